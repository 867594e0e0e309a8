#include "io/tidy.hpp"

#include "core/parallel.hpp"
#include "io/csv.hpp"
#include "io/files.hpp"
#include "io/json.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace likvard {
namespace {

constexpr std::string_view per_row = "see unit";
constexpr std::string_view too_small = "fewer than 10 pupils";

constexpr std::array summary_fields{
    TidyField{"outcome", "string", "", "Key of the outcome; defined under likvard.outcomes"},
    TidyField{"unit", "string", "", "Unit of the outcome's numbers"},
    TidyField{"dimension", "string", "", "What the group is a group of: municipality, school …"},
    TidyField{"label", "string", "", "Key of the group within its dimension; schools: unit code"},
    TidyField{"year", "year", "", "Autumn of the school year"},
    TidyField{"arm", "string", "",
              "baseline, plan, or difference: plan minus baseline, paired by future"},
    TidyField{"futures", "integer", "", "Paired futures in which both arms have a value"},
    TidyField{"mean", "number", per_row, "Mean over the futures"},
    TidyField{"median", "number", per_row, "Median over the futures"},
    TidyField{"low50", "number", per_row, "Quantile 0.25 over the futures"},
    TidyField{"high50", "number", per_row, "Quantile 0.75 over the futures"},
    TidyField{"low75", "number", per_row, "Quantile 0.125 over the futures"},
    TidyField{"high75", "number", per_row, "Quantile 0.875 over the futures"},
    TidyField{"low90", "number", per_row, "Quantile 0.05 over the futures"},
    TidyField{"high90", "number", per_row, "Quantile 0.95 over the futures"},
    TidyField{"mean_low90", "number", per_row,
              "Lower end of the 90 % interval of the mean difference (precision, not spread)"},
    TidyField{"mean_high90", "number", per_row,
              "Upper end of the 90 % interval of the mean difference (precision, not spread)"},
    TidyField{"better", "integer", "",
              "Futures in which the plan is better; a gap: its absolute value falls"},
    TidyField{"worse", "integer", "", "Futures in which the plan is worse; ties are neither"},
    TidyField{"left_out", "string", "", "Why the numbers are empty, if they were left out"},
};

constexpr std::array full_fields{
    TidyField{"arm", "string", "",
              "baseline or plan; the same replicate has the same luck in both"},
    TidyField{"replicate", "integer", "", "Number of the future, from 0"},
    TidyField{"year", "year", "", "Autumn of the school year"},
    TidyField{"dimension", "string", "", "What the group is a group of: municipality, school …"},
    TidyField{"label", "string", "", "Key of the group within its dimension; schools: unit code"},
    TidyField{"outcome", "string", "", "Key of the outcome; defined under likvard.outcomes"},
    TidyField{"unit", "string", "", "Unit of the value"},
    TidyField{"value", "number", per_row, "The outcome's value in this future"},
};

std::string header(TidyRows rows)
{
    std::string line;
    for (const TidyField& field : tidy_fields(rows)) {
        line += line.empty() ? "" : ",";
        line += field.name;
    }
    line += '\n';
    return line;
}

std::string band_cells(const Band& band)
{
    std::string cells = fmt::format(",{}", band.futures);
    for (const double value : {band.mean, band.median, band.low50, band.high50, band.low75,
                               band.high75, band.low90, band.high90}) {
        cells += ',';
        cells += csv_cell(value);
    }
    return cells;
}

/// The three lines of one outcome, group and year, or none when there is no value.
std::string summary_lines(const ResultsView& view, const OutcomeInfo& outcome, std::size_t group,
                          int year)
{
    const Group& of = view.groups()[group];
    const std::string place = fmt::format("{},{},{},{},{},", outcome.key, symbol(outcome.unit),
                                          key(of.dimension), csv_cell(of.label), year);
    const std::optional<Comparison> pair = view.compare(outcome.id, group, year);
    if (!pair && !view.suppressed(outcome.id, group, year)) {
        return "";
    }
    if (!pair) {
        std::string lines;
        for (const char* arm : {"baseline", "plan", "difference"}) {
            lines += fmt::format("{}{},,,,,,,,,,,,,,{}\n", place, arm, too_small);
        }
        return lines;
    }
    const Difference& difference = pair->difference;
    const bool is_directed = outcome.better != Better::neither;
    return fmt::format("{0}baseline{1},,,,,\n{0}plan{2},,,,,\n{0}difference{3},{4},{5},{6},{7},\n",
                       place, band_cells(pair->baseline), band_cells(pair->plan),
                       band_cells(difference.spread), csv_cell(difference.mean_low90),
                       csv_cell(difference.mean_high90),
                       is_directed ? std::to_string(difference.better) : "",
                       is_directed ? std::to_string(difference.worse) : "");
}

/// The lines of every replicate that has a value.
std::string full_lines(const ResultsView& view, const OutcomeInfo& outcome, std::size_t group,
                       int year)
{
    if (view.suppressed(outcome.id, group, year)) {
        return "";
    }
    const Group& of = view.groups()[group];
    std::string lines;
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        const std::vector<double> values = view.values(arm, outcome.id, group, year);
        for (std::size_t r = 0; r < values.size(); ++r) {
            if (!std::isnan(values[r])) {
                lines += fmt::format("{},{},{},{},{},{},{},{}\n",
                                     arm == Arm::baseline ? "baseline" : "plan", r, year,
                                     key(of.dimension), csv_cell(of.label), outcome.key,
                                     symbol(outcome.unit), csv_cell(values[r]));
            }
        }
    }
    return lines;
}

