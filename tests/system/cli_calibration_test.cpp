// import, backtest, trials and calibrate as people and scripts use them, on tables made up here.
#include "system/cli_program.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace likvard::cli {
namespace {

using nlohmann::json;

constexpr int schools = 40;

/// Forty schools in twenty municipalities, as a flat table of units.
std::string units()
{
    std::string text =
        "code,name,huvudman,kommunkod,kommun,type,pupils,pct_girls,pct_foreign_bg,"
        "pct_parents_postsec,staff_fte,principals_fte,teachers_fte,syv_fte,pct_women_teachers,"
        "pct_certified,pct_spec_teacher_qualified,pct_permanent,pct_forstelarare_lektor,"
        "pupils_per_teacher,pass_all_g6,pass_all_g9,eligible_g9,safety_g5,safety_g8,calm_g5,"
        "calm_g8,staff_safety,staff_calm,support_g5,support_g8,np_sv_g3,np_ma_g3,sv_E_g6,ma_E_g6,"
        "sv_E_g9,ma_E_g9,g9_pupils,g9_pass_all,g9_eligible,g9_merit,latitude,longitude\n";
    for (int k = 0; k < schools; ++k) {
        text +=
            fmt::format("{},School {},PLACE{} KOMMUN,{:04},Place{},kommunal,{},49,{},{},30,1,25,"
                        "1,70,72,..,90,10,12,70,..,.,8,8,5,5,.,.,.,.,70,66,85,85,90,87,{},{},"
                        "{},{},60.{},15.{}\n",
                        20000001 + k, k, k / 2, 1000 + k / 2, k / 2, 280 + 7 * k, 10 + (k * 7) % 50,
                        40 + (k * 13) % 45, 25 + k, 60 + (k * 3) % 30, 75 + (k * 5) % 20,
                        205 + (k * 11) % 50, 10 + k, 10 + k);
    }
    return text;
}

std::string panel()
{
    std::string text = "code,school_year,averageGradesMeritRating9thGrade,"
                       "ratioOfPupilsIn9thGradeWithAllSubjectsPassed,"
                       "ratioOfPupils9thGradeEligibleForNationalProgramYR,certifiedTeachersQuota\n";
    for (int k = 0; k < schools; ++k) {
        for (int year = 2020; year <= 2024; ++year) {
            const int luck = (k * 31 + year * 17) % 13 - 6;
            text += fmt::format("{},{}/{},{},{},{},\n", 20000001 + k, year, (year + 1) % 100,
                                205 + (k * 11) % 50 + luck, 60 + (k * 3) % 30 + luck,
                                75 + (k * 5) % 20 + luck / 2);
        }
    }
    return text;
}

struct Tables {
    Folder folder;
    std::string units_file, panel_file;
    Tables()
        : units_file((folder / "units.csv").string()), panel_file((folder / "panel.csv").string())
    {
        write(units_file, units());
        write(panel_file, panel());
    }
};

TEST(Import, MakesAFolderThatCheckAcceptsAndRunRuns)
{
    const Tables t;
    const std::string out = (t.folder / "place3").string();
    const Said said = likvard({"import", "skolverket", t.panel_file, t.units_file, "--municipality",
                               "1003", "--out", out});
    ASSERT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.err.find("2 units"), std::string::npos) << said.err;
    EXPECT_EQ(likvard({"check", out}).status, 0);
    write(t.folder / "plan.toml", "title = \"x\"\nmunicipality = \"place3\"\nreplicates = 2\n"
                                  "years = [2025, 2026]\n");
    const Said run = likvard({"run", (t.folder / "plan.toml").string(), "--json", "-q"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(json::parse(run.out)["municipality"], "Place3");
}

TEST(Import, NamesFaultsAndTheNearestMunicipality)
{
    const Tables t;
    const std::string out = (t.folder / "out").string();
    const Said nobody =
        likvard({"import", "skolverket", t.units_file, "--municipality", "Plce7", "--out", out});
    EXPECT_EQ(nobody.status, 65);
    EXPECT_NE(nobody.err.find("Nearest: Place7"), std::string::npos) << nobody.err;
    std::string broken = units();
    broken.replace(broken.find(",49,"), 4, ",4x9,");
    write(t.folder / "broken.csv", broken);
    const Said fault = likvard({"import", "skolverket", (t.folder / "broken.csv").string(),
                                "--municipality", "all", "--out", out});
    EXPECT_EQ(fault.status, 65);
    EXPECT_NE(fault.err.find("broken.csv:2:"), std::string::npos) << fault.err;
    EXPECT_EQ(
        likvard({"import", "skolverket", "nowhere.csv", "--municipality", "all", "--out", out})
            .status,
        66);
    EXPECT_EQ(
        likvard({"import", "scb", t.units_file, "--municipality", "all", "--out", out}).status, 64);
}

TEST(Backtest, GivesScoresAsJsonAndALineASchool)
{
    const Tables t;
    const std::string file = (t.folder / "schools.csv").string();
    const Said said = likvard({"backtest", t.units_file, t.panel_file, "--known", "1", "--futures",
                               "20", "--out", file, "--json", "-q"});
    ASSERT_EQ(said.status, 0) << said.err;
    const json all = json::parse(said.out);
    ASSERT_EQ(all["outcomes"].size(), 3U);
    for (const json& outcome : all["outcomes"]) {
        EXPECT_EQ(outcome["known_years"], 1);
        EXPECT_EQ(outcome["schools"], schools);
        for (const char* key :
             {"rmse", "mae", "crps", "cover50", "cover90", "width50", "width90"}) {
            EXPECT_TRUE(outcome[key].is_number()) << key;
        }
        for (const char* key : {"persistence", "persistence_drift", "composition",
                                "composition_first_year", "composition_mean"}) {
            EXPECT_GT(outcome["baselines"][key]["rmse"].get<double>(), 0.0) << key;
            EXPECT_GT(outcome["baselines"][key]["mae"].get<double>(), 0.0) << key;
        }
    }
    const std::string lines = read(file);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1 + 3 * schools);
    const Said again = likvard({"backtest", t.units_file, t.panel_file, "--known", "1", "--futures",
                                "20", "--json", "-q", "--threads", "1"});
    EXPECT_EQ(again.out, said.out); // the same bits on one thread
}

TEST(Backtest, RefusesWhatMakesNoSense)
{
    const Tables t;
    EXPECT_EQ(
        likvard({"backtest", t.units_file, t.panel_file, "--from", "2024", "--to", "2020"}).status,
        64);
    const Said nowhere =
        likvard({"backtest", t.units_file, t.panel_file, "--municipality", "Plae5"});
    EXPECT_EQ(nowhere.status, 64);
    EXPECT_NE(nowhere.err.find("Nearest: Place5"), std::string::npos) << nowhere.err;
    EXPECT_EQ(likvard({"backtest", t.units_file, t.panel_file, "--known", "2"}).status, 64);
    EXPECT_EQ(
        likvard({"backtest", t.units_file, t.units_file, "--known", "1", "--futures", "20"}).status,
        65); // no panel: no results in the known year
}

TEST(Trials, OneStudyAsJsonAndTheNearestName)
{
    const Said said = likvard({"trials", "absence_mentor", "--json", "-q"});
    ASSERT_EQ(said.status, 0) << said.err;
    const json all = json::parse(said.out);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["name"], "absence_mentor");
    EXPECT_EQ(all[0]["verdict"], "recovered");
    EXPECT_NEAR(all[0]["published"]["effect"].get<double>(), -0.229, 1e-12);
    EXPECT_TRUE(all[0]["recovered"]["low"].is_number());
    const Said unknown = likvard({"trials", "placbo"});
    EXPECT_EQ(unknown.status, 64);
    EXPECT_NE(unknown.err.find("Nearest: placebo"), std::string::npos) << unknown.err;
}

