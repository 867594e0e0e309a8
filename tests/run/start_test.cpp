// The starting state: Botkyrka's schools as the official figures say, in composition exactly and in
// results in expectation.
#include "core/moments.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "plans.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

/// Mean over the years of a school's published figure; nothing when none is.
std::optional<double> panel_mean(const School& school, Figure YearResult::*figure)
{
    double sum = 0.0;
    double years = 0.0;
    for (const YearResult& result : school.results) {
        if ((result.*figure).known()) {
            sum += (result.*figure).value;
            years += 1.0;
        }
    }
    return years > 0.0 ? std::optional(sum / years) : std::nullopt;
}

/// Ensemble mean of a school's first-year outcome against its panel mean.
double first_year_correlation(const Results& results, const Municipality& m, Outcome outcome,
                              Figure YearResult::*figure)
{
    std::vector<double> simulated;
    std::vector<double> published;
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const auto panel = panel_mean(m.schools[s], figure);
        if (!panel || !m.schools[s].g9_pupils.known()) {
            continue;
        }
        double sum = 0.0;
        for (int r = 0; r < results.info().replicates; ++r) {
            sum += results.value(Arm::baseline, r, m.data_year, s + 1, outcome);
        }
        simulated.push_back(sum / results.info().replicates);
        published.push_back(*panel);
    }
    EXPECT_GE(simulated.size(), 18U);
    return correlation(simulated, published);
}

double ensemble_mean(const Results& results, Outcome outcome, std::size_t group)
{
    double sum = 0.0;
    for (int r = 0; r < results.info().replicates; ++r) {
        sum += results.value(Arm::baseline, r, results.info().first_year, group, outcome);
    }
    return sum / results.info().replicates;
}

class Start : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        loaded = new LoadedScenario(load("botkyrka_2019_package.toml", {"replicates=60"}, 2025));
        results = new Results(run_all(*loaded, 2));
    }
    static void TearDownTestSuite()
    {
        delete results;
        delete loaded;
    }
    static LoadedScenario* loaded;
    static Results* results;
};
LoadedScenario* Start::loaded = nullptr;
Results* Start::results = nullptr;

TEST_F(Start, SchoolsKeepTheirRankAndDistanceInMeritValue)
{
    EXPECT_GE(first_year_correlation(*results, loaded->municipality, Outcome::merit_points,
                                     &YearResult::merit_points),
              0.90);
}

TEST_F(Start, SchoolsKeepTheirRankAndDistanceInPassingAllSubjects)
{
    EXPECT_GE(first_year_correlation(*results, loaded->municipality, Outcome::pass_all_pct,
                                     &YearResult::pass_all_pct),
              0.85);
}

TEST_F(Start, TheMunicipalityStandsWhereItStood)
{
    // All authorities in Botkyrka, spring 2025: 71.1 % pass all subjects, merit value 232.3.
    EXPECT_NEAR(ensemble_mean(*results, Outcome::pass_all_pct, 0), 71.1, 2.0);
    EXPECT_NEAR(ensemble_mean(*results, Outcome::merit_points, 0), 232.3, 6.0);
}

TEST_F(Start, EverySchoolHasItsPublishedComposition)
{
    const Municipality& m = loaded->municipality;
    const auto values = central_values();
    const Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    World w;
    w.setting = &setting;
    const Draw draw(1, 0);
    draw_schools(w, prepared, draw);
    draw_pupils(w, prepared, draw);
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        double pupils = 0.0, girls = 0.0, foreign = 0.0, post = 0.0;
        for (std::size_t i = 0; i < rows(w.pupils); ++i) {
            if (w.pupils.school[i] == s && w.pupils.now[i].grade > 0) {
                pupils += 1.0, girls += w.pupils.traits[i].girl,
                    foreign += w.pupils.traits[i].background != 0 ? 1.0 : 0.0;
                post += w.pupils.traits[i].education == 3 ? 1.0 : 0.0;
            }
        }
        EXPECT_EQ(pupils, m.schools[s].pupils) << m.schools[s].name;
        const auto meets = [&](const Figure& figure, double count) {
            if (figure.known()) {
                EXPECT_NEAR(count, figure.value / 100.0 * pupils, 0.5 + 1e-9) << m.schools[s].name;
            }
        };
        meets(m.schools[s].girls_pct, girls);
        meets(m.schools[s].foreign_pct, foreign);
        meets(m.schools[s].postsec_pct, post);
    }
}

} // namespace
} // namespace likvard
