// Scenarios as TOML text: one fully resolved, and a template to start from.
#include "io/municipality_cells.hpp"
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/scenario_reader.hpp"
#include "io/table_layout.hpp"
#include "io/text_checks.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard {
namespace {

// A TOML basic string.
std::string toml_string(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x80U && is_control_at(text, i)) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out + '"';
}

// Words for a comment, which ends with its line.
std::string comment(std::string_view words)
{
    std::string out(words);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (is_control_at(out, i) && static_cast<unsigned char>(out[i]) < 0x80U) {
            out[i] = ' ';
        }
    }
    return out;
}

std::string unit_comment(Unit unit, std::string_view meaning)
{
    const std::string_view label = symbol(unit);
    return comment(label.empty() ? std::string(meaning) : fmt::format("{}: {}", label, meaning));
}

void add_text(std::string& out, std::string_view key, const LocalText& text)
{
    if (!text.sv.empty() || !text.en.empty()) {
        out += fmt::format("{} = {{ sv = {}, en = {} }}\n", key,
                           toml_string(text.sv.empty() ? text.en : text.sv),
                           toml_string(text.en.empty() ? text.sv : text.en));
    }
}

void add_schools(std::string& out, const Target& target, const Municipality& municipality)
{
    if (target.rule != TargetRule::list) {
        out += fmt::format("schools = {}\n", toml_string(name(target.rule)));
        return;
    }
    out += "schools = [\n";
    for (const std::size_t row : target.schools) {
        const School& school = municipality.schools.at(row);
        out +=
            fmt::format("  {}, # {}\n", toml_string(code_text(school.code)), comment(school.name));
    }
    out += "]\n";
}

void add_use(std::string& out, const LeverUse& use, const Municipality& municipality)
{
    check(use.type != nullptr && use.values.size() == use.type->fields.size(),
          "a lever use without its values");
    const Target& target = use.target;
    out += fmt::format("\n[[levers.{}]] # {}\n", use.type->key, comment(use.type->title_en));
    out += fmt::format("from = \"{}\"\nuntil = \"{}\"\n", text(target.from), text(target.until));
    add_schools(out, target, municipality);
    if (is_by_rank(target.rule)) {
        out +=
            fmt::format("top = {} # schools; 0: every school that the rule allows\n", target.top);
        out += fmt::format("stay = {} # years\n", target.stay_years);
    }
    out += fmt::format("take_up = {} # share\n", number_text(target.take_up));
    for (std::size_t i = 0; i < use.values.size(); ++i) {
        const FieldInfo& field = use.type->fields[i];
        out += fmt::format("{} = {} # {}\n", field.key, number_text(use.values[i]),
                           unit_comment(field.unit, field.meaning));
    }
}

void add_overrides(std::string& out, const std::vector<ParameterOverride>& overrides)
{
    if (overrides.empty()) {
        return;
    }
    out += "\n[parameters]\n";
    for (const ParameterOverride& setting : overrides) {
        const ParameterInfo& info = parameters()[setting.index];
        out += fmt::format("{} = {} # {}\n", toml_string(info.key), number_text(setting.value),
                           unit_comment(info.unit, info.meaning));
    }
}

constexpr std::size_t line_width = 100;

// Words as remarks of a template, one line below the other.
void add_remark(std::string& out, std::string_view words)
{
    for (const std::string& line : layout::wrapped(comment(words), line_width - 2)) {
        out += fmt::format("# {}\n", line);
    }
}

// In the template, `# ` opens a remark and `#` without a space a line to be used. A long remark
// goes on below itself.
void add_example(std::string& out, std::string_view key, std::string_view value,
                 std::string_view remark)
{
    std::string start = fmt::format("{:<28} # ", fmt::format("#{} = {}", key, value));
    const std::string below = fmt::format("#{:<{}}# ", "", start.size() - 3);
    for (const std::string& line : layout::wrapped(comment(remark), line_width - start.size())) {
        out += start + line + "\n";
        start = below;
    }
}

