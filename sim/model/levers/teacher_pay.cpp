// Teacher pay: a supplement at schools that are hard to staff. Botkyrka set aside 46 million SEK in
// 2017, 13 of them for such schools.
//
// It acts through pay: fewer leave the schools reached, and candidates choose them first, as the
// processes that read it say. If every school pays it, the list grows, mostly with teachers of
// other municipalities. Pay does not make a teacher better. Left out: unrest among those who get
// nothing, and what the next round of individual pay takes back.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { premium };
constexpr std::array fields{
    FieldInfo{"premium", Unit::share, 0.1, 0.0, 0.5, true,
              "pay premium at the schools reached, share of pay"},
};

constexpr std::array<std::string_view, 1> channels{"pay"};
constexpr std::array<std::string_view, 2> cost_items{"supplements", "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.pay[s] += static_cast<float>(values[premium] * c.dose());
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double supplements =
        values[premium] * c.costs.post(c.costs.teacher_pay) * total(c.schools.staff, c.now);
    ledger.add("supplements", supplements);
    ledger.add_matched(supplements, c.match);
}

} // namespace

extern const LeverType teacher_pay;
const LeverType teacher_pay{
    .key = "teacher_pay",
    .title_sv = "Lönetillägg för lärare",
    .title_en = "Teacher pay supplement",
    .summary = "A pay supplement for teachers at schools that are hard to staff.",
    .summary_sv = "Ett lönetillägg till lärare på skolor som är svåra att bemanna.",
    .people_from = "first the municipality's other schools, then other municipalities",
    .people_from_sv = "först kommunens andra skolor, sedan andra kommuner",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.06, -0.09, -0.02, Unit::probability, Strength::quasi_experimental,
                 "Falch 2011 (Norway): 10 % pay lowers the yearly probability of leaving by 6 "
                 "points; Falch 2010 on recruitment",
                 "leave.pay_slope"},
    .fields = fields,
    .parameters = {},
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
