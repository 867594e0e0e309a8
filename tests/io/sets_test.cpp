// KEY=VALUE of the command line.
#include "files.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"

namespace likvard::test {
namespace {

class Sets : public ::testing::Test {
protected:
    Sets()
    {
        write_municipality(folder_, "smaby", small_municipality());
        plan_ = folder_.write("plan.toml", "municipality = \"smaby\"\nreplicates = 9\n"
                                           "[levers.marketing]\nbudget = 1e6\n"
                                           "[[levers.school_package]]\nschools = [\"11111111\"]\n"
                                           "[[levers.school_package]]\nschools = [\"22222222\"]\n"
                                           "[parameters]\nlearn.persist_permanent = 0.3\n");
    }

    [[nodiscard]] Scenario with(const std::vector<std::string>& sets) const
    {
        return read_scenario(plan_, sets).scenario;
    }

    [[nodiscard]] std::string faults_of(const std::vector<std::string>& sets) const
    {
        try {
            static_cast<void>(read_scenario(plan_, sets));
        } catch (const DataError& error) {
            return error.what();
        }
        return "none";
    }

    static std::vector<const LeverUse*> uses(const Scenario& scenario, std::string_view key)
    {
        std::vector<const LeverUse*> found;
        for (const LeverUse& use : scenario.levers) {
            if (use.type->key == key) {
                found.push_back(&use);
            }
        }
        return found;
    }

    TempFolder folder_;
    std::filesystem::path plan_;
};

TEST_F(Sets, StandAboveTheFile)
{
    const Scenario s = with({"replicates=50", "years=2025:2030", "seed = 3", "title=Plan B",
                             "learn.persist_permanent=0.2"});
    EXPECT_EQ(s.replicates, 50);
    EXPECT_EQ(s.first_year, 2025);
    EXPECT_EQ(s.last_year, 2030);
    EXPECT_EQ(s.seed, 3U);
    EXPECT_EQ(s.title.sv, "Plan B");
    ASSERT_EQ(s.overrides.size(), 1U);
    EXPECT_DOUBLE_EQ(s.overrides[0].value, 0.2);
}

TEST_F(Sets, ReachLeverFieldsWithOrWithoutUnit)
{
    const Scenario s =
        with({"levers.marketing.budget=2 MSEK/year", "levers.resource_team.fte=5 FTE",
              R"(levers.resource_team.schools=["11111111", "33333333"])",
              "levers.resource_team.from=2026-01"});
    const auto marketing = uses(s, "marketing");
    ASSERT_EQ(marketing.size(), 1U);
    EXPECT_DOUBLE_EQ(marketing[0]->values[0], 2e6);
    const auto team = uses(s, "resource_team");
    ASSERT_EQ(team.size(), 1U);
    EXPECT_EQ(team[0]->target.schools, (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(team[0]->target.from, Month::of(2026, 1));
}

TEST_F(Sets, NumberTheUsesOfALeverGivenSeveralTimes)
{
    const Scenario s = with({"levers.school_package.2.take_up=0.5"});
    const auto packages = uses(s, "school_package");
    ASSERT_EQ(packages.size(), 2U);
    EXPECT_DOUBLE_EQ(packages[0]->target.take_up, 1.0);
    EXPECT_DOUBLE_EQ(packages[1]->target.take_up, 0.5);
    EXPECT_NE(faults_of({"levers.school_package.take_up=0.5"}).find("2 times"), std::string::npos);
    EXPECT_NE(faults_of({"levers.school_package.3.take_up=0.5"}).find("2 times"),
              std::string::npos);
    EXPECT_NE(faults_of({"levers.school_package.99999999999999999999.take_up=0.5"}), "none");
}

TEST_F(Sets, ReplaceAWholeLever)
{
    const auto packages = uses(with({"levers.school_package=[]"}), "school_package");
    EXPECT_TRUE(packages.empty());
}

TEST_F(Sets, AreCheckedLikeTheFile)
{
    EXPECT_NE(faults_of({"replicates=0"}).find("--set: replicates: found 0"), std::string::npos);
    EXPECT_NE(faults_of({"replicates=many"}).find("a string, \"many\""), std::string::npos);
    EXPECT_NE(faults_of({"levers.marketing.budget=2 FTE"}).find("MSEK/year"), std::string::npos);
    EXPECT_NE(faults_of({"levers.marketing.budgte=2"}).find("nearest: levers.marketing.budget"),
              std::string::npos);
    EXPECT_NE(faults_of({"levers.marketting.budget=2"}).find("nearest: marketing"),
              std::string::npos);
    EXPECT_NE(faults_of({"learn.persist_permanentt=0.2"}).find("nearest: learn.persist_permanent"),
              std::string::npos);
    EXPECT_NE(faults_of({"parameters.nonsense=0.2"}).find("unknown parameter"), std::string::npos);
    EXPECT_NE(faults_of({"base=other.toml"}).find("unknown key"), std::string::npos);
    EXPECT_NE(faults_of({"years=2025"}).find("[first, last]"), std::string::npos);
    EXPECT_NE(faults_of({"years=2025:9999999999"}).find("9999999999"), std::string::npos);
}

TEST_F(Sets, ThatAreNoKeyAndValueAreFaults)
{
    EXPECT_NE(faults_of({"replicates"}).find("KEY=VALUE"), std::string::npos);
    EXPECT_NE(faults_of({"=5"}).find("KEY=VALUE"), std::string::npos);
    EXPECT_NE(faults_of({""}).find("KEY=VALUE"), std::string::npos);
    EXPECT_NE(faults_of({"seed=1", "seed=2"}).find("second time"), std::string::npos);
    EXPECT_NE(faults_of({"title=\x1B[2J"}).find("control character"), std::string::npos);
    EXPECT_NE(faults_of({"title=\xFF"}).find("not UTF-8"), std::string::npos);
    EXPECT_NE(faults_of({"seed=1\nreplicates=2"}), "none");
}

} // namespace
} // namespace likvard::test
