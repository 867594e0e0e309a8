#include "core/priors.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace likvard {
namespace {

constexpr std::size_t cells = 1024;

double log_density(const Prior& prior, double x)
{
    if (prior.kind == PriorKind::beta) {
        const double size =
            prior.location * (1.0 - prior.location) / (prior.scale * prior.scale) - 1.0;
        constexpr double edge = 1e-12; // keeps the logarithm finite at 0 and 1
        const double y = std::clamp(x, edge, 1.0 - edge);
        return (prior.location * size - 1.0) * log_exact(y) +
               ((1.0 - prior.location) * size - 1.0) * log_exact(1.0 - y);
    }
    if (prior.kind == PriorKind::lognormal) {
        const double z = (log_exact(x) - log_exact(prior.location)) / prior.scale;
        return -0.5 * z * z - log_exact(x);
    }
    const double z = (x - prior.location) / prior.scale;
    return -0.5 * z * z;
}

} // namespace

PriorQuantile::PriorQuantile(const ParameterInfo& info)
    : low_(info.low), step_((info.high - info.low) / static_cast<double>(cells))
{
    if (info.prior.kind == PriorKind::fixed) {
        low_ = info.prior.location;
        return;
    }
    check(info.high > info.low && info.prior.scale > 0.0, "a prior needs bounds and a scale");
    std::vector<double> density(cells + 1);
    for (std::size_t i = 0; i <= cells; ++i) {
        density[i] = log_density(info.prior, low_ + step_ * static_cast<double>(i));
    }
    const double peak = *std::max_element(density.begin(), density.end());
    cdf_.assign(cells + 1, 0.0);
    for (double& d : density) {
        d = exp_exact(d - peak);
    }
    for (std::size_t i = 0; i < cells; ++i) {
        cdf_[i + 1] = cdf_[i] + 0.5 * (density[i] + density[i + 1]);
    }
    const double total = cdf_[cells];
    for (double& c : cdf_) {
        c /= total;
    }
}

double PriorQuantile::operator()(double p) const
{
    if (cdf_.empty()) {
        return low_;
    }
    const auto above = std::upper_bound(cdf_.begin() + 1, cdf_.end() - 1, p);
    const auto cell = static_cast<std::size_t>(std::distance(cdf_.begin(), above)) - 1;
    const double width = cdf_[cell + 1] - cdf_[cell];
    const double within = width > 0.0 ? (p - cdf_[cell]) / width : 0.0;
    return low_ + step_ * (static_cast<double>(cell) + within);
}

std::string prior_text(const ParameterInfo& info)
{
    const Prior& p = info.prior;
    switch (p.kind) {
    case PriorKind::fixed:
        return fmt::format("fixed {:g}", p.location);
    case PriorKind::normal:
        return fmt::format("normal({:g}, {:g}) in [{:g}, {:g}]", p.location, p.scale, info.low,
                           info.high);
    case PriorKind::lognormal:
        return fmt::format("lognormal({:g}, {:g}) in [{:g}, {:g}]", p.location, p.scale, info.low,
                           info.high);
    case PriorKind::beta:
        return fmt::format("beta({:g}, {:g}) in [{:g}, {:g}]", p.location, p.scale, info.low,
                           info.high);
    }
    return "";
}

} // namespace likvard
