// From a municipality's data to the first World: pupils and staff drawn so that each school has its
// published composition, and its known results in expectation.
#pragma once

#include "model/synthesis/start_levels.hpp"
#include "model/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// What is worked out once per run, before any replicate.
struct Prepared {
    const Municipality* municipality = nullptr;
    Geography geography;
    SignalLoss chain;
    std::vector<StartLevel> levels;            // by school
    std::vector<std::uint8_t> quarter;         // by school, 0 weakest
    std::vector<std::vector<float>> area_draw; // by school: cumulative shares of home areas
    std::vector<std::vector<double>> history;  // by school: seen level by years ago, SD
};

/// Geography, governance, school quarters and starting levels. `values` are the central parameters
/// with the scenario's overrides. Pilot replicates find the starting levels; they are keyed apart
/// from every replicate of a run.
[[nodiscard]] Prepared prepare_municipality(const Municipality& municipality,
                                            std::span<const double> values);
/// The same without looking at results: every school starts at what composition gives.
[[nodiscard]] Prepared prepare_without_levels(const Municipality& municipality,
                                              std::span<const double> values);

/// The pulls with which families, choosing as `params` say, reproduce every school's composition.
[[nodiscard]] Pulls find_pulls(const Prepared& prepared, const Params& params);

/// The setting of one replicate.
[[nodiscard]] Setting setting_of(const Prepared& prepared, std::span<const double> values);

/// Draws the world of the data year and runs that year; afterwards leavers hold its grade 9.
[[nodiscard]] World start_world(const Prepared& prepared, const Setting& setting, const Draw& draw,
                                void (*probe)(void*, std::string_view) = nullptr,
                                void* probe_context = nullptr);

// The parts of it, each in its own file.
void draw_schools(World& w, const Prepared& prepared, const Draw& draw);
void draw_staff(World& w, const Draw& draw);
/// After settling: as many certified teachers in each school as published.
void certify_as_published(World& w, const Draw& draw);
void draw_pupils(World& w, const Prepared& prepared, const Draw& draw);
/// Those who left grade 9 in the four years before, and adapted school. Call after the data year.
void draw_other_forms(World& w, const Draw& draw);
/// Pupils in grades 0..9 of a school in the data year: grade 9 as published, the rest shared
/// evenly, the preschool class like grade 1.
[[nodiscard]] std::array<std::uint32_t, grade_count> grade_sizes(const School& school);

} // namespace likvard
