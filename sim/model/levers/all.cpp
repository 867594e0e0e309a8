// Every lever, in the order in which people are shown them. A new lever is its file, a line in each
// of the two lists here, and its name in CMakeLists.txt.
#include "model/lever.hpp"

#include <array>

namespace likvard {

extern const LeverType resource_team, school_package, assistant_principals, marketing,
    improvement_partnership, state_inspection, quality_dialogues, wellbeing_surveys,
    incident_reporting, school_evaluator, own_advisers, governance_chain, teacher_pay,
    career_teachers_sva, principal_training, smaller_classes, early_guarantee, tutoring,
    holiday_school, special_support, special_needs_supervision, pupil_health_staff,
    absence_follow_up, competence_team, career_guidance, newly_arrived_reception, study_guidance,
    mother_tongue, equity_grant, needs_weighted_funding, admission_rules, school_merge;

namespace {
// clang-format off
constexpr std::array all{
    // the package of 2019
    &resource_team, &school_package, &assistant_principals, &marketing,
    // the state
    &improvement_partnership, &state_inspection,
    // what the board knows
    &quality_dialogues, &wellbeing_surveys, &incident_reporting, &school_evaluator, &own_advisers,
    &governance_chain,
    // staff
    &teacher_pay, &career_teachers_sva, &principal_training, &smaller_classes,
    // pupils
    &early_guarantee, &tutoring, &holiday_school, &special_support, &special_needs_supervision,
    &pupil_health_staff, &absence_follow_up, &competence_team, &career_guidance,
    // languages
    &newly_arrived_reception, &study_guidance, &mother_tongue,
    // money and places
    &equity_grant, &needs_weighted_funding, &admission_rules, &school_merge,
};
// clang-format on
} // namespace

std::span<const LeverType* const> levers()
{
    return all;
}

const LeverType* lever_named(std::string_view key)
{
    for (const LeverType* lever : all) {
        if (lever->key == key) {
            return lever;
        }
    }
    return nullptr;
}

std::string_view name(Strength strength)
{
    switch (strength) {
    case Strength::randomised:
        return "randomised";
    case Strength::quasi_experimental:
        return "quasi-experimental";
    case Strength::observational:
        return "observational";
    case Strength::judgement:
        return "judgement";
    }
    return "";
}

std::string_view name(Route route)
{
    return route == Route::net ? "net" : "mechanism";
}

std::string_view name(TargetRule rule)
{
    switch (rule) {
    case TargetRule::all:
        return "all";
    case TargetRule::list:
        return "list";
    case TargetRule::perceived_need:
        return "perceived_need";
    case TargetRule::lowest_results:
        return "lowest_results";
    case TargetRule::lowest_parents_quarter:
        return "lowest_parents_quarter";
    }
    return "";
}

} // namespace likvard
