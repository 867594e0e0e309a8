#include "support/programs.hpp"

#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace likvard {
namespace {

std::vector<char*> pointers(Words& words)
{
    std::vector<char*> all;
    for (std::string& word : words) {
        all.push_back(word.data());
    }
    all.push_back(nullptr);
    return all;
}

} // namespace

Words environment_without(const Words& left_out, const Words& more)
{
    Words all = more;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        if (std::none_of(left_out.begin(), left_out.end(),
                         [&](const std::string& start) { return text.starts_with(start); })) {
            all.push_back(text);
        }
    }
    return all;
}

pid_t start_program(Words command, Words environment, const std::filesystem::path& out,
                    const std::filesystem::path& err)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
    constexpr mode_t mode = 0600;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, mode);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, mode);
    std::vector<char*> arguments = pointers(command);
    std::vector<char*> variables = pointers(environment);
    pid_t process = -1;
    const int error = posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(),
                                   variables.data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        throw std::runtime_error("cannot start " + command.front());
    }
    return process;
}

int exit_status(int wait_status)
{
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -WTERMSIG(wait_status);
}

Said run_program(const Words& command, const Words& environment)
{
    const TemporaryFolder folder;
    const pid_t process = start_program(command, environment, folder / "out", folder / "err");
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return {exit_status(status), file_text(folder / "out"), file_text(folder / "err")};
}

} // namespace likvard
