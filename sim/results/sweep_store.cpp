#include "results/sweep_store.hpp"

#include "core/check.hpp"
#include "results/store_database.hpp"
#include "results/store_dictionary.hpp"

#include <fmt/format.h>

#include <utility>

namespace likvard {
namespace {

using store::arm_key;
using store::Database;
using store::Query;

// Comments stand in the file, where somebody who opens it with another tool will look for them.
constexpr std::string_view fixed_tables = R"sql(
CREATE TABLE factor (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,          -- range, prior, list
  low REAL,
  high REAL
);
CREATE TABLE level (           -- of factors that are lists
  factor INTEGER NOT NULL,
  number INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (factor, number)
) WITHOUT ROWID;
CREATE TABLE year (year INTEGER PRIMARY KEY);  -- kept school years, by their autumns
)sql";

/// A factor's key as a column: it has dots.
std::string column(const std::string& key)
{
    return '"' + key + '"';
}

std::string run_table(const SweepFacts& facts)
{
    std::string sql = "CREATE TABLE run (\n"
                      "  row INTEGER PRIMARY KEY,     -- of the design, from 0\n"
                      "  hash TEXT NOT NULL,          -- of what the row runs\n"
                      "  first_future INTEGER NOT NULL,\n"
                      "  futures INTEGER NOT NULL";
    for (const SweepFactorNote& factor : facts.factors) {
        sql += fmt::format(",\n  {}", column(factor.key)); // a list: the number of its level
    }
    return sql + "\n);\n";
}

std::string value_table(const SweepFacts& facts)
{
    std::string sql = "CREATE TABLE value (\n"
                      "  row INTEGER NOT NULL,\n"
                      "  arm TEXT NOT NULL,           -- baseline, plan\n"
                      "  replicate INTEGER NOT NULL,\n"
                      "  year INTEGER NOT NULL,       -- autumn of the school year\n"
                      "  grp INTEGER NOT NULL,\n";
    for (const Outcome outcome : facts.outcomes) {
        sql += fmt::format("  {} REAL,\n", info(outcome).key);
    }
    return sql + "  PRIMARY KEY (row, arm, replicate, year, grp)\n) WITHOUT ROWID;\n";
}

std::string tidy_view(const SweepFacts& facts)
{
    std::string sql = "CREATE VIEW tidy (row, arm, replicate, year, dimension, label, outcome, "
                      "value) AS\n";
    std::string_view joint = "  ";
    for (const Outcome outcome : facts.outcomes) {
        sql += fmt::format("{0}SELECT row, arm, replicate, year, dimension, label, '{1}', {1} "
                           "FROM value JOIN grouping USING (grp)\n",
                           joint, info(outcome).key);
        joint = "  UNION ALL ";
    }
    return sql + ";\n";
}

void write_facts(const Database& database, const SweepFacts& facts)
{
    std::map<std::string, std::string> meta = sweep_identity(facts);
    meta.insert({{"shard", facts.shard},
                 {"title", facts.title},
                 {"municipality", facts.municipality},
                 {"replicates", facts.replicates},
                 {"status", "running"}});
    store::write_meta(database, meta);
    Query insert_factor(database, "INSERT INTO factor VALUES (?, ?, ?, ?, ?, ?)");
    Query insert_level(database, "INSERT INTO level VALUES (?, ?, ?)");
    for (std::size_t k = 0; k < facts.factors.size(); ++k) {
        const SweepFactorNote& factor = facts.factors[k];
        const auto number = static_cast<std::int64_t>(k);
        insert_factor.run(number, factor.key, factor.unit, factor.kind, factor.low, factor.high);
        for (std::size_t i = 0; i < factor.levels.size(); ++i) {
            insert_level.run(number, static_cast<std::int64_t>(i), factor.levels[i]);
        }
    }
    store::write_outcomes(database, facts.outcomes);
    store::write_groups(database, facts.groups);
    Query insert_year(database, "INSERT INTO year VALUES (?)");
    for (const int year : facts.years) {
        insert_year.run(year);
    }
}

std::string places(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "?" : ", ?";
    }
    return text;
}

