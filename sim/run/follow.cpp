#include "run/follow.hpp"

#include "core/parallel.hpp"
#include "model/lever_context.hpp"
#include "model/parameters.hpp"
#include "model/year.hpp"
#include "run/pair.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr std::uint8_t first_grade_next = 2; // graduate has moved the pupils of grade 1 up

std::vector<PersonId> chosen(const Pupils& pupils, std::size_t count, std::size_t from)
{
    std::vector<PersonId> all;
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.grade[i] == first_grade_next) {
            all.push_back(pupils.id[i]);
        }
    }
    std::vector<PersonId> some;
    const std::size_t step = std::max<std::size_t>(all.size() / std::max<std::size_t>(count, 1), 1);
    for (std::size_t k = 0; k < std::min(count, all.size()); ++k) {
        some.push_back(all[(from + k * step) % all.size()]);
    }
    return some;
}

PupilYear year_of(const Pupils& pupils, std::size_t i, int year, bool finished)
{
    PupilYear now;
    now.year = year;
    now.grade = finished ? last_compulsory_grade : pupils.grade[i] - 1;
    now.school = pupils.school[i];
    now.language = static_cast<double>(language(pupils, i));
    now.maths = static_cast<double>(maths(pupils, i));
    now.absence = static_cast<double>(pupils.absence[i]);
    now.supported = pupils.supported[i] != 0;
    now.finished = finished;
    now.merit = static_cast<double>(pupils.merit[i]);
    now.passed_all = pupils.passed_all[i] != 0;
    return now;
}

void note(std::vector<PupilYear>& life, const World& w, PersonId id, int year)
{
    const auto look = [&](const Pupils& pupils, bool finished) {
        for (std::size_t i = 0; i < rows(pupils); ++i) {
            if (pupils.id[i] == id) {
                life.push_back(year_of(pupils, i, year, finished));
                return;
            }
        }
    };
    look(w.pupils, false);
    look(w.leavers.pupils, true);
}

using Lives = std::vector<std::vector<PupilYear>>;

Lives lives_in(const Future& future, const Scenario& scenario, const std::vector<PersonId>& ids)
{
    constexpr int years = 8; // grade 2 to grade 9
    World w = future.start;
    const Policy policy{scenario.levers, future.values, &w.setting->params.costs};
    Lives lives(ids.size());
    const int first = w.setting->municipality->data_year + 1;
    for (int year = first; year < std::min(first + years, scenario.last_year + 1); ++year) {
        advance_one_year(w, policy, Tick{year, future.draw});
        for (std::size_t k = 0; k < ids.size(); ++k) {
            note(lives[k], w, ids[k], year);
        }
    }
    return lives;
}

} // namespace

std::vector<TwoLives> follow_pupils(const Scenario& plan, const Scenario& baseline,
                                    const Municipality& municipality, int replicate,
                                    std::size_t count, std::size_t from)
{
    std::vector<TwoLives> all;
    with_threads(1, [&] {
        const Prepared prepared =
            prepare_municipality(municipality, with_overrides(central_values(), plan));
        const Future future(prepared, plan, replicate);
        Scenario without = baseline;
        without.last_year = plan.last_year;
        const std::vector<PersonId> ids = chosen(future.start.pupils, count, from);
        Lives before = lives_in(future, without, ids);
        Lives after = lives_in(future, plan, ids);
        for (std::size_t k = 0; k < ids.size(); ++k) {
            if (before[k].size() == after[k].size() && !before[k].empty()) {
                all.push_back({std::move(before[k]), std::move(after[k])});
            }
        }
    });
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

} // namespace likvard
