// Every kind of fault of a municipality folder: in which file and line, and in which words.
#include "files.hpp"
#include "io/municipality_reader.hpp"

namespace likvard::test {
namespace {

struct BadFolder {
    const char* name;
    const char* file; // the file that is changed
    std::string old;  // the first place with this text …
    std::string by;   // … says this instead; an empty `old` replaces the whole file
    int line;
    const char* fragment; // of the fault's text
};

// NOLINTNEXTLINE(readability-identifier-naming) // the name that GoogleTest looks for
void PrintTo(const BadFolder& bad, std::ostream* out)
{
    *out << bad.name;
}

class MalformedMunicipality : public ::testing::TestWithParam<BadFolder> {};

TEST_P(MalformedMunicipality, IsOneFaultWithItsPlace)
{
    const BadFolder& bad = GetParam();
    const TempFolder folder;
    Files files = small_municipality();
    files.merge(other_forms());
    files[bad.file] = bad.old.empty() ? bad.by : replaced(files[bad.file], bad.old, bad.by);
    write_municipality(folder, "smaby", files);
    const std::vector<Fault> faults = check_municipality(folder.path() / "smaby");
    ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
    EXPECT_NE(faults[0].file.find(bad.file), std::string::npos) << text(faults[0]);
    EXPECT_EQ(faults[0].line, bad.line) << text(faults[0]);
    EXPECT_NE(text(faults[0]).find(bad.fragment), std::string::npos) << text(faults[0]);
    EXPECT_THROW(static_cast<void>(read_municipality(folder.path() / "smaby")), DataError);
}

constexpr const char* toml_file = "municipality.toml";

const std::vector<BadFolder>& toml_faults()
{
    static const std::vector<BadFolder> rows{
        {"NoName", toml_file, "name = \"Småby\"", "", 0, "name: found nothing"},
        {"NameNumber", toml_file, "\"Småby\"", "5", 1, "name: found 5"},
        {"NoCode", toml_file, "code = 9901", "", 0, "code: found nothing"},
        {"CodeText", toml_file, "9901", "\"9901\"", 2, "found a string, \"9901\""},
        {"CodeTooLarge", toml_file, "9901", "99010", 2, "1 to 9999"},
        {"NoDataYear", toml_file, "data_year = 2024", "", 0, "data_year: found nothing"},
        {"DataYearOfTenDigits", toml_file, "2024", "9999999999", 3, "1990 to 2100"},
        {"AssumptionsText", toml_file, "[\"Seats are assumed.\"]", "\"Seats\"", 4,
         "an array of sentences"},
        {"AssumptionNumber", toml_file, "\"Seats are assumed.\"", "5", 4, "assumptions: found 5"},
        {"SourceNumber", toml_file, "\"assumed\"", "5", 7, "sources.judgement: found 5"},
        {"SourcesText", toml_file,
         "[sources]\nunits = \"a table of units\"\njudgement = \"assumed\"\n", "sources = \"a\"\n",
         5, "a table of texts"},
        {"UnknownKey", toml_file, "code = 9901", "code = 9901\nyear = 5", 3, "unknown key"},
        {"CostText", toml_file, "code = 9901",
         "code = 9901\ncost_per_pupil_sek = \"dear\"\ncost_source = \"units\"", 3,
         "cost_per_pupil_sek"},
        {"CostOfAKrona", toml_file, "code = 9901",
         "code = 9901\nteaching_per_pupil_sek = 1\ncost_source = \"units\"", 3, "1000"},
        {"CostUnit", toml_file, "code = 9901",
         "code = 9901\ncost_per_pupil_sek = \"5 years\"\ncost_source = \"units\"", 3, "MSEK"},
        {"TeachingAboveAll", toml_file, "code = 9901",
         "code = 9901\ncost_per_pupil_sek = 100000\nteaching_per_pupil_sek = 100001\n"
         "cost_source = \"units\"",
         4, "not more than cost_per_pupil_sek"},
        {"CostWithoutSource", toml_file, "code = 9901", "code = 9901\ncost_per_pupil_sek = 140000",
         3, "cost_source: found nothing"},
        {"CostOfUnknownSource", toml_file, "code = 9901",
         "code = 9901\ncost_per_pupil_sek = 140000\ncost_source = \"unit\"", 4,
         "a key of [sources]"},
        {"Syntax", toml_file, "code = 9901", "code 9901", 2, "expected"},
        {"KeyTwice", toml_file, "code = 9901", "code = 9901\ncode = 9901", 3, "every key once"},
    };
    return rows;
}

const std::vector<BadFolder>& school_faults()
{
    const char* file = "schools.csv";
    static const std::vector<BadFolder> rows{
        {"CodeSevenDigits", file, "22222222", "2222222", 4, "8 digits"},
        {"CodeLetters", file, "22222222", "2222222x", 4, "8 digits"},
        {"CodeTwice", file, "22222222", "11111111", 4, "a second time"},
        {"NameEmpty", file, "Friskolan", "", 6, "name: found an empty cell"},
        {"Operator", file, "independent", "Independent", 6, "municipal or independent"},
        {"Grade", file, "municipal,F,9,400", "municipal,0,9,400", 3, "first_grade"},
        {"GradeTen", file, "F,6,200", "F,10,200", 4, "last_grade"},
        {"GradesBackwards", file, "7,9,90", "9,7,90", 6, "not below first_grade"},
        {"PupilsZero", file, "9,400,", "9,0,", 3, "more than 0"},
        {"PupilsHidden", file, "9,400,", "9,..,", 3, "pupils: found \"..\""},
        {"PercentAbove", file, "48.5", "148.5", 3, "0 to 100"},
        {"PercentNegative", file, "48.5", "-48.5", 3, "girls_pct"},
        {"PercentNan", file, "48.5", "nan", 3, "found \"nan\""},
        {"PercentInfinite", file, "48.5", "inf", 3, "found \"inf\""},
        {"DecimalComma", file, "48.5", "\"48,5\"", 3, "found \"48,5\""},
        {"WrongSymbol", file, "48.5", "....", 3, "one of .  ..  ...  ~100  *  -"},
        {"SymbolForSharesOnly", file, "50,30,35", "50,~100,35", 3, "teachers_fte: found \"~100\""},
        {"SurveyAbove", file, "7.1", "71", 3, "0 to 10"},
        {"SeatsZero", file, ".,35,59.21", ".,0,59.21", 4, "seats_per_grade"},
        {"Latitude", file, "59.2,", "95.2,", 3, "-90 to 90"},
        {"Longitude", file, "17.9,", "197.9,", 3, "-180 to 180"},
        {"LongitudeEmpty", file, "17.9,", ",", 3, "longitude: found an empty cell"},
        {"AssumedUnknown", file, "seats_per_grade,units", "seats_per_grad,units", 3,
         "nearest: seats_per_grade"},
        {"SourceUnknown", file, "units judgement", "unit judgement", 3, "nearest: units"},
        {"TooFewCells", file, ",32,59.23", "59.23", 6, "23 cells"},
        {"TooManyCells", file, ",32,59.23", ",32,,59.23", 6, "26 cells"},
        {"QuoteOpen", file, "\"Norrskolan, Småby\"", "\"Norrskolan, Småby", 5, "not closed"},
        {"QuoteMisplaced", file, "\"Norrskolan, Småby\"", "\"Norrskolan\" Småby", 5,
         "in the middle"},
        {"Truncated", file, "59.23,17.93,,units\n", "59.", 6, "breaks off"},
    };
    return rows;
}

const std::vector<BadFolder>& result_faults()
{
    static const std::vector<BadFolder> rows{
        {"ResultUnknownCode", "results.csv", "33333333", "33333334", 4, "nearest: 33333333"},
        {"ResultTwice", "results.csv", "11111111,2023", "11111111,2024", 3,
         "2024 of 11111111 a second time"},
        {"ResultYear", "results.csv", "2023", "1923", 3, "1990 to 2034"},
        {"ResultYearOfTenDigits", "results.csv", "2023", "2023202320", 3, "year"},
        {"MeritAbove", "results.csv", "230.5", "341", 2, "0 to 340"},
        {"PassAbove", "results.csv", "75.1", "100.1", 2, "pass_all_pct"},
        {"ResultSource", "results.csv", "80,units", "80,panel", 2, "keys of [sources]"},
        {"ResultsEmpty", "results.csv", "", "\n", 0, "an empty file"},
        {"ResultsHeaderOnly", "results.csv", "",
         "code,year,merit_points,pass_all_pct,eligible_pct,certified_pct,source\n", 0,
         "no line below the header"},
        {"Semicolons", "results.csv", "", "code;year;merit_points\n1;2;3\n", 1,
         "commas between cells"},
    };
    return rows;
}

const std::vector<BadFolder>& area_faults()
{
    static const std::vector<BadFolder> rows{
        {"AreaKeyTwice", "areas.csv", "norr,Norr", "asa,Norr", 3, "a second time"},
        {"AreaKeyLetters", "areas.csv", "asa,Åsa", "åsa,Åsa", 2, "letters a to z"},
        {"AreaKeyEmpty", "areas.csv", "norr,,2025", ",,2025", 5, "a name"},
        {"AreaName", "areas.csv", "Norr,", ",", 3, "name: found an empty cell"},
        {"CohortNegative", "areas.csv", ",55,", ",-55,", 3, "cohort"},
        {"CohortHidden", "areas.csv", ",55,", ",..,", 3, "cohort: found \"..\""},
        {"ForecastUnknownArea", "areas.csv", "norr,,2026", "nord,,2026", 4, "nearest: norr"},
        {"ForecastTwice", "areas.csv", "norr,,2025", "norr,,2026", 5, "2026 of norr a second time"},
        {"ForecastWithMore", "areas.csv", "2026,,,50,,", "2026,,,50,30,", 4,
         "an empty cell in a line with a year"},
        {"ForecastYear", "areas.csv", "2026", "26", 4, "1990 to 2100"},
        {"ShareAbove", "areas.csv", "45,50,30", "45,50,130", 2, "foreign_pct"},
    };
    return rows;
}

const std::vector<BadFolder>& link_faults()
{
    static const std::vector<BadFolder> rows{
        {"NoSchoolNode", "governance.csv", "",
         "from,to,delay_share,fidelity,assumed,source\nteacher,board,0.5,0.5,,\n", 0,
         "school: found no such node"},
        {"NoBoardNode", "governance.csv", "director,board", "director,council", 0,
         "board: found no such node"},
        {"NotConnected", "governance.csv", "director,board,",
         "inspector,board,0.1,0.7,,\ndirector,board,", 6,
         "inspector: found a node that no link reaches from school"},
        {"DeadEnd", "governance.csv", "surveys,director", "school,director", 4,
         "no link leads to board"},
        {"Cycle", "governance.csv", "surveys,director,0.1,0.7,,\n",
         "surveys,director,0.1,0.7,,\ndirector,surveys,0.1,0.7,,\n", 3,
         "a cycle through director, surveys"},
        {"LinkToItself", "governance.csv", "principal,director", "principal,principal", 3,
         "to itself"},
        {"LinkTwice", "governance.csv", "surveys,director,0.1,0.7,,\n",
         "surveys,director,0.1,0.7,,\nsurveys,director,0.1,0.7,,\n", 6, "a second time"},
        {"DelayAbove", "governance.csv", "0.25,0.9", "1.25,0.9", 2, "delay_share"},
        {"FidelityNegative", "governance.csv", "0.25,0.9", "0.25,-0.9", 2, "0 to 1"},
        {"GovernanceAssumed", "governance.csv", "0.9,fidelity", "0.9,trust", 2, "assumed"},
        {"RoadUnknownEnd", "roads.csv", "norr,33333333", "norr,33333339", 4, "nearest: 33333333"},
        {"RoadNegative", "roads.csv", "12.5", "-12.5", 3, "minutes"},
        {"RoadTwice", "roads.csv", "norr,33333333", "norr,asa", 4, "a second time"},
        {"RoadToItself", "roads.csv", "asa,norr", "norr,norr", 3, "to itself"},
    };
    return rows;
}

const std::vector<BadFolder>& text_faults()
{
    static const std::vector<BadFolder> rows{
        {"ColumnMissing", "roads.csv", "", "from,to\nasa,norr\n", 1,
         "minutes: found no such column"},
        {"ColumnUnknown", "roads.csv", "", "from,to,minutes,km\nasa,norr,5,3\n", 1,
         "an unknown column, \"km\""},
        {"ColumnTwice", "roads.csv", "", "from,to,minutes,to\nasa,norr,5,norr\n", 1,
         "a second time"},
        {"NotUtf8", "schools.csv", "Friskolan", "Frisk\xF6lan", 6, "byte 0xF6"},
        {"NulByte", "roads.csv", "asa,norr", std::string("asa\0,norr", 9), 3,
         "control character 0x00"},
        {"LoneReturn", "roads.csv", "asa,norr", "asa\r,norr", 3, "carriage return"},
        {"ControlCharacter", "roads.csv", "asa,norr", "asa\x1B,norr", 3, "control character 0x1B"},
    };
    return rows;
}

const std::vector<BadFolder>& form_faults()
{
    static const std::vector<BadFolder> rows{
        {"UnitCodeShort", "preschools.csv", "88888888", "8888", 2, "a unit code of 8 digits"},
        {"UnitCodeOfASchool", "preschools.csv", "88888888", "11111111", 2,
         "the code 11111111 a second time"},
        {"UnitCodeOfAnotherForm", "adapted.csv", "77777777", "55555555", 2, "every code once"},
        {"UnitWithoutName", "adapted.csv", "Anpassad grundskola", "", 2, "name: found an empty"},
        {"UnitOperator", "adapted.csv", "municipal", "state", 2, "municipal or independent"},
        {"NoPlaces", "adapted.csv", ",25,", ",0,", 2, "places: found \"0\""},
        {"ChildrenHidden", "preschools.csv", ",80,", ",..,", 2, "children: found"},
        {"LatitudeTooLarge", "preschools.csv", "59.2", "99.2", 2, "latitude: found"},
        {"StartersTooMany", "upper_secondary.csv", ",10.5,", ",60.5,", 0, "at most 100 per cent"},
        {"StartersNegative", "upper_secondary.csv", ",40,", ",-4,", 2, "0 to 100"},
        {"NoProgramme", "upper_secondary.csv", "vocational academic", "", 2, "one or more of"},
        {"ProgrammeMisspelt", "upper_secondary.csv", "vocational academic", "vocational acedemic",
         2, "nearest: academic"},
        {"FormAssumedUnknown", "preschools.csv", ",children,judgement", ",pupils,judgement", 2,
         "names of columns"},
        {"FormSourceUnknown", "preschools.csv", ",children,judgement", ",children,guess", 2,
         "keys of [sources]"},
        {"ResultOfAPreschool", "results.csv", "33333333", "88888888", 4,
         "the code of a school in schools.csv"},
    };
    return rows;
}

std::string case_name(const ::testing::TestParamInfo<BadFolder>& row)
{
    return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(Toml, MalformedMunicipality, ::testing::ValuesIn(toml_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Schools, MalformedMunicipality, ::testing::ValuesIn(school_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Results, MalformedMunicipality, ::testing::ValuesIn(result_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Areas, MalformedMunicipality, ::testing::ValuesIn(area_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Links, MalformedMunicipality, ::testing::ValuesIn(link_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Forms, MalformedMunicipality, ::testing::ValuesIn(form_faults()),
                         case_name);
INSTANTIATE_TEST_SUITE_P(Texts, MalformedMunicipality, ::testing::ValuesIn(text_faults()),
                         case_name);

TEST(MalformedMunicipality, EveryFileButTheOptionalOnesMustBeThere)
{
    for (const auto& [name, content] : small_municipality()) {
        const TempFolder folder;
        Files files = small_municipality();
        files.erase(name);
        write_municipality(folder, "smaby", files);
        const std::vector<Fault> faults = check_municipality(folder.path() / "smaby");
        EXPECT_EQ(faults.size(), name == "roads.csv" ? 0U : 1U) << name << "\n" << lines_of(faults);
    }
}

TEST(MalformedMunicipality, AMisspeltFileIsNamed)
{
    for (const char* name : {"areas.csv", "roads.csv", "preschools.csv"}) {
        const TempFolder folder;
        Files files = small_municipality();
        files.merge(other_forms());
        const std::string misspelt = replaced(name, "s.csv", ".csv");
        files[misspelt] = files[name];
        files.erase(name);
        write_municipality(folder, "smaby", files);
        const std::vector<Fault> faults = check_municipality(folder.path() / "smaby");
        ASSERT_EQ(faults.size(), 1U) << lines_of(faults);
        EXPECT_NE(text(faults[0]).find(misspelt), std::string::npos) << text(faults[0]);
    }
}

TEST(MalformedMunicipality, ALongChainNeedsNoStack)
{
    const TempFolder folder;
    Files files = small_municipality();
    std::string chain = "from,to,delay_share,fidelity,assumed,source\nschool,n0,0,1,,\n";
    constexpr int links = 100000;
    for (int i = 0; i < links; ++i) {
        chain.append("n")
            .append(std::to_string(i))
            .append(",n")
            .append(std::to_string(i + 1))
            .append(",0,1,,\n");
    }
    files["governance.csv"] =
        chain.append("n").append(std::to_string(links)).append(",board,0,1,,\n");
    write_municipality(folder, "smaby", files);
    EXPECT_TRUE(check_municipality(folder.path() / "smaby").empty());
}

TEST(MalformedMunicipality, TooManyAreasAreRefused)
{
    const TempFolder folder;
    Files files = small_municipality();
    constexpr int areas = 4096;
    for (int i = 2; i < areas; ++i) {
        files["areas.csv"] +=
            std::string("k").append(std::to_string(i)).append(",K,,59,17,1,50,50,1,1,,\n");
    }
    write_municipality(folder, "smaby", files);
    const std::vector<Fault> faults = check_municipality(folder.path() / "smaby");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_NE(text(faults[0]).find("at most 4095 areas"), std::string::npos) << text(faults[0]);
}

} // namespace
} // namespace likvard::test
