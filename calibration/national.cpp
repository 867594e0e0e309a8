#include "national.hpp"

#include "core/check.hpp"
#include "io/csv.hpp"
#include "io/fault_log.hpp"
#include "io/text_checks.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace likvard {
namespace {

constexpr int data_year = 2024; // autumn of the units file

const std::vector<std::string> columns{"code",
                                       "name",
                                       "huvudman",
                                       "kommunkod",
                                       "kommun",
                                       "type",
                                       "pupils",
                                       "pct_girls",
                                       "pct_foreign_bg",
                                       "pct_parents_postsec",
                                       "staff_fte",
                                       "principals_fte",
                                       "teachers_fte",
                                       "syv_fte",
                                       "pct_women_teachers",
                                       "pct_certified",
                                       "pct_spec_teacher_qualified",
                                       "pct_permanent",
                                       "pct_forstelarare_lektor",
                                       "pupils_per_teacher",
                                       "pass_all_g6",
                                       "pass_all_g9",
                                       "eligible_g9",
                                       "safety_g5",
                                       "safety_g8",
                                       "calm_g5",
                                       "calm_g8",
                                       "staff_safety",
                                       "staff_calm",
                                       "support_g5",
                                       "support_g8",
                                       "np_sv_g3",
                                       "np_ma_g3",
                                       "sv_E_g6",
                                       "ma_E_g6",
                                       "sv_E_g9",
                                       "ma_E_g9",
                                       "g9_pupils",
                                       "g9_pass_all",
                                       "g9_eligible",
                                       "g9_merit",
                                       "latitude",
                                       "longitude"};

/// One line of the table, cell by name.
struct Line {
    const CsvRow* row;
    [[nodiscard]] const std::string& operator[](std::string_view column) const
    {
        for (std::size_t k = 0; k < columns.size(); ++k) {
            if (columns[k] == column) {
                return row->cells[k].text;
            }
        }
        check(false, "no such column in the units file");
        return row->cells[0].text;
    }
};

Figure figure_from(const std::string& text)
{
    static const std::map<std::string, Mark> symbols{
        {"", Mark::unknown},      {".", Mark::missing},      {"..", Mark::hidden},
        {"...", Mark::majority},  {"~100", Mark::about_100}, {"*", Mark::not_required},
        {"-", Mark::not_reported}};
    if (const auto found = symbols.find(text); found != symbols.end()) {
        return {found->second, 0.0};
    }
    Figure figure{Mark::number, 0.0};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), figure.value);
    return result.ec == std::errc{} ? figure : Figure{};
}

/// Grades served, from which cells of a grade are anything but ".".
void grades_served(School& school, const Line& line)
{
    struct Sign {
        int grade;
        std::string_view column;
    };
    constexpr std::array signs{Sign{3, "np_sv_g3"},    Sign{3, "np_ma_g3"}, Sign{5, "safety_g5"},
                               Sign{6, "pass_all_g6"}, Sign{6, "sv_E_g6"},  Sign{8, "safety_g8"},
                               Sign{9, "pass_all_g9"}, Sign{9, "sv_E_g9"},  Sign{9, "g9_merit"}};
    constexpr int young = 3;
    constexpr int middle = 5;
    constexpr int upper = 8;
    constexpr int none_seen = 99;
    int first = none_seen;
    int last = -1;
    for (const Sign& sign : signs) {
        const std::string& cell = line[sign.column];
        if (!cell.empty() && cell != "." && cell != "-") {
            first = std::min(first, sign.grade);
            last = std::max(last, sign.grade);
        }
    }
    school.first_grade =
        last < 0 || first <= young ? 0 : (first <= middle ? 4 : (first < upper ? 6 : 7));
    school.last_grade = last < 0 || last >= upper ? 9 : (last >= middle ? 6 : 3);
}

School school_from(const Line& line, double pupils)
{
    School school;
    school.code = static_cast<std::uint32_t>(std::stoul(line["code"]));
    school.name = line["name"];
    const std::string& type = line["type"];
    const bool municipal_authority = line["huvudman"].find("KOMMUN") != std::string::npos;
    const bool municipal =
        type == "Kommunal" || type == "kommunal" || (type.empty() && municipal_authority);
    school.run_by = municipal ? Operator::municipal : Operator::independent;
    school.pupils = pupils;
    grades_served(school, line);
    school.girls_pct = figure_from(line["pct_girls"]);
    school.foreign_pct = figure_from(line["pct_foreign_bg"]);
    school.postsec_pct = figure_from(line["pct_parents_postsec"]);
    school.teachers_fte = figure_from(line["teachers_fte"]);
    school.staff_fte = figure_from(line["staff_fte"]);
    school.certified_pct = figure_from(line["pct_certified"]);
    school.permanent_pct = figure_from(line["pct_permanent"]);
    school.principals_fte = figure_from(line["principals_fte"]);
    school.career_pct = figure_from(line["pct_forstelarare_lektor"]);
    school.special_teachers_pct = figure_from(line["pct_spec_teacher_qualified"]);
    school.safety_g8 = figure_from(line["safety_g8"]);
    school.calm_g8 = figure_from(line["calm_g8"]);
    school.pass_all_g6_pct = figure_from(line["pass_all_g6"]);
    school.latitude = figure_from(line["latitude"]).or_else(0.0);
    school.longitude = figure_from(line["longitude"]).or_else(0.0);
    school.g9_pupils = figure_from(line["g9_pupils"]);
    school.seats_per_grade =
        std::ceil(pupils / (school.last_grade - std::max(1, school.first_grade) + 1));
    return school;
}

} // namespace

std::vector<Municipality> read_national_units(const std::filesystem::path& file)
{
    FaultLog log;
    const int number = log.add_file(file.string());
    const auto bytes = read_bytes(file, most_csv_bytes);
    if (!bytes) {
        throw InputMissing(file.string() + ": the units file cannot be read");
    }
    const CsvTable table = read_csv(without_byte_order_mark(*bytes), number, columns, log);
    log.throw_if_any();
    std::map<std::uint32_t, Municipality> by_code;
    std::set<std::uint32_t> seen;
    for (const CsvRow& row : table.rows) {
        const Line line{&row};
        const Figure pupils = figure_from(line["pupils"]);
        if (!pupils.known() || pupils.value < 1.0) {
            continue;
        }
        const Figure code = figure_from(line["kommunkod"]);
        Municipality& m = by_code[static_cast<std::uint32_t>(code.or_else(0.0))];
        const School school = school_from(line, pupils.value);
        if (seen.insert(school.code).second) {
            m.schools.push_back(school);
            m.name = line["kommun"];
        }
    }
    std::vector<Municipality> all;
    for (auto& [code, m] : by_code) {
        m.code = code;
        m.data_year = data_year;
        all.push_back(std::move(m));
    }
    return all;
}

} // namespace likvard
