// The row kernel of pulls against one contraction at a time, choice by choice.
#include "core/math.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t areas = 6; // no whole number of those that go at once
constexpr std::size_t choices = PullRows::choices;
constexpr int steps = 5;
constexpr double strongest = 0.5;

struct Columns {
    std::vector<double> way, applicants, wanted, aim, named;
    std::array<double, choices> want{};
};

/// Some schools have nobody of a choice, and nobody applies from one area. One choice has nobody.
Columns some_columns()
{
    Columns all;
    const auto normals = column(1, areas * choices + schools * (areas + 2 * choices));
    std::size_t next = 0;
    const auto positive = [&] { return exp_exact(double{normals[next++]}); };
    for (std::size_t i = 0; i < areas * schools; ++i) {
        all.way.push_back(positive());
    }
    for (std::size_t i = 0; i < areas * choices; ++i) {
        all.applicants.push_back(i / choices == 2 ? 0.0 : positive());
    }
    for (std::size_t i = 0; i < schools * choices; ++i) {
        const bool has_some = i % 5 != 0 && i % choices != 3;
        all.wanted.push_back(has_some ? positive() : 0.0);
        all.aim.push_back(2.0 * all.wanted[i]);
        all.named.push_back(double{normals[next++]});
        all.want.at(i % choices) += all.wanted[i];
    }
    all.want[3] = 1.0;
    return all;
}

/// Pupils that schools would get of one choice.
std::vector<double> expected(const Columns& all, std::size_t c, const std::vector<double>& appeal)
{
    std::vector<double> got(schools);
    for (std::size_t a = 0; a < areas; ++a) {
        double sum = 0.0;
        for (std::size_t s = 0; s < schools; ++s) {
            sum += all.way[a * schools + s] * appeal[s];
        }
        const double each = sum > 0.0 ? all.applicants[a * choices + c] / sum : 0.0;
        for (std::size_t s = 0; s < schools; ++s) {
            got[s] += each * all.way[a * schools + s] * appeal[s];
        }
    }
    return got;
}

std::vector<double> pulls_of(const Columns& all, std::size_t c)
{
    std::vector<double> pull(schools);
    for (int step = 0; step < steps; ++step) {
        std::vector<double> appeal(schools);
        for (std::size_t s = 0; s < schools; ++s) {
            const std::size_t i = s * choices + c;
            appeal[s] = all.wanted[i] > 0.0 ? exp_exact(all.named[i] + pull[s]) : 0.0;
        }
        const auto got = expected(all, c, appeal);
        double mean = 0.0;
        for (std::size_t s = 0; s < schools; ++s) {
            const std::size_t i = s * choices + c;
            if (got[s] > 0.0) {
                pull[s] += log_exact(all.aim[i] / got[s]);
                mean += pull[s] * all.wanted[i] / all.want.at(c);
            }
        }
        for (std::size_t s = 0; s < schools; ++s) {
            pull[s] = all.wanted[s * choices + c] > 0.0
                          ? std::clamp(pull[s] - mean, -strongest, strongest)
                          : 0.0;
        }
    }
    return pull;
}

TEST_F(RowKernelSets, PullsOfAllChoicesAreThoseOfEachAlone)
{
    const Columns all = some_columns();
    under_every_set([&](const RowKernels& kernels) {
        std::vector<double> each(areas * choices);
        std::vector<double> appeal(schools * choices);
        std::vector<double> got(schools * choices);
        std::vector<double> pull(schools * choices);
        kernels.pull(steps, {.areas = areas,
                             .schools = schools,
                             .way = all.way.data(),
                             .applicants = all.applicants.data(),
                             .wanted = all.wanted.data(),
                             .aim = all.aim.data(),
                             .named = all.named.data(),
                             .want = all.want.data(),
                             .each = each.data(),
                             .appeal = appeal.data(),
                             .got = got.data(),
                             .pull = pull.data(),
                             .strongest = strongest});
        for (std::size_t c = 0; c < choices; ++c) {
            const auto told = pulls_of(all, c);
            EXPECT_EQ(told == std::vector<double>(schools), c == 3);
            for (std::size_t s = 0; s < schools; ++s) {
                EXPECT_EQ(pull[s * choices + c], told[s]) << s << " " << c;
            }
        }
    });
}

} // namespace
} // namespace likvard
