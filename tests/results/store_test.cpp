#include "core/check.hpp"
#include "results/fake_results.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <bit>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

namespace likvard {
namespace {

const StoreFacts facts{
    "0.1.0", "likvard run plan.toml", "# baseline", "# plan åäö", {{"posterior_hash", "77aa"}}};

/// One cell of the file, by another connection.
std::string cell(const std::filesystem::path& path, const std::string& sql)
{
    sqlite3* database = nullptr;
    std::string text = "error";
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        const auto keep = [](void* out, int /*columns*/, char** values, char** /*names*/) {
            *static_cast<std::string*>(out) = *values == nullptr ? "NULL" : *values;
            return 0;
        };
        sqlite3_exec(database, sql.c_str(), keep, &text, nullptr);
    }
    sqlite3_close(database);
    return text;
}

std::uint64_t bits(double value)
{
    return std::isnan(value) ? 0x7FF8000000000000U : std::bit_cast<std::uint64_t>(value);
}

/// Every value, cost, draw and fact is the same, bit for bit.
void expect_equal(const Results& a, const Results& b)
{
    const RunInfo& run = a.info();
    ASSERT_EQ(run.replicates, b.info().replicates);
    ASSERT_EQ(a.groups().size(), b.groups().size());
    EXPECT_EQ(result_hash(a), result_hash(b));
    for (int r = 0; r < run.replicates; ++r) {
        ASSERT_EQ(a.done(r), b.done(r)) << r;
        if (!a.done(r)) {
            continue;
        }
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int year = run.first_year; year <= run.last_year; ++year) {
                for (std::size_t g = 0; g < a.groups().size(); ++g) {
                    for (std::size_t o = 0; o < outcome_count; ++o) {
                        ASSERT_EQ(bits(a.row(arm, r, year, g)[o]), bits(b.row(arm, r, year, g)[o]));
                    }
                }
            }
        }
        EXPECT_EQ(a.draws(r), b.draws(r));
        ASSERT_EQ(a.costs(r).size(), b.costs(r).size());
        for (std::size_t i = 0; i < a.costs(r).size(); ++i) {
            const CostRow& x = a.costs(r)[i];
            const CostRow& y = b.costs(r)[i];
            EXPECT_EQ(
                std::tie(x.arm, x.replicate, x.year, x.calendar_year, x.lever, x.item, x.sek),
                std::tie(y.arm, y.replicate, y.year, y.calendar_year, y.lever, y.item, y.sek));
        }
    }
}

Results with_odd_numbers()
{
    fake::Options options;
    options.replicates = 6;
    options.seed = std::numeric_limits<std::uint64_t>::max();
    Results results = fake::results(options);
    const std::span<double> row = results.row(Arm::plan, 3, 2026, 2);
    row[0] = std::numeric_limits<double>::quiet_NaN();
    row[1] = std::numeric_limits<double>::denorm_min();
    row[2] = std::numeric_limits<double>::max();
    row[3] = -std::numeric_limits<double>::infinity();
    row[4] = 0.1 + 0.2;
    row[5] = 9007199254740993.0;
    row[6] = -3.0;
    return results;
}

