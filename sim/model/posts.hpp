// Posts that levers add to the staffing rule, as everybody counts them who asks what they are used
// for.
#pragma once

#include "model/effects.hpp"
#include "model/schools.hpp"

#include <algorithm>

namespace likvard {

/// Posts beyond the staffing rule that somebody holds at school `s`, FTE (negative where a lever
/// takes posts away): those that stay vacant teach nobody, and those of `smaller_classes` are what
/// smaller classes take.
[[nodiscard]] inline float posts_held(const Schools& schools, const Effects& effects, std::size_t s)
{
    if (effects.smaller_classes[s] != 0.0F) {
        return 0.0F;
    }
    return effects.posts[s] - std::min(std::max(0.0F, effects.posts[s]), schools.vacant[s]);
}

} // namespace likvard
