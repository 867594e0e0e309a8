#include "anchor_run.hpp"

#include "core/parallel.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace likvard {
namespace {

// Shares of F at the thresholds, per cent: mathematics and Swedish official (2024/25), the others
// the pattern fitted in the prototype to passing all subjects and eligibility. Order of `subjects`.
constexpr std::array<double, subject_count> fail_g9{9.1, 7.3, 12.7, 9.1, 9.9, 10.4, 7.8, 8.2, 8.6,
                                                    8.2, 8.2, 4.7,  5.2, 6.9, 4.3,  3.9, 6.9};
constexpr double others_g6 = 0.744 / 0.863; // the pattern's factor in grade 6 against grade 9
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
};

/// Everything that one municipality adds.
struct Part {
    std::array<std::vector<float>, subject_count> g9, g6;
    std::vector<SchoolSum> schools;
    double n = 0.0, merit = 0.0, merit2 = 0.0, pass = 0.0, eligible = 0.0, g6_n = 0.0,
           g6_pass = 0.0;
    double language = 0.0, language2 = 0.0, maths = 0.0, maths2 = 0.0;
    double inputs = 0.0, input_language = 0.0, input_maths = 0.0;
    std::array<double, 2> sex_n{}, sex_merit{}, sex_pass{}, sex_eligible{}, background_n{},
        background_eligible{};
    std::array<double, 3> education_n{}, education_eligible{};
    std::array<double, 10> grade_n{}, grade_absent{};
    double absence = 0.0, staff = 0.0, left = 0.0, certified = 0.0;
};

void add_leavers(Part& part, const Pupils& p)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const auto merit = static_cast<double>(p.merit[i]);
        const auto passed = static_cast<double>(p.passed_all[i]);
        const auto can = static_cast<double>(p.eligible[i]);
        const auto l = static_cast<double>(language(p, i));
        const auto m = static_cast<double>(maths(p, i));
        part.n += 1.0, part.merit += merit, part.merit2 += merit * merit, part.pass += passed,
            part.eligible += can;
        part.language += l, part.language2 += l * l, part.maths += m, part.maths2 += m * m;
        const std::size_t sex = p.girl[i];
        part.sex_n[sex] += 1.0, part.sex_merit[sex] += merit, part.sex_pass[sex] += passed,
            part.sex_eligible[sex] += can;
        const std::size_t foreign = p.background[i] != 0 ? 1 : 0;
        part.background_n[foreign] += 1.0, part.background_eligible[foreign] += can;
        part.education_n[p.education[i] - 1U] += 1.0,
            part.education_eligible[p.education[i] - 1U] += can;
        SchoolSum& s = part.schools[p.school[i]];
        s.n += 1.0, s.merit += merit, s.pass += passed;
    }
}

void add_everybody(Part& part, const Pupils& p, int up)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        const auto grade = static_cast<std::size_t>(p.grade[i] - up);
        part.grade_n[grade] += 1.0;
        part.grade_absent[grade] += p.absence[i] > problem_absence ? 1.0 : 0.0;
        part.absence += static_cast<double>(p.absence[i]);
        if (grade == 6) {
            part.g6_n += 1.0;
            part.g6_pass += static_cast<double>(p.passed_all[i]);
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
    add_leavers(part, w.leavers.pupils);
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
    marking_scores(part.g9, w.leavers.pupils, members, w.schools, 9, setting.params.assess, t);
    members.clear();
    for (std::uint32_t i = 0; i < rows(w.pupils); ++i) {
        if (w.pupils.grade[i] == 7) { // grade 6 until June
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

/// Weighted least squares of y on a constant and three regressors, by normal equations.
std::array<double, 4> regress(const std::vector<SchoolSum>& schools, double SchoolSum::*sum,
                              double scale, double& residual_sd)
{
    double a[4][5]{};
    for (const SchoolSum& s : schools) {
        if (s.n < 1.0) {
            continue;
        }
        const std::array<double, 4> x{1.0, s.postsec, s.foreign, s.girls};
        const double y = scale * s.*sum / s.n;
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j < 4; ++j) {
                a[i][j] += s.n * x[i] * x[j];
            }
            a[i][4] += s.n * x[i] * y;
        }
    }
    for (std::size_t k = 0; k < 4; ++k) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (i != k) {
                const double f = a[i][k] / a[k][k];
                for (std::size_t j = k; j < 5; ++j) {
                    a[i][j] -= f * a[k][j];
                }
            }
        }
    }
    const std::array<double, 4> b{a[0][4] / a[0][0], a[1][4] / a[1][1], a[2][4] / a[2][2],
                                  a[3][4] / a[3][3]};
    double squares = 0.0;
    double weight = 0.0;
    for (const SchoolSum& s : schools) {
        if (s.n >= 1.0) {
            const double r = scale * s.*sum / s.n -
                             (b[0] + b[1] * s.postsec + b[2] * s.foreign + b[3] * s.girls);
            squares += s.n * r * r;
            weight += s.n;
        }
    }
    residual_sd = std::sqrt(squares / weight);
    return b;
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

} // namespace

