#include "run/sweep_slurm.hpp"

#include <fmt/format.h>

#include <string_view>

namespace likvard {
namespace {

/// Within a pattern of Slurm's, a per cent sign is doubled; a line ends a directive.
std::string pattern_word(const std::string& path, const std::string& pattern = {})
{
    std::string text;
    for (const char c : path) {
        text += c == '%' ? std::string("%%") : c == '"' ? std::string("\\\"") : std::string(1, c);
    }
    return '"' + text + pattern + '"';
}

std::string_view priors_word(const SlurmPlan& plan)
{
    return plan.priors_only ? " --priors" : "";
}

std::string common_directives(const SlurmPlan& plan)
{
    std::string text;
    if (!plan.partition.empty()) {
        text += fmt::format("#SBATCH --partition={}\n", plan.partition);
    }
    if (!plan.time.empty()) {
        text += fmt::format("#SBATCH --time={}\n", plan.time);
    }
    return text;
}

// Two minutes before the time is up the shell is told, lets likvard keep what is done, and asks for
// another turn. A plain scancel is not answered with a new turn.
constexpr std::string_view array_body = R"sh(
set -u
again=no
child=
trap 'again=yes; kill -INT "$child"' USR1
{program} sweep run {design} --out {out}{priors} --shard "$SLURM_ARRAY_TASK_ID/{shards}" \
  --resume --threads "${{SLURM_CPUS_PER_TASK:-1}}" --progress lines &
child=$!
while :; do
  status=0
  wait "$child" || status=$?
  kill -0 "$child" 2>/dev/null || break
done
if [ "$again" = yes ] && [ "$status" -eq 130 ]; then
  scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_${{SLURM_ARRAY_TASK_ID}}"
fi
exit "$status"
)sh";

} // namespace

std::string shell_word(const std::string& word)
{
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return text + "'";
}

std::string array_script(const SlurmPlan& plan)
{
    const std::string throttle = plan.throttle > 0 ? fmt::format("%{}", plan.throttle) : "";
    return fmt::format("#!/bin/bash\n"
                       "#SBATCH --job-name=likvard-sweep\n"
                       "#SBATCH --array=1-{}{}\n"
                       "#SBATCH --cpus-per-task={}\n"
                       "#SBATCH --requeue\n"
                       "#SBATCH --signal=B:USR1@120\n"
                       "#SBATCH --open-mode=append\n"
                       "#SBATCH --output={}\n"
                       "{}",
                       plan.shards, throttle, plan.cpus,
                       pattern_word(plan.out + "/slurm/", "%A_%a.txt"), common_directives(plan)) +
           fmt::format(array_body, fmt::arg("program", shell_word(plan.program)),
                       fmt::arg("design", shell_word(plan.design)),
                       fmt::arg("out", shell_word(plan.out)), fmt::arg("priors", priors_word(plan)),
                       fmt::arg("shards", plan.shards));
}

std::string merge_script(const SlurmPlan& plan)
{
    return fmt::format("#!/bin/bash\n"
                       "#SBATCH --job-name=likvard-merge\n"
                       "#SBATCH --requeue\n"
                       "#SBATCH --open-mode=append\n"
                       "#SBATCH --output={}\n"
                       "{}\n"
                       "exec {} sweep merge {} --out {}{}\n",
                       pattern_word(plan.out + "/slurm/merge.txt"), common_directives(plan),
                       shell_word(plan.program), shell_word(plan.design), shell_word(plan.out),
                       priors_word(plan));
}

std::string submit_script(const SlurmPlan& plan)
{
    return fmt::format("#!/bin/sh\n"
                       "# Submits the sweep and, after it, its merge. Submitted again it goes on.\n"
                       "set -eu\n"
                       "array=$(sbatch --parsable {})\n"
                       "merge=$(sbatch --parsable --dependency=\"afterany:${{array%%;*}}\" {})\n"
                       "echo \"$array $merge\"\n",
                       shell_word(plan.out + "/sweep.sbatch"),
                       shell_word(plan.out + "/merge.sbatch"));
}

} // namespace likvard
