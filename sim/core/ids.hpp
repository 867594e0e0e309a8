// Persistent identities. An id never depends on policy, so that the same person has the same luck
// in every arm; a row number is valid within one year only.
#pragma once

#include <cstdint>

namespace likvard {

/// How somebody came into the model; part of the id.
enum class Origin : std::uint8_t {
    start = 0,
    born = 1,
    moved_in = 2,
    newly_arrived = 3,
    candidate = 4,
    stand_in = 5,
    adapted = 6 // pupil of adapted compulsory school
};

/// Persistent identity of a pupil or a teacher, unique within a run.
/// Layout, high to low: origin 3 bits, place 28 bits (unit code, or area number), year 12 bits,
/// ordinal 21 bits. For starting pupils `year` is the grade.
using PersonId = std::uint64_t;

constexpr PersonId person_id(Origin origin, std::uint32_t place, std::uint32_t year,
                             std::uint32_t ordinal)
{
    constexpr unsigned ordinal_bits = 21;
    constexpr unsigned year_bits = 12;
    constexpr unsigned place_bits = 28;
    return (static_cast<PersonId>(origin) << (place_bits + year_bits + ordinal_bits)) |
           (static_cast<PersonId>(place) << (year_bits + ordinal_bits)) |
           (static_cast<PersonId>(year) << ordinal_bits) | static_cast<PersonId>(ordinal);
}

/// How the person with this id came into the model.
constexpr Origin origin_of(PersonId id)
{
    constexpr unsigned below_origin = 61; // place, year and ordinal
    return static_cast<Origin>(id >> below_origin);
}
static_assert(origin_of(person_id(Origin::adapted, 1, 2, 3)) == Origin::adapted);

} // namespace likvard
