#include "calibration/fit/four_years.hpp"

#include "core/check.hpp"
#include "core/moments.hpp"
#include "model/indicators/indicators.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace likvard {
namespace {

constexpr std::size_t maths_subject = 2; // in `subjects`
constexpr int middle_grade = 6;
constexpr std::size_t years_to_grade_9 = 3;
constexpr double per_cent = 100.0;

using Persons = std::unordered_set<PersonId>;

/// Those with F in mathematics among pupils of a grade that is `up` lower than their column says.
Persons failing_maths(const World& w, const Pupils& p, int grade, int up, const Tick& t)
{
    const AssessParams& params = w.setting->params.assess;
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < rows(p); ++i) {
        if (p.now[i].grade - up == grade) {
            members.push_back(i);
        }
    }
    std::array<std::vector<float>, subject_count> scores;
    marking_scores(scores, p, members, w.schools, grade, params, t);
    const auto& thresholds = grade == middle_grade ? params.threshold_g6 : params.threshold_g9;
    Persons failing;
    for (std::size_t k = 0; k < members.size(); ++k) {
        if (scores[maths_subject][k] < static_cast<float>(thresholds[maths_subject])) {
            failing.insert(p.id[members[k]]);
        }
    }
    return failing;
}

void add_leavers(Register& schools, const Leavers& leavers, std::size_t year)
{
    const auto& [p, marks] = leavers;
    for (std::size_t i = 0; i < rows(p); ++i) {
        SchoolYear& s = schools[p.school[i]].years[year];
        s.n += 1.0;
        s.merit += static_cast<double>(marks.merit[i]);
        s.pass += per_cent * static_cast<double>(p.now[i].passed_all);
    }
    for (PanelSchool& school : schools) {
        SchoolYear& s = school.years[year];
        s.merit /= std::max(1.0, s.n);
        s.pass /= std::max(1.0, s.n);
    }
}

void add_still_failing(FourYears& part, const Persons& failed_before, const World& w, const Tick& t)
{
    const Pupils& p = w.leavers.pupils;
    const Persons failing = failing_maths(w, p, last_compulsory_grade, 0, t);
    for (std::size_t i = 0; i < rows(p); ++i) {
        if (failed_before.contains(p.id[i])) {
            part.failed_in_g6 += 1.0;
            part.failed_in_both += failing.contains(p.id[i]) ? 1.0 : 0.0;
        }
    }
}

void add_last_year(FourYears& part, const World& w, const Quarters& quarters, const Tick& t)
{
    const auto quarter = [&](std::size_t s) {
        return quarters.of(part.schools[s].postsec / per_cent);
    };
    for (std::size_t s = 0; s < rows(w.schools); ++s) {
        part.staff[quarter(s)].staff += static_cast<double>(w.schools.staff[s]);
    }
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        part.staff[quarter(w.teachers.school[i])].certified +=
            static_cast<double>(w.teachers.certified[i]);
    }
    YearValues values;
    observe(values, w, t);
    for (std::size_t k = 0; k < outcome_count; ++k) {
        const double weight = cell(values, 0, outcomes()[k].base.value_or(Outcome::pupils));
        if (!std::isnan(values[0][k]) && weight > 0.0) {
            part.outcome[k] = weight * values[0][k];
            part.outcome_weight[k] = weight;
        }
    }
}

} // namespace

void FourYears::add(const FourYears& part)
{
    schools.insert(schools.end(), part.schools.begin(), part.schools.end());
    for (std::size_t q = 0; q < staff.size(); ++q) {
        staff[q].staff += part.staff[q].staff;
        staff[q].certified += part.staff[q].certified;
    }
    for (std::size_t k = 0; k < outcome_count; ++k) {
        outcome[k] += part.outcome[k];
        outcome_weight[k] += part.outcome_weight[k];
    }
    failed_in_g6 += part.failed_in_g6;
    failed_in_both += part.failed_in_both;
}

FourYears run_four_years(const Municipality& m, const Quarters& quarters,
                         std::span<const double> values, std::uint64_t seed)
{
    const Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(seed, m.code);
    const Policy nothing{{}, values, &setting.params.costs};
    FourYears part;
    part.schools.resize(m.schools.size());
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        part.schools[s].postsec = per_cent * share_of(m, s, Composition::postsec);
        part.schools[s].foreign = per_cent * share_of(m, s, Composition::foreign);
        part.schools[s].girls = per_cent * share_of(m, s, Composition::girls);
    }
    World w = start_world(prepared, setting, draw);
    std::array<Persons, followed> failed_in_g6;
    for (std::size_t year = 0; year < followed; ++year) {
        const Tick t{m.data_year + static_cast<int>(year), draw};
        if (year > 0) {
            advance_one_year(w, nothing, t);
        }
        add_leavers(part.schools, w.leavers, year);
        if (year + years_to_grade_9 < followed) {
            failed_in_g6[year] = failing_maths(w, w.pupils, middle_grade, 1, t);
        }
        if (year >= years_to_grade_9) {
            add_still_failing(part, failed_in_g6[year - years_to_grade_9], w, t);
        }
    }
    constexpr int last = static_cast<int>(followed) - 1;
    add_last_year(part, w, quarters, Tick{m.data_year + last, draw});
    return part;
}

std::array<double, lags + 1> lasting_statistics(const Register& schools)
{
    constexpr double least_leavers = 15.0; // as the panel shows schools
    std::array<std::vector<double>, followed> by_year;
    double within = 0.0;
    double count = 0.0;
    for (const PanelSchool& school : schools) {
        const auto begin = school.years.begin();
        const auto end = begin + followed;
        if (std::any_of(begin, end, [](const SchoolYear& y) { return y.n < least_leavers; })) {
            continue;
        }
        double mean = 0.0;
        for (std::size_t t = 0; t < followed; ++t) {
            by_year[t].push_back(school.years[t].merit);
            mean += school.years[t].merit / followed;
        }
        for (auto y = begin; y != end; ++y) {
            within += (y->merit - mean) * (y->merit - mean) / (followed - 1);
        }
        count += 1.0;
    }
    std::array<double, lags + 1> statistics{};
    for (std::size_t lag = 1; lag <= lags; ++lag) {
        double sum = 0.0;
        for (std::size_t t = 0; t + lag < followed; ++t) {
            sum += correlation(by_year[t], by_year[t + lag]);
        }
        statistics[lag - 1] = sum / static_cast<double>(followed - lag);
    }
    statistics[lags] = std::sqrt(within / std::max(1.0, count));
    return statistics;
}

double certified_pct(const FourYears& all, std::size_t quarter)
{
    const StaffSum& staff = all.staff[quarter];
    return per_cent * staff.certified / std::max(1.0, staff.staff);
}

double still_failing_pct(const FourYears& all)
{
    return per_cent * all.failed_in_both / std::max(1.0, all.failed_in_g6);
}

double outcome_of(const FourYears& all, std::string_view key)
{
    const auto outcome = outcome_named(key);
    check(outcome.has_value(), "an outcome that calibration measures is gone");
    const auto k = static_cast<std::size_t>(*outcome);
    return all.outcome[k] / std::max(1.0, all.outcome_weight[k]);
}

} // namespace likvard
