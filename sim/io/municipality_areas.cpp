// areas.csv, and what all tables say about the origin of their figures.
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;
constexpr int first_forecast_year = 1990;
constexpr int last_forecast_year = 2100;

std::optional<std::string> area_key(CellReader& cells)
{
    std::optional<std::string> key = cells.name("key");
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    };
    if (key && !std::all_of(key->begin(), key->end(), fits)) {
        cells.fault("key", "letters a to z, digits, _ and -");
        return std::nullopt;
    }
    return key;
}

double share(CellReader& cells, std::string_view column)
{
    return cells.number(column, percent_bounds).value_or(0.0) / per_cent;
}

Area read_area(CellReader& cells, std::string key)
{
    Area area;
    area.key = std::move(key);
    area.name = cells.name("name").value_or("");
    area.latitude = cells.number("latitude", latitude_bounds).value_or(0.0);
    area.longitude = cells.number("longitude", longitude_bounds).value_or(0.0);
    area.cohort = cells.number("cohort", count_bounds).value_or(0.0);
    area.postsec_share = share(cells, "postsec_pct");
    area.foreign_share = share(cells, "foreign_pct");
    area.in_move_share = share(cells, "in_moves_pct");
    area.arrival_share = share(cells, "arrivals_pct");
    return area;
}

// A line with a year holds that year's cohort and nothing else.
std::optional<CohortForecast> read_forecast(CellReader& cells)
{
    for (const std::string_view column : {"name", "latitude", "longitude", "postsec_pct",
                                          "foreign_pct", "in_moves_pct", "arrivals_pct"}) {
        if (cells.has(column) && !cells.is_empty(column)) {
            cells.fault(column, "an empty cell in a line with a year");
        }
    }
    const std::optional<int> year = cells.whole("year", first_forecast_year, last_forecast_year);
    const std::optional<double> cohort = cells.number("cohort", count_bounds);
    if (!year || !cohort) {
        return std::nullopt;
    }
    return CohortForecast{*year, *cohort};
}

class AreaTable {
public:
    AreaTable(const CsvTable& table, Municipality& municipality, FaultLog& log)
        : table_(&table), municipality_(&municipality), log_(&log), complete_(table.complete)
    {
    }

    // Areas first, so that a forecast may stand before its area.
    bool run(const FolderFacts& facts)
    {
        for (const CsvRow& row : table_->rows) {
            CellReader cells(*table_, row, *log_);
            read_origin(cells, facts, area_columns());
            std::optional<std::string> key = area_key(cells);
            complete_ = complete_ && key;
            if (cells.has("year") && !cells.is_empty("year")) {
                forecasts_.emplace_back(key.value_or(""), &row);
                continue;
            }
            Area area = read_area(cells, key.value_or(""));
            if (key && !rows_.emplace(*key, municipality_->areas.size()).second) {
                cells.fault_found("key", "the key " + key_text(*key) + " a second time",
                                  "every key once");
                complete_ =
                    false; // one of the two keys is another's, so no key can be called unknown
            } else if (key) {
                municipality_->areas.push_back(std::move(area));
            }
        }
        for (const auto& [key, row] : forecasts_) {
            add_forecast(key, *row);
        }
        return complete_;
    }

private:
    void add_forecast(const std::string& key, const CsvRow& row)
    {
        CellReader cells(*table_, row, *log_);
        const std::optional<CohortForecast> forecast = read_forecast(cells);
        const auto area = rows_.find(key);
        if (area == rows_.end()) {
            if (complete_) {
                cells.fault("key", "the key of an area that has a line without a year",
                            log_->nearest(key, keys()));
            }
            return;
        }
        std::vector<CohortForecast>& list = municipality_->areas[area->second].forecast;
        if (!forecast) {
            return;
        }
        const auto at =
            std::lower_bound(list.begin(), list.end(), forecast->year,
                             [](const CohortForecast& f, int year) { return f.year < year; });
        if (at != list.end() && at->year == forecast->year) {
            cells.fault_found(
                "year", fmt::format("year {} of {} a second time", forecast->year, key_text(key)),
                "every key and year once");
        } else {
            list.insert(at, *forecast);
        }
    }

    [[nodiscard]] std::vector<std::string> keys() const
    {
        std::vector<std::string> all;
        std::transform(rows_.begin(), rows_.end(), std::back_inserter(all),
                       [](const auto& entry) { return entry.first; });
        return all;
    }

    const CsvTable* table_;
    Municipality* municipality_;
    FaultLog* log_;
    std::map<std::string, std::size_t> rows_;
    std::vector<std::pair<std::string, const CsvRow*>> forecasts_;
    bool complete_; // every key could be read, and stands once
};

} // namespace

std::span<const std::string> area_columns()
{
    static const std::vector<std::string> columns{
        "key",         "name",        "year",         "latitude",     "longitude", "cohort",
        "postsec_pct", "foreign_pct", "in_moves_pct", "arrivals_pct", "assumed",   "source"};
    return columns;
}

void read_areas(const CsvTable& table, FolderFacts& facts, Municipality& municipality,
                FaultLog& log)
{
    const bool all_keys = AreaTable(table, municipality, log).run(facts);
    facts.areas_complete = all_keys && table.complete && !table.rows.empty();
    if (municipality.areas.size() > most_areas) {
        log.add({table.file, 0, 0}, "", fmt::format("{} areas", municipality.areas.size()),
                fmt::format("at most {} areas", most_areas));
    } else if (municipality.areas.empty() && facts.areas_complete) {
        log.add({table.file, 0, 0}, "", "only lines with a year",
                "a line without a year for every area");
    }
}

void read_origin(CellReader& cells, const FolderFacts& facts, std::span<const std::string> columns)
{
    const auto is_asked_for = [columns](std::string_view column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if (is_asked_for("assumed")) {
        std::vector<std::string> names;
        std::copy_if(
            columns.begin(), columns.end(), std::back_inserter(names),
            [](const std::string& column) { return column != "assumed" && column != "source"; });
        cells.words("assumed", names, "names of columns of this table, separated by spaces");
    }
    if (is_asked_for("source") && facts.sources) {
        cells.words("source", *facts.sources,
                    "keys of [sources] in municipality.toml, separated by spaces");
    }
}

} // namespace likvard
