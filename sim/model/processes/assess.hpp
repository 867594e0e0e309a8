// Assess: marks A-F in up to 17 subjects in grades 6 and 9, merit value, passing all subjects and
// eligibility for upper secondary. Marks are a gauge of skill, and a biased one.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/subjects.hpp"
#include "model/tick.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

struct AssessParams {
    std::array<double, subject_count> threshold_g9, threshold_g6;
    double step, noise_sd, girl_above_e, girl_beside_core, foreign_above_e, easier_core,
        easier_core_foreign, easier_beside, tail_penalty, leniency_sd, leniency_cohort_sd,
        leniency_independent;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto earlier_fit =
            "an earlier, simpler model fitted to 35 national targets on 607 schools, then "
            "moved to the national anchors (calibration/anchor)";
        constexpr auto anchored =
            "calibration/anchor: the national share of F in the subject (maths 12.7, Swedish 9.1 "
            "in grade 9 and 14.3, 13.0 in grade 6: Skolverket 2024/25; the rest a pattern fitted "
            "to passing all subjects)";
        for (std::size_t k = 0; k < subject_count; ++k) {
            v(p.threshold_g9[k], {.key = keys_g9[k],
                                  .unit = Unit::sd,
                                  .low = -4.0,
                                  .high = 2.0,
                                  .prior = fixed(anchors_g9[k]),
                                  .meaning = "marking score that gives an E in grade 9",
                                  .source = anchored,
                                  .standing = Standing::fitted});
        }
        for (std::size_t k = 0; k < subject_count; ++k) {
            v(p.threshold_g6[k], {.key = keys_g6[k],
                                  .unit = Unit::sd,
                                  .low = -4.0,
                                  .high = 2.0,
                                  .prior = fixed(anchors_g6[k]),
                                  .meaning = "marking score that gives an E in grade 6",
                                  .source = anchored,
                                  .standing = Standing::fitted});
        }
        v(p.step, {.key = "marks.step",
                   .unit = Unit::sd,
                   .low = 0.3,
                   .high = 1.2,
                   .prior = fixed(0.645),
                   .meaning = "score between the thresholds for E, D, C, B and A",
                   .source = earlier_fit,
                   .standing = Standing::fitted});
        v(p.noise_sd, {.key = "marks.subject_noise_sd",
                       .unit = Unit::sd,
                       .low = 0.1,
                       .high = 0.8,
                       .prior = fixed(0.413),
                       .meaning = "SD of the score within a subject",
                       .source = earlier_fit,
                       .standing = Standing::fitted});
        v(p.girl_above_e, {.key = "marks.girl_above_E",
                           .unit = Unit::sd,
                           .low = 0.0,
                           .high = 0.5,
                           .prior = fixed(0.27),
                           .meaning = "girls' advantage in marks above E, effort SD",
                           .source = earlier_fit,
                           .standing = Standing::fitted});
        v(p.girl_beside_core,
          {.key = "marks.girl_beside_core",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.5,
           .prior = fixed(0.075),
           .meaning = "girls' advantage in reaching an E in subjects beside Swedish, English and "
                      "mathematics, effort SD",
           .source = "calibration/anchor: girls 6.5 pp more who pass everything, 1.6 pp more "
                     "eligible (SIRIS 2017/18; Skolverket 2020-25)",
           .standing = Standing::fitted});
        v(p.foreign_above_e, {.key = "marks.foreign_school_above_E",
                              .unit = Unit::sd,
                              .low = 0.0,
                              .high = 1.0,
                              .prior = fixed(0.5),
                              .meaning = "advantage in marks above E per unit share of pupils with "
                                         "foreign background in the school",
                              .source = earlier_fit,
                              .standing = Standing::fitted});
        v(p.easier_core,
          {.key = "marks.easier_E_core",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.55),
           .meaning = "how much less an E in Swedish, English and mathematics takes per unit share "
                      "of pupils without post-secondary parents in the school; D to A take the "
                      "same",
           .source = "fitted to the national slopes of passing all subjects and of eligibility on "
                     "parents' education (0.65 and 0.43 per pp, 2024/25); that weak schools mark "
                     "above their test results: RiR 2022:22",
           .standing = Standing::fitted});
        v(p.easier_core_foreign,
          {.key = "marks.easier_E_core_foreign",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.2),
           .meaning = "the same per unit share of pupils with foreign background (Swedish as a "
                      "second language is marked on a scale of its own)",
           .source = "fitted to the national slopes on the share with foreign background: passing "
                     "all subjects -0.05, eligibility 0 to -0.02 per pp (2024/25)",
           .standing = Standing::fitted});
        v(p.easier_beside, {.key = "marks.easier_E_beside",
                            .unit = Unit::sd,
                            .low = 0.0,
                            .high = 1.0,
                            .prior = fixed(0.23),
                            .meaning = "the same in all other subjects",
                            .source = "as marks.easier_E_core",
                            .standing = Standing::fitted});
        v(p.tail_penalty, {.key = "marks.fail_tail_penalty",
                           .unit = Unit::sd,
                           .low = 0.5,
                           .high = 3.0,
                           .prior = fixed(1.9),
                           .meaning = "what the few who fail nearly everything lack, both domains",
                           .source = earlier_fit,
                           .standing = Standing::fitted});
        v(p.leniency_sd,
          {.key = "marks.leniency_school_sd",
           .unit = Unit::sd,
           .low = 0.05,
           .high = 0.22,
           .prior = fixed(0.085),
           .meaning = "SD between schools of grading leniency",
           .source = "an earlier, simpler fitted model, prior .12: Vlachos; RiR 2022:22",
           .standing = Standing::fitted});
        v(p.leniency_independent,
          {.key = "marks.leniency_independent",
           .unit = Unit::sd,
           .low = 0.0,
           .high = 0.2,
           .prior = fixed(0.07),
           .meaning = "how much more generously independent schools mark",
           .source = "fitted to 4 to 6 points of merit given composition (units 2024/25); that "
                     "they are more generous: Vlachos",
           .standing = Standing::fitted});
        v(p.leniency_cohort_sd, {.key = "marks.leniency_cohort_sd",
                                 .unit = Unit::sd,
                                 .low = 0.0,
                                 .high = 0.1,
                                 .prior = fixed(0.03),
                                 .meaning = "SD of a school's leniency from year to year",
                                 .source = earlier_fit,
                                 .standing = Standing::fitted});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)

    // Filled from calibration/anchor; see anchored above.
    static const std::array<double, subject_count> anchors_g9, anchors_g6;
    static const std::array<std::string_view, subject_count> keys_g9, keys_g6;
};