void require_same_sweep(const std::filesystem::path& path, const SweepFacts& facts, Resume resume)
{
    const std::string name = path.string();
    std::string differing;
    try {
        const SweepReader reader(path);
        auto wanted = sweep_identity(facts);
        wanted["shard"] = facts.shard;
        for (const auto& [key, value] : wanted) {
            const auto at = reader.meta().find(key);
            if (at == reader.meta().end() || at->second != value) {
                differing +=
                    fmt::format("{}{} {} instead of {}", differing.empty() ? "" : ", ", key,
                                at == reader.meta().end() ? "absent" : at->second, value);
            }
        }
    } catch (const DataError& error) {
        throw OutputError(name + ": exists and cannot be continued: " + error.what());
    }
    if (!differing.empty()) {
        throw OutputError(name + ": holds another sweep (" + differing +
                          "); choose another folder or remove it");
    }
    if (resume == Resume::no) {
        throw OutputError(name + ": already holds this sweep; resume it, choose another folder or "
                                 "remove it");
    }
}

bool has_tables(const Database& database)
{
    Query query(database, "SELECT 1 FROM sqlite_master LIMIT 1");
    return query.step();
}

void set_meta(const Database& database, std::string_view name, std::string_view value)
{
    Query(database, "INSERT OR REPLACE INTO meta VALUES (?, ?)").run(name, value);
}

} // namespace

std::size_t data_index(const SweepFacts& facts, int futures, Arm arm, int future, std::size_t year,
                       std::size_t group, std::size_t outcome)
{
    std::size_t at = static_cast<std::size_t>(arm) * static_cast<std::size_t>(futures) +
                     static_cast<std::size_t>(future);
    at = at * facts.years.size() + year;
    at = at * facts.groups.size() + group;
    return at * facts.outcomes.size() + outcome;
}

std::map<std::string, std::string> sweep_identity(const SweepFacts& facts)
{
    return {{"kind", "likvard sweep"},
            {"schema_version", std::to_string(sweep_schema_version)},
            {"program_version", facts.program_version},
            {"design_hash", facts.design_hash},
            {"seed", std::to_string(facts.seed)},
            {"rows", std::to_string(facts.rows)},
            {"sampling", facts.sampling},
            {"size", std::to_string(facts.size)},
            {"levels", std::to_string(facts.levels)},
            {"luck", facts.luck ? "yes" : "no"},
            {"parameters", facts.parameters}};
}

// As Store: a transaction stays open between rows, so that nobody else can write and nothing is on
// disk that a kill could leave behind.
struct SweepStore::Impl {
    Database database;
    SweepFacts facts;
    std::unique_ptr<Query> insert_run, insert_value;
    Commit commit;
    bool is_writable = true;

    Impl(const std::filesystem::path& path, SweepFacts sweep, Commit when)
        : database(path, store::Access::writing), facts(std::move(sweep)), commit(when)
    {
    }

    void commit_and_go_on() const
    {
        database.run("COMMIT");
        database.run("BEGIN IMMEDIATE");
    }

    void prepare()
    {
        constexpr std::size_t run_columns = 4;
        constexpr std::size_t value_columns = 5;
        insert_run =
            std::make_unique<Query>(database, "INSERT INTO run VALUES (" +
                                                  places(run_columns + facts.factors.size()) + ")");
        insert_value = std::make_unique<Query>(
            database,
            "INSERT INTO value VALUES (" + places(value_columns + facts.outcomes.size()) + ")");
    }

    void write(const SweepRecord& record) const;
    /// Every group of one arm, future and year; `next` walks through the record's data.
    void write_year(const SweepRecord& record, Arm arm, int future, int year,
                    std::size_t& next) const;

    template <class Write> void guarded(const Write& write_all)
    {
        check(is_writable, "this store is closed");
        try {
            write_all();
        } catch (...) {
            is_writable = false;
            database.roll_back();
            throw;
        }
    }
};

