#include "model/indicators/national_tests.hpp"

#include "core/kernels.hpp"
#include "model/indicators/indicators.hpp"
#include "model/subjects.hpp"

#include <limits>

namespace likvard {
namespace {

/// The tested subjects' places in `subjects`.
constexpr std::array<std::size_t, tested_subjects> as_marked{0, 2};
constexpr double percent = 100.0;

struct Scratch {
    std::vector<PersonId> id;
    std::array<std::vector<float>, 4> noise; // two spare: a block of draws has four
    std::vector<std::array<float, tested_subjects>> school;
};

/// Whether a pupil fails nearly everything in tested grade number g.
bool in_tail(const Pupils& pupils, std::size_t i, std::size_t g)
{
    const std::uint8_t below = tested_grades[g] == last_compulsory_grade ? 0 : 1;
    return g > 0 && pupils.tail[i] > below;
}

/// What each school, this grade and this year have in common beside skill: all of it in grade 3,
/// half in the others, whose test results scatter less around composition.
void draw_schools(Scratch& s, const Schools& schools, std::size_t g,
                  const NationalTestParams& params, const Tick& t)
{
    constexpr double later_grades = 0.5;
    const auto sd = static_cast<float>(g == 0 ? params.school_sd : later_grades * params.school_sd);
    s.school.resize(compulsory_rows(schools));
    for (std::size_t row = 0; row < s.school.size(); ++row) {
        const auto z = t.draw.normals(Stream::tests_school, t.year, schools.id[row],
                                      static_cast<std::uint32_t>(tested_grades[g]));
        for (std::size_t k = 0; k < tested_subjects; ++k) {
            s.school[row][k] = sd * z[k];
        }
    }
}

struct Sums {
    double pupils = 0.0;
    std::array<double, tested_subjects> results{};
};

/// Adds one grade's results by kind of pupil: reaching the bar as 100 or 0 in grade 3, points
/// later, multiples of 2.5.
void add_grade(std::vector<Sums>& kinds, const World& w, const Pupils& pupils,
               std::span<const std::uint32_t> members, std::size_t g, const Tick& t)
{
    const NationalTestParams& params = w.setting->params.tests;
    const AssessParams& marks = w.setting->params.assess;
    thread_local TestScores scores;
    test_scores(scores, pupils, members, w.schools, g, params, marks.tail_penalty, t);
    const auto step = static_cast<float>(marks.step);
    for (std::size_t j = 0; j < members.size(); ++j) {
        Sums& kind = kinds[kind_of(pupils, members[j])];
        kind.pupils += 1.0;
        for (std::size_t k = 0; k < tested_subjects; ++k) {
            const float over = scores[k][j] - static_cast<float>(params.bar[g][k]);
            kind.results[k] += g == 0 ? (over >= 0.0F ? percent : 0.0)
                                      : static_cast<double>(test_points(over, step));
        }
    }
}

/// Adds every kind to the groups that it belongs to.
void spread(std::vector<Sums>& sums, const std::vector<Sums>& kinds, const Schools& schools,
            const GroupOffsets& at)
{
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const Sums& one = kinds[kind];
        if (one.pupils == 0.0) {
            continue;
        }
        for (const std::size_t group : groups_of_kind(kind, schools, at)) {
            sums[group].pupils += one.pupils;
            for (std::size_t k = 0; k < tested_subjects; ++k) {
                sums[group].results[k] += one.results[k];
            }
        }
    }
}

struct Named {
    std::array<Outcome, tested_subjects> results;
};
constexpr std::array<Named, tested_grades.size()> outcomes_of{
    Named{{Outcome::test_swedish_g3_pct, Outcome::test_maths_g3_pct}},
    Named{{Outcome::test_swedish_g6_points, Outcome::test_maths_g6_points}},
    Named{{Outcome::test_swedish_g9_points, Outcome::test_maths_g9_points}}};

/// Rows of those who sat the tests of grade number g in June: graduate has moved up all but the
/// leavers.
void rows_tested(std::vector<std::uint32_t>& members, const Pupils& pupils, std::size_t g)
{
    const bool leavers = tested_grades[g] == last_compulsory_grade;
    const std::size_t n = rows(pupils);
    members.resize(n);
    std::uint32_t* const row = members.data();
    const std::uint8_t* const grade = pupils.grade.data();
    const int moved_up = tested_grades[g] + 1;
    std::size_t count = 0;
    for (std::size_t i = 0; i < n; ++i) {
        row[count] = static_cast<std::uint32_t>(i); // stays if the row is one of them
        count += static_cast<std::size_t>(leavers) | static_cast<std::size_t>(grade[i] == moved_up);
    }
    members.resize(count);
}

} // namespace

