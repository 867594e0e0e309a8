#include "core/scratch.hpp"
#include "model/indicators/indicators.hpp"

#include <limits>

namespace likvard {
namespace {

constexpr std::size_t quarters = 4;

struct Label {
    Dimension dimension;
    const char* key;
    const char* sv;
    const char* en;
};
constexpr std::array after_schools{
    Label{Dimension::run_by, "municipal", "kommunala skolor", "municipal schools"},
    Label{Dimension::run_by, "independent", "fristående skolor", "independent schools"},
    Label{Dimension::parents, "below_upper_secondary", "föräldrar med förgymnasial utbildning",
          "parents below upper secondary"},
    Label{Dimension::parents, "upper_secondary", "föräldrar med gymnasial utbildning",
          "parents with upper secondary"},
    Label{Dimension::parents, "post_secondary", "minst en förälder med eftergymnasial utbildning",
          "at least one parent with post-secondary"},
    Label{Dimension::background, "swedish", "svensk bakgrund", "Swedish background"},
    Label{Dimension::background, "born_here", "född i Sverige, båda föräldrarna utomlands",
          "born in Sweden, both parents abroad"},
    Label{Dimension::background, "born_abroad", "född utomlands", "born abroad"},
    Label{Dimension::sex, "girls", "flickor", "girls"},
    Label{Dimension::sex, "boys", "pojkar", "boys"},
    Label{Dimension::school_quarter, "1_weakest", "svagaste skolkvartilen",
          "weakest quarter of schools"},
    Label{Dimension::school_quarter, "2", "näst svagaste skolkvartilen",
          "second weakest quarter of schools"},
    Label{Dimension::school_quarter, "3", "näst starkaste skolkvartilen",
          "second strongest quarter of schools"},
    Label{Dimension::school_quarter, "4_strongest", "starkaste skolkvartilen",
          "strongest quarter of schools"},
    Label{Dimension::reach, "reached", "skolor som planen når", "schools the plan reaches"},
    Label{Dimension::reach, "other", "övriga kommunala skolor", "other municipal schools"},
};

/// What the reach groups are counted by, and what they have means of, weighted by such a count.
constexpr std::array reach_counts{Outcome::leavers,
                                  Outcome::pupils_g6,
                                  Outcome::pupils_g3,
                                  Outcome::pupils,
                                  Outcome::upper_secondary_starters,
                                  Outcome::national_starters_three_years,
                                  Outcome::national_starters_two_years};
struct Mean {
    Outcome outcome, weight;
};
constexpr std::array reach_means{
    Mean{Outcome::merit_points, Outcome::leavers},
    Mean{Outcome::pass_all_pct, Outcome::leavers},
    Mean{Outcome::eligible_pct, Outcome::leavers},
    Mean{Outcome::pass_all_expected_pct, Outcome::leavers},
    Mean{Outcome::skill_language_sd, Outcome::leavers},
    Mean{Outcome::skill_maths_sd, Outcome::leavers},
    Mean{Outcome::pass_all_g6_pct, Outcome::pupils_g6},
    Mean{Outcome::problem_absence_pct, Outcome::pupils},
    Mean{Outcome::test_swedish_g3_pct, Outcome::pupils_g3},
    Mean{Outcome::test_maths_g3_pct, Outcome::pupils_g3},
    Mean{Outcome::test_swedish_g6_points, Outcome::pupils_g6},
    Mean{Outcome::test_maths_g6_points, Outcome::pupils_g6},
    Mean{Outcome::test_swedish_g9_points, Outcome::leavers},
    Mean{Outcome::test_maths_g9_points, Outcome::leavers},
    Mean{Outcome::eligible_academic_pct, Outcome::leavers},
    Mean{Outcome::introductory_pct, Outcome::leavers},
    Mean{Outcome::upper_secondary_completion_pct, Outcome::upper_secondary_starters},
    Mean{Outcome::upper_secondary_completion3_pct, Outcome::national_starters_three_years},
    Mean{Outcome::programme_switch_pct, Outcome::national_starters_two_years}};

/// A name that two units share gets the unit's grades, so that a reader can tell them apart.
std::string school_title(const Municipality& m, std::size_t s)
{
    std::size_t same = 0;
    for (const School& other : compulsory(m)) {
        same += other.name == m.schools[s].name ? 1U : 0U;
    }
    return same > 1 ? m.schools[s].name + " (" + std::to_string(m.schools[s].code) + ")"
                    : m.schools[s].name;
}

} // namespace

std::vector<Group> groups_of(const Municipality& m)
{
    std::vector<Group> groups{{Dimension::municipality, "all", m.name, m.name}};
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const std::string title = school_title(m, s);
        groups.push_back({Dimension::school, std::to_string(m.schools[s].code), title, title});
    }
    for (const Label& label : after_schools) {
        groups.push_back({label.dimension, label.key, label.sv, label.en});
    }
    return groups;
}