TEST(Store, FileEqualsMemoryBitForBit)
{
    const TemporaryFolder folder;
    const Results results = with_odd_numbers();
    Store store = Store::create(folder / "results.sqlite", results, facts, Resume::no);
    store.append(results, 0, 6);
    store.finish(result_hash(results));
    EXPECT_EQ(folder.listing(), "results.sqlite"); // no side files

    const Results loaded = Store::load(folder / "results.sqlite");
    expect_equal(results, loaded);
    const RunInfo& a = results.info();
    const RunInfo& b = loaded.info();
    EXPECT_EQ(std::tie(a.municipality, a.title_sv, a.title_en, a.question_sv, a.question_en, a.seed,
                       a.first_year, a.last_year, a.plan_year, a.input_hash, a.municipal_pupils,
                       a.cost_per_pupil_sek, a.teaching_per_pupil_sek),
              std::tie(b.municipality, b.title_sv, b.title_en, b.question_sv, b.question_en, b.seed,
                       b.first_year, b.last_year, b.plan_year, b.input_hash, b.municipal_pupils,
                       b.cost_per_pupil_sek, b.teaching_per_pupil_sek));
    ASSERT_EQ(b.levers.size(), 2U);
    EXPECT_EQ(b.levers[1].title_sv, "Marknadsföring");
    EXPECT_TRUE(b.levers[1].judgement);
    EXPECT_FALSE(b.levers[0].judgement);
    ASSERT_EQ(b.parameters.size(), 2U);
    EXPECT_EQ(b.parameters[0].source, "a, \"b\"");
    EXPECT_EQ(b.parameters[1].key, "learn.kappa");
    for (std::size_t g = 0; g < results.groups().size(); ++g) {
        EXPECT_EQ(results.groups()[g].dimension, loaded.groups()[g].dimension);
        EXPECT_EQ(results.groups()[g].label, loaded.groups()[g].label);
        EXPECT_EQ(results.groups()[g].title_sv, loaded.groups()[g].title_sv);
    }
}

TEST(Store, HasTheTablesOfTheContract)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = fake::results();
    Store store = Store::create(path, results, facts, Resume::no);
    store.append(results, 0, 40);
    store.finish(result_hash(results));

    const auto meta = Store::meta(path);
    EXPECT_EQ(meta.at("status"), "complete");
    EXPECT_EQ(meta.at("result_hash"), result_hash(results));
    EXPECT_EQ(meta.at("schema_version"), "2");
    EXPECT_EQ(meta.at("program_version"), "0.1.0");
    EXPECT_EQ(meta.at("seed"), "7");
    EXPECT_EQ(meta.at("replicates"), "40");
    EXPECT_EQ(meta.at("command"), "likvard run plan.toml");
    EXPECT_EQ(meta.at("posterior_hash"), "77aa");
    EXPECT_EQ(Store::scenarios(path),
              std::pair(std::string("# baseline"), std::string("# plan åäö")));
    EXPECT_EQ(cell(path, "SELECT count(*) FROM outcome"), std::to_string(outcome_count));
    EXPECT_EQ(cell(path, "SELECT better FROM outcome WHERE key = 'dissimilarity'"), "lower");
    EXPECT_EQ(cell(path, "SELECT count(*) FROM value"), std::to_string(2 * 40 * 4 * 6));
    EXPECT_EQ(cell(path, "SELECT count(*) FROM tidy"),
              std::to_string(std::size_t{2} * 40 * 4 * 6 * outcome_count));
    EXPECT_EQ(cell(path, "SELECT count(*) FROM draw"), "80");
    EXPECT_EQ(cell(path, "SELECT sum(sek) FROM cost WHERE arm = 'plan' AND lever = 'marketing' "
                         "AND calendar_year = 2026"),
              "60000000.0");
    EXPECT_EQ(cell(path, "SELECT verified FROM parameter WHERE key = 'learn.kappa'"), "judgement");
    EXPECT_EQ(cell(path, "SELECT leavers FROM value JOIN grouping USING (grp) WHERE label = "
                         "'20000003' LIMIT 1"),
              "9.0"); // the store keeps everything
}

TEST(Store, BytesAndHashDoNotDependOnTheBlocks)
{
    const TemporaryFolder folder;
    const Results results = with_odd_numbers();
    Store one = Store::create(folder / "one", results, facts, Resume::no);
    one.append(results, 0, 6);
    one.finish(result_hash(results));
    Store many = Store::create(folder / "many", results, facts, Resume::no);
    many.append(results, 4, 6); // whatever the order
    many.append(results, 0, 3);
    many.append(results, 3, 4);
    many.finish(result_hash(results));
    const Results loaded = Store::load(folder / "many");
    EXPECT_EQ(result_hash(loaded), result_hash(Store::load(folder / "one")));
    expect_equal(loaded, results);
}

