#include "results/store.hpp"

#include "core/check.hpp"
#include "results/store_database.hpp"
#include "results/store_dictionary.hpp"
#include "results/store_schema.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <system_error>
#include <utility>

namespace likvard {
namespace {

using store::Access;
using store::arm_key;
using store::Database;
using store::Meta;
using store::Query;

// What must be equal for a run to go on in an existing store.
Meta identity_of(const RunInfo& info, const StoreFacts& facts)
{
    Meta meta{{"schema_version", std::to_string(store_schema_version)},
              {"program_version", facts.program_version},
              {"input_hash", info.input_hash},
              {"seed", std::to_string(info.seed)},
              {"replicates", std::to_string(info.replicates)}};
    meta.insert(facts.identity.begin(), facts.identity.end());
    return meta;
}

void write_facts(const Database& database, const Results& results, const StoreFacts& facts)
{
    const RunInfo& info = results.info();
    Meta meta = identity_of(info, facts);
    meta.insert({{"status", "running"},
                 {"command", facts.command},
                 {"municipality", info.municipality},
                 {"title_sv", info.title_sv},
                 {"title_en", info.title_en},
                 {"question_sv", info.question_sv},
                 {"question_en", info.question_en},
                 {"first_year", std::to_string(info.first_year)},
                 {"last_year", std::to_string(info.last_year)},
                 {"plan_year", std::to_string(info.plan_year)},
                 {"municipal_pupils", fmt::format("{}", info.municipal_pupils)},
                 {"cost_per_pupil_sek", fmt::format("{}", info.cost_per_pupil_sek)},
                 {"teaching_per_pupil_sek", fmt::format("{}", info.teaching_per_pupil_sek)}});
    store::write_meta(database, meta);
    Query insert_arm(database, "INSERT INTO arm VALUES (?, ?)");
    insert_arm.run(arm_key(Arm::baseline), facts.baseline_scenario);
    insert_arm.run(arm_key(Arm::plan), facts.plan_scenario);
    std::vector<Outcome> all;
    for (std::size_t k = 0; k < outcomes().size(); ++k) {
        all.push_back(static_cast<Outcome>(k));
    }
    store::write_outcomes(database, all);
    store::write_groups(database, results.groups());
    Query insert_lever(database, "INSERT INTO lever VALUES (?, ?, ?, ?)");
    for (const LeverNote& l : info.levers) {
        insert_lever.run(l.key, l.title_sv, l.title_en, l.judgement ? 1 : 0);
    }
    Query insert_parameter(database, "INSERT INTO parameter VALUES (?, ?, ?, ?, ?, ?)");
    for (const ParameterNote& p : info.parameters) {
        insert_parameter.run(p.key, p.unit, p.central, p.prior, p.source, p.verified);
    }
}

/// Keys of meta in which the store differs from this run, "seed 1 instead of 2".
std::string differences(const Database& database, const Meta& wanted)
{
    const Meta found = store::read_meta(database);
    std::string list;
    for (const auto& [name, value] : wanted) {
        const auto at = found.find(name);
        const std::string stored = at == found.end() ? "absent" : at->second;
        if (at == found.end() || stored != value) {
            list +=
                fmt::format("{}{} {} instead of {}", list.empty() ? "" : ", ", name, stored, value);
        }
    }
    return list;
}

void require_same_run(const Database& database, const Meta& wanted, Resume resume)
{
    const std::string name = database.path().string();
    std::string differing;
    try {
        differing = differences(database, wanted);
    } catch (const DataError& error) {
        throw OutputError(name + ": exists and cannot be continued: " + error.what());
    }
    if (!differing.empty()) {
        throw OutputError(name + ": holds another run (" + differing +
                          "); choose another folder or remove it");
    }
    if (resume == Resume::no) {
        throw OutputError(name + ": already holds this run; resume it, choose another folder or "
                                 "remove it");
    }
}

bool has_tables(const Database& database)
{
    Query query(database, "SELECT 1 FROM sqlite_master LIMIT 1");
    return query.step();
}

int missing_replicates(const Database& database)
{
    Query query(database, "SELECT (SELECT value FROM meta WHERE key = 'replicates') - "
                          "(SELECT count(DISTINCT replicate) FROM value WHERE arm = 'plan')");
    check(query.step(), "a count gives one row");
    return query.integer(0);
}

void set_meta(const Database& database, std::string_view name, std::string_view value)
{
    Query(database, "INSERT OR REPLACE INTO meta VALUES (?, ?)").run(name, value);
}

void require_file(const std::filesystem::path& path)
{
    std::error_code ignored; // whatever is wrong with it, it cannot be read
    if (!std::filesystem::is_regular_file(path, ignored)) {
        throw InputMissing(path.string() + ": no such results store");
    }
}

} // namespace

// Between blocks the writer keeps a transaction open (SQLite's RESERVED lock): nobody else can
// write, everybody can read, and nothing is on disk that a kill could leave behind.
struct Store::Impl {
    Database database;
    std::unique_ptr<Query> insert_value, insert_draw, insert_cost;
    std::array<double, outcome_count> values_of_last_row{}; // as insert_value has them
    bool is_writable = true;

