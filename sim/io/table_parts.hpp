// The blocks of the terminal table, each made by a file of its own. Internal to table.cpp.
#pragma once

#include "io/table.hpp"
#include "io/table_layout.hpp"

#include <string>
#include <string_view>

namespace likvard::table {

inline constexpr int half_of_futures = 50; // per cent
inline constexpr int most_futures = 90;
inline constexpr std::string_view clear_mark = "●";

/// What every block needs to know.
struct Context {
    const ResultsView& view;
    Language language = Language::sv;
    bool colour = false;
    TableRows rows = TableRows::main;
    int left_out = 0; // rows not shown because of small groups

    [[nodiscard]] bool swedish() const { return language == Language::sv; }
    [[nodiscard]] std::string_view pick(std::string_view sv, std::string_view en) const
    {
        return swedish() ? sv : en;
    }
    [[nodiscard]] int year() const { return view.info().last_year; }
    [[nodiscard]] std::string percent(int value) const
    {
        return format_percent(value, 0, language);
    }
    /// The outcome's number as people are shown it, without its unit.
    [[nodiscard]] std::string number(const OutcomeInfo& outcome, double value) const
    {
        return format_number(value * shown_scale(outcome.unit), shown_decimals(outcome.unit),
                             language);
    }
};

/// Title with its unit, unless a heading or the title says it.
[[nodiscard]] std::string title_with_unit(const OutcomeInfo& outcome, Language language);

/// The range of the 90 % spread, "−2,4…−0,3".
[[nodiscard]] std::string range_text(const Context& context, const OutcomeInfo& outcome, double low,
                                     double high);

[[nodiscard]] bool shows_a_change(const Band& spread);

/// The municipality's outcomes, section by section, and the true effect at the schools reached and
/// at the others. Counts in `context` what is left out.
[[nodiscard]] std::string comparisons(Context& context);

/// What the municipality would see at the schools reached, beside what the plan does there.
[[nodiscard]] std::string before_after(const Context& context);

/// Three-year means school by school, with merit value beyond composition and both ranks.
[[nodiscard]] std::string schools_block(Context& context);

/// Cost by lever and calendar year, per pupil, and per pupil more who passes.
[[nodiscard]] std::string money_block(const Context& context);

} // namespace likvard::table
