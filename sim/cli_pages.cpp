#include "cli_pages.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sstream>
#include <string_view>
#include <vector>

namespace likvard {

namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& app)
{
    return app.get_subcommands([](const CLI::App*) { return true; });
}

/// "--lang,-l" in the order of the help; nothing for a positional.
std::vector<std::string> flags_of(const CLI::Option& option)
{
    std::vector<std::string> flags;
    for (const std::string& name : option.get_lnames()) {
        flags.push_back("--" + name);
    }
    for (const std::string& name : option.get_snames()) {
        flags.push_back("-" + name);
    }
    return flags;
}

/// "sv|en" as two words; nothing when the option takes any text.
std::vector<std::string> choices_of(const CLI::Option& option)
{
    std::vector<std::string> words;
    const std::string type = option.get_type_name();
    if (type.find('|') == std::string::npos) {
        return words;
    }
    std::istringstream stream(type);
    for (std::string word; std::getline(stream, word, '|');) {
        words.push_back(word);
    }
    return words;
}

bool takes_value(const CLI::Option& option)
{
    return option.get_items_expected_max() > 0;
}

/// Text for roff: backslashes and hyphens as such, no line that begins like a request.
std::string roff(const std::string& text)
{
    std::string out;
    bool starts_line = true;
    for (const char c : text) {
        if (starts_line && (c == '.' || c == '\'')) {
            out += "\\&";
        }
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        starts_line = c == '\n';
    }
    return out;
}

/// Examples as they stand in the help: fixed lines.
std::string roff_block(const std::string& text)
{
    std::string body = text;
    body.erase(body.find_last_not_of('\n') + 1);
    return ".PP\n.nf\n" + roff(body) + "\n.fi\n";
}

std::string roff_option(const CLI::Option& option)
{
    const std::vector<std::string> flags = flags_of(option);
    std::string name =
        flags.empty() ? option.get_name(true) : fmt::format("{}", fmt::join(flags, ", "));
    const std::string type = option.get_type_name();
    if (!flags.empty() && takes_value(option) && !type.empty()) {
        name += " " + type;
    }
    return fmt::format(".TP\n.B {}\n{}\n", roff(name), roff(option.get_description()));
}

std::string roff_verb(const CLI::App& verb)
{
    std::string text =
        fmt::format(".SS likvard {}\n{}\n", roff(verb.get_name()), roff(verb.get_description()));
    for (const CLI::Option* const option : verb.get_options()) {
        text += roff_option(*option);
    }
    const std::string footer = verb.get_footer();
    return footer.empty() ? text : text + roff_block(footer);
}

/// Words of every flag of a verb.
std::string flag_words(const CLI::App& verb)
{
    std::string words;
    for (const CLI::Option* const option : verb.get_options()) {
        for (const std::string& flag : flags_of(*option)) {
            words += (words.empty() ? "" : " ") + flag;
        }
    }
    return words;
}

/// What may stand as a positional of a verb besides files.
std::string positional_words(const CLI::App& verb)
{
    std::string words;
    for (const CLI::Option* const option : verb.get_options()) {
        if (option->get_positional()) {
            words +=
                fmt::format("{}{}", words.empty() ? "" : " ", fmt::join(choices_of(*option), " "));
        }
    }
    return words;
}

std::string verb_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* const verb : verbs_of(app)) {
        names.push_back(verb->get_name());
    }
    return fmt::format("{}", fmt::join(names, " "));
}

/// bash: case lines "verb:--flag) words".
std::string bash_values(const CLI::App& app)
{
    std::string cases;
    for (const CLI::App* const verb : verbs_of(app)) {
        for (const CLI::Option* const option : verb->get_options()) {
            const std::vector<std::string> choices = choices_of(*option);
            for (const std::string& flag : flags_of(*option)) {
                if (!choices.empty()) {
                    cases += fmt::format("    {}:{}) words=\"{}\" ;;\n", verb->get_name(), flag,
                                         fmt::join(choices, " "));
                }
            }
        }
    }
    return cases;
}

