// Patterns of schools: how they differ, what composition explains, how they come back.
#include "calibration/validation/least_squares.hpp"
#include "calibration/validation/pattern.hpp"
#include "calibration/validation/school_residuals.hpp"

#include <array>
#include <cmath>

namespace likvard {
namespace {

double between_share(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    double within = 0.0; // sum of squares about the school's mean
    double between = 0.0;
    double schools = 0.0;
    for (const SchoolLeavers& school : y.schools) {
        if (school.sum.n > 0.0) {
            const double mean = school.sum.mean_merit();
            within += school.sum.merit2 - school.sum.n * mean * mean;
            between += school.sum.n * std::pow(mean - y.all.mean_merit(), 2.0);
            schools += 1.0;
        }
    }
    const double within_variance = within / (y.all.n - schools);
    const double between_variance = (between - schools * within_variance) / y.all.n;
    return between_variance / (between_variance + within_variance);
}

/// The authority's model of 2015/16: unweighted, schools with at least 15 leavers; parents' mean
/// education on 1..3, boys, newly arrived.
Regression salsa(const StartYear& y)
{
    constexpr double least_leavers = 15.0;
    std::vector<Observation> observations;
    for (const SchoolLeavers& school : y.schools) {
        const double n = school.sum.n;
        if (n >= least_leavers) {
            observations.push_back(
                {{school.education / n, school.boys / n, school.newly_arrived / n},
                 school.sum.mean_merit(),
                 1.0});
        }
    }
    return least_squares(observations);
}

double sd_between(const StartYear& y, double SchoolLeavers::*sum)
{
    constexpr double least_leavers = 15.0;
    double n = 0.0;
    double total = 0.0;
    double squares = 0.0;
    for (const SchoolLeavers& school : y.schools) {
        if (school.sum.n >= least_leavers) {
            const double mean = school.*sum / school.sum.n;
            n += 1.0;
            total += mean;
            squares += mean * mean;
        }
    }
    return std::sqrt(squares / n - total / n * total / n);
}

double salsa_r2(Laboratory& lab)
{
    return salsa(lab.start_year()).r2;
}
double salsa_education(Laboratory& lab)
{
    return salsa(lab.start_year()).slopes[1];
}
double salsa_newly_arrived(Laboratory& lab)
{
    return salsa(lab.start_year()).slopes[3];
}
double salsa_residual(Laboratory& lab)
{
    return salsa(lab.start_year()).residual_sd;
}
double education_sd(Laboratory& lab)
{
    return sd_between(lab.start_year(), &SchoolLeavers::education);
}
double newly_arrived_sd(Laboratory& lab)
{
    return sd_between(lab.start_year(), &SchoolLeavers::newly_arrived);
}

/// Slope between schools over slope between pupils.
double contextual_ratio(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    const double mean = y.education / y.all.n;
    const double pupils = (y.education_merit / y.all.n - mean * y.all.mean_merit()) /
                          (y.education2 / y.all.n - mean * mean);
    return salsa_education(lab) / pupils;
}

/// The regression of 2024/25: weighted by leavers, on the whole school's composition.
Regression on_composition(const StartYear& y, Gauge gauge, bool with_operator)
{
    std::vector<Observation> observations;
    for (const SchoolLeavers& school : y.schools) {
        if (school.sum.n > 0.0) {
            std::vector<double> x{school.postsec, school.foreign, school.girls};
            if (with_operator) {
                x.push_back(school.independent ? 1.0 : 0.0);
            }
            observations.push_back(
                {std::move(x),
                 gauge == Gauge::merit ? school.sum.mean_merit() : school.sum.pass_pct(),
                 school.sum.n});
        }
    }
    return least_squares(observations);
}

double foreign_in_merit(Laboratory& lab)
{
    return on_composition(lab.start_year(), Gauge::merit, false).slopes[2];
}
double foreign_in_pass(Laboratory& lab)
{
    return on_composition(lab.start_year(), Gauge::pass, false).slopes[2];
}
double pass_slope(Laboratory& lab)
{
    return on_composition(lab.start_year(), Gauge::pass, false).slopes[1];
}
double pass_r2(Laboratory& lab)
{
    return on_composition(lab.start_year(), Gauge::pass, false).r2;
}
double independent_given_composition(Laboratory& lab)
{
    return on_composition(lab.start_year(), Gauge::merit, true).slopes[4];
}

double independent_raw(Laboratory& lab)
{
    std::array<LeaverSum, 2> sums;
    for (const SchoolLeavers& school : lab.start_year().schools) {
        sums[school.independent ? 1 : 0].n += school.sum.n;
        sums[school.independent ? 1 : 0].merit += school.sum.merit;
    }
    return sums[1].mean_merit() - sums[0].mean_merit();
}

/// SD of what composition leaves, unweighted, among schools with `from` to `below` leavers.
template <int From, int Below> double residual_sd_at(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    const Regression fit = on_composition(y, Gauge::merit, false);
    double n = 0.0;
    double squares = 0.0;
    std::size_t k = 0;
    for (const SchoolLeavers& school : y.schools) {
        if (school.sum.n > 0.0) {
            const double r = fit.residuals[k++];
            if (school.sum.n >= From && school.sum.n < Below) {
                n += 1.0;
                squares += r * r;
            }
        }
    }
    return n > 0.0 ? std::sqrt(squares / n) : no_number;
}

constexpr auto salsa_2016 = "Skolverket, SALSA 2015/16 [text]";
constexpr auto regression_2025 = "weighted regression of 1,518 schools 2024/25 [derived; width: as "
                                 "an earlier model was held to]";
constexpr auto by_size = "units file 2024/25, by size of the cohort [derived; width judged]";

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V1",
            .says_sv = "Skolornas andel av meritvärdets varians",
            .says_en = "Schools' share of the variance of merit",
            .unit = PatternUnit::share,
            .target = 0.13,
            .low = 0.11,
            .high = 0.16,
            .source = "units file 2024/25: 0.128-0.136 [derived]",
            .measure = between_share},
    Pattern{.name = "V2",
            .says_sv = "Förklarad andel: föräldrars utbildning, pojkar, nyanlända",
            .says_en = "Share explained: parents' education, boys, newly arrived",
            .unit = PatternUnit::share,
            .target = 0.56,
            .low = 0.48,
            .high = 0.64,
            .source = "Skolverket, SALSA 2015/16 and 2023/24 [text]",
            .measure = salsa_r2},
    Pattern{
        .name = "V3",
        .says_sv = "Merit per steg i föräldrars medelutbildning, mellan skolor",
        .says_en = "Merit per step of parents' mean education, between schools",
        .unit = PatternUnit::points,
        .target = 69.8,
        .low = 60.0,
        .high = 80.0,
        .source = salsa_2016,
        .measure = salsa_education,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{
        .name = "V4",
        .says_sv = "Merit per andel nyanlända (0–1), mellan skolor",
        .says_en = "Merit per unit share newly arrived, between schools",
        .unit = PatternUnit::points,
        .target = -84.0,
        .low = -110.0,
        .high = -55.0,
        .source = salsa_2016,
        .measure = salsa_newly_arrived,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{
        .name = "V5",
        .says_sv = "Spridning som återstår mellan skolor, ovägd",
        .says_en = "Residual spread of schools, unweighted",
        .unit = PatternUnit::points,
        .target = 17.3,
        .low = 14.0,
        .high = 20.0,
        .source = salsa_2016,
        .measure = salsa_residual,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{
        .name = "V6a",
        .says_sv = "Spridning mellan skolor, föräldrars medelutbildning",
        .says_en = "Spread between schools, parents' mean education",
        .unit = PatternUnit::ratio,
        .target = 0.24,
        .low = 0.18,
        .high = 0.30,
        .source = "derived from SALSA 2015/16 [derived]",
        .measure = education_sd,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{
        .name = "V6b",
        .says_sv = "Spridning mellan skolor, andel nyanlända",
        .says_en = "Spread between schools, share newly arrived",
        .unit = PatternUnit::share,
        .target = 0.067,
        .low = 0.050,
        .high = 0.084,
        .source = "derived from SALSA 2015/16 [derived]",
        .measure = newly_arrived_sd,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{
        .name = "V8",
        .says_sv = "Lutning mellan skolor genom lutning mellan elever",
        .says_en = "Slope between schools over slope between pupils",
        .unit = PatternUnit::ratio,
        .target = 1.9,
        .low = 1.5,
        .high = 2.3,
        .source = "V3 over 36 points a step [derived]",
        .measure = contextual_ratio,
        .why_sv =
            "av 2015/16 på en annan skala (båda föräldrarnas medel); motsäger regressionen 2024/25",
        .why_en = "of 2015/16 on another scale (mean of both parents); contradicts the regression "
                  "of 2024/25",
        .is_target = false},
    Pattern{.name = "V33a",
            .says_sv = "Merit per pe. utländsk bakgrund, givet utbildning",
            .says_en = "Merit per pp foreign background, given education",
            .unit = PatternUnit::points_per_pp,
            .target = 0.271,
            .low = 0.0,
            .source = regression_2025,
            .measure = foreign_in_merit},
    Pattern{.name = "V33b",
            .says_sv = "Godkända per pe. utländsk bakgrund, givet utbildning",
            .says_en = "Passing per pp foreign background, given education",
            .unit = PatternUnit::pp_per_pp,
            .target = -0.055,
            .high = 0.0,
            .source = regression_2025,
            .measure = foreign_in_pass},
    Pattern{.name = "V34a",
            .says_sv = "Återstående spridning, skolor med 10–19 i årskurs 9",
            .says_en = "Residual spread, schools with 10–19 in grade 9",
            .unit = PatternUnit::points,
            .target = 39.0,
            .low = 29.25,
            .high = 48.75,
            .source = by_size,
            .measure = residual_sd_at<10, 20>},
    Pattern{.name = "V34b",
            .says_sv = "Återstående spridning, skolor med 20–34 i årskurs 9",
            .says_en = "Residual spread, schools with 20–34 in grade 9",
            .unit = PatternUnit::points,
            .target = 28.0,
            .low = 21.00,
            .high = 35.00,
            .source = by_size,
            .measure = residual_sd_at<20, 35>},
    Pattern{.name = "V34c",
            .says_sv = "Återstående spridning, skolor med 35–54 i årskurs 9",
            .says_en = "Residual spread, schools with 35–54 in grade 9",
            .unit = PatternUnit::points,
            .target = 17.0,
            .low = 12.75,
            .high = 21.25,
            .source = by_size,
            .measure = residual_sd_at<35, 55>},
    Pattern{.name = "V34d",
            .says_sv = "Återstående spridning, skolor med 55–79 i årskurs 9",
            .says_en = "Residual spread, schools with 55–79 in grade 9",
            .unit = PatternUnit::points,
            .target = 14.0,
            .low = 10.50,
            .high = 17.50,
            .source = by_size,
            .measure = residual_sd_at<55, 80>},
    Pattern{.name = "V34e",
            .says_sv = "Återstående spridning, skolor med 80–119 i årskurs 9",
            .says_en = "Residual spread, schools with 80–119 in grade 9",
            .unit = PatternUnit::points,
            .target = 14.0,
            .low = 10.50,
            .high = 17.50,
            .source = by_size,
            .measure = residual_sd_at<80, 120>},
    Pattern{.name = "V34f",
            .says_sv = "Återstående spridning, skolor med 120 eller fler i årskurs 9",
            .says_en = "Residual spread, schools with 120 or more in grade 9",
            .unit = PatternUnit::points,
            .target = 12.0,
            .low = 9.00,
            .high = 15.00,
            .source = by_size,
            .measure = residual_sd_at<120, 10000>},
    Pattern{.name = "V37a",
            .says_sv = "Fristående minus kommunala, merit",
            .says_en = "Independent minus municipal, merit",
            .unit = PatternUnit::points,
            .target = 24.0,
            .low = 18.0,
            .high = 30.0,
            .source = "units file 2024/25 [derived; width judged]",
            .measure = independent_raw},
    Pattern{.name = "V37b",
            .says_sv = "Fristående minus kommunala, givet sammansättning",
            .says_en = "Independent minus municipal, given composition",
            .unit = PatternUnit::points,
            .target = 5.0,
            .low = 2.0,
            .high = 8.0,
            .source = "units file 2024/25: 4 to 6 [derived; width judged]",
            .measure = independent_given_composition},
    Pattern{.name = "V38a",
            .says_sv = "Godkända per pe. eftergymnasiala föräldrar",
            .says_en = "Passing per pp of parents with post-secondary education",
            .unit = PatternUnit::pp_per_pp,
            .target = 0.651,
            .low = 0.61,
            .high = 0.69,
            .source = regression_2025,
            .measure = pass_slope},
    Pattern{.name = "V38b",
            .says_sv = "Andel av godkända som sammansättningen förklarar",
            .says_en = "Share of passing that composition explains",
            .unit = PatternUnit::share,
            .target = 0.60,
            .low = 0.54,
            .high = 0.64,
            .source = regression_2025,
            .measure = pass_r2},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_schools()
{
    return list;
}

} // namespace likvard
