#include "model/processes/graduate.hpp"

#include "core/check.hpp"
#include "core/groups.hpp"
#include "core/scratch.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
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

void copy_leavers(Pupils& leavers, const Pupils& pupils)
{
    const Borrowed<std::uint32_t> room(rows(pupils));
    const std::size_t count = row_kernels().rows_of_grade(0, rows(pupils), bits_of(pupils.now),
                                                          last_compulsory_grade, room.data());
    take(leavers, pupils, room.first(count));
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
    copy_leavers(leavers.pupils, pupils);
    check(leavers.marks.merit.size() == rows(leavers.pupils), "all of grade 9 have been marked");
    show_results(schools, leavers, classes);
    move_up(pupils);
    expect_rolls(schools, classes.pupils_by_school_grade);
}

} // namespace likvard
