#include "calibration/backtest/one_school.hpp"

#include "core/moments.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;
constexpr double highest_merit = 340.0;
constexpr double small_step = 0.2;                  // SD, with which answers are measured
constexpr double least_answer = 4.0;                // points or percentage points per unit
constexpr double farthest = 1.5;                    // SD: a level beyond it is not looked for
constexpr std::uint64_t pilot_seed = 0x6261636BULL; // pilots are keyed apart from the futures
constexpr std::size_t first_pilots = 16;            // on each of three levels
constexpr std::size_t pilots = 48;

/// The school as a municipality of its own: grades F-9, as many pupils in each as left grade 9.
Municipality alone(const PastSchool& school, int year)
{
    constexpr double in_moves = 0.04;
    constexpr double arrivals_of_foreign = 0.03;
    constexpr double room = 2.0;
    Municipality m;
    m.name = school.municipality_name;
    m.code = 1;
    m.data_year = year;
    School unit = school.unit;
    const double before = unit.pupils;
    unit.first_grade = 0;
    unit.last_grade = last_compulsory_grade;
    unit.pupils = last_compulsory_grade * school.leavers;
    if (unit.teachers_fte.known()) {
        unit.teachers_fte.value *= unit.pupils / before;
    }
    unit.seats_per_grade = room * school.leavers;
    unit.results.clear();
    Area area;
    area.key = "around";
    area.latitude = unit.latitude;
    area.longitude = unit.longitude;
    area.cohort = school.leavers;
    area.postsec_share = school.postsec;
    area.foreign_share = school.foreign;
    area.in_move_share = in_moves;
    area.arrival_share = arrivals_of_foreign * school.foreign;
    m.schools.push_back(std::move(unit));
    m.areas.push_back(std::move(area));
    m.governance = {{"school", "board", 1.0, 1.0}};
    return m;
}

/// Level of one future, on the scale of StartLevel.
struct Level {
    double skill = 0.0, above_e = 0.0;
};

/// One future's cohort of the target year.
std::array<double, judged_count> cohort_of(Prepared& prepared, const Setting& setting,
                                           const Level& level, const Draw& draw,
                                           const Course& course, std::span<const double> values)
{
    prepared.levels.front() = {level.skill, level.above_e, 1.0};
    World w = start_world(prepared, setting, draw);
    const Policy nothing{{}, values, &setting.params.costs};
    for (int k = 1; k <= course.years; ++k) {
        advance_one_year(w, nothing, Tick{prepared.municipality->data_year + k, draw});
    }
    const Pupils& p = w.leavers.pupils;
    std::array<double, judged_count> sum{};
    for (std::size_t i = 0; i < rows(p); ++i) {
        sum[0] += static_cast<double>(w.leavers.marks.merit[i]);
        sum[1] += per_cent * static_cast<double>(p.now[i].passed_all);
        sum[2] += per_cent * static_cast<double>(w.leavers.marks.eligible[i]);
    }
    for (double& mean : sum) {
        mean /= static_cast<double>(std::max<std::size_t>(1, rows(p)));
    }
    return sum;
}

/// A school's eligibility has a level of its own beside skill and marks above E, which no state of
/// the model carries: what the futures' spread lacks is drawn on the outcome's scale.
void draw_own_eligibility(std::vector<double>& eligible, const Expectation& expected,
                          const Draw& draw, std::uint32_t school)
{
    const double lacking =
        expected.level_variance + expected.cohort_variance - variance_of(eligible);
    const double sd = std::sqrt(std::max(0.0, lacking));
    for (std::size_t r = 0; r < eligible.size(); ++r) {
        eligible[r] += sd * static_cast<double>(
                                draw.normals(Stream::start_levels, static_cast<int>(r), school)[2]);
    }
}

/// How the target year's mean results answer to the level at which the school starts.
struct Answers {
    std::array<double, judged_count> skill{}, above_e{}; // per unit
};

/// SDs with which a future's level is drawn: skill, and the part above E given skill.
struct Unknown {
    double skill = 0.0;   // SD
    double follows = 0.0; // above_e per unit of skill
    double above_e = 0.0; // SD besides
};