/// One group's lines, a text for each outcome, year by year. Outcomes of a year lie side by side in
/// memory and years do not, so that the loops run in this order although the table does not.
std::vector<std::string> group_lines(const ResultsView& view, std::size_t group)
{
    const std::span<const OutcomeInfo> all = outcomes();
    std::vector<std::string> lines(all.size());
    for (int year = view.info().first_year; year <= view.info().last_year; ++year) {
        for (std::size_t k = 0; k < all.size(); ++k) {
            lines[k] += summary_lines(view, all[k], group, year);
        }
    }
    return lines;
}

template <class Write> void write_summary(const ResultsView& view, const Write& write)
{
    std::vector<std::vector<std::string>> by_group(view.groups().size());
    for_each_item(by_group.size(), [&](std::size_t g) { by_group[g] = group_lines(view, g); });
    for (std::size_t k = 0; k < outcomes().size(); ++k) {
        for (const auto& lines : by_group) {
            write(lines[k]);
        }
    }
}

/// Piece by piece: with every replicate the table does not fit into memory.
template <class Write> void write_full(const ResultsView& view, const Write& write)
{
    for (const OutcomeInfo& outcome : outcomes()) {
        for (std::size_t group = 0; group < view.groups().size(); ++group) {
            for (int year = view.info().first_year; year <= view.info().last_year; ++year) {
                write(full_lines(view, outcome, group, year));
            }
        }
    }
}

/// Hands the table to `write` in pieces: by outcome, group and year.
template <class Write> void write_table(const ResultsView& view, TidyRows rows, const Write& write)
{
    write(header(rows));
    if (rows == TidyRows::full) {
        write_full(view, write);
    } else {
        write_summary(view, write);
    }
}

} // namespace

std::span<const TidyField> tidy_fields(TidyRows rows)
{
    return rows == TidyRows::full ? std::span<const TidyField>(full_fields)
                                  : std::span<const TidyField>(summary_fields);
}

std::string run_csv(const ResultsView& view)
{
    std::string text;
    write_table(view, TidyRows::summary, [&text](const std::string& lines) { text += lines; });
    return text;
}

void write_tidy_table(const std::filesystem::path& folder, const ResultsView& view, TidyRows rows)
{
    AtomicFile table(folder / "tidy.csv");
    write_table(view, rows, [&table](const std::string& lines) { table.write(lines); });
    table.commit();
}

void write_datapackage(const std::filesystem::path& folder, const ResultsView& view,
                       std::string_view result_hash, TidyRows rows)
{
    write_file_atomically(folder / "datapackage.json", datapackage_json(view, result_hash, rows));
}

void write_tidy(const std::filesystem::path& folder, const ResultsView& view,
                std::string_view result_hash, TidyRows rows)
{
    write_tidy_table(folder, view, rows);
    write_datapackage(folder, view, result_hash, rows);
}

} // namespace likvard
