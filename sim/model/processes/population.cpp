#include "model/processes/population.hpp"

#include "core/kernels.hpp"

#include <cmath>
#include <vector>

namespace likvard {
namespace {

/// How many people `expected` gives this year: its whole part, and one more with the rest's chance.
std::uint32_t whole(double expected, float luck)
{
    return static_cast<std::uint32_t>(expected + static_cast<double>(luck));
}

double cohort_of(const Area& area, int year)
{
    for (const CohortForecast& forecast : area.forecast) {
        if (forecast.year == year) {
            return forecast.cohort;
        }
    }
    return area.cohort;
}

struct Newcomer {
    Origin origin;
    std::uint8_t grade;
    std::uint32_t ordinal;
};

/// Row i: one newcomer of an area, background and parents' education from the area's mix.
void add(Pupils& pupils, std::size_t i, std::size_t a, const Area& area, double level,
         const Newcomer& who, const PopulationParams& params, const HomeParams& home,
         const HomeStart& start, const Tick& t)
{
    pupils.id[i] = person_id(who.origin, static_cast<std::uint32_t>(a),
                             static_cast<std::uint32_t>(t.year), who.ordinal);
    pupils.grade[i] = who.grade;
    pupils.school[i] = no_school;
    pupils.area[i] = static_cast<std::uint16_t>(a);
    const Words w = t.draw.words(Stream::newcomer_traits, 0, pupils.id[i], 0);
    const Words more = t.draw.words(Stream::newcomer_traits, 0, pupils.id[i], 1);
    pupils.girl[i] =
        uniform_from(w[0]) < 0.487F ? 1 : 0; // share of girls in grades 1-9, Skolverket 2024/25
    const double foreign =
        area.foreign_share * (who.origin == Origin::born ? params.entrant_foreign_ratio : 1.0);
    Background background = Background::swedish;
    if (who.origin == Origin::newly_arrived) {
        background = Background::born_abroad;
    } else if (static_cast<double>(uniform_from(w[1])) < foreign) {
        const bool abroad = static_cast<double>(uniform_from(w[2])) < params.before_school_share;
        background = abroad ? Background::born_abroad : Background::born_here;
    }
    pupils.background[i] = static_cast<std::uint8_t>(background);
    pupils.arrived[i] = who.origin == Origin::newly_arrived ? who.grade : never_arrived;
    const PostsecShares post = postsec_by_background(area.postsec_share, area.foreign_share);
    const double share = background == Background::swedish ? post.swedish : post.foreign;
    pupils.education[i] = education_of(static_cast<double>(uniform_from(w[3])) < share, background,
                                       area.postsec_share, uniform_from(more[0]));
    draw_home(pupils, i, level, area.postsec_share, home, start, t.draw);
}

void drift(Areas& areas, const HomeParams& home, const Tick& t)
{
    const auto memory = static_cast<float>(home.area_memory);
    const auto fresh =
        static_cast<float>(home.area_sd * std::sqrt(1.0 - home.area_memory * home.area_memory));
    for (std::size_t a = 0; a < rows(areas); ++a) {
        areas.drift[a] =
            memory * areas.drift[a] + fresh * t.draw.normal(Stream::area_drift, t.year, a);
    }
}

/// Those who move away: as many a year, on average, as move in, so that sizes stay the data's.
void move_away(Pupils& pupils, const Municipality& municipality, const Tick& t)
{
    thread_local std::vector<std::uint8_t> stays;
    thread_local std::vector<std::uint32_t> luck;
    thread_local std::vector<float> rate;
    stays.resize(rows(pupils));
    luck.resize(rows(pupils));
    rate.clear();
    for (const Area& area : municipality.areas) {
        rate.push_back(static_cast<float>(area.in_move_share + area.arrival_share));
    }
    fill_words(t.draw, Stream::population_moves, t.year, 1, pupils.id,
               {luck.data(), nullptr, nullptr, nullptr});
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        stays[i] = uniform_from(luck[i]) >= rate[pupils.area[i]] ? 1 : 0;
    }
    keep(pupils, stays);
}

/// No year brings more: every expected number rounded up, in every grade.
std::size_t most_newcomers(const Municipality& municipality, int year)
{
    std::size_t most = 0;
    for (const Area& area : municipality.areas) {
        const double cohort = cohort_of(area, year);
        const double movers = cohort * area.in_move_share + cohort * area.arrival_share + 2.0;
        most += static_cast<std::size_t>(cohort + 1.0 +
                                         static_cast<double>(last_compulsory_grade) * movers) +
                1;
    }
    return most;
}

} // namespace

void population(Pupils& pupils, Areas& areas, const Municipality& municipality,
                const PopulationParams& params, const HomeParams& home, const HomeStart& start,
                const Tick& t)
{
    t.enter("population");
    drift(areas, home, t);
    move_away(pupils, municipality, t);
    // Room for everybody at once; what luck did not use is given back below.
    std::size_t next = rows(pupils);
    resize(pupils, next + most_newcomers(municipality, t.year));
    for (std::size_t a = 0; a < municipality.areas.size(); ++a) {
        const Area& area = municipality.areas[a];
        const double cohort = cohort_of(area, t.year);
        const double shock = home.cohort_shock_sd *
                             static_cast<double>(t.draw.normal(Stream::cohort_shock, t.year, a));
        const double level = context_level(area.postsec_share, area.foreign_share, home) +
                             static_cast<double>(areas.level[a] + areas.drift[a]);
        std::uint32_t in_movers = 0;
        std::uint32_t arrivals = 0;
        for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
            const Words luck = t.draw.words(Stream::population_moves, t.year, a, 16U + grade);
            if (grade == 0) {
                const std::uint32_t children = whole(cohort, uniform_from(luck[0]));
                for (std::uint32_t k = 0; k < children; ++k) {
                    add(pupils, next++, a, area, level + shock, {Origin::born, grade, k}, params,
                        home, start, t);
                }
                continue;
            }
            for (std::uint32_t k = whole(cohort * area.in_move_share, uniform_from(luck[1])); k > 0;
                 --k) {
                add(pupils, next++, a, area, level, {Origin::moved_in, grade, in_movers++}, params,
                    home, start, t);
            }
            for (std::uint32_t k = whole(cohort * area.arrival_share, uniform_from(luck[2])); k > 0;
                 --k) {
                add(pupils, next++, a, area, level, {Origin::newly_arrived, grade, arrivals++},
                    params, home, start, t);
            }
        }
    }
    resize(pupils, next);
}

} // namespace likvard
