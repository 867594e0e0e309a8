// Luck that two arms of a pair have in common, drawn for the first of them in a year and read by
// the second: what a person draws does not depend on the plan, and drawing is dearer than reading.
#pragma once

#include "core/ids.hpp"
#include "core/random.hpp"
#include "core/table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace likvard {

/// Kept by one thread for one pair of futures whose arms run a year in turn. Whoever asks says for
/// whom: where those are other people than last time, or in another year, it is drawn anew, so that
/// no number depends on what is kept.
class KeptLuck {
public:
    /// Lists of people that processes draw for.
    enum class List : std::uint8_t { rows, looking, entrants, marked, tested };
    static constexpr std::size_t list_count = 5;

    /// The luck of some people in a year, as core/kernels fills it: four columns, of which bit k of
    /// `wanted` asks for column k; the others are null.
    class Page {
    public:
        [[nodiscard]] std::array<const float*, 4> normals(Stream stream, int year, std::uint32_t n,
                                                          unsigned wanted);
        [[nodiscard]] std::array<const float*, 4> gumbels(Stream stream, int year, std::uint32_t n,
                                                          unsigned wanted);
        [[nodiscard]] std::array<const std::uint32_t*, 4> words(Stream stream, int year,
                                                                std::uint32_t n, unsigned wanted);

    private:
        friend class KeptLuck;
        struct Columns {
            Stream stream;
            std::uint32_t n;
            int year;
            unsigned drawn; // which of the four have values
            Column<float> value;
            Column<std::uint32_t> word;
        };
        [[nodiscard]] Columns& columns(Stream stream, int year, std::uint32_t n);
        template <class T>
        [[nodiscard]] std::array<const T*, 4> find(Columns& found, Column<T>& values,
                                                   unsigned wanted, auto&& fill) const;

        Draw draw_{0, 0};
        int year_ = 0;
        Column<PersonId> id_;
        std::vector<Columns> columns_;
    };

    /// The page of `ids`. `place`: which people of that list, any small number that is the same in
    /// both arms. `year`: whose luck it is, whatever year processes draw for. Valid until the next
    /// call for this list.
    [[nodiscard]] Page& page(List list, std::size_t place, const Draw& draw, int year,
                             std::span<const PersonId> ids);

private:
    std::array<std::vector<Page>, list_count> pages_; // by place
};

} // namespace likvard
