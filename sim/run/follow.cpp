#include "run/follow.hpp"

#include "core/parallel.hpp"
#include "model/lever_context.hpp"
#include "model/parameters.hpp"
#include "model/year.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr std::uint8_t first_grade_next = 2; // graduate has moved the pupils of grade 1 up
constexpr int school_years = 8;              // grade 2 to grade 9
constexpr int career_years = 10;

/// `count` of them, evenly from all, beginning at `from`.
std::vector<PersonId> spread(const std::vector<PersonId>& all, std::size_t count, std::size_t from)
{
    std::vector<PersonId> some;
    const std::size_t step = std::max<std::size_t>(all.size() / std::max<std::size_t>(count, 1), 1);
    for (std::size_t k = 0; k < std::min(count, all.size()); ++k) {
        some.push_back(all[(from + k * step) % all.size()]);
    }
    return some;
}

std::vector<PersonId> first_graders(const Pupils& pupils)
{
    std::vector<PersonId> all;
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.now[i].grade == first_grade_next) {
            all.push_back(pupils.id[i]);
        }
    }
    return all;
}

PupilYear year_of(const Pupils& pupils, std::size_t i, int year, const FinalMarks* marks)
{
    PupilYear now;
    const bool finished = marks != nullptr;
    now.year = year;
    now.grade = finished ? last_compulsory_grade : pupils.now[i].grade - 1;
    now.school = pupils.school[i];
    now.language = static_cast<double>(language(pupils, i));
    now.maths = static_cast<double>(maths(pupils, i));
    now.absence = static_cast<double>(pupils.absence[i]);
    now.supported = pupils.now[i].supported != 0;
    now.finished = finished;
    now.merit = finished ? static_cast<double>(marks->merit[i]) : 0.0;
    now.passed_all = pupils.now[i].passed_all != 0;
    return now;
}

void note(std::vector<PupilYear>& life, const World& w, PersonId id, int year)
{
    const auto look = [&](const Pupils& pupils, const FinalMarks* marks) {
        for (std::size_t i = 0; i < rows(pupils); ++i) {
            if (pupils.id[i] == id && !has_left(pupils, i)) {
                life.push_back(year_of(pupils, i, year, marks));
                return;
            }
        }
    };
    look(w.pupils, nullptr);
    look(w.leavers.pupils, &w.leavers.marks);
}

TeacherYear year_of(const World& w, PersonId id, int year)
{
    const Teachers& teachers = w.teachers;
    TeacherYear now;
    now.year = year;
    const auto found = std::find(teachers.id.begin(), teachers.id.end(), id);
    now.employed = found != teachers.id.end();
    if (!now.employed) {
        return now;
    }
    const auto i = static_cast<std::size_t>(found - teachers.id.begin());
    now.school = teachers.school[i];
    now.years_here = static_cast<double>(teachers.years_here[i]);
    now.experience = static_cast<double>(teachers.experience[i]);
    now.coached = static_cast<double>(teachers.coached[i]);
    now.climate = static_cast<double>(w.schools.climate[now.school]);
    now.new_principal = w.schools.principal_new[now.school] != 0;
    now.certified = teachers.certified[i] != 0;
    return now;
}

using Cancel = const std::atomic<bool>*; // null: cannot be cancelled

bool is_set(Cancel cancel)
{
    return cancel != nullptr && *cancel;
}

/// Runs `years` years of one arm and looks at the world in June of each, until it is cancelled.
template <class Look>
void run_years(const Future& future, const Scenario& scenario, int years, Cancel cancel,
               Look&& look)
{
    World w = future.start;
    const Policy policy{scenario.levers, future.values, &w.setting->params.costs};
    const int first = w.setting->municipality->data_year + 1;
    for (int year = first; year < std::min(first + years, scenario.last_year + 1); ++year) {
        if (is_set(cancel)) {
            return;
        }
        advance_one_year(w, policy, Tick{year, future.draw});
        look(w, year);
    }
}

using Lives = std::vector<std::vector<PupilYear>>;

