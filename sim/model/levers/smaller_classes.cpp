// Smaller classes: the largest class of the schools reached is smaller by some pupils, and the
// posts that this takes are added. A comparison that councillors ask for.
//
// It acts through the size of classes and through recruitment: where more teachers are sought at
// once, more of them are uncertified. Sweden found gains in classes of the 1970s and 80s, Norway
// none; the pooled estimate is small. A class is never less than half its size. Left out: rooms.
#include "model/lever_context.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { pupils_fewer };
constexpr std::array fields{
    FieldInfo{"pupils_fewer", Unit::pupils, 3.0, 0.0, 14.0, true,
              "pupils fewer in the largest class of each school reached"},
};

enum Parameter : std::size_t { largest };
constexpr std::array parameters{
    ParameterInfo{.key = "smaller_classes.largest",
                  .unit = Unit::pupils_per_class,
                  .low = 20.0,
                  .high = 35.0,
                  .prior = fixed(28.0),
                  .meaning =
                      "largest class without the lever, which the added posts are reckoned from",
                  .source = "as classes.cap",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 2> channels{"smaller_classes", "posts"};
constexpr std::array<std::string_view, 2> cost_items{"teachers", "match to independent schools"};

double fewer(std::span<const double> values, const LeverContext& c)
{
    return std::min(values[pupils_fewer], 0.5 * c.parameters[largest]);
}

/// Posts that smaller classes take at school `s`, beyond the staffing rule.
double posts_needed(std::span<const double> values, const LeverContext& c, std::size_t s)
{
    const auto per_teacher = static_cast<double>(c.schools.pupils_per_teacher[s]);
    const double rule =
        per_teacher > 0.0 ? static_cast<double>(c.schools.roll[s]) / per_teacher : 0.0;
    const double less = fewer(values, c);
    return rule * less / (c.parameters[largest] - less);
}

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.smaller_classes[s] += static_cast<float>(fewer(values, c) * c.dose());
        effects.posts[s] += static_cast<float>(posts_needed(values, c, s) * c.dose());
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    double posts = 0.0;
    for (const std::uint16_t s : c.now) {
        posts += posts_needed(values, c, s);
    }
    const double teachers = posts * c.costs.post(c.costs.teacher_pay);
    ledger.add("teachers", teachers);
    ledger.add_matched(teachers, c.match);
}

} // namespace

extern const LeverType smaller_classes;
const LeverType smaller_classes{
    .key = "smaller_classes",
    .title_sv = "Mindre klasser",
    .title_en = "Smaller classes",
    .summary = "The largest class is smaller by some pupils, with the teachers that this "
               "takes.",
    .summary_sv = "Den största klassen blir några elever mindre, med de lärare som det kräver.",
    .people_from = "whoever is on the list of candidates; many who are added fast are uncertified",
    .people_from_sv =
        "de som finns på listan av sökande; många av dem som anställs fort är obehöriga",
    .route = Route::mechanism,
    .lag_years = 0,
    .default_rule = TargetRule::lowest_parents_quarter,
    .default_top = 0,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {-0.01, -0.033, 0.0, Unit::sd, Strength::quasi_experimental,
                 "Fredriksson, Ockert & Oosterbeek 2013 (Sweden) against Leuven & Lokken 2020 "
                 "(Norway: none); Campbell review 2018: minimal",
                 "learn.class_size"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
