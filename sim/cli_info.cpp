// The verbs that tell instead of simulating: check, levers, describe.
#include "cli_find.hpp"
#include "cli_text.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "core/priors.hpp"
#include "io/design_reader.hpp"
#include "io/json.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/scenario_reader.hpp"
#include "io/story.hpp"
#include "io/table.hpp"
#include "io/table_layout.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/swedish.hpp"
#include "results/definitions.hpp"
#include "results/outcomes.hpp"
#include "run/sweep.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace likvard {

namespace {

std::string range_or_point(const Evidence& evidence)
{
    return fmt::format("{} ({})", number_text(evidence.estimate, evidence.unit),
                       range_text(evidence.low, evidence.high, evidence.unit));
}

std::string lag_text(int years, bool sv)
{
    return years == 0   ? (sv ? "samma läsår" : "in the same school year")
           : years == 1 ? (sv ? "ett läsår senare" : "a school year later")
                        : fmt::format("{} {}", years, sv ? "läsår senare" : "school years later");
}

std::string fields_text(const LeverType& lever, Language language)
{
    std::string text;
    for (const FieldInfo& field : lever.fields) {
        const std::string_view label = language == Language::sv ? "Fält" : "Fields";
        text += labelled(&field == lever.fields.data() ? label : "",
                         fmt::format("{} = {} ({}): {}", field.key,
                                     number_text(field.default_value, field.unit),
                                     range_text(field.low, field.high, field.unit),
                                     meaning(lever, field, language)),
                         2);
    }
    return text;
}

/// Keys, numbers and units stand as a plan is written, in either language.
std::string lever_text(const LeverType& lever, Language language)
{
    const bool sv = language == Language::sv;
    std::string text = fmt::format("{}: {}\n", lever.key, sv ? lever.title_sv : lever.title_en);
    text += labelled(sv ? "Vad" : "What", sv ? lever.summary_sv : lever.summary);
    text += labelled(sv ? "Personal" : "People", sv ? lever.people_from_sv : lever.people_from);
    text += labelled(sv ? "Når" : "Reaches", fmt::format("{}, {}", name(lever.default_rule),
                                                         sv ? "om inte `schools` säger annat"
                                                            : "unless `schools` says otherwise"));
    text += fields_text(lever, language);
    std::vector<std::string_view> items;
    for (const std::string_view item : lever.cost_items) {
        items.push_back(cost_item(item, language));
    }
    text += labelled(sv ? "Kostar" : "Cost", fmt::format("{}", fmt::join(items, ", ")));
    text +=
        labelled(sv ? "Kanaler" : "Channels", fmt::format("{}", fmt::join(lever.channels, ", ")));
    text += labelled(sv ? "Effekt" : "Effect",
                     fmt::format("{}, {}", name(lever.route), lag_text(lever.lag_years, sv)));
    text +=
        labelled(sv ? "Belägg" : "Evidence", fmt::format("{}, {}", range_or_point(lever.evidence),
                                                         name(lever.evidence.strength)));
    if (!lever.evidence.parameter.empty()) {
        text += labelled(sv ? "Antagande" : "Parameter", lever.evidence.parameter);
    }
    return text + labelled(sv ? "Källa" : "Source", source(lever.evidence.source, language));
}

/// Every lever on a line: its key, the amount it has by default, how strong its evidence is, and
/// what it costs.
std::string lever_list(Language language)
{
    constexpr std::size_t items_at = 64;
    const bool sv = language == Language::sv;
    const auto line = [](std::string_view key, std::string_view amount, std::string_view strength) {
        return fmt::format("{:<27}{:<17}{:<20}", key, amount, strength);
    };
    std::string text = sv ? line("spak", "storlek", "belägg") + "kostar\n"
                          : line("lever", "amount", "evidence") + "costs\n";
    for (const LeverType* const lever : levers()) {
        const auto amount = std::find_if(lever->fields.begin(), lever->fields.end(),
                                         [](const FieldInfo& field) { return field.is_amount; });
        text += line(lever->key, number_text(amount->default_value, amount->unit),
                     name(lever->evidence.strength));
        std::string items;
        for (const std::string_view item : lever->cost_items) {
            items += items.empty() ? "" : ", ";
            items += item;
        }
        const auto lines = layout::wrapped(
            lever->moves_money ? "nothing in all: it moves posts" : items, table_width - items_at);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            text += (k == 0 ? "" : std::string(items_at, ' ')) + lines[k] + "\n";
        }
    }
    return text + (sv ? "\nlikvard levers NYCKEL berättar allt om en spak.\n"
                      : "\nlikvard levers KEY tells everything about one of them.\n");
}

