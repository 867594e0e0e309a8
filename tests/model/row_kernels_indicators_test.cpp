// The row kernels of indicators: every instruction set gives what a plain loop does.
#include "model/pupils.hpp"
#include "model/students.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace likvard {
namespace {

/// What a kind is made of, row by row.
struct Homes {
    std::vector<std::uint16_t> school = whole<std::uint16_t>(1, schools);
    std::vector<Traits> traits = std::vector<Traits>(n);

    Homes() { set_homes(traits); }
    [[nodiscard]] std::uint32_t kind(std::size_t i) const
    {
        const Traits t = traits[i];
        return ((school[i] * 3U + t.education - 1U) * 3U + t.background) * 2U + 1U - t.girl;
    }
};

TEST_F(RowKernelSets, AKindIsSchoolAndHomeAndItsCellWhatIsSeenOfThePupil)
{
    const Homes homes;
    std::vector<ThisYear> now(n);
    set_grades(now, grade_count + 1);
    whole_parts(now, 6, 2, [](ThisYear& y, unsigned x) { y.passed_all = x & one_bit; });
    const auto absence = column(1);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<std::uint32_t> code(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.kind(begin, end,
                         {.school = homes.school.data(),
                          .traits = bits_of(homes.traits),
                          .now = bits_of(now),
                          .absence = absence.data(),
                          .code = code.data(),
                          .first_graded = 2,
                          .marked = 7,
                          .often = 0.15F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            std::uint32_t cell = now[i].grade < 2 ? 0 : 2;
            if (now[i].grade == 7) {
                cell = now[i].passed_all != 0 ? 6 : 4;
            }
            cell += absence[i] > 0.15F ? 1U : 0U;
            EXPECT_EQ(code[i], homes.kind(i) * 8 + cell) << "row " << i;
        }
    });
}

TEST_F(RowKernelSets, RowsOfAGradeOrWithAByteAreFoundInOrder)
{
    std::vector<ThisYear> now(n);
    set_grades(now, 3);
    whole_parts(now, 6, 63, [](ThisYear& y, unsigned x) { y.sections = x & six_bits; });
    std::vector<std::uint8_t> grade;
    for (const ThisYear y : now) {
        grade.push_back(y.grade);
    }
    under_every_set([&](const RowKernels& kernels) {
        for (const std::size_t begin : {std::size_t{0}, std::size_t{5}, std::size_t{70}, n}) {
            std::vector<std::uint32_t> expected;
            for (std::size_t i = begin; i < n; ++i) {
                if (grade[i] == 1) {
                    expected.push_back(static_cast<std::uint32_t>(i));
                }
            }
            std::vector<std::uint32_t> found(n);
            found.resize(kernels.rows_of_grade(begin, n, bits_of(now), 1, found.data()));
            EXPECT_EQ(found, expected) << "from " << begin;
            found.resize(n);
            found.resize(kernels.rows_with(begin, n, grade.data(), 1, found.data()));
            EXPECT_EQ(found, expected) << "from " << begin;
        }
        std::vector<std::uint32_t> none;
        EXPECT_EQ(kernels.rows_of_grade(0, n, bits_of(now), 7, none.data()), 0);
        EXPECT_EQ(kernels.rows_with(0, n, grade.data(), 7, none.data()), 0);
    });
}

TEST_F(RowKernelSets, TestsAddUpAsDigitsOfOneNumber)
{
    const auto in = columns(1, 2);
    constexpr float step = 0.4F;
    under_every_set([&](const RowKernels& kernels) {
        std::vector<std::uint64_t> result(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.test(begin, end,
                         {.first = in[0].data(),
                          .second = in[1].data(),
                          .result = result.data(),
                          .first_bar = -0.5F,
                          .second_bar = 0.25F,
                          .step = step,
                          .base = 4});
        });
        const auto units = [&](float over) {
            std::uint64_t reached = over >= 0.0F ? 4 : 0;
            for (int mark = 1; mark <= 4 && over >= static_cast<float>(mark) * step; ++mark) {
                ++reached;
            }
            return reached;
        };
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_EQ(result[i] % (1U << 21U), 1);
            EXPECT_EQ(result[i] >> 21U & ((1U << 21U) - 1U), units(in[0][i] - -0.5F));
            EXPECT_EQ(result[i] >> 42U, units(in[1][i] - 0.25F)) << "row " << i;
        }
    });
}

/// A former leaver's share in what a cohort shows: who it is of, and who counts.
struct Shown {
    bool all = false, counted = false;
};
Shown shown_by(std::int32_t years, StudentStatus status, bool introductory, bool switched)
{
    const bool started = status != StudentStatus::not_started;
    const bool national = started && !introductory;
    const bool in_three = status == StudentStatus::done_in_three;
    switch (years) {
    case 0:
        return {true, started && introductory};
    case 2:
        return {national, switched};
    case 3:
        return {national, in_three};
    case 4:
        return {started, in_three || status == StudentStatus::done_in_four};
    default:
        return {};
    }
}

TEST_F(RowKernelSets, ACohortShowsOneThingAYearOfThoseItIsAbout)
{
    const Homes homes;
    const auto status = whole<std::uint8_t>(5, 6);
    const auto began = whole<std::uint8_t>(6, 3);
    const auto switched = whole<std::uint8_t>(7, 2);
    std::vector<Studies> studies(n);
    for (std::size_t i = 0; i < n; ++i) {
        studies[i].status = status[i] & three_bits;
        studies[i].began = began[i] & two_bits;
        studies[i].switched = switched[i] & one_bit;
    }
    constexpr std::uint32_t nobody = 12345;
    const auto expect_shown = [&](const RowKernels& kernels, std::int32_t years) {
        std::vector<std::uint32_t> code(n);
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.cohort(
                begin, end,
                {.school = homes.school.data(),
                 .traits = bits_of(homes.traits),
                 .studies = bits_of(studies),
                 .code = code.data(),
                 .nobody = nobody,
                 .years = years,
                 .introductory = 2,
                 .not_started = static_cast<std::int32_t>(StudentStatus::not_started),
                 .done_in_three = static_cast<std::int32_t>(StudentStatus::done_in_three),
                 .done_in_four = static_cast<std::int32_t>(StudentStatus::done_in_four)});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const auto [all, counted] = shown_by(years, static_cast<StudentStatus>(status[i]),
                                                 began[i] == 2, switched[i] != 0);
            const auto what = static_cast<std::uint32_t>(years == 0 ? 0 : years - 1);
            EXPECT_EQ(code[i], all ? homes.kind(i) * 8 + what * 2 + (counted ? 1U : 0U) : nobody)
                << "row " << i << " after " << years;
        }
    };
    under_every_set([&](const RowKernels& kernels) {
        for (std::int32_t years = -1; years <= 5; ++years) {
            expect_shown(kernels, years);
        }
    });
}

} // namespace
} // namespace likvard
