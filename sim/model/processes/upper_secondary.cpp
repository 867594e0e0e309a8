#include "model/processes/upper_secondary.hpp"

#include "core/bars.hpp"
#include "core/check.hpp"
#include "core/kernels.hpp"
#include "core/math.hpp"
#include "core/scratch.hpp"
#include "model/row_kernels.hpp"

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
constexpr float middle_education = 2.0F; // parents with upper secondary

// Bounds of the parameters include 0 and 1.
double log_odds(double share)
{
    constexpr double never = 1e-9;
    return logit(std::clamp(share, never, 1.0 - never));
}
float against(double share)
{
    return static_cast<float>(exp_exact(-log_odds(share)));
}

/// Parameters on the scales on which they are used, once a year: log-odds, and for what is asked
/// every year the odds against it, for a student of standing 0. Standing is the odds of staying and
/// of a diploma, relative to those of the average student of an academic programme; it changes with
/// the programme, and where levers teach.
StudyOdds odds_of(const UpperSecondaryParams& p)
{
    const float not_three = against(p.finish_three);
    return {.slope = static_cast<float>(p.merit_slope),
            .centre = static_cast<float>(p.merit_centre),
            .merit_sd = merit_sd,
            .merit_per_skill = merit_per_skill,
            .parents = static_cast<float>(p.parents_step),
            .vocational = static_cast<float>(p.vocational),
            .moved_on = static_cast<float>(p.moved_on),
            .low_merit = static_cast<float>(p.low_merit),
            .not_dropout = against(p.dropout),
            .yearly_switch = static_cast<float>(p.yearly_switch),
            .not_three = not_three,
            .not_three_switched = not_three * static_cast<float>(exp_exact(p.switched)),
            .not_four = against(p.finish_four),
            .middle_education = middle_education};
}

/// What levers do at each unit, and nothing for those elsewhere.
struct Here {
    std::vector<float> learning, dropout, switching;

    void read(const Effects& effects)
    {
        learning.clear();
        for (std::size_t u = 0; u < effects.dropout.size(); ++u) {
            learning.push_back(0.5F * (effects.learning_language[u] + effects.learning_maths[u]));
        }
        dropout.assign(effects.dropout.begin(), effects.dropout.end());
        switching.assign(effects.switching.begin(), effects.switching.end());
        for (auto* channel : {&learning, &dropout, &switching}) {
            channel->push_back(0.0F);
        }
    }
};

/// Four words for each of `ids`, for as long as they are asked for.
struct Luck {
    std::array<Borrowed<std::uint32_t>, 4> word;

    Luck(std::span<const PersonId> ids, Stream stream, int year, const Draw& draw)
        : word{Borrowed<std::uint32_t>(ids.size()), Borrowed<std::uint32_t>(ids.size()),
               Borrowed<std::uint32_t>(ids.size()), Borrowed<std::uint32_t>(ids.size())}
    {
        fill_words(draw, stream, year, 0, ids,
                   {word[0].data(), word[1].data(), word[2].data(), word[3].data()});
    }
};

/// Runs the year of a cohort. A gain at the students' own schools is kept as learn keeps one.
void study(Students& s, const Here& here, const UpperSecondaryParams& params,
           const Persistence& keep, const Tick& t)
{
    const int years = t.year - s.left;
    const auto when_done =
        years == years_of_a_programme ? StudentStatus::done_in_three : StudentStatus::done_in_four;
    const auto when_not =
        years == followed_years ? StudentStatus::without_diploma : StudentStatus::studying;
    const Luck luck(s.id, Stream::upper_year, t.year, t.draw);
    row_kernels().study(
        0, rows(s),
        {.school = s.school.data(),
         .unit = s.unit.data(),
         .traits = bits_of(s.traits),
         .merit = s.merit.data(),
         .dropout = s.dropout.data(),
         .switching = s.switching.data(),
         .learning = here.learning.data(),
         .dropout_here = here.dropout.data(),
         .switching_here = here.switching.data(),
         .stay = luck.word[0].data(),
         .change = luck.word[1].data(),
         .finish = luck.word[2].data(),
         .move = luck.word[3].data(),
         .studies = bits_of(s.studies),
         .durable = s.durable.data(),
         .transient = s.transient.data(),
         .odds = odds_of(params),
         .permanent = static_cast<float>(keep.permanent),
         .retention = static_cast<float>(keep.retention),
         .to_national = bar_at(years == 1 ? params.to_national_first : params.to_national_later),
         .years_with_switches = years_with_switches,
         .years_of_a_programme = years_of_a_programme,
         .when_done = static_cast<float>(when_done),
         .when_not = static_cast<float>(when_not),
         .units = static_cast<std::int32_t>(here.learning.size() - 1)});
}

