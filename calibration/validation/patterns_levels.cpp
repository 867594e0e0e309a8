// Patterns of the starting year: levels, gaps between groups, absence.
#include "calibration/validation/pattern.hpp"

#include <array>
#include <cmath>

namespace likvard {
namespace {

double percent(double part, double of)
{
    return 100.0 * part / of;
}

double variance_of_merit(const LeaverSum& all)
{
    return all.merit2 / all.n - all.mean_merit() * all.mean_merit();
}

double parents_gap_sd(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    return (y.by_education[2].mean_merit() - y.by_education[0].mean_merit()) /
           std::sqrt(variance_of_merit(y.all));
}

template <std::size_t Level> double eligible_by_parents(Laboratory& lab)
{
    return lab.start_year().by_education[Level].eligible_pct();
}

template <Arrival Group> double eligible_by_arrival(Laboratory& lab)
{
    return lab.start_year().by_arrival[static_cast<std::size_t>(Group)].eligible_pct();
}

double girls_merit(Laboratory& lab)
{
    const auto& sex = lab.start_year().by_sex;
    return sex[1].mean_merit() - sex[0].mean_merit();
}

double girls_pass(Laboratory& lab)
{
    const auto& sex = lab.start_year().by_sex;
    return sex[1].pass_pct() - sex[0].pass_pct();
}

double girls_eligible(Laboratory& lab)
{
    const auto& sex = lab.start_year().by_sex;
    return sex[1].eligible_pct() - sex[0].eligible_pct();
}

double maths_but_not_eligible(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    return percent(y.maths_but_not_eligible, y.all.n);
}

double often_absent(const StartYear& y, std::size_t grade)
{
    return percent(y.above_15[grade], y.pupils[grade]);
}

double absent_ten_to_twenty(Laboratory& lab)
{
    const StartYear& y = lab.start_year();
    return percent(y.from_10_to_20[9], y.pupils[9]);
}

double absence_rises(Laboratory& lab)
{
    return often_absent(lab.start_year(), 9) - often_absent(lab.start_year(), 7);
}

constexpr auto arrivals_2020 =
    "Skolverket 2020 [text], moved to the level of 2025 with the national average [derived]";
constexpr auto parents_2024 = "Skolverket 2024; Folkhälsomyndigheten 2025 [text]";
constexpr auto sex_2018 = "SIRIS 2017/18: 27.9 points, +6.5 pp; eligibility 2020-25 [text]";

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V7",
            .says_sv = "Merit, föräldrar med eftergymnasial minus förgymnasial utbildning",
            .says_en = "Merit, parents with post-secondary minus below upper secondary",
            .unit = PatternUnit::sd,
            .target = 1.1,
            .low = 0.95,
            .high = 1.25,
            .source = "Skolverket 2009: 72 points [text]",
            .measure = parents_gap_sd},
    Pattern{.name = "V9a",
            .says_sv = "Behöriga, föräldrar med eftergymnasial utbildning",
            .says_en = "Eligible, parents with post-secondary education",
            .unit = PatternUnit::percent,
            .target = 91.0,
            .low = 89.0,
            .high = 93.0,
            .source = parents_2024,
            .measure = eligible_by_parents<2>},
    Pattern{.name = "V9b",
            .says_sv = "Behöriga, föräldrar med gymnasial utbildning",
            .says_en = "Eligible, parents with upper-secondary education",
            .unit = PatternUnit::percent,
            .target = 76.0,
            .low = 74.0,
            .high = 78.0,
            .source = parents_2024,
            .measure = eligible_by_parents<1>},
    Pattern{.name = "V9c",
            .says_sv = "Behöriga, föräldrar med förgymnasial utbildning",
            .says_en = "Eligible, parents below upper secondary",
            .unit = PatternUnit::percent,
            .target = 53.0,
            .low = 51.0,
            .high = 55.0,
            .source = parents_2024,
            .measure = eligible_by_parents<0>},
    Pattern{.name = "V10a",
            .says_sv = "Behöriga, svensk bakgrund",
            .says_en = "Eligible, Swedish background",
            .unit = PatternUnit::percent,
            .target = 88.6,
            .low = 83.6,
            .high = 93.6,
            .source = arrivals_2020,
            .measure = eligible_by_arrival<Arrival::swedish>},
    Pattern{.name = "V10b",
            .says_sv = "Behöriga, födda här av två utrikes födda",
            .says_en = "Eligible, born here, both parents abroad",
            .unit = PatternUnit::percent,
            .target = 84.0,
            .low = 79.0,
            .high = 89.0,
            .source = arrivals_2020,
            .measure = eligible_by_arrival<Arrival::born_here>},
    Pattern{.name = "V10c",
            .says_sv = "Behöriga, invandrade före skolstart",
            .says_en = "Eligible, arrived before school",
            .unit = PatternUnit::percent,
            .target = 83.0,
            .low = 78.0,
            .high = 88.0,
            .source = arrivals_2020,
            .measure = eligible_by_arrival<Arrival::before_school>},
    Pattern{.name = "V10d",
            .says_sv = "Behöriga, invandrade i årskurs 1–5",
            .says_en = "Eligible, arrived in grades 1–5",
            .unit = PatternUnit::percent,
            .target = 67.0,
            .low = 62.0,
            .high = 72.0,
            .source = arrivals_2020,
            .measure = eligible_by_arrival<Arrival::early>},
    Pattern{.name = "V10e",
            .says_sv = "Behöriga, invandrade i årskurs 6–9",
            .says_en = "Eligible, arrived in grades 6–9",
            .unit = PatternUnit::percent,
            .target = 32.0,
            .low = 27.0,
            .high = 37.0,
            .source = arrivals_2020,
            .measure = eligible_by_arrival<Arrival::late>},
    Pattern{.name = "V11",
            .says_sv = "Flickor minus pojkar, meritvärde",
            .says_en = "Girls minus boys, merit value",
            .unit = PatternUnit::points,
            .target = 27.9,
            .low = 22.0,
            .high = 32.0,
            .source = "SIRIS 2017/18 [text]",
            .measure = girls_merit},
    Pattern{.name = "V28a",
            .says_sv = "Frånvarande 10–20 % av tiden i årskurs 9",
            .says_en = "Absent 10–20 % of the time in grade 9",
            .unit = PatternUnit::percent,
            .target = 9.5,
            .low = 7.6,
            .high = 11.2,
            .source = "Prestationsprinsen 2016 [text]",
            .measure = absent_ten_to_twenty},
    Pattern{.name = "V28b",
            .says_sv = "Borta minst en månad i följd utan lov",
            .says_en = "Gone for a month on end without leave",
            .unit = PatternUnit::percent,
            .target = 0.17,
            .source = "Skolinspektionen 2016 [text]",
            .why_sv = "frånvaro är en andel dagar om året, utan perioder och utan skäl",
            .why_en = "absence is a share of days a year, without spells or grounds"},
    Pattern{.name = "V28c",
            .says_sv = "Frånvaro över 15 %, årskurs 9 minus årskurs 7",
            .says_en = "Absent above 15 %, grade 9 minus grade 7",
            .unit = PatternUnit::percentage_points,
            .target = 6.0,
            .low = 2.0,
            .high = 10.0,
            .source = "Skolverket autumn 2019: 19, 22 and 26 thousand in grades 7-9 [secondary]",
            .measure = absence_rises},
    Pattern{.name = "V31",
            .says_sv = "Ej behöriga trots E i matematik",
            .says_en = "Not eligible although E in mathematics",
            .unit = PatternUnit::percent,
            .target = 3.2,
            .low = 2.2,
            .high = 4.2,
            .source = "Skolverket 2024/25: 87.3 less 84.1 [derived; width judged]",
            .measure = maths_but_not_eligible},
    Pattern{.name = "V32a",
            .says_sv = "Flickor minus pojkar, godkända i alla ämnen",
            .says_en = "Girls minus boys, passing all subjects",
            .unit = PatternUnit::percentage_points,
            .target = 6.5,
            .low = 5.5,
            .high = 7.5,
            .source = sex_2018,
            .measure = girls_pass},
    Pattern{.name = "V32b",
            .says_sv = "Flickor minus pojkar, behöriga",
            .says_en = "Girls minus boys, eligible",
            .unit = PatternUnit::percentage_points,
            .target = 1.6,
            .low = 1.0,
            .high = 2.0,
            .source = sex_2018,
            .measure = girls_eligible},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_levels()
{
    return list;
}

} // namespace likvard
