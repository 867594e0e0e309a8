// Small virtual interventions in the sample of the nation: two arms with the same luck, one of them
// touched by hand or through a channel that levers write. Not levers: nobody offers them.
#pragma once

#include "calibration/validation/cases.hpp"

#include <array>
#include <vector>

namespace likvard {

/// Two pupils in each school with grades F-3 learn more for one year: their mean gain, SD, at the
/// end of that year and of the three that follow. So few that classmates are not lifted with them,
/// as in the trials that fade-out is known from.
struct FadeOut {
    std::array<double, 4> gain{};
};
[[nodiscard]] FadeOut learning_impulse(const std::vector<Municipality>& sample,
                                       std::span<const double> values);

/// Every teacher is coached at full dose for one year: gain of their pupils in the year after, SD,
/// all schools and the national quarter of schools with the lowest parents' education.
struct CoachingGain {
    double everywhere = 0.0, weakest_quarter = 0.0;
};
[[nodiscard]] CoachingGain coaching_year(const std::vector<Municipality>& sample,
                                         std::span<const double> values);

/// Every school's intake falls by ten percentiles between two years: what leaving rises by, pp.
[[nodiscard]] double intake_shock(const std::vector<Municipality>& sample,
                                  std::span<const double> values);

/// Ten per cent more pay at every second municipal school for three years: change there in leaving,
/// and in certified teachers hired as a share of staff, at as many open posts as without it; pp.
struct PayPremium {
    double quits = 0.0, recruitment = 0.0;
};
[[nodiscard]] PayPremium pay_premium(const std::vector<Municipality>& sample,
                                     std::span<const double> values);

/// One reporting system for violations at every school: recorded violations in its first year over
/// those without it. What happens is the same in both.
[[nodiscard]] double reporting_system(const std::vector<Municipality>& sample,
                                      std::span<const double> values);

/// A fifth more posts at the national quarter of schools with the lowest parents' education for
/// three years: change there in the last of them.
struct PostsGrant {
    double pupils_per_teacher = 0.0, class_size = 0.0;
    double certified = 0.0;  // pp
    double experience = 0.0; // years
    double gap = 0.0;        // mean skill against all other schools, SD
};
[[nodiscard]] PostsGrant posts_grant(const std::vector<Municipality>& sample,
                                     std::span<const double> values);

} // namespace likvard
