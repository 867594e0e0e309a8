#include "viz/panels/lever_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace likvard::view {
namespace {

struct Place {
    std::string_view channel;
    Say group;
};
constexpr std::array places{
    Place{"coaching", Say::group_staff},
    Place{"candidates", Say::group_staff},
    Place{"pay", Say::group_staff},
    Place{"leaving", Say::group_staff},
    Place{"assistants", Say::group_staff},
    Place{"principal", Say::group_staff},
    Place{"smaller_classes", Say::group_staff},
    Place{"learning", Say::group_teaching},
    Place{"learning_needs", Say::group_teaching},
    Place{"learning_boys", Say::group_teaching},
    Place{"pass_margin", Say::group_teaching},
    Place{"special_teachers", Say::group_teaching},
    Place{"early", Say::group_teaching},
    Place{"tutoring", Say::group_teaching},
    Place{"readiness", Say::group_teaching},
    Place{"climate", Say::group_health},
    Place{"absence", Say::group_health},
    Place{"attendance", Say::group_health},
    Place{"dropout", Say::group_health},
    Place{"switching", Say::group_health},
    Place{"learning_second_language", Say::group_language},
    Place{"guidance", Say::group_language},
    Place{"catch_up", Say::group_language},
    Place{"chain_lag", Say::group_governance},
    Place{"chain_fidelity", Say::group_governance},
    Place{"surveys", Say::group_governance},
    Place{"incident_reporting", Say::group_governance},
    Place{"posts", Say::group_places},
    Place{"reputation", Say::group_places},
    Place{"admission_lottery", Say::group_places},
    Place{"admission_quota", Say::group_places},
    Place{"closed", Say::group_places},
};

constexpr double hundred = 100.0;

std::string counted(double value, std::string_view sv, std::string_view en, Language language)
{
    const bool whole = value == std::floor(value);
    constexpr double ten = 10.0;
    const int decimals = whole ? 0 : value * ten == std::floor(value * ten) ? 1 : 2;
    return fmt::format("{} {}", format_number(value, decimals, language),
                       language == Language::sv ? sv : en);
}

} // namespace

Say lever_group(const LeverType& lever)
{
    for (const Place& place : places) {
        if (!lever.channels.empty() && place.channel == lever.channels.front()) {
            return place.group;
        }
    }
    return Say::group_teaching;
}

std::string_view title(const LeverType& lever, Language language)
{
    return language == Language::sv ? lever.title_sv : lever.title_en;
}

std::string_view rule_title(TargetRule rule, Language language)
{
    switch (rule) {
    case TargetRule::all:
        return say(Say::rule_all, language);
    case TargetRule::list:
        return say(Say::rule_list, language);
    case TargetRule::perceived_need:
        return say(Say::rule_need, language);
    case TargetRule::lowest_results:
        return say(Say::rule_results, language);
    case TargetRule::lowest_parents_quarter:
        return say(Say::rule_parents, language);
    }
    return "";
}

Say strength_title(Strength strength)
{
    switch (strength) {
    case Strength::randomised:
        return Say::randomised;
    case Strength::quasi_experimental:
        return Say::quasi;
    case Strength::observational:
        return Say::observational;
    case Strength::judgement:
        break;
    }
    return Say::judgement;
}

int strength_dots(Strength strength)
{
    constexpr int most = 3;
    return most - static_cast<int>(strength);
}

std::string field_text(const FieldInfo& field, double value, Language language)
{
    switch (field.unit) {
    case Unit::share:
        return format_percent(value * hundred, 0, language);
    case Unit::sek:
    case Unit::sek_per_month:
        return language == Language::sv ? fmt::format("{} kr", format_number(value, 0, language))
                                        : fmt::format("SEK {}", format_number(value, 0, language));
    case Unit::sek_per_year:
        return format_sek(value, language) + (language == Language::sv ? "/år" : "/year");
    case Unit::fte:
        return counted(value, value == 1.0 ? "tjänst" : "tjänster", value == 1.0 ? "post" : "posts",
                       language);
    case Unit::pupils:
        return counted(value, "elever", "pupils", language);
    case Unit::days:
        return counted(value, "dagar", "days", language);
    case Unit::years:
        return fmt::format("{:.0f}", value);
    default:
        return format_number(value, value == std::floor(value) ? 0 : 1, language);
    }
}

