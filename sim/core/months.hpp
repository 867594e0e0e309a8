// Calendar months and school years. A school year is named by its autumn and runs August to July;
// teaching runs August to June with the halves weighted as in `teaching_share`.
#pragma once

#include <string>

namespace likvard {

/// A calendar month, counted from January of year 0.
struct Month {
    static constexpr int in_year = 12;
    int index = 0;

    [[nodiscard]] static constexpr Month of(int year, int month)
    {
        return {year * in_year + month - 1};
    }
    [[nodiscard]] constexpr int year() const { return index / in_year; }
    [[nodiscard]] constexpr int month() const { return index % in_year + 1; }
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads a defaulted <=>.
    constexpr auto operator<=>(const Month&) const = default;
};

/// "2026-01".
[[nodiscard]] std::string text(Month month);

/// "2025/26" for the school year that begins in autumn 2025.
[[nodiscard]] std::string school_year_text(int autumn);

/// Share of the teaching of school year `autumn` that falls within [from, until], both inclusive.
/// Teaching months: half of August, September to December, January to May and half of June
/// (10 months), so a lever from January has 5.5/10 of a dose.
[[nodiscard]] double teaching_share(int autumn, Month from, Month until);

/// Number of months of calendar year `year` that lie within both [from, until] and the twelve
/// months (August to July) of school year `autumn`.
[[nodiscard]] int paid_months(int autumn, int year, Month from, Month until);

} // namespace likvard