TEST(Calibrate, ListsItsStatisticsAndNamesFaults)
{
    EXPECT_NE(likvard({"calibrate", "--list"}).out.find("merit_lag_4\n"), std::string::npos);
    EXPECT_EQ(likvard({"calibrate"}).status, 64);
    const Folder folder;
    write(folder / "t.toml", "[[target]]\nkey = \"pas_all_pct\"\nvalue = 70\nerror = 1\n"
                             "source = \"x\"\n[[free]]\nkey = \"home.area_sd\"\nlow = 0.05\n"
                             "high = 0.1\n");
    const Said said =
        likvard({"calibrate", (folder / "t.toml").string(), "--out", (folder / "out").string()});
    EXPECT_EQ(said.status, 65);
    EXPECT_NE(said.err.find("t.toml:2:7"), std::string::npos) << said.err;
    EXPECT_NE(said.err.find("pass_all_pct"), std::string::npos) << said.err;
}

/// Every stage says what it counts: runs are not futures, and no stage is silent.
TEST(Calibrate, TellsHowFarEachOfItsStagesHasCome)
{
    const Folder folder;
    write(folder / "t.toml", "[[target]]\nkey = \"absent_above_15_pct\"\nvalue = 14\nerror = 1\n"
                             "source = \"x\"\n[[free]]\nkey = \"absence.median_g0\"\nlow = 0.025\n"
                             "high = 0.05\n");
    const Words command = {"calibrate", (folder / "t.toml").string(),
                           "--out",     (folder / "out").string(),
                           "--first",   "32",
                           "--second",  "32",
                           "--draws",   "32"};
    const Said said = likvard(command);
    ASSERT_EQ(said.status, 0) << said.err;
    const std::size_t runs = said.err.find("of 64 runs");
    const std::size_t draws = said.err.find("of 32 draws run");
    const std::size_t known = said.err.find("of 32 known answers tried");
    ASSERT_NE(known, std::string::npos) << said.err;
    EXPECT_LT(runs, draws) << said.err;
    EXPECT_LT(draws, known) << said.err;
    EXPECT_NE(said.err.find("100%, 32 of 32 known answers tried"), std::string::npos) << said.err;
    EXPECT_EQ(said.err.find("futures"), std::string::npos) << said.err;
    const Said swedish = likvard(command, {"LANG=sv_SE.UTF-8"}); // the design is there already
    for (const char* const words :
         {"av 64 körningar", "av 32 dragningar körda", "32 av 32 kända svar prövade"}) {
        EXPECT_NE(swedish.err.find(words), std::string::npos) << swedish.err;
    }
}

} // namespace
} // namespace likvard::cli
