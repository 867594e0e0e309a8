#include "model/processes/graduate.hpp"

#include "core/check.hpp"
#include "core/groups.hpp"
#include "core/scratch.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace likvard {
namespace {

/// What a school's June results show, SD: its leavers' mean merit value, luck and leniency
/// included; where too few leave for the figure to be published, its pupils' skill and leniency.
/// `merit`: of its leavers, added up.
float seen_level(const Schools& schools, std::size_t s, std::size_t leavers, double merit)
{
    constexpr std::size_t published_from = 10;
    if (leavers < published_from) {
        return schools.mean_skill[s] + schools.leniency[s];
    }
    return static_cast<float>((merit / static_cast<double>(leavers) - national_merit) /
                              merit_points_per_sd);
}

/// What everybody sees of schools in June, and remembers for some years.
void show_results(Schools& schools, const Leavers& leavers, const Classes& classes)
{
    thread_local std::vector<double> merit; // by school; exact, of multiples of 2.5
    merit.assign(rows(schools), 0.0);
    for (std::size_t i = 0; i < rows(leavers.pupils); ++i) {
        merit[leavers.pupils.school[i]] += static_cast<double>(leavers.marks.merit[i]);
    }
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const auto group = s * grade_count + static_cast<std::size_t>(last_compulsory_grade);
        const std::size_t count = classes.pupils_by_school_grade.members(group).size();
        auto& seen = schools.seen[s];
        std::copy_backward(seen.begin(), seen.end() - 1, seen.end());
        seen[0] = seen_level(schools, s, count, merit[s]);
    }
}

void look_back(Schools& schools, const Pupils& pupils, const Classes& classes,
               double quality_memory, FunctionRef<double(double)> short_share)
{
    const Borrowed<float> skills(rows(pupils));
    fill_skills(skills.data(), pupils);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const auto members = classes.pupils_by_school.members(s);
        double sum = 0.0;
        for (const std::uint32_t i : members) {
            sum += 0.5 * static_cast<double>(skills[i]);
        }
        if (!members.empty()) {
            schools.mean_skill[s] = static_cast<float>(sum / static_cast<double>(members.size()));
        }
        schools.expected_short[s] =
            static_cast<float>(static_cast<double>(members.size()) *
                               short_share(static_cast<double>(schools.mean_skill[s])));
        schools.quality[s] *= static_cast<float>(quality_memory);
    }
}

// Through pointers, since bytes may stand anywhere as far as a compiler knows.
void mark_leavers(std::uint8_t* leaves, const PartBits* now, std::size_t n)
{
    constexpr std::int32_t last = year_bits::grade.holding(last_compulsory_grade);
    for (std::size_t i = 0; i < n; ++i) {
        leaves[i] = (now[i] & year_bits::grade.mask()) == last ? 1 : 0;
    }
}

void move_up(Pupils& pupils)
{
    change_bits(pupils.now, [](std::int32_t bits) { return bits + year_bits::grade.holding(1); });
}

/// Next year's rolls in grades 1-9, as the staffing rule can know them in spring: who stays, moved
/// up, and as many others net of those who leave as came this year.
void expect_rolls(Schools& schools, const Groups& by_school_grade)
{
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const std::size_t ends = s * grade_count + schools.last_grade[s];
        const auto staying = by_school_grade.members(s * grade_count, ends).size();
        const float came = schools.roll[s] - schools.roll_staying[s];
        schools.roll_staying[s] = static_cast<float>(staying);
        schools.roll_expected[s] = std::max(0.0F, schools.roll_staying[s] + came);
    }
}

} // namespace

void graduate(Leavers& leavers, Pupils& pupils, Schools& schools, const Classes& classes,
              double quality_memory, FunctionRef<double(double)> short_share, const Tick& t)
{
    t.enter("graduate");
    look_back(schools, pupils, classes, quality_memory, short_share);
    const Borrowed<std::uint8_t> leaves(rows(pupils));
    mark_leavers(leaves.data(), bits_of(std::as_const(pupils.now)), leaves.size());
    move_out(leavers.pupils, pupils, {leaves.data(), leaves.size()});
    check(leavers.marks.merit.size() == rows(leavers.pupils), "all of grade 9 have been marked");
    show_results(schools, leavers, classes);
    move_up(pupils);
    expect_rolls(schools, classes.pupils_by_school_grade);
}

} // namespace likvard
