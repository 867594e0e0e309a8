#include "anchor_run.hpp"

#include "core/parallel.hpp"
#include "core/scratch.hpp"
#include "model/indicators/indicators.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace likvard {
namespace {

// Shares of F at the thresholds, per cent: mathematics and Swedish official (2024/25), the others
// the pattern of an earlier, simpler fitted model, English × 0.89 and the rest × 1.1 for passing
// all subjects and eligibility as they come out here. Order of `subjects`.
constexpr std::array<double, subject_count> fail_g9{9.1, 6.5, 12.7, 10.0, 10.9, 11.4, 8.6, 9.0, 9.5,
                                                    9.0, 9.0, 5.2,  5.7,  7.6,  4.7,  4.3, 7.6};
constexpr double others_g6 = 0.744 / 0.949; // the pattern's factor in grade 6 against grade 9
constexpr double swedish_g6 = 13.0;
constexpr double english_g6 = 8.2;
constexpr double maths_g6 = 14.3;

double fail_share_g6(std::size_t subject)
{
    switch (subject) {
    case 0:
        return swedish_g6;
    case 1:
        return english_g6;
    case 2:
        return maths_g6;
    default:
        return fail_g9[subject] * others_g6;
    }
}

struct SchoolSum {
    double n = 0.0, merit = 0.0, pass = 0.0, postsec = 0.0, foreign = 0.0, girls = 0.0;
    double test = 0.0; // sum of the leavers' points in mathematics
};

/// Everything that one municipality adds.
struct Part {
    std::array<std::vector<float>, subject_count> g9, g6;
    std::vector<SchoolSum> schools;
    std::vector<SchoolSum> early; // grade 3, as far as the official table shows the schools
    double n = 0.0, merit = 0.0, merit2 = 0.0, pass = 0.0, eligible = 0.0, g6_n = 0.0,
           g6_pass = 0.0;
    double language = 0.0, language2 = 0.0, maths = 0.0, maths2 = 0.0;
    double inputs = 0.0, input_language = 0.0, input_maths = 0.0;
    std::array<double, 2> sex_n{}, sex_merit{}, sex_pass{}, sex_eligible{}, background_n{},
        background_eligible{};
    std::array<double, 3> education_n{}, education_eligible{};
    std::array<double, 10> grade_n{}, grade_absent{};
    double absence = 0.0, staff = 0.0, left = 0.0, certified = 0.0;
    std::array<double, tested_grades.size() * tested_subjects> tests{}; // sums of results
    std::array<double, tested_grades.size()> tests_n{};
};

void add_leavers(Part& part, const Leavers& leavers)
{
    const auto& [p, marks] = leavers;
    for (std::size_t i = 0; i < rows(p); ++i) {
        const auto merit = static_cast<double>(marks.merit[i]);
        const auto passed = static_cast<double>(p.now[i].passed_all);
        const auto can = static_cast<double>(marks.eligible[i]);
        const auto l = static_cast<double>(language(p, i));
        const auto m = static_cast<double>(maths(p, i));
        part.n += 1.0;
        part.merit += merit;
        part.merit2 += merit * merit;
        part.pass += passed;
        part.eligible += can;
        part.language += l;
        part.language2 += l * l;
        part.maths += m;
        part.maths2 += m * m;
        const std::size_t sex = p.traits[i].girl;
        part.sex_n[sex] += 1.0;
        part.sex_merit[sex] += merit;
        part.sex_pass[sex] += passed;
        part.sex_eligible[sex] += can;
        const std::size_t foreign = p.traits[i].background != 0 ? 1 : 0;
        part.background_n[foreign] += 1.0;
        part.background_eligible[foreign] += can;
        part.education_n[p.traits[i].education - 1U] += 1.0;
        part.education_eligible[p.traits[i].education - 1U] += can;
        SchoolSum& s = part.schools[p.school[i]];
        s.n += 1.0;
        s.merit += merit;
        s.pass += passed;
    }
}

void add_everybody(Part& part, const Pupils& p, int up)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        if (has_left(p, i)) {
            continue; // counted among the leavers
        }
        const auto grade = static_cast<std::size_t>(p.now[i].grade - up);
        part.grade_n[grade] += 1.0;
        part.grade_absent[grade] += p.absence[i] > problem_absence ? 1.0 : 0.0;
        part.absence += static_cast<double>(p.absence[i]);
        if (grade == 6) {
            part.g6_n += 1.0;
            part.g6_pass += static_cast<double>(p.now[i].passed_all);
        }
    }
}

