// Luck that two arms of a pair have in common, drawn by the first of them in a year and read by the
// second: what a person draws does not depend on the plan, and drawing is dearer than reading.
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

/// Kept by one thread for one pair of futures whose arms run a year in turn. Whoever asks says who
/// it is for: where those are other people than last time, or in another year, it is drawn anew, so
/// that no number depends on what is kept.
class KeptLuck {
public:
    /// The four columns of a draw; they have values already, or whoever asked writes them now.
    struct Block {
        std::array<float*, 4> column;
        bool is_drawn;
    };
    /// The luck of some people in a stream and a year, by number of the draw.
    class Page {
    public:
        /// `wanted`: bit k for column k; the others are null. Asked for with other columns than
        /// before, a block is to be written again.
        [[nodiscard]] Block block(std::size_t number, unsigned wanted);

    private:
        friend class KeptLuck;
        std::array<std::uint32_t, 2> key_{}; // of the replicate
        int year_ = 0;
        Column<PersonId> id_;
        struct Columns {
            unsigned drawn = 0; // which of the four have values
            Column<float> value;
        };
        std::vector<Columns> blocks_; // by number
    };

    /// Where the luck of `ids` stands. `place`: which people of those in this stream, any small
    /// number that is the same in both arms. Valid until the next call for this stream.
    [[nodiscard]] Page& page(const Draw& draw, Stream stream, std::size_t place, int year,
                             std::span<const PersonId> ids);

private:
    std::vector<std::vector<Page>> pages_; // by stream and place
};

} // namespace likvard
