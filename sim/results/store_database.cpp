#include "results/store_database.hpp"

#include "core/check.hpp"
#include "results/store_schema.hpp"

#include <sqlite3.h>

#include <limits>
#include <utility>

namespace likvard::store {
namespace {

constexpr int patience_ms = 60'000;    // of the writer for readers, and the other way
constexpr int other_writer_ms = 2'000; // a second writer is told soon

} // namespace

void throw_damaged(const std::filesystem::path& path, const std::string& found)
{
    throw DataError({Fault{
        path.string(), 0, 0, "", found,
        "a whole likvard results store of schema " + std::to_string(store_schema_version), ""}});
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(std::filesystem::path path, Access access)
    : path_(std::move(path)), access_(access)
{
    // A reader asks to write too: after a kill, the next open must be able to roll back.
    // No mutex a call: a connection is used by one thread at a time.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                      (access == Access::writing ? SQLITE_OPEN_CREATE : 0);
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &raw, flags, nullptr);
    handle_.reset(raw);
    require(code, SQLITE_OK);
    be_patient();
    run("PRAGMA temp_store=MEMORY");
    run("PRAGMA trusted_schema=OFF"); // a stranger's file may hold views and triggers
}

void Database::run(const std::string& sql) const
{
    require(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
}

void Database::roll_back() const noexcept
{
    // Whatever it answers, the next open does the same.
    sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::be_durable() const
{
    run("PRAGMA journal_mode=DELETE");
    // FULL syncs the file and its journal, but not the folder that the journal is taken out of: a
    // journal that comes back when the power does would undo what was committed.
    run("PRAGMA synchronous=EXTRA");
}

void Database::be_wide() const
{
    run("PRAGMA page_size=16384");
}

void Database::be_patient() const
{
    sqlite3_busy_timeout(handle_.get(), patience_ms);
}
void Database::be_impatient() const
{
    sqlite3_busy_timeout(handle_.get(), other_writer_ms);
}

void Database::require(int code, int wanted) const
{
    if (code != wanted) {
        fail(code);
    }
}

void Database::fail(int code) const
{
    const std::string why = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    const std::string name = path_.string();
    constexpr int primary_code = 0xFF;
    switch (code & primary_code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw OutputError(name + ": another process is using this store (" + why + ")");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:
        if (access_ == Access::reading) {
            throw_damaged(path_, why);
        }
        throw OutputError(name + ": exists and is not a likvard results store (" + why + ")");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
        if (access_ == Access::reading) {
            throw InputMissing(name + ": cannot be read (" + why + ")");
        }
        throw OutputError(name + ": cannot be written (" + why + ")");
    case SQLITE_CONSTRAINT:
    case SQLITE_MISUSE:
        throw InternalError(name + ": " + why);
    default:
        throw IoError(name + ": " + why);
    }
}

void Query::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Query::Query(const Database& database, std::string_view sql) : database_(&database)
{
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &raw, nullptr);
    statement_.reset(raw);
    database.require(code, SQLITE_OK);
}

void Query::add(std::int64_t value)
{
    database_->require(sqlite3_bind_int64(statement_.get(), next_++, value), SQLITE_OK);
}

void Query::add(double value)
{
    database_->require(sqlite3_bind_double(statement_.get(), next_++, value), SQLITE_OK);
}

void Query::add(std::string_view value)
{
    const char* data = value.empty() ? "" : value.data(); // a null pointer would bind NULL
    const auto size = static_cast<int>(value.size());
    database_->require(sqlite3_bind_text(statement_.get(), next_++, data, size, nullptr),
                       SQLITE_OK);
}

void Query::finish()
{
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_DONE) {
        database_->require(code, SQLITE_DONE);
    }
    database_->require(sqlite3_reset(statement_.get()), SQLITE_OK);
}

bool Query::step()
{
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_DONE) {
        database_->require(code, SQLITE_ROW);
    }
    return code == SQLITE_ROW;
}

std::string Query::text(int column) const
{
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr
               ? std::string()
               : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

double Query::real(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL
               ? std::numeric_limits<double>::quiet_NaN()
               : sqlite3_column_double(statement_.get(), column);
}

int Query::integer(int column) const
{
    const std::int64_t wide = sqlite3_column_int64(statement_.get(), column);
    const auto narrow = static_cast<int>(wide);
    if (narrow != wide) {
        throw_damaged(database_->path(), "the number " + std::to_string(wide));
    }
    return narrow;
}

} // namespace likvard::store
