// A presentation as a file: steps with a text, what is shown, and the plan that it is shown for.
#pragma once

#include "core/check.hpp"
#include "model/scenario.hpp"
#include "results/outcomes.hpp"
#include "viz/panels/state.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace likvard::app {

/// What fills the stage.
enum class Shot : std::uint8_t { over_time, difference, schools, map, money };

struct StoryStep {
    LocalText text;
    std::optional<Outcome> outcome; // as in the step before
    std::string group;              // title or label of a group; empty: the whole municipality
    std::string plan;               // scenario file beside the story; empty: as before
    Shot shot = Shot::over_time;
    bool before = false; // begins without the plan, which the space bar brings
};

struct Story {
    LocalText title;
    std::vector<StoryStep> steps;
};

/// Errors: InputMissing; DataError with every fault and its line.
[[nodiscard]] Story read_story(const std::filesystem::path& file);

/// One step for the headline, one for the schools and one for the money: what F5 shows of a plan
/// that has no story.
[[nodiscard]] Story plain_story(const Scenario& plan, Outcome outcome);

} // namespace likvard::app
