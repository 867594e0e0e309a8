#include "calibration/validation/start_year.hpp"

#include "calibration/validation/cases.hpp"
#include "model/processes/assess.hpp"

#include <numeric>

namespace likvard {
namespace {

constexpr std::size_t maths_subject = 2; // in `subjects`
constexpr int first_late_grade = 6;
constexpr float ten_percent = 0.10F;
constexpr float twenty_percent = 0.20F;

void add(LeaverSum& sum, const Leavers& leavers, std::size_t i)
{
    const auto& [p, marks] = leavers;
    const auto merit = static_cast<double>(marks.merit[i]);
    sum.n += 1.0;
    sum.merit += merit;
    sum.merit2 += merit * merit;
    sum.pass += static_cast<double>(p.now[i].passed_all);
    sum.eligible += static_cast<double>(marks.eligible[i]);
}

void add(LeaverSum& to, const LeaverSum& from)
{
    for (const auto member : {&LeaverSum::n, &LeaverSum::merit, &LeaverSum::merit2,
                              &LeaverSum::pass, &LeaverSum::eligible}) {
        to.*member += from.*member;
    }
}

Arrival arrival_of(const Pupils& p, std::size_t i)
{
    if (p.traits[i].background == static_cast<std::uint8_t>(Background::swedish)) {
        return Arrival::swedish;
    }
    if (p.traits[i].arrived != never_arrived && p.traits[i].arrived > 0) {
        return p.traits[i].arrived >= first_late_grade ? Arrival::late : Arrival::early;
    }
    return p.traits[i].background == static_cast<std::uint8_t>(Background::born_here)
               ? Arrival::born_here
               : Arrival::before_school;
}

double education_mean(const Pupils& p, std::size_t i)
{
    return 0.5 * static_cast<double>(p.traits[i].education_mean); // kept in half steps
}

void add_leaver(StartYear& part, const Leavers& leavers, std::size_t i)
{
    const auto& [p, marks] = leavers;
    add(part.all, leavers, i);
    add(part.by_sex[p.traits[i].girl], leavers, i);
    add(part.by_education[p.traits[i].education - 1U], leavers, i);
    add(part.by_arrival[static_cast<std::size_t>(arrival_of(p, i))], leavers, i);
    const double education = education_mean(p, i);
    part.education += education;
    part.education2 += education * education;
    part.education_merit += education * static_cast<double>(marks.merit[i]);
    SchoolLeavers& school = part.schools[p.school[i]];
    add(school.sum, leavers, i);
    school.education += education;
    school.boys += p.traits[i].girl != 0 ? 0.0 : 1.0;
    school.newly_arrived += is_newly_arrived(p, i) ? 1.0 : 0.0;
}

void add_absence(StartYear& part, const Pupils& p, int up)
{
    for (std::size_t i = 0; i < rows(p); ++i) {
        if (has_left(p, i)) {
            continue; // counted among the leavers
        }
        const auto grade = static_cast<std::size_t>(p.now[i].grade - up);
        part.pupils[grade] += 1.0;
        part.above_15[grade] += p.absence[i] > problem_absence ? 1.0 : 0.0;
        part.from_10_to_20[grade] +=
            p.absence[i] >= ten_percent && p.absence[i] < twenty_percent ? 1.0 : 0.0;
    }
}

/// Leavers with at least E in mathematics who nevertheless are not eligible.
double maths_but_not_eligible(const World& w, const Case& c)
{
    const Pupils& p = w.leavers.pupils;
    const AssessParams& params = c.setting.params.assess;
    std::vector<std::uint32_t> members(rows(p));
    std::iota(members.begin(), members.end(), 0U);
    std::array<std::vector<float>, subject_count> scores;
    marking_scores(scores, p, members, w.schools, last_compulsory_grade, params,
                   Tick{c.municipality.data_year, c.draw});
    double count = 0.0;
    for (std::size_t i = 0; i < rows(p); ++i) {
        const bool passes =
            scores[maths_subject][i] >= static_cast<float>(params.threshold_g9[maths_subject]);
        count += passes && w.leavers.marks.eligible[i] == 0 ? 1.0 : 0.0;
    }
    return count;
}

StartYear start_year_of(const Case& c)
{
    const Municipality& m = c.municipality;
    const World w = start_world(c.prepared, c.setting, c.draw);
    StartYear part;
    part.schools.resize(m.schools.size());
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        part.schools[s].postsec = 100.0 * share_of(m, s, Composition::postsec);
        part.schools[s].foreign = 100.0 * share_of(m, s, Composition::foreign);
        part.schools[s].girls = 100.0 * share_of(m, s, Composition::girls);
        part.schools[s].independent = m.schools[s].run_by == Operator::independent;
    }
    for (std::size_t i = 0; i < rows(w.leavers.pupils); ++i) {
        add_leaver(part, w.leavers, i);
    }
    add_absence(part, w.leavers.pupils, 0);
    add_absence(part, w.pupils, 1); // one grade up since June
    part.maths_but_not_eligible = maths_but_not_eligible(w, c);
    return part;
}

template <class Array> void add_all(Array& to, const Array& from)
{
    for (std::size_t k = 0; k < to.size(); ++k) {
        if constexpr (std::is_same_v<typename Array::value_type, double>) {
            to[k] += from[k];
        } else {
            add(to[k], from[k]);
        }
    }
}

void add(StartYear& all, const StartYear& part)
{
    add(all.all, part.all);
    add_all(all.by_sex, part.by_sex);
    add_all(all.by_education, part.by_education);
    add_all(all.by_arrival, part.by_arrival);
    add_all(all.pupils, part.pupils);
    add_all(all.above_15, part.above_15);
    add_all(all.from_10_to_20, part.from_10_to_20);
    all.maths_but_not_eligible += part.maths_but_not_eligible;
    all.education += part.education;
    all.education2 += part.education2;
    all.education_merit += part.education_merit;
    all.schools.insert(all.schools.end(), part.schools.begin(), part.schools.end());
}

} // namespace

StartYear run_start_year(const std::vector<Municipality>& sample, std::span<const double> values)
{
    std::vector<StartYear> parts(case_count(sample));
    for_cases(sample, values,
              [&](std::size_t row, const Case& c) { parts[row] = start_year_of(c); });
    StartYear all;
    for (const StartYear& part : parts) {
        add(all, part);
    }
    return all;
}

} // namespace likvard
