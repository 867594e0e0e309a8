// Estimators on data whose truth is known, and the trials' own verdicts.
#include "calibration/nation_sample.hpp"
#include "calibration/trials/estimators.hpp"
#include "calibration/trials/trials.hpp"
#include "core/random.hpp"
#include "model/parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

double dice(std::uint32_t a, std::uint64_t b, std::uint32_t c)
{
    return static_cast<double>(Draw(a, 0).normal(Stream::marks, 0, b, c));
}

TEST(Estimators, WithinGroupsFindsTheEffectWithAnHonestInterval)
{
    constexpr int experiments = 200;
    constexpr double effect = 0.3;
    int inside = 0;
    double mean = 0.0;
    for (std::uint32_t k = 0; k < experiments; ++k) {
        std::vector<TrialRow> rows;
        for (std::uint64_t school = 0; school < 40; ++school) {
            for (std::uint64_t pupil = 0; pupil < 12; ++pupil) {
                const double treated = pupil % 3 == 0 ? 1.0 : 0.0;
                const double covariate = dice(k, school * 100 + pupil, 1);
                const double y = 2.0 * dice(k, school, 2) + effect * treated + 0.5 * covariate +
                                 dice(k, school * 100 + pupil, 3);
                rows.push_back({school, school, y, treated, covariate});
            }
        }
        const Estimate e = within_groups(rows);
        mean += e.effect / experiments;
        inside += e.low() <= effect && effect <= e.high() ? 1 : 0;
    }
    EXPECT_NEAR(mean, effect, 0.03);
    EXPECT_GE(inside, 180); // 95 % of 200, less three SE
    EXPECT_LE(inside, 199);
}

TEST(Estimators, DifferenceInDifferencesTakesUnitsAndYearsOut)
{
    std::vector<PanelRow> rows;
    constexpr double effect = -1.5;
    for (std::uint64_t unit = 0; unit < 60; ++unit) {
        for (int year = 0; year < 5; ++year) {
            const double treated = unit % 2 == 0 && year >= 2 ? 1.0 : 0.0;
            rows.push_back({unit, year,
                            5.0 * dice(1, unit, 4) + 3.0 * year + effect * treated +
                                0.5 * dice(1, unit * 10 + static_cast<std::uint64_t>(year), 5),
                            treated, 1.0 + static_cast<double>(unit % 3)});
        }
    }
    const Estimate e = two_way(rows);
    EXPECT_NEAR(e.effect, effect, 0.3);
    EXPECT_LT(e.low(), effect);
    EXPECT_GT(e.high(), effect);
}

TEST(Trials, AVerdictFollowsTheIntervals)
{
    const auto verdict = [](TrialEffect published, TrialEffect recovered,
                            std::optional<double> in_model) {
        TrialResult r;
        r.published = published;
        r.recovered = recovered;
        r.in_model = in_model;
        judge(r);
        return r.verdict;
    };
    EXPECT_EQ(verdict({0.2, 0.1, 0.3}, {0.21, 0.15, 0.27}, 0.2), "recovered");
    EXPECT_EQ(verdict({0.2, 0.15, 0.25}, {0.05, 0.0, 0.1}, 0.05), "smaller");
    EXPECT_EQ(verdict({0.1, 0.05, 0.15}, {-0.4, -0.5, -0.3}, -0.4), "larger");
    EXPECT_EQ(verdict({0.2, 0.1, 0.3}, {0.2, 0.15, 0.25}, 0.4), "missed");
}

class Published : public ::testing::TestWithParam<const char*> {};

TEST_P(Published, EffectComesOutAgain)
{
    static const std::vector<Municipality> sample =
        read_nation_sample(std::string(LIKVARD_SOURCE_DIR) + "/calibration/nation_sample.csv");
    for (const Trial& trial : all_trials()) {
        if (trial.name == GetParam()) {
            for (const TrialResult& r : trial.run({sample, central_values(), {}})) {
                const bool phantom = r.name == "placebo_before_after";
                EXPECT_EQ(r.verdict, phantom ? "phantom" : "recovered") << r.name;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Trials, Published,
                         ::testing::Values("star", "matematiklyftet", "small_group_maths",
                                           "coaching", "pay_premium", "absence_mentor",
                                           "principal_changes", "placebo"),
                         [](const auto& test) { return std::string(test.param); });

} // namespace
} // namespace likvard
