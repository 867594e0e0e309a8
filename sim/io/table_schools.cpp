// The schools of the municipality in a table: three-year means as schools print them, and merit
// value beyond composition, which is not a quality measure.
#include "core/months.hpp"
#include "io/table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace likvard::table {
namespace {

using layout::Cell;
using layout::Grid;
using layout::Style;

struct Line {
    std::size_t group = 0;
    Comparison passing;
    std::optional<Comparison> beyond;
    std::size_t level_rank = 0, beyond_rank = 0; // 1 is the lowest; 0 has none
};

/// Schools with a three-year mean, the lowest first.
std::vector<Line> lines_of(Context& context)
{
    std::vector<Line> lines;
    for (std::size_t g = 0; g < context.view.groups().size(); ++g) {
        if (context.view.groups()[g].dimension != Dimension::school) {
            continue;
        }
        const auto passing = context.view.three_year_mean(Outcome::pass_all_pct, g, context.year());
        if (passing) {
            lines.push_back(
                {g, *passing,
                 context.view.three_year_mean(Outcome::salsa_residual, g, context.year())});
        } else {
            context.left_out +=
                context.view.suppressed(Outcome::pass_all_pct, g, context.year()) ? 1 : 0;
        }
    }
    const auto mean = [](const Line& line) { return line.passing.baseline.mean; };
    std::ranges::stable_sort(lines, {}, mean);
    for (Line& line : lines) {
        line.level_rank = static_cast<std::size_t>(&line - lines.data()) + 1;
        for (const Line& other : lines) {
            line.beyond_rank += line.beyond && other.beyond &&
                                        other.beyond->baseline.mean <= line.beyond->baseline.mean
                                    ? 1U
                                    : 0U;
        }
    }
    return lines;
}

std::vector<std::vector<std::string>> heads(const Context& context)
{
    const std::string ninety = context.percent(most_futures);
    if (context.swedish()) {
        return {{"utan", "plan"},
                {"med", "plan"},
                {"", "skillnad"},
                {ninety + " av", "framtiderna"},
                {"", "rang"},
                {"utöver samman-", "sättningen"},
                {ninety + " av", "framtiderna"},
                {"", "rang"}};
    }
    return {{"", "baseline"},
            {"", "plan"},
            {"", "difference"},
            {ninety + " of the", "futures"},
            {"", "rank"},
            {"beyond", "composition"},
            {ninety + " of the", "futures"},
            {"", "rank"}};
}

std::vector<Cell> cells_of(const Context& context, const Line& line)
{
    const OutcomeInfo& passing = info(Outcome::pass_all_pct);
    const OutcomeInfo& beyond = info(Outcome::salsa_residual);
    const Band& spread = line.passing.difference.spread;
    std::vector<Cell> cells{{context.number(passing, line.passing.baseline.mean)},
                            {context.number(passing, line.passing.plan.mean)},
                            {context.number(passing, spread.mean)},
                            {range_text(context, passing, spread.low90, spread.high90)},
                            {std::to_string(line.level_rank)}};
    if (line.beyond) {
        const Band& band = line.beyond->baseline;
        cells.push_back({context.number(beyond, band.mean)});
        cells.push_back({range_text(context, beyond, band.low90, band.high90)});
        cells.push_back({std::to_string(line.beyond_rank)});
    }
    return cells;
}

} // namespace

std::string schools_block(Context& context)
{
    if (context.rows != TableRows::all) {
        return "";
    }
    Grid grid(heads(context));
    for (const Line& line : lines_of(context)) {
        const Group& school = context.view.groups()[line.group];
        grid.row(context.swedish() ? school.title_sv : school.title_en, cells_of(context, line),
                 shows_a_change(line.passing.difference.spread) ? layout::Mark::dot
                                                                : layout::Mark::none);
    }
    if (!grid.has_rows()) {
        return "";
    }
    const std::string years =
        school_year_text(context.year() - 2) + "–" + school_year_text(context.year());
    std::string text =
        layout::styled(
            fmt::format(fmt::runtime(context.pick(
                            "Skolorna, treårsmedel {}: godkända betyg i alla ämnen, %",
                            "The schools, three-year means {}: passing all subjects, %")),
                        years),
            Style::bold, context.colour) +
        "\n" + grid.text(table_width, context.colour);
    const std::string_view note = context.pick(
        "Utöver sammansättningen: meritpoäng utan plan, mot den nationella regressionen 2024/25 på "
        "föräldrars utbildning, utländsk bakgrund och kön. Det är inget kvalitetsmått. Rang 1 är "
        "lägst.",
        "Beyond composition: merit points without the plan, against the national regression of "
        "2024/25 on parents' education, foreign background and sex. It is not a quality measure. "
        "Rank 1 is the lowest.");
    for (const std::string& line : layout::wrapped(note, table_width - 2)) {
        text += "  " + line + "\n";
    }
    return text;
}

} // namespace likvard::table
