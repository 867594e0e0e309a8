#include "support/lever_trial.hpp"

#include "model/parameters.hpp"
#include "support/tiny_world.hpp"

#include <algorithm>

namespace likvard {

namespace {
constexpr std::size_t school_count = 6;
constexpr std::size_t independent = 5;
} // namespace

LeverTrial::LeverTrial(std::string_view lever)
    : schools(plain_schools(school_count)), parameters(central_values()),
      use(tiny_use(*lever_named(lever)))
{
    schools.municipal[independent] = 0;
    use.target.schools = {0, 1};
    use.target.from = Month::of(first_year, 8);
    last_year(first_year + 30);
}

double& LeverTrial::field(std::string_view key)
{
    const auto fields = use.type->fields;
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldInfo& info) { return info.key == key; });
    return use.values.at(static_cast<std::size_t>(found - fields.begin()));
}

double LeverTrial::parameter(std::string_view key) const
{
    return parameters.at(parameter_named(key).value());
}

void LeverTrial::last_year(int year)
{
    use.target.until = Month::of(year + 1, 7);
}

std::vector<Effects> LeverTrial::run(int years, std::vector<CostLedger>& last) const
{
    const CostParams costs = params_from(parameters).costs;
    const std::vector<LeverUse> uses{use};
    const Policy policy{uses, parameters, &costs};
    std::vector<Effects> all;
    std::vector<Reached> reached;
    for (int year = first_year; year < first_year + years; ++year) {
        all.emplace_back();
        lever_effects(all.back(), reached, policy, schools, tick_of(year));
        last = lever_costs(reached, policy, schools, year);
    }
    return all;
}

std::vector<Effects> LeverTrial::effects(int years) const
{
    std::vector<CostLedger> unused;
    return run(years, unused);
}

std::map<std::string_view, double> LeverTrial::sek(int year) const
{
    std::vector<CostLedger> ledgers;
    run(year - first_year + 1, ledgers);
    std::map<std::string_view, double> by_item;
    for (const CostLedger& ledger : ledgers) {
        for (const LedgerLine& line : ledger.lines()) {
            by_item[line.item] += line.sek;
        }
    }
    return by_item;
}

} // namespace likvard
