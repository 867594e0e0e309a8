// How fast Botkyrka's question is: pupil-years a second for one replicate and for an ensemble,
// bytes a pupil, and milliseconds a process.
#include "core/kernels.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"
#include "run/plans.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <map>
#include <string>

namespace likvard {
namespace {

using Clock = std::chrono::steady_clock;

const LoadedScenario& plan()
{
    static const LoadedScenario loaded = load("botkyrka_2019_package.toml", {});
    return loaded;
}

/// A started replicate, ready for its first projected year.
struct Started {
    std::vector<double> values = draw_values(1, 0);
    Prepared prepared = prepare_without_levels(plan().municipality, values);
    Setting setting = setting_of(prepared, values);
    Draw draw{1, 0};
    World world = start_world(prepared, setting, draw);
    Policy policy{plan().scenario.levers, values, &setting.params.costs};
};

void one_replicate_fifteen_years(benchmark::State& state)
{
    const Started started;
    double pupil_years = 0.0;
    for ([[maybe_unused]] auto _ : state) {
        World w = started.world;
        for (int year = 2025; year <= 2039; ++year) {
            advance_one_year(w, started.policy, Tick{year, started.draw});
            pupil_years += static_cast<double>(rows(w.pupils));
        }
        benchmark::DoNotOptimize(w.leavers.marks.merit.data());
    }
    state.counters["pupil_years"] = benchmark::Counter(pupil_years, benchmark::Counter::kIsRate);
}
BENCHMARK(one_replicate_fifteen_years)->Unit(benchmark::kMillisecond);

void start_of_a_replicate(benchmark::State& state)
{
    const Started started;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(start_world(started.prepared, started.setting, started.draw));
    }
}
BENCHMARK(start_of_a_replicate)->Unit(benchmark::kMillisecond);

void preparing_the_municipality(benchmark::State& state)
{
    const auto values = central_values();
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(prepare_municipality(plan().municipality, values));
    }
}
BENCHMARK(preparing_the_municipality)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

/// The whole job as people run it, in memory: pairs of 15 years and the indicators.
void ensemble_of_pairs(benchmark::State& state)
{
    LoadedScenario loaded = plan();
    loaded.scenario.replicates = 40;
    double pupil_years = 0.0;
    for ([[maybe_unused]] auto _ : state) {
        const Results results = run_all(loaded, static_cast<int>(state.range(0)));
        for (int r = 0; r < loaded.scenario.replicates; ++r) {
            for (int year = 2025; year <= 2039; ++year) {
                pupil_years += results.value(Arm::baseline, r, year, 0, Outcome::pupils) +
                               results.value(Arm::plan, r, year, 0, Outcome::pupils);
            }
        }
    }
    state.counters["pupil_years"] = benchmark::Counter(pupil_years, benchmark::Counter::kIsRate);
    state.counters["pairs"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * loaded.scenario.replicates,
                           benchmark::Counter::kIsRate);
}
BENCHMARK(ensemble_of_pairs)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(2)
    ->UseRealTime();

void bytes_per_pupil(benchmark::State& state)
{
    const Started started;
    std::size_t bytes = 0;
    Pupils::each_column(started.world.pupils,
                        [&](const auto& column) { bytes += sizeof(column[0]); });
    for ([[maybe_unused]] auto _ : state) {
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(bytes_per_pupil)->Iterations(1);

/// Time between the beginnings of processes, added up by the process that ran.
struct Profile {
    std::map<std::string, double> milliseconds;
    std::string running;
    Clock::time_point since = Clock::now();

    void enter(std::string_view process)
    {
        const auto now = Clock::now();
        if (!running.empty()) {
            milliseconds[running] += std::chrono::duration<double, std::milli>(now - since).count();
        }
        running = process;
        since = now;
    }
};

void milliseconds_per_process(benchmark::State& state)
{
    const Started started;
    Profile profile;
    double years = 0.0;
    for ([[maybe_unused]] auto _ : state) {
        World w = started.world;
        for (int year = 2025; year <= 2039; ++year) {
            const auto probe = [](void* context, std::string_view process) {
                static_cast<Profile*>(context)->enter(process);
            };
            advance_one_year(w, started.policy, Tick{year, started.draw, probe, &profile});
            profile.enter("");
            years += 1.0;
        }
    }
    for (const auto& [process, total] : profile.milliseconds) {
        state.counters[process] = total / years;
    }
}
BENCHMARK(milliseconds_per_process)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace likvard

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    benchmark::AddCustomContext("kernel_set", std::string(likvard::kernel_set()));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
