#include "viz/app/session.hpp"

#include "cli_find.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "io/scenario_reader.hpp"
#include "viz/panels/lever_text.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace likvard::app {
namespace {

namespace fs = std::filesystem;
using view::Say;

constexpr const char* first_plan = "botkyrka_2019_package";
constexpr const char* autosave_name = "unsaved.toml";
constexpr auto autosave_pause = std::chrono::seconds(2);

Scenario without_levers(Scenario scenario)
{
    scenario.title = {.sv = "Utan plan", .en = "No plan"};
    scenario.question = {};
    scenario.levers.clear();
    return scenario;
}

/// What decides the numbers: two plans that differ in words alone have the same.
bool same_numbers(Scenario a, const Scenario& b)
{
    a.title = b.title;
    a.question = b.question;
    return view::same(a, b);
}

std::vector<std::string> lines_of(const DataError& error)
{
    constexpr std::size_t most = 8;
    std::vector<std::string> lines;
    for (const Fault& fault : error.faults()) {
        lines.push_back(text(fault));
    }
    if (lines.size() > most) {
        const std::size_t more = lines.size() - most;
        lines.resize(most);
        lines.push_back(fmt::format("… +{}", more));
    }
    return lines;
}

std::string quoted_for_shell(const std::string& word)
{
    const bool plain =
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "%+,-./:=@_") == std::string::npos;
    if (plain && !word.empty()) {
        return word;
    }
    std::string out = "'";
    for (const char c : word) {
        out += c == '\'' ? std::string(R"('\'')") : std::string(1, c);
    }
    return out + "'";
}

} // namespace

Session::Session(const ViewOptions& options, Settings remembered, std::function<void()> wake)
    : settings(std::move(remembered)), options_(options), live_({options.threads, wake}),
      details_(wake)
{
    const bool keeps = options.screenshot.empty() && !options.bench;
    folder_ = keeps ? state_folder() : std::nullopt;
    state.version = LIKVARD_VERSION;
    state.ui.language = options.language.value_or(settings.language);
    state.ui.theme = options.theme.value_or(settings.theme);
    if (settings.tab) {
        state.choices.tab = static_cast<view::Tab>(*settings.tab);
    }
    state.choices.plan_width = settings.plan_width;
    state.choices.chart_share = settings.chart_share;
    state.recent = settings.recent;
    if (const auto outcome = outcome_named(settings.outcome)) {
        state.choices.outcome = *outcome;
    }
    open_first();
}

void Session::open_first()
{
    if (!options_.plan.empty()) {
        const fs::path file = find_input(options_.plan, scenario_folders());
        const bool is_run = fs::is_directory(file) && fs::exists(file / "plan.toml");
        load(is_run ? file / "plan.toml" : file, file.string());
        return;
    }
    if (!recover()) {
        load(find_input(first_plan, scenario_folders()), first_plan);
    }
}

bool Session::recover()
{
    const fs::path unsaved = folder_ ? *folder_ / autosave_name : fs::path();
    std::error_code ignored;
    if (unsaved.empty() || !fs::exists(unsaved, ignored)) {
        return false;
    }
    try {
        load(unsaved, unsaved.string());
    } catch (const std::exception&) {
        fs::rename(unsaved, *folder_ / "unreadable.toml", ignored); // nothing is thrown away
        return false;
    }
    state.file.clear();
    Scenario recovered = state.document.now();
    state.document = view::Document(without_levers(recovered));
    state.document.edit({"Hämta tillbaka", "Recover"}, recovered);
    say(false, std::string(view::say(Say::recovered, state.ui.language)), {});
    return true;
}

void Session::load(const fs::path& file, const std::string& shown_as)
{
    std::vector<std::string> sets;
    if (options_.replicates) {
        sets.push_back(fmt::format("replicates={}", *options_.replicates));
    }
    LoadedScenario loaded = read_scenario(file, sets, scenario_folders());
    loaded.scenario.posterior = own_posterior(options_.priors_only);
    state.document = view::Document(std::move(loaded.scenario));
    state.municipality = std::make_shared<const Municipality>(std::move(loaded.municipality));
    std::error_code ignored;
    state.file = fs::exists(file, ignored) ? fs::absolute(file, ignored).string() : shown_as;
    state.choices.school.clear();
    state.choices.group = 0;
    submitted_.reset();
}

void Session::open(const std::string& file)
{
    try {
        load(find_input(file, scenario_folders()), file);
        remember(settings, state.file);
        state.recent = settings.recent;
        state.notice.reset();
    } catch (const DataError& error) {
        say(true, std::string(view::say(Say::bad_file, state.ui.language)), lines_of(error));
    } catch (const InputMissing& error) {
        std::vector<std::string> lines;
        if (state.ui.swedish()) {
            lines.push_back(
                fmt::format(fmt::runtime(view::say(Say::no_such_file, state.ui.language)), file));
        }
        // What is missing may be another file, such as the calibrated draws: then it is named.
        if (!state.ui.swedish() || !std::string_view(error.what()).starts_with(file)) {
            lines.emplace_back(error.what());
        }
        say(true, std::string(view::say(Say::bad_file, state.ui.language)), std::move(lines));
    } catch (const std::exception& error) {
        say(true, std::string(view::say(Say::bad_file, state.ui.language)), {error.what()});
    }
}

