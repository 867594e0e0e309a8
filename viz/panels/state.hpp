// What the window shows and what people have chosen in it. Panels read it, change choices and the
// plan, and ask for what only the application can do (files, exports, leaving).
#pragma once

#include "model/municipality.hpp"
#include "results/results_view.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/why.hpp"
#include "viz/panels/document.hpp"
#include "viz/panels/ui.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace likvard::view {

/// `difference` is a tab where the window is too narrow for it beside the outcome.
enum class Tab : std::uint8_t {
    schools,
    map,
    money,
    staff,
    why,
    person,
    limits,
    difference,
    last = difference
};
inline constexpr std::size_t tab_count = static_cast<std::size_t>(Tab::last) + 1;

/// What is asked of the application by a key that commands, buttons and tests share.
struct Request {
    std::string command; // "plan.save", "export.svg" …
    std::string argument;
};

/// What is computed, and how far.
struct Answering {
    std::shared_ptr<const Results> results; // null before the first answer
    Scenario plan;                          // that they are of
    std::uint64_t revision = 0;             // grows with every answer
    bool stale = false;                     // the numbers are those of an earlier plan
    bool complete = false;
    bool busy = false;
    bool cancelled = false;
    int done = 0, total = 0;
    std::string hash;
    std::string fault;
};

/// A plan put aside to compare with.
struct Pinned {
    std::uint64_t number = 0; // grows from pin to pin
    std::string hash;         // of the results; empty until they are whole
    Scenario plan;
    std::shared_ptr<const Municipality> municipality;
    std::shared_ptr<const Results> results;
};
inline constexpr std::size_t most_pinned = 4;

/// What each lever adds, averaged over every order of adding the plan's levers.
struct Parts {
    std::optional<figures::Apart> apart; // over the futures done; nothing before the first
    bool too_many = false;
    bool busy = false;
    int levers = 0;
    int total = 0;              // futures that will be taken apart
    std::uint64_t revision = 0; // grows with `apart`

    [[nodiscard]] int futures() const { return apart ? apart->futures : 0; }
    [[nodiscard]] bool whole() const { return futures() > 0 && futures() == total; }
};

/// One person's years in both worlds.
struct LifeYear {
    int year = 0;      // autumn
    std::string place; // school and grade, or what became of them
    std::string note;
};
struct Life {
    bool teacher = false; // a pupil otherwise
    std::string title;
    std::vector<LifeYear> baseline, plan;
};

/// A sentence that stays until it is read or superseded.
struct Notice {
    bool is_fault = false;
    std::string title;
    std::vector<std::string> lines;
};

/// A file name that is being asked for; `command` is carried out with it.
struct FileQuestion {
    std::string command;
    std::string name;
    std::vector<std::string> found; // to choose from
};

inline constexpr double least_plan_width = 280.0;
inline constexpr double most_plan_width = 640.0;
inline constexpr double least_chart_share = 0.25;
inline constexpr double most_chart_share = 0.8;

struct Choices {
    Outcome outcome = Outcome::gap_school_quarters_pass_pp;
    std::size_t group = 0;     // in ResultsView::groups
    Tab tab = Tab::difference; // where there is no such tab, the schools
    bool centre_lines = false;
    bool paths = false;
    bool whole_range = true;
    figures::SchoolOrder order = figures::SchoolOrder::baseline;
    bool falling = false; // the order turned round
    bool plan_column = true;
    bool plan_alone = false;              // in a window with room for the levers or the answer
    double plan_width = 360.0;            // logical units
    double chart_share = 0.52;            // of what the headline leaves, to the chart that answers
    bool large_tab = false;               // the tab has all that the headline leaves
    std::string school;                   // unit code of the one that is looked at, or empty
    std::vector<std::string> open_groups; // of levers
    std::string open_lever;               // whose details are shown
    std::string map_lever;   // key of the lever that a click on the map chooses schools for
    std::size_t map_use = 0; // among the uses of that lever
};

/// What a window of this size has room for; worked out anew each frame.
struct Layout {
    bool one_column = false;        // the levers or the answer, not both
    bool difference_in_tab = false; // not beside the outcome over time
    bool small_headline = false;
};

struct AppState {
    Ui ui;
    Layout layout;
    Document document;
    std::shared_ptr<const Municipality> municipality;
    std::string file;    // that the plan was opened from or saved to; empty: none yet
    std::string version; // of the program
    Answering answering;
    std::unique_ptr<ResultsView> view;         // of answering.results; null before the first answer
    std::map<std::string, double> lever_costs; // SEK a year by lever, of the same answer
    Choices choices;
    std::vector<Pinned> pinned;
    Parts parts;
    std::optional<Life> life;
    bool life_busy = false;
    std::optional<Notice> notice;
    std::vector<Request> requests;
    std::vector<std::string> recent;
    bool escape = false; // pressed in this frame
    bool palette_open = false;
    std::string palette_search;
    std::optional<FileQuestion> file_question;
    bool differences_open = false;
    bool compare_open = false;
    std::map<std::string, chart::Scene> scenes; // by what they show; emptied by a new answer
    std::uint64_t scenes_of = 0;                // revision that `scenes` belong to
    int scenes_made = 0;                        // since the start, for the bench

    void ask(std::string command, std::string argument = {})
    {
        requests.push_back({std::move(command), std::move(argument)});
    }
};

/// Whether the plan on screen is one of those put aside.
[[nodiscard]] bool is_pinned(const AppState& state);

/// The subject of figures at this width and height (logical units).
[[nodiscard]] figures::Subject subject(const AppState& state, double width, double height = 0.0);

/// A scene that is made once for each answer and set of options: `key` names what it shows, and
/// theme, language and size are added to it.
[[nodiscard]] const chart::Scene& kept_scene(AppState& state, const std::string& key,
                                             const figures::Subject& of,
                                             const std::function<chart::Scene()>& make);

} // namespace likvard::view
