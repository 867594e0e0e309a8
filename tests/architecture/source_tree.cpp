#include "architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace likvard::architecture {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

SourceFile source(std::string path, const std::string& text)
{
    SourceFile file{std::move(path), {}};
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        file.lines.push_back(line);
    }
    return file;
}

std::vector<SourceFile> read_tree(const fs::path& root, const std::vector<std::string>& folders)
{
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(root / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            const bool ours = extension == ".hpp" || extension == ".cpp" || extension == ".inc" ||
                              entry.path().filename() == "CMakeLists.txt";
            if (entry.is_regular_file() && ours) {
                files.push_back(source(fs::relative(entry.path(), root).generic_string(),
                                       read_text(entry.path())));
            }
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

bool is_header(const SourceFile& file)
{
    return file.path.ends_with(".hpp");
}

bool is_cmake(const SourceFile& file)
{
    return file.path.ends_with("CMakeLists.txt");
}

std::string stem(const std::string& path)
{
    return fs::path(path).stem().string();
}

std::string layer(const std::string& path)
{
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    if (first == std::string::npos) {
        return "";
    }
    const std::string top = path.substr(0, first);
    if (second == std::string::npos) {
        return top == "sim" ? "main" : top;
    }
    const std::string below = path.substr(first + 1, second - first - 1);
    return top == "sim" ? below : top == "viz" ? top + "/" + below : top;
}

} // namespace likvard::architecture
