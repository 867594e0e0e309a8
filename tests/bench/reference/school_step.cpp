#include "bench/reference/school_step.hpp"

#include "core/kernels.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <span>
#include <vector>

namespace likvard::reference {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t grades = 10;
constexpr std::size_t most_experience = 20; // teacher t of a school starts with t modulo this

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::size_t whole_blocks(std::size_t teachers)
{
    return (teachers + sum_lanes - 1) / sum_lanes * sum_lanes;
}

Columns columns_of(Country& c)
{
    return {c.ach.data(),     c.ses.data(),        c.grade.data(),    c.absent.data(),
            c.quality.data(), c.experience.data(), c.mean_ach.data(), c.mean_ses.data()};
}

/// Item by item, each on one thread: body(item, first school, last school).
void for_schools(std::size_t schools, FunctionRef<void(std::size_t, std::size_t, std::size_t)> body)
{
    const std::size_t items = (schools + item_schools - 1) / item_schools;
    for_each_item(items, [&](std::size_t item) {
        body(item, item * item_schools, std::min(schools, (item + 1) * item_schools));
    });
}

KernelKey key_for(std::uint64_t seed, int year)
{
    const Draw draw(seed, 0);
    return {draw.key()[0], draw.key()[1], 0, static_cast<std::uint32_t>(year)};
}

void fill_schools(Country& c, std::size_t first, std::size_t last)
{
    for (std::size_t i = first * school_pupils; i < last * school_pupils; ++i) {
        c.grade[i] = static_cast<std::uint8_t>(i % school_pupils % grades);
    }
    for (std::size_t t = first * school_teachers; t < last * school_teachers; ++t) {
        c.experience[t] = static_cast<std::uint8_t>(t % school_teachers % most_experience);
    }
}

} // namespace

Country start_country(std::size_t schools, std::uint64_t seed)
{
    Country c(schools);
    const Columns columns = columns_of(c);
    const KernelKey key = key_for(seed, 0);
    for_schools(schools, [&](std::size_t /*item*/, std::size_t first, std::size_t last) {
        fill_schools(c, first, last);
        steps().start(columns, first, last, key);
    });
    return c;
}

namespace {

/// FNV-1a over what pupils and teachers are: equal for equal bits.
std::uint64_t fingerprint(const Country& c)
{
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    const auto take = [&](std::uint64_t value) { hash = (hash ^ value) * prime; };
    for (std::size_t i = 0; i < c.ach.size(); ++i) {
        take(std::bit_cast<std::uint32_t>(c.ach[i]));
        take(std::bit_cast<std::uint32_t>(c.ses[i]));
        take(c.grade[i] * 2U + c.absent[i]);
    }
    for (std::size_t t = 0; t < c.schools() * school_teachers; ++t) {
        take(std::bit_cast<std::uint32_t>(c.quality[t]));
        take(c.experience[t]);
    }
    return hash;
}

} // namespace

Counts live_a_year(Country& c, std::uint64_t seed, int year)
{
    const Columns columns = columns_of(c);
    const KernelKey key = key_for(seed, year);
    std::vector<Counts> by_item((c.schools() + item_schools - 1) / item_schools);
    for_schools(c.schools(), [&](std::size_t item, std::size_t first, std::size_t last) {
        steps().year(columns, first, last, key, by_item[item]);
    });
    Counts sum;
    for (const Counts& counts : by_item) {
        sum.absent += counts.absent;
        sum.left += counts.left;
    }
    return sum;
}

namespace {

double mean_of(std::span<const float> column, double centre, int power)
{
    const double sum = sum_rows(column.size(), [&](std::size_t begin, std::size_t end) {
        double part = 0.0;
        for (std::size_t i = begin; i < end; ++i) {
            const double x = static_cast<double>(column[i]) - centre;
            part += power == 1 ? x : x * x;
        }
        return part;
    });
    return sum / static_cast<double>(column.size());
}

} // namespace

Country::Country(std::size_t schools)
    : ach(schools * school_pupils), ses(ach.size()), grade(ach.size()), absent(ach.size()),
      quality(whole_blocks(schools * school_teachers)), experience(quality.size()),
      mean_ach(schools), mean_ses(schools)
{
}

std::size_t Country::bytes() const
{
    return sizeof(float) *
               (ach.size() + ses.size() + quality.size() + mean_ach.size() + mean_ses.size()) +
           grade.size() + absent.size() + experience.size();
}

const Steps& steps()
{
#if defined(__x86_64__)
    constexpr std::array<const Steps*, 3> all{&steps_baseline, &steps_avx2, &steps_avx512};
    for (const Steps* one : all) {
        if (one->name == kernel_set()) {
            return *one;
        }
    }
#endif
    return steps_baseline;
}

Answer run_reference(std::size_t pupils, int threads, std::uint64_t seed)
{
    Answer answer{};
    with_threads(threads, [&] {
        const auto begin = Clock::now();
        Country c = start_country(pupils / school_pupils, seed);
        answer.start_seconds = seconds_since(begin);

        Counts all;
        const auto run = Clock::now();
        for (int year = 1; year <= years; ++year) {
            const Counts counts = live_a_year(c, seed, year);
            all.absent += counts.absent;
            all.left += counts.left;
        }
        answer.run_seconds = seconds_since(run);

        const auto person_years = static_cast<double>(years * c.schools());
        answer.mean_ach = mean_of(c.ach, 0.0, 1);
        answer.sd_ach = std::sqrt(mean_of(c.ach, answer.mean_ach, 2));
        answer.absence_rate =
            static_cast<double>(all.absent) / (person_years * static_cast<double>(school_pupils));
        answer.leave_rate =
            static_cast<double>(all.left) / (person_years * static_cast<double>(school_teachers));
        answer.bits = fingerprint(c);
        answer.bytes = c.bytes();
    });
    return answer;
}

} // namespace likvard::reference
