// Preschool: what levers at a child's preschool have added, when the child enters school.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/geography.hpp"
#include "model/municipality.hpp"
#include "model/pupils.hpp"
#include "model/tick.hpp"

#include <array>
#include <vector>

namespace likvard {

struct PreschoolParams {
    double distance, three_years;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.distance, {.key = "preschool.distance",
                       .unit = Unit::one,
                       .low = -3.0,
                       .high = 0.0,
                       .prior = fixed(-1.2),
                       .meaning = "utility of one kilometre of way to a preschool",
                       .source = "twice that of a school: parents bring the children, assumed",
                       .standing = Standing::judgement});
        v(p.three_years, {.key = "preschool.three_years",
                          .unit = Unit::share,
                          .low = 0.0,
                          .high = 1.0,
                          .prior = fixed(0.9),
                          .meaning = "share of children who were there for three years or more "
                                     "before the preschool class; the others for two",
                          .source = "nine in ten at age three or more",
                          .standing = Standing::recalled});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// School years before the preschool class that count.
inline constexpr std::size_t preschool_years = 3;

/// What levers have added at each preschool, SD a year, by school row: [0] last school year, [1]
/// the one before … Empty: nothing anywhere.
struct Readiness {
    std::array<std::vector<float>, preschool_years> by_years_ago;
};

/// Adds to the gains of this autumn's children (grade 0, without a school yet, born here) what
/// their preschool years brought: `permanent` of it to the durable one, the rest to the transient
/// one, of which `retention` is left a year later. Then remembers this year's effects. Without an
/// effect no child is touched.
void preschool(Pupils& pupils, Readiness& readiness, const Effects& effects,
               const Municipality& municipality, const Geography& geography, double km_per_minute,
               double permanent, double retention, const PreschoolParams& params, const Tick& t);

} // namespace likvard
