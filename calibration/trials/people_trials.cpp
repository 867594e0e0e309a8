// Trials about teachers' pay, pupils' absence and principals.
#include "calibration/trials/estimators.hpp"
#include "calibration/trials/trials.hpp"
#include "calibration/trials/virtual_trial.hpp"
#include "model/parameters.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace likvard {
namespace {

void pay_more(std::span<const double> size, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.pay[s] += static_cast<float>(size[0] * c.dose());
    }
}

/// A mentor for everybody who was often absent; of these, half are drawn.
void mentor_the_absent(std::span<const double> size, const LeverContext& c, Effects& effects)
{
    constexpr double room_for_all = 10000.0;
    for (const std::uint16_t s : c.now) {
        add_places(effects, Service::attendance, s, room_for_all * c.dose(), size[0]);
    }
}

std::vector<std::size_t> every_school(const Case& c)
{
    std::vector<std::size_t> all(c.municipality.schools.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        all[s] = s;
    }
    return all;
}

/// Leaving by school and year: a premium of ten per cent at half of the schools from the third
/// year.
struct Quits {
    std::vector<PanelRow> rows;
    double sum = 0.0, n = 0.0; // difference between the worlds at the schools with the premium
};

Quits quits_of(const Case& c)
{
    constexpr double premium = 0.10;
    constexpr int first = 3;
    constexpr int years = 5;
    const std::size_t schools = c.municipality.schools.size();
    const std::vector<bool> treated = drawn(schools, 0.5, c, 5);
    Wave wave{{}, first, years};
    for (std::size_t s = 0; s < schools; ++s) {
        if (treated[s]) {
            wave.schools.push_back(s);
        }
    }
    TwoWorlds worlds(c, pay_more, premium, {wave});
    Quits quits;
    for (int year = 1; year <= years; ++year) {
        worlds.advance();
        const Schools& with = worlds.with().schools;
        const Schools& without = worlds.without().schools;
        for (std::size_t s = 0; s < schools; ++s) {
            const auto staff = static_cast<double>(with.staff_before[s]);
            const bool now = treated[s] && year >= first;
            if (staff > 0.0) {
                quits.rows.push_back({unique_id(c, s), year,
                                      100.0 * static_cast<double>(with.left_share[s]),
                                      now ? 1.0 : 0.0, staff});
            }
            if (now) {
                quits.sum +=
                    100.0 * staff * static_cast<double>(with.left_share[s] - without.left_share[s]);
                quits.n += staff;
            }
        }
    }
    return quits;
}

/// Days missed by pupils in grades 5 to 7 who were often absent, half of whom had a mentor.
struct Absence {
    std::vector<TrialRow> rows;
    double without = 0.0, with = 0.0; // of those who had one
};

Absence absence_of(const Case& c, double effect)
{
    constexpr int low = 5;
    constexpr int high = 7;
    constexpr std::uint32_t draw_of_mentor = 6;
    TwoWorlds worlds(c, mentor_the_absent, effect, {{every_school(c), 1, 1}});
    worlds.advance();
    Absence absence;
    const double days = c.setting.params.learn.school_days;
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(Service::attendance));
    for_pupils(worlds, [&](const Pupils& plain, const Pupils& with, std::size_t i, int grade) {
        if (grade < low || grade > high || (with.now[i].served & bit) == 0) {
            return;
        }
        const bool mentored = static_cast<double>(c.draw.uniform(Stream::marks, 904, plain.id[i],
                                                                 draw_of_mentor)) < 0.5;
        const double missed =
            days * static_cast<double>(mentored ? with.absence[i] : plain.absence[i]);
        const std::uint64_t school = unique_id(c, plain.school[i]);
        absence.rows.push_back({school, school, missed, mentored ? 1.0 : 0.0});
        if (mentored) {
            absence.without += static_cast<double>(plain.absence[i]);
            absence.with += static_cast<double>(with.absence[i]);
        }
    });
    return absence;
}

/// Change of a school's mean yearly gain from one year to the next, where the principal has changed
/// and where not.
struct GainChanges {
    std::vector<double> changed, same;
};

GainChanges gain_changes_of(const Case& c)
{
    constexpr int years = 9;
    constexpr double least_pupils = 60.0;
    TwoWorlds worlds(c, pay_more, 0.0, {});
    const std::size_t schools = c.municipality.schools.size();
    std::map<PersonId, double> score;
    std::vector<double> before(schools);
    std::vector<double> pupils_before(schools);
    GainChanges changes;
    for (int year = 1; year <= years; ++year) {
        worlds.advance();
        std::map<PersonId, double> now;
        std::vector<double> gain(schools);
        std::vector<double> n(schools);
        for_pupils(worlds, [&](const Pupils& p, const Pupils&, std::size_t i, int) {
            const double both = 0.5 * (test_score(worlds, p, i, Subject::language) +
                                       test_score(worlds, p, i, Subject::maths));
            now[p.id[i]] = both;
            const auto found = score.find(p.id[i]);
            if (found != score.end()) {
                gain[p.school[i]] += both - found->second;
                n[p.school[i]] += 1.0;
            }
        });
        const Schools& s = worlds.without().schools;
        for (std::size_t k = 0; k < schools; ++k) {
            const double mean = n[k] > 0.0 ? gain[k] / n[k] : 0.0;
            if (year > 2 && n[k] >= least_pupils && pupils_before[k] >= least_pupils) {
                (s.principal_new[k] != 0 ? changes.changed : changes.same)
                    .push_back(mean - before[k]);
            }
            before[k] = mean;
            pupils_before[k] = n[k];
        }
        score = std::move(now);
    }
    return changes;
}

