// A small municipality, a plan and a design in a folder of their own, for tests of sweeps.
#pragma once

#include "../io/files.hpp"
#include "io/design_reader.hpp"
#include "results/sweep_store.hpp"
#include "run/sweep.hpp"

#include <string>

namespace likvard::test {

inline constexpr std::string_view small_plan = R"(municipality = "m"
years = [2025, 2026]
[levers.resource_team]
fte = 5
)";

/// Twelve rows of levers, a prior and a parameter that moves the start.
inline constexpr std::string_view small_design = R"(base = "plan.toml"
replicates = 3
[sampling]
method = "lhs"
size = 12
[factors]
"levers.resource_team.fte" = { range = [2, 10] }
"levers.resource_team.schools" = { list = ["lowest_results", "perceived_need"] }
"learn.persist_permanent" = { prior = true }
[keep]
outcomes = ["pass_all_pct", "cost_sek"]
years = [2025, 2026]
groups = ["municipality", "sex", "school"]
)";

struct SweepDesk {
    TempFolder folder;
    SweepDesk()
    {
        write_municipality(folder, "m", small_municipality());
        folder.write("plan.toml", small_plan);
        folder.write("design.toml", small_design);
    }
    [[nodiscard]] Design read(std::string_view text) const
    {
        return read_design(folder.write("design.toml", text));
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const
    {
        return folder.path() / name;
    }
};

/// Runs a design, or a shard of it, into a file, and gives the result hash.
inline std::string run_into(const std::filesystem::path& file, const Design& design,
                            const Shard& shard = {}, int threads = 0)
{
    const SweepTable table = table_of(design);
    const SweepFacts facts = facts_of(design, table, "test", shard);
    SweepStore store(file, facts, Resume::yes);
    SweepOptions options;
    options.threads = threads;
    run_sweep(design, table, shard, options, store);
    return store.finish(static_cast<std::int64_t>(rows_of(shard, facts.rows).size()));
}

} // namespace likvard::test
