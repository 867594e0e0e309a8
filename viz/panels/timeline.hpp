// When a lever acts: a bar over the plan's years whose ends can be dragged, month by month.
#pragma once

#include "core/months.hpp"
#include "viz/panels/ui.hpp"

namespace likvard::view {

struct Span {
    Month first, last; // of the plan
};

/// True when `from` or `until` was moved; both stay within `span`, `until` not before `from`. Left
/// and right arrows move the end that was grabbed last by a month, Enter or the space bar takes the
/// other. `hatched`: what acts then rests on judgement.
bool timeline(Ui& ui, std::string_view id, const Span& span, Month& from, Month& until,
              bool hatched);

} // namespace likvard::view
