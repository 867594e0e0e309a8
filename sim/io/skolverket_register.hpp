// What Skolverket's tables say of school units, whichever of the tables it was read from: the
// statistics database's downloads or flat tables with one line a unit.
#pragma once

#include "io/fault_log.hpp"
#include "model/municipality.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace likvard {

/// Measures that tell which grades a unit serves: a figure in grade 3, 5, 6, 8 or 9.
struct GradeSign {
    int grade = 0;
    Figure figure;
};

/// One unit of compulsory school. Figures are as published; what no table gave is unknown.
struct OfficialUnit {
    std::uint32_t code = 0;
    std::string name;
    std::string authority;
    std::string authority_number;        // ten digits, where the table gives it
    std::uint32_t municipality_code = 0; // 0: no table says where the unit lies
    std::string municipality;
    std::optional<Operator> run_by; // nothing: no table says
    Figure pupils, girls_pct, foreign_pct, postsec_pct, staff_fte, principals_fte, teachers_fte;
    Figure certified_pct, special_teachers_pct, permanent_pct, career_pct, safety_g8, calm_g8;
    Figure pass_all_g6_pct, latitude, longitude;
    Figure g9_pupils, g9_pass_all, g9_eligible, g9_merit; // final grades of the data year
    Figure pass_all_g9, eligible_g9;                      // the same by Underlag for analys
    std::vector<GradeSign> grades;
    std::map<int, YearResult> results; // by year, from the panel
};

/// All units of the tables that were read together.
struct Register {
    int data_year = 0;            // autumn of the school year of the units' figures
    bool year_is_assumed = false; // no table of units says its year
    std::map<std::uint32_t, OfficialUnit> units;
    std::map<std::string, std::pair<double, double>>
        costs;                        // by authority: per pupil, teaching, SEK
    std::vector<std::string> remarks; // what was left out or said twice, in words
};

/// Reads tables, each recognised by its content; the order does not matter. Throws InputMissing
/// (no such file) and DataError with every fault by file, line and column.
[[nodiscard]] Register read_register(std::span<const std::filesystem::path> files);

/// The same, faults into `log`.
[[nodiscard]] Register read_register(std::span<const std::filesystem::path> files, FaultLog& log);

} // namespace likvard
