// A municipality that does not exist, small enough to count by hand: three municipal schools with
// their areas and one independent school, some 400 pupils in grades 1-9.
#pragma once

#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/world.hpp"

#include <cstdint>
#include <vector>

namespace likvard {

/// Rows of tiny_municipality().schools.
inline constexpr std::size_t north = 0;  // municipal, F-9, weak intake, home school of area 0
inline constexpr std::size_t south = 1;  // municipal, F-9, strong intake, home school of area 1
inline constexpr std::size_t little = 2; // municipal, F-6, home school of area 2
inline constexpr std::size_t free_school = 3; // independent, 7-9, foreign share hidden
inline constexpr int tiny_data_year = 2024;

[[nodiscard]] Municipality tiny_municipality();
/// The same with two roads: 7 minutes from area 0 to the independent school over one junction.
[[nodiscard]] Municipality tiny_municipality_with_roads();

/// A started world with everything that it points to. It stays where it was made.
struct TinyWorld {
    explicit TinyWorld(Municipality m = tiny_municipality(),
                       std::vector<double> parameter_values = central_values(),
                       std::uint64_t seed = 1, std::uint32_t replicate = 0);
    TinyWorld(const TinyWorld&) = delete;
    TinyWorld& operator=(const TinyWorld&) = delete;
    TinyWorld(TinyWorld&&) = delete;
    TinyWorld& operator=(TinyWorld&&) = delete;
    ~TinyWorld() = default;

    Municipality municipality;
    std::vector<double> values; // in the order of parameters()
    Prepared prepared;
    Setting setting;
    Draw draw;
    World world; // the data year is over

    [[nodiscard]] Tick tick(int year) const { return {year, draw}; }
    /// One school year under a plan; an empty plan is the baseline.
    void advance(int year, const Scenario& plan);
};

/// Six school years from the one after the data year, without levers.
[[nodiscard]] Scenario tiny_plan();
/// One use of a lever with its default values at `school` for the plan's years.
[[nodiscard]] LeverUse tiny_use(const LeverType& type, std::size_t school = north);
/// One use of every lever at one school; those that close schools close the little one, so that the
/// others have pupils to act on.
[[nodiscard]] std::vector<LeverUse> every_tiny_use();

/// FNV-1a over the bytes of every column, in the order of each_column.
[[nodiscard]] std::uint64_t hash_of(const Pupils& pupils);
[[nodiscard]] std::uint64_t hash_of(const Teachers& teachers);
[[nodiscard]] std::uint64_t hash_of(const Schools& schools);
[[nodiscard]] std::uint64_t hash_of(const Classes& classes);
[[nodiscard]] std::uint64_t hash_of(const Areas& areas);
[[nodiscard]] std::uint64_t hash_of(const Effects& effects);
/// All tables of a world, leavers included.
[[nodiscard]] std::uint64_t hash_of(const World& w);

} // namespace likvard
