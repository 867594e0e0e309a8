#include "core/kept_luck.hpp"

#include "core/kernels.hpp"

#include <algorithm>

namespace likvard {

KeptLuck::Block KeptLuck::Page::block(std::size_t number, unsigned wanted)
{
    if (blocks_.size() <= number) {
        blocks_.resize(number + 1);
    }
    Columns& columns = blocks_[number];
    const bool is_drawn = columns.drawn == wanted;
    const std::size_t stride = whole_vectors(id_.size());
    Block found{{}, is_drawn};
    if (!is_drawn) {
        refill(columns.value, stride * found.column.size());
        columns.drawn = wanted;
    }
    for (std::size_t k = 0; k < found.column.size(); ++k) {
        const bool is_wanted = (wanted >> k & 1U) != 0;
        found.column[k] = is_wanted ? columns.value.data() + k * stride : nullptr;
    }
    return found;
}

KeptLuck::Page& KeptLuck::page(const Draw& draw, Stream stream, std::size_t place, int year,
                               std::span<const PersonId> ids)
{
    const auto at = static_cast<std::size_t>(stream);
    if (pages_.size() <= at) {
        pages_.resize(at + 1);
    }
    if (pages_[at].size() <= place) {
        pages_[at].resize(place + 1);
    }
    Page& found = pages_[at][place];
    if (found.key_ != draw.key() || found.year_ != year || !std::ranges::equal(found.id_, ids)) {
        found.key_ = draw.key();
        found.year_ = year;
        refill(found.id_, ids.size());
        std::ranges::copy(ids, found.id_.begin());
        for (Page::Columns& columns : found.blocks_) {
            columns.drawn = 0;
        }
    }
    return found;
}

} // namespace likvard