// Which shares the official table shows: at least so many pupils on either side of the bar.
constexpr double fewest_reaching = 10.0;
constexpr double fewest_short = 5.0;

void add_tests(Part& part, const World& w, const Tick& t)
{
    const GroupOffsets at = group_offsets(compulsory_rows(w.schools));
    YearValues values(at.count);
    Census census;
    const Borrowed<std::uint32_t> codes(rows(w.pupils));
    take_census(census, w, codes.all());
    observe_tests(values, w, at, census, t);
    using enum Outcome;
    constexpr std::array results{test_swedish_g3_pct,    test_maths_g3_pct,
                                 test_swedish_g6_points, test_maths_g6_points,
                                 test_swedish_g9_points, test_maths_g9_points};
    part.tests_n = {cell(values, 0, pupils_g3), part.g6_n, part.n};
    for (std::size_t k = 0; k < results.size(); ++k) {
        part.tests[k] = part.tests_n[k / tested_subjects] * cell(values, 0, results[k]);
    }
    for (std::size_t s = 0; s < compulsory_rows(w.schools); ++s) {
        part.schools[s].test =
            part.schools[s].n * cell(values, at.school + s, test_maths_g9_points);
        const double n = cell(values, at.school + s, pupils_g3);
        const double reach = n > 0.0 ? n * cell(values, at.school + s, test_maths_g3_pct) : 0.0;
        if (reach / 100.0 >= fewest_reaching && n - reach / 100.0 >= fewest_short) {
            SchoolSum school = part.schools[s];
            school.n = n;
            school.test = reach;
            part.early.push_back(school);
        }
    }
}

Part run_part(const Municipality& m, std::span<const double> values, std::uint64_t seed)
{
    const Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(seed, m.code);
    const World w = start_world(prepared, setting, draw);
    Part part;
    part.schools.resize(m.schools.size());
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        part.schools[s].postsec = 100.0 * share_of(m, s, Composition::postsec);
        part.schools[s].foreign = 100.0 * share_of(m, s, Composition::foreign);
        part.schools[s].girls = 100.0 * share_of(m, s, Composition::girls);
        part.staff += static_cast<double>(w.schools.staff[s]);
        part.left += static_cast<double>(w.schools.staff_before[s] * w.schools.left_share[s]);
    }
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        part.certified += static_cast<double>(w.teachers.certified[i]);
    }
    add_leavers(part, w.leavers);
    add_everybody(part, w.leavers.pupils, 0);
    add_everybody(part, w.pupils, 1);
    for (std::size_t i = 0; i < w.inputs.language.size(); ++i) {
        part.inputs += 1.0;
        part.input_language += static_cast<double>(w.inputs.language[i]);
        part.input_maths += static_cast<double>(w.inputs.maths[i]);
    }
    std::vector<std::uint32_t> members(rows(w.leavers.pupils));
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        members[i] = i;
    }
    const Tick t{m.data_year, draw};
    add_tests(part, w, t);
    marking_scores(part.g9, w.leavers.pupils, members, w.schools, 9, setting.params.assess, t);
    members.clear();
    for (std::uint32_t i = 0; i < rows(w.pupils); ++i) {
        if (w.pupils.now[i].grade == 7) { // grade 6 until June
            members.push_back(i);
        }
    }
    marking_scores(part.g6, w.pupils, members, w.schools, 6, setting.params.assess, t);
    return part;
}

double quantile(std::vector<float> values, double share)
{
    values.erase(
        std::remove_if(values.begin(), values.end(), [](float v) { return std::isnan(v); }),
        values.end());
    const auto k = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + k, values.end());
    return static_cast<double>(values[static_cast<std::size_t>(k)]);
}

/// Regressors of a school: constant, post-secondary, foreign background, girls (shares).
constexpr std::size_t regressors = 4;
std::array<double, regressors> regressors_of(const SchoolSum& s)
{
    return {1.0, s.postsec, s.foreign, s.girls};
}

/// Normal equations, the right-hand side in the last column.
using Equations = std::array<std::array<double, regressors + 1>, regressors>;

