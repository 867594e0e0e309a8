// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace likvard {

/// A file being written under a temporary name in its own folder; `commit` gives it its name.
/// Without commit, nothing is left behind. A file of that name is replaced only by commit.
/// Errors: OutputError when it cannot be made, IoError when writing fails half-way.
class AtomicFile {
public:
    /// Makes the folder when it does not exist.
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    AtomicFile(AtomicFile&&) = delete;
    AtomicFile& operator=(AtomicFile&&) = delete;

    /// Adds to the file (buffered).
    void write(std::string_view text);
    /// Writes out, flushes to the disk and renames.
    void commit();

private:
    void flush();

    std::filesystem::path path_, temporary_;
    std::string buffer_;
    int descriptor_ = -1;
};

/// Writes a whole file at once: afterwards it has this content, or, after an error or a kill, what
/// it had before.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// An empty file of our own in the system's temporary folder, removed afterwards. Throws IoError
/// when it cannot be made.
class TemporaryFile {
public:
    TemporaryFile();
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace likvard
