// The step slurm of the verb sweep: scripts for a cluster.
#include "cli_sweep_parts.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "run/sweep_slurm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace likvard {

namespace fs = std::filesystem;

Answer slurm_step(const SweepCommand& command)
{
    const LoadedSweep sweep = load_sweep(command); // every fault before any script
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        throw IoError("cannot find out where likvard stands: " + error.message());
    }
    const fs::path out = fs::absolute(command.out);
    make_folder((out / "slurm").string());
    SlurmPlan plan;
    plan.program = program.string();
    plan.design = fs::absolute(command.design).string();
    plan.out = out.string();
    plan.priors_only = command.priors_only;
    plan.shards = static_cast<int>(
        std::min<std::int64_t>(command.shards, std::max<std::int64_t>(sweep.facts.rows, 1)));
    plan.throttle = command.throttle;
    plan.cpus = command.cpus;
    plan.time = command.time;
    plan.partition = command.partition;
    write_file_atomically(out / "sweep.sbatch", array_script(plan));
    write_file_atomically(out / "merge.sbatch", merge_script(plan));
    write_file_atomically(out / "submit.sh", submit_script(plan));
    const std::string submit = "sh " + shell_word((out / "submit.sh").string());
    const std::string remarks =
        fmt::format("{} {}: sweep.sbatch, merge.sbatch, submit.sh. {}:\n",
                    either(command.language, "Sparat i", "Kept in"), command.out,
                    either(command.language, "Skicka in med", "Submit with"));
    return {.out = submit + "\n", .remarks = remarks, .status = Status::fine};
}

} // namespace likvard