/// Solves them by Gauss-Jordan elimination; they are positive definite for distinct schools.
std::array<double, regressors> solve(Equations a)
{
    for (std::size_t k = 0; k < regressors; ++k) {
        for (std::size_t i = 0; i < regressors; ++i) {
            const double f = i == k ? 0.0 : a[i][k] / a[k][k];
            for (std::size_t j = k; j <= regressors; ++j) {
                a[i][j] -= f * a[k][j];
            }
        }
    }
    std::array<double, regressors> solution{};
    for (std::size_t k = 0; k < regressors; ++k) {
        solution[k] = a[k][regressors] / a[k][k];
    }
    return solution;
}

/// Least squares of a school mean on the regressors, weighted by pupils, and the SD that remains.
struct Fit {
    std::array<double, regressors> slopes;
    double residual_sd;
};
Fit regress(const std::vector<SchoolSum>& schools, double SchoolSum::*sum, double scale)
{
    Equations equations{};
    for (const SchoolSum& s : schools) {
        const auto x = regressors_of(s);
        for (std::size_t i = 0; i < regressors; ++i) {
            for (std::size_t j = 0; j < regressors; ++j) {
                equations[i][j] += s.n * x[i] * x[j];
            }
            equations[i][regressors] += x[i] * scale * s.*sum;
        }
    }
    const auto slopes = solve(equations);
    double squares = 0.0;
    double weight = 0.0;
    for (const SchoolSum& s : schools) {
        if (s.n >= 1.0) {
            const auto x = regressors_of(s);
            const double r =
                scale * s.*sum / s.n - std::inner_product(x.begin(), x.end(), slopes.begin(), 0.0);
            squares += s.n * r * r;
            weight += s.n;
        }
    }
    return {slopes, std::sqrt(squares / weight)};
}

double between_variance(const std::vector<SchoolSum>& schools, double mean, double pupil_variance)
{
    double between = 0.0;
    double noise = 0.0;
    double n = 0.0;
    for (const SchoolSum& s : schools) {
        if (s.n >= 1.0) {
            const double d = s.merit / s.n - mean;
            between += s.n * d * d;
            noise += pupil_variance;
            n += s.n;
        }
    }
    return (between - noise) / n;
}

template <std::size_t n> void add(std::array<double, n>& to, const std::array<double, n>& from)
{
    for (std::size_t k = 0; k < n; ++k) {
        to[k] += from[k];
    }
}

void add(Part& all, const Part& p)
{
    for (std::size_t k = 0; k < subject_count; ++k) {
        all.g9[k].insert(all.g9[k].end(), p.g9[k].begin(), p.g9[k].end());
        all.g6[k].insert(all.g6[k].end(), p.g6[k].begin(), p.g6[k].end());
    }
    all.early.insert(all.early.end(), p.early.begin(), p.early.end());
    all.schools.insert(all.schools.end(), p.schools.begin(), p.schools.end());
    for (const auto member :
         {&Part::n, &Part::merit, &Part::merit2, &Part::pass, &Part::eligible, &Part::g6_n,
          &Part::g6_pass, &Part::language, &Part::language2, &Part::maths, &Part::maths2,
          &Part::inputs, &Part::input_language, &Part::input_maths, &Part::absence, &Part::staff,
          &Part::left, &Part::certified}) {
        all.*member += p.*member;
    }
    add(all.sex_n, p.sex_n);
    add(all.sex_merit, p.sex_merit);
    add(all.sex_pass, p.sex_pass);
    add(all.sex_eligible, p.sex_eligible);
    add(all.background_n, p.background_n);
    add(all.background_eligible, p.background_eligible);
    add(all.education_n, p.education_n);
    add(all.education_eligible, p.education_eligible);
    add(all.tests, p.tests);
    add(all.tests_n, p.tests_n);
    add(all.grade_n, p.grade_n);
    add(all.grade_absent, p.grade_absent);
}

void read_levels(Anchor& a, const Part& all)
{
    a.leavers = all.n;
    a.pass_all = 100.0 * all.pass / all.n;
    a.eligible = 100.0 * all.eligible / all.n;
    a.merit = all.merit / all.n;
    a.merit_sd = std::sqrt(all.merit2 / all.n - a.merit * a.merit);
    a.pass_all_g6 = 100.0 * all.g6_pass / all.g6_n;
    for (std::size_t k = 0; k < subject_count; ++k) {
        a.threshold_g9[k] = quantile(all.g9[k], fail_g9[k] / 100.0);
        a.threshold_g6[k] = quantile(all.g6[k], fail_share_g6(k) / 100.0);
    }
    a.mean_input_language = all.input_language / all.inputs;
    a.mean_input_maths = all.input_maths / all.inputs;
    a.sd_language = std::sqrt(all.language2 / all.n - all.language * all.language / all.n / all.n);
    a.sd_maths = std::sqrt(all.maths2 / all.n - all.maths * all.maths / all.n / all.n);
    a.turnover = 100.0 * all.left / all.staff;
    a.certified = 100.0 * all.certified / all.staff;
}

