// The outcomes of the municipality, row by row, and the true effect at the schools reached.
#include "core/months.hpp"
#include "io/table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace likvard::table {
namespace {

using layout::Cell;
using layout::Grid;
using layout::Style;

constexpr std::array reached_outcomes{Outcome::pass_all_pct, Outcome::merit_points,
                                      Outcome::eligible_pct};

struct Heading {
    std::string_view sv, en;
};
constexpr std::array headings{
    Heading{"Gap i andelen elever med godkända betyg i alla ämnen, procentenheter",
            "Gaps in the share of pupils passing all subjects, percentage points"},
    Heading{"Skolverkets tre mått på likvärdighet", "Skolverket's three measures of equity"},
    Heading{"Elevernas resultat", "Pupils' results"},
    Heading{"Efter grundskolan", "After compulsory school"},
    Heading{"Anpassad grundskola", "Adapted compulsory school"},
    Heading{"Lärare och rektorer", "Teachers and principals"},
    Heading{"Gap i personal, starkaste minus svagaste skolfjärdedelen",
            "Gaps in staff, strongest minus weakest school quarter"},
    Heading{"Vad kommunen ser och vad som är", "What the municipality sees and what is"},
    Heading{"Antal", "Numbers"},
};
constexpr std::uint8_t gaps = 0;
constexpr std::uint8_t measures = 1;
constexpr std::uint8_t results = 2;
constexpr std::uint8_t later = 3;
constexpr std::uint8_t adapted = 4;
constexpr std::uint8_t staff = 5;
constexpr std::uint8_t staff_gaps = 6;
constexpr std::uint8_t sight = 7;
constexpr std::uint8_t counts = 8;
constexpr std::uint8_t nowhere = 9; // has a block of its own

/// Where an outcome stands. A row that is not `main` is shown when all rows are asked for. `sv` and
/// `en` say it in fewer words than its title, under its heading.
struct RowInfo {
    Outcome outcome;
    std::uint8_t section = nowhere;
    bool main = true;
    std::string_view sv = {}, en = {};
};
using enum Outcome;
constexpr std::array rows{
    RowInfo{gap_parents_pass_pp, gaps},
    RowInfo{gap_background_pass_pp, gaps},
    RowInfo{gap_sex_pass_pp, gaps},
    RowInfo{gap_school_quarters_pass_pp, gaps},
    RowInfo{gap_school_quarters_pass_expected_pp, gaps, true, "– utan turen i betygen",
            "– without the luck of marking"},
    RowInfo{gap_school_quarters_pass_municipal_pp, gaps, true, "– bara kommunala skolor",
            "– municipal schools alone"},
    RowInfo{gap_schools_p90_p10_pp, gaps},
    RowInfo{gap_schools_p90_p10_expected_pp, gaps, true, "– utan en årskulls slump",
            "– without one cohort's chance"},
    RowInfo{background_r2, measures},
    RowInfo{between_school_share, measures},
    RowInfo{dissimilarity, measures},
    RowInfo{dissimilarity_parents, measures, false},
    RowInfo{isolation, measures, false},
    RowInfo{salsa_residual, measures, false},
    RowInfo{value_added_spread, measures, false},
    RowInfo{merit_points, results},
    RowInfo{pass_all_pct, results},
    RowInfo{pass_all_expected_pct, results, false},
    RowInfo{eligible_pct, results},
    RowInfo{pass_all_g6_pct, results},
    RowInfo{test_swedish_g3_pct, results, false},
    RowInfo{test_maths_g3_pct, results, false},
    RowInfo{test_swedish_g6_points, results, false},
    RowInfo{test_maths_g6_points, results, false},
    RowInfo{test_swedish_g9_points, results, false},
    RowInfo{test_maths_g9_points, results, false},
    RowInfo{skill_language_sd, results},
    RowInfo{skill_maths_sd, results},
    RowInfo{problem_absence_pct, results},
    RowInfo{eligible_academic_pct, later, false},
    RowInfo{introductory_pct, later, false},
    RowInfo{upper_secondary_completion_pct, later},
    RowInfo{upper_secondary_completion3_pct, later, false},
    RowInfo{programme_switch_pct, later, false},
    RowInfo{adapted_pass_pct, adapted, false},
    RowInfo{adapted_pupils, adapted, false},
    RowInfo{certified_pct, staff},
    RowInfo{experience_years, staff},
    RowInfo{vacancy_pct, staff, false},
    RowInfo{teacher_turnover_pct, staff},
    RowInfo{principal_turnover_pct, staff},
    RowInfo{teachers_from_elsewhere, staff},
    RowInfo{gap_certified_pp, staff_gaps, true, "Legitimerade och behöriga, procentenheter",
            "Certified, percentage points"},
    RowInfo{gap_experience_years, staff_gaps, true, "Erfarenhet, år", "Experience, years"},
    RowInfo{gap_turnover_pp, staff_gaps, true, "Lämnat sin skola, procentenheter",
            "Left their school, percentage points"},
    RowInfo{gap_vacancy_pp, staff_gaps, false, "Vakanta tjänster, procentenheter",
            "Vacant posts, percentage points"},
    RowInfo{incidents_per_100, sight, false},
    RowInfo{recorded_incidents_per_100, sight, false},
    RowInfo{targeting_loss_pct, sight, false},
    RowInfo{pupils, counts},
    RowInfo{leavers, counts},
    RowInfo{pupils_g6, counts, false},
    RowInfo{pupils_g3, counts, false},
    RowInfo{upper_secondary_starters, nowhere},
    RowInfo{national_starters_three_years, nowhere},
    RowInfo{national_starters_two_years, nowhere},
    RowInfo{adapted_leavers, nowhere},
    RowInfo{cost_sek, nowhere},
};

constexpr bool each_outcome_has_one_row()
{
    std::array<int, outcome_count> seen{};
    for (const RowInfo& row : rows) {
        ++seen.at(static_cast<std::size_t>(row.outcome));
    }
    return std::ranges::all_of(seen, [](int count) { return count == 1; });
}
static_assert(each_outcome_has_one_row(), "give every outcome one row of the table");

std::vector<std::vector<std::string>> comparison_heads(const Context& context)
{
    const std::string ninety = context.percent(most_futures);
    if (context.swedish()) {
        return {{"utan", "plan"},
                {"med", "plan"},
                {"skillnad", "± precision"},
                {context.percent(half_of_futures) + " av", "framtiderna"},
                {ninety + " av", "framtiderna"},
                {"", "bättre i"}};
    }
    return {{"", "baseline"},
            {"", "plan"},
            {"difference", "± precision"},
            {context.percent(half_of_futures) + " of the", "futures"},
            {ninety + " of the", "futures"},
            {"", "better in"}};
}

/// Half of the 90 % interval of the mean, with a second decimal where one would round to zero.
std::string precision_text(const Difference& difference, const OutcomeInfo& outcome,
                           Language language)
{
    const double half =
        (difference.mean_high90 - difference.mean_low90) / 2.0 * shown_scale(outcome.unit);
    const int usual = shown_decimals(outcome.unit);
    const bool vanishes = usual == 1 && half > 0.0 && half * 10.0 < 0.5;
    return format_number(half, vanishes ? usual + 1 : usual, language);
}

std::vector<Cell> comparison_cells(const Context& context, const OutcomeInfo& outcome,
                                   const Comparison& pair)
{
    const Difference& difference = pair.difference;
    const Band& spread = difference.spread;
    const auto number = [&](double value) { return context.number(outcome, value); };
    const bool is_directed = outcome.better != Better::neither;
    const bool is_clear = shows_a_change(spread);
    Style style = is_clear ? Style::plain : Style::quiet;
    if (is_clear && is_directed && difference.better != difference.worse) {
        style = difference.better > difference.worse ? Style::good : Style::bad;
    }
    std::vector<Cell> cells{{number(pair.baseline.mean)},
                            {number(pair.plan.mean)},
                            {fmt::format("{} ±{}", number(spread.mean),
                                         precision_text(difference, outcome, context.language)),
                             style},
                            {range_text(context, outcome, spread.low50, spread.high50), style},
                            {range_text(context, outcome, spread.low90, spread.high90), style}};
    if (is_directed) {
        cells.push_back({fmt::format("{}/{}", difference.better, spread.futures)});
    }
    return cells;
}

/// Adds a row when there is a value; counts it when it is left out.
void add_comparison(Context& context, Grid& grid, Outcome outcome, std::size_t group,
                    std::string_view shorter = {})
{
    const std::optional<Comparison> pair = context.view.compare(outcome, group, context.year());
    if (!pair) {
        context.left_out += context.view.suppressed(outcome, group, context.year()) ? 1 : 0;
        return;
    }
    const OutcomeInfo& declared = info(outcome);
    grid.row(shorter.empty() ? title_with_unit(declared, context.language) : std::string(shorter),
             comparison_cells(context, declared, *pair),
             shows_a_change(pair->difference.spread) ? layout::Mark::dot : layout::Mark::none);
}

/// Without independent schools in the outermost quarters, the gap of municipal schools is the gap.
bool says_nothing_new(const Context& context, Outcome outcome, std::size_t group)
{
    if (outcome != gap_school_quarters_pass_municipal_pp || context.rows == TableRows::all) {
        return false;
    }
    const auto one = context.view.compare(outcome, group, context.year());
    const auto all = context.view.compare(gap_school_quarters_pass_pp, group, context.year());
    return one && all && one->baseline.mean == all->baseline.mean &&
           one->plan.mean == all->plan.mean;
}

void add_section(Context& context, Grid& grid, std::uint8_t section, std::size_t group)
{
    bool has_heading = false;
    for (const RowInfo& row : rows) {
        if (row.section != section || !(row.main || context.rows == TableRows::all) ||
            says_nothing_new(context, row.outcome, group)) {
            continue;
        }
        if (!has_heading && context.view.compare(row.outcome, group, context.year())) {
            grid.heading(
                std::string(context.pick(headings.at(section).sv, headings.at(section).en)));
            has_heading = true;
        }
        add_comparison(context, grid, row.outcome, group, context.pick(row.sv, row.en));
    }
}

std::string title_of(const Group& group, Language language)
{
    return capitalised(language == Language::sv ? group.title_sv : group.title_en);
}

/// What the plan does at one side of its reach.
void add_reach(Context& context, Grid& grid, std::size_t group)
{
    bool has_heading = false;
    for (const Outcome outcome : reached_outcomes) {
        if (!has_heading && context.view.compare(outcome, group, context.year())) {
            grid.blank();
            grid.heading(fmt::format(
                "{}: {}", title_of(context.view.groups()[group], context.language),
                context.pick("den verkliga effekten i modellen", "the true effect in the model")));
            has_heading = true;
        }
        add_comparison(context, grid, outcome, group);
    }
}

} // namespace

