// Writes an imported municipality as the plain files that municipality_reader reads.
#include "io/files.hpp"
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/skolverket_import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;

/// A text as a TOML string.
std::string toml_text(const std::string& text)
{
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            cell += '\\';
        }
        cell += c;
    }
    return cell + "\"";
}

std::string facts_text(const ImportedMunicipality& imported)
{
    const Municipality& m = imported.municipality;
    std::string text = fmt::format("name = {}\ncode = {}\ndata_year = {} # autumn of the school "
                                   "year\n",
                                   toml_text(m.name), m.code, m.data_year);
    if (m.cost_per_pupil_sek > 0.0 && m.teaching_per_pupil_sek > 0.0) {
        text +=
            fmt::format("cost_per_pupil_sek = {}\nteaching_per_pupil_sek = {}\n"
                        "cost_source = \"units\"\n",
                        number_text(m.cost_per_pupil_sek), number_text(m.teaching_per_pupil_sek));
    }
    text += "assumptions = [\n";
    for (const std::string& assumption : m.assumptions) {
        text += fmt::format("  {},\n", toml_text(assumption));
    }
    text += "]\n\n[sources]\n";
    text += "units = \"Skolverket, statistics database, table 'Underlag för analys' for compulsory "
            "school and final grades of grade 9, by school unit\"\n";
    text += "panel = \"Skolverket, Planned educations API: results and certified teachers by "
            "school unit and school year\"\n";
    text += "coordinates = \"coordinates of the units' addresses, as given in the table\"\n";
    text += "judgement = \"assumed: no published figure\"\n";
    return text;
}

std::string school_line(const School& s, const std::string& assumed)
{
    const bool placed = assumed.find("latitude") == std::string::npos;
    const std::string first = s.first_grade == 0 ? "F" : fmt::format("{}", s.first_grade);
    const std::vector<std::string> cells{
        code_text(s.code),
        csv_cell(s.name),
        s.run_by == Operator::municipal ? "municipal" : "independent",
        first,
        fmt::format("{}", s.last_grade),
        number_text(s.pupils),
        figure_cell(s.girls_pct),
        figure_cell(s.foreign_pct),
        figure_cell(s.postsec_pct),
        figure_cell(s.teachers_fte),
        figure_cell(s.staff_fte),
        figure_cell(s.principals_fte),
        figure_cell(s.certified_pct),
        figure_cell(s.permanent_pct),
        figure_cell(s.career_pct),
        figure_cell(s.special_teachers_pct),
        figure_cell(s.safety_g8),
        figure_cell(s.calm_g8),
        figure_cell(s.pass_all_g6_pct),
        figure_cell(s.g9_pupils),
        number_text(s.seats_per_grade),
        fmt::format("{:.6f}", s.latitude),
        fmt::format("{:.6f}", s.longitude),
        assumed,
        placed ? "units coordinates judgement" : "units judgement",
    };
    return fmt::format("{}\n", fmt::join(cells, ","));
}

std::string schools_text(const ImportedMunicipality& imported)
{
    std::string text = fmt::format("{}\n", fmt::join(school_columns(), ","));
    for (std::size_t s = 0; s < imported.municipality.schools.size(); ++s) {
        text += school_line(imported.municipality.schools[s], imported.assumed_schools[s]);
    }
    return text;
}

std::string results_text(const Municipality& m)
{
    std::string text = fmt::format("{}\n", fmt::join(result_columns(), ","));
    bool any = false;
    for (const School& school : m.schools) {
        for (const YearResult& result : school.results) {
            any = true;
            text += fmt::format("{},{},{},{},{},{},{}\n", code_text(school.code), result.year,
                                figure_cell(result.merit_points), figure_cell(result.pass_all_pct),
                                figure_cell(result.eligible_pct), figure_cell(result.certified_pct),
                                result.year == m.data_year ? "units" : "panel");
        }
    }
    if (!any) {
        // The reader wants a line: this year's results of the first unit, of which nothing is
        // known.
        text +=
            fmt::format("{},{},,,,,judgement\n", code_text(m.schools.front().code), m.data_year);
    }
    return text;
}

std::string areas_text(const ImportedMunicipality& imported)
{
    const Municipality& m = imported.municipality;
    std::string text = fmt::format("{}\n", fmt::join(area_columns(), ","));
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        const Area& area = m.areas[a];
        text += fmt::format("{},{},,{:.6f},{:.6f},{:.2f},{:.1f},{:.1f},{:.2f},{:.2f},{},units "
                            "judgement\n",
                            area.key, csv_cell(area.name), area.latitude, area.longitude,
                            area.cohort, per_cent * area.postsec_share,
                            per_cent * area.foreign_share, per_cent * area.in_move_share,
                            per_cent * area.arrival_share, imported.assumed_areas[a]);
    }
    return text;
}

std::string governance_text_of(const Municipality& m)
{
    std::string text = fmt::format("{}\n", fmt::join(governance_columns(), ","));
    for (const GovernanceLink& link : m.governance) {
        text += fmt::format("{},{},{:.2f},{:.2f},delay_share fidelity,judgement\n", link.from,
                            link.to, link.delay_share, link.fidelity);
    }
    return text;
}

} // namespace

std::string folder_key(const std::string& name)
{
    struct Letter {
        std::string_view from;
        char to;
    };
    constexpr std::array letters{Letter{"å", 'a'}, Letter{"ä", 'a'}, Letter{"ö", 'o'},
                                 Letter{"é", 'e'}, Letter{"ü", 'u'}};
    std::string lower = folded(name);
    for (const Letter& letter : letters) {
        for (std::size_t at = lower.find(letter.from); at != std::string::npos;
             at = lower.find(letter.from)) {
            lower.replace(at, letter.from.size(), 1, letter.to);
        }
    }
    std::string key;
    for (const char c : lower) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            key += c;
        } else if (!key.empty() && key.back() != '_') {
            key += '_';
        }
    }
    return key;
}

void write_municipality(const ImportedMunicipality& imported, const std::filesystem::path& folder)
{
    write_file_atomically(folder / "municipality.toml", facts_text(imported));
    write_file_atomically(folder / "schools.csv", schools_text(imported));
    write_file_atomically(folder / "results.csv", results_text(imported.municipality));
    write_file_atomically(folder / "areas.csv", areas_text(imported));
    write_file_atomically(folder / "governance.csv", governance_text_of(imported.municipality));
}

} // namespace likvard
