#include "model/indicators/census.hpp"

#include "model/row_kernels.hpp"

#include <numeric>

namespace likvard {
namespace {

constexpr int marked_grade_6 = 6;

/// Codes of a table's pupils: kind, and KindRows' cell. `moved_up`: grades that graduate has added.
void find_kinds(std::vector<std::uint32_t>& codes, const Pupils& p, int moved_up)
{
    static_assert(KindRows::homes == kinds_of_school && KindRows::cells == cells_of_kind);
    codes.resize(rows(p));
    row_kernels().kind(0, rows(p),
                       {.school = p.school.data(),
                        .education = p.education.data(),
                        .background = p.background.data(),
                        .girl = p.girl.data(),
                        .grade = p.grade.data(),
                        .passed = p.passed_all.data(),
                        .absence = p.absence.data(),
                        .code = codes.data(),
                        .first_graded = 1 + moved_up,
                        .marked = marked_grade_6 + moved_up,
                        .often = problem_absence});
}

/// Adds what the cells of KindRows hold.
void add_cells(std::vector<Counts>& kinds, const std::vector<Cells>& cells)
{
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        const auto [ungraded, ungraded_absent, graded, graded_absent, failed, failed_absent, passed,
                    passed_absent] = cells[k];
        Counts& kind = kinds[k];
        kind.absent += ungraded_absent + graded_absent + failed_absent + passed_absent;
        kind.g6_passed += passed + passed_absent;
        kind.g6 += failed + failed_absent + passed + passed_absent;
        const std::uint32_t of_grades =
            graded + graded_absent + failed + failed_absent + passed + passed_absent;
        kind.graded += of_grades;
        kind.pupils += ungraded + ungraded_absent + of_grades;
    }
}

/// Adds what is seen of leavers alone.
void add_leavers(std::vector<Counts>& kinds, const std::vector<std::uint32_t>& codes,
                 const Pupils& p)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        Counts& kind = kinds[kind_of_code(codes[i])];
        kind.passed += p.passed_all[i];
        kind.eligible += p.eligible[i];
        kind.academic += p.eligible_academic[i];
        kind.leavers += 1.0;
        kind.merit += static_cast<double>(p.merit[i]);
    }
}

/// Rows of four grades, each in the table's order: graduate has moved everybody up.
void find_grades(Census& c, const Column<std::uint8_t>& grades)
{
    thread_local std::array<std::vector<std::uint32_t>, 4> scratch;
    const std::size_t n = grades.size();
    for (auto& found : scratch) {
        found.resize(n);
    }
    std::uint32_t* const third = scratch[0].data();
    std::uint32_t* const sixth = scratch[1].data();
    std::uint32_t* const seventh = scratch[2].data();
    std::uint32_t* const eighth = scratch[3].data();
    const std::uint8_t* const grade = grades.data();
    std::size_t n3 = 0;
    std::size_t n6 = 0;
    std::size_t n7 = 0;
    std::size_t n8 = 0;
    for (std::size_t i = 0; i < n; ++i) { // without branches: grades come in no order
        third[n3] = sixth[n6] = seventh[n7] = eighth[n8] = static_cast<std::uint32_t>(i);
        n3 += static_cast<std::size_t>(grade[i] == 4);
        n6 += static_cast<std::size_t>(grade[i] == 7);
        n7 += static_cast<std::size_t>(grade[i] == 8);
        n8 += static_cast<std::size_t>(grade[i] == 9);
    }
    c.grade_3.assign(third, third + n3);
    c.grade_6.assign(sixth, sixth + n6);
    c.grade_7.assign(seventh, seventh + n7);
    c.grade_8.assign(eighth, eighth + n8);
}

} // namespace

void count_cells(std::uint32_t* counts, const std::vector<std::uint32_t>& codes)
{
    for (const std::uint32_t code : codes) {
        ++counts[code];
    }
}

void take_census(Census& c, const World& w)
{
    find_kinds(c.pupils, w.pupils, 1);
    find_kinds(c.leavers, w.leavers.pupils, 0);
    const std::size_t kinds = compulsory_rows(w.schools) * kinds_of_school;
    thread_local std::vector<Cells> cells;
    cells.assign(kinds, {});
    count_cells(cells.data()->data(), c.pupils);
    count_cells(cells.data()->data(), c.leavers);
    c.kinds.assign(kinds, {});
    add_cells(c.kinds, cells);
    add_leavers(c.kinds, c.leavers, w.leavers.pupils);
    find_grades(c, w.pupils.grade);
    c.grade_9.resize(rows(w.leavers.pupils));
    std::iota(c.grade_9.begin(), c.grade_9.end(), 0U);
}

} // namespace likvard