TEST(Store, GoesOnWhereItWasLeft)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = with_odd_numbers();
    {
        Store store = Store::create(path, results, facts, Resume::no);
        store.append(results, 0, 2);
        store.finish(result_hash(results));
    }
    EXPECT_EQ(Store::meta(path).at("status"), "partial");

    Store store = Store::create(path, results, facts, Resume::yes);
    EXPECT_EQ(Store::meta(path).at("status"), "running");
    EXPECT_FALSE(Store::meta(path).contains("result_hash")); // not the hash of what is to come
    const Results found = store.contents();
    EXPECT_EQ(found.done_count(), 2);
    EXPECT_TRUE(found.done(1));
    EXPECT_FALSE(found.done(2));
    store.append(results, 2, 6);
    store.finish(result_hash(results));
    EXPECT_EQ(Store::meta(path).at("status"), "complete");
    expect_equal(Store::load(path), results);
}

TEST(Store, OthersReadWholeBlocksWhileItIsWritten)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = with_odd_numbers();
    Store store = Store::create(path, results, facts, Resume::no);
    EXPECT_EQ(Store::load(path).done_count(), 0);
    store.append(results, 0, 4);
    EXPECT_EQ(Store::load(path).done_count(), 4);
    store.append(results, 4, 6);
    store.finish("hash");
    EXPECT_EQ(Store::load(path).done_count(), 6);
}

TEST(Store, RefusesToOverwrite)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = with_odd_numbers();
    Store::create(path, results, facts, Resume::no).finish("hash");
    const std::string before = file_text(path);

    const auto refused = [&](const RunInfo& run, const StoreFacts& other, Resume resume,
                             const std::string& why) {
        try {
            (void)Store::create(path, Results(run, results.groups()), other, resume);
            ADD_FAILURE() << "not refused: " << why;
        } catch (const OutputError& error) {
            EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find("results.sqlite"), std::string::npos);
        }
    };
    const RunInfo run = results.info();
    refused(run, facts, Resume::no, "already holds this run");
    RunInfo other = run;
    other.seed = 2;
    refused(other, facts, Resume::yes, "instead of 2");
    other = run;
    other.input_hash = "another plan";
    refused(other, facts, Resume::yes, "input_hash 0123abc instead of another plan");
    other = run;
    other.replicates = 7;
    refused(other, facts, Resume::yes, "replicates 6 instead of 7");
    StoreFacts newer = facts;
    newer.program_version = "0.2.0";
    refused(run, newer, Resume::yes, "program_version 0.1.0 instead of 0.2.0");
    newer = facts;
    newer.identity = {{"posterior_hash", "priors"}};
    refused(run, newer, Resume::yes, "posterior_hash 77aa instead of priors");
    EXPECT_EQ(file_text(path), before); // and it was not touched
}

TEST(Store, LeavesForeignFilesAlone)
{
    const TemporaryFolder folder;
    const Results results = with_odd_numbers();
    std::ofstream(folder / "notes.txt") << std::string(5000, 'x');
    EXPECT_THROW((void)Store::create(folder / "notes.txt", results, facts, Resume::yes),
                 OutputError);
    EXPECT_EQ(file_text(folder / "notes.txt"), std::string(5000, 'x'));
    EXPECT_THROW((void)Store::create(folder.path(), results, facts, Resume::no), OutputError);
    EXPECT_THROW((void)Store::create(folder / "none/results.sqlite", results, facts, Resume::no),
                 OutputError);
}

TEST(Store, SaysWhatItCannotRead)
{
    const TemporaryFolder folder;
    EXPECT_THROW((void)Store::load(folder / "none"), InputMissing);
    EXPECT_THROW((void)Store::meta(folder.path()), InputMissing);
    std::ofstream(folder / "text") << std::string(5000, 'x');
    EXPECT_THROW((void)Store::load(folder / "text"), DataError);
    std::ofstream(folder / "empty").close();
    EXPECT_THROW((void)Store::load(folder / "empty"), DataError);
}

