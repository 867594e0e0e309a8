// likvard validate as people and scripts use it.
#include "system/cli_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

TEST(Validate, GivesOneFactAsJsonAndSaysWhatItIsDoing)
{
    const Said said = likvard({"validate", "V18", "--json"});
    ASSERT_EQ(said.status, 0) << said.err;
    const auto json = nlohmann::json::parse(said.out);
    ASSERT_EQ(json.size(), 3U);
    EXPECT_EQ(json[0]["name"], "V18a");
    EXPECT_TRUE(json[0]["simulated"].is_number());
    EXPECT_NE(said.err.find("extra learning"), std::string::npos) << said.err;
}

TEST(Validate, SpeaksSwedishAndIsQuietWhenAskedTo)
{
    const Said said = likvard({"validate", "v18", "--lang", "sv", "--quiet"});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_EQ(said.err, "");
    EXPECT_NE(said.out.find("simulerat"), std::string::npos) << said.out;
    EXPECT_NE(said.out.find("stämmer"), std::string::npos) << said.out;
}

TEST(Validate, KnowsNoOtherFactsAndNamesTheNearest)
{
    const Said said = likvard({"validate", "V99"});
    EXPECT_EQ(said.status, 64);
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find("Nearest: V9"), std::string::npos) << said.err;
}

TEST(Validate, SaysWhenTheSampleIsNotThere)
{
    const Folder empty;
    const Said said = likvard({"validate", "V18"}, {"LIKVARD_DATA=" + (empty / "").string()});
    EXPECT_EQ(said.status, 66);
    EXPECT_NE(said.err.find("nation_sample.csv"), std::string::npos) << said.err;
}

} // namespace
} // namespace likvard::cli
