#include "core/check.hpp"
#include "results/result_hash.hpp"
#include "results/sha256.hpp"
#include "results/store_database.hpp"
#include "results/sweep_store.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace likvard {
namespace {

using store::arm_key;
using store::Database;
using store::Query;

// A damaged count must not make us ask for all memory there is.
constexpr int most_rows = 100'000'000;
constexpr int most_futures = 1'000'000;
constexpr std::size_t most_cells = 100'000'000; // values of one row

[[noreturn]] void damaged(const Database& database, const std::string& found)
{
    throw DataError(
        {Fault{database.path().string(), 0, 0, "", found,
               fmt::format("a whole likvard sweep of schema {}", sweep_schema_version), ""}});
}

std::map<std::string, std::string> read_sweep_meta(const Database& database)
{
    std::map<std::string, std::string> meta;
    Query query(database, "SELECT key, value FROM meta");
    while (query.step()) {
        meta[query.text(0)] = query.text(1);
    }
    if (meta["kind"] != "likvard sweep") {
        damaged(database, "no store of a sweep");
    }
    if (meta["schema_version"] != std::to_string(sweep_schema_version)) {
        damaged(database, "a sweep of schema " + meta["schema_version"]);
    }
    return meta;
}

template <class Number>
Number number_in(const Database& database, const std::map<std::string, std::string>& meta,
                 const std::string& key, Number most)
{
    const auto found = meta.find(key);
    const std::string text = found == meta.end() ? "" : found->second;
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number > most || std::cmp_less(number, 0)) {
        damaged(database, fmt::format("{} \"{}\" in meta", key, text));
    }
    return number;
}

std::vector<SweepFactorNote> read_factors(const Database& database)
{
    std::vector<SweepFactorNote> factors;
    Query query(database, "SELECT number, key, unit, kind, low, high FROM factor ORDER BY number");
    while (query.step()) {
        if (std::cmp_not_equal(query.integer(0), factors.size())) {
            damaged(database, "factor " + query.text(1) + " out of order");
        }
        constexpr int low = 4;
        constexpr int high = 5;
        factors.push_back(
            {query.text(1), query.text(2), query.text(3), query.real(low), query.real(high), {}});
    }
    Query levels(database, "SELECT factor, number, value FROM level ORDER BY factor, number");
    while (levels.step()) {
        const int factor = levels.integer(0);
        if (factor < 0 || std::cmp_greater_equal(factor, factors.size()) ||
            std::cmp_not_equal(levels.integer(1),
                               factors[static_cast<std::size_t>(factor)].levels.size())) {
            damaged(database, "a level of no factor");
        }
        factors[static_cast<std::size_t>(factor)].levels.push_back(levels.text(2));
    }
    return factors;
}

std::vector<Group> read_groups(const Database& database)
{
    std::vector<Group> groups;
    Query query(database,
                "SELECT grp, dimension, label, title_sv, title_en FROM grouping ORDER BY grp");
    while (query.step()) {
        const std::optional<Dimension> dimension = dimension_named(query.text(1));
        if (!dimension || std::cmp_not_equal(query.integer(0), groups.size())) {
            damaged(database, "group " + query.text(0) + " of dimension " + query.text(1));
        }
        constexpr int title_en = 4;
        groups.push_back({*dimension, query.text(2), query.text(3), query.text(title_en)});
    }
    return groups;
}

void read_kept(const Database& database, SweepFacts& facts)
{
    Query outcomes(database, "SELECT key FROM outcome ORDER BY key");
    while (outcomes.step()) {
        const std::optional<Outcome> outcome = outcome_named(outcomes.text(0));
        if (!outcome) {
            damaged(database, "an unknown outcome " + outcomes.text(0));
        }
        facts.outcomes.push_back(*outcome);
    }
    Query years(database, "SELECT year FROM year ORDER BY year");
    while (years.step()) {
        facts.years.push_back(years.integer(0));
    }
    facts.groups = read_groups(database);
    if (facts.outcomes.empty() || facts.years.empty() || facts.groups.empty()) {
        damaged(database, "nothing that is kept");
    }
}

SweepFacts read_facts(const Database& database, const std::map<std::string, std::string>& meta)
{
    const auto text = [&](const char* key) {
        const auto found = meta.find(key);
        return found == meta.end() ? std::string() : found->second;
    };
    SweepFacts facts;
    facts.program_version = text("program_version");
    facts.design_hash = text("design_hash");
    facts.title = text("title");
    facts.municipality = text("municipality");
    facts.sampling = text("sampling");
    facts.parameters = text("parameters");
    facts.replicates = text("replicates");
    facts.shard = text("shard");
    facts.luck = text("luck") == "yes";
    facts.seed = number_in<std::uint64_t>(database, meta, "seed", UINT64_MAX);
    facts.rows = number_in<std::int64_t>(database, meta, "rows", most_rows);
    facts.size = number_in<int>(database, meta, "size", most_rows);
    facts.levels = number_in<int>(database, meta, "levels", most_rows);
    facts.factors = read_factors(database);
    read_kept(database, facts);
    return facts;
}

