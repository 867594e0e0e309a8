// What the steps of the verb sweep share.
#pragma once

#include "cli_options.hpp"
#include "cli_verbs.hpp"
#include "run/sweep.hpp"

#include <string>

namespace likvard {

/// A design, its table, and what its stores say of it.
struct LoadedSweep {
    Design design;
    SweepTable table;
    SweepFacts facts;
    Shard shard;
};
[[nodiscard]] LoadedSweep load_sweep(const SweepCommand& command);

/// The Swedish or the English text.
[[nodiscard]] inline const char* either(Language language, const char* sv, const char* en)
{
    return language == Language::sv ? sv : en;
}

[[nodiscard]] Answer slurm_step(const SweepCommand& command);

/// Makes the folder of --out. Throws OutputError.
void make_folder(const std::string& folder);

} // namespace likvard
