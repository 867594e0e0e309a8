#include "core/scratch.hpp"

#include "core/check.hpp"

#include <algorithm>

namespace likvard {
namespace {

// For the address sanitizer each column stands by itself, and is gone when it is given back, so
// that it sees who reads beyond one, or after it.
#ifdef __SANITIZE_ADDRESS__
constexpr bool each_by_itself = true;
#else
constexpr bool each_by_itself = false;
#endif

} // namespace

ScratchStore& ScratchStore::of_thread()
{
    thread_local ScratchStore store;
    return store;
}

void ScratchStore::add_piece(std::size_t lines)
{
    // NOLINTNEXTLINE(*-avoid-c-arrays): an array that is not cleared
    pieces_.push_back({std::make_unique_for_overwrite<Line[]>(lines), lines, 0});
}

void* ScratchStore::borrow(std::size_t bytes)
{
    constexpr std::size_t smallest_piece = each_by_itself ? 1 : 4096;
    const std::size_t lines = std::max<std::size_t>(1, (bytes + line - 1) / line);
    if (each_by_itself || pieces_.empty() || pieces_.back().room - pieces_.back().used < lines) {
        add_piece(std::max(lines, smallest_piece));
    }
    Piece& piece = pieces_.back();
    loans_.push_back(lines);
    piece.used += lines;
    return piece.lines.get() + piece.used - lines;
}

void ScratchStore::give_back(void* loan)
{
    // A piece without loans stays until there are none at all, unless it stood for one alone.
    const auto lends = [](const Piece& piece) { return piece.used > 0; };
    Piece& piece = *std::find_if(pieces_.rbegin(), pieces_.rend(), lends);
    piece.used -= loans_.back();
    loans_.pop_back();
    check(piece.lines.get() + piece.used == loan, "what was borrowed last is given back first");
    if (each_by_itself) {
        pieces_.pop_back();
    } else if (loans_.empty() && pieces_.size() > 1) {
        const std::size_t all = held() / line;
        pieces_.clear();
        add_piece(all);
    }
}

std::size_t ScratchStore::held() const
{
    std::size_t lines = 0;
    for (const Piece& piece : pieces_) {
        lines += piece.room;
    }
    return lines * line;
}

} // namespace likvard
