// The error rules. static_assert where the compiler can know; a type where absence is normal;
// `check` for a broken invariant of ours (always on); `Fault`s for a user's input, collected so
// that all faults of a file are reported at once.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace likvard {

/// A broken invariant: our bug. main() turns it into exit status 70.
class InternalError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws InternalError naming the place when `holds` is false.
/// The place comes from the compiler's builtins: clang 14 has no std::source_location yet.
inline void check(bool holds, const char* what, const char* file = __builtin_FILE(),
                  int line = __builtin_LINE())
{
    if (!holds) {
        throw InternalError(std::string(file) + ":" + std::to_string(line) + ": " + what);
    }
}

/// One fault of a user's file. Line and column count from 1; 0 means the whole file.
struct Fault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string key;      // what it is about: "levers.resource_team.fte"
    std::string found;    // as written
    std::string expected; // what would have been right
    std::string nearest;  // nearest valid key, or empty
};

/// "plan.toml:12:7: levers.resource_team.fte: found "7 MSEK", expected FTE (nearest: …)".
[[nodiscard]] std::string text(const Fault& fault);

/// Bad data of a user (exit status 65), with every fault found.
class DataError : public std::runtime_error {
public:
    explicit DataError(std::vector<Fault> faults);
    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

private:
    std::vector<Fault> faults_;
};

/// A named input does not exist or cannot be read (exit status 66).
class InputMissing : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reading or writing failed half-way (exit status 74).
class IoError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An output cannot be made: folder not writable, or taken by another run (exit status 73).
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace likvard
