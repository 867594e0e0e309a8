// The command line of the viewer as plain data. options.cpp is its only file that includes CLI11.
#pragma once

#include "results/phrases.hpp"
#include "viz/chart/palette.hpp"

#include <optional>
#include <string>
#include <vector>

namespace likvard::app {

struct Command {
    std::string name, argument;
};

struct ViewOptions {
    std::string plan; // file, name of a scenario, or a folder that `run --out` made; may be empty
    std::string screenshot;           // PNG to write, and end
    std::optional<std::string> dump;  // JSON of the widgets: a file, or "-" for stdout with an end
    std::optional<std::string> bench; // CSV of frame costs to write, and end
    int width = 0, height = 0;        // pixels; 0: as remembered
    std::optional<Language> language;
    std::optional<chart::Theme> theme;
    std::optional<double> scale;   // instead of the monitor's
    std::optional<int> replicates; // instead of the plan's
    bool priors_only = false;
    std::optional<std::string> story;
    std::vector<Command> commands; // carried out one after the other once the answer is whole
    int threads = 0;
};

/// What was asked for, or a text to print and a status to end with.
struct Parsed {
    ViewOptions options;
    std::optional<std::string> message;
    int status = 0;
};

[[nodiscard]] Parsed parse(const std::vector<std::string>& arguments);

} // namespace likvard::app
