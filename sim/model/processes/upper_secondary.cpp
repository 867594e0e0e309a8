#include "model/processes/upper_secondary.hpp"

#include "core/kernels.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr float merit_sd = 66.0F; // of pupils, national: an earlier, simpler fitted model
constexpr float merit_per_skill = 57.5F / 66.0F; // SD of merit per SD of skill: the same
constexpr int years_of_a_programme = 3;
constexpr int years_with_switches = 2;
constexpr int middle_education = 2; // parents with upper secondary

/// Parameters on the scales on which they are used, once a year: log-odds, and for what is asked
/// every year the odds against it, for a student of standing 0.
struct Odds {
    float centre, slope, parents, vocational, moved_on;
    float academic, academic_slope;
    float not_dropout, not_three, not_three_switched, not_four;
    explicit Odds(const UpperSecondaryParams& p)
        : centre(static_cast<float>(p.merit_centre)), slope(static_cast<float>(p.merit_slope)),
          parents(static_cast<float>(p.parents_step)), vocational(static_cast<float>(p.vocational)),
          moved_on(static_cast<float>(p.moved_on)),
          academic(static_cast<float>(log_odds(p.academic))),
          academic_slope(static_cast<float>(p.academic_slope)), not_dropout(against(p.dropout)),
          not_three(against(p.finish_three)),
          not_three_switched(not_three * static_cast<float>(exp_exact(p.switched))),
          not_four(against(p.finish_four))
    {
    }

private:
    // Bounds of the parameters include 0 and 1.
    static double log_odds(double share)
    {
        constexpr double never = 1e-9;
        return logit(std::clamp(share, never, 1.0 - never));
    }
    static float against(double share) { return static_cast<float>(exp_exact(-log_odds(share))); }
};

/// Whether luck u in (0, 1) is below logistic(x), where `against` is e to the power -x.
bool happens(float u, float against)
{
    return u + u * against < 1.0F;
}

bool is(const Students& s, std::size_t i, StudentStatus status)
{
    return s.status[i] == static_cast<std::uint8_t>(status);
}

bool reads(const Students& s, std::size_t i, Programme programme)
{
    return s.programme[i] == static_cast<std::uint8_t>(programme);
}

/// How well a student stands: the odds of staying and of a diploma, relative to those of the
/// average student of an academic programme. Changes with the programme, and where levers teach.
float standing(const Students& s, std::size_t i, const Odds& odds)
{
    const float gain = s.durable[i] + s.transient[i];
    return exp_fast(odds.slope * ((s.merit[i] - odds.centre) / merit_sd + merit_per_skill * gain) +
                    odds.parents * static_cast<float>(s.education[i] - middle_education) +
                    (reads(s, i, Programme::vocational) ? odds.vocational : 0.0F) +
                    (s.moved_on[i] != 0 ? odds.moved_on : 0.0F));
}

/// What levers at the students' own schools add this year, kept as learn keeps a gain. Where no
/// lever has ever acted there is nothing to keep.
void learn_more(Students& s, const Effects& effects, std::size_t first_unit, const Odds& odds,
                const Persistence& keep)
{
    const auto acts = [&](const Column<float>& channel) {
        return std::any_of(channel.begin() + static_cast<std::ptrdiff_t>(first_unit), channel.end(),
                           [](float x) { return x != 0.0F; });
    };
    s.gained = s.gained || acts(effects.learning_language) || acts(effects.learning_maths);
    if (!s.gained) {
        return;
    }
    const auto p = static_cast<float>(keep.permanent);
    const auto r = static_cast<float>(keep.retention);
    for (std::size_t i = 0; i < rows(s); ++i) {
        const std::size_t u = s.unit[i];
        const bool studies = is(s, i, StudentStatus::studying) && u != elsewhere;
        const float x =
            studies ? 0.5F * (effects.learning_language[u] + effects.learning_maths[u]) : 0.0F;
        s.durable[i] += p * x;
        s.transient[i] = r * s.transient[i] + (1.0F - p) * x;
        s.standing[i] = standing(s, i, odds);
    }
}

