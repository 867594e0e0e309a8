#include "model/processes/population.hpp"

#include "core/bars.hpp"
#include "core/check.hpp"
#include "core/kernels.hpp"
#include "core/row_luck.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr float share_of_girls = 0.487F;     // in grades 1-9, Skolverket 2024/25
constexpr std::uint32_t draws_of_grade = 16; // grade g of an area draws as number 16 + g

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

/// What newcomers' homes are drawn by in an area, as bars on luck. The two values are of those who
/// move in and of those who are born, or of Swedish and of foreign background.
struct AreaBars {
    std::array<float, 2> foreign, postsec, low;
    std::array<double, 2> level;
    ParentBars parents{};
};

AreaBars bars_of(const Area& area, double level, double shock)
{
    const PostsecShares post = postsec_by_background(area.postsec_share, area.foreign_share);
    return {.foreign = {bar_at(area.foreign_share), bar_at(entrant_foreign_share(area))},
            .postsec = {bar_at(post.swedish), bar_at(post.foreign)},
            .low = {bar_at(low_share(Background::swedish, area.postsec_share)),
                    bar_at(low_share(Background::born_here, area.postsec_share))},
            .level = {level, level + shock},
            .parents = parent_bars(area.postsec_share)};
}

/// What is drawn for some newcomers at a time; `next` is the first row that is free.
struct Newcomers {
    std::size_t next = 0;
    std::array<std::vector<std::uint32_t>, 4> trait;
    std::vector<std::uint32_t> schooling; // of the parents
    HomeLuck luck;
    HomePlaces places;
    std::vector<AreaBars> bars; // by area

    /// For the rows from `first` on whose ids are `ids`.
    void draw(std::size_t first, std::span<const PersonId> ids, const Draw& draw)
    {
        for (auto& column : trait) {
            column.resize(ids.size());
        }
        schooling.resize(ids.size());
        fill_words(draw, Stream::newcomer_traits, 0, 0, ids,
                   {trait[0].data(), trait[1].data(), trait[2].data(), trait[3].data()});
        fill_words(draw, Stream::newcomer_traits, 0, 1, ids,
                   {schooling.data(), nullptr, nullptr, nullptr});
        luck.draw(first, ids, draw);
        places.resize(ids.size());
    }
};

/// The next row: the `ordinal`-th of this origin whom area `a` gets this year.
void add(Pupils& pupils, Newcomers& news, std::size_t a, Origin origin, std::uint8_t grade,
         std::uint32_t ordinal, const Tick& t)
{
    const std::size_t i = news.next++;
    pupils.id[i] = person_id(origin, static_cast<std::uint32_t>(a),
                             static_cast<std::uint32_t>(t.year), ordinal);
    pupils.now[i] = {};
    pupils.now[i].grade = grade & four_bits;
    pupils.school[i] = no_school;
    pupils.area[i] = static_cast<std::uint16_t>(a);
    pupils.traits[i] = {};
    pupils.traits[i].arrived =
        (origin == Origin::newly_arrived ? grade : never_arrived) & four_bits;
}

/// Who has arrived now was born abroad; others are of foreign background or not, and of those some
/// came before school.
Background background_of(bool arrived, bool foreign, bool before_school)
{
    const Background origin = before_school ? Background::born_abroad : Background::born_here;
    const Background settled = foreign ? origin : Background::swedish;
    return arrived ? Background::born_abroad : settled;
}

/// Background and parents' education from the areas' mixes, and the homes that go with them, of
/// rows [first, last).
void describe_newcomers(Pupils& pupils, std::size_t first, std::size_t last, Newcomers& news,
                        const PopulationParams& params, const HomeStart& start, const Draw& draw)
{
    news.draw(first, std::span<const PersonId>(pupils.id).subspan(first, last - first), draw);
    const float before_school = bar_at(params.before_school_share);
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t k = i - first;
        const AreaBars& bars = news.bars[pupils.area[i]];
        const std::size_t born = pupils.now[i].grade == 0 ? 1 : 0;
        pupils.traits[i].girl = uniform_from(news.trait[0][k]) < share_of_girls ? 1 : 0;
        const Background background =
            background_of(pupils.traits[i].arrived != never_arrived,
                          uniform_from(news.trait[1][k]) < bars.foreign[born],
                          uniform_from(news.trait[2][k]) < before_school);
        const std::size_t of = background == Background::swedish ? 0 : 1;
        pupils.traits[i].background = static_cast<unsigned>(background) & two_bits;
        const bool low = uniform_from(news.schooling[k]) < bars.low[of];
        const unsigned below = low ? 1 : 2;
        const unsigned post = uniform_from(news.trait[3][k]) < bars.postsec[of] ? 3 : 0;
        pupils.traits[i].education = (below | post) & two_bits; // luck decides no branch
        news.places.set(k, bars.level[born], bars.parents);
    }
    draw_homes(pupils, news.places, start, news.luck);
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

/// Through pointers, since bytes may stand anywhere as far as a compiler knows.
void mark_stays(std::uint8_t* stays, const std::uint32_t* luck, const float* rate,
                const std::uint16_t* area, const PartBits* now, std::size_t n)
{
    constexpr std::int32_t left = year_bits::grade.holding(grade_of_leavers);
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t lives_here = uniform_from(luck[i]) >= rate[area[i]] ? 1 : 0;
        const std::uint32_t is_at_school = (now[i] & year_bits::grade.mask()) != left ? 1 : 0;
        stays[i] = static_cast<std::uint8_t>(lives_here & is_at_school);
    }
}

