// The power goes off at every single write of a store: what was said to be safe is on the disk, the
// rest can be made again, and the numbers come out the same.
#include "core/check.hpp"
#include "results/fake_results.hpp"
#include "results/power_cut.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "results/sweep_store.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace likvard {
namespace {

constexpr std::uint64_t seed = 20'260'801;

/// What may lie on the disk, and how much had been said to be safe by then.
struct Moment {
    DiskImage image;
    std::int64_t promised = 0;
};

constexpr std::int64_t rows = 6;

SweepFacts sweep()
{
    SweepFacts facts;
    facts.program_version = std::string("test");
    facts.design_hash = std::string("d");
    facts.rows = rows;
    facts.factors = {
        {.key = "f", .unit = "1", .kind = "range", .low = 0.0, .high = 1.0, .levels = {}}};
    facts.outcomes = {Outcome::cost_sek, Outcome::pass_all_pct};
    facts.years = {2025, 2026};
    for (const std::string label : {"a", "b", "c"}) {
        facts.groups.push_back(
            {.dimension = Dimension::school, .label = label, .title_sv = label, .title_en = label});
    }
    return facts;
}

SweepRecord record(const SweepFacts& facts, std::int64_t row)
{
    constexpr int futures = 8;
    SweepRecord made{.row = row,
                     .hash = std::to_string(row),
                     .first_future = 0,
                     .futures = futures,
                     .numbers = {0.5},
                     .data = {}};
    made.data.resize(arm_count * futures * facts.years.size() * facts.groups.size() *
                     facts.outcomes.size());
    std::iota(made.data.begin(), made.data.end(), 1000.0 * static_cast<double>(row));
    return made;
}

/// Writes a sweep; every moment of it.
std::vector<Moment> moments_of_a_sweep(Disk disk, std::string& hash)
{
    std::vector<Moment> moments;
    std::int64_t promised = 0;
    const TemporaryFolder folder;
    const PowerCuts cuts(disk, seed, [&](const DiskImage& image) {
        moments.push_back({image, promised});
    });
    const SweepFacts facts = sweep();
    SweepStore store(folder / "sweep.sqlite", facts, Resume::no);
    for (std::int64_t row = 0; row < rows; ++row) {
        store.append(record(facts, row));
        promised = row + 1;
    }
    hash = store.finish(rows);
    return moments;
}

/// Goes on from a moment; false when something that was promised is gone or cannot be read.
bool goes_on(const Moment& moment, const std::string& hash)
{
    const TemporaryFolder folder;
    const PowerCuts quick(Disk::honest, seed, {});
    put_down(moment.image, folder.path());
    const SweepFacts facts = sweep();
    try {
        SweepStore store(folder / "sweep.sqlite", facts, Resume::yes);
        const std::vector<std::int64_t> done = store.done();
        const auto count = static_cast<std::int64_t>(done.size());
        if (count < moment.promised || (count > 0 && done.back() != count - 1)) {
            return false;
        }
        for (std::int64_t row = count; row < rows; ++row) {
            store.append(record(facts, row));
        }
        return store.finish(rows) == hash && folder.listing() == "sweep.sqlite";
    } catch (const OutputError&) {
        return false;
    }
}

TEST(PowerCut, AtAnyWriteOfASweepWhatWasSafeIsThereAndTheHashTheSame)
{
    std::string hash;
    const std::vector<Moment> moments = moments_of_a_sweep(Disk::honest, hash);
    EXPECT_GT(moments.size(), 100U);
    for (std::size_t i = 0; i < moments.size(); ++i) {
        EXPECT_TRUE(goes_on(moments[i], hash))
            << "cut " << i << " of " << moments.size() << ", promised " << moments[i].promised;
    }
}

TEST(PowerCut, ADiskThatLiesIsFoundOut) // that the test above can fail
{
    std::string hash;
    const std::vector<Moment> moments = moments_of_a_sweep(Disk::lying, hash);
    const auto kept =
        std::ranges::count_if(moments, [&](const Moment& moment) { return goes_on(moment, hash); });
    EXPECT_LT(static_cast<std::size_t>(kept), moments.size() / 2);
}

TEST(PowerCut, AtAnyWriteOfARunWhatWasSafeIsThereAndTheHashTheSame)
{
    constexpr int block = 4;
    fake::Options options;
    options.replicates = 3 * block;
    const Results results = fake::results(options);
    const StoreFacts facts{"0.1.0", "test", "", "", {}};
    std::vector<Moment> moments;
    {
        std::int64_t promised = 0;
        const TemporaryFolder folder;
        const PowerCuts cuts(Disk::honest, seed, [&](const DiskImage& image) {
            moments.push_back({image, promised});
        });
        Store store = Store::create(folder / "results.sqlite", results, facts, Resume::no);
        for (int first = 0; first < options.replicates; first += block) {
            store.append(results, first, first + block);
            promised = first + block;
        }
        store.finish(result_hash(results));
        promised = options.replicates;
    }
    EXPECT_GT(moments.size(), 50U);
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const TemporaryFolder folder;
        const PowerCuts quick(Disk::honest, seed, {});
        put_down(moments[i].image, folder.path());
        Store store = Store::create(folder / "results.sqlite", results, facts, Resume::yes);
        const Results found = store.contents();
        EXPECT_GE(found.done_count(), moments[i].promised) << "cut " << i;
        for (int first = 0; first < options.replicates; first += block) {
            if (!found.done(first)) {
                store.append(results, first, first + block);
            }
        }
        store.finish(result_hash(results));
        EXPECT_EQ(result_hash(Store::load(folder / "results.sqlite")), result_hash(results));
        EXPECT_EQ(folder.listing(), "results.sqlite");
    }
}

} // namespace
} // namespace likvard
