// Pupils of the data year: each school's published counts to rounding, drawn by keyed ranks.
#include "core/kernels.hpp"
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace likvard {
namespace {

// Arrival among pupils of foreign background in grade 9 (starting values; set): born here .57,
// before school .15, grades 1-5 .15, grades 6-9 .13.
constexpr double born_here = 0.57;
constexpr double before_school = 0.15;
constexpr double per_young_grade = 0.15 / 5.0;
constexpr double per_old_grade = 0.13 / 4.0;
constexpr int last_young_grade = 5;

/// Words of the pupils of one school, who stand in rows that follow each other from `first` on:
/// ranks for what is counted out, arrival, parents' education, home area.
struct PupilLuck {
    std::size_t first = 0;
    std::array<std::vector<std::uint32_t>, 2> rank;
    std::vector<std::uint32_t> arrival, education, area;

    void draw(std::size_t from, const Pupils& pupils, const Draw& draw)
    {
        first = from;
        const auto ids = std::span<const PersonId>(pupils.id).subspan(from);
        for (auto* column : {&rank[0], &rank[1], &arrival, &education, &area}) {
            column->resize(ids.size());
        }
        constexpr int of_arrival = 1;
        constexpr int of_education = 2;
        constexpr int of_area = 3;
        fill_words(draw, Stream::pupil_ranks, 0, 0, ids,
                   {rank[0].data(), rank[1].data(), nullptr, nullptr});
        const auto fill = [&](int which, std::vector<std::uint32_t>& column) {
            fill_words(draw, Stream::pupil_ranks, which, 0, ids,
                       {column.data(), nullptr, nullptr, nullptr});
        };
        fill(of_arrival, arrival);
        fill(of_education, education);
        fill(of_area, area);
    }
};

/// Pupils of one school ranked by a keyed draw. Only who comes before a place matters, and not in
/// which order.
struct Ranking {
    std::vector<std::uint64_t> order; // keyed word in the high half, row in the low

    void build(const PupilLuck& luck, std::span<const std::uint32_t> members, std::size_t word)
    {
        order.clear();
        for (const std::uint32_t i : members) {
            order.push_back(std::uint64_t{luck.rank[word][i - luck.first]} << 32U | i);
        }
    }
    [[nodiscard]] std::uint32_t row(std::size_t place) const
    {
        return static_cast<std::uint32_t>(order[place]);
    }
    /// Puts the lowest of [begin, end) before `place`, all that are equal to it or above after it.
    void part(std::size_t begin, std::size_t place, std::size_t end)
    {
        const auto at = [&](std::size_t k) {
            return order.begin() + static_cast<std::ptrdiff_t>(k);
        };
        if (begin < place && place < end) {
            std::nth_element(at(begin), at(place), at(end));
        }
    }
};

std::size_t rounded(double expected, std::size_t most)
{
    return std::min(most, static_cast<std::size_t>(std::max(0.0, std::floor(expected + 0.5))));
}

void mark_arrival(Pupils& pupils, std::uint32_t i, std::uint32_t word)
{
    const int grade = std::max<int>(1, pupils.grade[i]);
    const double young = per_young_grade * std::min(grade, last_young_grade);
    const double old = per_old_grade * std::max(0, grade - last_young_grade);
    double u = static_cast<double>(uniform_from(word)) * (born_here + before_school + young + old);
    pupils.arrived[i] = never_arrived;
    pupils.background[i] = static_cast<std::uint8_t>(Background::born_abroad);
    if (u < born_here) {
        pupils.background[i] = static_cast<std::uint8_t>(Background::born_here);
    } else if ((u -= born_here + before_school) >= 0.0 && pupils.grade[i] > 0) {
        const int arrived =
            u < young ? 1 + static_cast<int>(u / per_young_grade)
                      : last_young_grade + 1 + static_cast<int>((u - young) / per_old_grade);
        pupils.arrived[i] = static_cast<std::uint8_t>(std::min(arrived, grade));
    }
}

/// Sex, background and parents' education of one stratum (grades 1-9, or the preschool class).
void compose(Pupils& pupils, std::span<const std::uint32_t> members, const Municipality& m,
             std::size_t s, const PupilLuck& luck)
{
    const double n = static_cast<double>(members.size());
    const double foreign = share_of(m, s, Composition::foreign);
    const double post = share_of(m, s, Composition::postsec);
    const double girls = share_of(m, s, Composition::girls);
    thread_local Ranking ranking;
    ranking.build(luck, members, 0);
    const std::size_t girl_count = rounded(girls * n, members.size());
    ranking.part(0, girl_count, members.size());
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        pupils.girl[ranking.row(k)] = k < girl_count ? 1 : 0;
    }
    ranking.build(luck, members, 1);
    const std::size_t foreign_count = rounded(foreign * n, members.size());
    const std::size_t post_count = rounded(post * n, members.size());
    const std::size_t swedish_count = members.size() - foreign_count;
    std::size_t foreign_post =
        rounded(postsec_by_background(post, foreign).foreign * static_cast<double>(foreign_count),
                foreign_count);
    foreign_post = std::min(foreign_post, post_count);
    foreign_post =
        std::max(foreign_post, post_count > swedish_count ? post_count - swedish_count : 0);
    ranking.part(0, foreign_count, members.size());
    ranking.part(0, foreign_post, foreign_count);
    ranking.part(foreign_count, foreign_count + post_count - foreign_post, members.size());
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        const std::uint32_t i = ranking.row(k);
        const bool is_foreign = k < foreign_count;
        if (is_foreign) {
            mark_arrival(pupils, i, luck.arrival[i - luck.first]);
        } else {
            pupils.background[i] = static_cast<std::uint8_t>(Background::swedish);
            pupils.arrived[i] = never_arrived;
        }
        // Ranks are exchangeable within a background, so the first ones may be the educated.
        const bool is_post =
            is_foreign ? k < foreign_post : k - foreign_count < post_count - foreign_post;
        pupils.education[i] = education_of(is_post, static_cast<Background>(pupils.background[i]),
                                           post, uniform_from(luck.education[i - luck.first]));
    }
}