void Session::begin_anew()
{
    Scenario fresh = state.document.now();
    fresh.title = {.sv = "Ny plan", .en = "New plan"};
    fresh.question = {};
    fresh.levers.clear();
    state.document.edit({"Ny plan", "New plan"}, std::move(fresh));
    state.file.clear();
}

bool Session::save(const std::string& file)
{
    try {
        const std::string words = to_toml(state.document.now(), *state.municipality);
        write_file_atomically(file, words);
        const LoadedScenario back = read_scenario(file, {}, scenario_folders());
        check(view::same(back.scenario, state.document.now()), "a saved plan reads back as it was");
        std::error_code ignored;
        state.file = fs::absolute(file, ignored).string();
        state.document.mark_saved();
        remember(settings, state.file);
        state.recent = settings.recent;
        autosave(true);
        return true;
    } catch (const std::exception& error) {
        say(true, std::string(view::say(Say::bad_file, state.ui.language)), {error.what()});
        return false;
    }
}

std::string Session::command_line()
{
    std::string file = state.file;
    if (file.empty() || state.document.changed()) {
        const fs::path folder = state_folder().value_or(fs::temp_directory_path());
        const std::string words = to_toml(state.document.now(), *state.municipality);
        file = (folder / "copied_plan.toml").string();
        write_file_atomically(file, words);
    }
    const std::string futures =
        options_.replicates ? fmt::format(" --replicates {}", *options_.replicates) : "";
    return fmt::format("likvard run {}{}{}", quoted_for_shell(file), futures,
                       options_.priors_only ? " --priors" : "");
}

void Session::pin()
{
    const bool is_new =
        state.answering.results && !state.answering.stale && !view::is_pinned(state);
    if (is_new && state.pinned.size() < view::most_pinned) { // the comparison says when it is full
        state.pinned.push_back({++pins_, state.answering.hash, state.document.now(),
                                state.municipality, state.answering.results});
    }
}

void Session::go_on()
{
    submitted_.reset();
}

void Session::update()
{
    take_answer();
    const Scenario& plan = state.document.now();
    if (!submitted_ || !same_numbers(*submitted_, plan)) {
        ticket_ = live_.submit(plan, without_levers(plan), state.municipality);
        submitted_ = plan;
    }
    const LiveProgress progress = live_.progress();
    view::Answering& a = state.answering;
    a.busy = progress.busy;
    a.done = progress.done;
    a.total = progress.total;
    a.cancelled = !progress.busy && progress.done < progress.total && a.fault.empty();
    a.stale = !seen_ || seen_->ticket != ticket_;
    a.complete = seen_ && seen_->complete && !a.stale;
    a.hash = a.complete ? seen_->hash : std::string();
    for (view::Pinned& pin : state.pinned) {
        pin.hash = pin.results == a.results && a.complete ? a.hash : pin.hash;
    }
    details_.update(state, settled(), without_levers(plan));
}

void Session::ask_person(bool teacher)
{
    details_.ask_person(state, without_levers(state.document.now()), teacher);
}

void Session::take_answer()
{
    const auto answer = live_.answer();
    if (answer == seen_ || answer->ticket != ticket_ || !submitted_) {
        return; // nothing new, or of a plan that is gone
    }
    seen_ = answer;
    view::Answering& a = state.answering;
    ++a.revision;
    a.fault = answer->fault;
    if (!answer->fault.empty()) {
        say(true, std::string(view::say(Say::fault_of_ours, state.ui.language)), {answer->fault});
    }
    if (answer->results) {
        a.results = answer->results;
        a.plan = *submitted_;
        for (view::Pinned& pin : state.pinned) { // a pin of this plan is refined as the screen is
            if (same_numbers(pin.plan, a.plan) &&
                pin.results->info().replicates <= a.results->info().replicates) {
                pin.results = a.results;
            }
        }
        state.view = std::make_unique<ResultsView>(*a.results);
        state.lever_costs = view::yearly_costs(*state.view);
        if (state.choices.group >= state.view->groups().size()) {
            state.choices.group = 0;
        }
    }
}

bool Session::settled() const
{
    return state.answering.complete && !state.answering.hash.empty();
}

void Session::autosave(bool now)
{
    if (!folder_) {
        return;
    }
    const auto time = std::chrono::steady_clock::now();
    if (!now && time - kept_at_ < autosave_pause) {
        return;
    }
    kept_at_ = time;
    const fs::path file = *folder_ / autosave_name;
    std::error_code ignored;
    if (!state.document.changed()) {
        if (kept_) {
            fs::remove(file, ignored);
            kept_.reset();
        }
        return;
    }
    if (!kept_ || !view::same(*kept_, state.document.now())) {
        write_file_atomically(file, to_toml(state.document.now(), *state.municipality));
        kept_ = state.document.now();
    }
}

void Session::say(bool is_fault, std::string title, std::vector<std::string> lines)
{
    state.notice = view::Notice{is_fault, std::move(title), std::move(lines)};
}

} // namespace likvard::app
