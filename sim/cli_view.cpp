// The verb view: the viewer is a program of its own, so that the command line needs no window.
#include "cli_verbs.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace likvard {

namespace fs = std::filesystem;

Answer view_verb(const ViewCommand& command)
{
    std::error_code error;
    const fs::path beside =
        fs::read_symlink("/proc/self/exe", error).parent_path() / "likvard-view";
    std::vector<std::string> words{beside.string()};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    execv(beside.c_str(), arguments.data());
    const int reason = errno;
    return {.out = {},
            .remarks = "likvard: cannot start " + beside.string() + ": " +
                       std::strerror(reason) + // NOLINT(concurrency-mt-unsafe): one thread
                       "; without a viewer: likvard report PLAN.toml --out report.html\n",
            .status = Status::input_missing};
}

} // namespace likvard
