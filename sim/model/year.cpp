#include "model/year.hpp"

namespace likvard {
namespace {

void group_teachers(World& w)
{
    w.teachers_by_school.build(rows(w.teachers), rows(w.schools), [&](std::size_t i) {
        return static_cast<std::size_t>(w.teachers.school[i]);
    });
}

} // namespace

// clang-format off
void advance_one_year(World& w, const Policy& policy, const Tick& t)
{
    const Setting& s = *w.setting;
    const Params& p = s.params;
    
    const Ways ways{*s.geography, s.pulls, p.geography.speed / 60.0};

    perceive_needs (w.schools,            s.chain, w.effects, p.needs,                        t);
    lever_effects  (w.effects, w.reached, policy, w.schools,                                  t);
    principals     (w.schools,            w.effects, p.principals,                            t);
    teachers_leave (w.teachers,           w.schools, w.effects, p.leave,                      t);
    recruit        (w.teachers, w.schools, w.effects, s.market, p.recruit,                    t);
    population     (w.pupils, w.areas,    *s.municipality, p.population, p.home, s.home, s.moves, t);
    preschool      (w.pupils, w.readiness, w.effects, *s.municipality, *s.geography, ways.km_per_minute,
                    p.learn.permanent, p.learn.retention, p.preschool,                        t);
    enrol          (w.pupils,             w.schools, w.effects, ways, p.enrol,                t);
    form_classes   (w.classes, w.pupils, w.schools, w.effects, p.classes,                     t);
    support        (w.pupils,             w.classes, w.schools, w.effects, p.support,         t);
    climate        (w.schools,            w.effects, p.climate,                               t);
    absence        (w.pupils,             w.schools, w.effects, p.absence,                    t);
    group_teachers (w);
    teach          (w.classes,            w.teachers, w.teachers_by_school, w.schools, p.teach, t);
    learning_inputs(w.inputs,             w.pupils, w.classes, w.schools, w.effects, s.nation, p.learn, t);
    learn          (w.pupils,             w.inputs, w.effects, p.home.arrival_catch_up, p.learn, t);
    coach          (w.teachers,           w.effects, p.teach);
    assess         (w.pupils,             w.leavers.marks, w.schools, w.effects, p.assess,    t);
    graduate       (w.leavers, w.pupils, w.schools, w.classes, p.learn.quality_memory,
                    [&](double skill) { return expected_short_share(skill, p.needs); },       t);
    adapted_school (w.adapted,            *s.municipality, w.effects, p.adapted,
                    p.learn.permanent, p.learn.retention,                                     t);
    upper_secondary(w.students,           w.leavers, *s.municipality, w.effects, p.upper_secondary,
                    {p.learn.permanent, p.learn.retention},                                   t);
}
// clang-format on

void run_data_year(World& w, FunctionRef<void()> stocks, const Tick& t)
{
    const Params& p = w.setting->params;
    form_classes(w.classes, w.pupils, w.schools, w.effects, p.classes, t);
    support(w.pupils, w.classes, w.schools, w.effects, p.support, t);
    absence(w.pupils, w.schools, w.effects, p.absence, t);
    group_teachers(w);
    teach(w.classes, w.teachers, w.teachers_by_school, w.schools, p.teach, t);
    learning_inputs(w.inputs, w.pupils, w.classes, w.schools, w.effects, w.setting->nation, p.learn,
                    t);
    stocks();
    learn(w.pupils, w.inputs, w.effects, p.home.arrival_catch_up, p.learn, t);
    assess(w.pupils, w.leavers.marks, w.schools, w.effects, p.assess, t);
    graduate(
        w.leavers, w.pupils, w.schools, w.classes, p.learn.quality_memory,
        [&](double skill) { return expected_short_share(skill, p.needs); }, t);
}

void settle_staff(World& w, const Tick& t)
{
    const Params& p = w.setting->params;
    principals(w.schools, w.effects, p.principals, t);
    teachers_leave(w.teachers, w.schools, w.effects, p.leave, t);
    recruit(w.teachers, w.schools, w.effects, w.setting->market, p.recruit, t);
    climate(w.schools, w.effects, p.climate, t);
}

} // namespace likvard