/// Those who have left school, and those who move away: as many a year, on average, as move in, so
/// that sizes stay the data's.
void draw_stays(std::vector<std::uint8_t>& stays, const Pupils& pupils,
                const Municipality& municipality, const Tick& t)
{
    thread_local std::vector<float> rate;
    refill(stays, rows(pupils));
    rate.clear();
    for (const Area& area : municipality.areas) {
        rate.push_back(static_cast<float>(area.in_move_share + area.arrival_share));
    }
    for_rows_with_words<1>(
        t.draw, Stream::population_moves, t.year, 1, pupils.id,
        [&, going = rate.data()](std::size_t begin, std::size_t end, const auto& luck) {
            mark_stays(stays.data() + begin, luck[0], going, pupils.area.data() + begin,
                       bits_of(pupils.now) + begin, end - begin);
        });
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

/// All who are born into, move to or arrive in an area this year.
void add_area(Pupils& pupils, Newcomers& news, std::size_t a, const Area& area, const Tick& t)
{
    const double cohort = cohort_of(area, t.year);
    std::uint32_t in_movers = 0;
    std::uint32_t arrivals = 0;
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        const Words luck =
            t.draw.words(Stream::population_moves, t.year, a, draws_of_grade + grade);
        if (grade == 0) {
            const std::uint32_t children = whole(cohort, uniform_from(luck[0]));
            for (std::uint32_t k = 0; k < children; ++k) {
                add(pupils, news, a, Origin::born, grade, k, t);
            }
            continue;
        }
        for (std::uint32_t k = whole(cohort * area.in_move_share, uniform_from(luck[1])); k > 0;
             --k) {
            add(pupils, news, a, Origin::moved_in, grade, in_movers++, t);
        }
        for (std::uint32_t k = whole(cohort * area.arrival_share, uniform_from(luck[2])); k > 0;
             --k) {
            add(pupils, news, a, Origin::newly_arrived, grade, arrivals++, t);
        }
    }
}

/// All who are born into, move to or arrive in the municipality this year.
void draw_newcomers(Pupils& pupils, const Areas& areas, const Municipality& municipality,
                    const PopulationParams& params, const HomeParams& home, const HomeStart& start,
                    const Tick& t)
{
    // Room for everybody at once; what luck did not use is given back below. Rows of an earlier
    // summer are written over: what newcomers have not yet learned or missed is zero in all rows.
    thread_local Newcomers news;
    news.next = 0;
    resize(pupils, most_newcomers(municipality, t.year));
    news.bars.clear();
    for (std::size_t a = 0; a < municipality.areas.size(); ++a) {
        const Area& area = municipality.areas[a];
        const double shock = home.cohort_shock_sd *
                             static_cast<double>(t.draw.normal(Stream::cohort_shock, t.year, a));
        const double level = context_level(area.postsec_share, area.foreign_share, home) +
                             static_cast<double>(areas.level[a] + areas.drift[a]);
        news.bars.push_back(bars_of(area, level, shock));
        add_area(pupils, news, a, area, t);
    }
    resize(pupils, news.next);
    for (std::size_t first = 0; first < news.next; first += luck_rows) {
        const std::size_t last = std::min(first + luck_rows, news.next);
        describe_newcomers(pupils, first, last, news, params, start, t.draw);
    }
}

/// Nothing of the year that has passed stays.
void begin_year(Pupils& pupils)
{
    constexpr std::int32_t kept = year_bits::grade.mask() | year_bits::sections.mask();
    change_bits(pupils.now, [](std::int32_t bits) { return bits & kept; });
}

} // namespace

double entrant_foreign_share(const Area& area)
{
    // From one grade to the next, f ← f·(1 - joining) + in-moves·share + arrivals, in which the
    // share moves towards `later`; the nine grades' mean is to be the area's share.
    const double joining = area.in_move_share + area.arrival_share;
    if (joining <= 0.0) {
        return area.foreign_share;
    }
    const double later = (area.in_move_share * area.foreign_share + area.arrival_share) / joining;
    double left = 1.0;
    double mean_left = 0.0;
    for (int grade = 1; grade <= last_compulsory_grade; ++grade) {
        left *= 1.0 - joining;
        mean_left += left / last_compulsory_grade;
    }
    if (mean_left <= 0.0) {
        return area.foreign_share;
    }
    return std::clamp(later + (area.foreign_share - later) / mean_left, 0.0, 1.0);
}

void population(Pupils& pupils, Areas& areas, const Municipality& municipality,
                const PopulationParams& params, const HomeParams& home, const HomeStart& start,
                KeptMoves* kept, const Tick& t)
{
    t.enter("population");
    drift(areas, home, t);
    const auto draw = [&](Moves& moves) {
        draw_stays(moves.stays, pupils, municipality, t);
        draw_newcomers(moves.newcomers, areas, municipality, params, home, start, t);
    };
    Moves own; // of large municipalities alone: given back, since a later process needs as much
    const Moves* moves = kept != nullptr ? kept->of(t.year, draw) : nullptr;
    if (moves == nullptr) {
        draw(own);
        moves = &own;
    }
    check(moves->stays.size() == rows(pupils), "who moves depends on no plan");
    keep(pupils, moves->stays);
    begin_year(pupils);
    append_all(pupils, moves->newcomers);
}

} // namespace likvard
