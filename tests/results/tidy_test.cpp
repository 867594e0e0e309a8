#include "core/check.hpp"
#include "io/files.hpp"
#include "io/tidy.hpp"
#include "results/fake_results.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <csignal>
#include <fstream>
#include <memory>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace likvard {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text)
{
    Rows rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        rows.emplace_back();
        std::istringstream cells(line + ",");
        for (std::string cell; std::getline(cells, cell, ',');) {
            rows.back().push_back(cell);
        }
    }
    return rows;
}

double number(const std::string& text)
{
    double value = 0.0;
    const char* const end = std::to_address(text.end());
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    EXPECT_TRUE(error == std::errc() && stop == end) << text;
    return value;
}

TEST(Tidy, EveryLineHasTheFieldsOfItsHeader)
{
    const Results results = fake::results();
    const Rows rows = rows_of(run_csv(ResultsView(results)));
    const auto fields = tidy_fields(TidyRows::summary);
    ASSERT_EQ(rows.size(), 1 + 3 * outcome_count * 6 * 4);
    for (const auto& row : rows) {
        ASSERT_EQ(row.size(), fields.size());
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        EXPECT_EQ(rows[0][i], fields[i].name);
    }
}

TEST(Tidy, NumbersReadBackAsTheSameBits)
{
    const Results results = fake::results();
    const ResultsView view(results);
    const auto pair = view.compare(Outcome::merit_points, 0, 2026);
    int found = 0;
    for (const auto& row : rows_of(run_csv(view))) {
        if (row[0] == "merit_points" && row[3] == "botkyrka" && row[4] == "2026") {
            const bool difference = row[5] == "difference";
            const Band& band = row[5] == "baseline" ? pair->baseline
                               : difference         ? pair->difference.spread
                                                    : pair->plan;
            EXPECT_EQ(row[6], "40");
            EXPECT_EQ(number(row[7]), band.mean);
            EXPECT_EQ(number(row[13]), band.low90);
            EXPECT_EQ(number(row[14]), band.high90);
            EXPECT_EQ(row[17], difference ? std::to_string(pair->difference.better) : "");
            EXPECT_EQ(row[19], "");
            ++found;
        }
    }
    EXPECT_EQ(found, 3);
}

TEST(Tidy, LeavesOutSmallGroupsAndSaysSo)
{
    const Results results = fake::results();
    int empty = 0;
    for (const auto& row : rows_of(run_csv(ResultsView(results)))) {
        if (row[0] == "merit_points" && row[3] == "20000003") {
            EXPECT_EQ(row[7], "");
            EXPECT_EQ(row[19], "fewer than 10 pupils");
            ++empty;
        }
    }
    EXPECT_EQ(empty, 3 * 4);
    EXPECT_EQ(run_csv(ResultsView(results, true)).find("fewer than"), std::string::npos);
}

TEST(Tidy, WritesTheTableAndItsDescription)
{
    const TemporaryFolder folder;
    const Results results = fake::results();
    const ResultsView view(results);
    write_tidy(folder / "out", view, "abc", TidyRows::summary);
    EXPECT_EQ(file_text(folder / "out/tidy.csv"), run_csv(view));
    const auto package = nlohmann::json::parse(file_text(folder / "out/datapackage.json"));
    EXPECT_EQ(package["profile"], "tabular-data-package");
    EXPECT_EQ(package["resources"][0]["path"], "tidy.csv");
    const auto& fields = package["resources"][0]["schema"]["fields"];
    ASSERT_EQ(fields.size(), tidy_fields(TidyRows::summary).size());
    for (const auto& field : fields) {
        EXPECT_TRUE(field.contains("name") && field.contains("type") &&
                    field.contains("description"));
    }
    EXPECT_EQ(package["likvard"]["result_hash"], "abc");
    EXPECT_EQ(package["likvard"]["left_out"]["outcomes"], view.suppressed_count());
    EXPECT_EQ(package["likvard"]["outcomes"].size(), outcome_count);
}

