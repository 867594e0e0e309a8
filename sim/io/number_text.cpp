#include "io/number_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace likvard {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    return end;
}

// Length of the decimal number that `text` starts with, 0 when there is none. An "e" that no digits
// follow belongs to what comes after the number.
std::size_t number_length(std::string_view text)
{
    const std::size_t start = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    std::size_t end = digits_from(text, start);
    if (end == start) {
        return 0;
    }
    if (end < text.size() && text[end] == '.' && digits_from(text, end + 1) > end + 1) {
        end = digits_from(text, end + 1);
    }
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+');
        const std::size_t exponent = end + (sign ? 2 : 1);
        if (digits_from(text, exponent) > exponent) {
            end = digits_from(text, exponent);
        }
    }
    return end;
}

constexpr double million = 1e6;

bool is_round(double value)
{
    constexpr double tenth_of_a_million = 1e5;
    return std::fmod(value, tenth_of_a_million) == 0.0;
}

bool is_in_millions(double value, Unit unit)
{
    return (unit == Unit::sek || unit == Unit::sek_per_year) && std::abs(value) >= million &&
           is_round(value) && value / million * million == value;
}

} // namespace

std::optional<double> number_in(std::string_view text)
{
    if (text.empty() || number_length(text) != text.size()) {
        return std::nullopt;
    }
    const std::string_view digits = text.front() == '+' ? text.substr(1) : text;
    double value = 0.0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc{} || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value + 0.0; // -0 becomes 0
}

std::optional<std::int64_t> whole_number_in(std::string_view text)
{
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<Month> month_in(std::string_view text)
{
    constexpr std::size_t year_digits = 4;
    constexpr std::size_t length = 7;
    constexpr std::int64_t december = 12;
    if (text.size() != length || text[year_digits] != '-' || digits_from(text, 0) != year_digits ||
        digits_from(text, year_digits + 1) != length) {
        return std::nullopt;
    }
    const auto year = whole_number_in(text.substr(0, year_digits));
    const auto month = whole_number_in(text.substr(year_digits + 1));
    if (!year || !month || *month < 1 || *month > december) {
        return std::nullopt;
    }
    return Month::of(static_cast<int>(*year), static_cast<int>(*month));
}

LabelledNumber labelled_number_in(std::string_view text)
{
    constexpr std::string_view no_break_space = "\xC2\xA0";
    const std::size_t length = number_length(text);
    std::string_view label = text.substr(length);
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view space : {std::string_view(" "), no_break_space}) {
            if (label.substr(0, space.size()) == space) {
                label.remove_prefix(space.size());
                more = true;
            }
        }
    }
    return {number_in(text.substr(0, length)), label};
}

std::string number_text(double value)
{
    return fmt::format("{}", value + 0.0);
}

std::string number_text(double value, Unit unit)
{
    const std::string_view label = symbol(unit);
    if (is_in_millions(value, unit)) {
        return fmt::format("{} M{}", number_text(value / million), label);
    }
    return label.empty() ? number_text(value) : fmt::format("{} {}", number_text(value), label);
}

std::string range_text(double low, double high, Unit unit)
{
    if (is_in_millions(high, unit)) {
        return is_round(low)
                   ? number_text(low / million) + " to " + number_text(high, unit)
                   : fmt::format("{} to {} {}", number_text(low), number_text(high), symbol(unit));
    }
    return number_text(low) + " to " + number_text(high, unit);
}

} // namespace likvard
