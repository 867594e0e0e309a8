#include "core/kernels.hpp"

#include "core/kernels_table.hpp"

#include <array>
#include <atomic>
#include <cstdlib>

namespace likvard {
namespace {

struct NamedSet {
    std::string_view name;
    const KernelTable* table;
};

#if defined(__x86_64__)
constexpr std::array sets{NamedSet{"baseline", &kernels_baseline}, NamedSet{"avx2", &kernels_avx2},
                          NamedSet{"avx512", &kernels_avx512}};
constexpr std::array<std::string_view, sets.size()> names{"baseline", "avx2", "avx512"};

std::size_t runnable_sets()
{
    if (__builtin_cpu_supports("avx2") == 0) {
        return 1;
    }
    const bool avx512 =
        __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
        __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0;
    return avx512 ? sets.size() : 2;
}
#else
constexpr std::array sets{NamedSet{"baseline", &kernels_baseline}};
constexpr std::array<std::string_view, sets.size()> names{"baseline"};
std::size_t runnable_sets()
{
    return 1;
}
#endif

const NamedSet* named(std::string_view name)
{
    for (std::size_t i = 0; i < runnable_sets(); ++i) {
        if (sets[i].name == name) {
            return &sets[i];
        }
    }
    return nullptr;
}

const NamedSet* first_choice()
{
    const char* wanted =
        std::getenv("LIKVARD_ISA"); // NOLINT(concurrency-mt-unsafe) // read once, before any thread
    const NamedSet* forced = wanted != nullptr ? named(wanted) : nullptr;
    return forced != nullptr ? forced : &sets[runnable_sets() - 1];
}

std::atomic<const NamedSet*>& current()
{
    static std::atomic<const NamedSet*> set{first_choice()};
    return set;
}

const KernelTable& table()
{
    return *current().load(std::memory_order_relaxed)->table;
}

KernelKey key_of(const Draw& draw, Stream stream, int year, std::uint32_t n)
{
    return {draw.key()[0], draw.key()[1], Draw::stream_word(stream, n),
            static_cast<std::uint32_t>(year)};
}

} // namespace

void fill_normals(const Draw& draw, Stream stream, int year, std::uint32_t n,
                  std::span<const PersonId> ids, std::array<float*, 4> out)
{
    table().normals(key_of(draw, stream, year, n), ids.data(), ids.size(), out.data());
}

void fill_words(const Draw& draw, Stream stream, int year, std::uint32_t n,
                std::span<const PersonId> ids, std::array<std::uint32_t*, 4> out)
{
    table().words(key_of(draw, stream, year, n), ids.data(), ids.size(), out.data());
}

void fill_gumbels(const Draw& draw, Stream stream, int year, std::uint32_t n,
                  std::span<const PersonId> ids, std::array<float*, 4> out)
{
    table().gumbels(key_of(draw, stream, year, n), ids.data(), ids.size(), out.data());
}

void first_choices(std::span<const float> value, std::span<std::uint32_t> chosen)
{
    table().first_choices(value.data(), value.size(), chosen.data(), chosen.size());
}

std::size_t first_highest(std::span<const float> value)
{
    return table().first_highest(value.data(), value.size());
}

const KeepKernels& keep_kernels()
{
    return table().keep;
}

std::span<const std::string_view> kernel_sets()
{
    return {names.data(), runnable_sets()};
}

std::string_view kernel_set()
{
    return current().load(std::memory_order_relaxed)->name;
}

std::size_t kernel_set_number()
{
    return static_cast<std::size_t>(current().load(std::memory_order_relaxed) - sets.data());
}

bool use_kernel_set(std::string_view name)
{
    const NamedSet* set = named(name);
    if (set != nullptr) {
        current().store(set, std::memory_order_relaxed);
    }
    return set != nullptr;
}

} // namespace likvard
