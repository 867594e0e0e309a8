#include "model/indicators/census.hpp"

#include "core/scratch.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <numeric>

namespace likvard {
namespace {

/// Codes of a table's pupils: kind, and KindRows' cell. `moved_up`: grades that graduate has added.
void find_kinds(std::span<std::uint32_t> codes, const Pupils& p, int moved_up)
{
    static_assert(KindRows::homes == kinds_of_school && KindRows::cells == cells_of_kind);
    row_kernels().kind(0, rows(p),
                       {.school = p.school.data(),
                        .traits = bits_of(p.traits),
                        .now = bits_of(p.now),
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
                 const Leavers& leavers)
{
    const auto& [p, marks] = leavers;
    for (std::size_t i = 0; i < rows(p); ++i) {
        Counts& kind = kinds[kind_of_code(codes[i])];
        kind.passed += p.now[i].passed_all;
        kind.eligible += marks.eligible[i];
        kind.academic += marks.eligible_academic[i];
        kind.leavers += 1.0;
        kind.merit += static_cast<double>(marks.merit[i]);
    }
}

/// Rows of those who were in a grade until June, in the table's order: graduate has moved everybody
/// up.
void find_grade(std::vector<std::uint32_t>& found, const Column<ThisYear>& now, int grade)
{
    const Borrowed<std::uint32_t> room(now.size());
    const std::size_t count = row_kernels().rows_of_grade(
        0, now.size(), bits_of(now), static_cast<std::uint8_t>(grade + 1), room.data());
    refill(found, count);
    std::copy_n(room.data(), count, found.begin());
}

} // namespace

void count_cells(std::uint32_t* counts, std::span<const std::uint32_t> codes)
{
    for (const std::uint32_t code : codes) {
        ++counts[code];
    }
}

void take_census(Census& c, const World& w, std::span<std::uint32_t> codes)
{
    find_kinds(codes, w.pupils, 1);
    c.pupils = codes;
    refill(c.leavers, rows(w.leavers.pupils));
    find_kinds(c.leavers, w.leavers.pupils, 0);
    const std::size_t kinds = compulsory_rows(w.schools) * kinds_of_school;
    thread_local std::vector<Cells> cells;
    cells.assign(kinds, {});
    count_cells(cells.data()->data(), c.pupils); // leavers still stand among them
    c.kinds.assign(kinds, {});
    add_cells(c.kinds, cells);
    add_leavers(c.kinds, c.leavers, w.leavers);
    find_grade(c.grade_3, w.pupils.now, 3);
    find_grade(c.grade_6, w.pupils.now, 6);
    find_grade(c.grade_7, w.pupils.now, 7);
    find_grade(c.grade_8, w.pupils.now, 8);
    c.grade_9.resize(rows(w.leavers.pupils));
    std::iota(c.grade_9.begin(), c.grade_9.end(), 0U);
}

} // namespace likvard
