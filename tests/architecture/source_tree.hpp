// The project's own files as text, so that rules about them can be written as plain functions.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace likvard::architecture {

/// `path` is relative to the project's folder and uses '/'.
struct SourceFile {
    std::string path;
    std::vector<std::string> lines;
};

/// Every .hpp, .cpp, .inc and CMakeLists.txt below `folders` of `root`, sorted by path. Folders
/// that do not exist are passed over.
[[nodiscard]] std::vector<SourceFile> read_tree(const std::filesystem::path& root,
                                                const std::vector<std::string>& folders);

[[nodiscard]] SourceFile source(std::string path, const std::string& text);

/// Text of one file; a missing file fails the test that asks.
[[nodiscard]] std::string read_text(const std::filesystem::path& file);

[[nodiscard]] bool is_header(const SourceFile& file);
[[nodiscard]] bool is_cmake(const SourceFile& file);

/// File name without folder and extension: "learn" for "sim/model/processes/learn.cpp".
[[nodiscard]] std::string stem(const std::string& path);

/// "core" for sim/core/…, "main" for files directly in sim/, "viz/chart" for viz/chart/….
[[nodiscard]] std::string layer(const std::string& path);

} // namespace likvard::architecture
