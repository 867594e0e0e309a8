// Assistant principals. More leaders per school: the principal's span narrows, which lowers the
// principal's turnover and may free time for instructional leadership.
//
// No causal study of assistant principals was found. The lever acts through the mechanism alone
// (pupils per leader, principals.span_slope, principals.assistant_gain), whose parameters are
// centred near zero and marked as judgement.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { fte };
constexpr std::array fields{
    FieldInfo{"fte", Unit::fte, 1.0, 0.0, 5.0, true,
              "extra assistant principals at each school reached"},
};

constexpr std::array<std::string_view, 1> channels{"assistants"};
constexpr std::array<std::string_view, 2> cost_items{"assistant principals",
                                                     "match to independent schools"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.assistants[s] += static_cast<float>(values[fte] * c.dose());
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    const double posts = values[fte] * static_cast<double>(c.now.size()) *
                         c.costs.post(c.costs.assistant_principal_pay);
    ledger.add("assistant principals", posts);
    ledger.add_matched(posts, c.match);
}

} // namespace

extern const LeverType assistant_principals;
const LeverType assistant_principals{
    .key = "assistant_principals",
    .title_sv = "Biträdande rektorer",
    .title_en = "Assistant principals",
    .summary = "Extra assistant principals, so that each leader has fewer pupils.",
    .summary_sv = "Fler biträdande rektorer, så att varje ledare har färre elever.",
    .people_from = "experienced teachers, mostly of the same school",
    .people_from_sv = "erfarna lärare, mest från samma skola",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::perceived_need,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.002, -0.02, 0.03, Unit::sd_per_year, Strength::judgement,
                 "no causal study of assistant principals was found; centred near zero",
                 "principals.assistant_gain"},
    .fields = fields,
    .parameters = {},
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
