#include "viz/app/exports.hpp"

#include "cli_find.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "io/scenario_reader.hpp"
#include "results/result_hash.hpp"
#include "viz/panels/tabs.hpp"
#include "viz/report/artefact.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::app {
namespace {

namespace fs = std::filesystem;
using view::AppState;
using view::Tab;

constexpr double width = 960.0; // logical units
constexpr int pixels_a_unit = 2;

std::string with_group(const AppState& state, std::string_view figure)
{
    const Group& group = state.view->groups().at(state.choices.group);
    std::string key = fmt::format("{}:{}", figure, info(state.choices.outcome).key);
    if (group.dimension != Dimension::municipality) {
        key += fmt::format("@{}={}", likvard::key(group.dimension), group.label);
    }
    return key;
}

std::string of_tab(const AppState& state)
{
    const std::string_view outcome = info(view::school_outcome(state)).key;
    switch (view::shown_tab(state)) {
    case Tab::schools:
        return state.choices.school.empty()
                   ? fmt::format("schools:{}", outcome)
                   : fmt::format("gap:{}@school={}", outcome, state.choices.school);
    case Tab::map:
        return fmt::format("map:{}", outcome);
    case Tab::money:
        return "money";
    case Tab::staff:
        return "staff";
    case Tab::why:
        // Half of the futures taken apart would be a figure that nobody can make again.
        return state.parts.whole() ? fmt::format("why:{}", info(state.choices.outcome).key) : "";
    case Tab::difference:
        return with_group(state, "difference");
    case Tab::person:
    case Tab::limits:
        break;
    }
    return "";
}

/// How many plans the comparison shows: the pinned ones, and the one on screen unless it is one.
std::size_t runs_shown(const AppState& state)
{
    return state.pinned.size() + (is_pinned(state) ? 0U : 1U);
}

/// The key by which the report knows the figure; empty when there is none.
std::string figure_key(const AppState& state, const std::string& what)
{
    if (what == "over_time") {
        return with_group(state, "gap");
    }
    if (what == "difference") {
        return with_group(state, "difference");
    }
    if (what == "compare") {
        const bool several = runs_shown(state) > 1;
        return several ? fmt::format("comparison:{}", info(state.choices.outcome).key) : "";
    }
    return what == "tab" ? of_tab(state) : "";
}

report::Run run_of(const Results& results, const Scenario& plan, const Municipality& municipality,
                   const std::string& version)
{
    Scenario shown = plan; // as many futures as there are on the screen
    shown.replicates = results.info().replicates;
    Scenario without = shown;
    without.title = {.sv = "Utan plan", .en = "No plan"};
    without.question = {};
    without.levers.clear();
    return {.results = results,
            .origin = {.plan = to_toml(shown, municipality),
                       .baseline = to_toml(without, municipality),
                       .parameters = text(plan.posterior),
                       .version = version,
                       .result_hash = result_hash(results),
                       .seed = shown.seed,
                       .replicates = shown.replicates},
            .places = view::places_of(municipality)};
}

/// Pinned plans first, as the comparison on the screen has them.
std::vector<report::Run> runs_of(const AppState& state, bool with_pinned)
{
    std::vector<report::Run> runs;
    if (with_pinned) {
        for (const view::Pinned& pin : state.pinned) {
            runs.push_back(run_of(*pin.results, pin.plan, *pin.municipality, state.version));
        }
    }
    if (!with_pinned || !is_pinned(state)) {
        runs.push_back(run_of(*state.answering.results, state.answering.plan, *state.municipality,
                              state.version));
    }
    return runs;
}

Origin request_of(const AppState& state, const std::string& format, const std::string& figure)
{
    Origin request;
    request.format = format;
    request.language = state.ui.swedish() ? "sv" : "en";
    request.figure = figure;
    request.scale = pixels_a_unit;
    request.dark = state.ui.theme == chart::Theme::dark;
    const figures::Options options = view::subject(state, width).options;
    request.look = FigureLook{.width = options.width,
                              .height = options.height,
                              .centre_lines = options.centre_lines,
                              .paths = options.paths,
                              .whole_range = options.whole_range,
                              .order = std::string(figures::key(options.order)),
                              .falling = options.falling};
    return request;
}

} // namespace

bool can_export(const AppState& state, const std::string& what)
{
    return state.view && state.view->futures() > 0 && !figure_key(state, what).empty();
}

std::string export_name(const AppState& state, const std::string& what)
{
    std::string key = can_export(state, what) ? figure_key(state, what) : what;
    if (key.starts_with("gap:gap_")) { // one gap is enough
        key = key.substr(std::string_view("gap:").size());
    }
    std::replace_if(
        key.begin(), key.end(), [](char c) { return c == ':' || c == '@' || c == '='; }, '_');
    std::error_code ignored;
    const std::string name = fmt::format("{}_{}.svg", state.municipality->key, key);
    return (fs::current_path(ignored) / name).string();
}

void export_figure(const AppState& state, const std::string& what, const std::string& file)
{
    const std::string format = report::format_of(file);
    if (format != "svg" && format != "png" && format != "pdf") {
        throw DataError({{.file = file,
                          .line = 0,
                          .column = 0,
                          .key = "ending",
                          .found = fs::path(file).extension().string(),
                          .expected = ".svg, .png or .pdf",
                          .nearest = {}}});
    }
    const std::string key = figure_key(state, what);
    const Origin request = request_of(state, format, key);
    std::vector<report::Run> runs = runs_of(state, what == "compare");
    if (report::shows_why(request)) {
        runs.front().apart = state.parts.apart;
    }
    write_file_atomically(file, report::make(runs, request));
}

} // namespace likvard::app
