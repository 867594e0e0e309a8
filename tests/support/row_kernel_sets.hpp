// What the tests of the row kernels have in common: every instruction set in turn, and columns of
// numbers that are the same every time.
#pragma once

#include "core/kernels.hpp"
#include "model/pupils.hpp"
#include "model/row_kernels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace likvard {

inline constexpr std::size_t n = 101; // no whole number of vectors
inline constexpr std::size_t schools = 7;

class RowKernelSets : public ::testing::Test {
protected:
    void TearDown() override { use_kernel_set(before_); }
    std::string before_{kernel_set()};

    /// Runs `test` under every set that this machine has.
    template <class Test> void under_every_set(Test test)
    {
        for (const std::string_view set : kernel_sets()) {
            ASSERT_TRUE(use_kernel_set(set));
            SCOPED_TRACE(set);
            test(row_kernels());
        }
    }
};

/// Standard normals that are the same every time, one column a number.
inline std::vector<float> column(std::uint32_t which, std::size_t count = n)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(Draw(8, which).normal(Stream::marks, 0, i));
    }
    return values;
}

inline std::vector<std::vector<float>> columns(std::uint32_t first, std::uint32_t number)
{
    std::vector<std::vector<float>> values;
    while (values.size() < number) {
        values.push_back(column(first++));
    }
    return values;
}

/// Rows [0, n) in two pieces, as large tables are split among threads: what begins later than 0
/// must write its own rows.
template <class Rows> void in_two(Rows rows)
{
    constexpr std::size_t cut = 37;
    rows(0, cut);
    rows(cut, n);
}

template <class T> std::vector<T> whole(std::uint32_t which, std::uint32_t below)
{
    std::vector<T> values;
    for (std::size_t i = 0; i < n; ++i) {
        values.push_back(static_cast<T>(Draw(9, which).words(Stream::marks, 0, i)[0] % below));
    }
    return values;
}

/// The same into a part of each row: set(row, value).
template <class Bits, class Set>
void whole_parts(std::vector<Bits>& rows, std::uint32_t which, std::uint32_t below, Set set)
{
    const auto values = whole<std::uint8_t>(which, below);
    for (std::size_t i = 0; i < n; ++i) {
        set(rows[i], unsigned{values[i]});
    }
}
/// Somebody's girl, background and education.
inline void set_homes(std::vector<Traits>& traits)
{
    whole_parts(traits, 4, 2, [](Traits& t, unsigned x) { t.girl = x & one_bit; });
    whole_parts(traits, 5, 3, [](Traits& t, unsigned x) { t.education = (x + 1U) & two_bits; });
    whole_parts(traits, 6, 3, [](Traits& t, unsigned x) { t.background = x & two_bits; });
}
/// Grades at arrival, and those who never did.
inline void set_arrivals(std::vector<Traits>& traits)
{
    whole_parts(traits, 7, grade_count + 1, [](Traits& t, unsigned x) {
        t.arrived = (x == grade_count ? never_arrived : x) & four_bits;
    });
}
inline void set_grades(std::vector<ThisYear>& now, std::uint32_t below = grade_count)
{
    whole_parts(now, 3, below, [](ThisYear& y, unsigned x) { y.grade = x & four_bits; });
}

} // namespace likvard
