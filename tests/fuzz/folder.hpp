// A folder in memory for a fuzzer: its readers take files, and files must be cheap.
#pragma once

#include "../io/files.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace likvard::fuzz {

class Folder {
public:
    Folder()
    {
        const std::filesystem::path memory = "/dev/shm";
        const bool is_there = std::filesystem::is_directory(memory);
        path_ = (is_there ? memory : std::filesystem::temp_directory_path()) /
                ("likvard-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path_);
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    std::filesystem::path write(const std::string& name, std::string_view content) const
    {
        const std::filesystem::path path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary)
            .write(content.data(), static_cast<std::streamsize>(content.size()));
        return path;
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

/// The folder of this process, with a valid municipality "m" in it.
inline const Folder& folder()
{
    static const Folder its;
    static const bool written = [] {
        for (const auto& files : {test::small_municipality(), test::other_forms()}) {
            for (const auto& [name, content] : files) {
                its.write("m/" + name, content);
            }
        }
        return true;
    }();
    static_cast<void>(written);
    return its;
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast) // bytes as characters
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the process, so that the fuzzer keeps the input.
inline void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace likvard::fuzz
