// The machinery that holds the model against stylised facts: regressions, verdicts, the sample of
// the nation, table and JSON.
#include "calibration/nation_sample.hpp"
#include "calibration/validation/least_squares.hpp"
#include "calibration/validation/school_residuals.hpp"
#include "calibration/validation/validate.hpp"
#include "core/check.hpp"
#include "core/moments.hpp"
#include "io/table_layout.hpp"
#include "model/parameters.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

namespace likvard {
namespace {

std::vector<Municipality> sample()
{
    return read_nation_sample(LIKVARD_SOURCE_DIR "/calibration/nation_sample.csv");
}

/// A few small municipalities of the sample: enough to run something.
std::vector<Municipality> small_sample()
{
    auto all = sample();
    std::erase_if(
        all, [](const Municipality& m) { return m.schools.size() < 5 || m.schools.size() > 9; });
    return all;
}

TEST(LeastSquares, FindsTheLineThatTheDataLieOn)
{
    // y = 2 + 3a - b; weights do not matter without residuals.
    const Regression fit = least_squares({{{0.0, 0.0}, 2.0, 1.0},
                                          {{1.0, 0.0}, 5.0, 2.0},
                                          {{0.0, 1.0}, 1.0, 3.0},
                                          {{2.0, 5.0}, 3.0, 1.0}});
    EXPECT_NEAR(fit.slopes[0], 2.0, 1e-12);
    EXPECT_NEAR(fit.slopes[1], 3.0, 1e-12);
    EXPECT_NEAR(fit.slopes[2], -1.0, 1e-12);
    EXPECT_NEAR(fit.r2, 1.0, 1e-12);
    EXPECT_NEAR(fit.residual_sd, 0.0, 1e-12);
}

TEST(LeastSquares, WeighsWhatIsLeft)
{
    // A constant alone: mean (1·0 + 3·4)/4 = 3, variance (9 + 3·1)/4 = 3.
    const Regression fit = least_squares({{{}, 0.0, 1.0}, {{}, 4.0, 3.0}});
    EXPECT_NEAR(fit.slopes[0], 3.0, 1e-12);
    EXPECT_NEAR(fit.residual_sd, std::sqrt(3.0), 1e-12);
    EXPECT_NEAR(fit.r2, 0.0, 1e-12);
}

TEST(Correlation, IsOneMinusOneOrNothing)
{
    EXPECT_NEAR(correlation({1.0, 2.0, 4.0}, {2.0, 4.0, 8.0}), 1.0, 1e-12);
    EXPECT_NEAR(correlation({1.0, 2.0}, {5.0, 1.0}), -1.0, 1e-12);
    EXPECT_EQ(correlation({1.0, 2.0}, {3.0, 3.0}), 0.0);
}

/// Twenty schools at one level, two of them ten points lower in the first `low_years`.
Panel panel_with_low_years(std::size_t low_years)
{
    Panel panel;
    Register schools(20);
    for (std::size_t s = 0; s < schools.size(); ++s) {
        // Composition that explains little, but is not collinear.
        schools[s].postsec = static_cast<double>(s % 5);
        schools[s].foreign = static_cast<double>(s % 3);
        schools[s].girls = static_cast<double>(s % 7);
        for (std::size_t y = 0; y < panel_years; ++y) {
            const bool low = s < 2 && y < low_years;
            schools[s].years[y] = {50.0, low ? 210.0 : 220.0, low ? 60.0 : 70.0};
        }
    }
    panel.futures.push_back(schools);
    return panel;
}

TEST(Residuals, OfOneBadYearComeBackOnTheirOwn)
{
    const Panel panel = panel_with_low_years(1);
    EXPECT_NEAR(regained_share(panel, Gauge::merit, Picked::by_level), 100.0, 1e-9);
    // Two schools gain 10 while the mean of all gains 1; the other 18 are at their worst later,
    // when nothing happens.
    EXPECT_NEAR(gain_after_worst_year(panel, Gauge::merit), 2.0 * 9.0 / 20.0, 1e-9);
    EXPECT_NEAR(residual_correlation(panel, Gauge::merit, 1), 0.0, 0.1);
}

TEST(Residuals, ThatLastStayAndCorrelateWithThemselves)
{
    const Panel panel = panel_with_low_years(panel_years);
    EXPECT_NEAR(regained_share(panel, Gauge::merit, Picked::by_level), 0.0, 1e-9);
    EXPECT_NEAR(residual_correlation(panel, Gauge::pass, 4), 1.0, 1e-9);
}

TEST(Verdicts, IncludeBothEndsAndRefuseWhatLiesOutside)
{
    Pattern p{.name = "V0",
              .says_sv = "Så",
              .says_en = "So",
              .low = 1.0,
              .high = 2.0,
              .source = "nobody"};
    EXPECT_EQ(verdict_on(p, 1.0), Verdict::holds);
    EXPECT_EQ(verdict_on(p, 2.0), Verdict::holds);
    EXPECT_EQ(verdict_on(p, 0.999), Verdict::does_not_hold);
    EXPECT_EQ(verdict_on(p, 2.001), Verdict::does_not_hold);
    EXPECT_EQ(verdict_on(p, no_number), Verdict::not_modelled);
    p.is_target = false;
    EXPECT_EQ(verdict_on(p, 5.0), Verdict::not_a_target);
}

TEST(Patterns, CanFailAndSayWhyWhenTheyAreNotJudged)
{
    for (const Pattern& p : patterns()) {
        const bool judged = p.measure != nullptr && p.is_target;
        EXPECT_TRUE(!judged || std::isfinite(p.low) || std::isfinite(p.high)) << p.name;
        EXPECT_TRUE(judged || !p.why_en.empty()) << p.name;
        EXPECT_EQ(p.why_en.empty(), p.why_sv.empty()) << p.name;
        EXPECT_FALSE(p.source.empty()) << p.name;
        EXPECT_LT(p.low, p.high) << p.name;
        EXPECT_TRUE(std::isnan(p.target) || (p.target >= p.low && p.target <= p.high)) << p.name;
    }
}

TEST(Patterns, AreFoundByFactAndByLetterInAnyCase)
{
    EXPECT_EQ(patterns_named("V9").size(), 3U);
    EXPECT_EQ(patterns_named("v9B").size(), 1U);
    EXPECT_TRUE(patterns_named("V99").empty());
    EXPECT_EQ(patterns_named("").size(), patterns().size());
}

TEST(Sample, IsWholeMunicipalitiesWithAreasThatHoldThem)
{
    double all = 0.0;
    for (const Municipality& m : sample()) {
        double pupils = 0.0;
        double cohorts = 0.0;
        for (const School& school : m.schools) {
            pupils += school.pupils;
        }
        for (const Area& area : m.areas) {
            cohorts += area.cohort;
        }
        EXPECT_NEAR(9.0 * cohorts, pupils, 1e-6) << m.name;
        EXPECT_EQ(m.data_year, 2024);
        all += pupils;
    }
    EXPECT_EQ(all, 90079.0); // the units file, every ninth municipality from the second
}

TEST(Sample, ThatIsBrokenIsRefusedWithItsLine)
{
    EXPECT_THROW((void)read_nation_sample("no_such_file.csv"), InputMissing);
    EXPECT_THROW((void)read_nation_sample(LIKVARD_SOURCE_DIR "/scenarios/umea/areas.csv"),
                 DataError);
}

TEST(Trials, HaveTheSameBitsForAnyNumberOfThreads)
{
    const auto few = small_sample();
    ASSERT_FALSE(few.empty());
    FadeOut one;
    FadeOut two;
    with_threads(1, [&] { one = learning_impulse(few, central_values()); });
    with_threads(2, [&] { two = learning_impulse(few, central_values()); });
    EXPECT_EQ(one.gain, two.gain);
    EXPECT_GT(one.gain[0], 0.1); // of an impulse of 0.2 SD
}

TEST(Table, IsAtMostAHundredCharactersWideInBothLanguages)
{
    std::vector<Finding> findings;
    for (const Pattern& p : patterns()) {
        findings.push_back({p, p.target, verdict_on(p, p.target)});
    }
    for (const Language language : {Language::sv, Language::en}) {
        std::istringstream lines(findings_table(findings, language, false));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(layout::display_width(line), 100U) << line;
        }
    }
    EXPECT_NE(findings_table(findings, Language::sv, false).find("stämmer"), std::string::npos);
}

TEST(Json, HasTheDocumentedKeysAndNullForWhatIsNot)
{
    Pattern p{.name = "V0", .says_sv = "Så", .says_en = "So", .low = 1.0, .source = "nobody"};
    const auto rows = findings_rows({{p, 2.0, Verdict::holds}}, Language::en);
    const auto json = nlohmann::ordered_json::parse(findings_json(rows));
    std::vector<std::string> keys;
    for (const auto& item : json.at(0).items()) {
        keys.push_back(item.key());
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"name", "says", "target", "low", "high", "unit",
                                              "simulated", "verdict", "source", "reason"}));
    EXPECT_TRUE(json[0]["target"].is_null());
    EXPECT_TRUE(json[0]["high"].is_null());
    EXPECT_EQ(json[0]["simulated"], 2.0);
    EXPECT_EQ(json[0]["verdict"], "holds");
}

} // namespace
} // namespace likvard
