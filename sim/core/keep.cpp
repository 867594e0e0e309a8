#include "core/keep.hpp"

#include "core/kernels_table.hpp"

#include <array>
#include <cstring>

namespace likvard {
namespace {

/// memmove to a lower place, for the few rows between two that go: a call of it costs more than the
/// bytes. In pieces of 16, the last of which covers some bytes twice; where the two places lie
/// closer than that, nothing may be written twice.
void move_down(std::byte* to, const std::byte* from, std::size_t bytes)
{
    constexpr std::size_t piece = 16;
    if (bytes < piece || from - to < static_cast<std::ptrdiff_t>(piece)) {
        std::memmove(to, from, bytes);
        return;
    }
    const auto copy = [&](std::size_t at) {
        std::array<std::byte, piece> held;
        std::memcpy(held.data(), from + at, piece);
        std::memcpy(to + at, held.data(), piece);
    };
    const std::size_t last = bytes - piece;
    for (std::size_t at = 0; at < last; at += piece) {
        copy(at);
    }
    copy(last);
}

} // namespace

void KeptRows::find_stretches(std::span<const std::uint8_t> flags)
{
    stretches_.clear();
    std::uint32_t count = 0;
    const auto n = static_cast<std::uint32_t>(flags.size());
    for (std::uint32_t i = 0; i < n;) {
        if (flags[i] == 0) {
            ++i;
            continue;
        }
        const std::uint32_t from = i;
        while (i < n && flags[i] != 0) {
            ++i;
        }
        if (from != count) {
            stretches_.push_back({from, count, i - from});
        }
        count += i - from;
    }
    count_ = count;
}

void KeptRows::find(std::span<const std::uint8_t> flags)
{
    const KeepKernels& kernels = keep_kernels();
    bits_.clear();
    rows_ = flags.size();
    if (kernels.find == nullptr) {
        find_stretches(flags);
        return;
    }
    constexpr std::size_t group = KeepKernels::rows_of_group;
    bits_.resize((flags.size() + group - 1) / group);
    places_.resize(bits_.size());
    count_ = kernels.find(flags.data(), flags.size(), bits_.data(), places_.data());
}

void KeptRows::move(void* column, std::size_t bytes) const
{
    if (!bits_.empty()) {
        keep_kernels().move(column, bytes, rows_, bits_.data(), places_.data());
        return;
    }
    auto* const values = static_cast<std::byte*>(column);
    for (const Stretch& s : stretches_) {
        move_down(values + s.to * bytes, values + s.from * bytes, s.count * bytes);
    }
}

} // namespace likvard
