#include "core/months.hpp"

#include <algorithm>

namespace likvard {
namespace {

constexpr int august = 8;
constexpr int june = 6;
constexpr int july = 7;
constexpr int months_in_year = 12;
constexpr double teaching_months = 10.0;

double teaching_weight(int month)
{
    if (month == july) {
        return 0.0;
    }
    return month == august || month == june ? 0.5 : 1.0;
}

std::string two_digits(int number)
{
    std::string digits = std::to_string(number);
    return digits.size() < 2 ? "0" + digits : digits;
}

} // namespace

std::string text(Month month)
{
    return std::to_string(month.year()) + "-" + two_digits(month.month());
}

std::string school_year_text(int autumn)
{
    constexpr int century = 100;
    return std::to_string(autumn) + "/" + two_digits((autumn + 1) % century);
}

double teaching_share(int autumn, Month from, Month until)
{
    const Month first = Month::of(autumn, august);
    double weight = 0.0;
    for (int i = 0; i < months_in_year; ++i) {
        const Month month{first.index + i};
        if (from <= month && month <= until) {
            weight += teaching_weight(month.month());
        }
    }
    return weight / teaching_months;
}

int paid_months(int autumn, int year, Month from, Month until)
{
    const int first =
        std::max({Month::of(autumn, august).index, from.index, Month::of(year, 1).index});
    const int last = std::min({Month::of(autumn, august).index + months_in_year - 1, until.index,
                               Month::of(year, months_in_year).index});
    return std::max(0, last - first + 1);
}

} // namespace likvard
