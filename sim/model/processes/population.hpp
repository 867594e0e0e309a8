// Births, moves and arrivals: who enters the municipality's schools and who moves away. All sizes
// are input data, never a result of policy.
#pragma once

#include "core/describe.hpp"
#include "model/areas.hpp"
#include "model/municipality.hpp"
#include "model/pupils.hpp"
#include "model/tick.hpp"
#include "model/traits.hpp"

#include <cstdint>
#include <vector>

namespace likvard {

struct PopulationParams {
    double before_school_share;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.before_school_share,
          {.key = "arrival.share_before_school",
           .unit = Unit::share,
           .low = 0.05,
           .high = 0.5,
           .prior = fixed(0.21),
           .meaning = "share born abroad among entering children with foreign background",
           .source = "starting values: .15 / (.15 + .57)",
           .standing = Standing::derived});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Share with foreign background among the children who enter an area's preschool class, 0..1: such
/// that grades 1-9 have the area's share on average once those who arrive from abroad have joined.
[[nodiscard]] double entrant_foreign_share(const Area& area);

/// Who goes and who comes in one summer.
struct Moves {
    std::vector<std::uint8_t> stays; // by row of June's pupils: 0 for leavers and who moves away
    Pupils newcomers;                // born, moved in and newly arrived, without a school yet
};

/// Where the moves of a future's summers are kept. They depend on no plan: the arm that comes first
/// draws them and the others read.
class KeptMoves {
public:
    KeptMoves() = default;
    KeptMoves(const KeptMoves&) = delete;
    KeptMoves& operator=(const KeptMoves&) = delete;
    KeptMoves(KeptMoves&&) = delete;
    KeptMoves& operator=(KeptMoves&&) = delete;
    virtual ~KeptMoves() = default;
    /// Those of `year`, drawn by `draw` when nobody has asked yet; nullptr for a year that is not
    /// kept. Arms may ask at the same time.
    virtual const Moves* of(int year, FunctionRef<void(Moves&)> draw) = 0;
};

/// Appends this autumn's children, in-movers and newly arrived (school = no_school), removes those
/// who move away, and moves the areas' unmeasured intake on by a cohort. `kept`: where moves are
/// drawn once for all arms; null: drawn here.
void population(Pupils& pupils, Areas& areas, const Municipality& municipality,
                const PopulationParams& params, const HomeParams& home, const HomeStart& start,
                KeptMoves* kept, const Tick& t);

} // namespace likvard
