#include "calibration/sensitivity/sensitivity.hpp"

#include "core/check.hpp"
#include "io/nearest.hpp"
#include "run/sweep.hpp"
#include "run/sweep_samplers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace likvard {
namespace {

/// One row reduced to what is asked: mean over its futures, and their variance.
struct Reduced {
    std::vector<double> numbers;
    int first_future = 0;
    std::vector<double> y;      // by outcome
    std::vector<double> within; // by outcome: variance over the row's futures; NaN with one
};

struct Asked {
    std::vector<std::size_t> outcomes; // columns
    std::size_t year = 0;
    std::size_t group = 0;
    Quantity of = Quantity::difference;
};

double value_of(const SweepFacts& facts, const SweepRecord& record, const Asked& asked, int future,
                std::size_t outcome)
{
    const auto in = [&](Arm arm) {
        return record
            .data[data_index(facts, record.futures, arm, future, asked.year, asked.group, outcome)];
    };
    switch (asked.of) {
    case Quantity::plan:
        return in(Arm::plan);
    case Quantity::baseline:
        return in(Arm::baseline);
    case Quantity::difference:
        break;
    }
    return in(Arm::plan)-in(Arm::baseline);
}

Reduced reduced(const SweepFacts& facts, const SweepRecord& record, const Asked& asked)
{
    Reduced row{record.numbers, record.first_future, {}, {}};
    for (const std::size_t outcome : asked.outcomes) {
        double sum = 0.0;
        double squares = 0.0;
        const double n = record.futures;
        for (int future = 0; future < record.futures; ++future) {
            sum += value_of(facts, record, asked, future, outcome) / n;
        }
        for (int future = 0; future < record.futures; ++future) {
            const double off = value_of(facts, record, asked, future, outcome) - sum;
            squares += off * off;
        }
        row.y.push_back(sum);
        row.within.push_back(record.futures > 1 ? squares / (n - 1.0) : std::nan(""));
    }
    return row;
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::string key, std::string found,
                         std::string expected, std::string nearest = {})
{
    throw DataError({{.file = file.string(),
                      .line = 0,
                      .column = 0,
                      .key = std::move(key),
                      .found = std::move(found),
                      .expected = std::move(expected),
                      .nearest = std::move(nearest)}});
}

Asked asked_of(const std::filesystem::path& file, const SweepFacts& facts,
               const SensitivityQuestion& question)
{
    Asked asked;
    asked.of = question.of;
    std::set<Outcome> counts;
    for (const Outcome outcome : facts.outcomes) {
        if (const auto base = info(outcome).base) {
            counts.insert(*base);
        }
    }
    for (std::size_t o = 0; o < facts.outcomes.size(); ++o) {
        if (question.outcomes.empty() && !counts.contains(facts.outcomes[o])) {
            asked.outcomes.push_back(o);
        }
    }
    std::vector<std::string> kept;
    for (const Outcome outcome : facts.outcomes) {
        kept.emplace_back(info(outcome).key);
    }
    for (const Outcome outcome : question.outcomes) {
        const auto at = std::ranges::find(facts.outcomes, outcome);
        if (at == facts.outcomes.end()) {
            refuse(file, "outcome", std::string(info(outcome).key), "one that the sweep kept",
                   nearest_of(info(outcome).key, kept));
        }
        asked.outcomes.push_back(static_cast<std::size_t>(at - facts.outcomes.begin()));
    }
    const auto year = std::ranges::find(facts.years, question.year.value_or(facts.years.back()));
    if (year == facts.years.end()) {
        refuse(file, "year", fmt::format("{}", *question.year),
               fmt::format("one of {}", fmt::join(facts.years, ", ")));
    }
    asked.year = static_cast<std::size_t>(year - facts.years.begin());
    const auto whole = std::ranges::find(facts.groups, Dimension::municipality, &Group::dimension);
    asked.group =
        whole == facts.groups.end() ? 0 : static_cast<std::size_t>(whole - facts.groups.begin());
    return asked;
}

/// The steps of all trajectories for one outcome.
std::vector<MorrisStep> steps_of(const std::vector<Reduced>& rows, const SweepFacts& facts,
                                 std::size_t dimensions, std::size_t outcome)
{
    const double step = morris_step(facts.levels);
    std::vector<MorrisStep> steps;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        if (i % (dimensions + 1) == dimensions) {
            continue; // from one trajectory to the next
        }
        const Reduced& from = rows[i];
        const Reduced& to = rows[i + 1];
        std::size_t factor = facts.factors.size(); // luck, unless a number moved
        double sign = 1.0;
        for (std::size_t k = 0; k < facts.factors.size(); ++k) {
            if (from.numbers[k] != to.numbers[k]) {
                factor = k;
                sign = to.numbers[k] > from.numbers[k] ? 1.0 : -1.0;
            }
        }
        const bool is_luck = factor == facts.factors.size();
        check(is_luck == (from.first_future != to.first_future) && factor < dimensions,
              "a step moves one factor");
        // Another future is no distance: its effect is the change itself.
        const double change = to.y[outcome] - from.y[outcome];
        steps.push_back({factor, is_luck ? change : sign * change / step});
    }
    return steps;
}

