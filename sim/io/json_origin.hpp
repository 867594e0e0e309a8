// Where an exported file comes from: all it takes to make it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// One run behind a file. `plan` and `baseline` are fully resolved scenarios.
struct RunOrigin {
    std::string plan, baseline;
    std::string parameters; // what the draws come from: "priors"
    std::string version;    // of the program
    std::string result_hash;
    std::uint64_t seed = 0;
    int replicates = 0;
};

/// How a figure stood on the screen when it was exported from there; lengths in logical units.
struct FigureLook {
    double width = 0.0, height = 0.0; // height 0: as high as it needs to be
    bool centre_lines = false;
    int paths = 0;
    bool whole_range = true;
    std::string order; // of schools
    bool falling = false;
};

/// The file itself: which runs, and how they were asked for.
struct Origin {
    std::string format;   // "html", "pdf", "png", "svg", "xlsx", "md"
    std::string language; // "sv" or "en"
    std::string figure;   // key of the one figure that it holds; empty: the whole report
    int scale = 2;        // PNG: pixels per logical unit
    bool dark = false;
    bool small_groups = false;      // groups of fewer than 10 pupils are shown
    std::optional<FigureLook> look; // nothing: as a report shows it
    bool why = false;               // the whole report has the effect taken apart
    std::vector<RunOrigin> runs;
};

/// As one line of JSON in ASCII, the same bytes for the same origin.
[[nodiscard]] std::string origin_json(const Origin& origin);

/// Nothing when the text is no origin of ours.
[[nodiscard]] std::optional<Origin> read_origin(std::string_view json);

} // namespace likvard
