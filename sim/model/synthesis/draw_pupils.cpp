// Pupils of the data year: each school's published counts to rounding, drawn by keyed ranks.
#include "core/bars.hpp"
#include "core/kernels.hpp"
#include "model/lowest.hpp"
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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
        for (auto* column : {rank.data(), rank.data() + 1, &arrival, &education, &area}) {
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

std::size_t rounded(double expected, std::size_t most)
{
    return std::min(most, static_cast<std::size_t>(std::max(0.0, std::floor(expected + 0.5))));
}

/// Background and grade at arrival of one of foreign background.
void mark_arrival(Pupils& pupils, std::uint32_t i, std::uint32_t word, bool foreign)
{
    const int grade = pupils.now[i].grade;
    const int so_far = std::max(1, grade);
    const double young = per_young_grade * std::min(so_far, last_young_grade);
    const double old = per_old_grade * std::max(0, so_far - last_young_grade);
    const double u =
        static_cast<double>(uniform_from(word)) * (born_here + before_school + young + old);
    const double later = u - (born_here + before_school);
    const int in_young = 1 + static_cast<int>(later / per_young_grade);
    const int in_old = last_young_grade + 1 + static_cast<int>((later - young) / per_old_grade);
    const int arrived = std::min(later < young ? in_young : in_old, grade);
    const bool here = u < born_here;
    const bool in_school = foreign & !here & (later >= 0.0) & (grade > 0);
    const auto origin = here ? Background::born_here : Background::born_abroad;
    pupils.traits[i].arrived =
        (in_school ? static_cast<unsigned>(arrived) : never_arrived) & four_bits;
    pupils.traits[i].background =
        static_cast<unsigned>(foreign ? origin : Background::swedish) & two_bits;
}

/// How many of a stratum are what: its published shares, to rounding.
struct Counts {
    std::size_t girls, foreign, foreign_post, post;
};

Counts counts_of(std::size_t members, const Municipality& m, std::size_t s)
{
    const auto n = static_cast<double>(members);
    const double foreign = share_of(m, s, Composition::foreign);
    const double post = share_of(m, s, Composition::postsec);
    Counts c{};
    c.girls = rounded(share_of(m, s, Composition::girls) * n, members);
    c.foreign = rounded(foreign * n, members);
    c.post = rounded(post * n, members);
    const std::size_t swedish = members - c.foreign;
    c.foreign_post = rounded(
        postsec_by_background(post, foreign).foreign * static_cast<double>(c.foreign), c.foreign);
    c.foreign_post = std::min(c.foreign_post, c.post);
    c.foreign_post = std::max(c.foreign_post, c.post > swedish ? c.post - swedish : 0);
    return c;
}

/// Sex, background and parents' education of one stratum (grades 1-9, or the preschool class).
void compose(Pupils& pupils, std::span<const std::uint32_t> members, const Municipality& m,
             std::size_t s, const PupilLuck& luck)
{
    thread_local Lowest ranks;
    thread_local std::array<std::vector<std::uint8_t>, 4> first;
    auto& [girls, foreign, foreign_post, with_swedish_post] = first;
    const Counts count = counts_of(members.size(), m, s);
    const auto rank_by = [&](const std::vector<std::uint32_t>& words) {
        std::uint32_t* const keys = ranks.room(members.size());
        for (std::size_t k = 0; k < members.size(); ++k) {
            keys[k] = words[members[k] - luck.first];
        }
        ranks.filled(members.size());
    };
    rank_by(luck.rank[0]);
    ranks.choose(girls, count.girls);
    // The first ones are of foreign background. Ranks are exchangeable within a background, so the
    // first ones of each may be the educated.
    rank_by(luck.rank[1]);
    ranks.choose(foreign, count.foreign);
    ranks.choose(foreign_post, count.foreign_post);
    ranks.choose(with_swedish_post, count.foreign + count.post - count.foreign_post);
    const double post = share_of(m, s, Composition::postsec);
    const std::array low{bar_at(low_share(Background::swedish, post)),
                         bar_at(low_share(Background::born_here, post))};
    for (std::size_t k = 0; k < members.size(); ++k) {
        const std::uint32_t i = members[k];
        pupils.traits[i].girl = girls[k] & one_bit;
        mark_arrival(pupils, i, luck.arrival[i - luck.first], foreign[k] != 0);
        const std::uint8_t is_post = foreign[k] != 0 ? foreign_post[k] : with_swedish_post[k];
        const float u = uniform_from(luck.education[i - luck.first]);
        pupils.traits[i].education =
            (is_post != 0 ? 3U : (u < low[foreign[k]] ? 1U : 2U)) & two_bits;
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

/// What the homes of the pupils of school `s`, who stand from row `first` on, are drawn by.
void find_places(HomePlaces& places, const World& w, const Prepared& prepared, std::size_t s,
                 std::size_t first, const Draw& draw)
{
    const Municipality& m = *prepared.municipality;
    const HomeParams& home = w.setting->params.home;
    const double postsec = share_of(m, s, Composition::postsec);
    const double level = context_level(postsec, share_of(m, s, Composition::foreign), home);
    const double intake = start_intake(w, prepared, s, draw);
    std::array<double, grade_count> by_grade{};
    for (std::size_t grade = 0; grade < grade_count; ++grade) {
        const auto shock = static_cast<double>(
            draw.normal(Stream::cohort_shock, static_cast<int>(grade), w.schools.id[s], 1));
        by_grade[grade] = level + intake + home.cohort_shock_sd * shock;
    }
    const ParentBars bars = parent_bars(postsec);
    places.resize(rows(w.pupils) - first);
    for (std::size_t i = first; i < rows(w.pupils); ++i) {
        places.set(i - first, by_grade[w.pupils.now[i].grade], bars);
    }
}

} // namespace

void draw_pupils(World& w, const Prepared& prepared, const Draw& draw)
{
    const Municipality& m = *prepared.municipality;
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
                pupils.now[i].grade = grade & four_bits;
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
        luck.draw(first_here, std::span<const PersonId>(pupils.id).subspan(first_here), draw);
        find_places(places, w, prepared, s, first_here, draw);
        draw_homes(pupils, places, start, luck);
    }
}

} // namespace likvard
