#include "io/skolverket_cells.hpp"

#include "io/nearest.hpp"
#include "io/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace likvard {
namespace {

constexpr Bounds places_bounds{-180.0, 180.0};

// NOLINTBEGIN(readability-magic-numbers): grades
const std::array measures{
    OfficialMeasure{"pupils", "Elever: Antal elever", &OfficialUnit::pupils, 0, count_bounds,
                    FigureKind::quantity},
    OfficialMeasure{"pct_girls", "Elever: Andel (%) flickor", &OfficialUnit::girls_pct, 0,
                    percent_bounds, FigureKind::share},
    OfficialMeasure{"pct_foreign_bg", "Elever: Andel (%) med utländsk bakgrund",
                    &OfficialUnit::foreign_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"pct_parents_postsec",
                    "Elever: Andel (%) med föräldrar med eftergymnasial utbildning",
                    &OfficialUnit::postsec_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"staff_fte", "Personal: Totalt", &OfficialUnit::staff_fte, 0, count_bounds,
                    FigureKind::quantity},
    OfficialMeasure{"principals_fte", "Personal: Rektorer", &OfficialUnit::principals_fte, 0,
                    count_bounds, FigureKind::quantity},
    OfficialMeasure{"teachers_fte", "Personal: Lärare (heltidstjänster)",
                    &OfficialUnit::teachers_fte, 0, count_bounds, FigureKind::quantity},
    OfficialMeasure{"pct_certified",
                    "Personal: Lärare i ämne/n, andel (%) med legitimation och behörighet",
                    &OfficialUnit::certified_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"pct_spec_teacher_qualified",
                    "Personal: Lärare, andel (%) speciallärare med behörighet",
                    &OfficialUnit::special_teachers_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"pct_permanent", "Personal: Lärare, andel (%) tillsvidareanställda",
                    &OfficialUnit::permanent_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"pct_forstelarare_lektor", "Personal: Andel (%) förstelärare och lektorer",
                    &OfficialUnit::career_pct, 0, percent_bounds, FigureKind::share},
    OfficialMeasure{"pass_all_g6",
                    "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter "
                    "årskurs 6",
                    &OfficialUnit::pass_all_g6_pct, 6, percent_bounds, FigureKind::share},
    OfficialMeasure{"pass_all_g9",
                    "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter "
                    "årskurs 9",
                    &OfficialUnit::pass_all_g9, 9, percent_bounds, FigureKind::share},
    OfficialMeasure{"eligible_g9", "Delmål 1: Andel (%) elever som blir behöriga",
                    &OfficialUnit::eligible_g9, 9, percent_bounds, FigureKind::share},
    OfficialMeasure{"safety_g5", "Delmål 2: Elevers upplevelse av trygghet i årskurs 5", nullptr, 5,
                    survey_bounds, FigureKind::quantity},
    OfficialMeasure{"safety_g8", "Delmål 2: Elevers upplevelse av trygghet i årskurs 8",
                    &OfficialUnit::safety_g8, 8, survey_bounds, FigureKind::quantity},
    OfficialMeasure{"calm_g5", "Delmål 2: Elevers upplevelse av studiero i årskurs 5", nullptr, 5,
                    survey_bounds, FigureKind::quantity},
    OfficialMeasure{"calm_g8", "Delmål 2: Elevers upplevelse av studiero i årskurs 8",
                    &OfficialUnit::calm_g8, 8, survey_bounds, FigureKind::quantity},
    OfficialMeasure{"np_sv_g3",
                    "Delmål 5: Andel (%) elever som uppnår kravnivån på samtliga delprov i det "
                    "nationella provet i svenska",
                    nullptr, 3, percent_bounds, FigureKind::share},
    OfficialMeasure{"np_ma_g3",
                    "Delmål 6: Andel (%) elever som uppnår kravnivån på samtliga delprov i det "
                    "nationella provet i matematik",
                    nullptr, 3, percent_bounds, FigureKind::share},
    OfficialMeasure{"sv_E_g6",
                    "Delmål 5: Andel (%) elever som har lägst betyget E i ämnet svenska eller "
                    "svenska som andraspråk i årskurs 6",
                    nullptr, 6, percent_bounds, FigureKind::share},
    OfficialMeasure{"ma_E_g6",
                    "Delmål 6: Andel (%) elever som har lägst betyget E i ämnet matematik i "
                    "årskurs 6",
                    nullptr, 6, percent_bounds, FigureKind::share},
    OfficialMeasure{"sv_E_g9",
                    "Delmål 5: Andel (%) elever som har lägst betyget E i ämnet svenska eller "
                    "svenska som andraspråk i årskurs 9",
                    nullptr, 9, percent_bounds, FigureKind::share},
    OfficialMeasure{"ma_E_g9",
                    "Delmål 6: Andel (%) elever som har lägst betyget E i ämnet matematik i "
                    "årskurs 9",
                    nullptr, 9, percent_bounds, FigureKind::share},
    OfficialMeasure{"g9_pupils", "", &OfficialUnit::g9_pupils, 0, count_bounds,
                    FigureKind::quantity},
    OfficialMeasure{"g9_pass_all", "", &OfficialUnit::g9_pass_all, 0, percent_bounds,
                    FigureKind::share},
    OfficialMeasure{"g9_eligible", "", &OfficialUnit::g9_eligible, 0, percent_bounds,
                    FigureKind::share},
    OfficialMeasure{"g9_merit", "", &OfficialUnit::g9_merit, 9, merit_bounds, FigureKind::quantity},
    OfficialMeasure{"latitude", "", &OfficialUnit::latitude, 0, places_bounds,
                    FigureKind::quantity},
    OfficialMeasure{"longitude", "", &OfficialUnit::longitude, 0, places_bounds,
                    FigureKind::quantity},
};
// NOLINTEND(readability-magic-numbers)

struct OfficialSymbol {
    std::string_view text;
    Mark mark;
};
constexpr std::array symbols{
    OfficialSymbol{"", Mark::unknown},       OfficialSymbol{".", Mark::missing},
    OfficialSymbol{"..", Mark::hidden},      OfficialSymbol{"...", Mark::majority},
    OfficialSymbol{"…", Mark::majority},     OfficialSymbol{"~100", Mark::about_100},
    OfficialSymbol{"*", Mark::not_required}, OfficialSymbol{"-", Mark::not_reported},
    OfficialSymbol{"–", Mark::not_reported},
};

/// Decimal point for decimal comma, and no spaces between groups of digits.
std::string plain_number(const std::string& text)
{
    constexpr std::string_view no_break_space = "\xC2\xA0";
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, no_break_space.size(), no_break_space) == 0) {
            ++i;
        } else if (text[i] != ' ') {
            plain += text[i] == ',' ? '.' : text[i];
        }
    }
    return plain;
}

} // namespace

