#include "model/processes/adapted_school.hpp"

#include "core/math.hpp"
#include "model/pupils.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace likvard {
namespace {

constexpr int grades = last_compulsory_grade;

/// Units with their places and the pupils they have.
struct Units {
    std::vector<std::uint16_t> row;
    std::vector<double> places, taken;

    explicit Units(const Municipality& m)
    {
        for (std::size_t s = compulsory(m).size(); s < m.schools.size(); ++s) {
            if (m.schools[s].form == SchoolForm::adapted) {
                row.push_back(static_cast<std::uint16_t>(s));
                places.push_back(m.schools[s].places);
            }
        }
        taken.assign(row.size(), 0.0);
    }
    void count(const Adapted& adapted)
    {
        for (const std::uint16_t unit : adapted.unit) {
            const auto at = std::find(row.begin(), row.end(), unit) - row.begin();
            taken[static_cast<std::size_t>(at)] += 1.0;
        }
    }
    /// A unit drawn by its free places.
    std::uint16_t admit(float u)
    {
        double free = 0.0;
        for (std::size_t k = 0; k < row.size(); ++k) {
            free += std::max(0.0, places[k] - taken[k]);
        }
        auto found = static_cast<std::size_t>(std::max_element(places.begin(), places.end()) -
                                              places.begin());
        double left = static_cast<double>(u) * free;
        for (std::size_t k = 0; k < row.size() && free > 0.0; ++k) {
            const double here = std::max(0.0, places[k] - taken[k]);
            if (left < here) {
                found = k;
                break;
            }
            left -= here;
        }
        taken[found] += 1.0;
        return row[found];
    }
};

/// Pupils in grade 1 per child of the cohort; grade 9 has `growth` times as many, in even steps.
double share_in_first(const AdaptedParams& p)
{
    return 2.0 * p.share / (1.0 + p.growth);
}

double share_in(int grade, const AdaptedParams& p)
{
    const double first = share_in_first(p);
    return first * (1.0 + (p.growth - 1.0) * static_cast<double>(grade - 1) /
                              static_cast<double>(grades - 1));
}

/// Share of the cohort that enters in a grade: those who are there beyond the grade before.
double share_entering(int grade, const AdaptedParams& p)
{
    return grade == 1 ? share_in(1, p) : share_in(grade, p) - share_in(grade - 1, p);
}

void add(Adapted& adapted, PersonId id, int grade, double foreign_share, Units& units,
         const AdaptedParams& params, const Tick& t)
{
    const std::size_t i = rows(adapted);
    resize(adapted, i + 1);
    const Words w = t.draw.words(Stream::adapted_entry, 0, id);
    adapted.id[i] = id;
    adapted.grade[i] = static_cast<std::uint8_t>(grade);
    adapted.girl[i] = static_cast<double>(uniform_from(w[0])) < params.girls ? 1 : 0;
    adapted.background[i] = static_cast<double>(uniform_from(w[1])) < foreign_share ? 1 : 0;
    adapted.subject_areas[i] =
        static_cast<double>(uniform_from(w[2])) < params.subject_areas ? 1 : 0;
    adapted.unit[i] = units.admit(uniform_from(w[3]));
    adapted.level[i] = t.draw.normal(Stream::adapted_entry, 0, id, 1);
}

/// New pupils of every area and grade; `share` gives how many per child of the cohort.
void enter(Adapted& adapted, const Municipality& m, Units& units, bool at_start,
           const AdaptedParams& params, const Tick& t)
{
    constexpr std::uint32_t first_word = 16; // beside the words of a pupil
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        std::uint32_t ordinal = 0;
        for (int grade = 1; grade <= grades; ++grade) {
            const double expected = m.areas[a].cohort * (at_start ? share_in(grade, params)
                                                                  : share_entering(grade, params));
            const float luck = t.draw.uniform(Stream::adapted_entry, t.year, a,
                                              first_word + static_cast<std::uint32_t>(grade));
            const auto count = static_cast<std::uint32_t>(expected + static_cast<double>(luck));
            for (std::uint32_t k = 0; k < count; ++k) {
                // Those who are there at the start have their grade where others have a year.
                const auto when = static_cast<std::uint32_t>(at_start ? grade : t.year);
                add(adapted,
                    person_id(Origin::adapted, static_cast<std::uint32_t>(a), when, ordinal++),
                    grade, m.areas[a].foreign_share, units, params, t);
            }
        }
    }
}

void results(Adapted& adapted, const AdaptedParams& params, const Tick& t)
{
    constexpr double logistic_normal =
        0.346; // of a logistic averaged over a normal: 16^2 3 / (15 pi)^2
    const double slope = params.level_log_odds;
    const double bar = logit(params.pass) * std::sqrt(1.0 + logistic_normal * slope * slope);
    for (std::size_t i = 0; i < rows(adapted); ++i) {
        adapted.passed[i] = 0;
        if (adapted.grade[i] == grades && adapted.subject_areas[i] == 0) {
            const double level =
                static_cast<double>(adapted.level[i] + adapted.durable[i] + adapted.transient[i]);
            const float luck = t.draw.uniform(Stream::adapted_year, t.year, adapted.id[i], 1);
            adapted.passed[i] = static_cast<double>(luck) < logistic(bar + slope * level) ? 1 : 0;
        }
    }
}

void progress(Adapted& adapted, const Effects& effects, double permanent, double retention,
              const AdaptedParams& params, const Tick& t)
{
    const auto memory = static_cast<float>(params.level_memory);
    const auto fresh =
        static_cast<float>(std::sqrt(1.0 - params.level_memory * params.level_memory));
    const auto p = static_cast<float>(permanent);
    const auto r = static_cast<float>(retention);
    for (std::size_t i = 0; i < rows(adapted); ++i) {
        const std::size_t u = adapted.unit[i];
        const float x = 0.5F * (effects.learning_language[u] + effects.learning_maths[u]);
        adapted.level[i] = memory * adapted.level[i] +
                           fresh * t.draw.normal(Stream::adapted_year, t.year, adapted.id[i]);
        adapted.durable[i] += p * x;
        adapted.transient[i] = r * adapted.transient[i] + (1.0F - p) * x;
    }
}

void move_up(Adapted& adapted)
{
    thread_local std::vector<std::uint8_t> stays;
    stays.resize(rows(adapted));
    for (std::size_t i = 0; i < rows(adapted); ++i) {
        stays[i] = adapted.grade[i] < grades ? 1 : 0;
        ++adapted.grade[i];
    }
    keep(adapted, stays);
}

} // namespace

void start_adapted_school(Adapted& adapted, const Municipality& municipality,
                          const AdaptedParams& params, const Tick& t)
{
    resize(adapted, 0);
    Units units(municipality);
    if (!units.row.empty()) {
        enter(adapted, municipality, units, true, params, t);
        results(adapted, params, t);
    }
}

void adapted_school(Adapted& adapted, const Municipality& municipality, const Effects& effects,
                    const AdaptedParams& params, double permanent, double retention, const Tick& t)
{
    t.enter("adapted_school");
    Units units(municipality);
    if (units.row.empty()) {
        return;
    }
    move_up(adapted);
    units.count(adapted);
    enter(adapted, municipality, units, false, params, t);
    progress(adapted, effects, permanent, retention, params, t);
    results(adapted, params, t);
}

} // namespace likvard