void add_template_lever(std::string& out, const LeverType& lever)
{
    out += "\n";
    add_remark(out, fmt::format("{} ({}): {}", lever.title_en, lever.title_sv, lever.summary));
    out += fmt::format("#[levers.{}]\n", lever.key);
    add_example(out, "from", "\"2026-01\"", "default: the first August of the years");
    add_example(out, "until", "\"2031-06\"", "default: the last July of the years");
    const bool lists = lever.default_rule == TargetRule::list;
    const TargetRule rule = lists ? TargetRule::perceived_need : lever.default_rule;
    add_example(out, "schools", toml_string(name(rule)),
                "a rule, or a list of names or unit codes");
    if (is_by_rank(rule)) {
        add_example(out, "top", fmt::format("{}", lever.default_top),
                    "schools; 0: every school that the rule allows");
        add_example(out, "stay", "\"3 years\"", "before the schools are chosen anew");
    }
    add_example(out, "take_up", "1", "share of those reached who take part");
    for (const FieldInfo& field : lever.fields) {
        // An amount shows how to write a unit; a year or a share reads better as a number.
        const bool with_unit = field.is_amount && !symbol(field.unit).empty();
        add_example(
            out, field.key,
            with_unit ? toml_string(number_text(field.default_value, field.unit))
                      : number_text(field.default_value),
            fmt::format("{}: {}", range_text(field.low, field.high, field.unit), field.meaning));
    }
}

} // namespace

std::string to_toml(const Scenario& scenario, const Municipality& municipality)
{
    std::string out =
        "# A likvard scenario, fully resolved. Numbers are in the unit that the comment names.\n";
    add_text(out, "title", scenario.title);
    add_text(out, "question", scenario.question);
    out += fmt::format("municipality = {} # {}, data of {}\n", toml_string(scenario.municipality),
                       comment(municipality.name), school_year_text(municipality.data_year));
    out += fmt::format("years = [{}, {}] # school years {} to {}\n", scenario.first_year,
                       scenario.last_year, school_year_text(scenario.first_year),
                       school_year_text(scenario.last_year));
    out += fmt::format("replicates = {}\nseed = {}\n", scenario.replicates, scenario.seed);
    for (const LeverUse& use : scenario.levers) {
        add_use(out, use, municipality);
    }
    add_overrides(out, scenario.overrides);
    return out;
}

std::string scenario_template()
{
    std::string out =
        "# A likvard scenario. Lines that begin with # and no space are examples: take the # "
        "away.\n"
        "title = { sv = \"Min plan\", en = \"My plan\" }\n"
        "question = { sv = \"Vad skulle planen ge?\", en = \"What would the plan do?\" }\n"
        "municipality = \"botkyrka\" # a folder beside this file or under scenarios/\n";
    add_example(out, "years", "[2025, 2039]",
                "school years 2025/26 to 2039/40; default: the 15 after the data");
    add_example(out, "replicates", fmt::format("{}", default_replicates),
                fmt::format("default; up to {}", most_replicates));
    add_example(out, "seed", "1", "default");
    add_example(out, "base", "\"other.toml\"",
                "a scenario whose keys hold where this one is silent");
    out += "\n";
    add_remark(out,
               fmt::format("Levers. One given as [[levers.KEY]] may stand several times. Rules "
                           "for schools: {}.",
                           joined(rule_names())));
    for (const LeverType* lever : levers()) {
        add_template_lever(out, *lever);
    }
    out += "\n# Values of parameters, instead of what their priors say; likvard describe lists all "
           "keys.\n";
    out += "#[parameters]\n";
    if (!parameters().empty()) {
        const ParameterInfo& info = parameters().front();
        add_example(out, toml_string(info.key), number_text(info.prior.location),
                    unit_comment(info.unit, info.meaning));
    }
    return out;
}

} // namespace likvard