GroupOffsets group_offsets(std::size_t school_count)
{
    GroupOffsets at;
    at.municipality = 0;
    at.school = 1;
    at.run_by = at.school + school_count;
    at.parents = at.run_by + 2;
    at.background = at.parents + 3;
    at.sex = at.background + 3;
    at.quarter = at.sex + 2;
    at.reach = at.quarter + quarters;
    at.count = at.reach + 2;
    return at;
}

void observe(YearValues& values, const World& w, const Tick& t)
{
    const GroupOffsets at = group_offsets(compulsory_rows(w.schools));
    std::array<double, outcome_count> nothing{};
    nothing.fill(std::numeric_limits<double>::quiet_NaN());
    values.assign(at.count, nothing);
    thread_local Census census;
    const Borrowed<std::uint32_t> codes(rows(w.pupils));
    take_census(census, w, codes.all());
    observe_levels(values, w, at, census);
    observe_staff(values, w, at);
    observe_other_forms(values, w, at);
    observe_gaps(values, w, at);
    observe_expected(values, w, at, census);
    observe_equity(values, w, at, census);
    observe_sight(values, w, at);
    observe_tests(values, w, at, census, t);
}

void observe_reach(YearValues& values, std::span<const std::uint8_t> reached,
                   const Schools& schools)
{
    // Both sides in one pass: a school is reached, or another municipal one, or neither.
    struct Side {
        std::array<double, reach_counts.size()> counts{};
        std::array<double, reach_means.size()> sums{};
    };
    std::array<Side, 2> sides;
    const GroupOffsets at = group_offsets(compulsory_rows(schools));
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        if (reached[s] == 0 && schools.municipal[s] == 0) {
            continue;
        }
        Side& side = sides[reached[s] != 0 ? 0 : 1];
        for (std::size_t k = 0; k < reach_counts.size(); ++k) {
            side.counts[k] += cell(values, at.school + s, reach_counts[k]);
        }
        for (std::size_t k = 0; k < reach_means.size(); ++k) {
            const double weight = cell(values, at.school + s, reach_means[k].weight);
            side.sums[k] +=
                weight > 0.0 ? weight * cell(values, at.school + s, reach_means[k].outcome) : 0.0;
        }
    }
    for (std::size_t side = 0; side < sides.size(); ++side) {
        const std::size_t group = at.reach + side;
        for (std::size_t k = 0; k < reach_counts.size(); ++k) {
            cell(values, group, reach_counts[k]) = sides[side].counts[k];
        }
        for (std::size_t k = 0; k < reach_means.size(); ++k) {
            const double total = cell(values, group, reach_means[k].weight);
            cell(values, group, reach_means[k].outcome) =
                total > 0.0 ? sides[side].sums[k] / total
                            : std::numeric_limits<double>::quiet_NaN();
        }
    }
}

} // namespace likvard
