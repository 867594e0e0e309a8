// One row per enrolled pupil, preschool class to grade 9. A row number is valid within one year;
// the id is for ever and keys every random draw.
#pragma once

#include "core/ids.hpp"
#include "core/table.hpp"

#include <cstdint>

namespace likvard {

inline constexpr std::uint16_t no_school = 0xFFFF;
inline constexpr int last_compulsory_grade = 9;
/// Of those who left grade 9 this June: their rows stay until the summer's moves, so that a table
/// is closed up once a year.
inline constexpr int grade_of_leavers = 10;
inline constexpr std::size_t grade_count = 10;
inline constexpr int last_early_grade = 3;  // F-3, one class teacher
inline constexpr int first_upper_grade = 7; // 7-9, subject teachers
inline constexpr int marked_grade_6 = 6;    // the first with marks

enum class Background : std::uint8_t { swedish = 0, born_here = 1, born_abroad = 2 };

/// What somebody brings to school and keeps. Parts of two bytes: a row is moved every year.
struct Traits {
    std::uint16_t girl : 1;           // 0 or 1
    std::uint16_t background : 2;     // Background
    std::uint16_t education : 2;      // parents' highest: 1 below upper secondary, 2 upper, 3 post
    std::uint16_t education_mean : 3; // both parents' mean on 1..3, in half steps: 2..6
    std::uint16_t arrived : 4;        // grade at arrival in Sweden, never_arrived otherwise
    std::uint16_t need : 1;           // 1: needs special support
    std::uint16_t tail : 2;           // 0; 1: fails nearly everything in grade 9; 2: in grade 6 too
    std::uint16_t modern_language : 1; // 1: studies a 17th subject

    friend bool operator==(Traits, Traits) = default;
};
inline constexpr std::uint16_t never_arrived = 15;
/// Masks, for numbers that have to be seen to fit into so many bits.
inline constexpr unsigned one_bit = 1, two_bits = 3, three_bits = 7, four_bits = 15, six_bits = 63;

/// The grade and how its sections rank, and what this year makes of somebody there, which is zero
/// until its processes have run.
struct ThisYear {
    std::uint16_t grade : 4;      // 0 = preschool class … 9, or of leavers; written by graduate
    std::uint16_t sections : 6;   // SectionOrder; 0 until the pupil first sits in a class
    std::uint16_t served : 4;     // bit k: served with Service k
    std::uint16_t supported : 1;  // 1: served with special support
    std::uint16_t passed_all : 1; // 1: at least E in every subject; grades 6 and 9, this June

    friend bool operator==(ThisYear, ThisYear) = default;
};

/// A part of Traits or ThisYear for row kernels, which read whole columns as numbers (bits_of).
struct BitPart {
    unsigned first, count;

    [[nodiscard, gnu::always_inline]] constexpr std::int32_t of(std::uint32_t bits) const
    {
        return static_cast<std::int32_t>(bits >> first & ((1U << count) - 1U));
    }
    [[nodiscard, gnu::always_inline]] constexpr std::int32_t holding(std::int32_t value) const
    {
        return value << first;
    }
    [[nodiscard, gnu::always_inline]] constexpr std::int32_t mask() const
    {
        return holding(static_cast<std::int32_t>((1U << count) - 1U));
    }
};
namespace trait_bits {
inline constexpr BitPart girl{0, 1}, background{1, 2}, education{3, 2}, education_mean{5, 3},
    arrived{8, 4}, need{12, 1}, tail{13, 2}, modern_language{15, 1};
} // namespace trait_bits
namespace year_bits {
inline constexpr BitPart grade{0, 4}, sections{4, 6}, served{10, 4}, supported{14, 1},
    passed_all{15, 1};
} // namespace year_bits
static_assert(sizeof(Traits) == 2 && sizeof(ThisYear) == 2);

struct Pupils {
    Column<PersonId> id;
    Column<std::uint16_t> school; // row in Schools, or no_school until enrol has run
    Column<std::uint16_t> area;   // row in Municipality::areas
    Column<Traits> traits;
    Column<ThisYear> now;
    Column<float> target_language, target_maths;       // mu: where the home pulls skill, SD
    Column<float> home_language, home_maths;           // H, SD
    Column<float> durable_language, durable_maths;     // G, SD
    Column<float> transient_language, transient_maths; // T, SD
    Column<float> arrival;       // what late arrival still costs in language, SD (<= 0)
    Column<float> effort;        // trait that marks load on beside skill, SD about 0.6
    Column<float> absence_trait; // persistent part of log absence, standard normal
    Column<float> absence;       // share of school days missed this year, 0..0.9

    static void each_column(auto& s, auto&& f)
    {
        f(s.id), f(s.school), f(s.area), f(s.traits), f(s.now);
        f(s.target_language), f(s.target_maths), f(s.home_language), f(s.home_maths);
        f(s.durable_language), f(s.durable_maths), f(s.transient_language), f(s.transient_maths);
        f(s.arrival), f(s.effort), f(s.absence_trait), f(s.absence);
    }
};

/// Marks in June of grade 9, in the order of the pupils' rows.
struct FinalMarks {
    Column<float> merit;                    // merit value in points
    Column<std::uint8_t> eligible;          // 1: for a vocational programme
    Column<std::uint8_t> eligible_academic; // 1: at least E in twelve subjects too

    void resize(std::size_t count)
    {
        merit.resize(count), eligible.resize(count), eligible_academic.resize(count);
    }
};

/// Copies of the pupils who left grade 9 this June, until the next graduate, and the marks with
/// which they left.
struct Leavers {
    Pupils pupils;
    FinalMarks marks;
};

/// Share of school days missed above which absence is a problem: problematisk skolfranvaro.
inline constexpr float problem_absence = 0.15F;
/// School years after arrival in which a pupil counts as newly arrived (official definition).
inline constexpr int newly_arrived_years = 4;

[[nodiscard]] inline bool has_left(const Pupils& p, std::size_t i)
{
    return p.now[i].grade == grade_of_leavers;
}
[[nodiscard]] inline bool is_newly_arrived(const Pupils& p, std::size_t i)
{
    return p.traits[i].arrived != never_arrived &&
           static_cast<int>(p.now[i].grade) - static_cast<int>(p.traits[i].arrived) <
               newly_arrived_years;
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