std::span<const OfficialMeasure> official_measures()
{
    return measures;
}

Figure read_official_figure(const SheetCell& cell, std::string_view measure, const Bounds& bounds,
                            FigureKind kind, int file, FaultLog& log)
{
    for (const OfficialSymbol& symbol : symbols) {
        if (cell.text == symbol.text) {
            // A quantity has no majority: Skolverket uses the sign there for what is hidden.
            const bool share_only = symbol.mark == Mark::majority ||
                                    symbol.mark == Mark::about_100 ||
                                    symbol.mark == Mark::not_required;
            return {kind == FigureKind::quantity && share_only ? Mark::hidden : symbol.mark, 0.0};
        }
    }
    const std::optional<double> value = number_in(plain_number(cell.text));
    if (!value || *value < bounds.low || *value > bounds.high) {
        log.add({file, cell.line, cell.column}, std::string(measure), in_quotes(cell.text),
                fmt::format("a number, {}, or one of . .. ... ~100 * -", text(bounds)));
        return {};
    }
    return {Mark::number, *value};
}

std::optional<std::uint32_t> read_unit_code(const SheetCell& cell, int file, FaultLog& log)
{
    constexpr std::size_t digits = 8;
    const auto code = whole_number_in(cell.text);
    if (cell.text.size() != digits || !code || *code < 0) {
        log.add({file, cell.line, cell.column}, "unit code", in_quotes(cell.text),
                "a unit code of 8 digits");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*code);
}

std::optional<int> autumn_of(std::string_view school_year)
{
    constexpr std::size_t length = 7; // "2024/25"
    constexpr std::size_t digits = 4;
    constexpr int earliest = 1990;
    constexpr int latest = 2100;
    constexpr int century = 100;
    if (school_year.size() != length || school_year[digits] != '/') {
        return std::nullopt;
    }
    const auto first = whole_number_in(school_year.substr(0, digits));
    const auto second = whole_number_in(school_year.substr(digits + 1));
    if (!first || !second || *first < earliest || *first > latest ||
        (*first + 1) % century != *second) {
        return std::nullopt;
    }
    return static_cast<int>(*first);
}

std::optional<Operator> operator_of(std::string_view type, std::string_view authority)
{
    const std::string kind = folded(type);
    if (kind == "kommunal") {
        return Operator::municipal;
    }
    if (kind == "enskild" || kind == "privat") {
        return Operator::independent;
    }
    if (authority.empty()) {
        return std::nullopt;
    }
    const std::string name = folded(authority);
    const bool municipal = name.find("kommun") != std::string::npos || name == "region gotland" ||
                           name == "stockholms stad" || name == "göteborgs stad";
    return municipal ? Operator::municipal : Operator::independent;
}

} // namespace likvard