Anchor run_anchor(const std::vector<Municipality>& nation, std::span<const double> values,
                  std::uint64_t seed)
{
    std::vector<Part> parts(nation.size());
    for_each_item(nation.size(),
                  [&](std::size_t k) { parts[k] = run_part(nation[k], values, seed); });
    Part all;
    for (Part& p : parts) {
        for (std::size_t k = 0; k < subject_count; ++k) {
            all.g9[k].insert(all.g9[k].end(), p.g9[k].begin(), p.g9[k].end());
            all.g6[k].insert(all.g6[k].end(), p.g6[k].begin(), p.g6[k].end());
        }
        all.schools.insert(all.schools.end(), p.schools.begin(), p.schools.end());
        for (const auto member :
             {&Part::n, &Part::merit, &Part::merit2, &Part::pass, &Part::eligible, &Part::g6_n,
              &Part::g6_pass, &Part::language, &Part::language2, &Part::maths, &Part::maths2,
              &Part::inputs, &Part::input_language, &Part::input_maths, &Part::absence,
              &Part::staff, &Part::left, &Part::certified}) {
            all.*member += p.*member;
        }
        for (std::size_t k = 0; k < 2; ++k) {
            all.sex_n[k] += p.sex_n[k], all.sex_merit[k] += p.sex_merit[k],
                all.sex_pass[k] += p.sex_pass[k];
            all.sex_eligible[k] += p.sex_eligible[k], all.background_n[k] += p.background_n[k];
            all.background_eligible[k] += p.background_eligible[k];
        }
        for (std::size_t k = 0; k < 3; ++k) {
            all.education_n[k] += p.education_n[k],
                all.education_eligible[k] += p.education_eligible[k];
        }
        for (std::size_t k = 0; k < 10; ++k) {
            all.grade_n[k] += p.grade_n[k], all.grade_absent[k] += p.grade_absent[k];
        }
    }
    Anchor a;
    a.leavers = all.n;
    a.pass_all = 100.0 * all.pass / all.n, a.eligible = 100.0 * all.eligible / all.n,
    a.merit = all.merit / all.n;
    const double variance = all.merit2 / all.n - a.merit * a.merit;
    a.merit_sd = std::sqrt(variance);
    a.pass_all_g6 = 100.0 * all.g6_pass / all.g6_n;
    for (std::size_t k = 0; k < subject_count; ++k) {
        a.threshold_g9[k] = quantile(all.g9[k], fail_g9[k] / 100.0);
        a.threshold_g6[k] = quantile(all.g6[k], fail_share_g6(k) / 100.0);
    }
    a.mean_input_language = all.input_language / all.inputs,
    a.mean_input_maths = all.input_maths / all.inputs;
    a.sd_language = std::sqrt(all.language2 / all.n - all.language * all.language / all.n / all.n);
    a.sd_maths = std::sqrt(all.maths2 / all.n - all.maths * all.maths / all.n / all.n);
    const auto merit = regress(all.schools, &SchoolSum::merit, 1.0, a.residual_sd);
    double unused = 0.0;
    const auto pass = regress(all.schools, &SchoolSum::pass, 100.0, unused);
    a.slope_postsec = merit[1], a.slope_foreign = merit[2], a.slope_girls = merit[3];
    a.pass_slope_postsec = pass[1], a.pass_slope_foreign = pass[2];
    a.between_share = between_variance(all.schools, a.merit, variance * 0.87) / variance;
    a.girls_merit = all.sex_merit[1] / all.sex_n[1] - all.sex_merit[0] / all.sex_n[0];
    a.girls_pass = 100.0 * (all.sex_pass[1] / all.sex_n[1] - all.sex_pass[0] / all.sex_n[0]);
    a.girls_eligible =
        100.0 * (all.sex_eligible[1] / all.sex_n[1] - all.sex_eligible[0] / all.sex_n[0]);
    for (std::size_t k = 0; k < 3; ++k) {
        a.eligible_by_education[k] = 100.0 * all.education_eligible[k] / all.education_n[k];
    }
    a.eligible_swedish = 100.0 * all.background_eligible[0] / all.background_n[0];
    a.eligible_foreign = 100.0 * all.background_eligible[1] / all.background_n[1];
    double pupils = 0.0;
    double absent = 0.0;
    for (std::size_t k = 0; k < 10; ++k) {
        a.absent_by_grade[k] = 100.0 * all.grade_absent[k] / all.grade_n[k];
        pupils += all.grade_n[k], absent += all.grade_absent[k];
    }
    a.absent_above_15 = 100.0 * absent / pupils;
    a.mean_absence = 100.0 * all.absence / pupils;
    a.turnover = 100.0 * all.left / all.staff;
    a.certified = 100.0 * all.certified / all.staff;
    return a;
}

} // namespace likvard
