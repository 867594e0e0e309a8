#include "system/cli_program.hpp"

#include <chrono>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <thread>

namespace likvard::cli {

namespace fs = std::filesystem;

namespace {

/// The environment of the test without what changes the program's words, and `more`.
Words environment_with(const Words& more)
{
    Words all = more;
    all.emplace_back("LIKVARD=" LIKVARD_PROGRAM);
    return environment_without({"LANG=", "LC_", "NO_COLOR=", "LIKVARD_DATA=", "LIKVARD="}, all);
}

Words program(const Words& arguments)
{
    Words command = {LIKVARD_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

} // namespace

Said likvard(const Words& arguments, const Words& environment)
{
    return run_program(program(arguments), environment_with(environment));
}

Said shell(const std::string& command)
{
    return run_program({"/bin/sh", "-c", command}, environment_with({}));
}

Running::Running(const Words& arguments)
    : process_(
          start_program(program(arguments), environment_with({}), folder_ / "out", folder_ / "err"))
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
    return {exit_status(status_), read(folder_ / "out"), read(folder_ / "err")};
}

std::string read(const fs::path& file)
{
    return file_text(file);
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace likvard::cli
