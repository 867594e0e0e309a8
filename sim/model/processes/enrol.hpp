// Enrol: families rank schools, seats are settled by deferred acceptance under the Swedish rules.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/geography.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

#include <vector>

namespace likvard {

struct EnrolParams {
    double distance, peers, peers_low, reputation, reputation_low, home_school, sibling_share,
        sibling_bonus, switch_share;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.distance, {.key = "choice.distance",
                       .unit = Unit::one,
                       .low = -1.2,
                       .high = -0.2,
                       .prior = normal(-0.6, 0.2),
                       .meaning = "utility of one kilometre of way to school",
                       .source = "no Swedish number found; typical of discrete-choice studies",
                       .standing = Standing::recalled});
        v(p.peers, {.key = "choice.peers",
                    .unit = Unit::one,
                    .low = 0.05,
                    .high = 0.5,
                    .prior = normal(0.25, 0.1),
                    .meaning = "utility of 10 percentage points more schoolmates with "
                               "post-secondary parents, for families with such education",
                    .source = "Swedish studies agree on the sign",
                    .standing = Standing::recalled});
        v(p.peers_low, {.key = "choice.peers_low_education",
                        .unit = Unit::share,
                        .low = 0.0,
                        .high = 1.0,
                        .prior = fixed(0.5),
                        .meaning = "that utility for other families, relative",
                        .source = "half, assumed",
                        .standing = Standing::judgement});
        v(p.reputation,
          {.key = "choice.reputation",
           .unit = Unit::one,
           .low = 0.0,
           .high = 0.6,
           .prior = normal(0.15, 0.1),
           .meaning = "utility of one SD of a school's seen level, beside its composition, for "
                      "families with post-secondary education",
           .source = "no Swedish estimate found",
           .standing = Standing::judgement});
        v(p.reputation_low,
          {.key = "choice.reputation_low_education",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = beta(0.5, 0.2),
           .meaning = "that utility for other families, relative",
           .source = "half, as for schoolmates; that the well-educated leave a school under state "
                     "measures first: Allen & Burgess 2012, Hussain 2015 (England), size assumed",
           .standing = Standing::judgement});
        v(p.home_school,
          {.key = "choice.home_school",
           .unit = Unit::one,
           .low = 0.0,
           .high = 8.0,
           .prior = fixed(4.0),
           .meaning = "utility of the school of one's own home area, beside its distance",
           .source =
               "set so that segregation keeps its level: flat since 2015 (Skolverket 2025:19)",
           .standing = Standing::fitted});
        v(p.sibling_share, {.key = "choice.sibling_share",
                            .unit = Unit::share,
                            .low = 0.0,
                            .high = 0.8,
                            .prior = fixed(0.4),
                            .meaning = "share of entering children with an older sibling in school",
                            .source = "modelling choice",
                            .standing = Standing::judgement});
        v(p.sibling_bonus, {.key = "choice.sibling_bonus",
                            .unit = Unit::one,
                            .low = 0.0,
                            .high = 6.0,
                            .prior = fixed(2.5),
                            .meaning = "utility of the sibling's school",
                            .source = "modelling choice",
                            .standing = Standing::judgement});
        v(p.switch_share, {.key = "choice.switch_share",
                           .unit = Unit::share,
                           .low = 0.0,
                           .high = 0.3,
                           .prior = fixed(0.05),
                           .meaning = "share of pupils who consider another school before grades 4 "
                                      "and 7 although theirs goes on",
                           .source = "modelling choice",
                           .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// What draws a group of families to a school beside what the parameters name, as utility: by stage
/// of school, group (parents' education × background) and school. Empty: nothing.
struct Pulls {
    static constexpr int stages = 4; // entering F, 4, 7; moving in between
    static constexpr int movers = 3;
    static constexpr std::size_t groups = 4;

    std::size_t school_count = 0;
    std::vector<float> value;

    Pulls() = default;
    explicit Pulls(std::size_t schools)
        : school_count(schools), value(static_cast<std::size_t>(stages) * groups * schools)
    {
    }
    [[nodiscard]] static int stage(int grade)
    {
        return grade == 0
                   ? 0
                   : (grade == last_early_grade + 1 ? 1
                                                    : (grade == first_upper_grade ? 2 : movers));
    }
    [[nodiscard]] static constexpr std::size_t group(bool postsec, bool foreign)
    {
        return (postsec ? 2U : 0U) + (foreign ? 1U : 0U);
    }
    [[nodiscard]] float& at(int stage, std::size_t group, std::size_t school)
    {
        return value[place(stage, group, school)];
    }
    [[nodiscard]] float of(int stage, std::size_t group, std::size_t school) const
    {
        return value.empty() ? 0.0F : value[place(stage, group, school)];
    }

private:
    [[nodiscard]] std::size_t place(int stage, std::size_t group, std::size_t school) const
    {
        return (static_cast<std::size_t>(stage) * groups + group) * school_count + school;
    }
};

/// How families get to schools and what draws them there.
struct Ways {
    const Geography& geography;
    const Pulls& pulls;
    double km_per_minute;
};

/// Writes school of everybody without a place: entrants, movers, pupils whose school ends or has
/// closed, and those who consider another. Municipal schools admit by relative proximity (or by the
/// lottery or quota of a lever), independent ones by queue. A pupil nobody takes gets a place in
/// the nearest municipal school with the grade, which opens one more seat: the municipality's duty.
void enrol(Pupils& pupils, const Schools& schools, const Effects& effects, const Ways& ways,
           const EnrolParams& params, const Tick& t);

} // namespace likvard
