// Made-up results with known properties, so that the tests of what reads results need no model.
#pragma once

#include "results/results.hpp"

#include <cstdint>
#include <vector>

namespace likvard::fake {

/// What the headline gap looks like: one entry per future.
struct Gaps {
    std::vector<double> baseline, plan;
};

struct Options {
    int replicates = 40;
    int first_year = 2024;
    int last_year = 2027;
    std::uint64_t seed = 7;
    bool empty_plan = false;
    bool judgement = true; // one of the levers rests on judgement
};

/// Groups: the municipality, three schools (the last one with fewer than 10 leavers), and the
/// schools reached and not reached. Every outcome but the headline gap differs in every slot; plan
/// and baseline are equal in the first two years. All replicates are done.
[[nodiscard]] Results results(const Options& options = {});

/// The same with these headline gaps in the last year; as many replicates as entries.
[[nodiscard]] Results results_with_gaps(const Gaps& gaps, Options options = {});

/// `count` values evenly spread over [low, high].
[[nodiscard]] std::vector<double> spread(double low, double high, int count);

/// Sets one outcome of one group in one year, for every replicate of both arms.
void set(Results& results, std::size_t group, int year, Outcome outcome, double value);

} // namespace likvard::fake
