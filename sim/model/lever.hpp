// What a lever is to everybody who does not know it: a description, an effect and a cost.
#pragma once

#include "core/describe.hpp"
#include "model/scenario.hpp"
#include "model/schools.hpp"

#include <array>
#include <span>
#include <string_view>

namespace likvard {

struct LeverContext;
struct Effects;
class CostLedger;

enum class Strength : std::uint8_t { randomised, quasi_experimental, observational, judgement };
[[nodiscard]] std::string_view name(Strength strength);

/// net: the evidence is the effect itself, and no mechanism is written beside it.
/// mechanism: the lever changes an input whose own parameters carry the evidence.
enum class Route : std::uint8_t { net, mechanism };
[[nodiscard]] std::string_view name(Route route);

struct Evidence {
    double estimate = 0.0, low = 0.0, high = 0.0;
    Unit unit = Unit::sd;
    Strength strength = Strength::judgement;
    std::string_view source;
    std::string_view parameter; // key of the parameter that carries the effect
};

/// One field of a lever. `is_amount`: zero of it means that the lever does nothing and costs
/// nothing.
struct FieldInfo {
    std::string_view key;
    Unit unit = Unit::one;
    double default_value = 0.0;
    double low = 0.0, high = 0.0;
    bool is_amount = false;
    std::string_view meaning;
};

/// A lever's static description and its two functions. Each lever file defines one, and
/// levers/all.cpp lists them.
struct LeverType {
    std::string_view key;
    std::string_view title_sv, title_en;
    std::string_view summary, summary_sv;         // one sentence: what it is in the real world
    std::string_view people_from, people_from_sv; // where its people come from
    Route route = Route::net;
    int lag_years = 0; // school years from a dose to its effect on learning
    TargetRule default_rule = TargetRule::list;
    SchoolForms forms = only(SchoolForm::compulsory); // units that a list may name
    bool moves_money = false; // takes from some schools what it gives others: costs nothing in all
    int default_top = 0;      // how many schools a rule by rank takes when the plan does not say
    std::span<const std::string_view> channels; // names of the effects it writes
    std::span<const std::string_view> cost_items;
    Evidence evidence;
    std::span<const FieldInfo> fields;
    std::span<const ParameterInfo> parameters; // declared here, listed with the model's own
    /// Writes this year's effects. `values` in the order of `fields`.
    void (*apply)(std::span<const double> values, const LeverContext& context,
                  Effects& effects) = nullptr;
    /// Writes this year's cost, item by item.
    void (*cost)(std::span<const double> values, const LeverContext& context,
                 CostLedger& ledger) = nullptr;
};

/// Every lever, in the order in which people are shown them.
[[nodiscard]] std::span<const LeverType* const> levers();
[[nodiscard]] const LeverType* lever_named(std::string_view key);

} // namespace likvard
