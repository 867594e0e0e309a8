// sim/PARAMETERS.md, the tables that are made from the program itself.
#include "cli_text.hpp"
#include "cli_verbs.hpp"
#include "core/priors.hpp"
#include "io/number_text.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "results/outcomes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace likvard {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// "learn" for "learn.persist_permanent".
std::string_view group_of(std::string_view key)
{
    return key.substr(0, key.find('.'));
}

std::string code(std::string_view text)
{
    return fmt::format("`{}`", text);
}

std::string unit_name(Unit unit)
{
    return symbol(unit).empty() ? "number" : std::string(symbol(unit));
}

std::string parameter_tables(const std::string& heading)
{
    const std::vector<std::string> header = {"key",     "unit",   "central", "prior",
                                             "meaning", "source", "standing"};
    std::string text;
    Rows rows;
    const auto all = parameters();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ParameterInfo& p = all[i];
        rows.push_back({code(p.key), unit_name(p.unit), number_text(p.prior.location),
                        prior_text(p), std::string(p.meaning), std::string(p.source),
                        std::string(name(p.standing))});
        if (i + 1 == all.size() || group_of(all[i + 1].key) != group_of(p.key)) {
            text += fmt::format("{} {}\n\n{}\n", heading, group_of(p.key),
                                markdown_table(header, rows));
            rows.clear();
        }
    }
    return text;
}

std::string outcome_table()
{
    Rows rows;
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string better = outcome.better == Better::higher  ? "higher"
                                   : outcome.better == Better::lower ? "lower"
                                                                     : "";
        rows.push_back({code(outcome.key), unit_name(outcome.unit), better,
                        std::string(outcome.title_en), std::string(outcome.definition)});
    }
    return markdown_table({"key", "unit", "better", "title", "definition"}, rows);
}

std::string lever_table()
{
    Rows rows;
    for (const LeverType* const lever : levers()) {
        const Evidence& evidence = lever->evidence;
        rows.push_back({code(lever->key), std::string(lever->title_en),
                        fmt::format("{}", fmt::join(lever->channels, ", ")),
                        fmt::format("{}, {} years", name(lever->route), lever->lag_years),
                        fmt::format("{} ({})", number_text(evidence.estimate, evidence.unit),
                                    range_text(evidence.low, evidence.high, evidence.unit)),
                        std::string(name(evidence.strength)), std::string(evidence.source)});
    }
    return markdown_table(
        {"key", "title", "channels", "route, lag", "evidence", "strength", "source"}, rows);
}

std::string field_table()
{
    Rows rows;
    for (const LeverType* const lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            rows.push_back({code(fmt::format("{}.{}", lever->key, field.key)),
                            unit_name(field.unit), number_text(field.default_value, field.unit),
                            range_text(field.low, field.high, field.unit),
                            std::string(field.meaning)});
        }
    }
    return markdown_table({"field", "unit", "default", "bounds", "meaning"}, rows);
}

} // namespace

std::string parameters_markdown()
{
    return "# Parameters, outcomes and levers\n\n"
           "Made by `likvard describe --markdown`; a test keeps it equal. Standing says how well a "
           "number is\nfounded: published, partial, derived, fitted, recalled or judgement.\n\n"
           "## Parameters\n\n" +
           parameter_tables("###") + "## Outcomes\n\n" + outcome_table() + "\n## Levers\n\n" +
           lever_table() + "\n### Fields of the levers\n\n" + field_table();
}

} // namespace likvard