/// Title with its unit, unless the heading or the title says it already. The no-break space keeps a
/// unit from standing alone on a line.
std::string title_with_unit(const OutcomeInfo& outcome, Language language)
{
    std::string text(title(outcome, language));
    const std::string_view section_says = "Gap ";
    if (outcome.is_gap && text.starts_with(section_says)) {
        return text.substr(section_says.size());
    }
    if (text.ends_with(unit_word(outcome.unit, language))) { // every text ends with no unit
        return text;
    }
    switch (outcome.unit) {
    case Unit::percent:
        return text + ",\u00A0%";
    case Unit::points:
    case Unit::years:
    case Unit::sd:
        return text + ",\u00A0" + std::string(unit_word(outcome.unit, language));
    default:
        return text;
    }
}

std::string range_text(const Context& context, const OutcomeInfo& outcome, double low, double high)
{
    return fmt::format("{}…{}", context.number(outcome, low), context.number(outcome, high));
}

bool shows_a_change(const Band& spread)
{
    return spread.low90 > 0.0 || spread.high90 < 0.0;
}

std::string comparisons(Context& context)
{
    Grid grid(comparison_heads(context));
    if (const std::optional<std::size_t> whole = context.view.municipality()) {
        for (std::uint8_t section = 0; section < headings.size(); ++section) {
            add_section(context, grid, section, *whole);
        }
    }
    const std::vector<Group>& groups = context.view.groups();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].dimension == Dimension::reach && !context.view.info().levers.empty()) {
            add_reach(context, grid, g);
        }
    }
    return grid.has_rows() ? grid.text(table_width, context.colour) : "";
}