double rounded(const FieldInfo& field, double value)
{
    // Steps that people speak of: half posts, whole per cent, hundreds of thousands.
    const auto to = [&](double step) {
        return std::clamp(std::round(value / step) * step, field.low, field.high);
    };
    constexpr double small_range = 5.0;
    constexpr double large_range = 10e6;
    switch (field.unit) {
    case Unit::share:
        return to(0.01);
    case Unit::fte:
        return to(field.high <= small_range ? 0.05 : 0.5);
    case Unit::sek_per_year:
        return to(field.high >= large_range ? 100000.0 : 100.0);
    case Unit::sek:
        return to(10.0);
    case Unit::sek_per_month:
        return to(100.0);
    case Unit::years:
    case Unit::days:
        return to(1.0);
    default:
        return to(field.high <= 1.0 ? 0.05 : 0.5);
    }
}

bool is_wide(const FieldInfo& field)
{
    constexpr double wide = 8.0;
    return field.low == 0.0 && field.default_value > 0.0 && field.high / field.default_value > wide;
}

std::string target_text(const LeverUse& use, const Municipality& municipality, Language language)
{
    const Target& target = use.target;
    if (target.rule == TargetRule::list) {
        if (target.schools.size() == 1) {
            return municipality.schools.at(target.schools.front()).name;
        }
        return fmt::format("{} {}", target.schools.size(),
                           language == Language::sv ? "valda skolor" : "chosen schools");
    }
    const std::string rule(rule_title(target.rule, language));
    if (target.rule == TargetRule::all || target.top == 0) {
        return rule;
    }
    return fmt::format("{} {}: {}", target.top,
                       language == Language::sv ? (target.top == 1 ? "skola" : "skolor")
                                                : (target.top == 1 ? "school" : "schools"),
                       uncapitalised(rule));
}

std::string month_text(Month month, Language language)
{
    constexpr std::array<std::string_view, 12> sv{"jan",  "feb", "mars", "apr", "maj", "juni",
                                                  "juli", "aug", "sep",  "okt", "nov", "dec"};
    constexpr std::array<std::string_view, 12> en{"Jan",  "Feb", "Mar",  "Apr", "May", "June",
                                                  "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
    const auto m = static_cast<std::size_t>(month.month() - 1);
    return fmt::format("{} {}", language == Language::sv ? sv.at(m) : en.at(m), month.year());
}

bool may_reach(const LeverType& lever, const School& school)
{
    return includes(lever.forms, school.form) && school.run_by == Operator::municipal;
}

std::vector<std::size_t> first_schools(const LeverType& lever, const Municipality& municipality)
{
    std::size_t lowest = municipality.schools.size();
    double lowest_result = 2.0 * hundred;
    for (std::size_t s = 0; s < municipality.schools.size(); ++s) {
        const School& school = municipality.schools[s];
        if (!may_reach(lever, school)) {
            continue;
        }
        const double result =
            school.results.empty() ? hundred : school.results.back().pass_all_pct.or_else(hundred);
        if (result < lowest_result) {
            lowest_result = result;
            lowest = s;
        }
    }
    return lowest < municipality.schools.size() ? std::vector{lowest} : std::vector<std::size_t>{};
}

std::map<std::string, double> yearly_costs(const ResultsView& view)
{
    std::map<std::string, double> sums;
    std::map<std::string, std::set<int>> years;
    for (const CostLine& cost : view.costs()) {
        sums[cost.lever] += cost.sek;
        years[cost.lever].insert(cost.year);
    }
    for (auto& [lever, sum] : sums) {
        sum /= static_cast<double>(years[lever].size());
    }
    return sums;
}

} // namespace likvard::view
