// A folder of its own for a test, gone afterwards.
#pragma once

#include <filesystem>
#include <string>

namespace likvard {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Names of the files in it, sorted, separated by spaces.
    [[nodiscard]] std::string listing() const;

private:
    std::filesystem::path path_;
};

/// All bytes of a file.
[[nodiscard]] std::string file_text(const std::filesystem::path& path);

} // namespace likvard
