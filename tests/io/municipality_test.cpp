// Municipality folders that are right, and what is read from them.
#include "files.hpp"
#include "io/municipality_reader.hpp"
#include "io/scenario_reader.hpp"

#include <algorithm>

namespace likvard::test {
namespace {

Municipality small()
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    return read_municipality(folder.path() / "smaby");
}

TEST(Municipality, FactsComeFromTheToml)
{
    const Municipality m = small();
    EXPECT_EQ(m.key, "smaby");
    EXPECT_EQ(m.name, "Småby");
    EXPECT_EQ(m.code, 9901U);
    EXPECT_EQ(m.data_year, 2024);
    EXPECT_EQ(m.assumptions, std::vector<std::string>{"Seats are assumed."});
}

TEST(Municipality, CostsPerPupilAreOptionalAndHaveASource)
{
    EXPECT_EQ(small().teaching_per_pupil_sek, 0.0) << "unknown";
    const TempFolder folder;
    Files files = small_municipality();
    files["municipality.toml"] =
        replaced(files["municipality.toml"], "code = 9901",
                 "code = 9901\ncost_per_pupil_sek = \"140 kSEK\"\n"
                 "teaching_per_pupil_sek = 77500\ncost_source = \"units\"");
    write_municipality(folder, "smaby", files);
    const Municipality m = read_municipality(folder.path() / "smaby");
    EXPECT_DOUBLE_EQ(m.cost_per_pupil_sek, 140'000.0);
    EXPECT_DOUBLE_EQ(m.teaching_per_pupil_sek, 77'500.0);
    EXPECT_DOUBLE_EQ(municipal_pupils(m), 1100.0) << "not those of the independent school";
}

TEST(Municipality, SchoolsKeepOfficialSymbolsAndTheirMeaning)
{
    const Municipality m = small();
    ASSERT_EQ(m.schools.size(), 4U);
    EXPECT_EQ(m.schools[0].code, 11111111U);
    EXPECT_EQ(m.schools[0].first_grade, 0);
    EXPECT_EQ(m.schools[0].girls_pct.mark, Mark::number);
    EXPECT_DOUBLE_EQ(m.schools[0].girls_pct.value, 48.5);
    EXPECT_EQ(m.schools[1].girls_pct.mark, Mark::hidden);
    EXPECT_EQ(m.schools[1].certified_pct.mark, Mark::not_required);
    EXPECT_EQ(m.schools[1].special_teachers_pct.mark, Mark::missing);
    EXPECT_EQ(m.schools[1].pass_all_g6_pct.mark, Mark::majority);
    EXPECT_EQ(m.schools[2].name, "Norrskolan, Småby");
    EXPECT_EQ(m.schools[2].certified_pct.mark, Mark::about_100);
    EXPECT_EQ(m.schools[2].safety_g8.mark, Mark::not_reported);
    EXPECT_EQ(m.schools[3].run_by, Operator::independent);
    EXPECT_EQ(m.schools[3].first_grade, 7);
    EXPECT_EQ(m.schools[3].career_pct.mark, Mark::unknown);
}

TEST(Municipality, ResultsStandWithTheirSchoolEarliestFirst)
{
    const Municipality m = small();
    ASSERT_EQ(m.schools[0].results.size(), 2U);
    EXPECT_EQ(m.schools[0].results[0].year, 2023);
    EXPECT_DOUBLE_EQ(m.schools[0].results[1].merit_points.value, 230.5);
    EXPECT_TRUE(m.schools[1].results.empty());
    EXPECT_EQ(m.schools[2].results[0].eligible_pct.mark, Mark::about_100);
}

TEST(Municipality, AreasHaveSharesAndForecastsByYear)
{
    const Municipality m = small();
    ASSERT_EQ(m.areas.size(), 2U);
    EXPECT_EQ(m.areas[1].key, "norr");
    EXPECT_DOUBLE_EQ(m.areas[1].foreign_share, 0.6);
    EXPECT_DOUBLE_EQ(m.areas[1].in_move_share, 0.05);
    EXPECT_DOUBLE_EQ(m.areas[1].arrival_share, 0.015);
    EXPECT_TRUE(m.areas[0].forecast.empty());
    ASSERT_EQ(m.areas[1].forecast.size(), 2U);
    EXPECT_EQ(m.areas[1].forecast[0].year, 2025);
    EXPECT_DOUBLE_EQ(m.areas[1].forecast[0].cohort, 52.5);
}

TEST(Municipality, ChainAndRoadsAreLinks)
{
    const Municipality m = small();
    ASSERT_EQ(m.governance.size(), 5U);
    EXPECT_EQ(m.governance[2].to, "surveys");
    EXPECT_DOUBLE_EQ(m.governance[2].fidelity, 0.5);
    ASSERT_EQ(m.roads.size(), 3U);
    EXPECT_DOUBLE_EQ(m.roads[1].minutes, 12.5);
}

TEST(Municipality, RoadsMayBeAbsent)
{
    const TempFolder folder;
    Files files = small_municipality();
    files.erase("roads.csv");
    write_municipality(folder, "smaby", files);
    EXPECT_TRUE(read_municipality(folder.path() / "smaby").roads.empty());
}

TEST(Municipality, UnitsOfOtherFormsStandAfterTheSchoolsInTheOrderOfTheirForms)
{
    const TempFolder folder;
    Files files = small_municipality();
    files.merge(other_forms());
    write_municipality(folder, "smaby", files);
    const Municipality m = read_municipality(folder.path() / "smaby");
    ASSERT_EQ(m.schools.size(), 8U);
    EXPECT_EQ(compulsory(m).size(), 4U);
    EXPECT_EQ(m.schools[4].form, SchoolForm::upper_secondary);
    EXPECT_EQ(m.schools[4].name, "Gymnasiet");
    EXPECT_DOUBLE_EQ(m.schools[4].starters_share, 0.4);
    EXPECT_EQ(m.schools[4].offers, (std::array{true, true, false}));
    EXPECT_EQ(m.schools[5].offers, (std::array{false, false, true}));
    EXPECT_EQ(m.schools[5].run_by, Operator::independent);
    EXPECT_EQ(m.schools[6].form, SchoolForm::adapted);
    EXPECT_DOUBLE_EQ(m.schools[6].places, 25.0);
    EXPECT_EQ(m.schools[7].form, SchoolForm::preschool);
    EXPECT_DOUBLE_EQ(m.schools[7].pupils, 80.0);
    EXPECT_EQ(school_with_code(m, 88888888), 7U);
}

TEST(Municipality, LineEndsByteOrderMarkAndOrderOfColumnsDoNotMatter)
{
    const TempFolder folder;
    Files files = small_municipality();
    files["roads.csv"] = "\xEF\xBB\xBFminutes,to,from\r\n3,11111111,asa\r\n\r\n# end\r\n4,norr,asa";
    files["municipality.toml"].insert(0, "\xEF\xBB\xBF");
    write_municipality(folder, "smaby", files);
    const Municipality m = read_municipality(folder.path() / "smaby");
    ASSERT_EQ(m.roads.size(), 2U);
    EXPECT_EQ(m.roads[0].from, "asa");
    EXPECT_DOUBLE_EQ(m.roads[1].minutes, 4.0);
}

TEST(Municipality, HashFollowsTheFilesAndNotTheFolder)
{
    const TempFolder folder;
    Files files = small_municipality();
    write_municipality(folder, "a", files);
    write_municipality(folder, "b", files);
    files["roads.csv"] += "# one more remark\n";
    write_municipality(folder, "c", files);
    const std::string hash = read_municipality(folder.path() / "a").content_hash;
    EXPECT_EQ(hash.size(), 64U);
    EXPECT_EQ(read_municipality(folder.path() / "b").content_hash, hash);
    EXPECT_NE(read_municipality(folder.path() / "c").content_hash, hash);
}

TEST(Municipality, MissingFolderIsMissingInput)
{
    EXPECT_THROW(static_cast<void>(read_municipality("/no/such/folder")), InputMissing);
    EXPECT_THROW(static_cast<void>(check_municipality("/no/such/folder")), InputMissing);
}

TEST(Municipality, FaultsOfAllFilesAreReportedTogetherInOrder)
{
    const TempFolder folder;
    Files files = small_municipality();
    files["municipality.toml"] = replaced(files["municipality.toml"], "9901", "0.5");
    files["schools.csv"] = replaced(files["schools.csv"], "48.5", "148.5");
    files["schools.csv"] = replaced(files["schools.csv"], "independent", "private");
    files["results.csv"] = replaced(files["results.csv"], "33333333", "33333334");
    files.erase("areas.csv");
    files["governance.csv"] = replaced(files["governance.csv"], "0.95", "1.95");
    write_municipality(folder, "smaby", files);
    const std::vector<Fault> faults = check_municipality(folder.path() / "smaby");
    ASSERT_EQ(faults.size(), 6U) << lines_of(faults);
    EXPECT_TRUE(std::is_sorted(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    }));
    try {
        static_cast<void>(read_municipality(folder.path() / "smaby"));
        FAIL() << "read in spite of faults";
    } catch (const DataError& error) {
        EXPECT_EQ(error.faults().size(), 6U);
    }
}

TEST(Municipality, RealFoldersAreAccepted)
{
    for (const std::string name : {"botkyrka", "umea"}) {
        const std::filesystem::path folder =
            std::filesystem::path(LIKVARD_SOURCE_DIR) / "scenarios" / name;
        const std::vector<Fault> faults = check_file(folder);
        EXPECT_TRUE(faults.empty()) << lines_of(faults);
        const Municipality m = read_municipality(folder);
        EXPECT_EQ(m.key, name);
        EXPECT_EQ(m.data_year, 2024);
        EXPECT_GT(compulsory(m).size(), 10U);
        EXPECT_GT(m.schools.size(), compulsory(m).size());
    }
}

TEST(Municipality, CheckTakesTheFolderOrAnyOfItsFiles)
{
    const TempFolder folder;
    Files files = small_municipality();
    files["schools.csv"] = replaced(files["schools.csv"], "48.5", "148.5");
    write_municipality(folder, "smaby", files);
    for (const char* name : {"smaby", "smaby/municipality.toml", "smaby/schools.csv"}) {
        EXPECT_EQ(check_file(folder.path() / name).size(), 1U) << name;
    }
}

} // namespace
} // namespace likvard::test
