// The scripts that run a sweep on a cluster: plain text, nothing of Slurm is linked.
#pragma once

#include <string>

namespace likvard {

struct SlurmPlan {
    std::string program; // absolute path of likvard
    std::string design;  // absolute
    std::string out;     // absolute
    bool priors_only = false;
    int shards = 10;
    int throttle = 0; // tasks at the same time; 0: as many as the cluster gives
    int cpus = 1;     // of one task
    std::string time; // limit of one task, as Slurm writes it; empty: the partition's own
    std::string partition;
};

/// The job array: a task a shard, requeued when its node fails, when it is preempted and when its
/// time runs out; it goes on where it was.
[[nodiscard]] std::string array_script(const SlurmPlan& plan);
/// Puts the shards together.
[[nodiscard]] std::string merge_script(const SlurmPlan& plan);
/// Submits both, the merge after the array.
[[nodiscard]] std::string submit_script(const SlurmPlan& plan);

/// A word as a shell takes it.
[[nodiscard]] std::string shell_word(const std::string& word);

} // namespace likvard
