// A presentation as a file: steps with a text, what is shown of which plan, and how near. The
// viewer shows them, `likvard check` checks them, scenarios/README.md describes them.
#pragma once

#include "core/check.hpp"
#include "model/municipality.hpp"
#include "model/scenario.hpp"
#include "results/outcomes.hpp"
#include "results/results.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace likvard {

/// What fills the stage.
enum class Shot : std::uint8_t {
    over_time,
    difference,
    schools,
    map,
    money,
    why,
    limits,
    last = limits
};

struct StoryStep {
    LocalText text;                 // empty: the result sentence
    std::optional<Outcome> outcome; // as in the step before
    std::string group;              // title or label of a group; empty: the whole municipality
    std::string school;             // name or unit code: looked at over time, marked elsewhere
    std::string plan;               // scenario file beside the story; empty: as before
    Shot shot = Shot::over_time;
    bool before = false;                      // begins without the plan, which the space bar brings
    std::optional<std::pair<int, int>> years; // shown over time, by autumn; nothing: all
    std::optional<std::pair<double, double>> range; // of the value axis, as it is printed
    std::string near;                               // a school or home area in the map's middle
    double km = 0.0;                                // from there to what the map still shows
};

struct Story {
    LocalText title;
    std::vector<StoryStep> steps;
};

/// How far a map shows around `near` when the step does not say.
inline constexpr double usual_km = 4.0;

/// Whether a file is a story by its name: "….story.toml".
[[nodiscard]] bool is_story(const std::filesystem::path& file);

/// Reads a story and looks up what it names in the plans that it names, which are looked for beside
/// the story and then in `folders`. Errors: InputMissing; DataError with every fault and its line.
[[nodiscard]] Story read_story(const std::filesystem::path& file,
                               std::span<const std::filesystem::path> folders);

/// Every fault that read_story would throw.
[[nodiscard]] std::vector<Fault> check_story(const std::filesystem::path& file,
                                             std::span<const std::filesystem::path> folders);

/// The group that a step names by title, in either language, or label.
[[nodiscard]] std::optional<std::size_t> story_group(std::span<const Group> groups,
                                                     const std::string& name);
/// The school that a step names, among the groups.
[[nodiscard]] std::optional<std::size_t> story_school(std::span<const Group> groups,
                                                      const std::string& name);
/// Latitude and longitude of a school or home area.
[[nodiscard]] std::optional<std::pair<double, double>> story_place(const Municipality& municipality,
                                                                   const std::string& name);

} // namespace likvard
