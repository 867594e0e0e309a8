// The importer on small tables of the shapes that Skolverket's have. The tables themselves are
// tried in tests/shared.
#include "io/files.hpp"
#include "io/municipality_reader.hpp"
#include "io/skolverket_import.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard {
namespace {

using test::TempFolder;

constexpr const char* analysis =
    "\xEF\xBB\xBFUnderlag för analys för grundskola efter mått, huvudman och läsår;;;\r\n"
    ";;;\r\n"
    ";RIKET: TOTALT;ÅSA KOMMUN (2120000001): HUVUDMAN;ÅSA KOMMUN (2120000001): ÅSASKOLAN "
    "(10000001);NÖTEN AB (5560000002): NÖTSKOLAN F-3 (20000002)\r\n"
    ";2024/25;2024/25;2024/25;2024/25\r\n"
    "Elever: Antal elever;1000;360;360;1 205\r\n"
    "Elever: Andel (%) flickor;48,7;48,9;48,9;...\r\n"
    "Elever: Andel (%) med utländsk bakgrund;27;30,5;30,5;..\r\n"
    "Elever: Andel (%) med föräldrar med eftergymnasial utbildning;65;55;55,5;…\r\n"
    "Personal: Totalt (heltidstjänster);1;40;40;12\r\n"
    "Personal: Rektorer (heltidstjänster);1;1;1;1\r\n"
    "Personal: Lärare (heltidstjänster);1;30;30;..\r\n"
    "Personal: Lärare i ämne/n, andel (%) med legitimation och behörighet "
    "(heltidstjänster);72;72;72,5;.\r\n"
    "Personal: Lärare, andel (%) speciallärare med behörighet för särskilt stöd;1;1;..;.\r\n"
    "Personal: Lärare, andel (%) tillsvidareanställda (heltidstjänster);89;90;90;100\r\n"
    "Personal: Andel (%) förstelärare och lektorer (antal tjänstgörande);1;1;0;0\r\n"
    "Kostnader: Per elev;1;144500;..;..\r\n"
    "Kostnader: Per elev för undervisning;1;89300;..;..\r\n"
    "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs "
    "6;70;70;60,5;.\r\n"
    "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs "
    "9;70;70;..;.\r\n"
    "Delmål 1: Andel (%) elever som blir behöriga till ett nationellt program;84;84;..;.\r\n"
    "Delmål 2: Elevers upplevelse av trygghet i årskurs 5 (medelvärde)*;8;8;8,1;.\r\n"
    "Delmål 2: Elevers upplevelse av trygghet i årskurs 8 (medelvärde)*;8;8;-;.\r\n"
    "Delmål 2: Elevers upplevelse av studiero i årskurs 5 (medelvärde)*;5;5;5,5;.\r\n"
    "Delmål 2: Elevers upplevelse av studiero i årskurs 8 (medelvärde)*;5;5;-;.\r\n"
    "Delmål 5: Andel (%) elever som uppnår kravnivån på samtliga delprov i det nationella provet "
    "i svenska eller svenska som andraspråk i årskurs 3;1;1;66,7;70\r\n"
    "Delmål 5: Andel (%) elever som har lägst betyget E i ämnet svenska eller svenska som "
    "andraspråk i årskurs 6;1;1;80;.\r\n"
    "Delmål 5: Andel (%) elever som har lägst betyget E i ämnet svenska eller svenska som "
    "andraspråk i årskurs 9;1;1;80;.\r\n"
    "Delmål 6: Andel (%) elever som uppnår kravnivån på samtliga delprov i det nationella provet "
    "i matematik i årskurs 3;1;1;60;60\r\n"
    "Delmål 6: Andel (%) elever som har lägst betyget E i ämnet matematik i årskurs 6;1;1;80;.\r\n"
    "Delmål 6: Andel (%) elever som har lägst betyget E i ämnet matematik i årskurs 9;1;1;80;.\r\n"
    ";;;;\r\n"
    "\"A note; with a separator,\r\nover two lines and a \"\"quote\"\"\";;;;\r\n";

constexpr const char* grades =
    "\xEF\xBB\xBFStatistik från Skolverket, https://www.skolverket.se;;;;;;;;;;\r\n"
    ";;;;;;;;;;\r\n"
    "Valt läsår: 2024/25;;;;;;;;;;\r\n"
    "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;Huvudman orgnr;Antal "
    "elever;Andel (%) elever som uppfyllt betygskriterierna i alla ämnen;Andel (%) elever "
    "behöriga till yrkesprog.;Genomsnittligt meritvärde (17 ämnen)\r\n"
    "Åsaskolan;10000001;Åsa;0199;Kommunal;Åsa kommun;2120000001;41;70,7;~100;221,4\r\n"
    "Nötskolan F-3;20000002;Åsa;0199;Enskild;Nöten AB;5560000002;..;.;.;..\r\n"
    ";;;;;;;;;;\r\n"
    "Noter;Antal elever som har avslutat årskurs 9;;;;;;;;;\r\n";

struct Tables {
    TempFolder folder;
    std::vector<std::filesystem::path> files;
    Tables(const std::string& first, const std::string& second)
        : files{folder.write("b.csv", second), folder.write("a.csv", first)}
    {
    }
};

std::string with(std::string text, const std::string& what, const std::string& instead)
{
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
}

std::vector<Fault> faults_of(const std::string& first, const std::string& second)
{
    const Tables tables(first, second);
    FaultLog log;
    static_cast<void>(read_register(tables.files, log));
    return log.sorted();
}

TEST(Skolverket, DownloadsAreReadWithEverySymbol)
{
    const Tables tables(analysis, grades);
    const Register all = read_register(tables.files);
    EXPECT_EQ(all.data_year, 2024);
    ASSERT_EQ(all.units.size(), 2U);
    const OfficialUnit& first = all.units.at(10000001);
    EXPECT_EQ(first.name, "Åsaskolan");
    EXPECT_EQ(first.municipality_code, 199U);
    EXPECT_EQ(first.run_by, Operator::municipal);
    EXPECT_DOUBLE_EQ(first.postsec_pct.value, 55.5);
    EXPECT_DOUBLE_EQ(first.g9_merit.value, 221.4);
    EXPECT_EQ(first.g9_eligible.mark, Mark::about_100);
    EXPECT_EQ(first.safety_g8.mark, Mark::not_reported);
    const OfficialUnit& second = all.units.at(20000002);
    EXPECT_DOUBLE_EQ(second.pupils.value, 1205.0); // a space between thousands
    EXPECT_EQ(second.girls_pct.mark, Mark::majority);
    EXPECT_EQ(second.foreign_pct.mark, Mark::hidden);
    EXPECT_EQ(second.postsec_pct.mark, Mark::majority); // one sign for three dots
    EXPECT_EQ(second.certified_pct.mark, Mark::missing);
    EXPECT_EQ(second.run_by, Operator::independent);
}

TEST(Skolverket, GradesServedComeFromFiguresAndNames)
{
    const Tables tables(analysis, grades);
    const ImportedMunicipality imported = import_municipality(read_register(tables.files), 199);
    const Municipality& m = imported.municipality;
    ASSERT_EQ(m.schools.size(), 2U);
    EXPECT_EQ(m.name, "Åsa");
    EXPECT_EQ(m.key, "asa");
    EXPECT_EQ(m.cost_per_pupil_sek, 144500.0);
    EXPECT_EQ(m.schools[0].first_grade, 0);
    EXPECT_EQ(m.schools[0].last_grade, 9);
    EXPECT_EQ(m.schools[1].last_grade, 3);
    ASSERT_EQ(m.schools[0].results.size(), 1U);
    EXPECT_EQ(m.schools[0].results[0].year, 2024);
    EXPECT_TRUE(m.schools[1].results.empty());
    EXPECT_FALSE(imported.has_coordinates);
    double cohorts = 0.0;
    for (const Area& area : m.areas) {
        cohorts += area.cohort;
    }
    EXPECT_NEAR(9.0 * cohorts, 360.0 + 1205.0, 1e-6);
}

TEST(Skolverket, TheFolderReadsBackAndHasNoFault)
{
    const Tables tables(analysis, grades);
    const ImportedMunicipality imported = import_municipality(read_register(tables.files), 199);
    const TempFolder out;
    write_municipality(imported, out.path() / "asa");
    EXPECT_TRUE(check_municipality(out.path() / "asa").empty());
    const Municipality back = read_municipality(out.path() / "asa");
    ASSERT_EQ(back.schools.size(), imported.municipality.schools.size());
    for (std::size_t s = 0; s < back.schools.size(); ++s) {
        EXPECT_EQ(back.schools[s].code, imported.municipality.schools[s].code);
        EXPECT_EQ(back.schools[s].postsec_pct.mark,
                  imported.municipality.schools[s].postsec_pct.mark);
        EXPECT_EQ(back.schools[s].pupils, imported.municipality.schools[s].pupils);
        EXPECT_EQ(back.schools[s].results.size(), imported.municipality.schools[s].results.size());
    }
}

TEST(Skolverket, AFaultIsNamedByLineAndColumn)
{
    const auto faults = faults_of(with(analysis, "48,9;...", "48x9;..."), grades);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_TRUE(faults[0].file.ends_with("a.csv")) << faults[0].file;
    EXPECT_EQ(faults[0].line, 6);
    EXPECT_EQ(faults[0].column, 37);
    EXPECT_NE(faults[0].expected.find("0 to 100"), std::string::npos) << faults[0].expected;
}

TEST(Skolverket, FaultsOfEveryKindAreFound)
{
    EXPECT_FALSE(faults_of(with(analysis, ";55,5;", ";155,5;"), grades).empty()); // out of bounds
    EXPECT_FALSE(faults_of(analysis, with(grades, "10000001", "1000001")).empty());
    EXPECT_FALSE(faults_of(analysis, with(grades, ";221,4", "")).empty()); // too few cells
    EXPECT_FALSE(faults_of(analysis, "a table,of something\nelse,1\n").empty());
    EXPECT_FALSE(faults_of(analysis, "").empty());
    EXPECT_FALSE(
        faults_of(with(analysis, "Elever: Antal elever", "Elever: antal"), grades).empty());
    EXPECT_FALSE(faults_of(analysis, std::string(grades) + "\"never closed").empty());
    const std::vector<std::filesystem::path> missing{"no_such_table.csv"};
    EXPECT_THROW(static_cast<void>(read_register(missing)), InputMissing);
}

TEST(Skolverket, AMunicipalityIsFoundByNameAndCode)
{
    const Tables tables(analysis, grades);
    const auto all = municipalities_of(read_register(tables.files));
    ASSERT_EQ(all.size(), 1U);
    for (const char* word : {"åsa", "ÅSA", "0199", "199"}) {
        EXPECT_TRUE(municipality_named(all, word).has_value()) << word;
    }
    EXPECT_FALSE(municipality_named(all, "Öst").has_value());
}

} // namespace
} // namespace likvard
