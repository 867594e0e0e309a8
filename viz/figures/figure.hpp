// What every figure shares: whom it is drawn for, its frame, its numbers in words, and the table of
// numbers that stands behind it.
#pragma once

#include "results/phrases.hpp"
#include "results/results_view.hpp"
#include "viz/chart/drawing.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace likvard::figures {

/// full: title, sentence and source stand in the figure, which can travel alone. plain: the page
/// around it says them.
enum class Header : std::uint8_t { full, plain };

/// What rows of schools are sorted by.
enum class SchoolOrder : std::uint8_t { baseline, plan, change, pupils, name };
inline constexpr std::array school_orders{SchoolOrder::baseline, SchoolOrder::plan,
                                          SchoolOrder::change, SchoolOrder::pupils,
                                          SchoolOrder::name};
[[nodiscard]] std::string_view key(SchoolOrder order);
[[nodiscard]] std::optional<SchoolOrder> school_order_named(std::string_view key);

struct Options {
    Language language = Language::sv;
    chart::Theme theme = chart::Theme::light;
    // NOLINTNEXTLINE(readability-magic-numbers): a usual size
    double width = 760.0;
    double height = 0.0; // 0: as high as it needs to be; figures made of rows always are
    double type = 1.0;   // factor on the size of type: 1 is 13 px for captions
    Header header = Header::full;
    bool centre_lines = false; // means over futures; without them a fan is read as a whole
    int paths = 0;             // thin lines of that many single futures
    bool whole_range = true;   // shares and gaps from zero, so that a small effect looks small
    // Over time, for a presenter: the years shown, and the value axis as it is printed; fans are
    // cut off at its ends.
    std::optional<std::pair<int, int>> years = {};
    std::optional<std::pair<double, double>> range = {};
    SchoolOrder order = SchoolOrder::baseline;
    bool falling = false; // the highest first; names from Ö to A
};

struct Apart; // why.hpp

/// One run with what its figures need beside its numbers.
struct Subject {
    const ResultsView& view;
    const chart::Font& font;
    Options options = {};
    std::string version = {};     // of the program
    std::string result_hash = {}; // empty while the run is not complete
    const Apart* apart = nullptr; // the effect taken apart, where that has been done
};

/// The numbers behind a figure. A cell is a word or a number that is printed with its column's
/// decimals.
using Cell = std::variant<std::string, double>;
struct Column {
    std::string title;
    int decimals = -1; // -1: words
};
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; // the first cell names the row
};

/// A cell as printed; NaN is a dash.
[[nodiscard]] std::string text(const Cell& cell, int decimals, Language language);

/// Swedish or English, as the subject's options say.
[[nodiscard]] std::string_view pick(const Subject& subject, std::string_view sv,
                                    std::string_view en);
[[nodiscard]] std::string pick_text(const Subject& subject, const std::string& sv,
                                    const std::string& en);
[[nodiscard]] std::string title_of(const Subject& subject, const Group& group);
[[nodiscard]] std::string title_of(const Subject& subject, const LeverNote& lever);

/// A value of the outcome as people are shown it, without its unit.
[[nodiscard]] std::string number(const Subject& subject, const OutcomeInfo& outcome, double value);
/// The same with a sign: a difference.
[[nodiscard]] std::string signed_number(const Subject& subject, const OutcomeInfo& outcome,
                                        double value);
/// "−2,4 … −0,3".
[[nodiscard]] std::string range(const Subject& subject, const OutcomeInfo& outcome, double low,
                                double high);
/// Title with its unit, unless it ends with it: "Godkända betyg i alla ämnen, procent".
[[nodiscard]] std::string title_with_unit(const Subject& subject, const OutcomeInfo& outcome);

/// Whether the 90 % spread lies on one side of zero; a single future tells nothing.
[[nodiscard]] bool is_clear(const Band& spread);

/// Seed, futures, program, hash and that nobody in it exists: the last line of every figure.
[[nodiscard]] std::string source_line(const Subject& subject);
/// What is left out of the results because groups are small, or that it is shown; empty otherwise.
[[nodiscard]] std::string privacy_line(const Subject& subject, int left_out);

/// A scene with its frame: made first, then drawn into, then finished.
class Sheet {
public:
    /// `sentence` is the description, drawn below the title.
    Sheet(const Subject& subject, std::string title, std::string sentence);
    ~Sheet() = default;
    Sheet(const Sheet&) = delete; // what draws knows where the scene is
    Sheet& operator=(const Sheet&) = delete;
    Sheet(Sheet&&) = delete;
    Sheet& operator=(Sheet&&) = delete;

    [[nodiscard]] chart::Drawing& draw() { return drawing_; }
    [[nodiscard]] double type(double size) const { return size * options_.type; }
    [[nodiscard]] chart::TextStyle style(chart::TextRole role) const;
    [[nodiscard]] double left() const { return left_; }
    [[nodiscard]] double right() const;
    [[nodiscard]] double top() const { return top_; } // where the figure itself may begin
    /// Bottom of the figure itself when the options give a height, else top + natural.
    [[nodiscard]] double bottom(double natural) const;
    /// Sets the height, adds notes and the source line below `content_bottom`.
    [[nodiscard]] chart::Scene finish(double content_bottom,
                                      const std::vector<std::string>& notes = {});

private:
    [[nodiscard]] double foot() const;

    Options options_;
    chart::Scene scene_;
    chart::Drawing drawing_;
    std::string source_;
    double left_ = 0.0;
    double top_ = 0.0;
};

/// A frame with nothing but a sentence: why there is no figure.
[[nodiscard]] chart::Scene empty_figure(const Subject& subject, std::string title, std::string why);

} // namespace likvard::figures
