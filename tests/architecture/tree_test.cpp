#include "architecture/rules.hpp"

#include <gtest/gtest.h>

namespace likvard::architecture {
namespace {

const Files& tree()
{
    static const Files files = read_tree(LIKVARD_SOURCE_DIR, {"sim", "viz", "calibration"});
    return files;
}

std::string text(const Faults& faults)
{
    std::string all;
    for (const std::string& fault : faults) {
        all += fault + '\n';
    }
    return all;
}

TEST(Tree, IsThere)
{
    EXPECT_GT(tree().size(), 40U);
}

TEST(Tree, LayersIncludeOnlyWhatStandsToTheirLeft)
{
    EXPECT_EQ(text(layer_faults(tree())), "");
}

TEST(Tree, ProcessesAndLeversDoNotKnowEachOther)
{
    EXPECT_EQ(text(process_faults(tree())), "");
}

TEST(Tree, EveryThirdPartyHeaderHasOneOwner)
{
    EXPECT_EQ(text(owner_faults(tree())), "");
}

TEST(Tree, TheModelIsPure)
{
    EXPECT_EQ(text(purity_faults(tree())), "");
}

TEST(Tree, OnlyMainPrints)
{
    EXPECT_EQ(text(printing_faults(tree())), "");
}

TEST(Tree, HeadersSayWhyTheyExist)
{
    EXPECT_EQ(text(header_faults(tree())), "");
}

TEST(Tree, NoFileIsTooLong)
{
    EXPECT_EQ(
        text(length_faults(read_tree(LIKVARD_SOURCE_DIR, {"sim", "viz", "calibration", "tests"}))),
        "");
}

TEST(Tree, TargetsLinkOnlyWhatTheyMayInclude)
{
    EXPECT_EQ(text(link_faults(tree())), "");
}

TEST(Tree, EveryTextOfTheWindowIsShownSomewhere)
{
    EXPECT_EQ(text(unsaid_faults(tree())), "");
}

TEST(Tree, EverySourceIsBuilt)
{
    EXPECT_EQ(text(unlisted_faults(
                  read_tree(LIKVARD_SOURCE_DIR, {"sim", "viz", "calibration", "tests"}))),
              "");
}

} // namespace
} // namespace likvard::architecture
