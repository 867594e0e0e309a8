// Collects the faults of all input files of one reading, so that they are reported together, in the
// order of file, line and column.
#pragma once

#include "core/check.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// Where something stands. `file` is a number from FaultLog::add_file; line and column count from 1
/// (columns in characters, not bytes), and 0 means the whole file.
struct Place {
    int file = 0;
    int line = 0;
    int column = 0;
};

class FaultLog {
public:
    /// Registers a file by the name that its faults carry, and gives its number.
    int add_file(std::string name);
    [[nodiscard]] const std::string& file_name(int file) const;

    void add(Place place, std::string key, std::string found, std::string expected,
             std::string nearest = {});
    /// The same for a file or folder that does not exist: alone, such faults mean InputMissing.
    void add_missing(Place place, std::string key, std::string found, std::string expected,
                     std::string nearest = {});

    /// The candidate nearest to `word`. Empty when there is none, and after many calls: a hostile
    /// file with 100,000 unknown keys must not keep us busy for an hour.
    [[nodiscard]] std::string nearest(std::string_view word,
                                      std::span<const std::string> candidates);

    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::size_t size() const { return faults_.size(); }
    /// Every fault, by file name, line and column.
    [[nodiscard]] std::vector<Fault> sorted() const;
    /// Throws DataError with every fault, or InputMissing when nothing but missing input is wrong.
    /// Returns when there is no fault.
    void throw_if_any() const;

private:
    std::vector<std::string> files_;
    std::vector<Fault> faults_;
    std::size_t missing_ = 0;
    std::size_t nearest_calls_ = 0;
};

/// A value for a message: within quotes, control characters escaped, cut when it is very long.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// A key for a message: as it stands when it is plain, otherwise like in_quotes().
[[nodiscard]] std::string key_text(std::string_view key);

/// "a, b, c" of the texts given.
[[nodiscard]] std::string joined(std::span<const std::string> texts);

} // namespace likvard
