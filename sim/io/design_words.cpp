// A design to start from, and its JSON schema.
#include "io/design_parts.hpp"
#include "io/design_reader.hpp"
#include "results/outcomes.hpp"

#include <fmt/format.h>

#include <string_view>

namespace likvard {
namespace {

constexpr std::string_view template_text =
    R"(# A design of a sweep: many runs of one plan. Lines that begin with # and no space are examples:
# take the # away.
title = "What decides the effect of a resource team?"
base = "botkyrka_2019_team"  # the plan that is varied: a file beside this one, or one of likvard's own
#baseline = "other.toml"     # default: the plan without its levers
#parameters = "drawn"        # what is no factor: drawn anew in every future (default), or "central"
#seed = 1                    # default: the plan's; the same futures in every row

replicates = 8               # futures a row; or until an interval is narrow enough:
#[replicates]
#outcome = "pass_all_pct"    # mean difference to the baseline, whole municipality
#half_width = "0.2 pp"       # of its 90 % interval
#year = 2039                 # default: the plan's last
#min = 8
#max = 200

[sampling]
method = "lhs"               # full, one_at_a_time, lhs, sobol, morris or rows
size = 64                    # lhs: rows; sobol: blocks of factors + 2 rows; morris: trajectories
#levels = 4                  # full, one_at_a_time, morris: steps of a range
#seed = 1                    # lhs, morris: of the sample, not of the futures
#luck = true                 # sobol, morris: luck is a factor too, a future of its own in each row
#file = "rows.csv"           # rows: a header with the factors' keys, then one row a line

[factors]                    # fields of levers (likvard levers) and parameters (likvard describe)
"levers.resource_team.fte" = { range = ["2 FTE", "10 FTE"] }
"levers.resource_team.schools" = { list = ["perceived_need", "lowest_results"] }
"learn.persist_permanent" = { prior = true }

[keep]
#outcomes = ["pass_all_pct", "gap_school_quarters_pass_pp"]  # default: the main ones
#years = [2030, 2039]        # default: the plan's last
#groups = ["municipality", "parents"]                        # default: the municipality
)";

std::string words(const auto& list, const auto& text_of)
{
    std::string all;
    for (const auto& item : list) {
        all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", text_of(item));
    }
    return all;
}

std::string dimension_words()
{
    std::string all;
    for (int d = 0; d <= static_cast<int>(Dimension::reach); ++d) {
        all += fmt::format("{}\"{}\"", d == 0 ? "" : ", ", key(static_cast<Dimension>(d)));
    }
    return all;
}

constexpr std::string_view schema_text = R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "likvard design of a sweep",
  "type": "object",
  "additionalProperties": false,
  "required": ["base", "sampling"],
  "$defs": {{
    "quantity": {{"type": ["number", "string"]}},
    "way": {{"type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
      "properties": {{
        "range": {{"type": "array", "items": {{"$ref": "#/$defs/quantity"}}, "minItems": 2, "maxItems": 2}},
        "list": {{"type": "array", "minItems": 1, "maxItems": {levels}}},
        "prior": {{"const": true}}}}}},
    "factors": {{"type": "object", "additionalProperties":
      {{"anyOf": [{{"$ref": "#/$defs/way"}}, {{"$ref": "#/$defs/factors"}}]}}}}
  }},
  "properties": {{
    "title": {{"type": "string", "minLength": 1}},
    "base": {{"description": "the plan that is varied", "type": "string", "minLength": 1}},
    "baseline": {{"description": "default: the plan without its levers", "type": "string", "minLength": 1}},
    "parameters": {{"description": "what is no factor", "enum": ["drawn", "central"], "default": "drawn"}},
    "seed": {{"type": "integer", "minimum": 0}},
    "replicates": {{"anyOf": [{{"type": "integer", "minimum": 1, "maximum": {futures}}},
      {{"type": "object", "additionalProperties": false, "required": ["outcome", "half_width"], "properties": {{
        "outcome": {{"enum": [{outcomes}]}}, "half_width": {{"$ref": "#/$defs/quantity"}},
        "year": {{"type": "integer"}}, "min": {{"type": "integer", "minimum": 4}},
        "max": {{"type": "integer", "maximum": {futures}}}}}}}]}},
    "sampling": {{"type": "object", "additionalProperties": false, "required": ["method"], "properties": {{
      "method": {{"enum": [{methods}]}},
      "size": {{"type": "integer", "minimum": 2, "maximum": {size}}},
      "levels": {{"type": "integer", "minimum": 2, "maximum": {levels}, "default": {default_levels}}},
      "seed": {{"type": "integer", "minimum": 0, "default": 1}},
      "luck": {{"type": "boolean", "default": false}},
      "file": {{"type": "string", "minLength": 1}}}}}},
    "factors": {{"$ref": "#/$defs/factors"}},
    "keep": {{"type": "object", "additionalProperties": false, "properties": {{
      "outcomes": {{"type": "array", "minItems": 1, "items": {{"enum": [{outcomes}]}}}},
      "years": {{"type": "array", "minItems": 1, "items": {{"type": "integer"}}}},
      "groups": {{"type": "array", "minItems": 1, "items": {{"enum": [{dimensions}]}}}}}}}}
  }}
}}
)";

} // namespace

std::string design_template()
{
    return std::string(template_text);
}

std::string design_schema()
{
    return fmt::format(
        schema_text, fmt::arg("levels", most_design_levels), fmt::arg("futures", most_futures),
        fmt::arg("size", most_design_size), fmt::arg("default_levels", default_design_levels),
        fmt::arg("methods", words(all_samplings, [](Sampling sampling) { return name(sampling); })),
        fmt::arg("outcomes",
                 words(outcomes(), [](const OutcomeInfo& outcome) { return outcome.key; })),
        fmt::arg("dimensions", dimension_words()));
}

} // namespace likvard
