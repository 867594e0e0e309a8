// Recruit: vacancies meet a yearly list of candidates; who is left goes without, and what is left
// is filled by uncertified staff or stays vacant.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/staff_traits.hpp"
#include "model/teachers.hpp"
#include "model/tick.hpp"

namespace likvard {

struct RecruitParams {
    double list_ratio, certified_ratio, elsewhere_share, taste_postsec, taste_climate,
        value_certified, value_experience, value_signal, value_noise, stand_in_share,
        permanent_certified, permanent_other, pay_pull, surplus_kept, surge_uncertified;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.list_ratio,
          {.key = "recruit.list_ratio",
           .unit = Unit::share,
           .low = 0.05,
           .high = 0.5,
           .prior = fixed(0.135),
           .meaning = "candidates on the yearly list per teacher employed at the start",
           .source = "set so that about 16.7 % leave and few posts stay vacant",
           .standing = Standing::fitted});
        v(p.certified_ratio, {.key = "recruit.certified_ratio",
                              .unit = Unit::share,
                              .low = 0.2,
                              .high = 1.2,
                              .prior = fixed(0.82),
                              .meaning = "certified share among candidates, relative to the "
                                         "certified share of the municipality's teachers",
                              .source = "set so that the certified share keeps its level",
                              .standing = Standing::fitted});
        v(p.elsewhere_share,
          {.key = "recruit.elsewhere_share",
           .unit = Unit::share,
           .low = 0.2,
           .high = 0.9,
           .prior = fixed(0.6),
           .meaning = "share of candidates who now teach in another municipality; of those whom "
                      "advertising adds, half of the rest too",
           .source = "16.7 % leave their school, 10 to another (SOU 2019:40): 10 / 16.7",
           .standing = Standing::derived});
        v(p.taste_postsec,
          {.key = "recruit.taste_postsec",
           .unit = Unit::one,
           .low = 0.0,
           .high = 6.0,
           .prior = fixed(2.0),
           .meaning = "candidate's utility per unit share of pupils with post-secondary parents",
           .source = "set to the certified gradient between school quarters (66.6 to 79.8 %, "
                     "Skolverket 2024/25)",
           .standing = Standing::fitted});
        v(p.taste_climate, {.key = "recruit.taste_climate",
                            .unit = Unit::one,
                            .low = 0.0,
                            .high = 1.0,
                            .prior = fixed(0.2),
                            .meaning = "candidate's utility per SD of school climate",
                            .source = "modelling choice",
                            .standing = Standing::judgement});
        v(p.pay_pull,
          {.key = "recruit.pay_pull",
           .unit = Unit::one,
           .low = 0.1,
           .high = 0.4,
           .prior = normal(0.285, 0.05),
           .meaning =
               "candidate's utility of a pay premium of 10 %, and the relative growth of the "
               "list of candidates where every school pays it",
           .source = "Falch 2010, Norway: hires +5.5 % of staff, on the 16.7 % that are hired here "
                     "in a year: log(22.2 / 16.7)",
           .standing = Standing::derived});
        v(p.surge_uncertified,
          {.key = "recruit.surge_uncertified",
           .unit = Unit::share,
           .low = 0.1,
           .high = 0.7,
           .prior = beta(0.35, 0.12),
           .meaning = "share of the posts that levers add for which nobody comes onto the list of "
                      "candidates, so that stand-ins take them; read as beside those on the list "
                      "who are uncertified",
           .source = "Andersson & Waldenstrom 2007; IFAU 2025 on Kunskapsbidraget",
           .standing = Standing::partial});
        v(p.surplus_kept,
          {.key = "recruit.surplus_kept",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.05),
           .meaning =
               "share of its posts by which a shrinking school may be overstaffed before the "
               "last to come must look for a post elsewhere in the municipality",
           .source = "modelling choice; whole posts, rounded up",
           .standing = Standing::judgement});
        v(p.value_certified, {.key = "recruit.value_certified",
                              .unit = Unit::one,
                              .low = 0.0,
                              .high = 5.0,
                              .prior = fixed(1.0),
                              .meaning = "a school's value of certification in a candidate",
                              .source = "modelling choice: the unit of the others",
                              .standing = Standing::judgement});
        v(p.value_experience, {.key = "recruit.value_experience",
                               .unit = Unit::one,
                               .low = 0.0,
                               .high = 0.2,
                               .prior = fixed(0.03),
                               .meaning = "a school's value of a year of experience, up to ten",
                               .source = "modelling choice",
                               .standing = Standing::judgement});
        v(p.value_signal,
          {.key = "recruit.value_signal",
           .unit = Unit::one,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.2),
           .meaning = "a school's value of one SD of effectiveness, of which it sees little",
           .source = "no observable trait predicts effectiveness well; assumed",
           .standing = Standing::judgement});
        v(p.value_noise, {.key = "recruit.value_noise",
                          .unit = Unit::one,
                          .low = 0.0,
                          .high = 2.0,
                          .prior = fixed(0.5),
                          .meaning = "SD of what each school sees in a candidate beside that",
                          .source = "modelling choice",
                          .standing = Standing::judgement});
        v(p.stand_in_share, {.key = "recruit.stand_in_share",
                             .unit = Unit::share,
                             .low = 0.0,
                             .high = 1.0,
                             .prior = fixed(0.9),
                             .meaning = "share of posts nobody on the list took that are filled by "
                                        "uncertified stand-ins; the rest stay vacant",
                             .source = "modelling choice",
                             .standing = Standing::judgement});
        v(p.permanent_certified,
          {.key = "recruit.permanent_certified",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.97),
           .meaning = "share of newly hired certified teachers with a permanent post",
           .source = "set to 89.2 % permanent (Skolverket 2024/25)",
           .standing = Standing::fitted});
        v(p.permanent_other,
          {.key = "recruit.permanent_other",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.5),
           .meaning = "share of newly hired uncertified teachers with a permanent post",
           .source = "set to 89.2 % permanent (Skolverket 2024/25)",
           .standing = Standing::fitted});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// What the list of candidates rests on: data of the start, never a result of policy.
struct StaffMarket {
    double teachers = 0.0;        // employed at the start
    double certified_share = 0.0; // of them
    TeacherSpread spread{};
};

/// Removes who left, hires, and moves staff on by a year of age and experience. Writes staff,
/// posts, vacant, left_share and from_elsewhere of the schools.
void recruit(Teachers& teachers, Schools& schools, const Effects& effects,
             const StaffMarket& market, const RecruitParams& params, const Tick& t);

} // namespace likvard