    explicit Impl(const std::filesystem::path& path) : database(path, Access::writing) {}

    void commit_and_go_on() const
    {
        database.run("COMMIT");
        database.run("BEGIN IMMEDIATE");
    }

    void prepare()
    {
        insert_value = std::make_unique<Query>(database, insert_value_sql());
        values_of_last_row.fill(std::numeric_limits<double>::quiet_NaN());
        insert_draw = std::make_unique<Query>(database, "INSERT INTO draw VALUES (?, ?, ?)");
        insert_cost = std::make_unique<Query>(
            database, "INSERT INTO cost (arm, replicate, year, lever, item, sek, calendar_year) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?)");
    }

    void write_replicate(const Results& results, int replicate);
    void write_row(std::size_t group, std::span<const double> values);

    /// Runs `write`; when it fails, rolls back and lets go of the file.
    template <class Write> void guarded(const Write& write)
    {
        try {
            write();
        } catch (...) {
            is_writable = false;
            database.roll_back();
            throw;
        }
    }
};

// Most rows lack the outcomes that the row before lacks, and handing a parameter over costs as much
// as storing it: only what is another value is handed over.
void Store::Impl::write_row(std::size_t group, std::span<const double> values)
{
    constexpr int group_place = 4;
    insert_value->begin(group_place);
    insert_value->add(static_cast<std::int64_t>(group));
    for (std::size_t k = 0; k < outcome_count; ++k) {
        if (std::bit_cast<std::uint64_t>(values[k]) !=
            std::bit_cast<std::uint64_t>(values_of_last_row[k])) {
            insert_value->begin(group_place + 1 + static_cast<int>(k));
            insert_value->add(values[k]);
            values_of_last_row[k] = values[k];
        }
    }
    insert_value->finish();
}

void Store::Impl::write_replicate(const Results& results, int replicate)
{
    const RunInfo& info = results.info();
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (int year = info.first_year; year <= info.last_year; ++year) {
            insert_value->begin();
            insert_value->add(arm_key(arm));
            insert_value->add(replicate);
            insert_value->add(year);
            for (std::size_t g = 0; g < results.groups().size(); ++g) {
                write_row(g, results.row(arm, replicate, year, g));
            }
        }
    }
    for (const CostRow& c : results.costs(replicate)) {
        insert_cost->run(arm_key(c.arm), replicate, c.year, c.lever, c.item, c.sek,
                         c.calendar_year);
    }
    const std::vector<double>& draws = results.draws(replicate);
    check(draws.empty() || draws.size() == info.parameters.size(), "draws do not fit parameters");
    for (std::size_t i = 0; i < draws.size(); ++i) {
        insert_draw->run(replicate, info.parameters[i].key, draws[i]);
    }
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::Impl& Store::writer()
{
    check(impl_ != nullptr && impl_->is_writable, "this store is closed");
    return *impl_;
}

Store Store::create(const std::filesystem::path& path, const Results& results,
                    const StoreFacts& facts, Resume resume)
{
    auto impl = std::make_unique<Impl>(path);
    const Database& database = impl->database;
    database.be_impatient();
    database.be_wide();
    database.be_durable();
    database.run("BEGIN IMMEDIATE"); // from here on nobody else can decide the same
    impl->guarded([&] {
        if (has_tables(database)) {
            require_same_run(database, identity_of(results.info(), facts), resume);
            set_meta(database, "status", "running");
            database.run("DELETE FROM meta WHERE key = 'result_hash'");
        } else {
            database.run(store_schema());
            write_facts(database, results, facts);
        }
        impl->commit_and_go_on();
        impl->prepare();
    });
    database.be_patient();
    return Store(std::move(impl));
}

Results Store::contents()
{
    return store::read_results(writer().database);
}

void Store::append(const Results& results, int first, int last)
{
    for (int replicate = first; replicate < last; ++replicate) {
        check(results.done(replicate), "only whole replicates are stored");
    }
    writer().guarded([&] {
        for (int replicate = first; replicate < last; ++replicate) {
            impl_->write_replicate(results, replicate);
        }
        impl_->commit_and_go_on();
    });
}

void Store::finish(const std::string& result_hash)
{
    writer().guarded([&] {
        const Database& database = impl_->database;
        set_meta(database, "status", missing_replicates(database) == 0 ? "complete" : "partial");
        set_meta(database, "result_hash", result_hash);
        database.run("COMMIT");
    });
    impl_.reset(); // closes the file
}

Results Store::load(const std::filesystem::path& path)
{
    require_file(path);
    const Database database(path, Access::reading);
    database.run("BEGIN");
    return store::read_results(database);
}

std::map<std::string, std::string> Store::meta(const std::filesystem::path& path)
{
    require_file(path);
    return store::read_meta(Database(path, Access::reading));
}

std::pair<std::string, std::string> Store::scenarios(const std::filesystem::path& path)
{
    require_file(path);
    const Database database(path, Access::reading);
    std::map<std::string, std::string> by_arm;
    Query query(database, "SELECT arm, scenario FROM arm");
    while (query.step()) {
        by_arm[query.text(0)] = query.text(1);
    }
    return {by_arm["baseline"], by_arm["plan"]};
}

} // namespace likvard
