// The reference workload "school-year step": N pupils in schools of 400 with 34 teachers each, ten
// years of growing, moving up, being absent and being replaced. One fixed piece of work by which
// engines are compared; here on core's columns, lanes, counter-based luck and threads.
#pragma once

#include "core/kernels_table.hpp"
#include "core/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace likvard::reference {

inline constexpr std::size_t school_pupils = 400;
inline constexpr std::size_t school_teachers = 34;
inline constexpr std::size_t class_pupils = 12; // pupil j of a school has its teacher j / 12
inline constexpr int years = 10;
/// Sums run in so many fixed lanes, however wide the machine's vectors are, so that their bits are
/// the same everywhere. School sizes and item sizes are whole numbers of them.
inline constexpr std::size_t sum_lanes = 16;
/// Schools that a thread takes at a time; their teachers fill whole blocks of sum_lanes.
inline constexpr std::size_t item_schools = 32;
static_assert(school_pupils % sum_lanes == 0 && item_schools * school_teachers % sum_lanes == 0);

/// The streams of random numbers, as the third word of the counter.
enum class Luck : std::uint32_t { pupil_start = 1, teacher_start = 2, pupil = 3, teacher = 4 };

/// All state: 10 bytes a pupil, 5 a teacher (34 for 400 pupils), 8 a school.
struct Country {
    explicit Country(std::size_t schools);

    Column<float> ach, ses;           // by pupil, SD
    Column<std::uint8_t> grade;       // by pupil, 0..9
    Column<std::uint8_t> absent;      // by pupil, 0 or 1
    Column<float> quality;            // by teacher, SD; filled up to whole blocks
    Column<std::uint8_t> experience;  // by teacher, years
    Column<float> mean_ach, mean_ses; // by school

    [[nodiscard]] std::size_t schools() const { return mean_ach.size(); }
    [[nodiscard]] std::size_t bytes() const;
};

/// The same columns as the steps see them: pointers only, since what is compiled for one
/// instruction set must not share the standard library's inline functions with the rest.
struct Columns {
    float* ach;
    float* ses;
    std::uint8_t* grade;
    std::uint8_t* absent;
    float* quality;
    std::uint8_t* experience;
    float* mean_ach;
    float* mean_ses;
};

/// What happened in one item's year.
struct Counts {
    std::uint64_t absent = 0, left = 0;
};

/// One instruction set's two functions, both on schools [first, last) where `first` is a multiple
/// of item_schools: draw the start, live a year.
struct Steps {
    std::string_view name; // as kernel_sets() has it
    void (*start)(const Columns&, std::size_t first, std::size_t last, const KernelKey& key);
    void (*year)(const Columns&, std::size_t first, std::size_t last, const KernelKey& key,
                 Counts& counts);
};

extern const Steps steps_baseline;
extern const Steps steps_avx2;
extern const Steps steps_avx512;

/// The steps of the set that core's kernels use (best of the machine, or LIKVARD_ISA).
[[nodiscard]] const Steps& steps();

/// A country at its start, and one more year of its life; years count from 1.
[[nodiscard]] Country start_country(std::size_t schools, std::uint64_t seed);
Counts live_a_year(Country& country, std::uint64_t seed, int year);

/// The rates are over all ten years, the rest is the state at the end.
struct Answer {
    double mean_ach, sd_ach, absence_rate, leave_rate;
    std::uint64_t bits; // of all pupils and teachers, for comparisons
    double start_seconds, run_seconds;
    std::size_t bytes;
};

/// Pupils is a multiple of school_pupils; threads 0 uses every core.
[[nodiscard]] Answer run_reference(std::size_t pupils, int threads, std::uint64_t seed);

} // namespace likvard::reference
