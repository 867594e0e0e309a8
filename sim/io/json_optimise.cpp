#include "io/json_optimise.hpp"

#include "io/json_parts.hpp"

namespace likvard {
namespace {

Json plan_json(const OptimiseJson::Plan& plan)
{
    Json amounts = Json::object();
    for (const auto& [key, value] : plan.amounts) {
        amounts[key] = value;
    }
    Json regret = Json::object();
    for (const auto& [world, value] : plan.regret) {
        regret[world] = value;
    }
    Json gains = Json::array();
    for (const OptimiseJson::Gain& gain : plan.gains) {
        gains.push_back({{"outcome", gain.outcome},
                         {"mean", gain.mean},
                         {"low90", gain.low90},
                         {"high90", gain.high90}});
    }
    return {{"name", plan.name},
            {"cost_sek", plan.cost_sek},
            {"succeeded", plan.succeeded},
            {"greatest_regret", plan.greatest_regret},
            {"chosen", plan.is_chosen},
            {"amounts", amounts},
            {"gains", gains},
            {"regret", regret}};
}

} // namespace

std::string optimise_json(const OptimiseJson& report)
{
    constexpr int readable = 2;
    Json plans = Json::array();
    for (const OptimiseJson::Plan& plan : report.plans) {
        plans.push_back(plan_json(plan));
    }
    const Json json{{"budget", report.budget},
                    {"considered", report.considered},
                    {"beyond_budget", report.beyond_budget},
                    {"futures", report.futures},
                    {"is_robust", report.is_robust},
                    {"plans", plans},
                    {"choice", {{"sv", report.choice_sv}, {"en", report.choice_en}}},
                    {"failure", {{"sv", report.failure_sv}, {"en", report.failure_en}}}};
    return json.dump(readable) + "\n";
}

} // namespace likvard
