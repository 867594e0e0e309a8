#include "results/result_hash.hpp"

#include "results/sha256.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

constexpr std::uint64_t canonical_nan = 0x7FF8000000000000U;

std::uint64_t canonical_bits(double value)
{
    if (std::isnan(value)) {
        return canonical_nan;
    }
    return value == 0.0 ? 0U : std::bit_cast<std::uint64_t>(value);
}

std::vector<std::size_t> groups_by_name(const std::vector<Group>& groups)
{
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&groups](std::size_t a, std::size_t b) {
        const std::string_view first = key(groups[a].dimension);
        const std::string_view second = key(groups[b].dimension);
        return first != second ? first < second : groups[a].label < groups[b].label;
    });
    return order;
}

std::array<std::size_t, outcome_count> outcomes_by_key()
{
    std::array<std::size_t, outcome_count> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [](std::size_t i) { return outcomes()[i].key; });
    return order;
}

/// The bytes of one arm, replicate and year.
void append_year(const Results& results, Arm arm, int replicate, int year,
                 const std::vector<std::size_t>& groups,
                 const std::array<std::size_t, outcome_count>& columns,
                 std::vector<std::byte>& bytes)
{
    for (const std::size_t group : groups) {
        const std::span<const double> row = results.row(arm, replicate, year, group);
        for (const std::size_t column : columns) {
            append_canonical(row[column], bytes);
        }
    }
}

} // namespace

void append_canonical(double value, std::vector<std::byte>& bytes)
{
    std::uint64_t bits = canonical_bits(value);
    if constexpr (std::endian::native == std::endian::big) {
        bits = __builtin_bswap64(bits); // the hash is of little-endian bytes
    }
    const std::size_t end = bytes.size();
    bytes.resize(end + sizeof bits);
    std::memcpy(bytes.data() + end, &bits, sizeof bits);
}

std::string result_hash(const Results& results)
{
    const RunInfo& info = results.info();
    const std::vector<std::size_t> groups = groups_by_name(results.groups());
    const auto columns = outcomes_by_key();
    Sha256 digest;
    std::vector<std::byte> bytes; // one year at a time
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (int replicate = 0; replicate < info.replicates; ++replicate) {
            if (!results.done(replicate)) {
                continue;
            }
            for (int year = info.first_year; year <= info.last_year; ++year) {
                bytes.clear();
                append_year(results, arm, replicate, year, groups, columns, bytes);
                digest.update(std::span<const std::byte>(bytes));
            }
        }
    }
    return digest.hex();
}

} // namespace likvard
