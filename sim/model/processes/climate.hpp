// Climate: safety and calm of a school, moved by leadership, staff stability and the pupils'
// situation.
#pragma once

#include "core/describe.hpp"
#include "model/effects.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct ClimateParams {
    double speed, leadership, stability, noise_sd;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.speed,
          {.key = "climate.speed",
           .unit = Unit::share,
           .low = 0.1,
           .high = 0.9,
           .prior = fixed(0.4),
           .meaning = "share of the way to its target that a school's climate moves in a year",
           .source = "modelling choice",
           .standing = Standing::judgement});
        v(p.leadership, {.key = "climate.leadership",
                         .unit = Unit::sd,
                         .low = 0.0,
                         .high = 0.6,
                         .prior = normal(0.2, 0.1),
                         .meaning = "climate per SD of principal quality",
                         .source = "modelling choice; sign from inspections' reviews",
                         .standing = Standing::judgement});
        v(p.stability,
          {.key = "climate.stability",
           .unit = Unit::sd,
           .low = -4.0,
           .high = 0.0,
           .prior = normal(-1.0, 0.5),
           .meaning = "climate per unit share of teachers who left (an average year has 0.167)",
           .source = "modelling choice; sign from Ronfeldt, Loeb & Wyckoff 2013",
           .standing = Standing::judgement});
        v(p.noise_sd, {.key = "climate.noise_sd",
                       .unit = Unit::sd,
                       .low = 0.0,
                       .high = 0.6,
                       .prior = fixed(0.25),
                       .meaning = "yearly change of a school's climate that nothing here explains",
                       .source = "modelling choice",
                       .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Writes climate (SD across schools): it moves toward what leadership, stability of staff and
/// levers imply.
void climate(Schools& schools, const Effects& effects, const ClimateParams& params, const Tick& t);

/// Survey mean 0..10 of safety in grade 8 that a climate corresponds to (nation: mean 7.8).
[[nodiscard]] double safety_reading(double climate_sd);

} // namespace likvard
