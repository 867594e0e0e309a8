// The documents that are made from the program, or that promise something of it, are fresh.
#include "architecture/rules.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace likvard::architecture {
namespace {

std::filesystem::path project()
{
    return LIKVARD_SOURCE_DIR;
}

std::string output_of(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 4096> piece{};
    while (const std::size_t read = std::fread(piece.data(), 1, piece.size(), pipe.get())) {
        text.append(piece.data(), read);
    }
    return text;
}

TEST(Documents, ParametersAreWhatTheProgramDescribes)
{
    const std::string fresh = output_of("'" LIKVARD_PROGRAM "' describe --markdown");
    EXPECT_FALSE(fresh.empty());
    EXPECT_EQ(read_text(project() / "sim/PARAMETERS.md"), fresh)
        << "renew it: likvard describe --markdown > sim/PARAMETERS.md";
}

TEST(Documents, EveryProcessAndLeverIsDescribed)
{
    const Faults faults =
        heading_faults(read_tree(project(), {"sim"}), read_text(project() / "sim/MODEL.md"));
    EXPECT_EQ(faults, Faults{});
}

TEST(Documents, TheYearIsDescribedInTheOrderInWhichItRuns)
{
    const std::string description = read_text(project() / "sim/MODEL.md");
    const SourceFile tables = source("odd", output_of("'" LIKVARD_PROGRAM "' describe --odd"));
    std::size_t at = description.find("## 3 Process overview");
    int processes = 0;
    for (const std::string& line : tables.lines) {
        const std::size_t name = line.find("| ", 1) + 2;
        if (line.starts_with("| ") && std::atoi(line.c_str() + 2) == processes + 1) {
            const std::string process = line.substr(name, line.find(" |", name) - name);
            at = description.find('`' + process + '`', at);
            ASSERT_NE(at, std::string::npos) << process << " is not described in its place";
            ++processes;
        }
    }
    EXPECT_GT(processes, 10);
}

TEST(Documents, ReadmeNamesTheCommandsThatStart)
{
    const std::string readme = read_text(project() / "README.md");
    for (const char* const command : {"./demo", "./check"}) {
        EXPECT_NE(readme.find(command), std::string::npos) << command;
    }
}

TEST(Documents, StartUpCommandsCanBeRun)
{
    using std::filesystem::perms;
    for (const char* const name : {"demo", "check", ".ci/run"}) {
        const auto status = std::filesystem::status(project() / name);
        EXPECT_NE(status.permissions() & perms::owner_exec, perms::none) << name;
    }
}

} // namespace
} // namespace likvard::architecture
