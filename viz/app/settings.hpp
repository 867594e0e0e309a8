// What the window remembers from one time to the next, in the folder that XDG names.
#pragma once

#include "results/phrases.hpp"
#include "viz/chart/palette.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace likvard::app {

struct Settings {
    Language language = Language::sv;
    chart::Theme theme = chart::Theme::light;
    double zoom = 1.0;
    int width = 1600, height = 1000;
    std::optional<int> tab;                        // as in Choices; nothing: as at the first start
    double plan_width = 360.0, chart_share = 0.52; // as in Choices
    std::string outcome;                           // key; empty: the headline's
    std::vector<std::string> recent;
};

inline constexpr double least_zoom = 0.75;
inline constexpr double most_zoom = 3.0;
inline constexpr std::size_t most_recent = 8;

/// $XDG_STATE_HOME/likvard, or ~/.local/state/likvard; nothing when neither is known.
[[nodiscard]] std::optional<std::filesystem::path> state_folder();

/// What is remembered; what cannot be read is as at the first start.
[[nodiscard]] Settings read_settings(const std::filesystem::path& folder);
/// Errors: OutputError, IoError.
void write_settings(const std::filesystem::path& folder, const Settings& settings);
/// Puts a file at the head of the recent ones.
void remember(Settings& settings, const std::string& file);

} // namespace likvard::app
