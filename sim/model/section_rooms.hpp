// Room in the sections of a grade while its pupils are placed.
#pragma once

#include "core/check.hpp"
#include "model/section_order.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace likvard {

inline constexpr std::size_t most_sections = 60;

/// A digit for each of few sections in one number.
inline constexpr std::size_t section_digit = 16; // bits
inline constexpr std::uint64_t first_digit = (std::uint64_t{1} << section_digit) - 1;

/// The same digit for all sections.
constexpr std::uint64_t every_digit(std::uint64_t digit)
{
    return digit * (~std::uint64_t{0} / first_digit);
}

/// 1 in the digit of one section.
inline constexpr std::array<std::uint64_t, ordered_sections> only_digit{
    1, std::uint64_t{1} << section_digit, std::uint64_t{1} << 2 * section_digit,
    std::uint64_t{1} << 3 * section_digit};

/// Room in the sections of one grade: they add up to the pupils, and no two differ by more than
/// one. For few sections, whose pupils are counted in the digits of one number: no count waits in
/// memory for the next pupil.
class FewRooms {
public:
    FewRooms(std::size_t pupils, std::size_t sections)
        : room_(pupils / sections), larger_(pupils % sections), sections_(sections),
          digits_(every_digit(full - room_))
    {
        check(room_ < full, "a digit counts the pupils of a section");
        find_open();
    }

    /// Bit k: section k has room.
    [[nodiscard]] std::size_t open() const { return open_; }
    [[nodiscard]] std::size_t taken(std::size_t k) const
    {
        return (digits_ >> k * section_digit & first_digit) + room_ - full;
    }

    void take(std::size_t k)
    {
        digits_ += only_digit[k];
        if ((digits_ & full * only_digit[k]) != 0) { // not before the grade is nearly placed
            find_open();
        }
    }

private:
    /// What a digit is when its section has taken `room_`, all that it is sure to have room for.
    static constexpr std::uint64_t full = std::uint64_t{1} << (section_digit - 1);

    void find_open()
    {
        std::size_t larger = 0; // sections that have taken one more
        for (std::size_t k = 0; k < sections_; ++k) {
            larger += taken(k) > room_ ? 1U : 0U;
        }
        const std::size_t most = room_ + (larger < larger_ ? 1U : 0U);
        open_ = 0;
        for (std::size_t k = 0; k < sections_; ++k) {
            open_ |= std::size_t{taken(k) < most} << k;
        }
    }

    std::size_t room_, larger_, sections_, open_ = 0;
    std::uint64_t digits_;
};

/// The same for any number of sections.
class Rooms {
public:
    Rooms(std::size_t pupils, std::size_t sections)
        : room_(pupils / sections), larger_(pupils % sections), sections_(sections)
    {
        std::fill_n(taken_.begin(), sections, 0);
        std::fill_n(open_.begin(), sections, room_ + larger_ > 0 ? all_bits : 0);
    }

    /// `offer` where there is room in section k, 0 where there is none.
    [[nodiscard]] std::uint64_t offer(std::size_t k, std::uint64_t offer) const
    {
        return offer & open_[k];
    }

    void take(std::size_t k)
    {
        const std::size_t held = ++taken_[k];
        if (held < room_) {
            return;
        }
        larger_ -= held > room_ ? 1U : 0U; // sections that may still take one more
        if (held > room_) {
            open_[k] = 0;
        }
        for (std::size_t other = 0; other < sections_ && larger_ == 0; ++other) {
            open_[other] = taken_[other] < room_ ? all_bits : 0;
        }
    }

    [[nodiscard]] std::size_t taken(std::size_t k) const { return taken_[k]; }

private:
    static constexpr std::uint64_t all_bits = ~std::uint64_t{0};
    std::size_t room_, larger_, sections_;
    // Of the sections that there are; the rest is never looked at.
    std::array<std::size_t, most_sections> taken_;
    std::array<std::uint64_t, most_sections> open_;
};

} // namespace likvard