/// What the pilots' spread lacks of the spread that results have around such expectations.
Unknown unknown_of(const Expectations& expected, const Ensemble& pilot, const Answers& answers)
{
    const auto lacking = [&](Judged outcome) {
        const auto k = static_cast<std::size_t>(outcome);
        const double wanted = expected[k].level_variance + expected[k].cohort_variance;
        return std::max(0.0, wanted - variance_of(pilot[k]));
    };
    const double merit = lacking(Judged::merit);
    Unknown unknown;
    unknown.skill = std::sqrt(lacking(Judged::pass_all)) / answers.skill[1];
    const double through_skill = answers.skill[0] * unknown.skill;
    if (through_skill * through_skill <= merit) {
        unknown.above_e = std::sqrt(merit - through_skill * through_skill) / answers.above_e[0];
    } else {
        unknown.follows =
            (std::sqrt(merit) / unknown.skill - answers.skill[0]) / answers.above_e[0];
    }
    return unknown;
}

Answers answers_of(const Ensemble& plain, const Ensemble& skilled, const Ensemble& above)
{
    Answers answers;
    for (std::size_t k = 0; k < judged_count; ++k) {
        answers.skill[k] = (mean_of(skilled[k]) - mean_of(plain[k])) / small_step;
        answers.above_e[k] = (mean_of(above[k]) - mean_of(plain[k])) / small_step;
    }
    answers.skill[1] = std::max(least_answer, answers.skill[1]); // where everybody passes anyway
    answers.above_e[0] = std::max(least_answer, answers.above_e[0]);
    return answers;
}

/// One step of Newton's method: skill moves passing and merit, the part above E merit alone.
void move_towards(Level& level, const Expectations& expected, const Ensemble& pilot,
                  const Answers& answers)
{
    const double skill = (expected[1].mean - mean_of(pilot[1])) / answers.skill[1];
    const double before = level.skill;
    level.skill = std::clamp(before + skill, -farthest, farthest);
    const double merit =
        expected[0].mean - mean_of(pilot[0]) - answers.skill[0] * (level.skill - before);
    level.above_e = std::clamp(level.above_e + merit / answers.above_e[0], -farthest, farthest);
}

} // namespace

Ensemble simulate_school(const PastSchool& school, const Expectations& expected,
                         const Course& course, std::span<const double> values)
{
    constexpr int target_year = 2024; // any: luck is keyed by it
    const Municipality m = alone(school, target_year - course.years);
    Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    const auto run = [&](std::size_t count, std::uint64_t seed, auto level_of) {
        Ensemble all;
        for (std::size_t r = 0; r < count; ++r) {
            const auto cohort = cohort_of(
                prepared, setting, level_of(r),
                Draw(seed + school.unit.code, static_cast<std::uint32_t>(r)), course, values);
            for (std::size_t k = 0; k < judged_count; ++k) {
                all[k].push_back(cohort[k]);
            }
        }
        return all;
    };
    const auto pilot_at = [&](std::size_t count, const Level& level) {
        return run(count, pilot_seed, [&](std::size_t) { return level; });
    };
    const Ensemble plain = pilot_at(first_pilots, {});
    const Answers answers = answers_of(plain, pilot_at(first_pilots, {small_step, 0.0}),
                                       pilot_at(first_pilots, {0.0, small_step}));
    Level level;
    move_towards(level, expected, plain, answers);
    const Ensemble pilot = pilot_at(pilots, level);
    move_towards(level, expected, pilot, answers);
    const Unknown unknown = unknown_of(expected, pilot, answers);
    const Draw luck(course.seed, 0);
    Ensemble all = run(course.futures, course.seed, [&](std::size_t r) {
        const auto z = luck.normals(Stream::start_levels, static_cast<int>(r), school.unit.code);
        const double skill = unknown.skill * static_cast<double>(z[0]);
        return Level{level.skill + skill, level.above_e + unknown.follows * skill +
                                              unknown.above_e * static_cast<double>(z[1])};
    });
    draw_own_eligibility(all[2], expected[2], luck, school.unit.code);
    // The error of the ensemble's mean is luck of the dice: the level was set for this mean.
    for (std::size_t k = 0; k < judged_count; ++k) {
        const double error = mean_of(all[k]) - expected[k].mean;
        const double most = k == 0 ? highest_merit : per_cent;
        for (double& value : all[k]) {
            value = std::clamp(value - error, 0.0, most);
        }
    }
    return all;
}

} // namespace likvard