/// The first area whose cumulative share is above u. By halves without a branch, which luck would
/// decide.
std::uint16_t home_area(const std::vector<float>& cumulative, float u)
{
    std::size_t at = 0;
    for (std::size_t left = cumulative.size(); left > 1;) {
        const std::size_t half = left / 2;
        at += cumulative[at + half - 1] <= u ? half : 0;
        left -= half;
    }
    return static_cast<std::uint16_t>(at);
}

/// Unmeasured intake of a school's pupils at the start: its own area's, or, for a school that draws
/// on others' areas, what results have not settled.
double start_intake(const World& w, const Prepared& prepared, std::size_t s, const Draw& draw)
{
    for (std::size_t a = 0; a < prepared.geography.home_school.size(); ++a) {
        if (prepared.geography.home_school[a] == s) {
            return static_cast<double>(w.areas.level[a] + w.areas.drift[a]);
        }
    }
    const double unknown = std::sqrt(std::max(0.0, 1.0 - prepared.levels[s].known));
    return unknown * w.setting->params.home.area_sd *
           static_cast<double>(draw.normals(Stream::school_start, 0, w.schools.id[s])[2]);
}

} // namespace

void draw_pupils(World& w, const Prepared& prepared, const Draw& draw)
{
    const Municipality& m = *prepared.municipality;
    const Params& p = w.setting->params;
    const HomeStart& start = w.setting->home;
    Pupils& pupils = w.pupils;
    resize(pupils, 0);
    std::vector<std::uint32_t> graded;
    std::vector<std::uint32_t> entering;
    HomeLuck luck;
    HomePlaces places;
    PupilLuck drawn;
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const auto sizes = grade_sizes(m.schools[s]);
        graded.clear();
        entering.clear();
        const std::size_t first_here = rows(pupils);
        for (std::size_t grade = 0; grade < grade_count; ++grade) {
            const std::size_t first = rows(pupils);
            resize(pupils, first + sizes[grade]);
            for (std::uint32_t k = 0; k < sizes[grade]; ++k) {
                const std::size_t i = first + k;
                pupils.id[i] = person_id(Origin::start, m.schools[s].code,
                                         static_cast<std::uint32_t>(grade), k);
                pupils.grade[i] = static_cast<std::uint8_t>(grade);
                pupils.school[i] = static_cast<std::uint16_t>(s);
                (grade > 0 ? graded : entering).push_back(static_cast<std::uint32_t>(i));
            }
        }
        drawn.draw(first_here, pupils, draw);
        for (std::size_t i = first_here; i < rows(pupils); ++i) {
            pupils.area[i] =
                home_area(prepared.area_draw[s], uniform_from(drawn.area[i - first_here]));
        }
        compose(pupils, graded, m, s, drawn);
        compose(pupils, entering, m, s, drawn);
        const double postsec = share_of(m, s, Composition::postsec);
        const double level = context_level(postsec, share_of(m, s, Composition::foreign), p.home);
        const double intake = start_intake(w, prepared, s, draw);
        luck.draw(first_here, std::span<const PersonId>(pupils.id).subspan(first_here), draw);
        std::array<double, grade_count> shock{};
        for (std::size_t grade = 0; grade < grade_count; ++grade) {
            shock[grade] = p.home.cohort_shock_sd *
                           static_cast<double>(draw.normal(
                               Stream::cohort_shock, static_cast<int>(grade), w.schools.id[s], 1));
        }
        const ParentBars bars = parent_bars(postsec);
        places.resize(rows(pupils) - first_here);
        for (std::size_t i = first_here; i < rows(pupils); ++i) {
            places.set(i - first_here, level + intake + shock[pupils.grade[i]], bars);
        }
        draw_homes(pupils, places, start, luck);
    }
}

} // namespace likvard
