// A report as a list of blocks, before it is any format: HTML, PDF and Markdown say the same.
#pragma once

#include "io/json_origin.hpp"
#include "results/results.hpp"
#include "viz/figures/catalogue.hpp"
#include "viz/figures/why.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace likvard::report {

/// One finished run, as the report needs it.
struct Run {
    Results results;
    RunOrigin origin;
    std::optional<figures::Places> places = {}; // where the schools are, when that is known
    std::optional<figures::Apart> apart = {};   // when the effect has been taken apart
};

struct Heading {
    int level = 2; // 2: a chapter, 3: within it
    std::string text;
};
struct Paragraph {
    std::string text;
    bool lead = false; // the result itself: larger
};
struct Bullets {
    std::vector<std::string> items;
};
struct TableBlock {
    figures::Table table;
};
/// A figure with its title, its sentence (the scene's description) and the numbers behind it.
struct FigureBlock {
    figures::Figure figure;
    chart::Scene narrow; // the same for a telephone
};
/// Text as it stands in a file, such as a plan.
struct Listing {
    std::string caption, text;
};
using Block = std::variant<Heading, Paragraph, Bullets, TableBlock, FigureBlock, Listing>;

struct Document {
    Language language = Language::sv;
    std::string title, question;
    std::string description; // the result sentence
    std::string date;        // of the data, ISO 8601: it has no other, so that bytes are the run's
    std::string token;       // the origin, as a line
    std::vector<std::pair<std::string, std::string>> facts; // version, seed, result_hash …
    std::vector<Block> blocks;
};

} // namespace likvard::report
