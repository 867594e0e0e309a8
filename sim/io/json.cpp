#include "io/json.hpp"

#include "core/parallel.hpp"
#include "io/json_parts.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/swedish.hpp"
#include "results/definitions.hpp"
#include "results/statement.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {
namespace {

constexpr int compact = -1;
constexpr int readable = 2;

// Bytes that are not UTF-8 (a file name in an error) become U+FFFD rather than an exception.
std::string dumped(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The same on one line and without its end: a piece of a larger text.
std::string text(const Json& json)
{
    return json.dump(compact, ' ', false, Json::error_handler_t::replace);
}

Json band_json(const Band& band)
{
    return {{"mean", band.mean},     {"median", band.median}, {"low50", band.low50},
            {"high50", band.high50}, {"low75", band.low75},   {"high75", band.high75},
            {"low90", band.low90},   {"high90", band.high90}};
}

Json difference_json(const Difference& difference)
{
    Json json = band_json(difference.spread);
    json["mean_low90"] = difference.mean_low90;
    json["mean_high90"] = difference.mean_high90;
    return json;
}

Json comparison_json(const OutcomeInfo& outcome, const Group& group, int year,
                     const Comparison& pair)
{
    const Difference& difference = pair.difference;
    const int futures = difference.spread.futures;
    Json json{{"key", outcome.key},
              {"unit", symbol(outcome.unit)},
              {"dimension", key(group.dimension)},
              {"label", group.label},
              {"year", year},
              {"baseline", band_json(pair.baseline)},
              {"plan", band_json(pair.plan)},
              {"difference", difference_json(difference)},
              {"p_better", nullptr},
              {"futures", futures}};
    if (outcome.better != Better::neither) {
        json["p_better"] = static_cast<double>(difference.better) / static_cast<double>(futures);
    }
    return json;
}

/// One group's comparisons as text, a list for each outcome, year by year. Outcomes of a year lie
/// side by side in memory and years do not, so that the loops run in this order.
std::vector<std::string> group_texts(const ResultsView& view, std::size_t group)
{
    const std::span<const OutcomeInfo> all = outcomes();
    std::vector<std::string> texts(all.size());
    for (int year = view.info().first_year; year <= view.info().last_year; ++year) {
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (const auto pair = view.compare(all[k].id, group, year)) {
                texts[k] += texts[k].empty() ? "" : ",";
                texts[k] += text(comparison_json(all[k], view.groups()[group], year, *pair));
            }
        }
    }
    return texts;
}

/// Every comparison there is: by outcome, group and year.
std::string outcomes_text(const ResultsView& view)
{
    std::vector<std::vector<std::string>> by_group(view.groups().size());
    for_each_item(by_group.size(), [&](std::size_t g) { by_group[g] = group_texts(view, g); });
    std::string all;
    for (std::size_t k = 0; k < outcomes().size(); ++k) {
        for (const auto& texts : by_group) {
            all += all.empty() || texts[k].empty() ? "" : ",";
            all += texts[k];
        }
    }
    return all;
}

Json costs_json(const ResultsView& view)
{
    Json list = Json::array();
    for (const CostLine& line : view.costs()) {
        list.push_back({{"year", line.year},
                        {"calendar_year", line.calendar_year},
                        {"lever", line.lever},
                        {"item", line.item},
                        {"sek", line.sek}});
    }
    return list;
}

Json budget_json(const ResultsView& view)
{
    Json list = Json::array();
    for (const BudgetLine& line : view.budget()) {
        list.push_back({{"calendar_year", line.calendar_year},
                        {"lever", line.lever},
                        {"item", line.item},
                        {"sek", line.sek}});
    }
    return list;
}

/// One entry for each outcome whose pupils can be counted; `sek` is null, with a reason, when there
/// is no effect to divide by.
Json cost_per_extra_json(const ResultsView& view)
{
    Json list = Json::array();
    for (const Outcome outcome : {Outcome::pass_all_pct, Outcome::eligible_pct}) {
        if (const std::optional<CostPerExtra> cost = view.cost_per_extra(outcome)) {
            Json entry{{"key", info(outcome).key},
                       {"extra_pupils", band_json(cost->extra)},
                       {"sek", nullptr}};
            if (cost->sek) {
                entry["sek"] = {{"mean", cost->sek->mean},
                                {"low90", cost->sek->low90},
                                {"high90", cost->sek->high90}};
            } else {
                entry["why"] = "no effect to divide by";
            }
            list.push_back(std::move(entry));
        }
    }
    return list;
}

/// What schools print: means over three school years, up to the last.
Json three_year_means_json(const ResultsView& view)
{
    Json list = Json::array();
    const int year = view.info().last_year;
    for (const Outcome outcome : {Outcome::pass_all_pct, Outcome::eligible_pct,
                                  Outcome::merit_points, Outcome::salsa_residual}) {
        for (std::size_t g = 0; g < view.groups().size(); ++g) {
            const bool school = view.groups()[g].dimension == Dimension::school;
            const auto pair = school ? view.three_year_mean(outcome, g, year) : std::nullopt;
            if (pair) {
                list.push_back(comparison_json(info(outcome), view.groups()[g], year, *pair));
            }
        }
    }
    return list;
}

Json left_out_json(const ResultsView& view)
{
    return {{"outcomes", view.suppressed_count()}, {"why", "fewer than 10 pupils"}};
}

Json run_levers_json(const RunInfo& run)
{
    Json list = Json::array();
    for (const LeverNote& lever : run.levers) {
        list.push_back({{"key", lever.key},
                        {"title", {{"sv", lever.title_sv}, {"en", lever.title_en}}},
                        {"judgement", lever.judgement}});
    }
    return list;
}

Json lever_json(const LeverType& lever)
{
    Json fields = Json::array();
    for (const FieldInfo& field : lever.fields) {
        fields.push_back({{"key", field.key},
                          {"unit", symbol(field.unit)},
                          {"default", field.default_value},
                          {"low", field.low},
                          {"high", field.high},
                          {"meaning", field.meaning},
                          {"meaning_sv", meaning(lever, field, Language::sv)}});
    }
    const Evidence& evidence = lever.evidence;
    Json json{{"key", lever.key},
              {"title", {{"sv", lever.title_sv}, {"en", lever.title_en}}},
              {"summary", lever.summary},
              {"people_from", lever.people_from},
              {"route", name(lever.route)},
              {"lag_years", lever.lag_years},
              {"fields", fields},
              {"channels", Json::array()},
              {"cost_items", Json::array()},
              {"evidence",
               {{"estimate", evidence.estimate},
                {"low", evidence.low},
                {"high", evidence.high},
                {"unit", symbol(evidence.unit)},
                {"source", evidence.source},
                {"source_sv", source(evidence.source, Language::sv)},
                {"strength", name(evidence.strength)},
                {"parameter", evidence.parameter}}}};
    for (const std::string_view channel : lever.channels) {
        json["channels"].push_back(channel);
    }
    for (const std::string_view item : lever.cost_items) {
        json["cost_items"].push_back(item);
    }
    return json;
}

std::string_view prior_kind(PriorKind kind)
{
    switch (kind) {
    case PriorKind::fixed:
        return "fixed";
    case PriorKind::normal:
        return "normal";
    case PriorKind::lognormal:
        return "lognormal";
    case PriorKind::beta:
        return "beta";
    }
    return "";
}

Json parameter_json(const ParameterInfo& parameter)
{
    const Prior& prior = parameter.prior;
    return {
        {"key", parameter.key},
        {"unit", symbol(parameter.unit)},
        {"central", prior.location},
        {"low", parameter.low},
        {"high", parameter.high},
        {"prior",
         {{"kind", prior_kind(prior.kind)}, {"location", prior.location}, {"scale", prior.scale}}},
        {"meaning", parameter.meaning},
        {"meaning_sv", meaning(parameter, Language::sv)},
        {"source", parameter.source},
        {"source_sv", source(parameter.source, Language::sv)},
        {"verified", name(parameter.standing)}};
}

Json outcome_dictionary()
{
    Json list = Json::array();
    for (const OutcomeInfo& outcome : outcomes()) {
        Json json{{"key", outcome.key},
                  {"unit", symbol(outcome.unit)},
                  {"better", name(outcome.better)},
                  {"is_gap", outcome.is_gap},
                  {"base", nullptr},
                  {"title", {{"sv", outcome.title_sv}, {"en", outcome.title_en}}},
                  {"definition", outcome.definition},
                  {"definition_sv", definition(outcome, Language::sv)}};
        if (outcome.base) {
            json["base"] = info(*outcome.base).key;
        }
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

std::string run_json(const ResultsView& view, std::string_view result_hash,
                     std::span<const BandShareRow> bands)
{
    Json band_list = Json::array();
    for (const BandShareRow& band : bands) {
        band_list.push_back({{"key", band.key},
                             {"parameters", band.parameters},
                             {"luck", band.luck},
                             {"standard_error", band.error}});
    }
    const RunInfo& run = view.info();
    const Statement sentence = statement(view);
    const Json head{{"result_hash", result_hash},
                    {"seed", run.seed},
                    {"replicates", run.replicates},
                    {"sentence", {{"sv", sentence.sv}, {"en", sentence.en}}},
                    {"municipality", run.municipality},
                    {"title", {{"sv", run.title_sv}, {"en", run.title_en}}},
                    {"first_year", run.first_year},
                    {"last_year", run.last_year},
                    {"plan_year", run.plan_year},
                    {"futures", view.futures()},
                    {"levers", run_levers_json(run)}};
    const Json tail{{"left_out", left_out_json(view)},
                    {"cost", costs_json(view)},
                    {"cost_per_year", view.cost_per_year()},
                    {"cost_total", view.cost_total()},
                    {"budget", budget_json(view)},
                    {"cost_per_pupil", number_or_null(view.cost_per_pupil())},
                    {"teaching_budget_pct", number_or_null(view.teaching_budget_share())},
                    {"cost_per_extra", cost_per_extra_json(view)},
                    {"three_year_means", three_year_means_json(view)},
                    {"band_shares", std::move(band_list)}};
    // As one tree the comparisons would take many times the memory of their text.
    std::string all = text(head);
    all.pop_back(); // the object goes on
    all += ",\"outcomes\":[" + outcomes_text(view) + "],";
    all += std::string_view(text(tail)).substr(1);
    return all + "\n";
}

std::string levers_json(std::span<const LeverType* const> list)
{
    Json json = Json::array();
    for (const LeverType* lever : list) {
        json.push_back(lever_json(*lever));
    }
    return dumped(json, readable);
}

std::string levers_json()
{
    return levers_json(levers());
}

std::string describe_json(std::span<const ParameterInfo> list)
{
    Json all = Json::array();
    for (const ParameterInfo& parameter : list) {
        all.push_back(parameter_json(parameter));
    }
    return dumped({{"parameters", std::move(all)}, {"outcomes", outcome_dictionary()}}, readable);
}

std::string describe_json()
{
    return describe_json(parameters());
}

std::string faults_json(std::span<const Fault> faults)
{
    Json json = Json::array();
    for (const Fault& fault : faults) {
        json.push_back({{"file", fault.file},
                        {"line", fault.line},
                        {"column", fault.column},
                        {"key", fault.key},
                        {"found", fault.found},
                        {"expected", fault.expected},
                        {"nearest", fault.nearest}});
    }
    return dumped(json, readable);
}

std::string datapackage_json(const ResultsView& view, std::string_view result_hash, TidyRows rows)
{
    Json fields = Json::array();
    for (const TidyField& field : tidy_fields(rows)) {
        fields.push_back(field_json(field));
    }
    const RunInfo& run = view.info();
    const Json json{{"name", "likvard-results"},
                    {"profile", "tabular-data-package"},
                    {"title", run.title_en.empty() ? run.municipality : run.title_en},
                    {"resources", Json::array({tidy_resource(fields)})},
                    {"likvard",
                     {{"result_hash", result_hash},
                      {"seed", run.seed},
                      {"replicates", run.replicates},
                      {"futures", view.futures()},
                      {"municipality", run.municipality},
                      {"input_hash", run.input_hash},
                      {"left_out", left_out_json(view)},
                      {"outcomes", outcome_dictionary()}}}};
    return dumped(json, readable);
}

} // namespace likvard
