#include "viz/app/bench.hpp"

#include "io/files.hpp"
#include "results/results_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace likvard::app {
namespace {

constexpr int wanted_moves = 40;
constexpr double thousand = 1000.0;

/// CPU seconds of the calling thread.
double thread_cpu()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    constexpr double nano = 1e-9;
    return static_cast<double>(now.tv_sec) + nano * static_cast<double>(now.tv_nsec);
}

void add(std::string& out, const char* name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    constexpr double nearly_all = 0.95;
    out +=
        fmt::format("{}_median,{:.3f}\n{}_p95,{:.3f}\n{}_count,{}\n", name, quantile(values, 0.5),
                    name, quantile(values, nearly_all), name, values.size());
}

} // namespace

int Bench::move(view::AppState& state)
{
    const view::Answering& a = state.answering;
    const bool dragging = moves_ > wanted_moves / 2;
    // The first ensemble is let run whole, so that every baseline arm is there.
    const bool ready = moves_ == 0 ? a.complete && !a.hash.empty() : !waits_;
    if (!ready || moves_ >= wanted_moves || state.document.now().levers.empty()) {
        return dragging ? 1 : 0;
    }
    Scenario next = state.document.now();
    double& dose = next.levers.front().values.front();
    dose = dose > 1.0 ? dose - 0.5 : dose + 4.0;
    state.document.edit({"mät", "measure"}, std::move(next), "bench");
    moved_at_ = Clock::now();
    waits_ = true;
    ++moves_;
    return 2;
}

void Bench::begin_build()
{
    began_ = thread_cpu();
}

void Bench::end_build()
{
    if (moves_ > 0) {
        build_cpu_ms_.push_back((thread_cpu() - began_) * thousand);
    }
}

void Bench::shown(const view::AppState& state)
{
    const auto now = Clock::now();
    const auto ms = [&](Clock::time_point from) {
        return std::chrono::duration<double>(now - from).count() * thousand;
    };
    const bool dragging = moves_ > wanted_moves / 2;
    if (waits_ && !state.answering.stale) {
        (dragging ? first_answer_dragging_ms_ : first_answer_ms_).push_back(ms(moved_at_));
        waits_ = false;
    }
    if (moves_ > wanted_moves / 2 + 1) {
        frame_ms_.push_back(ms(shown_at_));
    }
    shown_at_ = now;
}

bool Bench::done() const
{
    return moves_ >= wanted_moves && !waits_;
}

void Bench::write(const std::filesystem::path& file) const
{
    std::string out = "measure,value\n";
    add(out, "frame_build_cpu_ms", build_cpu_ms_);
    add(out, "frame_to_frame_while_dragging_ms", frame_ms_);
    add(out, "first_answer_ms", first_answer_ms_);
    add(out, "first_answer_while_dragging_ms", first_answer_dragging_ms_);
    write_file_atomically(file, out);
}

} // namespace likvard::app
