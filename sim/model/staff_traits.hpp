// What a teacher brings: age, experience, certification and effectiveness, drawn once from the id.
#pragma once

#include "core/random.hpp"
#include "model/teachers.hpp"

#include <array>

namespace likvard {

/// SD between teachers of value added, SD of pupil growth a year.
struct TeacherSpread {
    double language, maths;
};

/// Base effectiveness of row i (correlated 0.7 between the domains) from three normals.
void set_effectiveness(Teachers& teachers, std::size_t i, const TeacherSpread& spread,
                       const std::array<float, 3>& z);

/// Fills base effectiveness of row i (correlated 0.7 between the domains) from the id and `stream`.
void draw_effectiveness(Teachers& teachers, std::size_t i, Stream stream,
                        const TeacherSpread& spread, const Draw& draw);

/// Age and experience of a teacher already in post (mean age about 46, a little over 30 % under
/// 40).
void draw_career(Teachers& teachers, std::size_t i, const Draw& draw);

/// Age and experience of somebody who looks for a post (mean age 35.5, two in five are novices).
void draw_newcomer_career(Teachers& teachers, std::size_t i, const Draw& draw);
/// The same from the words that were drawn with n = newcomer_draw.
void set_newcomer_career(Teachers& teachers, std::size_t i, const Words& w);
inline constexpr std::uint32_t newcomer_draw = 1;

} // namespace likvard