const std::array<std::array<std::string_view, tested_subjects>, tested_grades.size()>
    NationalTestParams::keys{{{"tests.bar_g3.sv", "tests.bar_g3.ma"},
                              {"tests.e_g6.sv", "tests.e_g6.ma"},
                              {"tests.e_g9.sv", "tests.e_g9.ma"}}};
const std::array<std::array<double, tested_subjects>, tested_grades.size()>
    NationalTestParams::anchors{{{-0.365, -0.355}, {-1.09, -1.08}, {-1.30, -1.21}}};

const std::array<std::string_view, tested_grades.size()> NationalTestParams::sources{
    "calibration/anchor: 69.7 and 65.7 % reach the bar on all parts (Skolverket, Underlag for "
    "analys 2024/25)",
    "calibration/anchor: mean test points 12.2 and 11.6, the 2024/25 means of 742 and 789 units "
    "taken to the nation's composition; one pupil in eight with Swedish as a second language "
    "(Skolverket, Planned educations; that share is assumed)",
    "calibration/anchor: mean test points 12.6 and 11.5, from 522 and 538 units in the same way"};
const double NationalTestParams::school_anchor = 0.27;
const std::string_view NationalTestParams::school_source =
    "calibration/anchor: the share who reach the bar in mathematics in grade 3 scatters by 12.8 pp "
    "around composition (1,067 units, Skolverket, Underlag for analys 2024/25); half of it in "
    "grades 6 and 9 meets 1.31 points (538 units, Planned educations)";

void test_scores(TestScores& scores, const Pupils& pupils, std::span<const std::uint32_t> members,
                 const Schools& schools, std::size_t g, const NationalTestParams& params,
                 double tail_penalty, const Tick& t)
{
    thread_local Scratch s;
    draw_schools(s, schools, g, params, t);
    const std::size_t n = members.size();
    s.id.resize(n);
    for (std::size_t j = 0; j < n; ++j) {
        s.id[j] = pupils.id[members[j]];
    }
    for (auto& column : s.noise) {
        column.resize(n);
    }
    fill_normals(t.draw, Stream::tests, t.year, 0, s.id,
                 {s.noise[0].data(), s.noise[1].data(), s.noise[2].data(), s.noise[3].data()});
    const auto effort = static_cast<float>(params.effort);
    const auto noise_sd = static_cast<float>(params.noise_sd);
    for (std::size_t k = 0; k < tested_subjects; ++k) {
        const SubjectLoading load = loadings.at(as_marked[k]);
        scores[k].resize(n);
        for (std::size_t j = 0; j < n; ++j) {
            const std::size_t i = members[j];
            const float lack = in_tail(pupils, i, g) ? static_cast<float>(tail_penalty) : 0.0F;
            scores[k][j] = load.language * (language(pupils, i) - lack) +
                           load.maths * (maths(pupils, i) - lack) +
                           effort * load.effort * pupils.effort[i] + noise_sd * s.noise[k][j] +
                           s.school[pupils.school[i]][k];
        }
    }
}

float test_points(float over, float step)
{
    constexpr float points_e = 10.0F;
    constexpr float points_step = 2.5F;
    constexpr int marks_above_e = 4; // D, C, B and A
    if (over < 0.0F) {
        return 0.0F;
    }
    float points = points_e;
    for (int mark = 1; mark <= marks_above_e; ++mark) {
        points += over >= static_cast<float>(mark) * step ? points_step : 0.0F;
    }
    return points;
}

void observe_tests(YearValues& values, const World& w, const GroupOffsets& at, const Tick& t)
{
    thread_local std::vector<Sums> sums;
    thread_local std::vector<Sums> kinds;
    thread_local std::vector<std::uint32_t> members;
    for (std::size_t g = 0; g < tested_grades.size(); ++g) {
        const Pupils& pupils =
            tested_grades[g] == last_compulsory_grade ? w.leavers.pupils : w.pupils;
        rows_tested(members, pupils, g);
        sums.assign(at.reach, {});
        kinds.assign(compulsory_rows(w.schools) * kinds_of_school, {});
        add_grade(kinds, w, pupils, members, g, t);
        spread(sums, kinds, w.schools, at);
        for (std::size_t group = 0; group < at.reach; ++group) {
            const Sums& sum = sums[group];
            if (g == 0) {
                cell(values, group, Outcome::pupils_g3) = sum.pupils;
            }
            for (std::size_t k = 0; k < tested_subjects && sum.pupils > 0.0; ++k) {
                cell(values, group, outcomes_of[g].results[k]) = sum.results[k] / sum.pupils;
            }
        }
    }
}

} // namespace likvard