template <class Part, class Of>
std::vector<Part> parts_of(const TrialGround& ground, std::size_t futures, Of of)
{
    std::vector<Part> parts(case_count(ground.sample));
    for_cases(ground.sample, ground.values, [&](std::size_t row, const Case& c) {
        if (row < futures * ground.sample.size()) {
            parts[row] = of(c);
        }
    });
    return parts;
}

} // namespace

std::vector<TrialResult> pay_trial(const TrialGround& ground)
{
    Quits all;
    for (const Quits& part : parts_of<Quits>(ground, 6, quits_of)) {
        all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
        all.sum += part.sum;
        all.n += part.n;
    }
    const Estimate e = two_way(all.rows);
    TrialResult result{.name = "pay_premium",
                       .says_sv = "Tio procent högre lön vid hälften av skolorna: lämnar skolan",
                       .says_en = "Ten per cent more pay at half of the schools: leaving",
                       .unit = "pp",
                       .source = "Falch 2011, AER P&P 101(3), Norway",
                       .published = {-6.0, -8.9, -3.1},
                       .recovered = {e.effect, e.low(), e.high()},
                       .in_model = all.sum / all.n};
    judge(result);
    return {result};
}

std::vector<TrialResult> mentor_trial(const TrialGround& ground)
{
    constexpr double put_in = -0.229;
    constexpr double standard_error = 0.08;
    Absence all;
    for (const Absence& part :
         parts_of<Absence>(ground, 2, [](const Case& c) { return absence_of(c, put_in); })) {
        all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
        all.without += part.without;
        all.with += part.with;
    }
    const Estimate e = within_groups(all.rows);
    double days = 0.0;
    double n = 0.0;
    for (const TrialRow& row : all.rows) {
        days += row.treated > 0.0 ? 0.0 : row.y;
        n += row.treated > 0.0 ? 0.0 : 1.0;
    }
    const double mean = days / n;
    TrialResult result{
        .name = "absence_mentor",
        .says_sv = "Mentor för ofta frånvarande i åk 5–7, hälften lottade: dagar, relativt",
        .says_en = "A mentor for often absent pupils in grades 5-7, half drawn: days, relative",
        .unit = "share",
        .source = "Guryan et al. 2021, JPAM (Check & Connect, Chicago)",
        .published = {put_in, put_in - Estimate::normal_95 * standard_error,
                      put_in + Estimate::normal_95 * standard_error},
        .recovered = {e.effect / mean, e.low() / mean, e.high() / mean},
        .in_model = all.with / all.without - 1.0};
    judge(result);
    return {result};
}

std::vector<TrialResult> principal_trial(const TrialGround& ground)
{
    GainChanges all;
    for (const GainChanges& part : parts_of<GainChanges>(ground, 6, gain_changes_of)) {
        all.changed.insert(all.changed.end(), part.changed.begin(), part.changed.end());
        all.same.insert(all.same.end(), part.same.begin(), part.same.end());
    }
    const auto variance = [](const std::vector<double>& x) { return sd_of(x) * sd_of(x); };
    const auto error = [&](const std::vector<double>& x) {
        return variance(x) * std::sqrt(2.0 / static_cast<double>(x.size() - 1));
    };
    // Twice the variance of a principal's yearly input is what changes add.
    const double yearly = 0.5 * (variance(all.changed) - variance(all.same));
    const double se = 0.5 * std::hypot(error(all.changed), error(all.same));
    const double years = ground.values[*parameter_named("principals.level_years_factor")];
    const auto sd = [&](double v) { return years * std::sqrt(std::max(0.0, v)); };
    TrialResult result{
        .name = "principal_changes",
        .says_sv = "Rektorsbyten: spridning i rektorers betydelse, nivå efter tre år",
        .says_en = "Principal changes: SD of principals' effects, level after three years",
        .unit = "SD",
        .source = "Bohlmark, Gronqvist & Vlachos 2016, SJE 118(4): 0.05-0.10; comparison of years "
                  "with and without a change as Branch, Hanushek & Rivkin 2012",
        .published = {0.075, 0.05, 0.10},
        .recovered = {sd(yearly), sd(yearly - Estimate::normal_95 * se),
                      sd(yearly + Estimate::normal_95 * se)},
        .in_model = ground.values[*parameter_named("principals.effect_sd")]};
    judge(result);
    return {result};
}

} // namespace likvard
