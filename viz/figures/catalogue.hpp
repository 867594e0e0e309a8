// Every figure by its key, so that a command line, a report and a screen can ask for the same ones.
#pragma once

#include "viz/figures/figure.hpp"
#include "viz/figures/map.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace likvard::figures {

inline constexpr Outcome headline_outcome = Outcome::gap_school_quarters_pass_pp;

struct FigureInfo {
    std::string_view key;
    std::string_view what_sv, what_en;
    Outcome outcome;    // when the key names none
    bool takes_outcome; // "schools:merit_points"
    bool takes_group;   // "gap:merit_points@school=10657244"
};
[[nodiscard]] std::span<const FigureInfo> figure_list();

/// "NAME", "NAME:OUTCOME" or "NAME:OUTCOME@DIMENSION=LABEL" in its parts. A part without its mark
/// is absent; one that has its mark and no letter is empty, and wrong.
struct FigureKey {
    std::string_view name;
    std::optional<std::string_view> outcome, dimension, label;
};
[[nodiscard]] FigureKey parts_of(std::string_view key);
/// The entry that a key names, when it takes what the key gives it; else null.
[[nodiscard]] const FigureInfo* figure_of(const FigureKey& key);

struct Figure {
    std::string key;
    chart::Scene scene;
    Table table;
};

/// A figure of the first run, or of all of them for "comparison". `key` is one of figure_list(),
/// with ":OUTCOME" where it takes one, and "@DIMENSION=LABEL" where it takes a group. Nothing when
/// there is no such key or outcome, or when the figure needs what is not there (places for "map",
/// several runs for "comparison", the effect taken apart for "why").
[[nodiscard]] std::optional<Figure> draw(std::string_view key, std::span<const Subject> subjects,
                                         const Places* places);

} // namespace likvard::figures