std::string before_after(const Context& context)
{
    const RunInfo& run = context.view.info();
    const int before = run.plan_year - 1;
    const auto group = context.view.group(Dimension::reach, "reached");
    if (!group || run.levers.empty() || before < run.first_year || before >= run.last_year) {
        return "";
    }
    Grid grid(context.swedish() ? std::vector<std::vector<std::string>>{{"före–efter"},
                                                                        {"verklig effekt"},
                                                                        {"kommer ändå"}}
                                : std::vector<std::vector<std::string>>{
                                      {"before–after"}, {"true effect"}, {"comes anyway"}});
    for (const Outcome outcome : reached_outcomes) {
        const auto seen =
            context.view.before_after(Arm::plan, outcome, *group, before, run.last_year);
        const auto pair = context.view.compare(outcome, *group, run.last_year);
        if (!seen || !pair) {
            continue;
        }
        const OutcomeInfo& declared = info(outcome);
        const double effect = pair->difference.spread.mean;
        const auto number = [&](double value) {
            return Cell{format_number(value, shown_decimals(declared.unit), context.language)};
        };
        grid.row(title_with_unit(declared, context.language),
                 {number(seen->spread.mean), number(effect), number(seen->spread.mean - effect)});
    }
    if (!grid.has_rows()) {
        return "";
    }
    const std::string title =
        fmt::format(fmt::runtime(context.pick(
                        "Skolorna som planen når, läsåret {} mot {} med planen",
                        "The schools that the plan reaches, {} against {} with the plan")),
                    school_year_text(run.last_year), school_year_text(before));
    std::string text = layout::styled(title, Style::bold, context.colour) + "\n" +
                       grid.text(table_width, context.colour);
    const std::string_view why = context.pick(
        "Det som kommer ändå är återgång mot medelvärdet, tur och trend, inte planens effekt.",
        "What comes anyway is regression to the mean, luck and trend, not the plan's effect.");
    return text + "  " + std::string(why) + "\n";
}

} // namespace likvard::table
