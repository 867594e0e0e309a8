// The units that a parameter, a lever field or an outcome may have, and how a person writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace likvard {

enum class Unit {
    one,         // a plain number, a factor or a weight
    share,       // 0..1
    percent,     // 0..100
    pp,          // percentage points
    sd,          // SD of the national grade cohort
    sd_per_year, // SD a school year
    points,      // merit value points, 0..340
    probability, // per year unless the meaning says otherwise
    log_odds,
    years,
    months,
    days,
    fte,
    pupils,
    teachers,
    pupils_per_teacher,
    pupils_per_fte,
    teachers_per_fte,
    pupils_per_class,
    sek,
    sek_per_year,
    sek_per_month,
    km,
    km_per_hour,
    minutes,
    grade_scale, // survey means 0..10
};

/// Symbol as printed after a number, for example "SD/year". Empty for a plain number.
[[nodiscard]] std::string_view symbol(Unit unit);

/// Factor that turns a number written with `label` into `unit` ("MSEK/year" for sek_per_year gives
/// 1e6), or nothing when the label belongs to another unit.
[[nodiscard]] std::optional<double> scale_of(std::string_view label, Unit unit);

/// Labels that `scale_of` accepts for `unit`, for an error message: "SEK/year, kSEK/year,
/// MSEK/year".
[[nodiscard]] std::string accepted_labels(Unit unit);

} // namespace likvard
