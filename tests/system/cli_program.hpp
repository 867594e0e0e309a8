// Runs the real program the way a person or a script does, and keeps what it said.
#pragma once

#include "support/programs.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace likvard::cli {

using Folder = TemporaryFolder;

/// Ends with the program's end. `environment` ("NAME=value") stands above English and no colour.
[[nodiscard]] Said likvard(const Words& arguments, const Words& environment = {});

/// The same through a shell, for redirections: "$LIKVARD levers >/dev/full".
[[nodiscard]] Said shell(const std::string& command);

/// A program that is still running.
class Running {
public:
    explicit Running(const Words& arguments);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Running(Running&&) = delete;
    Running& operator=(Running&&) = delete;

    /// Waits until stderr contains `text`; false when the program ended or a minute passed first.
    [[nodiscard]] bool says(const std::string& text);
    void signal(int number) const;
    [[nodiscard]] Said wait();

private:
    [[nodiscard]] bool ended();

    Folder folder_;
    pid_t process_ = -1;
    int status_ = -1;
};

[[nodiscard]] std::string read(const std::filesystem::path& file);
void write(const std::filesystem::path& file, const std::string& text);

} // namespace likvard::cli
