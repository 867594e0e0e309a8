// Form classes: split each school-grade into sections under the cap, and take the roll.
#pragma once

#include "core/describe.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/tick.hpp"

namespace likvard {

struct ClassParams {
    double cap, posts_split;

    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        v(p.cap, {.key = "classes.cap",
                  .unit = Unit::pupils_per_class,
                  .low = 15.0,
                  .high = 40.0,
                  .prior = fixed(28.0),
                  .meaning = "largest class before a school-grade is split",
                  .source = "modelling choice; Sweden has no rule",
                  .standing = Standing::judgement});
        v(p.posts_split,
          {.key = "classes.posts_split",
           .unit = Unit::share,
           .low = 0.0,
           .high = 1.0,
           .prior = fixed(0.5),
           .meaning = "share of the posts that a budget adds which become class teachers of "
                      "classes of their own; the others are one more adult in class",
           .source = "IFAU 2025 on the state grant: more teachers, smaller classes; size assumed",
           .standing = Standing::judgement});
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Rebuilds classes, their groups and the class of every pupil; writes roll, roll_all, postsec and
/// foreign of every school, and how sections rank for pupils who are new.
void form_classes(Classes& classes, Pupils& pupils, Schools& schools, const Effects& effects,
                  const ClassParams& params, const Tick& t);

} // namespace likvard