/// Factor on a probability: what was carried along from grade 9, and what the school does now.
float changed(float carried, const Column<float>& channel, std::uint16_t unit)
{
    const float here = unit == elsewhere ? 0.0F : channel[unit];
    return std::max(0.0F, (1.0F + carried) * (1.0F + here));
}

bool drops_out(const Students& s, std::size_t i, float u, const Effects& effects, const Odds& odds,
               const UpperSecondaryParams& params)
{
    const bool low = s.merit[i] < static_cast<float>(params.low_merit);
    const float factor = low ? changed(s.dropout[i], effects.dropout, s.unit[i]) : 1.0F;
    return factor > 0.0F && happens(u / factor, odds.not_dropout * s.standing[i]);
}

/// A year on a national programme for somebody who stays.
void national_year(Students& s, std::size_t i, int years, const Words& w, const Effects& effects,
                   const Odds& odds, const UpperSecondaryParams& params)
{
    if (s.national[i] <= years_with_switches) {
        const float p = static_cast<float>(params.yearly_switch) *
                        changed(s.switching[i], effects.switching, s.unit[i]);
        s.switched[i] |= static_cast<std::uint8_t>(uniform_from(w[1]) < p ? 1 : 0);
        return;
    }
    const bool in_time = s.national[i] == years_of_a_programme;
    const float third = s.switched[i] != 0 ? odds.not_three_switched : odds.not_three;
    if (happens(uniform_from(w[2]), (in_time ? third : odds.not_four) / s.standing[i])) {
        s.status[i] =
            static_cast<std::uint8_t>(years == years_of_a_programme ? StudentStatus::done_in_three
                                                                    : StudentStatus::done_in_four);
    }
}

void introductory_year(Students& s, std::size_t i, int years, const Words& w, const Odds& odds,
                       const UpperSecondaryParams& params)
{
    const double p = years == 1 ? params.to_national_first : params.to_national_later;
    if (static_cast<double>(uniform_from(w[3])) < p) {
        // Eligible for a vocational programme now; academic ones ask for more.
        s.programme[i] = static_cast<std::uint8_t>(Programme::vocational);
        s.moved_on[i] = 1;
        s.standing[i] = standing(s, i, odds);
    }
}

void study(Students& s, std::size_t i, int years, const Words& w, const Effects& effects,
           const Odds& odds, const UpperSecondaryParams& params)
{
    const bool introductory = reads(s, i, Programme::introductory);
    s.national[i] = static_cast<std::uint8_t>(s.national[i] + (introductory ? 0 : 1));
    if (drops_out(s, i, uniform_from(w[0]), effects, odds, params)) {
        s.status[i] = static_cast<std::uint8_t>(StudentStatus::dropped_out);
    } else if (introductory) {
        introductory_year(s, i, years, w, odds, params);
    } else {
        national_year(s, i, years, w, effects, odds, params);
    }
    if (years == followed_years && is(s, i, StudentStatus::studying)) {
        s.status[i] = static_cast<std::uint8_t>(StudentStatus::without_diploma);
    }
}

/// Where those who begin a programme go: cumulative shares of the units that offer it.
struct Destinations {
    std::vector<std::uint16_t> unit;
    std::vector<double> below;

    void find(const Municipality& m, Programme programme)
    {
        unit.clear();
        below.clear();
        double inside = 0.0; // in all units: who does not begin there begins elsewhere
        double sum = 0.0;
        for (std::size_t s = compulsory(m).size(); s < m.schools.size(); ++s) {
            const School& school = m.schools[s];
            inside += school.starters_share;
            if (school.offers[static_cast<std::size_t>(programme)]) {
                unit.push_back(static_cast<std::uint16_t>(s));
                below.push_back(sum += school.starters_share);
            }
        }
        const double all = sum + std::max(0.0, 1.0 - inside);
        for (double& b : below) {
            b = all > 0.0 ? b / all : 0.0;
        }
    }
    [[nodiscard]] std::uint16_t at(float u) const
    {
        for (std::size_t k = 0; k < unit.size(); ++k) {
            if (static_cast<double>(u) < below[k]) {
                return unit[k];
            }
        }
        return elsewhere;
    }
};