std::optional<double> luck_share(const std::vector<Reduced>& rows, std::size_t outcome)
{
    double within = 0.0;
    double mean = 0.0;
    const auto n = static_cast<double>(rows.size());
    for (const Reduced& row : rows) {
        within += row.within[outcome] / n;
        mean += row.y[outcome] / n;
    }
    double between = 0.0;
    for (const Reduced& row : rows) {
        between += (row.y[outcome] - mean) * (row.y[outcome] - mean) / n;
    }
    const double all = within + between;
    return std::isnan(all) || all <= 0.0 ? std::nullopt : std::optional(within / all);
}

} // namespace

std::string_view name(Quantity quantity)
{
    return quantity == Quantity::difference ? "difference"
           : quantity == Quantity::plan     ? "plan"
                                            : "baseline";
}

std::vector<Sensitivity> sensitivity(const std::filesystem::path& folder,
                                     const SensitivityQuestion& question)
{
    const std::filesystem::path file = store_path(folder, {});
    const SweepReader reader(file);
    const SweepFacts& facts = reader.facts();
    const std::string& method = question.method.empty() ? facts.sampling : question.method;
    if (method != facts.sampling || (method != "sobol" && method != "morris")) {
        refuse(file, "sampling", facts.sampling,
               question.method.empty() ? "a sweep sampled by sobol or morris" : method);
    }
    if (reader.count() != facts.rows) {
        refuse(file, "rows", fmt::format("{}", reader.count()),
               fmt::format("all {}: likvard sweep run --resume, or merge", facts.rows));
    }
    const Asked asked = asked_of(file, facts, question);
    std::vector<Reduced> rows;
    reader.each([&](const SweepRecord& record) { rows.push_back(reduced(facts, record, asked)); });
    const std::size_t dimensions = facts.factors.size() + (facts.luck ? 1 : 0);
    std::vector<Sensitivity> answers;
    for (std::size_t o = 0; o < asked.outcomes.size(); ++o) {
        Sensitivity answer;
        answer.outcome = facts.outcomes[asked.outcomes[o]];
        answer.of = asked.of;
        answer.year = facts.years[asked.year];
        answer.dimension = std::string(key(facts.groups[asked.group].dimension));
        answer.label = facts.groups[asked.group].label;
        answer.has_luck = facts.luck;
        answer.parameters = facts.parameters;
        for (const SweepFactorNote& factor : facts.factors) {
            answer.factors.push_back(factor.key);
        }
        if (facts.luck) {
            answer.factors.emplace_back("luck");
        } else {
            answer.luck_share = luck_share(rows, o);
        }
        if (method == "sobol") {
            std::vector<double> y;
            for (const Reduced& row : rows) {
                y.push_back(row.y[o]);
            }
            answer.sobol = sobol_indices(y, dimensions);
        } else {
            answer.morris = morris_indices(steps_of(rows, facts, dimensions, o), dimensions);
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace likvard
