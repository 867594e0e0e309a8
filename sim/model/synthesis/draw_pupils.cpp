// Pupils of the data year: each school's published counts to rounding, drawn by keyed ranks.
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
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

/// Rows `first` … of one school, ranked by a keyed draw: the first `count` of a stratum get a mark.
struct Ranking {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // (keyed word, row)

    void build(const Pupils& pupils, std::span<const std::uint32_t> members, std::size_t word,
               const Draw& draw)
    {
        order.clear();
        for (const std::uint32_t i : members) {
            order.emplace_back(draw.words(Stream::pupil_ranks, 0, pupils.id[i])[word], i);
        }
        std::sort(order.begin(), order.end());
    }
};

std::size_t rounded(double expected, std::size_t most)
{
    return std::min(most, static_cast<std::size_t>(std::max(0.0, std::floor(expected + 0.5))));
}

void mark_arrival(Pupils& pupils, std::uint32_t i, const Draw& draw)
{
    const int grade = std::max<int>(1, pupils.grade[i]);
    const double young = per_young_grade * std::min(grade, last_young_grade);
    const double old = per_old_grade * std::max(0, grade - last_young_grade);
    const Words w = draw.words(Stream::pupil_ranks, 1, pupils.id[i]);
    double u = static_cast<double>(uniform_from(w[0])) * (born_here + before_school + young + old);
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
             std::size_t s, const Draw& draw)
{
    const double n = static_cast<double>(members.size());
    const double foreign = share_of(m, s, Composition::foreign);
    const double post = share_of(m, s, Composition::postsec);
    const double girls = share_of(m, s, Composition::girls);
    thread_local Ranking ranking;
    ranking.build(pupils, members, 0, draw);
    const std::size_t girl_count = rounded(girls * n, members.size());
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        pupils.girl[ranking.order[k].second] = k < girl_count ? 1 : 0;
    }
    ranking.build(pupils, members, 1, draw);
    const std::size_t foreign_count = rounded(foreign * n, members.size());
    const std::size_t post_count = rounded(post * n, members.size());
    const std::size_t swedish_count = members.size() - foreign_count;
    std::size_t foreign_post =
        rounded(postsec_by_background(post, foreign).foreign * static_cast<double>(foreign_count),
                foreign_count);
    foreign_post = std::min(foreign_post, post_count);
    foreign_post =
        std::max(foreign_post, post_count > swedish_count ? post_count - swedish_count : 0);
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        const std::uint32_t i = ranking.order[k].second;
        const bool is_foreign = k < foreign_count;
        if (is_foreign) {
            mark_arrival(pupils, i, draw);
        } else {
            pupils.background[i] = static_cast<std::uint8_t>(Background::swedish);
            pupils.arrived[i] = never_arrived;
        }
        // Ranks are exchangeable within a background, so the first ones may be the educated.
        const bool is_post =
            is_foreign ? k < foreign_post : k - foreign_count < post_count - foreign_post;
        const Words w = draw.words(Stream::pupil_ranks, 2, pupils.id[i]);
        pupils.education[i] = education_of(is_post, static_cast<Background>(pupils.background[i]),
                                           post, uniform_from(w[0]));
    }
}

std::uint16_t home_area(const std::vector<float>& cumulative, float u)
{
    const auto found = std::upper_bound(cumulative.begin(), cumulative.end(), u);
    const auto a = static_cast<std::size_t>(found - cumulative.begin());
    return static_cast<std::uint16_t>(std::min(a, cumulative.empty() ? 0 : cumulative.size() - 1));
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
                pupils.area[i] = home_area(prepared.area_draw[s],
                                           draw.uniform(Stream::pupil_ranks, 3, pupils.id[i]));
                (grade > 0 ? graded : entering).push_back(static_cast<std::uint32_t>(i));
            }
        }
        compose(pupils, graded, m, s, draw);
        compose(pupils, entering, m, s, draw);
        const double postsec = share_of(m, s, Composition::postsec);
        const double level = context_level(postsec, share_of(m, s, Composition::foreign), p.home);
        const double intake = start_intake(w, prepared, s, draw);
        luck.draw(first_here, std::span<const PersonId>(pupils.id).subspan(first_here), draw);
        for (auto* group : {&graded, &entering}) {
            for (const std::uint32_t i : *group) {
                const double shock =
                    p.home.cohort_shock_sd *
                    static_cast<double>(
                        draw.normal(Stream::cohort_shock, pupils.grade[i], w.schools.id[s], 1));
                draw_home(pupils, i, level + intake + shock, postsec, p.home, start, luck);
            }
        }
    }
}

} // namespace likvard
