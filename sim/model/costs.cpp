#include "model/costs.hpp"

#include "core/math.hpp"
#include "model/lever_context.hpp"

namespace likvard {

namespace {
constexpr double pay_year = 2020.0;
constexpr int months_in_year = 12;
} // namespace

double CostParams::repriced(double sek, double year) const
{
    return sek * pow_exact(1.0 + index, price_year - year);
}

double CostParams::post(double monthly_pay) const
{
    return repriced(monthly_pay * regional_pay * static_cast<double>(months_in_year) * employer,
                    pay_year);
}

double CostParams::supplement(double per_month) const
{
    return per_month * static_cast<double>(months_in_year) * employer;
}

void CostLedger::add(std::string_view item, double sek_per_year)
{
    if (sek_per_year == 0.0) {
        return;
    }
    for (const int year : {school_year_, school_year_ + 1}) {
        const int months = paid_months(school_year_, year, target_->from, target_->until);
        if (months > 0) {
            lines_.push_back({item, year, sek_per_year * months / months_in_year});
        }
    }
}

void CostLedger::add_matched(double sek_per_year, double ratio)
{
    add("match to independent schools", sek_per_year * ratio);
}

} // namespace likvard
