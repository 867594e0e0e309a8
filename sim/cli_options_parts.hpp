// What the files of the command line share: options with checks whose messages name what was found.
#pragma once

#include "cli_options.hpp"
#include "io/number_text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace likvard {

/// A check that does not show in the help: `wrong` gives the message, empty when the text is right.
template <class Wrong> CLI::Validator checked(Wrong wrong)
{
    return CLI::Validator([wrong](const std::string& text) { return std::string(wrong(text)); },
                          "");
}

/// An option with a few named values.
template <class Value>
CLI::Option* add_choice(CLI::App& verb, const std::string& name, Value& value,
                        const std::map<std::string, Value>& choices, const std::string& help)
{
    std::vector<std::string> words;
    words.reserve(choices.size());
    for (const auto& choice : choices) {
        words.push_back(choice.first);
    }
    const auto wrong = [words](const std::string& text) {
        const bool known = std::ranges::find(words, text) != words.end();
        return known ? "" : fmt::format("found {}, expected {}", text, fmt::join(words, " or "));
    };
    const auto set = [choices, &value](const std::string& text) { value = choices.at(text); };
    return verb.add_option_function<std::string>(name, set, help)
        ->type_name(fmt::format("{}", fmt::join(words, "|")))
        ->check(checked(wrong));
}

inline void add_language(CLI::App& verb, Language& language)
{
    add_choice<Language>(verb, "--lang", language, {{"sv", Language::sv}, {"en", Language::en}},
                         "Language (default: that of the environment)");
}

/// For every verb that runs the model: what calibration has learnt is left aside.
inline void add_priors(CLI::App& verb, bool& priors_only)
{
    verb.add_flag("--priors", priors_only,
                  "Parameters from their priors, not from calibration/posterior.csv");
}

/// A whole number from `low` to `high`.
template <class Number>
void add_count(CLI::App& verb, const std::string& name, Number& value, std::int64_t low,
               std::int64_t high, const std::string& help)
{
    const auto wrong = [low, high](const std::string& text) {
        const std::optional<std::int64_t> number = whole_number_in(text);
        return number && *number >= low && *number <= high
                   ? ""
                   : fmt::format("found {}, expected a whole number from {} to {}", text, low,
                                 high);
    };
    verb.add_option(name, value, help)->type_name("N")->check(checked(wrong));
}

/// The verbs of research: sweep and what looks at its results.
struct SweepCommands {
    SweepCommand sweep;
    SensitivityCommand sensitivity;
    OptimiseCommand optimise;
    std::string in; // of optimise: "17/20"
};
void add_sweep_verbs(CLI::App& app, SweepCommands& commands, Language language);
/// The one of them that was given.
[[nodiscard]] Command chosen_sweep_verb(const CLI::App& app, const SweepCommands& commands);

/// The verbs whose results travel.
struct ReportCommands {
    ReportCommand report;
    ReplayCommand replay;
};
void add_report_verbs(CLI::App& app, ReportCommands& commands, Language language);

} // namespace likvard
