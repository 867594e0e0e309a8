#include "model/processes/principals.hpp"

namespace likvard {
namespace {

constexpr double hundred_pupils = 100.0;

double change_probability(double span_now, const PrincipalParams& params)
{
    return logistic(logit(params.yearly_change) +
                    params.span_slope * (span_now - params.national_span) / hundred_pupils);
}

} // namespace

double span(const Schools& schools, const Effects& effects, std::size_t s)
{
    const double leaders = 1.0 + static_cast<double>(schools.assistants[s]) +
                           static_cast<double>(effects.assistants[s]);
    return static_cast<double>(schools.roll_all[s]) / leaders;
}

void principals(Schools& schools, const Effects& effects, const PrincipalParams& params,
                const Tick& t)
{
    t.enter("principals");
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const float luck = t.draw.uniform(Stream::principal_change, t.year, schools.id[s]);
        const bool changes =
            static_cast<double>(luck) < change_probability(span(schools, effects, s), params);
        schools.principal_new[s] = changes ? 1 : 0;
        if (changes) {
            // A new principal is a draw of (school, year): the same person in every arm.
            schools.principal[s] = t.draw.normal(Stream::principal_quality, t.year, schools.id[s]);
            schools.principal_years[s] = 0.0F;
        } else {
            schools.principal_years[s] += 1.0F;
        }
        const double pupils = static_cast<double>(schools.roll_all[s]);
        const double extra = pupils > 0.0 ? static_cast<double>(effects.assistants[s]) *
                                                params.national_span / pupils
                                          : 0.0;
        const double quality = static_cast<double>(schools.principal[s] + effects.principal[s]);
        schools.leadership[s] = static_cast<float>(
            params.effect_sd / params.level_years_factor * quality +
            params.change_cost * (changes ? 1.0 : 0.0) + params.assistant_gain * extra);
    }
}

} // namespace likvard