/// Writes passed_all of pupils in grades 6 and 9, and the `marks` of those in grade 9.
void assess(Pupils& pupils, FinalMarks& marks, const Schools& schools, const Effects& effects,
            const AssessParams& params, const Tick& t);

/// What is taken off the score that gives an E, SD, in the three core subjects and beside them.
struct EMargin {
    float core = 0.0F, beside = 0.0F;
};
/// What a school takes off by its composition: the lasting part of its marking that D to A do not
/// share.
[[nodiscard]] EMargin easier_e(const Schools& schools, std::size_t s, const AssessParams& params);

/// Skill and effort of some pupils, in columns, as marks and national tests are made of them.
struct Examined {
    std::vector<float> language, maths, effort;

    /// Of `members`, in their order. Those who fail nearly everything in this grade lack
    /// `tail_penalty`, SD, in both domains.
    void gather(const Pupils& pupils, std::span<const std::uint32_t> members, int grade,
                double tail_penalty);
};

/// The probability that a pupil passes every subject of grade 9, over the luck of marking alone:
/// skill, effort and failing tail are given, subject noise is not. Subjects are independent given
/// those, so it is a product over them. Accurate to 1e-4.
class PassProbability {
public:
    explicit PassProbability(const AssessParams& params);
    /// Of each of `members`, 0..1, in their order. By school: `leniency` is added to every score,
    /// SD, and `easier` taken off an E.
    void fill(std::vector<float>& chances, const Pupils& pupils,
              std::span<const std::uint32_t> members, std::span<const float> leniency,
              std::span<const EMargin> easier) const;

private:
    // Where in the table of the normal distribution a subject's score falls, per unit of each.
    std::array<float, subject_count> at_nothing_{}, per_language_{}, per_maths_{}, per_effort_{},
        per_girl_{};
    float per_leniency_ = 0.0F;
    double tail_penalty_ = 0.0;
};

/// Marking scores as they count towards an E, before thresholds, subject by subject, for `members`
/// (rows of one grade): what calibration/anchor takes quantiles of. scores[k][i] belongs to
/// members[i]; NaN without the subject.
void marking_scores(std::array<std::vector<float>, subject_count>& scores, const Pupils& pupils,
                    std::span<const std::uint32_t> members, const Schools& schools, int grade,
                    const AssessParams& params, const Tick& t);

} // namespace likvard
