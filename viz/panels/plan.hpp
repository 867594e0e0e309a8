// The plan: every lever, grouped by what it acts on, with dose, years, schools, cost and evidence.
#pragma once

#include "viz/panels/state.hpp"

namespace likvard::view {

void draw_plan(AppState& state);

/// Switches the lever of this key on with its defaults, or off; a step of its own.
void switch_lever(AppState& state, std::string_view key);

/// Changes one use of a lever in the plan; a step of its own, or one of a gesture.
void change_use(AppState& state, std::size_t row, LeverUse use, std::string_view gesture);

/// The evidence mark: filled dots for research, hollow hatched rings for judgement.
void evidence_mark(Ui& ui, std::string_view id, const LeverType& lever);

} // namespace likvard::view
