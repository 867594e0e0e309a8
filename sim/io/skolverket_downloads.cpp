// The statistics database's own tables: "Underlag for analys" with one column a unit, and the final
// grades of grade 9 with one line a unit below a preamble.
#include "io/number_text.hpp"
#include "io/skolverket_cells.hpp"
#include "model/pupils.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace likvard {
namespace {

/// What the heading of a column says: "AUTHORITY (number): UNIT (code)", where HUVUDMAN in place of
/// a unit means the authority as a whole.
struct Heading {
    std::string authority, number, unit;
    std::optional<std::uint32_t> code;
};

/// The text before a number in brackets at the end, and that number.
std::pair<std::string, std::string> split_number(const std::string& text)
{
    const std::size_t open = text.rfind(" (");
    if (open == std::string::npos || text.back() != ')') {
        return {text, {}};
    }
    return {text.substr(0, open), text.substr(open + 2, text.size() - open - 3)};
}

std::optional<Heading> heading_of(const SheetCell& cell, int file, FaultLog& log)
{
    const std::size_t colon = cell.text.rfind("): ");
    Heading heading;
    if (colon == std::string::npos) {
        return std::nullopt; // the nation, or a column without a name
    }
    std::tie(heading.authority, heading.number) = split_number(cell.text.substr(0, colon + 1));
    const std::string rest = cell.text.substr(colon + 3);
    if (rest == "HUVUDMAN") {
        return heading;
    }
    std::string code;
    std::tie(heading.unit, code) = split_number(rest);
    heading.code = read_unit_code({code, cell.line, cell.column}, file, log);
    if (!heading.code) {
        return std::nullopt;
    }
    return heading;
}

/// The row whose cells are school years: "2024/25" all along.
std::optional<int> year_of(const Sheet& sheet, std::size_t header, FaultLog& log)
{
    if (header + 1 >= sheet.rows.size() || sheet.rows[header + 1].size() < 2) {
        return std::nullopt;
    }
    const SheetCell& first = sheet.rows[header + 1][1];
    const auto year = autumn_of(first.text);
    if (!year) {
        log.add({sheet.file, first.line, first.column}, "school year", in_quotes(first.text),
                "a school year such as 2024/25");
    }
    return year;
}

const OfficialMeasure* measure_of(const std::string& line)
{
    for (const OfficialMeasure& measure : official_measures()) {
        if (!measure.download.empty() && line.starts_with(measure.download)) {
            return &measure;
        }
    }
    return nullptr;
}

constexpr std::string_view cost_line = "Kostnader: Per elev";
constexpr std::string_view teaching_line = "Kostnader: Per elev för undervisning";

/// The table's units, column by column.
class AnalysisTable {
public:
    AnalysisTable(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log)
        : sheet_(&sheet), header_(header), all_(&all), log_(&log)
    {
    }

    void run()
    {
        const auto year = year_of(*sheet_, header_, *log_);
        if (year) {
            all_->data_year = *year;
            all_->year_is_assumed = false;
        }
        const auto& names = sheet_->rows[header_];
        for (std::size_t c = 1; c < names.size(); ++c) {
            headings_.push_back(heading_of(names[c], sheet_->file, *log_));
        }
        units_.resize(headings_.size());
        read_lines();
        for (std::size_t k = 0; k < units_.size(); ++k) {
            const auto& heading = headings_[k];
            if (heading && heading->code) {
                OfficialUnit& unit = units_[k];
                unit.code = *heading->code;
                unit.name = heading->unit;
                unit.authority = heading->authority;
                unit.authority_number = heading->number;
                unit.run_by = operator_of("", unit.authority);
                add_unit(*all_, std::move(unit));
            }
        }
    }

private:
    void read_lines()
    {
        std::vector<const OfficialMeasure*> seen;
        for (std::size_t r = header_ + 2; r < sheet_->rows.size(); ++r) {
            const auto& row = sheet_->rows[r];
            if (row.front().text == cost_line || row.front().text == teaching_line) {
                read_costs(row, row.front().text == cost_line);
            }
            const OfficialMeasure* measure = measure_of(row.front().text);
            if (measure == nullptr) {
                continue;
            }
            seen.push_back(measure);
            if (row.size() != sheet_->rows[header_].size()) {
                log_->add(
                    {sheet_->file, row.front().line, 0}, row.front().text,
                    fmt::format("{} cells", row.size()),
                    fmt::format("{} cells, as in the line of names", sheet_->rows[header_].size()));
                continue;
            }
            read_line(row, *measure);
        }
        for (const OfficialMeasure& measure : official_measures()) {
            if (!measure.download.empty() &&
                std::find(seen.begin(), seen.end(), &measure) == seen.end()) {
                log_->add({sheet_->file, 0, 0}, std::string(measure.flat), "no such line",
                          fmt::format("a line that begins with \"{}\"", measure.download));
            }
        }
    }