Programme choice(const Pupils& leavers, std::size_t k, float u, const Odds& odds)
{
    if (leavers.eligible[k] == 0) {
        return Programme::introductory;
    }
    const float z = (leavers.merit[k] - odds.centre) / merit_sd;
    return leavers.eligible_academic[k] != 0 &&
                   happens(u, exp_fast(-(odds.academic + odds.academic_slope * z)))
               ? Programme::academic
               : Programme::vocational;
}

void take_in(Students& s, std::size_t i, const Pupils& leavers, std::size_t k,
             const Effects& effects, int year)
{
    s.id[i] = leavers.id[k];
    s.school[i] = leavers.school[k];
    s.left[i] = static_cast<std::int16_t>(year);
    s.girl[i] = leavers.girl[k];
    s.background[i] = leavers.background[k];
    s.education[i] = leavers.education[k];
    s.merit[i] = leavers.merit[k];
    s.dropout[i] = effects.dropout[leavers.school[k]];
    s.switching[i] = effects.switching[leavers.school[k]];
}

using Luck = std::array<std::vector<std::uint32_t>, 4>;

/// Four words for each of `ids`, kept between years so that a year does not allocate.
const Luck& luck_of(std::span<const PersonId> ids, Stream stream, int year, const Draw& draw)
{
    thread_local Luck luck;
    for (auto& column : luck) {
        column.resize(ids.size());
    }
    fill_words(draw, stream, year, 0, ids,
               {luck[0].data(), luck[1].data(), luck[2].data(), luck[3].data()});
    return luck;
}

void begin(Students& students, const Pupils& leavers, const Municipality& municipality,
           const Effects& effects, const Odds& odds, const UpperSecondaryParams& params,
           const Tick& t)
{
    thread_local std::array<Destinations, programme_count> destinations;
    for (std::size_t p = 0; p < programme_count; ++p) {
        destinations[p].find(municipality, static_cast<Programme>(p));
    }
    const Luck& luck = luck_of(leavers.id, Stream::upper_entry, 0, t.draw);
    const std::size_t first = rows(students);
    resize(students, first + rows(leavers));
    for (std::size_t k = 0; k < rows(leavers); ++k) {
        const std::size_t i = first + k;
        take_in(students, i, leavers, k, effects, t.year);
        const double starts = leavers.eligible[k] != 0 ? params.start_eligible : params.start_other;
        const Programme programme = choice(leavers, k, uniform_from(luck[1][k]), odds);
        students.began[i] = students.programme[i] = static_cast<std::uint8_t>(programme);
        students.status[i] = static_cast<std::uint8_t>(
            static_cast<double>(uniform_from(luck[0][k])) < starts ? StudentStatus::studying
                                                                   : StudentStatus::not_started);
        students.unit[i] =
            destinations[static_cast<std::size_t>(programme)].at(uniform_from(luck[2][k]));
        students.standing[i] = standing(students, i, odds);
    }
}

void remove_oldest(Students& students, int year)
{
    const auto newest_kept = static_cast<std::int16_t>(year - followed_years);
    const auto kept = std::find_if(students.left.begin(), students.left.end(),
                                   [&](std::int16_t left) { return left >= newest_kept; });
    const auto gone = kept - students.left.begin();
    Students::each_column(
        students, [&](auto& column) { column.erase(column.begin(), column.begin() + gone); });
}

} // namespace

void upper_secondary(Students& students, const Pupils& leavers, const Municipality& municipality,
                     const Effects& effects, const UpperSecondaryParams& params,
                     const Persistence& persistence, const Tick& t)
{
    t.enter("upper_secondary");
    const Odds odds(params);
    remove_oldest(students, t.year);
    learn_more(students, effects, compulsory(municipality).size(), odds, persistence);
    const Luck& luck = luck_of(students.id, Stream::upper_year, t.year, t.draw);
    for (std::size_t i = 0; i < rows(students); ++i) {
        if (is(students, i, StudentStatus::studying)) {
            study(students, i, t.year - students.left[i],
                  {luck[0][i], luck[1][i], luck[2][i], luck[3][i]}, effects, odds, params);
        }
    }
    begin(students, leavers, municipality, effects, odds, params, t);
    students.year = t.year;
}

} // namespace likvard