/// Where those who begin a programme go: cumulative shares of the units that offer it.
struct Destinations {
    std::vector<std::uint16_t> unit; // and elsewhere
    std::vector<double> shares;      // scratch of find
    std::vector<float> below;

    void find(const Municipality& m, Programme programme)
    {
        unit.clear();
        shares.clear();
        below.clear();
        double inside = 0.0; // in all units: who does not begin there begins elsewhere
        double sum = 0.0;
        for (std::size_t s = compulsory(m).size(); s < m.schools.size(); ++s) {
            const School& school = m.schools[s];
            inside += school.starters_share;
            if (school.offers[static_cast<std::size_t>(programme)]) {
                unit.push_back(static_cast<std::uint16_t>(s));
                shares.push_back(sum += school.starters_share);
            }
        }
        const double all = sum + std::max(0.0, 1.0 - inside);
        for (const double share : shares) {
            below.push_back(all > 0.0 ? bar_at(share / all) : 0.0F);
        }
        unit.push_back(elsewhere);
    }
    /// Shares add up, so that the first one above `u` is behind those at or below it.
    [[nodiscard]] std::uint16_t at(float u) const
    {
        std::size_t passed = 0;
        for (const float b : below) {
            passed += u >= b ? 1U : 0U;
        }
        return unit[passed];
    }
};

/// Programme, whether they begin it, and where.
void choose(Students& s, const FinalMarks& marks, const Municipality& municipality,
            const UpperSecondaryParams& params, const Tick& t)
{
    thread_local std::array<Destinations, programme_count> destinations;
    for (std::size_t p = 0; p < programme_count; ++p) {
        destinations[p].find(municipality, static_cast<Programme>(p));
    }
    const Luck luck(s.id, Stream::upper_entry, 0, t.draw);
    row_kernels().choose(0, rows(s),
                         {.eligible = marks.eligible.data(),
                          .eligible_academic = marks.eligible_academic.data(),
                          .merit = marks.merit.data(),
                          .start = luck.word[0].data(),
                          .taste = luck.word[1].data(),
                          .studies = bits_of(s.studies),
                          .start_eligible = bar_at(params.start_eligible),
                          .start_other = bar_at(params.start_other),
                          .academic = static_cast<float>(log_odds(params.academic)),
                          .academic_slope = static_cast<float>(params.academic_slope),
                          .centre = static_cast<float>(params.merit_centre),
                          .merit_sd = merit_sd});
    for (std::size_t k = 0; k < rows(s); ++k) {
        s.unit[k] = destinations[s.studies[k].programme].at(uniform_from(luck.word[2][k]));
    }
}

/// Makes a cohort of those who have just left, whoever it was of before.
void begin(Students& s, const Leavers& leavers, const Municipality& municipality,
           const Effects& effects, const UpperSecondaryParams& params, const Tick& t)
{
    const std::size_t n = rows(leavers.pupils);
    s.left = t.year;
    s.dropout.assign(effects.dropout.begin(), effects.dropout.end());
    s.switching.assign(effects.switching.begin(), effects.switching.end());
    Students::each_column(s, [n](auto& column) { refill(column, n); });
    std::copy(leavers.pupils.id.begin(), leavers.pupils.id.end(), s.id.begin());
    std::copy(leavers.pupils.school.begin(), leavers.pupils.school.end(), s.school.begin());
    std::copy(leavers.pupils.traits.begin(), leavers.pupils.traits.end(), s.traits.begin());
    std::copy(leavers.marks.merit.begin(), leavers.marks.merit.end(), s.merit.begin());
    std::fill(s.durable.begin(), s.durable.end(), 0.0F);
    std::fill(s.transient.begin(), s.transient.end(), 0.0F);
    choose(s, leavers.marks, municipality, params, t);
}

/// Room for those who leave this year, last: where the oldest cohort stood, once all have been
/// followed for long enough.
Students& make_room(StudentCohorts& cohorts)
{
    constexpr std::size_t most = followed_years + 1; // with those who have just left
    if (cohorts.size() < most) {
        cohorts.emplace_back();
    } else {
        std::rotate(cohorts.begin(), cohorts.begin() + 1, cohorts.end());
    }
    return cohorts.back();
}

} // namespace

void upper_secondary(StudentCohorts& students, const Leavers& leavers,
                     const Municipality& municipality, const Effects& effects,
                     const UpperSecondaryParams& params, const Persistence& persistence,
                     const Tick& t)
{
    t.enter("upper_secondary");
    check(students.empty() || students.back().left == t.year - 1, "students have a year at a time");
    Students& new_cohort = make_room(students);
    thread_local Here here;
    here.read(effects);
    for (Students& cohort : std::span(students).first(students.size() - 1)) {
        study(cohort, here, params, persistence, t);
    }
    begin(new_cohort, leavers, municipality, effects, params, t);
}

} // namespace likvard
