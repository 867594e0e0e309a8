// reference_workload N THREADS [REPEATS]: one line for the repeat with the median time.
// README, "Speed", says how it compares with the plain program beside it.
#include "bench/reference/school_step.hpp"
#include "core/kernels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <vector>

namespace {

using likvard::reference::Answer;

constexpr int usage_status = 64;
constexpr std::size_t most_pupils = 400'000'000; // ids are one word

bool read_number(std::string_view text, std::size_t low, std::size_t high, std::size_t& value)
{
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() && value >= low &&
           value <= high;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr std::size_t most_threads = 1024;
    constexpr std::size_t most_repeats = 1000;
    const std::vector<std::string_view> given(argv + 1, argv + argc);
    std::size_t pupils = 0;
    std::size_t threads = 0;
    std::size_t repeats = 1;
    if (given.size() < 2 || given.size() > 3 || !read_number(given[0], 1, most_pupils, pupils) ||
        pupils % likvard::reference::school_pupils != 0 ||
        !read_number(given[1], 1, most_threads, threads) ||
        (given.size() == 3 && !read_number(given[2], 1, most_repeats, repeats))) {
        fmt::print(stderr,
                   "usage: reference_workload N THREADS [REPEATS], N a multiple of {} up "
                   "to {}\n",
                   likvard::reference::school_pupils, most_pupils);
        return usage_status;
    }
    std::vector<Answer> answers;
    for (std::size_t k = 0; k < repeats; ++k) {
        answers.push_back(likvard::reference::run_reference(pupils, static_cast<int>(threads), 1));
    }
    std::sort(answers.begin(), answers.end(),
              [](const Answer& a, const Answer& b) { return a.run_seconds < b.run_seconds; });
    const Answer& a = answers[(answers.size() - 1) / 2];
    const double per_second =
        static_cast<double>(pupils) * likvard::reference::years / a.run_seconds;
    fmt::print("likvard {} {} {:.6f} {:.6f} {:.0f} {:.5f} {:.5f} {:.5f} {:.5f}\n", pupils, threads,
               a.start_seconds, a.run_seconds, per_second, a.mean_ach, a.sd_ach, a.absence_rate,
               a.leave_rate);
    fmt::print(stderr, "{} kernels, {:.1f} bytes a pupil, bits {:016x}\n", likvard::kernel_set(),
               static_cast<double>(a.bytes) / static_cast<double>(pupils), a.bits);
    return 0;
}
