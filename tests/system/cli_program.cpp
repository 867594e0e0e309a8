#include "system/cli_program.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace likvard::cli {

namespace fs = std::filesystem;

namespace {

/// The environment of the test without what changes the program's words, and `more`.
Words environment_with(const Words& more)
{
    Words all = more;
    const Words ours = {"LANG=", "LC_", "NO_COLOR=", "LIKVARD_DATA=", "LIKVARD="};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        bool kept = true;
        for (const std::string& start : ours) {
            kept = kept && !text.starts_with(start);
        }
        if (kept) {
            all.push_back(text);
        }
    }
    all.emplace_back("LIKVARD=" LIKVARD_PROGRAM);
    return all;
}

std::vector<char*> pointers(Words& words)
{
    std::vector<char*> all;
    for (std::string& word : words) {
        all.push_back(word.data());
    }
    all.push_back(nullptr);
    return all;
}

pid_t start(Words command, Words environment, const fs::path& out, const fs::path& err)
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
    const int error = posix_spawn(&process, command.front().c_str(), &actions, nullptr,
                                  arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        throw std::runtime_error("cannot start " + command.front());
    }
    return process;
}

int status_of(int wait_status)
{
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -WTERMSIG(wait_status);
}

Words program(const Words& arguments)
{
    Words command = {LIKVARD_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

Said run(const Words& command, const Words& environment)
{
    const Folder folder;
    const pid_t process =
        start(command, environment_with(environment), folder / "out", folder / "err");
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return {status_of(status), read(folder / "out"), read(folder / "err")};
}

} // namespace

Folder::Folder()
{
    std::string name = (fs::temp_directory_path() / "likvard_cli_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("cannot make a folder for the test");
    }
    path_ = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Said likvard(const Words& arguments, const Words& environment)
{
    return run(program(arguments), environment);
}

Said shell(const std::string& command)
{
    return run({"/bin/sh", "-c", command}, {});
}

Running::Running(const Words& arguments)
    : process_(start(program(arguments), environment_with({}), folder_ / "out", folder_ / "err"))
{
}

Running::~Running()
{
    if (!ended()) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
}

bool Running::ended()
{
    if (process_ > 0 && ::waitpid(process_, &status_, WNOHANG) == process_) {
        process_ = -1;
    }
    return process_ < 0;
}

bool Running::says(const std::string& text)
{
    constexpr auto patience = std::chrono::minutes(1);
    const auto start = std::chrono::steady_clock::now();
    while (read(folder_ / "err").find(text) == std::string::npos) {
        if (ended() || std::chrono::steady_clock::now() - start > patience) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

void Running::signal(int number) const
{
    if (process_ > 0) {
        ::kill(process_, number);
    }
}

Said Running::wait()
{
    while (!ended()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return {status_of(status_), read(folder_ / "out"), read(folder_ / "err")};
}

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace likvard::cli
