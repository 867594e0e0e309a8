#include "viz/app/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>

namespace likvard::app {
namespace {

constexpr int usage_status = 64;
constexpr double least_scale = 0.5;
constexpr double most_scale = 4.0;

constexpr const char* examples = R"(Examples:
  likvard-view                                       Botkyrka with the package of 2019, or what was open last
  likvard-view scenarios/umea_team.toml              a plan
  likvard-view --lang sv --theme dark --scale 1.5    Swedish, dark, one and a half times as large
  likvard-view --story scenarios/botkyrka_2019.story.toml
  likvard-view --screenshot view.png --size 1600x1000 plan.toml
  likvard-view --dump-ui - plan.toml                 every control and text as JSON
Without a display: xvfb-run -a likvard-view --screenshot …, or likvard report.
)";

/// "1600x1000"; false when it is no size.
bool read_size(const std::string& text, ViewOptions& options)
{
    std::istringstream in(text);
    char x = 0;
    constexpr int least = 320;
    constexpr int most = 16384;
    return static_cast<bool>(in >> options.width >> x >> options.height) && x == 'x' &&
           in.peek() == std::istringstream::traits_type::eof() && options.width >= least &&
           options.height >= least && options.width <= most && options.height <= most;
}

Command command_of(const std::string& text)
{
    const std::size_t equals = text.find('=');
    return equals == std::string::npos ? Command{text, {}}
                                       : Command{text.substr(0, equals), text.substr(equals + 1)};
}

Parsed refused(const std::string& why)
{
    return {{}, "likvard-view: " + why + "\n", usage_status};
}

} // namespace

Parsed parse(const std::vector<std::string>& arguments)
{
    Parsed parsed;
    ViewOptions& o = parsed.options;
    std::string size;
    std::string language;
    std::string theme;
    std::string dump;
    std::vector<std::string> commands;
    CLI::App app("likvard-view: move a lever, watch the gap, see how sure it is\n\n" +
                     std::string(examples),
                 "likvard-view");
    app.add_option("PLAN", o.plan, "scenario file, or the name of one that comes with likvard");
    app.add_option("--screenshot", o.screenshot, "write this PNG once every future is computed")
        ->type_name("FILE");
    app.add_option("--size", size, "size of the window in pixels")->type_name("WxH");
    app.add_option("--dump-ui", dump,
                   "write every control and text as JSON: to FILE whenever they change, or - once")
        ->type_name("FILE");
    app.add_option("--lang", language, "language")->check(CLI::IsMember({"sv", "en"}));
    app.add_option("--theme", theme, "colours")->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--scale", o.scale, "pixels to a logical pixel, instead of the monitor's")
        ->check(CLI::Range(least_scale, most_scale));
    app.add_option("--replicates", o.replicates, "paired futures, instead of the plan's")
        ->check(CLI::Range(1, 100000));
    app.add_flag("--priors", o.priors_only,
                 "parameters from their priors, not from calibration/posterior.csv");
    app.add_option("--story", o.story, "begin with this presentation")->type_name("FILE");
    app.add_option("--do", commands, "a command of the palette, such as tab=1 or present")
        ->type_name("COMMAND[=ARGUMENT]")
        ->allow_extra_args(false); // what follows may be the plan
    app.add_option("--bench", o.bench, "measure frames while levers move, write this CSV, and end")
        ->type_name("FILE");
    app.add_option("--threads", o.threads, "workers; 0: every core")->check(CLI::Range(0, 256));
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
        return {{}, app.help(), 0};
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    if (!size.empty() && !read_size(size, o)) {
        return refused("--size: expected WIDTHxHEIGHT in pixels such as 1600x1000, found " + size);
    }
    if (!language.empty()) {
        o.language = language == "sv" ? Language::sv : Language::en;
    }
    if (!theme.empty()) {
        o.theme = theme == "dark" ? chart::Theme::dark : chart::Theme::light;
    }
    if (!dump.empty()) {
        o.dump = dump;
    }
    std::transform(commands.begin(), commands.end(), std::back_inserter(o.commands), command_of);
    return parsed;
}

} // namespace likvard::app