/// A finished store, changed by one statement of somebody else.
void expect_damaged(const std::string& sql)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = with_odd_numbers();
    Store store = Store::create(path, results, facts, Resume::no);
    store.append(results, 0, 6);
    store.finish("hash");
    EXPECT_EQ(Store::load(path).done_count(), 6);
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(database);
    EXPECT_THROW((void)Store::load(path), DataError) << sql;
}

TEST(Store, OfAnOlderSchemaIsRefusedInWords)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = fake::results();
    {
        Store store = Store::create(path, results, facts, Resume::no);
        store.append(results, 0, 40);
        store.finish("hash");
    }
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, "UPDATE meta SET value = '1' WHERE key = 'schema_version'",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(database);
    try {
        (void)Store::load(path);
        ADD_FAILURE() << "an old store was read";
    } catch (const DataError& error) {
        const std::string text = error.what();
        EXPECT_NE(text.find("a store of schema 1"), std::string::npos) << text;
        EXPECT_NE(text.find("results store of schema 2"), std::string::npos) << text;
    }
    EXPECT_THROW((void)Store::create(path, results, facts, Resume::yes), OutputError);
}

TEST(Store, NoticesDamage)
{
    expect_damaged(
        "DELETE FROM value WHERE arm = 'plan' AND replicate = 3 AND year = 2025 AND grp = 1");
    expect_damaged("UPDATE meta SET value = '3' WHERE key = 'schema_version'");
    expect_damaged("UPDATE meta SET value = '8 000' WHERE key = 'municipal_pupils'");
    expect_damaged("UPDATE meta SET value = '2000000000' WHERE key = 'replicates'");
    expect_damaged("UPDATE meta SET value = '-1' WHERE key = 'replicates'");
    expect_damaged("UPDATE meta SET value = '2024x' WHERE key = 'first_year'");
    expect_damaged("DELETE FROM meta WHERE key = 'seed'");
    expect_damaged("UPDATE grouping SET dimension = 'colour' WHERE grp = 0");
    expect_damaged("DELETE FROM grouping WHERE grp = 2");
    expect_damaged("UPDATE value SET year = 1999 WHERE replicate = 5 AND year = 2027");
    expect_damaged("UPDATE value SET arm = 'third' WHERE replicate = 5 AND arm = 'plan'");
    expect_damaged("UPDATE cost SET replicate = 6 WHERE replicate = 5");
    expect_damaged("UPDATE draw SET replicate = -1 WHERE replicate = 5");
    expect_damaged("DROP TABLE cost");
}

TEST(Store, TruncatedFilesAreRefused)
{
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Results results = with_odd_numbers();
    Store store = Store::create(path, results, facts, Resume::no);
    store.append(results, 0, 6);
    store.finish("hash");
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    EXPECT_THROW((void)Store::load(path), DataError);
}

TEST(Store, IsClosedAfterFinishAndWantsWholeReplicatesOnce)
{
    const TemporaryFolder folder;
    Results results = with_odd_numbers();
    Store store = Store::create(folder / "a", results, facts, Resume::no);
    store.append(results, 0, 1);
    EXPECT_THROW(store.append(results, 0, 1), InternalError); // written already
    EXPECT_THROW(store.append(results, 1, 2), InternalError); // and closed by that error
    EXPECT_EQ(Store::load(folder / "a").done_count(), 1);

    Results undone(results.info(), results.groups());
    Store other = Store::create(folder / "b", undone, facts, Resume::no);
    EXPECT_THROW(other.append(undone, 0, 1), InternalError);
    other.finish("hash");
    EXPECT_THROW(other.append(results, 0, 1), InternalError);
    EXPECT_THROW(other.finish("hash"), InternalError);
}

} // namespace
} // namespace likvard
