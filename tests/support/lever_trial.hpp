// One lever alone at plain schools, year by year, every parameter at its central value: for tests
// of what is particular to it.
#pragma once

#include "model/lever.hpp"
#include "model/processes/lever_effects.hpp"
#include "support/small_tables.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace likvard {

/// Five municipal schools and an independent one (row 5), as plain_schools makes them; the lever is
/// used with its defaults at schools 0 and 1 from August of first_year, without an end.
class LeverTrial {
public:
    static constexpr int first_year = 2025;

    explicit LeverTrial(std::string_view lever);

    Schools schools;
    std::vector<double> parameters; // of the model and all levers
    LeverUse use;

    /// A field of the lever, by key.
    double& field(std::string_view key);
    /// A parameter's value, by key.
    [[nodiscard]] double parameter(std::string_view key) const;
    /// The lever's last full school year.
    void last_year(int year);
    /// Effects of `years` school years from first_year on.
    [[nodiscard]] std::vector<Effects> effects(int years) const;
    /// Effects of the first school year.
    [[nodiscard]] Effects first() const { return effects(1).front(); }
    /// SEK of school year `year` by item.
    [[nodiscard]] std::map<std::string_view, double> sek(int year = first_year) const;

private:
    std::vector<Effects> run(int years, std::vector<CostLedger>& last) const;
};

} // namespace likvard
