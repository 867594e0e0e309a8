// What a lever sees when it writes its effects and its cost.
#pragma once

#include "model/costs.hpp"
#include "model/effects.hpp"
#include "model/lever.hpp"
#include "model/schools.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

/// Years back that a lever can look at whom it reached: as long as the slowest effect takes.
inline constexpr std::size_t reached_years = 5;

/// Schools that a lever reaches: [0] this year, [1] last year, … (for effects that come later).
struct Reached {
    std::array<std::vector<std::uint16_t>, reached_years> by_years_ago;
    int chosen_in = 0; // year of the last choice, for rules by rank
};

struct LeverContext {
    const Schools& schools;
    const Target& target;
    int year;                           // autumn of the school year
    std::span<const double> parameters; // the lever's own, in the order it declares them
    const CostParams& costs;
    double match; // SEK to independent schools per krona added to municipal ones
    const Reached& history;
    std::span<const std::uint16_t> now;    // rows reached this school year
    std::span<const std::uint16_t> before; // rows reached last school year

    /// Rows reached `years_ago` school years ago, 0 ≤ years_ago < reached_years.
    [[nodiscard]] std::span<const std::uint16_t> reached(int years_ago) const
    {
        return history.by_years_ago[static_cast<std::size_t>(years_ago)];
    }
    /// Share of school year `year - years_ago` that the lever is active, times take-up, 0..1.
    [[nodiscard]] double dose(int years_ago = 0) const
    {
        return teaching_share(year - years_ago, target.from, target.until) * target.take_up;
    }
};

/// Sum of a column of the schools table over `schools`.
[[nodiscard]] double total(const Column<float>& column, std::span<const std::uint16_t> schools);

/// Whether `s` is among `schools`.
[[nodiscard]] bool contains(std::span<const std::uint16_t> schools, std::size_t s);

/// How much of `need` a `capacity` covers, 0..1: never more than all of it. With capacity and
/// without need 1, without capacity 0.
[[nodiscard]] double covered(double capacity, double need);

/// Share of the pupils of the municipality's own schools who are at the schools reached, 0..1: what
/// a lever that changes the governance chain can see of the municipality.
[[nodiscard]] double coverage(const LeverContext& context);

/// Adds `gain` SD a year to the learning of every pupil of school `s`, both domains.
void add_learning(Effects& effects, std::size_t s, double gain);

/// Adds `change` to a number of the municipality, which stays within low..high however many levers
/// add to it.
void add_within(float& number, double change, double low, double high);

/// SEK of one lever, item by item and calendar year.
struct LedgerLine {
    std::string_view item;
    int calendar_year = 0;
    double sek = 0.0;
};

class CostLedger {
public:
    CostLedger(int school_year, const Target& target) : school_year_(school_year), target_(&target)
    {
    }

    /// Books `sek_per_year` of `item` for the months of this school year in which the lever is
    /// active, split over its two calendar years. `sek_per_year` >= 0.
    void add(std::string_view item, double sek_per_year);
    /// What equal terms add for independent schools: `sek_per_year` × `ratio`
    /// (LeverContext::match).
    void add_matched(double sek_per_year, double ratio);
    [[nodiscard]] std::span<const LedgerLine> lines() const { return lines_; }

private:
    int school_year_;
    const Target* target_;
    std::vector<LedgerLine> lines_;
};

} // namespace likvard
