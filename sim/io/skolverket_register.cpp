#include "io/skolverket_register.hpp"

#include "io/skolverket_cells.hpp"
#include "io/text_checks.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

using Read = void (*)(const Sheet&, std::size_t, Register&, FaultLog&);

/// A kind of table: two cells of one row that no other kind has together.
struct Kind {
    std::string_view name;
    std::string_view first, second; // texts that cells of the row begin with
    Read read;
};
constexpr std::array kinds{
    Kind{"the flat table of units", "code", "pct_parents_postsec", read_flat_units},
    Kind{"the flat panel of school years", "school_year", "averageGradesMeritRating9thGrade",
         read_flat_panel},
    Kind{"final grades of grade 9 by school unit", "Skol-enhetskod", "Genomsnittligt meritvärde",
         read_grades_download},
    Kind{"Underlag för analys by school unit", "RIKET: TOTALT", "", read_analysis_download},
};

bool has(const std::vector<SheetCell>& row, std::string_view start)
{
    return start.empty() || std::any_of(row.begin(), row.end(), [&](const SheetCell& cell) {
               return cell.text.starts_with(start);
           });
}

/// The kind of the table and the row that names its columns; a null kind when it is none of ours.
std::pair<const Kind*, std::size_t> recognise(const Sheet& sheet)
{
    constexpr std::size_t preamble = 40; // lines
    for (std::size_t r = 0; r < std::min(preamble, sheet.rows.size()); ++r) {
        for (const Kind& kind : kinds) {
            if (has(sheet.rows[r], kind.first) && has(sheet.rows[r], kind.second)) {
                return {&kind, r};
            }
        }
    }
    return {nullptr, 0};
}

std::string names_of_kinds()
{
    std::vector<std::string> names;
    std::transform(kinds.begin(), kinds.end(), std::back_inserter(names),
                   [](const Kind& kind) { return std::string(kind.name); });
    return joined(names);
}

/// Units of an authority lie in its municipality where the table of final grades tells which that
/// is: by the authority's number.
void place_by_authority(Register& all)
{
    std::map<std::string, std::pair<std::uint32_t, std::string>> known;
    for (const auto& [code, unit] : all.units) {
        if (unit.run_by == Operator::municipal && unit.municipality_code != 0 &&
            !unit.authority_number.empty()) {
            known[unit.authority_number] = {unit.municipality_code, unit.municipality};
        }
    }
    for (auto& [code, unit] : all.units) {
        const auto found = known.find(unit.authority_number);
        if (unit.run_by == Operator::municipal && unit.municipality_code == 0 &&
            found != known.end()) {
            std::tie(unit.municipality_code, unit.municipality) = found->second;
        }
    }
}

/// Final grades are the same measures as in "Underlag for analys" and less often hidden; where a
/// unit is not in their table, the latter stand in.
void fill_from_analysis(OfficialUnit& unit)
{
    if (unit.g9_pass_all.mark == Mark::unknown) {
        unit.g9_pass_all = unit.pass_all_g9;
    }
    if (unit.g9_eligible.mark == Mark::unknown) {
        unit.g9_eligible = unit.eligible_g9;
    }
}

} // namespace

Register read_register(std::span<const std::filesystem::path> files, FaultLog& log)
{
    Register all;
    std::vector<Sheet> sheets;
    std::vector<std::pair<const Kind*, std::size_t>> found;
    for (const std::filesystem::path& file : files) {
        const int number = log.add_file(file.generic_string());
        const auto bytes = read_bytes(file, most_csv_bytes);
        if (!bytes) {
            log.add_missing({number, 0, 0}, "", "no file that can be read",
                            "one of Skolverket's tables");
            continue;
        }
        sheets.push_back(read_sheet(*bytes, number, log));
        found.push_back(recognise(sheets.back()));
        if (sheets.back().complete && found.back().first == nullptr) {
            log.add({number, 0, 0}, "", "a table of an unknown kind",
                    "one of: " + names_of_kinds());
        }
    }
    // Tables of units first, whatever the order in which they were named.
    for (const Read read : {Read{read_flat_units}, Read{read_analysis_download},
                            Read{read_grades_download}, Read{read_flat_panel}}) {
        for (std::size_t k = 0; k < sheets.size(); ++k) {
            if (found[k].first != nullptr && found[k].first->read == read && sheets[k].complete) {
                read(sheets[k], found[k].second, all, log);
            }
        }
    }
    place_by_authority(all);
    for (auto& [code, unit] : all.units) {
        fill_from_analysis(unit);
    }
    return all;
}

Register read_register(std::span<const std::filesystem::path> files)
{
    FaultLog log;
    Register all = read_register(files, log);
    log.throw_if_any();
    return all;
}

} // namespace likvard
