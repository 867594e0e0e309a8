// The subjects of compulsory school, and what results in them lean on: marks and national tests
// alike.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace likvard {

inline constexpr std::size_t subject_count = 17;
/// Swedish, English, mathematics first: the three that eligibility requires. The last is the
/// modern language, which not every pupil studies.
inline constexpr std::array<std::string_view, subject_count> subjects{
    "sv", "en", "ma",   "bi",  "fy",  "ke", "tk", "ge", "hi",
    "re", "sh", "bild", "hkk", "idh", "mu", "sl", "ml"};
inline constexpr std::size_t modern_language_subject = 16;

/// How a subject's score leans on language, mathematics and effort.
struct SubjectLoading {
    float language = 0.0F, maths = 0.0F, effort = 0.0F;
};

/// Starting values: set, not identified by the targets. In the order of `subjects`.
inline constexpr std::array<SubjectLoading, subject_count> loadings{{
    {.85F, .00F, .30F},
    {.85F, .05F, .20F},
    {.05F, .90F, .20F},
    {.55F, .30F, .25F},
    {.35F, .50F, .25F},
    {.40F, .45F, .25F},
    {.35F, .35F, .35F},
    {.60F, .20F, .30F},
    {.65F, .10F, .30F},
    {.65F, .10F, .30F},
    {.65F, .15F, .30F},
    {.35F, .10F, .60F},
    {.35F, .15F, .60F},
    {.15F, .10F, .60F},
    {.35F, .10F, .55F},
    {.30F, .10F, .60F},
    {.75F, .05F, .35F},
}};

} // namespace likvard
