// Parameters: declared well, drawn within bounds, and independent of each other.
#include "core/priors.hpp"
#include "core/random.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/params.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace likvard {
namespace {

TEST(Parameters, EveryKeyIsUniqueAndFound)
{
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        EXPECT_TRUE(keys.insert(parameters()[i].key).second) << parameters()[i].key;
        EXPECT_EQ(parameter_named(parameters()[i].key), i);
    }
    EXPECT_FALSE(parameter_named("learn.kapa").has_value());
}

TEST(Parameters, EveryKeyIsAProcessAndAName)
{
    for (const ParameterInfo& info : parameters()) {
        EXPECT_NE(info.key.find('.'), std::string_view::npos) << info.key;
        const bool plain = std::all_of(info.key.begin(), info.key.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                   c == 'E'; // the mark E
        });
        EXPECT_TRUE(plain) << info.key;
    }
}

TEST(Parameters, EveryOneSaysWhatItMeansWhereItComesFromAndBoundsItsCentre)
{
    for (const ParameterInfo& info : parameters()) {
        EXPECT_FALSE(info.meaning.empty()) << info.key;
        EXPECT_FALSE(info.source.empty()) << info.key;
        EXPECT_LT(info.low, info.high) << info.key;
        EXPECT_GE(info.prior.location, info.low) << info.key;
        EXPECT_LE(info.prior.location, info.high) << info.key;
        EXPECT_EQ(info.prior.kind == PriorKind::fixed, info.prior.scale == 0.0) << info.key;
    }
}

TEST(Parameters, DrawsStayWithinBoundsAndFixedOnesAtTheirValue)
{
    for (int replicate = 0; replicate < 300; ++replicate) {
        const auto values = draw_values(7, replicate);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const ParameterInfo& info = parameters()[i];
            EXPECT_GE(values[i], info.low) << info.key;
            EXPECT_LE(values[i], info.high) << info.key;
            if (info.prior.kind == PriorKind::fixed) {
                EXPECT_EQ(values[i], info.prior.location) << info.key;
            }
        }
    }
}

/// FNV-1a of a key, written apart from the program's.
std::uint64_t keyed(std::string_view key)
{
    std::uint64_t id = 14695981039346656037ULL;
    for (const char letter : key) {
        id ^= static_cast<unsigned char>(letter);
        id *= 1099511628211ULL;
    }
    return id;
}

TEST(Parameters, ADrawDependsOnSeedReplicateAndItsOwnKeyAlone)
{
    const auto values = draw_values(42, 5);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ParameterInfo& info = parameters()[i];
        const float u = Draw(42, 5).uniform(Stream::parameters, 0, keyed(info.key));
        EXPECT_EQ(values[i], PriorQuantile(info)(static_cast<double>(u))) << info.key;
    }
    EXPECT_EQ(values, draw_values(42, 5));
    EXPECT_NE(values, draw_values(42, 6));
    EXPECT_NE(values, draw_values(43, 5));
}

TEST(Parameters, DrawsOfDifferentParametersDoNotGoTogether)
{
    constexpr int n = 1500;
    std::vector<std::vector<double>> uncertain; // standardised, by parameter
    for (int r = 0; r < n; ++r) {
        const auto values = draw_values(3, r);
        std::size_t k = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (parameters()[i].prior.kind != PriorKind::fixed) {
                uncertain.resize(std::max(uncertain.size(), k + 1));
                uncertain[k++].push_back(values[i]);
            }
        }
    }
    for (auto& column : uncertain) {
        double mean = 0.0;
        for (const double x : column) {
            mean += x / n;
        }
        double square = 0.0;
        for (double& x : column) {
            x -= mean;
            square += x * x;
        }
        ASSERT_GT(square, 0.0);
        for (double& x : column) {
            x /= std::sqrt(square);
        }
    }
    for (std::size_t a = 0; a < uncertain.size(); ++a) {
        for (std::size_t b = a + 1; b < uncertain.size(); ++b) {
            double r = 0.0;
            for (std::size_t k = 0; k < uncertain[a].size(); ++k) {
                r += uncertain[a][k] * uncertain[b][k];
            }
            EXPECT_LT(std::fabs(r), 0.13) << a << " " << b; // five standard errors
        }
    }
}

TEST(Parameters, ParamsAreReadInTheOrderInWhichTheyAreDeclared)
{
    auto values = central_values();
    ASSERT_EQ(values.size(), parameters().size());
    values[parameter_named("learn.kappa").value()] = 0.31;
    values[parameter_named("costs.independent_match").value()] = 0.25;
    const Params p = params_from(values);
    EXPECT_EQ(p.learn.kappa, 0.31);
    EXPECT_EQ(p.costs.independent_share, 0.25);
    EXPECT_EQ(p.needs.index_weight, params_from(central_values()).needs.index_weight);
}

TEST(Parameters, EachLeverReadsItsOwnValues)
{
    const auto values = central_values();
    for (const LeverType* lever : levers()) {
        const auto own = lever_values(values, *lever);
        ASSERT_EQ(own.size(), lever->parameters.size());
        for (std::size_t k = 0; k < own.size(); ++k) {
            EXPECT_EQ(own[k], values[parameter_named(lever->parameters[k].key).value()]);
            EXPECT_EQ(own[k], lever->parameters[k].prior.location);
        }
    }
}

} // namespace
} // namespace likvard
