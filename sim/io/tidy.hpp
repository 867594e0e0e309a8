// Results as one long table for statistics programs: tidy.csv and its description.
#pragma once

#include "results/results_view.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace likvard {

/// summary: means and quantiles over the futures. full: every value of every replicate.
enum class TidyRows : std::uint8_t { summary, full };

/// One column of the table, for its header and for datapackage.json.
struct TidyField {
    std::string_view name;
    std::string_view type; // of a Table Schema: string, integer, number, year
    std::string_view unit; // "see unit" where the row says it; empty for a text or a count
    std::string_view description;
};

[[nodiscard]] std::span<const TidyField> tidy_fields(TidyRows rows);

/// The summary as CSV: UTF-8, comma, decimal point, one header line, absent numbers empty; three
/// lines (baseline, plan, difference) for each outcome, group and year that has a value. Where a
/// group is too small to show, the numbers are empty and `left_out` says why.
[[nodiscard]] std::string run_csv(const ResultsView& view);

/// Writes FOLDER/tidy.csv and FOLDER/datapackage.json (a Frictionless tabular data package), each
/// under a temporary name first. Makes the folder. With `full`, outcomes of too small groups are
/// left out, and the package says how many. Throws OutputError or IoError.
void write_tidy(const std::filesystem::path& folder, const ResultsView& view,
                std::string_view result_hash, TidyRows rows);
/// The first of the two, which takes long and does not wait for the hash; and the other one.
void write_tidy_table(const std::filesystem::path& folder, const ResultsView& view, TidyRows rows);
void write_datapackage(const std::filesystem::path& folder, const ResultsView& view,
                       std::string_view result_hash, TidyRows rows);

} // namespace likvard
