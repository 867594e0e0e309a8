// Patterns that take an intervention: what is done to the sample, and what comes of it.
#include "calibration/validation/pattern.hpp"

#include <array>

namespace likvard {
namespace {

template <std::size_t Years> double left_after(Laboratory& lab)
{
    return lab.learning_impulse().gain[Years] / lab.learning_impulse().gain[0];
}

double coaching_all(Laboratory& lab)
{
    return lab.coaching_year().everywhere;
}
double coaching_weakest(Laboratory& lab)
{
    return lab.coaching_year().weakest_quarter;
}

double shock_leaving(Laboratory& lab)
{
    return lab.intake_shock();
}

double recorded_incidents(Laboratory& lab)
{
    return lab.reporting_system();
}

/// A channel that no process reads changes nothing at all: then there is nothing to judge.
double if_touched(bool touched, double value)
{
    return touched ? value : no_number;
}

double pay_quits(Laboratory& lab)
{
    return if_touched(lab.pay_premium().quits != 0.0, lab.pay_premium().quits);
}
double pay_recruitment(Laboratory& lab)
{
    return if_touched(lab.pay_premium().recruitment != 0.0, lab.pay_premium().recruitment);
}

bool grant_touches(Laboratory& lab)
{
    return lab.posts_grant().pupils_per_teacher != 0.0;
}
double grant_density(Laboratory& lab)
{
    return if_touched(grant_touches(lab), lab.posts_grant().pupils_per_teacher);
}
double grant_class_size(Laboratory& lab)
{
    return if_touched(grant_touches(lab), lab.posts_grant().class_size);
}
double grant_certified(Laboratory& lab)
{
    return if_touched(grant_touches(lab), lab.posts_grant().certified);
}
double grant_gap(Laboratory& lab)
{
    return if_touched(grant_touches(lab), lab.posts_grant().gap);
}

constexpr auto fades = "JLS 2010; Bonesrønning 2022; model.md: p .22, r .25 [text, memory]";
constexpr auto ifau_2025 = "IFAU 2025, Kunskapsbidraget [text]";

// NOLINTBEGIN(readability-magic-numbers): a declaration is its numbers
constexpr std::array list{
    Pattern{.name = "V18a",
            .says_sv = "Kvar av ett års vinst efter 1 år",
            .says_en = "Left of a one-year gain after 1 year",
            .unit = PatternUnit::share,
            .target = 0.42,
            .low = 0.39,
            .high = 0.45,
            .source = fades,
            .measure = left_after<1>},
    Pattern{.name = "V18b",
            .says_sv = "Kvar av ett års vinst efter 2 år",
            .says_en = "Left of a one-year gain after 2 years",
            .unit = PatternUnit::share,
            .target = 0.27,
            .low = 0.24,
            .high = 0.30,
            .source = fades,
            .measure = left_after<2>},
    Pattern{.name = "V18c",
            .says_sv = "Kvar av ett års vinst efter 3 år",
            .says_en = "Left of a one-year gain after 3 years",
            .unit = PatternUnit::share,
            .target = 0.23,
            .low = 0.20,
            .high = 0.26,
            .source = fades,
            .measure = left_after<3>},
    Pattern{.name = "V21a",
            .says_sv = "Fler tjänster i svaga skolor: elever per lärare",
            .says_en = "More posts at weak schools: pupils per teacher",
            .unit = PatternUnit::pupils,
            .high = -0.1,
            .source = ifau_2025,
            .measure = grant_density,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V21b",
            .says_sv = "Fler tjänster i svaga skolor: klasstorlek",
            .says_en = "More posts at weak schools: class size",
            .unit = PatternUnit::pupils,
            .high = -0.1,
            .source = ifau_2025,
            .measure = grant_class_size,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V21c",
            .says_sv = "Fler tjänster i svaga skolor: behöriga lärare",
            .says_en = "More posts at weak schools: certified teachers",
            .unit = PatternUnit::percentage_points,
            .high = -0.1,
            .source = ifau_2025,
            .measure = grant_certified,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V21d",
            .says_sv = "Fler tjänster i svaga skolor: gapet i kunskaper",
            .says_en = "More posts at weak schools: gap in skill",
            .unit = PatternUnit::sd,
            .target = 0.0,
            .low = -0.02,
            .high = 0.02,
            .source = "IFAU 2025: pooled effect near zero [text; width judged]",
            .measure = grant_gap,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V22a",
            .says_sv = "Ett års handledning av alla, alla elever",
            .says_en = "A year of coaching for all, all pupils",
            .unit = PatternUnit::sd,
            .target = 0.034,
            .low = 0.02,
            .high = 0.05,
            .source = "IFAU 2021:23 [text]",
            .measure = coaching_all},
    Pattern{.name = "V22b",
            .says_sv = "Ett års handledning av alla, svagaste kvartilens skolor",
            .says_en = "A year of coaching for all, weakest quarter of schools",
            .unit = PatternUnit::sd,
            .target = 0.0,
            .low = -0.01,
            .high = 0.01,
            .source = "IFAU 2021:23: zero in the lowest quarter [text; width judged]",
            .measure = coaching_weakest},
    Pattern{.name = "V23",
            .says_sv = "Tio percentiler svagare intag: lämnar",
            .says_en = "Intake ten percentiles weaker: leaving",
            .unit = PatternUnit::percentage_points,
            .low = 3.0,
            .high = 10.0,
            .source = "Karbownik 2020, upper-secondary schools [text]",
            .measure = shock_leaving},
    Pattern{.name = "V24a",
            .says_sv = "Tio procent högre lön: lämnar",
            .says_en = "Ten per cent more pay: leaving",
            .unit = PatternUnit::percentage_points,
            .target = -6.0,
            .low = -8.0,
            .high = -4.0,
            .source = "Falch 2011 [text]",
            .measure = pay_quits,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V24b",
            .says_sv = "Tio procent högre lön: behöriga som anställs, av personalen",
            .says_en = "Ten per cent more pay: certified hires, of staff",
            .unit = PatternUnit::percentage_points,
            .target = 5.5,
            .low = 2.0,
            .high = 9.0,
            .source = "Falch, NTNU working paper 2/2010: 4 to 7 [text]",
            .measure = pay_recruitment,
            .why_sv = "ingen process läser kanalen",
            .why_en = "no process reads the channel"},
    Pattern{.name = "V30",
            .says_sv = "Nytt rapportsystem: registrerade kränkningar ökar först",
            .says_en = "A new reporting system: recorded incidents rise first",
            .unit = PatternUnit::ratio,
            .low = 1.05,
            .source = "[assumption; width judged]",
            .measure = recorded_incidents},
};
// NOLINTEND(readability-magic-numbers)

} // namespace

std::span<const Pattern> patterns_of_trials()
{
    return list;
}

} // namespace likvard
