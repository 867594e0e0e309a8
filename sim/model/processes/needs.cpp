#include "model/processes/needs.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

// National school regression on composition, spring 2025 (1,518 schools, weighted by leavers), in
// merit points per percentage point, and the mean shares: Skolverket, Underlag for analys 2024/25.
constexpr double points_per_postsec = 1.455;
constexpr double points_per_foreign = 0.271;
constexpr double national_postsec = 65.2;
constexpr double national_foreign = 27.1;

double composition_skill(const Schools& schools, std::size_t s)
{
    constexpr double percent = 100.0;
    return (points_per_postsec *
                (percent * static_cast<double>(schools.postsec[s]) - national_postsec) +
            points_per_foreign *
                (percent * static_cast<double>(schools.foreign[s]) - national_foreign)) /
           merit_points_per_sd;
}

double remembered(const Schools& schools, std::size_t s, double lag)
{
    // seen[0] is last June; a signal without lag is the newest that exists.
    const double position = std::clamp(lag, 0.0, static_cast<double>(signal_years - 1));
    const auto newer = static_cast<std::size_t>(position);
    const std::size_t older = std::min(newer + 1, signal_years - 1);
    const double part = position - static_cast<double>(newer);
    return (1.0 - part) * static_cast<double>(schools.seen[s][newer]) +
           part * static_cast<double>(schools.seen[s][older]);
}

} // namespace

double expected_short_share(double mean_skill, const NeedsParams& params)
{
    return logistic(logit(params.short_base) - params.short_slope * mean_skill);
}

namespace {

/// The signals beside the index, as this year's administration weighs and receives them.
struct Signals {
    double lag, fidelity, blur;                     // of marks on their way through the chain
    double survey_weight, survey_gain, survey_blur; // reading = gain × climate + blur × luck
    double incident_weight, incident_gain, incident_blur;
};

Signals signals_of(const SignalLoss& chain, const Effects& last_year, const NeedsParams& params)
{
    Signals s{};
    s.lag = params.lag * chain.lag_share *
            std::max(0.0, 1.0 + static_cast<double>(last_year.chain_lag));
    s.fidelity =
        chain.fidelity + (1.0 - chain.fidelity) *
                             std::clamp(static_cast<double>(last_year.chain_fidelity), 0.0, 1.0);
    s.blur = std::sqrt(1.0 - s.fidelity * s.fidelity);
    s.survey_weight =
        params.survey_weight + (params.survey_full_weight - params.survey_weight) *
                                   std::clamp(static_cast<double>(last_year.surveys), 0.0, 1.0);
    s.survey_gain = std::sqrt(params.survey_reliability);
    s.survey_blur = std::sqrt(1.0 - params.survey_reliability);
    s.incident_weight = params.incident_weight *
                        std::clamp(static_cast<double>(last_year.incident_reporting), 0.0, 1.0);
    s.incident_gain = std::sqrt(params.incident_reliability);
    s.incident_blur = std::sqrt(1.0 - params.incident_reliability);
    return s;
}

/// What reaches the board about one school beside the index, SD of skill.
double signal_about(const Schools& schools, std::size_t s, const Signals& via,
                    const NeedsParams& params, const Tick& t)
{
    const auto luck = t.draw.normals(Stream::need_blur, t.year, schools.id[s]);
    const auto climate = static_cast<double>(schools.climate[s]);
    const double marks = via.fidelity * remembered(schools, s, via.lag) +
                         via.blur * params.skill_sd * static_cast<double>(luck[0]);
    const double survey = params.skill_sd * (via.survey_gain * climate +
                                             via.survey_blur * static_cast<double>(luck[1]));
    const double incidents = params.skill_sd * (via.incident_gain * climate +
                                                via.incident_blur * static_cast<double>(luck[2]));
    return (1.0 - via.survey_weight - via.incident_weight) * marks + via.survey_weight * survey +
           via.incident_weight * incidents;
}

} // namespace

void perceive_needs(Schools& schools, const SignalLoss& chain, const Effects& last_year,
                    const NeedsParams& params, const Tick& t)
{
    t.enter("perceive_needs");
    constexpr float reputation_memory =
        0.7F; // smoothing only; families' weight on it is a parameter
    const Signals via = signals_of(chain, last_year, params);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        schools.reputation[s] = reputation_memory * schools.reputation[s] +
                                (1.0F - reputation_memory) * schools.seen[s][0];
        const double skill = params.index_weight * composition_skill(schools, s) +
                             (1.0 - params.index_weight) * signal_about(schools, s, via, params, t);
        schools.perceived_need[s] = static_cast<float>(static_cast<double>(schools.roll_all[s]) *
                                                       expected_short_share(skill, params));
    }
}

} // namespace likvard
