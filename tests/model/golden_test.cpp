// The golden hash of a tiny world: any change of a number shows here, in debug and in release.
// A change that is meant: run with LIKVARD_WRITE_GOLDEN=1, and give it a changelog line under
// Model.
#include "results/result_hash.hpp"
#include "run/run.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace likvard {
namespace {

const char* const golden_file = LIKVARD_SOURCE_DIR "/tests/model/golden_hash.txt";

std::string tiny_hash()
{
    const Municipality municipality = tiny_municipality();
    Scenario baseline = tiny_plan();
    baseline.replicates = 4;
    Scenario plan = baseline;
    plan.levers = every_tiny_use();
    Results results = prepare(plan, baseline, municipality);
    run(plan, baseline, municipality, RunOptions{}, results);
    return result_hash(results);
}

TEST(Golden, ATinyWorldUnderEveryLeverHasItsHash)
{
    const std::string hash = tiny_hash();
    if (std::getenv("LIKVARD_WRITE_GOLDEN") !=
        nullptr) { // NOLINT(concurrency-mt-unsafe) // one thread
        std::ofstream(golden_file) << hash << "\n";
    }
    std::string golden;
    std::ifstream(golden_file) >> golden;
    EXPECT_EQ(hash, golden)
        << "numbers have changed; if they were meant to, see the top of this file";
}

} // namespace
} // namespace likvard
