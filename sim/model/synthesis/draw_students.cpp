// Upper secondary and adapted school at the start. Nobody publishes marks of earlier cohorts by
// pupil, so those who left in the four years before are the data year's leavers over again, with
// luck of their own in upper secondary: completion is known from the first year.
#include "model/synthesis/synthesis.hpp"

namespace likvard {
namespace {

/// Part of an id that no grade has: grades end at 9, teachers have 10.
constexpr std::uint32_t first_earlier_cohort = 16;

void rename(Pupils& pupils, const Schools& schools, std::uint32_t cohort)
{
    thread_local std::vector<std::uint32_t> next;
    next.assign(rows(schools), 0);
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        const std::size_t s = pupils.school[i];
        pupils.id[i] =
            person_id(Origin::start, schools.id[s], first_earlier_cohort + cohort, next[s]++);
    }
}

/// Leavers with the columns alone that upper_secondary reads.
Leavers what_students_have(const Leavers& leavers)
{
    Leavers some;
    some.pupils.id = leavers.pupils.id;
    some.pupils.school = leavers.pupils.school;
    some.pupils.traits = leavers.pupils.traits;
    some.marks = leavers.marks;
    return some;
}

} // namespace

void draw_other_forms(World& w, const Draw& draw)
{
    const Setting& s = *w.setting;
    const Params& p = s.params;
    const Persistence keep{p.learn.permanent, p.learn.retention};
    const int data_year = s.municipality->data_year;
    start_adapted_school(w.adapted, *s.municipality, p.adapted, Tick{data_year, draw});
    w.students.clear();
    Leavers earlier = what_students_have(w.leavers);
    for (int back = followed_years; back > 0; --back) {
        rename(earlier.pupils, w.schools, static_cast<std::uint32_t>(back));
        upper_secondary(w.students, earlier, *s.municipality, w.effects, p.upper_secondary, keep,
                        Tick{data_year - back, draw});
    }
    upper_secondary(w.students, w.leavers, *s.municipality, w.effects, p.upper_secondary, keep,
                    Tick{data_year, draw});
}

} // namespace likvard