std::string bash_completions(const CLI::App& app)
{
    std::string flags;
    for (const CLI::App* const verb : verbs_of(app)) {
        flags += fmt::format("    {}) flags=\"{}\" others=\"{}\" ;;\n", verb->get_name(),
                             flag_words(*verb), positional_words(*verb));
    }
    return "# likvard completions bash > /etc/bash_completion.d/likvard\n"
           "_likvard() {\n"
           "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
           "  local verb=${COMP_WORDS[1]} words='' flags='' others=''\n"
           "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "    COMPREPLY=($(compgen -W \"" +
           verb_names(app) + " --help --version\" -- \"$cur\"))\n    return\n  fi\n" +
           "  case $verb:$prev in\n" + bash_values(app) +
           "  esac\n"
           "  if [ -n \"$words\" ]; then\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n    return\n  fi\n"
           "  case $verb in\n" +
           flags +
           "  esac\n"
           "  if [[ $cur == -* ]]; then\n"
           "    COMPREPLY=($(compgen -W \"$flags\" -- \"$cur\"))\n"
           "  else\n"
           "    COMPREPLY=($(compgen -W \"$others\" -- \"$cur\") $(compgen -f -- \"$cur\"))\n"
           "  fi\n"
           "}\n"
           "complete -o filenames -F _likvard likvard\n";
}

/// Within single quotes, for zsh and fish: no quote, bracket or colon that means something there.
std::string plain(std::string text)
{
    for (char& c : text) {
        if (c == '\'' || c == '[' || c == ']' || c == ':' || c == '\\') {
            c = ' ';
        }
    }
    return text;
}

std::string zsh_arguments(const CLI::App& verb)
{
    std::string text;
    for (const CLI::Option* const option : verb.get_options()) {
        const std::vector<std::string> choices = choices_of(*option);
        const std::string action =
            choices.empty() ? "_files" : fmt::format("({})", fmt::join(choices, " "));
        for (const std::string& flag : flags_of(*option)) {
            text += fmt::format(" \\\n        '*{}[{}]{}'", flag, plain(option->get_description()),
                                takes_value(*option) ? ":value:" + action : "");
        }
        if (option->get_positional()) {
            text += fmt::format(" \\\n        '*:{}:{}'", plain(option->get_name(true)), "_files");
        }
    }
    return text;
}

std::string zsh_completions(const CLI::App& app)
{
    std::string verbs;
    std::string cases;
    for (const CLI::App* const verb : verbs_of(app)) {
        verbs += fmt::format("    '{}:{}'\n", verb->get_name(), plain(verb->get_description()));
        const std::string others = positional_words(*verb);
        cases += fmt::format("    {})\n", verb->get_name());
        if (others.find_first_not_of(' ') != std::string::npos) {
            cases += fmt::format("      (( CURRENT == 2 )) && compadd -- {}\n", others);
        }
        cases += fmt::format("      _arguments{}\n      ;;\n", zsh_arguments(*verb));
    }
    return "#compdef likvard\n"
           "# likvard completions zsh > ~/.zfunc/_likvard, with fpath+=~/.zfunc before compinit\n"
           "_likvard() {\n"
           "  local -a verbs=(\n" +
           verbs +
           "  )\n"
           "  if (( CURRENT == 2 )); then\n"
           "    _describe verb verbs\n"
           "    return\n"
           "  fi\n"
           "  shift words\n"
           "  (( CURRENT-- ))\n"
           "  case $words[1] in\n" +
           cases +
           "  esac\n"
           "}\n"
           "_likvard \"$@\"\n";
}

std::string fish_completions(const CLI::App& app)
{
    std::string text = "# likvard completions fish > ~/.config/fish/completions/likvard.fish\n";
    for (const CLI::App* const verb : verbs_of(app)) {
        text += fmt::format("complete -c likvard -n __fish_use_subcommand -f -a {} -d '{}'\n",
                            verb->get_name(), plain(verb->get_description()));
        const std::string when =
            fmt::format("-n '__fish_seen_subcommand_from {}'", verb->get_name());
        for (const CLI::Option* const option : verb->get_options()) {
            std::string names;
            for (const std::string& name : option->get_lnames()) {
                names += " -l " + name;
            }
            for (const std::string& name : option->get_snames()) {
                names += " -s " + name;
            }
            const std::string words = fmt::format("{}", fmt::join(choices_of(*option), " "));
            if (!names.empty() || !words.empty()) {
                text += fmt::format("complete -c likvard {}{}{}{} -d '{}'\n", when, names,
                                    !names.empty() && takes_value(*option) ? " -r" : "",
                                    words.empty() ? "" : " -a '" + words + "'",
                                    plain(option->get_description()));
            }
        }
    }
    return text;
}

} // namespace

std::string man_page(const CLI::App& app)
{
    std::string text = ".TH LIKVARD 1 \"\" \"likvard " LIKVARD_VERSION "\" \"User commands\"\n"
                       ".SH NAME\nlikvard \\- " +
                       roff("what a policy package would do to the gaps between schools") +
                       "\n.SH SYNOPSIS\n.B likvard\n.I VERB\n[\\fIARGUMENT\\fR]...\n"
                       ".SH DESCRIPTION\n" +
                       roff("Simulates the schools of a Swedish municipality over years, once "
                            "without and once with a plan, with the same luck in both, and shows "
                            "the difference with its interval.") +
                       "\n" + roff_block(app.get_footer()) + ".SH VERBS\n";
    for (const CLI::App* const verb : verbs_of(app)) {
        text += roff_verb(*verb);
    }
    text += ".SH EXIT STATUS\n";
    struct Line {
        std::string_view status, meaning;
    };
    for (const Line& line :
         {Line{"0", "fine"}, Line{"64", "usage"}, Line{"65", "bad data"},
          Line{"66", "input missing"}, Line{"70", "a bug of likvard"},
          Line{"73", "output cannot be made"}, Line{"74", "input or output error"},
          Line{"130", "interrupted; what is done is kept"}}) {
        text += fmt::format(".TP\n.B {}\n{}\n", line.status, line.meaning);
    }
    return text;
}

std::string completions(const CLI::App& app, const std::string& shell)
{
    return shell == "bash"  ? bash_completions(app)
           : shell == "zsh" ? zsh_completions(app)
                            : fish_completions(app);
}

} // namespace likvard
