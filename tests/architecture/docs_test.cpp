// The documents that are made from the program, or that promise something of it, are fresh.
#include "architecture/description.hpp"
#include "architecture/rules.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
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
    const std::string sections = output_of("'" LIKVARD_PROGRAM "' describe --odd");
    const std::string schedule = sections.substr(0, sections.find("<!-- /odd -->"));
    std::size_t at = description.find("\n| step |");
    int processes = 0;
    for (std::size_t name = schedule.find('`'); name != std::string::npos;
         name = schedule.find('`', schedule.find('`', name + 1) + 1)) {
        const std::string process = schedule.substr(name, schedule.find('`', name + 1) + 1 - name);
        at = description.find(process, at);
        ASSERT_NE(at, std::string::npos) << process << " is not described in its place";
        ++processes;
    }
    EXPECT_GT(processes, 10);
}

TEST(Documents, WhatTheModelsDescriptionTakesFromTheProgramIsFresh)
{
    const std::string file = (project() / "sim/MODEL.md").string();
    const std::string fresh = output_of("'" LIKVARD_PROGRAM "' describe --odd '" + file + "'");
    EXPECT_FALSE(fresh.empty());
    EXPECT_EQ(read_text(file), fresh)
        << "renew it: likvard describe --odd sim/MODEL.md > m && mv m sim/MODEL.md";
}

TEST(Documents, EverySectionOfTheProgramHasItsPlaceInTheModelsDescription)
{
    const std::string description = read_text(project() / "sim/MODEL.md");
    const SourceFile sections = source("odd", output_of("'" LIKVARD_PROGRAM "' describe --odd"));
    int places = 0;
    for (const std::string& line : sections.lines) {
        if (line.starts_with("<!-- odd:")) {
            EXPECT_NE(description.find(line + "\n"), std::string::npos) << line;
            ++places;
        }
    }
    EXPECT_GT(places, 20);
}

TEST(Documents, CodeThatTheModelsDescriptionQuotesIsTheSource)
{
    const std::string description = read_text(project() / "sim/MODEL.md");
    const auto read = [](const std::string& path) { return read_text(project() / path); };
    EXPECT_EQ(quote_faults(description, read), Faults{});
    for (const char* const quote : {"<!-- source:sim/model/year.cpp void advance_one_year -->",
                                    "<!-- source:sim/core/streams.hpp enum class Stream -->"}) {
        EXPECT_NE(description.find(quote), std::string::npos) << quote;
    }
}

TEST(Documents, EveryColumnOfTheModelsTablesIsDescribed)
{
    EXPECT_EQ(column_faults(read_tree(project(), {"sim"}), read_text(project() / "sim/MODEL.md")),
              Faults{});
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