/// Hands the rows on one after the other; `values` walks through the table beside `runs`.
class Rows {
public:
    Rows(const Database& database, const SweepFacts& facts)
        : database_(&database), facts_(&facts), runs_(database, runs_sql(facts)),
          values_(database, values_sql(facts)), has_value_(values_.step())
    {
    }

    std::optional<SweepRecord> next()
    {
        if (!runs_.step()) {
            if (has_value_) {
                damaged(*database_, "values of no row");
            }
            return std::nullopt;
        }
        SweepRecord record;
        record.row = runs_.integer(0);
        record.hash = runs_.text(1);
        record.first_future = runs_.integer(2);
        record.futures = runs_.integer(3);
        read_numbers(record);
        const std::size_t cells = facts_->years.size() * facts_->groups.size();
        if (record.row < 0 || record.row >= facts_->rows || record.futures < 1 ||
            record.futures > most_futures || record.first_future < 0 ||
            cells * facts_->outcomes.size() >
                most_cells / static_cast<std::size_t>(record.futures)) {
            damaged(*database_, fmt::format("row {} of {} futures", record.row, record.futures));
        }
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int future = 0; future < record.futures; ++future) {
                for (const int year : facts_->years) {
                    read_year(record, arm, future, year);
                }
            }
        }
        return record;
    }

private:
    static std::string runs_sql(const SweepFacts& facts)
    {
        std::string columns = "row, hash, first_future, futures";
        for (const SweepFactorNote& factor : facts.factors) {
            std::string quoted;
            for (const char c : factor.key) {
                quoted += c == '"' ? "\"\"" : std::string(1, c);
            }
            columns += ", \"" + quoted + '"';
        }
        return "SELECT " + columns + " FROM run ORDER BY row";
    }

    static std::string values_sql(const SweepFacts& facts)
    {
        std::string columns = "row, arm, replicate, year, grp";
        for (const Outcome outcome : facts.outcomes) {
            columns += fmt::format(", {}", info(outcome).key);
        }
        return "SELECT " + columns + " FROM value ORDER BY row, arm, replicate, year, grp";
    }

    void read_numbers(SweepRecord& record) const
    {
        int column = 4;
        for (const SweepFactorNote& factor : facts_->factors) {
            const double number = runs_.real(column++);
            const bool is_level =
                factor.kind != "list" || (number >= 0.0 && number == std::floor(number) &&
                                          number < static_cast<double>(factor.levels.size()));
            if (!std::isfinite(number) || !is_level) {
                damaged(*database_, fmt::format("row {}: a value of {}", record.row, factor.key));
            }
            record.numbers.push_back(number);
        }
    }

    void read_year(SweepRecord& record, Arm arm, int future, int year)
    {
        for (std::size_t g = 0; g < facts_->groups.size(); ++g) {
            constexpr int first_value = 5;
            const bool fits = has_value_ && values_.integer(0) == record.row &&
                              values_.text(1) == arm_key(arm) &&
                              values_.integer(2) == record.first_future + future &&
                              values_.integer(3) == year && std::cmp_equal(values_.integer(4), g);
            if (!fits) {
                damaged(*database_, fmt::format("a part of row {}", record.row));
            }
            for (std::size_t o = 0; o < facts_->outcomes.size(); ++o) {
                record.data.push_back(values_.real(first_value + static_cast<int>(o)));
            }
            has_value_ = values_.step();
        }
    }

    const Database* database_;
    const SweepFacts* facts_;
    Query runs_, values_;
    bool has_value_;
};

} // namespace

struct SweepReader::Impl {
    Database database;
    std::map<std::string, std::string> meta;
    SweepFacts facts;

    explicit Impl(const std::filesystem::path& path) : database(path, store::Access::reading)
    {
        database.run("BEGIN"); // one picture of a file that may be growing
        meta = read_sweep_meta(database);
        facts = read_facts(database, meta);
    }
};

SweepReader::SweepReader(const std::filesystem::path& path)
{
    std::error_code ignored; // whatever is wrong with it, it cannot be read
    if (!std::filesystem::is_regular_file(path, ignored)) {
        throw InputMissing(path.string() + ": no such results of a sweep");
    }
    impl_ = std::make_unique<Impl>(path);
}

SweepReader::~SweepReader() = default;
SweepReader::SweepReader(SweepReader&&) noexcept = default;
SweepReader& SweepReader::operator=(SweepReader&&) noexcept = default;

const SweepFacts& SweepReader::facts() const
{
    return impl_->facts;
}

const std::map<std::string, std::string>& SweepReader::meta() const
{
    return impl_->meta;
}

std::int64_t SweepReader::count() const
{
    Query query(impl_->database, "SELECT count(*) FROM run");
    check(query.step(), "a count gives one row");
    return query.integer(0);
}

void SweepReader::each(const std::function<void(const SweepRecord&)>& use) const
{
    Rows rows(impl_->database, impl_->facts);
    while (const std::optional<SweepRecord> record = rows.next()) {
        use(*record);
    }
}

std::string sweep_hash(const SweepReader& reader)
{
    Sha256 digest;
    std::vector<std::byte> bytes;
    reader.each([&](const SweepRecord& record) {
        bytes.clear();
        for (const double value : record.data) {
            append_canonical(value, bytes);
        }
        digest.update(std::span<const std::byte>(bytes));
    });
    return digest.hex();
}

} // namespace likvard