void read_schools(Anchor& a, const Part& all)
{
    constexpr double within_share = 0.87; // 1 - between_school_share
    const Fit merit = regress(all.schools, &SchoolSum::merit, 1.0);
    const Fit pass = regress(all.schools, &SchoolSum::pass, 100.0);
    a.residual_sd = merit.residual_sd;
    a.slope_postsec = merit.slopes[1];
    a.slope_foreign = merit.slopes[2];
    a.slope_girls = merit.slopes[3];
    a.pass_slope_postsec = pass.slopes[1];
    a.pass_slope_foreign = pass.slopes[2];
    const double variance = a.merit_sd * a.merit_sd;
    a.between_share = between_variance(all.schools, a.merit, variance * within_share) / variance;
}

/// Between schools, weighted by leavers: how the merit value goes with points in mathematics.
double merit_with_tests(const std::vector<SchoolSum>& schools)
{
    double n = 0.0;
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (const SchoolSum& s : schools) {
        if (s.n >= 1.0) {
            n += s.n, x += s.merit, y += s.test;
            xx += s.merit * s.merit / s.n, yy += s.test * s.test / s.n;
            xy += s.merit * s.test / s.n;
        }
    }
    return (xy - x * y / n) / std::sqrt((xx - x * x / n) * (yy - y * y / n));
}

void read_tests(Anchor& a, const Part& all)
{
    for (std::size_t k = 0; k < all.tests.size(); ++k) {
        a.tests[k / tested_subjects][k % tested_subjects] =
            all.tests[k] / all.tests_n[k / tested_subjects];
    }
    a.test_merit_correlation = merit_with_tests(all.schools);
    const Fit fit = regress(all.schools, &SchoolSum::test, 1.0);
    a.test_slope_postsec = fit.slopes[1];
    a.test_residual_sd = fit.residual_sd;
    a.test_residual_sd_g3 = regress(all.early, &SchoolSum::test, 1.0).residual_sd;
}

void read_groups(Anchor& a, const Part& all)
{
    a.girls_merit = all.sex_merit[1] / all.sex_n[1] - all.sex_merit[0] / all.sex_n[0];
    a.girls_pass = 100.0 * (all.sex_pass[1] / all.sex_n[1] - all.sex_pass[0] / all.sex_n[0]);
    a.girls_eligible =
        100.0 * (all.sex_eligible[1] / all.sex_n[1] - all.sex_eligible[0] / all.sex_n[0]);
    for (std::size_t k = 0; k < all.education_n.size(); ++k) {
        a.eligible_by_education[k] = 100.0 * all.education_eligible[k] / all.education_n[k];
    }
    a.eligible_swedish = 100.0 * all.background_eligible[0] / all.background_n[0];
    a.eligible_foreign = 100.0 * all.background_eligible[1] / all.background_n[1];
    double pupils = 0.0;
    double absent = 0.0;
    for (std::size_t k = 0; k < all.grade_n.size(); ++k) {
        a.absent_by_grade[k] = 100.0 * all.grade_absent[k] / all.grade_n[k];
        pupils += all.grade_n[k];
        absent += all.grade_absent[k];
    }
    a.absent_above_15 = 100.0 * absent / pupils;
    a.mean_absence = 100.0 * all.absence / pupils;
}

} // namespace

Anchor run_anchor(const std::vector<Municipality>& nation, std::span<const double> values,
                  std::uint64_t seed)
{
    std::vector<Part> parts(nation.size());
    for_each_item(nation.size(),
                  [&](std::size_t k) { parts[k] = run_part(nation[k], values, seed); });
    Part all;
    for (const Part& part : parts) {
        add(all, part);
    }
    Anchor a;
    read_levels(a, all);
    read_schools(a, all);
    read_groups(a, all);
    read_tests(a, all);
    return a;
}

} // namespace likvard
