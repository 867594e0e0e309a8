#include "model/processes/climate.hpp"

#include <algorithm>

namespace likvard {

namespace {
constexpr double average_left_share = 0.167; // SOU 2019:40
constexpr double survey_mean = 7.8;          // safety in grade 8, Skolenkaten 2025
constexpr double survey_sd = 0.7;            // across schools, assumed from the units file's spread
constexpr double survey_top = 10.0;
} // namespace

double safety_reading(double climate_sd)
{
    return std::clamp(survey_mean + survey_sd * climate_sd, 0.0, survey_top);
}

void climate(Schools& schools, const Effects& effects, const ClimateParams& params, const Tick& t)
{
    t.enter("climate");
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const double target =
            static_cast<double>(schools.climate_start[s]) +
            static_cast<double>(effects.climate[s]) +
            params.leadership * static_cast<double>(schools.principal[s] + effects.principal[s]) +
            params.stability * (static_cast<double>(schools.left_share[s]) - average_left_share);
        const double now = static_cast<double>(schools.climate[s]);
        schools.climate[s] = static_cast<float>(
            now + params.speed * (target - now) +
            params.noise_sd *
                static_cast<double>(t.draw.normal(Stream::climate, t.year, schools.id[s])));
    }
}

} // namespace likvard
