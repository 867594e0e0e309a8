// National tests in grades 3, 6 and 9: what pupils show when all get the same test. A read-out of
// June like the other indicators, with luck of its own: nothing in the model acts on it.
#pragma once

#include "core/describe.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

/// Grades with national tests, and the subjects that are read out: Swedish (or Swedish as a second
/// language) and mathematics.
inline constexpr std::array tested_grades{3, 6, 9};
inline constexpr std::size_t tested_subjects = 2;

struct NationalTestParams {
    // By grade and subject: the score that reaches the bar on all parts (grade 3) or an E.
    std::array<std::array<double, tested_subjects>, tested_grades.size()> bar;
    double effort, noise_sd, school_sd;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        for (std::size_t g = 0; g < tested_grades.size(); ++g) {
            for (std::size_t k = 0; k < tested_subjects; ++k) {
                v(p.bar[g][k],
                  {.key = keys[g][k],
                   .unit = Unit::sd,
                   .low = -3.0,
                   .high = 2.0,
                   .prior = fixed(anchors[g][k]),
                   .meaning = g == 0 ? "test score that reaches the bar on all parts in grade 3"
                                     : "test score that gives an E",
                   .source = sources[g],
                   .standing = Standing::fitted});
            }
        }
        v(p.effort, {.key = "tests.effort",
                     .unit = Unit::share,
                     .low = 0.0,
                     .high = 1.0,
                     .prior = fixed(0.5),
                     .meaning = "how much a test score leans on effort, of what the mark in the "
                                "subject does",
                     .source = "one day's test asks for less of it than a year's marks; how much "
                               "less is assumed",
                     .standing = Standing::judgement});
        v(p.noise_sd, {.key = "tests.noise_sd",
                       .unit = Unit::sd,
                       .low = 0.2,
                       .high = 0.8,
                       .prior = fixed(0.4),
                       .meaning = "SD of a test score at given skill: the luck of the day and of "
                                  "the questions",
                       .source = "a reliability of about 0.85, as assumed of such tests",
                       .standing = Standing::judgement});
        v(p.school_sd, {.key = "tests.school_sd",
                        .unit = Unit::sd,
                        .low = 0.0,
                        .high = 0.6,
                        .prior = fixed(school_anchor),
                        .meaning = "SD of what a school, a grade and a year have in common on a "
                                   "test beside skill: preparation, and teachers who mark their "
                                   "own pupils' tests",
                        .source = school_source,
                        .standing = Standing::fitted});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)

    // Filled from calibration/anchor.
    static const std::array<std::array<double, tested_subjects>, tested_grades.size()> anchors;
    static const std::array<std::string_view, tested_grades.size()> sources;
    static const double school_anchor;
    static const std::string_view school_source;
    static const std::array<std::array<std::string_view, tested_subjects>, tested_grades.size()>
        keys;
};

/// Scores by subject of `members` (rows of one tested grade, number `g` of `tested_grades`), SD.
/// Loadings and the failing tail (`tail_penalty`, SD in both domains) as in marks; no leniency, no
/// easier E, no margin for girls.
using TestScores = std::array<std::vector<float>, tested_subjects>;
void test_scores(TestScores& scores, const Pupils& pupils, std::span<const std::uint32_t> members,
                 const Schools& schools, std::size_t g, const NationalTestParams& params,
                 double tail_penalty, const Tick& t);

/// Points of a test in grades 6 and 9 on the scale of marks: A 20 … E 10, F 0. `over`: score above
/// the bar for an E, SD; `step`: from one mark to the next, SD.
[[nodiscard]] float test_points(float over, float step);

} // namespace likvard
