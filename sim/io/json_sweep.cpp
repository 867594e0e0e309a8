#include "io/json_sweep.hpp"

#include "io/json_parts.hpp"
#include "io/sweep_tidy.hpp"

namespace likvard {
namespace {

constexpr int readable = 2;

Json factor_field(const SweepFactorNote& factor)
{
    Json json{{"name", factor.key}, {"type", factor.levels.empty() ? "number" : "string"}};
    if (!factor.unit.empty()) {
        json["unit"] = factor.unit;
    }
    json["description"] = "Value of the factor in this row";
    return json;
}

Json outcomes_json(const SweepFacts& facts)
{
    Json json = Json::array();
    for (const Outcome outcome : facts.outcomes) {
        const OutcomeInfo& o = info(outcome);
        json.push_back({{"key", o.key},
                        {"unit", symbol(o.unit)},
                        {"better", name(o.better)},
                        {"title", {{"sv", o.title_sv}, {"en", o.title_en}}},
                        {"definition", o.definition}});
    }
    return json;
}

} // namespace

std::string sweep_package_json(const SweepReader& reader, TidyRows rows)
{
    const SweepFacts& facts = reader.facts();
    const SweepColumns columns = sweep_columns(rows);
    Json fields = Json::array();
    for (const TidyField& field : columns.before) {
        fields.push_back(field_json(field));
    }
    Json factors = Json::array();
    for (const SweepFactorNote& factor : facts.factors) {
        fields.push_back(factor_field(factor));
        factors.push_back({{"key", factor.key},
                           {"unit", factor.unit},
                           {"kind", factor.kind},
                           {"low", factor.low},
                           {"high", factor.high},
                           {"levels", factor.levels}});
    }
    for (const TidyField& field : columns.after) {
        fields.push_back(field_json(field));
    }
    const auto hash = reader.meta().find("result_hash");
    const Json json{
        {"name", "likvard-sweep"},
        {"profile", "tabular-data-package"},
        {"title", facts.title.empty() ? facts.municipality : facts.title},
        {"resources", Json::array({tidy_resource(fields)})},
        {"likvard",
         {{"result_hash", hash == reader.meta().end() ? Json(nullptr) : Json(hash->second)},
          {"design_hash", facts.design_hash},
          {"program_version", facts.program_version},
          {"seed", facts.seed},
          {"rows", facts.rows},
          {"replicates", facts.replicates},
          {"sampling", facts.sampling},
          {"parameters", facts.parameters},
          {"municipality", facts.municipality},
          {"factors", factors},
          {"outcomes", outcomes_json(facts)}}}};
    return json.dump(readable) + "\n";
}

std::string sweep_plan_json(const SweepPlanReport& r)
{
    const auto span = [](double least, double most) {
        return Json{{"least", least}, {"most", most}};
    };
    const Json json{{"design_hash", r.design_hash},
                    {"rows", r.rows},
                    {"futures", {{"least", r.futures_least}, {"most", r.futures_most}}},
                    {"pupil_years", span(r.pupil_years_least, r.pupil_years_most)},
                    {"core_seconds", span(r.core_seconds_least, r.core_seconds_most)},
                    {"bytes", span(r.bytes_least, r.bytes_most)}};
    return json.dump(readable) + "\n";
}

std::string sweep_state_json(const SweepStateReport& r)
{
    Json files = Json::array();
    for (const SweepStateReport::File& file : r.files) {
        files.push_back({{"file", file.file},
                         {"shard", file.shard},
                         {"status", file.status},
                         {"rows", file.rows},
                         {"expected", file.expected}});
    }
    const Json json{{"design_hash", r.design_hash},
                    {"rows", r.rows},
                    {"done", r.done},
                    {"missing", r.missing},
                    {"duplicates", r.duplicates},
                    {"unfinished", r.unfinished},
                    {"files", files},
                    {"result_hash", r.result_hash.empty() ? Json(nullptr) : Json(r.result_hash)}};
    return json.dump(readable) + "\n";
}

std::string progress_json(std::int64_t done, std::int64_t total, std::optional<double> seconds_left)
{
    const Json json{
        {"done", done}, {"total", total}, {"seconds_left", number_or_null(seconds_left)}};
    return json.dump() + "\n";
}

} // namespace likvard