Lives lives_in(const Future& future, const Scenario& scenario, const std::vector<PersonId>& ids,
               Cancel cancel)
{
    Lives lives(ids.size());
    run_years(future, scenario, school_years, cancel, [&](const World& w, int year) {
        for (std::size_t k = 0; k < ids.size(); ++k) {
            note(lives[k], w, ids[k], year);
        }
    });
    return lives;
}

using Careers = std::vector<std::vector<TeacherYear>>;

Careers careers_in(const Future& future, const Scenario& scenario, const std::vector<PersonId>& ids,
                   Cancel cancel)
{
    Careers careers(ids.size());
    run_years(future, scenario, career_years, cancel, [&](const World& w, int year) {
        for (std::size_t k = 0; k < ids.size(); ++k) {
            careers[k].push_back(year_of(w, ids[k], year));
        }
    });
    return careers;
}

/// Makes one future and calls `in` with it and both scenarios over the plan's years.
template <class In>
void in_one_future(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
                   int replicate, In&& in)
{
    with_threads(1, [&] {
        const Prepared prepared = prepare_municipality(municipality, central_of(plan));
        Scenario without = baseline;
        without.last_year = plan.last_year;
        in(Future(prepared, plan, replicate), without);
    });
}

} // namespace

std::vector<TwoLives> follow_pupils(const Scenario& plan, const Scenario& baseline,
                                    const Municipality& municipality, int replicate,
                                    std::size_t count, std::size_t from,
                                    const std::atomic<bool>* cancel)
{
    std::vector<TwoLives> all;
    in_one_future(plan, baseline, municipality, replicate,
                  [&](const Future& future, const Scenario& without) {
                      const auto ids = spread(first_graders(future.start.pupils), count, from);
                      Lives before = lives_in(future, without, ids, cancel);
                      Lives after = lives_in(future, plan, ids, cancel);
                      for (std::size_t k = 0; k < ids.size(); ++k) {
                          if (before[k].size() == after[k].size() && !before[k].empty()) {
                              all.push_back({std::move(before[k]), std::move(after[k])});
                          }
                      }
                  });
    if (is_set(cancel)) { // what there is ends too soon
        all.clear();
    }
    return all;
}

std::vector<TwoCareers> follow_teachers(const Scenario& plan, const Scenario& baseline,
                                        const Municipality& municipality, int replicate,
                                        std::size_t count, std::size_t from,
                                        const std::atomic<bool>* cancel)
{
    std::vector<TwoCareers> all;
    in_one_future(plan, baseline, municipality, replicate,
                  [&](const Future& future, const Scenario& without) {
                      const Column<PersonId>& in_post = future.start.teachers.id;
                      const auto ids = spread({in_post.begin(), in_post.end()}, count, from);
                      Careers before = careers_in(future, without, ids, cancel);
                      Careers after = careers_in(future, plan, ids, cancel);
                      for (std::size_t k = 0; k < ids.size(); ++k) {
                          all.push_back({std::move(before[k]), std::move(after[k])});
                      }
                  });
    if (is_set(cancel)) { // what there is ends too soon
        all.clear();
    }
    return all;
}

double distance(const TwoLives& lives)
{
    if (lives.baseline.empty()) {
        return 0.0;
    }
    // A hundred merit points count like one SD of skill: the SD of merit between pupils is near it.
    constexpr double points_a_sd = 100.0;
    const PupilYear& a = lives.baseline.back();
    const PupilYear& b = lives.plan.back();
    const double skill = std::fabs(a.language + a.maths - b.language - b.maths) / 2.0;
    const bool marks = a.finished && b.finished;
    return marks ? std::fabs(a.merit - b.merit) / points_a_sd + skill : skill;
}

double distance(const TwoCareers& careers)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < careers.baseline.size(); ++k) {
        const TeacherYear& a = careers.baseline[k];
        const TeacherYear& b = careers.plan[k];
        const bool apart = a.employed != b.employed || (a.employed && a.school != b.school);
        sum += apart ? 1.0 : a.employed ? std::fabs(a.coached - b.coached) : 0.0;
    }
    return sum;
}

} // namespace likvard
