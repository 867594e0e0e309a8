// The man page and the completions say what --help says.
#include "system/cli_program.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace likvard::cli {
namespace {

std::set<std::string> found(const std::string& text, const std::string& pattern)
{
    const std::regex expression(pattern);
    std::set<std::string> all;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
        all.insert((*at)[1]);
    }
    return all;
}

std::set<std::string> verbs()
{
    const std::string help = likvard({"--help"}).out;
    return found(help.substr(help.find("Subcommands:")), R"(\n  ([a-z]+) )");
}

std::set<std::string> flags(const std::string& verb)
{
    const std::string help = likvard({verb, "--help"}).out;
    return found(help.substr(help.find("Options:")), R"(\n  (?:-\w,)?(--[a-z-]+))");
}

TEST(Pages, ThereAreVerbsAndFlagsToLookFor)
{
    EXPECT_TRUE(verbs().contains("sweep"));
    EXPECT_TRUE(verbs().contains("completions"));
    EXPECT_TRUE(flags("sweep").contains("--shard"));
}

TEST(Pages, TheManPageHasEveryVerbAndFlag)
{
    const Said page = likvard({"man"});
    ASSERT_EQ(page.status, 0);
    for (const std::string& verb : verbs()) {
        const std::size_t start = page.out.find(".SS likvard " + verb + "\n");
        ASSERT_NE(start, std::string::npos) << verb;
        const std::string part = page.out.substr(start, page.out.find("\n.S", start + 1) - start);
        for (std::string flag : flags(verb)) {
            flag = std::regex_replace(flag, std::regex("-"), R"(\-)");
            EXPECT_NE(part.find(flag), std::string::npos) << verb << " " << flag;
        }
    }
}

TEST(Pages, TheManPageIsGoodRoff)
{
    const Said said = shell("command -v groff >/dev/null || exit 77; "
                            "\"$LIKVARD\" man | groff -K utf8 -man -ww -z 2>&1");
    if (said.status == 77) {
        GTEST_SKIP() << "groff is not installed (groff-base)";
    }
    EXPECT_EQ(said.out, "");
}

/// What bash offers after these words, the last one unfinished.
std::string offered(const std::string& words, int last)
{
    const Said said =
        shell("exec bash -c 'source <(\"$LIKVARD\" completions bash); COMP_WORDS=(" + words +
              "); COMP_CWORD=" + std::to_string(last) + "; _likvard; echo \"${COMPREPLY[*]}\"'");
    return said.err.empty() ? said.out : said.err;
}

TEST(Pages, BashCompletesVerbsFlagsValuesAndFiles)
{
    EXPECT_EQ(offered("likvard swe", 1), "sweep\n");
    EXPECT_EQ(offered("likvard run --repl", 2), "--replicates\n");
    EXPECT_EQ(offered("likvard run --format j", 3), "json\n");
    EXPECT_EQ(offered("likvard sweep mer", 2), "merge\n");
    EXPECT_NE(offered("likvard check /et", 2).find("/etc"), std::string::npos);
}

TEST(Pages, OtherShellsKnowEveryFlagAndTheirSyntaxHolds)
{
    for (const std::string& name : {std::string("zsh"), std::string("fish")}) {
        const std::string text = likvard({"completions", name}).out;
        for (const std::string& verb : verbs()) {
            for (const std::string& flag : flags(verb)) {
                const std::string as = name == "zsh" ? flag + "[" : "-l " + flag.substr(2);
                EXPECT_NE(text.find(as), std::string::npos) << name << " " << verb << " " << flag;
            }
        }
        const Said said = shell("command -v " + name + " >/dev/null || exit 0; " +
                                "\"$LIKVARD\" completions " + name + " >/tmp/$$ && " + name +
                                " -n /tmp/$$; status=$?; rm -f /tmp/$$; exit $status");
        EXPECT_EQ(said.status, 0) << said.err;
    }
    EXPECT_EQ(likvard({"completions", "csh"}).status, 64);
}

} // namespace
} // namespace likvard::cli
