#include "core/check.hpp"
#include "results/fake_results.hpp"
#include "results/result_hash.hpp"
#include "results/sha256.hpp"
#include "results/store.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace likvard {
namespace {

TEST(Sha256, GivesThePublishedDigests) // FIPS 180-4 examples
{
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 digest;
    for (int i = 0; i < 1000; ++i) {
        digest.update(std::string(1000, 'a'));
    }
    EXPECT_EQ(digest.hex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, GoesOnAfterADigestWasTaken)
{
    Sha256 digest;
    digest.update("a");
    EXPECT_EQ(digest.hex(), sha256_hex("a"));
    const std::array bytes{std::byte{'b'}, std::byte{'c'}};
    digest.update(std::span<const std::byte>(bytes));
    EXPECT_EQ(digest.hex(), sha256_hex("abc"));
}

double& some_value(Results& results)
{
    return results.row(Arm::plan, 2, 2026, 4)[static_cast<std::size_t>(Outcome::merit_points)];
}

TEST(ResultHash, ChangesWithTheLastBitOfAnyValue)
{
    Results results = fake::results();
    const std::string before = result_hash(results);
    EXPECT_EQ(before, result_hash(fake::results()));
    const double value = some_value(results);
    some_value(results) = std::nextafter(value, 1e9);
    EXPECT_NE(result_hash(results), before);
    some_value(results) = value;
    EXPECT_EQ(result_hash(results), before);
}

TEST(ResultHash, KnowsOneNanAndOneZero)
{
    Results results = fake::results();
    some_value(results) = std::numeric_limits<double>::quiet_NaN();
    const std::string quiet = result_hash(results);
    some_value(results) = -std::bit_cast<double>(0x7FF80000DEADBEEFU);
    EXPECT_EQ(result_hash(results), quiet);
    some_value(results) = 0.0;
    const std::string zero = result_hash(results);
    EXPECT_NE(zero, quiet);
    some_value(results) = -0.0;
    EXPECT_EQ(result_hash(results), zero);
}

TEST(ResultHash, DependsOnValuesAloneAndNotOnTheOrderOfGroups)
{
    const Results results = fake::results();
    const std::size_t count = results.groups().size();
    std::vector<Group> turned(results.groups().rbegin(), results.groups().rend());
    RunInfo run = results.info();
    run.title_sv = "Ett annat namn";
    Results other(run, turned);
    for (int r = run.replicates - 1; r >= 0; --r) {
        for (int year = run.first_year; year <= run.last_year; ++year) {
            for (std::size_t g = 0; g < count; ++g) {
                for (const Arm arm : {Arm::plan, Arm::baseline}) {
                    const auto from = results.row(arm, r, year, count - 1 - g);
                    std::ranges::copy(from, other.row(arm, r, year, g).begin());
                }
            }
        }
        other.mark_done(r);
    }
    EXPECT_EQ(result_hash(other), result_hash(results));
}

TEST(ResultHash, CountsTheReplicatesThatAreDoneAlone)
{
    Results results = fake::results();
    Results part(results.info(), results.groups());
    EXPECT_EQ(result_hash(part), sha256_hex(""));
    for (int year = 2024; year <= 2027; ++year) {
        for (std::size_t g = 0; g < part.groups().size(); ++g) {
            std::ranges::copy(results.row(Arm::plan, 0, year, g),
                              part.row(Arm::plan, 0, year, g).begin());
        }
    }
    EXPECT_EQ(result_hash(part), sha256_hex("")); // written, but not done
    part.mark_done(0);
    EXPECT_NE(result_hash(part), sha256_hex(""));
    EXPECT_NE(result_hash(part), result_hash(results));
}

/// The digest that a stranger computes from the file with the statement of the documentation.
std::string hash_by_sql(const std::filesystem::path& path)
{
    sqlite3* database = nullptr;
    sqlite3_stmt* query = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_prepare_v2(database,
                                 "SELECT value FROM tidy ORDER BY arm, replicate, year, dimension, "
                                 "label, outcome",
                                 -1, &query, nullptr),
              SQLITE_OK);
    Sha256 digest;
    while (sqlite3_step(query) == SQLITE_ROW) {
        const bool absent = sqlite3_column_type(query, 0) == SQLITE_NULL;
        const double value = sqlite3_column_double(query, 0);
        const std::uint64_t bits =
            absent ? 0x7FF8000000000000U : std::bit_cast<std::uint64_t>(value);
        std::array<std::byte, sizeof bits> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes.at(i) = static_cast<std::byte>(bits >> (8 * i));
        }
        digest.update(std::span<const std::byte>(bytes));
    }
    sqlite3_finalize(query);
    sqlite3_close(database);
    return digest.hex();
}

TEST(ResultHash, CanBeComputedFromTheStoreWithOneStatement)
{
    fake::Options options;
    options.replicates = 12; // beyond 9, so that replicates must sort as numbers
    Results results = fake::results(options);
    some_value(results) = std::numeric_limits<double>::quiet_NaN();
    results.row(Arm::baseline, 0, 2024, 0)[0] = -0.0;
    const TemporaryFolder folder;
    Store store = Store::create(folder / "results.sqlite", results, {}, Resume::no);
    store.append(results, 0, 12);
    store.finish(result_hash(results));
    EXPECT_EQ(hash_by_sql(folder / "results.sqlite"), result_hash(results));
}

} // namespace
} // namespace likvard