    void read_line(const std::vector<SheetCell>& row, const OfficialMeasure& measure)
    {
        for (std::size_t k = 0; k < headings_.size(); ++k) {
            if (!headings_[k] || !headings_[k]->code) {
                continue;
            }
            const Figure figure = read_official_figure(row[k + 1], measure.flat, measure.bounds,
                                                       measure.kind, sheet_->file, *log_);
            if (measure.into != nullptr) {
                units_[k].*(measure.into) = figure;
            }
            if (measure.grade > 0) {
                units_[k].grades.push_back({measure.grade, figure});
            }
        }
    }

    /// Costs are published for authorities alone, SEK a pupil.
    void read_costs(const std::vector<SheetCell>& row, bool all)
    {
        constexpr Bounds costs{0.0, 1e7};
        for (std::size_t k = 0; k < headings_.size() && k + 1 < row.size(); ++k) {
            if (headings_[k] && !headings_[k]->code) {
                const double sek = read_official_figure(row[k + 1], "cost per pupil", costs,
                                                        FigureKind::quantity, sheet_->file, *log_)
                                       .or_else(0.0);
                auto& cost = all_->costs[headings_[k]->authority];
                (all ? cost.first : cost.second) = sek;
            }
        }
    }

    const Sheet* sheet_;
    std::size_t header_;
    Register* all_;
    FaultLog* log_;
    std::vector<std::optional<Heading>> headings_;
    std::vector<OfficialUnit> units_;
};

/// "Valt läsår: 2024/25" above the table.
std::optional<int> chosen_year(const Sheet& sheet, std::size_t header)
{
    constexpr std::string_view says = "Valt läsår: ";
    for (std::size_t r = 0; r < header; ++r) {
        if (!sheet.rows[r].empty() && sheet.rows[r].front().text.starts_with(says)) {
            return autumn_of(sheet.rows[r].front().text.substr(says.size()));
        }
    }
    return std::nullopt;
}

constexpr std::size_t grades_width = 11; // columns of the table of final grades
enum Column : std::size_t {
    column_name,
    column_code,
    column_municipality,
    column_municipality_code,
    column_type,
    column_authority,
    column_number,
    column_pupils,
    column_pass,
    column_eligible,
    column_merit
};

/// One line of final grades.
void read_grades_line(const std::vector<SheetCell>& row, int file, Register& all, FaultLog& log)
{
    const auto code = read_unit_code(row[column_code], file, log);
    const auto municipality = whole_number_in(row[column_municipality_code].text);
    if (!code) {
        return;
    }
    OfficialUnit& unit = all.units[*code];
    unit.code = *code;
    unit.municipality_code =
        municipality ? static_cast<std::uint32_t>(*municipality) : unit.municipality_code;
    unit.municipality = row[column_municipality].text;
    if (!unit.name.empty()) {
        unit.name = row[column_name].text; // the other table has capitals alone
    }
    unit.authority_number = row[column_number].text;
    if (const auto run_by = operator_of(row[column_type].text, row[column_authority].text)) {
        unit.run_by = run_by;
    }
    struct Place {
        Column column;
        std::string_view measure;
        Figure OfficialUnit::*into;
        Bounds bounds;
        FigureKind kind;
    };
    static const std::array places{
        Place{column_pupils, "Antal elever", &OfficialUnit::g9_pupils, count_bounds,
              FigureKind::quantity},
        Place{column_pass, "uppfyllt betygskriterierna i alla ämnen", &OfficialUnit::g9_pass_all,
              percent_bounds, FigureKind::share},
        Place{column_eligible, "behöriga till yrkesprog.", &OfficialUnit::g9_eligible,
              percent_bounds, FigureKind::share},
        Place{column_merit, "Genomsnittligt meritvärde", &OfficialUnit::g9_merit, merit_bounds,
              FigureKind::quantity}};
    for (const Place& place : places) {
        unit.*(place.into) = read_official_figure(row[place.column], place.measure, place.bounds,
                                                  place.kind, file, log);
    }
    if (unit.g9_merit.known()) { // hidden, the unit may have had no leavers at all
        unit.grades.push_back({last_compulsory_grade, unit.g9_merit});
    }
}

} // namespace

void read_analysis_download(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log)
{
    AnalysisTable(sheet, header, all, log).run();
}

void read_grades_download(const Sheet& sheet, std::size_t header, Register& all, FaultLog& log)
{
    if (const auto year = chosen_year(sheet, header); year && all.data_year == 0) {
        all.data_year = *year;
    }
    for (std::size_t r = header + 1; r < sheet.rows.size(); ++r) {
        const auto& row = sheet.rows[r];
        const bool blank = std::all_of(row.begin(), row.end(),
                                       [](const SheetCell& cell) { return cell.text.empty(); });
        if (blank) {
            return; // notes stand below the table, after an empty line
        }
        if (row.size() != grades_width) {
            log.add({sheet.file, row.front().line, 0}, "", fmt::format("{} cells", row.size()),
                    fmt::format("{} cells, as in the line of names", grades_width));
            continue;
        }
        read_grades_line(row, sheet.file, all, log);
    }
}

} // namespace likvard
