#include "core/kept_luck.hpp"

#include "core/kernels.hpp"

#include <algorithm>
#include <bit>

namespace likvard {

KeptLuck::Page::Columns& KeptLuck::Page::columns(Stream stream, int year, std::uint32_t n)
{
    auto found = std::ranges::find_if(
        columns_, [&](const Columns& c) { return c.stream == stream && c.n == n; });
    if (found == columns_.end()) {
        columns_.push_back({stream, n, year, 0, {}, {}});
        found = columns_.end() - 1;
    }
    if (found->year != year) {
        found->year = year;
        found->drawn = 0;
    }
    return *found;
}

template <class T>
std::array<const T*, 4> KeptLuck::Page::find(Columns& found, Column<T>& values, unsigned wanted,
                                             auto&& fill) const
{
    std::array<T*, 4> out{};
    const std::size_t stride = whole_vectors(id_.size());
    const bool is_drawn = found.drawn == wanted;
    if (!is_drawn) {
        refill(values, stride * static_cast<std::size_t>(std::popcount(wanted)));
    }
    T* next = values.data();
    for (std::size_t k = 0; k < out.size(); ++k) {
        const bool is_wanted = (wanted >> k & 1U) != 0;
        out[k] = is_wanted ? next : nullptr;
        next += is_wanted ? stride : 0;
    }
    if (!is_drawn) {
        fill(out);
        found.drawn = wanted;
    }
    return {out[0], out[1], out[2], out[3]};
}

std::array<const float*, 4> KeptLuck::Page::normals(Stream stream, int year, std::uint32_t n,
                                                    unsigned wanted)
{
    Columns& found = columns(stream, year, n);
    return find(found, found.value, wanted, [&](const std::array<float*, 4>& out) {
        fill_normals(draw_, stream, year, n, id_, out);
    });
}

std::array<const float*, 4> KeptLuck::Page::gumbels(Stream stream, int year, std::uint32_t n,
                                                    unsigned wanted)
{
    Columns& found = columns(stream, year, n);
    return find(found, found.value, wanted, [&](const std::array<float*, 4>& out) {
        fill_gumbels(draw_, stream, year, n, id_, out);
    });
}

std::array<const std::uint32_t*, 4> KeptLuck::Page::words(Stream stream, int year, std::uint32_t n,
                                                          unsigned wanted)
{
    Columns& found = columns(stream, year, n);
    return find(found, found.word, wanted, [&](const std::array<std::uint32_t*, 4>& out) {
        fill_words(draw_, stream, year, n, id_, out);
    });
}

KeptLuck::Page& KeptLuck::page(List list, std::size_t place, const Draw& draw, int year,
                               std::span<const PersonId> ids)
{
    auto& pages = pages_[static_cast<std::size_t>(list)];
    if (pages.size() <= place) {
        pages.resize(place + 1);
    }
    Page& found = pages[place];
    const bool is_same = found.draw_.key() == draw.key() && found.year_ == year &&
                         std::ranges::equal(found.id_, ids);
    if (!is_same) {
        found.draw_ = draw;
        found.year_ = year;
        refill(found.id_, ids.size());
        std::ranges::copy(ids, found.id_.begin());
        for (Page::Columns& columns : found.columns_) {
            columns.drawn = 0;
        }
    }
    return found;
}

} // namespace likvard
