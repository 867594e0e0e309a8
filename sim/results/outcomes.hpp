// Every outcome declared once: key, unit, direction, titles, definition and the count it rests on.
#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace likvard {

/// Order = column order in the store. Append only.
enum class Outcome : std::uint8_t {
    merit_points,
    pass_all_pct,
    eligible_pct,
    pass_all_g6_pct,
    skill_language_sd,
    skill_maths_sd,
    problem_absence_pct,
    certified_pct,
    teacher_turnover_pct,
    principal_turnover_pct,
    gap_parents_pass_pp,
    gap_background_pass_pp,
    gap_sex_pass_pp,
    gap_schools_p90_p10_pp,
    gap_school_quarters_pass_pp,
    between_school_share,
    dissimilarity,
    cost_sek,
    teachers_from_elsewhere,
    pupils,
    leavers,
    pupils_g6,
    // the other school forms
    eligible_academic_pct,
    introductory_pct,
    upper_secondary_completion_pct,
    upper_secondary_completion3_pct,
    programme_switch_pct,
    upper_secondary_starters,
    national_starters_three_years,
    national_starters_two_years,
    adapted_pass_pct,
    adapted_pupils,
    adapted_leavers,
    // equity, expected gaps, staff and what is seen
    background_r2,
    isolation,
    dissimilarity_parents,
    salsa_residual,
    value_added_spread,
    pass_all_expected_pct,
    gap_school_quarters_pass_expected_pp,
    gap_schools_p90_p10_expected_pp,
    gap_school_quarters_pass_municipal_pp,
    experience_years,
    vacancy_pct,
    gap_certified_pp,
    gap_experience_years,
    gap_turnover_pp,
    gap_vacancy_pp,
    incidents_per_100,
    recorded_incidents_per_100,
    targeting_loss_pct,
    // national tests
    pupils_g3,
    test_swedish_g3_pct,
    test_maths_g3_pct,
    test_swedish_g6_points,
    test_maths_g6_points,
    test_swedish_g9_points,
    test_maths_g9_points,
    last = test_maths_g9_points
};
inline constexpr std::size_t outcome_count = static_cast<std::size_t>(Outcome::last) + 1;

enum class Better : std::uint8_t { higher, lower, neither };
[[nodiscard]] std::string_view name(Better better);

struct OutcomeInfo {
    Outcome id;
    std::string_view key;
    Unit unit;
    Better better;
    bool is_gap;                 // a gap narrows when its absolute value falls
    std::optional<Outcome> base; // the count of pupils it rests on, for suppressing small groups
    std::string_view title_sv;
    std::string_view title_en;
    std::string_view definition;
};

/// All outcomes in column order.
[[nodiscard]] std::span<const OutcomeInfo> outcomes();
[[nodiscard]] const OutcomeInfo& info(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcome_named(std::string_view key);

/// What a group is a group of. `reach`: schools that the plan's levers reached in that replicate
/// against the municipality's other schools, the same split in both arms.
enum class Dimension : std::uint8_t {
    municipality,
    school,
    // NOLINTNEXTLINE(readability-identifier-naming) operator is a keyword of C++
    run_by,
    parents,
    background,
    sex,
    school_quarter,
    reach
};

/// Key as stored and printed: "municipality", "operator", "school_quarter" …
[[nodiscard]] std::string_view key(Dimension dimension);
[[nodiscard]] std::optional<Dimension> dimension_named(std::string_view key);

} // namespace likvard
