#include "io/files.hpp"

#include "core/check.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace likvard {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20U;

std::string because()
{
    return " (" + std::generic_category().message(errno) + ")";
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path))
{
    if (path_.has_parent_path()) {
        std::error_code error;
        std::filesystem::create_directories(path_.parent_path(), error);
        if (error) {
            throw OutputError(path_.parent_path().string() + ": cannot be made (" +
                              error.message() + ")");
        }
    }
    // The process number keeps two writers of the same file apart; the last one to commit wins.
    temporary_ = path_;
    temporary_ += ".part-" + std::to_string(::getpid());
    constexpr mode_t everybody_reads = 0644;
    descriptor_ = ::creat(temporary_.c_str(), everybody_reads);
    if (descriptor_ < 0) {
        throw OutputError(path_.string() + ": cannot be written" + because());
    }
}

AtomicFile::~AtomicFile()
{
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        ::unlink(temporary_.c_str());
    }
}

void AtomicFile::write(std::string_view text)
{
    buffer_ += text;
    if (buffer_.size() >= buffer_size) {
        flush();
    }
}

void AtomicFile::flush()
{
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw IoError(path_.string() + ": writing failed" + because());
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

void AtomicFile::commit()
{
    check(descriptor_ >= 0, "this file was committed already");
    flush();
    if (::fsync(descriptor_) != 0 && errno != EINVAL) { // EINVAL: a file system without fsync
        throw IoError(path_.string() + ": writing failed" + because());
    }
    const bool is_closed = ::close(std::exchange(descriptor_, -1)) == 0;
    if (is_closed && ::rename(temporary_.c_str(), path_.c_str()) == 0) {
        return;
    }
    const std::string why = because();
    ::unlink(temporary_.c_str());
    if (is_closed) {
        throw OutputError(path_.string() + ": cannot be replaced" + why);
    }
    throw IoError(path_.string() + ": writing failed" + why);
}

void write_file_atomically(const std::filesystem::path& path, std::string_view content)
{
    AtomicFile file(path);
    file.write(content);
    file.commit();
}

TemporaryFile::TemporaryFile()
{
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    std::string pattern = (folder / "likvard-XXXXXX").string();
    const int descriptor = error ? -1 : ::mkstemp(pattern.data());
    if (descriptor < 0) {
        throw IoError("no temporary file can be made in " +
                      (folder.empty() ? "the temporary folder" : folder.string()));
    }
    ::close(descriptor);
    path_ = pattern;
}

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

} // namespace likvard
