// What people and purchases cost a municipality, in one price year.
#pragma once

#include "core/describe.hpp"

namespace likvard {

struct CostParams {
    double price_year, index, employer, regional_pay, teacher_pay, special_educator_pay,
        assistant_principal_pay, principal_pay, adviser_pay, counsellor_pay, nurse_pay,
        career_counsellor_pay, mother_tongue_pay, independent_share;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        constexpr auto pay = "Lararforbundet and SKR, joint pay statistics of municipal staff 2020";
        v(p.price_year, {.key = "costs.price_year",
                         .unit = Unit::years,
                         .low = 2019.0,
                         .high = 2060.0,
                         .prior = fixed(2025.0),
                         .meaning = "year whose prices all costs are stated in",
                         .source = "first year of the plans shipped",
                         .standing = Standing::judgement});
        v(p.index, {.key = "costs.index",
                    .unit = Unit::share,
                    .low = 0.0,
                    .high = 0.1,
                    .prior = fixed(0.04),
                    .meaning = "yearly rise of pay and employer's contribution that re-prices "
                               "amounts of other years",
                    .source = "SKR: contribution 39.15 % in 2019, 44.53 % in 2023; pay growth "
                              "about 3 % a year; so that 3 MSEK of 2019 are 3.8 in 2025",
                    .standing = Standing::derived});
        v(p.employer, {.key = "costs.employer",
                       .unit = Unit::one,
                       .low = 1.3,
                       .high = 1.6,
                       .prior = fixed(1.4015),
                       .meaning = "employer cost per krona of pay in the pay's year",
                       .source = "SKR, PO-palagg for municipalities 2021: 40.15 %",
                       .standing = Standing::published});
        v(p.regional_pay, {.key = "costs.regional_pay",
                           .unit = Unit::one,
                           .low = 0.8,
                           .high = 1.3,
                           .prior = fixed(1.0),
                           .meaning = "pay in the municipality's region relative to the nation",
                           .source = "compulsory-school teachers 2020: Stockholm county 42,113, "
                                     "Vasterbotten 35,495, nation 37,764 SEK a month",
                           .standing = Standing::published});
        v(p.teacher_pay, {.key = "costs.teacher_pay",
                          .unit = Unit::sek_per_month,
                          .low = 25000.0,
                          .high = 70000.0,
                          .prior = fixed(37764.0),
                          .meaning = "monthly pay of a compulsory-school teacher, nation, 2020",
                          .source = pay,
                          .standing = Standing::published});
        v(p.special_educator_pay, {.key = "costs.special_educator_pay",
                                   .unit = Unit::sek_per_month,
                                   .low = 25000.0,
                                   .high = 80000.0,
                                   .prior = fixed(41983.0),
                                   .meaning = "monthly pay of a special educator, nation, 2020",
                                   .source = pay,
                                   .standing = Standing::published});
        v(p.assistant_principal_pay,
          {.key = "costs.assistant_principal_pay",
           .unit = Unit::sek_per_month,
           .low = 30000.0,
           .high = 90000.0,
           .prior = fixed(48339.0),
           .meaning = "monthly pay of an assistant principal, nation, 2020",
           .source = pay,
           .standing = Standing::published});
        v(p.principal_pay, {.key = "costs.principal_pay",
                            .unit = Unit::sek_per_month,
                            .low = 25000.0,
                            .high = 90000.0,
                            .prior = fixed(52159.0),
                            .meaning = "monthly pay of a principal, nation, 2020",
                            .source = pay,
                            .standing = Standing::published});
        v(p.adviser_pay,
          {.key = "costs.adviser_pay",
           .unit = Unit::sek_per_month,
           .low = 25000.0,
           .high = 90000.0,
           .prior = fixed(48339.0),
           .meaning = "monthly pay of an adviser or evaluator in the administration, nation, 2020",
           .source = "no figure found; set to an assistant principal's, from whose ranks such "
                     "posts are filled",
           .standing = Standing::judgement});
        v(p.counsellor_pay,
          {.key = "costs.counsellor_pay",
           .unit = Unit::sek_per_month,
           .low = 25000.0,
           .high = 90000.0,
           .prior = fixed(37000.0),
           .meaning = "monthly pay of a school counsellor (kurator), nation, 2020",
           .source = "no table found; 36,000-38,000 SEK is recalled",
           .standing = Standing::recalled});
        v(p.nurse_pay,
          {.key = "costs.nurse_pay",
           .unit = Unit::sek_per_month,
           .low = 25000.0,
           .high = 90000.0,
           .prior = fixed(39300.0),
           .meaning = "monthly pay of a school nurse, nation, 2020",
           .source = "Statistics Sweden, pay by occupation, read at second hand (44,900 in 2024)",
           .standing = Standing::partial});
        v(p.career_counsellor_pay,
          {.key = "costs.career_counsellor_pay",
           .unit = Unit::sek_per_month,
           .low = 25000.0,
           .high = 90000.0,
           .prior = fixed(35300.0),
           .meaning = "monthly pay of a career counsellor (SYV), nation, 2020",
           .source = "Statistics Sweden at second hand: 37,400 in 2022, less 3 % a year",
           .standing = Standing::derived});
        v(p.mother_tongue_pay,
          {.key = "costs.mother_tongue_pay",
           .unit = Unit::sek_per_month,
           .low = 25000.0,
           .high = 90000.0,
           .prior = fixed(35000.0),
           .meaning = "monthly pay of a mother-tongue teacher or study guide, nation, 2020",
           .source =
               "no figure found; set below a compulsory-school teacher's since fewer have a degree",
           .standing = Standing::judgement});
        v(p.independent_share,
          {.key = "costs.independent_match",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(1.0),
           .meaning = "how much of what is added to municipal schools' teaching, health or "
                      "leadership is matched per pupil to independent schools",
           .source = "Education Act 2010:800, 10 kap. 37-38: equal terms (lika villkor); not for "
                     "state grants",
           .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)

    /// `sek` of year `year` in prices of price_year.
    [[nodiscard]] double repriced(double sek, double year) const;
    /// Employer cost of one full-time post a year at a national monthly pay of 2020.
    [[nodiscard]] double post(double monthly_pay) const;
    /// Employer cost a year of a monthly pay supplement. Supplements are sums fixed by agreement or
    /// by the state, the same in every region and not raised with pay, so they are not re-priced.
    [[nodiscard]] double supplement(double per_month) const;
};

} // namespace likvard
