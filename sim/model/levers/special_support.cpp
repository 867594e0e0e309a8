// Special support (särskilt stöd). More special educators teach pupils who need it: asked for by
// the inspection of 2013.
//
// It acts through the special educators of a school: more of them serve more of the pupils with
// needs, never more than their caseload allows, and a pupil who is served learns what the process
// says that support gives. No causal Swedish study was found. Left out: what support does to
// classmates (nothing was found in Texas).
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 1.0, 0.0, 10.0, true,
              "extra special educators at each school reached"},
};

constexpr std::array<std::string_view, 1> channels{"special_teachers"};
constexpr std::array<std::string_view, 2> cost_items{"special educators",
                                                     "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.special_teachers[s] += static_cast<float>(values[fte] * c.dose());
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * static_cast<double>(c.now.size()) *
                         c.costs.post(c.costs.special_educator_pay);
    ledger.add("special educators", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType special_support;
const LeverType special_support{
    .key = "special_support",
    .title_sv = "Särskilt stöd",
    .title_en = "Special support",
    .summary = "More special educators teach the pupils who need special support.",
    .summary_sv = "Fler specialpedagoger undervisar de elever som behöver särskilt stöd.",
    .people_from = "special educators, scarce, mostly of other municipalities",
    .people_from_sv = "specialpedagoger, som det är ont om, mest från andra kommuner",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.08, 0.0, 0.18, Unit::sd_per_year, Strength::quasi_experimental,
                 "Hanushek, Kain & Rivkin 2002, Schwartz, Hopkins & Stiefel 2021 (USA, pupil "
                 "fixed effects); no Swedish causal study",
                 "learn.support_maths"},
    .fields = fields,
    .parameters = {},
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
