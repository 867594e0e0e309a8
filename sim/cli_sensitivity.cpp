// The verb sensitivity: what decides the outcomes of a sweep.
#include "calibration/sensitivity/sensitivity.hpp"
#include "cli_verbs.hpp"
#include "io/json_sensitivity.hpp"
#include "io/nearest.hpp"

#include <fmt/format.h>

namespace likvard {

namespace {

EstimateJson json_of(const Estimate& estimate)
{
    return {estimate.value, estimate.low90, estimate.high90};
}

SensitivityJson json_of(const Sensitivity& answer)
{
    SensitivityJson json;
    json.outcome = std::string(info(answer.outcome).key);
    json.of = std::string(name(answer.of));
    json.year = answer.year;
    json.dimension = answer.dimension;
    json.label = answer.label;
    json.method = answer.sobol ? "sobol" : "morris";
    json.luck_share = answer.luck_share;
    json.sentence_sv = sentence(answer, Language::sv);
    json.sentence_en = sentence(answer, Language::en);
    if (answer.sobol) {
        json.used = answer.sobol->blocks;
        json.dropped = answer.sobol->dropped;
        json.mean = answer.sobol->mean;
        json.variance = answer.sobol->variance;
    } else {
        json.used = answer.morris->trajectories;
        json.dropped = answer.morris->dropped;
    }
    for (std::size_t j = 0; j < answer.factors.size(); ++j) {
        SensitivityJson::Factor factor{answer.factors[j], {}};
        if (answer.sobol) {
            factor.indices = {{"first", json_of(answer.sobol->first[j])},
                              {"total", json_of(answer.sobol->total[j])}};
        } else {
            const MorrisEffects& effects = answer.morris->factors[j];
            factor.indices = {{"absolute", json_of(effects.absolute)},
                              {"mean", json_of(effects.mean)},
                              {"spread", json_of(effects.spread)}};
        }
        json.factors.push_back(std::move(factor));
    }
    return json;
}

} // namespace

Answer sensitivity_verb(const SensitivityCommand& command)
{
    SensitivityQuestion question;
    question.method = command.method;
    question.of = command.of == ArmWanted::plan       ? Quantity::plan
                  : command.of == ArmWanted::baseline ? Quantity::baseline
                                                      : Quantity::difference;
    question.year = command.year;
    std::vector<std::string> known;
    for (const OutcomeInfo& outcome : outcomes()) {
        known.emplace_back(outcome.key);
    }
    for (const std::string& key : command.outcomes) {
        const std::optional<Outcome> outcome = outcome_named(key);
        if (!outcome) {
            return {.out = {},
                    .remarks = fmt::format("likvard: there is no outcome \"{}\".\nNearest: {}\n",
                                           key, nearest_of(key, known)),
                    .status = Status::usage};
        }
        question.outcomes.push_back(*outcome);
    }
    const std::vector<Sensitivity> answers = sensitivity(command.folder, question);
    if (!command.json) {
        return {
            .out = table_text(answers, command.language), .remarks = {}, .status = Status::fine};
    }
    std::vector<SensitivityJson> json;
    for (const Sensitivity& answer : answers) {
        json.push_back(json_of(answer));
    }
    return {.out = sensitivity_json(json), .remarks = {}, .status = Status::fine};
}

} // namespace likvard
