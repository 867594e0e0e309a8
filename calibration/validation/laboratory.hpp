// What patterns are measured on: the runs of the sample, each made once and only when a pattern
// asks for it.
#pragma once

#include "calibration/validation/panel.hpp"
#include "calibration/validation/start_year.hpp"
#include "calibration/validation/trials.hpp"

#include <functional>
#include <optional>

namespace likvard {

/// What a run is about, for people who wait for it.
struct Announcement {
    std::string_view sv, en;
};

class Laboratory {
public:
    /// `sample` outlives the laboratory; `values` in the order of parameters(). `announce` is
    /// called before each run; may be empty.
    Laboratory(const std::vector<Municipality>& sample, std::vector<double> values,
               std::function<void(const Announcement&)> announce);

    const StartYear& start_year();
    const Panel& panel();
    /// The same years when families do not look at the composition of schools.
    const Panel& panel_without_peers();
    const FadeOut& learning_impulse();
    const CoachingGain& coaching_year();
    double intake_shock();
    double reporting_system();
    const PayPremium& pay_premium();
    const PostsGrant& posts_grant();
    /// A year's mean input becomes this much after three years: learn.level_years_factor.
    [[nodiscard]] double level_factor() const;

private:
    template <class Result, class Run>
    const Result& once(std::optional<Result>& kept, const Announcement& what, Run run);

    const std::vector<Municipality>* sample_;
    std::function<void(const Announcement&)> announce_;
    std::vector<double> values_; // in the order of parameters()
    std::optional<StartYear> start_year_;
    std::optional<Panel> panel_, without_peers_;
    std::optional<FadeOut> impulse_;
    std::optional<CoachingGain> coaching_;
    std::optional<double> shock_, reporting_;
    std::optional<PayPremium> pay_;
    std::optional<PostsGrant> grant_;
};

} // namespace likvard
