#include "run/sweep_rows.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/priors.hpp"
#include "io/number_text.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"
#include "results/sha256.hpp"
#include "run/sweep_samplers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

namespace likvard {
namespace {

using Quantiles = std::vector<std::optional<PriorQuantile>>;

Quantiles quantiles_of(const Design& design)
{
    Quantiles all;
    for (const Factor& factor : design.factors) {
        all.push_back(factor.kind == FactorKind::prior
                          ? std::optional<PriorQuantile>(parameters()[factor.slot.index])
                          : std::nullopt);
    }
    return all;
}

/// The factor's value at `u` in [0, 1].
double value_at(const Factor& factor, const std::optional<PriorQuantile>& quantile, double u)
{
    constexpr double edge = 0x1p-20; // a prior has no value at the ends of its probability
    switch (factor.kind) {
    case FactorKind::range:
        return factor.low + (factor.high - factor.low) * u;
    case FactorKind::prior:
        return (*quantile)(std::clamp(u, edge, 1.0 - edge));
    case FactorKind::list: {
        const auto count = static_cast<double>(factor.levels.size());
        return std::min(std::floor(u * count), count - 1.0);
    }
    }
    return 0.0;
}

/// How many steps a factor has where each is tried.
std::size_t steps_of(const Design& design, const Factor& factor)
{
    return factor.kind == FactorKind::list ? factor.levels.size()
                                           : static_cast<std::size_t>(design.levels);
}

/// Step `i` of a factor: a range from end to end, a prior at the middles of equal probabilities.
double step_value(const Design& design, std::size_t k, const Quantiles& quantiles, std::size_t i)
{
    const Factor& factor = design.factors[k];
    const auto step = static_cast<double>(i);
    const auto steps = static_cast<double>(design.levels);
    if (factor.kind == FactorKind::list) {
        return step;
    }
    const double u = factor.kind == FactorKind::prior ? (step + 0.5) / steps : step / (steps - 1.0);
    return value_at(factor, quantiles[k], u);
}

void refuse_size(std::size_t count)
{
    if (count > most_sweep_rows) {
        throw DataError({{.file = "the design",
                          .line = 0,
                          .column = 0,
                          .key = "sampling",
                          .found = fmt::format("{} rows", count),
                          .expected = fmt::format("at most {}", most_sweep_rows),
                          .nearest = {}}});
    }
}

std::vector<SweepRow> full_rows(const Design& design, const Quantiles& quantiles)
{
    std::vector<std::size_t> levels;
    double count = 1.0; // the product may be beyond any whole number
    for (const Factor& factor : design.factors) {
        levels.push_back(steps_of(design, factor));
        count *= static_cast<double>(levels.back());
    }
    refuse_size(static_cast<std::size_t>(std::min(count, 1e18)));
    std::vector<SweepRow> rows;
    for (const Point& point : grid_points(levels)) {
        SweepRow row;
        for (std::size_t k = 0; k < point.size(); ++k) {
            row.values.push_back(
                step_value(design, k, quantiles, static_cast<std::size_t>(point[k])));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<SweepRow> one_at_a_time_rows(const Design& design, const Quantiles& quantiles)
{
    SweepRow nominal;
    for (const Factor& factor : design.factors) {
        nominal.values.push_back(factor.nominal);
    }
    std::vector<SweepRow> rows{nominal};
    for (std::size_t k = 0; k < design.factors.size(); ++k) {
        for (std::size_t i = 0; i < steps_of(design, design.factors[k]); ++i) {
            SweepRow row = nominal;
            row.values[k] = step_value(design, k, quantiles, i);
            if (row.values[k] != nominal.values[k]) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

/// Points of the cube as rows; with luck the last coordinate says which future, and equal
/// coordinates are the same future.
std::vector<SweepRow> rows_at(const Design& design, const Quantiles& quantiles,
                              const std::vector<Point>& points,
                              const std::function<int(std::size_t row, double u)>& future)
{
    std::vector<SweepRow> rows(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t k = 0; k < design.factors.size(); ++k) {
            rows[i].values.push_back(value_at(design.factors[k], quantiles[k], points[i][k]));
        }
        if (design.luck) {
            rows[i].first_future = future(i, points[i].back());
        }
    }
    return rows;
}

std::vector<SweepRow> saltelli_rows(const Design& design, const Quantiles& quantiles,
                                    std::size_t dimensions)
{
    const auto blocks = static_cast<std::size_t>(design.size);
    refuse_size(blocks * (dimensions + 2));
    const std::size_t in_block = dimensions + 2;
    const auto future = [&](std::size_t row, double) {
        // A and B have a future each, every block its own; only A-with-luck-from-B takes B's.
        const std::size_t place = row % in_block;
        const bool of_b = place == 1 || place == in_block - 1;
        return static_cast<int>(2 * (row / in_block) + (of_b ? 1 : 0));
    };
    return rows_at(design, quantiles, saltelli_points(blocks, dimensions), future);
}

std::vector<SweepRow> morris_rows(const Design& design, const Quantiles& quantiles,
                                  std::size_t dimensions)
{
    const auto trajectories = static_cast<std::size_t>(design.size);
    refuse_size(trajectories * (dimensions + 1));
    const std::vector<Point> points =
        morris_points(trajectories, dimensions, design.levels, design.sampling_seed);
    const auto future = [&](std::size_t row, double u) {
        const std::size_t start = row - row % (dimensions + 1);
        const bool moved = u != points[start].back();
        return static_cast<int>(2 * (row / (dimensions + 1)) + (moved ? 1 : 0));
    };
    return rows_at(design, quantiles, points, future);
}

std::vector<SweepRow> rows_of(const Design& design)
{
    const Quantiles quantiles = quantiles_of(design);
    const std::size_t dimensions = design.factors.size() + (design.luck ? 1 : 0);
    switch (design.sampling) {
    case Sampling::full:
        return full_rows(design, quantiles);
    case Sampling::one_at_a_time:
        return one_at_a_time_rows(design, quantiles);
    case Sampling::lhs:
        return rows_at(
            design, quantiles,
            latin_points(static_cast<std::size_t>(design.size), dimensions, design.sampling_seed),
            nullptr);
    case Sampling::sobol:
        return saltelli_rows(design, quantiles, dimensions);
    case Sampling::morris:
        return morris_rows(design, quantiles, dimensions);
    case Sampling::rows:
        break;
    }
    std::vector<SweepRow> rows;
    for (const std::vector<double>& values : design.given) {
        rows.push_back({values, 0});
    }
    return rows;
}

/// What every row shares and what decides its numbers.
std::string base_hash(const Design& design)
{
    Sha256 sha;
    const Posterior* const posterior = design.plan.posterior.get();
    sha.update(posterior == nullptr ? std::string("priors") : posterior->hash);
    sha.update(to_toml(design.plan, design.municipality));
    sha.update(to_toml(design.baseline, design.municipality));
    sha.update(design.municipality.content_hash);
    const ReplicateRule& rule = design.replicates;
    sha.update(fmt::format("{} {} {} {} {} {}", design.central_parameters, rule.least, rule.most,
                           info(rule.outcome).key, rule.year, number_text(rule.half_width)));
    return sha.hex();
}

/// A target as text: the same level must mean the same schools and months.
std::string target_text(const Target& target)
{
    return fmt::format("{} {} {} {} {} {}", name(target.rule), fmt::join(target.schools, ","),
                       target.top, target.stay_years, text(target.from), text(target.until));
}

std::string row_hash(const Design& design, const std::string& base, const SweepRow& row)
{
    Sha256 sha;
    sha.update(base);
    for (std::size_t k = 0; k < row.values.size(); ++k) {
        const Factor& factor = design.factors[k];
        sha.update(fmt::format("\n{} {}={}", static_cast<int>(factor.kind), factor.key,
                               value_text(factor, row.values[k])));
        if (factor.kind == FactorKind::list) {
            sha.update(target_text(factor.levels[static_cast<std::size_t>(row.values[k])].target));
        }
    }
    sha.update(fmt::format("\nfuture={}", row.first_future));
    return sha.hex();
}

} // namespace

SweepTable table_of(const Design& design)
{
    SweepTable table;
    table.rows = rows_of(design);
    refuse_size(table.rows.size());
    const std::string base = base_hash(design);
    table.hashes.resize(table.rows.size());
    for_each_item(table.rows.size(),
                  [&](std::size_t i) { table.hashes[i] = row_hash(design, base, table.rows[i]); });
    Sha256 sha;
    for (const std::string& hash : table.hashes) {
        sha.update(hash);
    }
    for (const Outcome outcome : design.outcomes) {
        sha.update(fmt::format("\n{}", info(outcome).key));
    }
    for (const int year : design.years) {
        sha.update(fmt::format("\n{}", year));
    }
    for (const Dimension dimension : design.dimensions) {
        sha.update(fmt::format("\n{}", key(dimension)));
    }
    table.design_hash = sha.hex();
    return table;
}

Scenario plan_of(const Design& design, const SweepRow& row)
{
    Scenario plan = design.plan;
    for (std::size_t k = 0; k < design.factors.size(); ++k) {
        put(plan, design.factors[k], row.values[k]);
    }
    return plan;
}

} // namespace likvard