/// Numbers and units stand as a plan is written, in either language.
std::string parameter_text(const ParameterInfo& parameter, Language language)
{
    const bool sv = language == Language::sv;
    std::string text = fmt::format("{}\n", parameter.key);
    text += labelled(sv ? "Värde" : "Value",
                     fmt::format("{} ({})", number_text(parameter.prior.location, parameter.unit),
                                 range_text(parameter.low, parameter.high, parameter.unit)));
    text += labelled(sv ? "Osäkert" : "Prior", prior_text(parameter));
    text += labelled(sv ? "Betyder" : "Meaning", meaning(parameter, language));
    const std::string_view standing = name(parameter.standing);
    return text + labelled(sv ? "Källa" : "Source",
                           fmt::format("{} [{}]", source(parameter.source, language),
                                       sv ? standing_words(standing, language) : standing));
}

std::string outcome_text(const OutcomeInfo& outcome, Language language)
{
    const bool sv = language == Language::sv;
    const char* const better =
        outcome.better == Better::higher  ? (sv ? "; högre är bättre" : "; higher is better")
        : outcome.better == Better::lower ? (sv ? "; lägre är bättre" : "; lower is better")
                                          : "";
    std::string text = fmt::format("{}: {}\n", outcome.key, title(outcome, language));
    text += labelled(sv ? "Enhet" : "Unit", fmt::format("{}{}", symbol(outcome.unit), better));
    return text + labelled(sv ? "Betyder" : "Defined", definition(outcome, language));
}

std::string description(Language language)
{
    const bool sv = language == Language::sv;
    std::string text =
        sv ? "ANTAGANDEN (ändras i en plan under [parameters]; tal och enheter som i en plan)\n\n"
           : "PARAMETERS (override them in a scenario under [parameters])\n\n";
    for (const ParameterInfo& parameter : parameters()) {
        text += parameter_text(parameter, language) + "\n";
    }
    text += sv ? "MÅTT\n\n" : "OUTCOMES\n\n";
    for (const OutcomeInfo& outcome : outcomes()) {
        text += outcome_text(outcome, language) + "\n";
    }
    return text;
}

/// Every fault of a design and of what it names, its number of rows included.
std::vector<Fault> check_design(const std::filesystem::path& file,
                                const std::vector<std::filesystem::path>& folders)
{
    try {
        static_cast<void>(table_of(read_design(file, folders)));
    } catch (const DataError& error) {
        return error.faults();
    }
    return {};
}

} // namespace

Answer check_verb(const CheckCommand& command)
{
    Answer answer;
    std::vector<Fault> all;
    const auto folders = scenario_folders();
    for (const std::string& file : command.files) {
        const auto path = look_for(file, folders);
        if (!path) {
            answer.remarks += "likvard: " + missing_text(file, folders) + "\n";
            continue;
        }
        const std::vector<Fault> faults = is_story(*path)    ? check_story(*path, folders)
                                          : is_design(*path) ? check_design(*path, folders)
                                                             : check_file(*path, folders);
        for (const Fault& fault : faults) {
            answer.out += text(fault) + "\n";
        }
        if (faults.empty()) {
            answer.out += file + ": no faults\n";
        }
        all.insert(all.end(), faults.begin(), faults.end());
    }
    if (command.json) {
        answer.out = faults_json(all);
    }
    answer.status = !answer.remarks.empty() ? Status::input_missing
                    : !all.empty()          ? Status::bad_data
                                            : Status::fine;
    return answer;
}

Answer levers_verb(const LeversCommand& command)
{
    std::vector<const LeverType*> chosen(levers().begin(), levers().end());
    if (!command.key.empty()) {
        const LeverType* const lever = lever_named(command.key);
        if (lever == nullptr) {
            std::vector<std::string> keys;
            for (const LeverType* const known : levers()) {
                keys.emplace_back(known->key);
            }
            return {.out = {},
                    .remarks = fmt::format("likvard: there is no lever \"{}\".\nNearest: {}\n",
                                           command.key, nearest_of(command.key, keys)),
                    .status = Status::usage};
        }
        chosen = {lever};
    }
    if (command.json) {
        return {.out = levers_json(chosen), .remarks = {}, .status = Status::fine};
    }
    if (command.key.empty()) {
        return {.out = lever_list(command.language), .remarks = {}, .status = Status::fine};
    }
    return {.out = lever_text(*chosen[0], command.language), .remarks = {}, .status = Status::fine};
}

Answer describe_verb(const DescribeCommand& command)
{
    Answer answer;
    switch (command.what) {
    case Describe::text:
        answer.out = description(command.language);
        break;
    case Describe::json:
        answer.out = describe_json();
        break;
    case Describe::schema:
        answer.out = scenario_schema();
        break;
    case Describe::scenario_template:
        answer.out = scenario_template();
        break;
    case Describe::governance:
        answer.out = governance_text(command.folder);
        break;
    case Describe::odd:
        answer.out = odd_text(command.folder);
        break;
    case Describe::markdown:
        answer.out = parameters_markdown();
        break;
    }
    return answer;
}

} // namespace likvard