TEST(Tidy, FullHasEveryValueOfEveryReplicateThatIsShown)
{
    const TemporaryFolder folder;
    fake::Options options;
    options.replicates = 3;
    const Results results = fake::results(options);
    write_tidy(folder.path(), ResultsView(results, true), "abc", TidyRows::full);
    const Rows rows = rows_of(file_text(folder / "tidy.csv"));
    ASSERT_EQ(rows.size(), 1 + std::size_t{2} * 3 * 4 * 6 * outcome_count);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        ASSERT_EQ(row.size(), tidy_fields(TidyRows::full).size());
        const auto outcome = outcome_named(row[5]);
        ASSERT_TRUE(outcome);
        const auto group = ResultsView(results).group(*dimension_named(row[3]), row[4]);
        ASSERT_TRUE(group);
        ASSERT_EQ(number(row[7]),
                  results.value(row[0] == "plan" ? Arm::plan : Arm::baseline, std::stoi(row[1]),
                                std::stoi(row[2]), *group, *outcome));
    }
    write_tidy(folder.path(), ResultsView(results), "abc", TidyRows::full);
    EXPECT_LT(rows_of(file_text(folder / "tidy.csv")).size(), rows.size());
}

TEST(Tidy, QuotesLabelsThatNeedIt)
{
    RunInfo run;
    run.replicates = 1;
    Results results(run, {{Dimension::school, "a,\"b\"", "A", "A"}});
    results.row(Arm::baseline, 0, 0, 0)[static_cast<std::size_t>(Outcome::cost_sek)] = 1.0;
    results.row(Arm::plan, 0, 0, 0)[static_cast<std::size_t>(Outcome::cost_sek)] = 2.5;
    results.mark_done(0);
    EXPECT_NE(
        run_csv(ResultsView(results)).find("cost_sek,SEK,school,\"a,\"\"b\"\"\",0,plan,1,2.5,"),
        std::string::npos);
}

TEST(AtomicFile, ReplacesAWholeFileAndLeavesNothingBehind)
{
    const TemporaryFolder folder;
    write_file_atomically(folder / "new/deep/a.txt", "one");
    write_file_atomically(folder / "new/deep/a.txt", "two");
    EXPECT_EQ(file_text(folder / "new/deep/a.txt"), "two");
    {
        AtomicFile file(folder / "b.txt");
        file.write("never committed");
    }
    EXPECT_EQ(folder.listing(), "new");
}

TEST(AtomicFile, LargeContentIsWrittenWhole)
{
    const TemporaryFolder folder;
    const std::string piece(700'000, 'x');
    AtomicFile file(folder / "large");
    for (int i = 0; i < 5; ++i) {
        file.write(piece);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "large"));
    file.commit();
    EXPECT_EQ(std::filesystem::file_size(folder / "large"), 3'500'000U);
    EXPECT_EQ(folder.listing(), "large");
}

TEST(AtomicFile, SaysWhatCannotBeMade)
{
    const TemporaryFolder folder;
    write_file_atomically(folder / "file", "x");
    EXPECT_THROW(write_file_atomically(folder / "file/below", "x"), OutputError);
    std::filesystem::create_directories(folder / "taken/by/a/folder");
    EXPECT_THROW(write_file_atomically(folder / "taken", "x"), OutputError);
    EXPECT_EQ(folder.listing(), "file taken");
}

TEST(AtomicFile, AFullDiskLeavesTheOldFile)
{
    const TemporaryFolder folder;
    write_file_atomically(folder / "a", "old");
    const pid_t pid = fork();
    if (pid == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        setrlimit(RLIMIT_FSIZE, &limit);
        int status = 0;
        try {
            write_file_atomically(folder / "a", std::string(100'000, 'x'));
        } catch (const IoError&) {
            status = 1;
        }
        _exit(status);
    }
    int status = 0;
    EXPECT_EQ(waitpid(pid, &status, 0), pid);
    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_EQ(file_text(folder / "a"), "old");
    EXPECT_EQ(folder.listing(), "a");
}

} // namespace
} // namespace likvard
