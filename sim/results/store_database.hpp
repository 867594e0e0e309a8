// One SQLite connection and its prepared statements, for the store's writer and reader alone.
// store_database.cpp is the only file that includes SQLite.
#pragma once

#include "results/results.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace likvard::store {

enum class Access : std::uint8_t { writing, reading };

/// DataError: the file is not a store that this program can read.
[[noreturn]] void throw_damaged(const std::filesystem::path& path, const std::string& found);

/// A connection. Turns SQLite's codes into the errors of core/check.hpp (see Store).
class Database {
public:
    Database(std::filesystem::path path, Access access);

    void run(const std::string& sql) const;
    /// Gives up an open transaction after a failure; never fails itself.
    void roll_back() const noexcept;
    /// How long to wait for another process before giving up with OutputError: a minute (writer
    /// and readers take turns), or two seconds (a second writer is to be told soon).
    void be_patient() const;
    void be_impatient() const;
    /// For writers: what is committed survives a power cut, and no side file stays behind.
    void be_durable() const;
    /// For rows of hundreds of bytes: a file that is still empty gets large pages, so that a tree
    /// of them is less deep and written in fewer pieces.
    void be_wide() const;
    /// Throws what `code` means unless it is `wanted`.
    void require(int code, int wanted) const;

    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    [[noreturn]] void fail(int code) const;

    std::filesystem::path path_;
    Access access_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement, used many times.
class Query {
public:
    Query(const Database& database, std::string_view sql);

    /// Runs it once with these parameters; it must give no row.
    template <class... Values> void run(const Values&... values)
    {
        begin();
        (add(values), ...);
        finish();
    }

    /// The same in steps: begin, add parameters from a place on, finish. Places that are not added
    /// again keep what they had.
    void begin(int place = 1) { next_ = place; }
    void add(std::int64_t value);
    void add(int value) { add(std::int64_t{value}); }
    void add(double value);           // NaN becomes NULL
    void add(std::string_view value); // must live until finish
    void add(const std::string& value) { add(std::string_view(value)); }
    void finish();

    /// Next row of a SELECT, or false.
    [[nodiscard]] bool step();
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] double real(int column) const; // NULL becomes NaN
    [[nodiscard]] int integer(int column) const; // DataError beyond int

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_ = 1;
};

using Meta = std::map<std::string, std::string>;

/// Key of an arm as stored.
constexpr std::string_view arm_key(Arm arm)
{
    return arm == Arm::baseline ? "baseline" : "plan";
}

/// Table meta. DataError when it is of another schema.
[[nodiscard]] Meta read_meta(const Database& database);

/// Everything. The caller has begun a transaction, so that a running writer cannot change it
/// half-way.
[[nodiscard]] Results read_results(const Database& database);

} // namespace likvard::store
