// Negative controls: each rule must flag a file that breaks it and pass one that does not.
#include "architecture/description.hpp"
#include "architecture/rules.hpp"

#include <gtest/gtest.h>

namespace likvard::architecture {
namespace {

std::size_t count(Faults (*rule)(const Files&), const std::string& path, const std::string& text)
{
    return rule({source(path, text)}).size();
}

TEST(Layers, AnIncludeToTheRightIsFlagged)
{
    EXPECT_EQ(count(layer_faults, "sim/core/a.cpp", "#include \"model/world.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "sim/results/a.hpp", "#include \"io/toml.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "sim/model/processes/a.cpp", "  # include \"run/run.hpp\"\n"),
              1U);
    EXPECT_EQ(count(layer_faults, "sim/io/a.cpp", "#include \"run/run.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "sim/run/a.cpp", "#include \"cli_run.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "viz/chart/a.cpp", "#include \"results/results.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "viz/panels/a.cpp", "#include \"run/run.hpp\"\n"), 1U);
    EXPECT_EQ(count(layer_faults, "viz/report/a.cpp", "#include \"run/live.hpp\"\n"), 1U);
}

TEST(Layers, AnIncludeToTheLeftIsNot)
{
    EXPECT_EQ(count(layer_faults, "sim/model/a.cpp", "#include \"core/check.hpp\"\n"), 0U);
    EXPECT_EQ(count(layer_faults, "sim/main.cpp", "#include \"run/run.hpp\"\n"), 0U);
    EXPECT_EQ(count(layer_faults, "calibration/a.cpp", "#include \"anchor.hpp\"\n"), 0U);
    EXPECT_EQ(count(layer_faults, "viz/app/a.cpp", "#include \"run/live.hpp\"\n"), 0U);
}

TEST(Processes, KnowingAnotherIsFlagged)
{
    const std::string learn = "#include \"model/processes/learn.hpp\"\n";
    const std::string lever = "#include \"model/levers/marketing.hpp\"\n";
    EXPECT_EQ(count(process_faults, "sim/model/processes/teach.cpp", learn), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/levers/marketing.cpp", learn), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/levers/learn.cpp", learn), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/processes/learn.cpp", lever), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/levers/teacher_pay.cpp", lever), 1U);
    EXPECT_EQ(count(process_faults, "sim/run/run.cpp", learn), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/indicators/gaps.cpp", learn), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/year.cpp", lever), 1U);
    EXPECT_EQ(count(process_faults, "sim/model/processes/learn.cpp", learn), 0U);
    EXPECT_EQ(count(process_faults, "sim/model/year.cpp", learn), 0U);
    EXPECT_EQ(count(process_faults, "sim/model/levers/all.cpp", lever), 0U);
}

TEST(Owners, AForeignHeaderElsewhereIsFlagged)
{
    EXPECT_EQ(count(owner_faults, "sim/model/a.cpp", "#include <tbb/parallel_for.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/io/a.cpp", "#include <oneapi/tbb.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/model/a.cpp", "#include <boost/graph/dijkstra.hpp>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/io/scenario_reader.cpp", "#include <toml++/toml.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/io/tidy.cpp", "#include <csv.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/results/results.cpp", "#include <sqlite3.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/run/run.cpp", "#include <openssl/evp.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/cli_info.cpp", "#include <nlohmann/json.hpp>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/run/run.cpp", "#include <CLI/CLI.hpp>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/model/a.cpp", "#include <immintrin.h>\n"), 1U);
    EXPECT_EQ(count(owner_faults, "sim/core/parallel.cpp", "#include <tbb/parallel_for.h>\n"), 0U);
    EXPECT_EQ(count(owner_faults, "sim/cli_options.cpp", "#include <CLI/CLI.hpp>\n"), 0U);
}

TEST(Purity, FilesClocksAndForeignChanceAreFlagged)
{
    EXPECT_EQ(count(purity_faults, "sim/model/a.cpp", "#include <fstream>\n"), 1U);
    EXPECT_EQ(count(purity_faults, "sim/model/processes/a.cpp", "#include <chrono>\n"), 1U);
    EXPECT_EQ(count(purity_faults, "sim/core/a.cpp", "std::mt19937 engine;\n"), 1U);
    EXPECT_EQ(count(purity_faults, "sim/io/a.cpp", "#include <fstream>\n"), 0U);
    EXPECT_EQ(count(purity_faults, "sim/core/a.cpp", "// not std::mt19937\n"), 0U);
}

TEST(Printing, OutsideMainIsFlagged)
{
    EXPECT_EQ(count(printing_faults, "sim/model/a.cpp", "    std::cout << 1;\n"), 1U);
    EXPECT_EQ(count(printing_faults, "sim/core/a.cpp", "    std::printf(\"x\");\n"), 1U);
    EXPECT_EQ(count(printing_faults, "sim/io/a.cpp", "    fmt::print(\"x\");\n"), 1U);
    EXPECT_EQ(count(printing_faults, "sim/core/a.cpp", "    std::snprintf(b, 2, \"x\");\n"), 0U);
    EXPECT_EQ(count(printing_faults, "sim/cli_terminal.cpp", "    std::cout << 1;\n"), 0U);
}

TEST(Headers, WithoutReasonOrGuardAreFlagged)
{
    EXPECT_EQ(count(header_faults, "sim/core/a.hpp", "#pragma once\n"), 1U);
    EXPECT_EQ(count(header_faults, "sim/core/a.hpp", "// Why\n#pragma once\n"), 1U);
    EXPECT_EQ(count(header_faults, "sim/core/a.hpp", "// Why it is here.\n#include <span>\n"), 1U);
    EXPECT_EQ(count(header_faults, "sim/core/a.hpp", "// Why it\n// is here.\n#pragma once\n"), 0U);
}

TEST(Lengths, OneLineTooManyIsFlagged)
{
    std::string text;
    for (int line = 0; line < 450; ++line) {
        text += "int x;\n";
    }
    EXPECT_EQ(count(length_faults, "sim/core/a.cpp", text), 0U);
    EXPECT_EQ(count(length_faults, "sim/core/a.cpp", text + "int y;\n"), 1U);
}

TEST(Links, ToTheRightAndGlobAreFlagged)
{
    EXPECT_EQ(count(link_faults, "sim/model/CMakeLists.txt",
                    "target_link_libraries(likvard_model PUBLIC likvard_core\n likvard_io)\n"),
              1U);
    EXPECT_EQ(count(link_faults, "sim/core/CMakeLists.txt", "file(GLOB sources *.cpp)\n"), 1U);
    EXPECT_EQ(count(link_faults, "sim/model/CMakeLists.txt",
                    "target_link_libraries(likvard_model PUBLIC likvard_core likvard_warnings)\n"),
              0U);
}

TEST(Listing, AForgottenSourceIsFlagged)
{
    const SourceFile list =
        source("sim/core/CMakeLists.txt", "target_sources(x PRIVATE a.cpp bb.cpp)\n");
    EXPECT_EQ(unlisted_faults({list, source("sim/core/a.cpp", "")}).size(), 0U);
    EXPECT_EQ(unlisted_faults({list, source("sim/core/b.cpp", "")}).size(), 1U);
    EXPECT_EQ(unlisted_faults({list, source("sim/io/a.cpp", "")}).size(), 1U);
}

TEST(Headings, AnUndescribedProcessIsFlagged)
{
    const Files files = {source("sim/model/processes/learn.cpp", ""),
                         source("sim/model/levers/all.cpp", ""),
                         source("sim/model/levers/marketing.cpp", "")};
    EXPECT_EQ(heading_faults(files, "### learn\n\n### marketing\n").size(), 0U);
    EXPECT_EQ(heading_faults(files, "### learning\n\n#### marketing\n").size(), 2U);
}

TEST(Texts, OneThatNobodyShowsIsFlagged)
{
    const SourceFile list =
        source("viz/panels/words.hpp", "enum class Say : std::uint8_t {\n    open,\n    open_now,\n"
                                       "    last = open_now\n};\nenum class Size { large, };\n");
    const SourceFile table = source("viz/panels/words.cpp", "{Say::open, {Say::open_now,\n");
    const SourceFile one = source("viz/panels/a.cpp", "say(Say::open_now, language);\n");
    const SourceFile other = source("viz/app/b.cpp", "view::say(view::Say::open, language);\n");
    EXPECT_EQ(unsaid_faults({list, table}).size(), 2U);
    EXPECT_EQ(unsaid_faults({list, table, one}),
              Faults{"viz/panels/words.hpp:2: nobody says open"});
    EXPECT_EQ(unsaid_faults({list, table, one, other}).size(), 0U);
    EXPECT_EQ(unsaid_faults({table, one}).size(), 1U); // the list itself is gone
}

TEST(Quotes, CodeThatHasChangedIsFlagged)
{
    const auto read = [](const std::string& /*path*/) {
        return std::string("void other()\n{\n    no();\n}\nvoid year(int t)\n{\n"
                           "    learn(t);  \n\n    assess(t);\n}\n");
    };
    const auto quote = [](const std::string& code) {
        return "text\n<!-- source:a.cpp void year -->\n```cpp\n" + code + "```\n<!-- /source -->\n";
    };
    EXPECT_EQ(quote_faults(quote("    learn(t);\n\n    assess(t);\n"), read).size(), 0U);
    EXPECT_EQ(quote_faults(quote("    learn(t);\n"), read).size(), 1U);
    EXPECT_EQ(quote_faults(quote("    assess(t);\n\n    learn(t);\n"), read).size(), 1U);
    EXPECT_EQ(
        quote_faults("<!-- source:a.cpp void gone -->\n```\n```\n<!-- /source -->\n", read).size(),
        1U);
}

TEST(Columns, AnUndescribedOneIsFlagged)
{
    const Files files = {
        source("sim/model/pupils.hpp",
               "struct Pupils {\n    Column<float> skill, effort; // SD\n"
               "    Column<std::array<float, 8>> seen;\n"
               "    Column<std::uint16_t>\n        joint; // why\n    int year;\n")};
    const std::string all = "\n### Pupils\n`skill`, `effort` `seen` `joint`\n";
    EXPECT_EQ(column_faults(files, all).size(), 0U);
    EXPECT_EQ(column_faults(files, "\n### Pupils\n`skill` `seen`\n## 3\n`effort`\n").size(), 2U);
    EXPECT_EQ(column_faults(files, "\n### Teachers\n`skill`\n").size(), 4U);
}

} // namespace
} // namespace likvard::architecture
