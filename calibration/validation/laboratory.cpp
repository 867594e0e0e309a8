#include "calibration/validation/laboratory.hpp"

#include "core/check.hpp"
#include "model/parameters.hpp"

#include <utility>

namespace likvard {
namespace {

std::size_t index_of(std::string_view key)
{
    const auto index = parameter_named(key);
    check(index.has_value(), "a parameter that validation needs is gone");
    return *index;
}

} // namespace

Laboratory::Laboratory(const std::vector<Municipality>& sample, std::vector<double> values,
                       std::function<void(const Announcement&)> announce)
    : sample_(&sample), announce_(std::move(announce)), values_(std::move(values))
{
}

template <class Result, class Run>
const Result& Laboratory::once(std::optional<Result>& kept, const Announcement& what, Run run)
{
    if (!kept) {
        if (announce_) {
            announce_(what);
        }
        kept = run(*sample_, values_);
    }
    return *kept;
}

const StartYear& Laboratory::start_year()
{
    return once(start_year_, {"Startåret", "The starting year"}, run_start_year);
}

const Panel& Laboratory::panel()
{
    return once(panel_, {"Tio år utan plan", "Ten years without a plan"}, run_panel);
}

const Panel& Laboratory::panel_without_peers()
{
    return once(without_peers_,
                {"Tio år där familjer inte ser till skolornas sammansättning",
                 "Ten years in which families do not look at composition"},
                [](const std::vector<Municipality>& sample, std::vector<double> values) {
                    values[index_of("choice.peers")] = 0.0;
                    return run_panel(sample, values);
                });
}

const FadeOut& Laboratory::learning_impulse()
{
    return once(impulse_, {"Ett års extra lärande", "A year of extra learning"},
                likvard::learning_impulse);
}

const CoachingGain& Laboratory::coaching_year()
{
    return once(coaching_, {"Ett års handledning", "A year of coaching"}, likvard::coaching_year);
}

double Laboratory::intake_shock()
{
    return once(shock_, {"Svagare intag", "A weaker intake"}, likvard::intake_shock);
}

double Laboratory::reporting_system()
{
    return once(reporting_, {"Ett rapportsystem", "A reporting system"}, likvard::reporting_system);
}

const PayPremium& Laboratory::pay_premium()
{
    return once(pay_, {"Tio procent högre lön", "Ten per cent more pay"}, likvard::pay_premium);
}

const PostsGrant& Laboratory::posts_grant()
{
    return once(grant_, {"En femtedel fler tjänster", "A fifth more posts"}, likvard::posts_grant);
}

double Laboratory::level_factor() const
{
    return values_[index_of("learn.level_years_factor")];
}

} // namespace likvard