void SweepStore::Impl::write_year(const SweepRecord& record, Arm arm, int future, int year,
                                  std::size_t& next) const
{
    for (std::size_t g = 0; g < facts.groups.size(); ++g) {
        insert_value->begin();
        insert_value->add(record.row);
        insert_value->add(arm_key(arm));
        insert_value->add(future);
        insert_value->add(year);
        insert_value->add(static_cast<std::int64_t>(g));
        for (std::size_t o = 0; o < facts.outcomes.size(); ++o) {
            insert_value->add(record.data[next++]);
        }
        insert_value->finish();
    }
}

void SweepStore::Impl::write(const SweepRecord& record) const
{
    insert_run->begin();
    insert_run->add(record.row);
    insert_run->add(record.hash);
    insert_run->add(record.first_future);
    insert_run->add(record.futures);
    for (const double number : record.numbers) {
        insert_run->add(number);
    }
    insert_run->finish();
    std::size_t next = 0;
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (int future = 0; future < record.futures; ++future) {
            for (const int year : facts.years) {
                write_year(record, arm, record.first_future + future, year, next);
            }
        }
    }
}

SweepStore::SweepStore(const std::filesystem::path& path, const SweepFacts& facts, Resume resume,
                       Commit commit)
    : impl_(std::make_unique<Impl>(path, facts, commit))
{
    const Database& database = impl_->database;
    database.be_impatient();
    database.be_durable();
    database.run("BEGIN IMMEDIATE"); // from here on nobody else can decide the same
    impl_->guarded([&] {
        if (has_tables(database)) {
            require_same_sweep(path, facts, resume);
            set_meta(database, "status", "running");
            database.run("DELETE FROM meta WHERE key = 'result_hash'");
        } else {
            database.run(store::dictionary_schema() + std::string(fixed_tables) + run_table(facts) +
                         value_table(facts) + tidy_view(facts));
            write_facts(database, facts);
        }
        impl_->commit_and_go_on();
        impl_->prepare();
    });
    database.be_patient();
}

SweepStore::~SweepStore() = default;
SweepStore::SweepStore(SweepStore&&) noexcept = default;
SweepStore& SweepStore::operator=(SweepStore&&) noexcept = default;

struct SweepGuard::Impl {
    Database database;
    explicit Impl(const std::filesystem::path& path) : database(path, store::Access::writing)
    {
        database.be_impatient();
        database.run("BEGIN IMMEDIATE");
    }
};

SweepGuard::SweepGuard(const std::filesystem::path& path) : impl_(std::make_unique<Impl>(path)) {}
SweepGuard::~SweepGuard() = default;

bool is_unborn(const std::filesystem::path& path)
{
    return !has_tables(Database(path, store::Access::reading));
}

std::vector<std::int64_t> SweepStore::done() const
{
    std::vector<std::int64_t> rows;
    Query query(impl_->database, "SELECT row FROM run ORDER BY row");
    while (query.step()) {
        rows.push_back(query.integer(0));
    }
    return rows;
}

void SweepStore::append(const SweepRecord& record)
{
    const SweepFacts& facts = impl_->facts;
    const std::size_t cells = arm_count * static_cast<std::size_t>(record.futures) *
                              facts.years.size() * facts.groups.size() * facts.outcomes.size();
    check(record.data.size() == cells && record.numbers.size() == facts.factors.size(),
          "only whole rows are stored");
    impl_->guarded([&] {
        impl_->write(record);
        if (impl_->commit == Commit::each_row) {
            impl_->commit_and_go_on();
        }
    });
}

std::string SweepStore::finish(std::int64_t expected)
{
    std::string hash;
    impl_->guarded([&] {
        const Database& database = impl_->database;
        impl_->commit_and_go_on();
        std::int64_t count = 0;
        { // what is committed can be read beside the open transaction, but not while it commits
            const SweepReader reader(database.path());
            hash = sweep_hash(reader);
            count = reader.count();
        }
        set_meta(database, "status", count == expected ? "complete" : "partial");
        set_meta(database, "result_hash", hash);
        database.run("COMMIT");
    });
    impl_.reset(); // closes the file
    return hash;
}

} // namespace likvard
