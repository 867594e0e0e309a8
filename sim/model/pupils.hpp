// One row per enrolled pupil, preschool class to grade 9. A row number is valid within one year;
// the id is for ever and keys every random draw.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"

#include <cstdint>

namespace likvard {

inline constexpr std::uint16_t no_school = 0xFFFF;
inline constexpr std::uint8_t never_arrived = 0xFF;
inline constexpr int last_compulsory_grade = 9;
inline constexpr std::size_t grade_count = 10;
inline constexpr int last_early_grade = 3;  // F-3, one class teacher
inline constexpr int first_upper_grade = 7; // 7-9, subject teachers
inline constexpr int marked_grade_6 = 6;    // the first with marks

enum class Background : std::uint8_t { swedish = 0, born_here = 1, born_abroad = 2 };

struct Pupils {
    Column<PersonId> id;
    Column<std::uint8_t> grade;      // 0 = preschool class … 9; written by graduate
    Column<std::uint16_t> school;    // row in Schools, or no_school until enrol has run
    Column<std::uint16_t> area;      // row in Municipality::areas
    Column<std::uint8_t> girl;       // 0 or 1
    Column<std::uint8_t> background; // Background
    Column<std::uint8_t> education;  // parents' highest: 1 below upper secondary, 2 upper, 3 post
    Column<std::uint8_t> education_mean; // both parents' mean on 1..3, in half steps: 2..6
    Column<std::uint8_t> arrived;        // grade at arrival in Sweden, never_arrived otherwise
    Column<std::uint8_t> need;           // 1: needs special support
    Column<std::uint8_t> tail; // 0; 1: fails nearly everything in grade 9; 2: in grade 6 too
    Column<std::uint8_t> modern_language;              // 1: studies a 17th subject
    Column<float> target_language, target_maths;       // mu: where the home pulls skill, SD
    Column<float> home_language, home_maths;           // H, SD
    Column<float> durable_language, durable_maths;     // G, SD
    Column<float> transient_language, transient_maths; // T, SD
    Column<float> arrival;           // what late arrival still costs in language, SD (<= 0)
    Column<float> effort;            // trait that marks load on beside skill, SD about 0.6
    Column<float> absence_trait;     // persistent part of log absence, standard normal
    Column<float> absence;           // share of school days missed this year, 0..0.9
    Column<std::uint8_t> sections;   // SectionOrder; 0 until the pupil first sits in a class
    Column<std::uint32_t> class_row; // row in Classes this year
    Column<std::uint8_t> supported;  // 1: served with special support this year
    Column<std::uint8_t> served;     // bit k: served with Service k this year
    Column<float> merit;             // merit value in points; grade 9, this June
    Column<std::uint8_t> passed_all; // 1: at least E in every subject; grades 6 and 9, this June
    Column<std::uint8_t> eligible;   // 1: eligible for a vocational programme; grade 9, this June
    Column<std::uint8_t> eligible_academic; // 1: at least E in twelve subjects too; the same

    static void each_lasting_column(auto& s, auto&& f)
    {
        f(s.id), f(s.grade), f(s.school), f(s.area), f(s.girl), f(s.background), f(s.education);
        f(s.education_mean), f(s.arrived), f(s.need), f(s.tail), f(s.modern_language);
        f(s.target_language), f(s.target_maths), f(s.home_language), f(s.home_maths);
        f(s.durable_language), f(s.durable_maths), f(s.transient_language), f(s.transient_maths);
        f(s.arrival), f(s.effort), f(s.absence_trait), f(s.absence), f(s.sections);
    }
    /// What a school year writes anew; zero until then.
    static void each_yearly_column(auto& s, auto&& f)
    {
        f(s.class_row), f(s.supported), f(s.served), f(s.merit), f(s.passed_all), f(s.eligible);
        f(s.eligible_academic);
    }
    static void each_column(auto& s, auto&& f)
    {
        each_lasting_column(s, f), each_yearly_column(s, f);
    }
};

/// Share of school days missed above which absence is a problem: problematisk skolfranvaro.
inline constexpr float problem_absence = 0.15F;
/// School years after arrival in which a pupil counts as newly arrived (official definition).
inline constexpr int newly_arrived_years = 4;

[[nodiscard]] inline bool is_newly_arrived(const Pupils& p, std::size_t i)
{
    return p.arrived[i] != never_arrived &&
           static_cast<int>(p.grade[i]) - static_cast<int>(p.arrived[i]) < newly_arrived_years;
}

/// Late arrival weighs less in mathematics than in language (starting values: × 0.6).
inline constexpr float arrival_in_maths = 0.6F;

/// Latent skill in SD of the national grade cohort.
[[nodiscard]] inline float language(const Pupils& p, std::size_t i)
{
    return p.home_language[i] + p.durable_language[i] + p.transient_language[i] + p.arrival[i];
}
[[nodiscard]] inline float maths(const Pupils& p, std::size_t i)
{
    return p.home_maths[i] + p.durable_maths[i] + p.transient_maths[i] +
           arrival_in_maths * p.arrival[i];
}

} // namespace likvard
