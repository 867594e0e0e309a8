// School × grade × section, rebuilt every autumn.
#pragma once

#include "core/groups.hpp"
#include "core/table.hpp"

#include <cstdint>
#include <vector>

namespace likvard {

struct Classes {
    Column<std::uint32_t> id; // school row × 1024 + grade × 64 + section
    Column<std::uint16_t> school;
    Column<std::uint8_t> grade;
    Column<std::uint16_t> size;         // pupils
    Column<float> size_by_cap;          // pupils it would have had but for posts that split classes
    Column<float> prior_skill;          // mean of both domains at the start of the year, SD
    Column<float> instruction_language; // SD a year, deviation from an average certified novice
    Column<float> instruction_maths;
    Column<float> new_share; // share of the team that is new to the school

    Groups pupils_by_school_grade; // group = school row × 10 + grade
    Groups pupils_by_school;
    std::vector<std::uint32_t> of_pupil; // by pupil: row of the class
    std::vector<float> skill; // by pupil: both domains added, at the start of the year, SD

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.school), f(s.grade), f(s.size), f(s.size_by_cap), f(s.prior_skill),
            f(s.instruction_language);
        f(s.instruction_maths), f(s.new_share);
    }
};

} // namespace likvard
