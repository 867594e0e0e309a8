// Interplay through families, records and what the administration sees: pupils who go elsewhere, a
// capacity that ends, incidents that were always there, schools that come back by themselves, and
// help that is sent to the wrong schools. Each test takes the mechanism away in the end.
#include "interplay.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace likvard {
namespace {

constexpr int first = 2025;

/// State measures at Brunnaskolan, where the next school is near.
Results measures_at_one_school(const Settings& sets)
{
    const LoadedScenario in = botkyrka(16, 2031, sets);
    LeverUse use = lever_use(in, "state_inspection", TargetRule::list);
    use.target.schools = {school_with_code(in.municipality, 53426548).value()};
    return pair_of(in, {use});
}

/// What they do to its number of pupils in `year`, share of the baseline's.
double lost_pupils(const Results& results, int year)
{
    const std::size_t school = group_of(results, Dimension::school, "53426548");
    return effect_on(results, Outcome::pupils, school, year, year) /
           mean_of(results, Arm::baseline, Outcome::pupils, school, year, year);
}

TEST(Reputation, MovesFamiliesYearByYear)
{
    const Results results = measures_at_one_school({});
    EXPECT_LT(figure("reputation, pupils, share", lost_pupils(results, 2031)), -0.002);
    EXPECT_GT(lost_pupils(results, 2031), -0.02);
    EXPECT_LT(lost_pupils(results, 2031), lost_pupils(results, first)) << "a cohort at a time";
    const Results strong =
        measures_at_one_school({"state_inspection.reputation=-1", "choice.reputation=0.3"});
    EXPECT_LT(figure("reputation, pupils, strong, share", lost_pupils(strong, 2031)),
              3.0 * lost_pupils(results, 2031));
}

TEST(Reputation, MovesNobodyWhenFamiliesDoNotLookAtIt)
{
    const Results results = measures_at_one_school({"choice.reputation=0"});
    const std::size_t school = group_of(results, Dimension::school, "53426548");
    EXPECT_EQ(differing_in(results, Outcome::pupils, school, first, 2031), 0);
    EXPECT_GT(differing_in(results, Outcome::skill_language_sd, school, first, 2031), 0)
        << "the lever did nothing, so the test shows nothing";
}

/// A service with places: the lever that gives them, whether its posts are of each school or of all
/// together, and how many posts are too few and more than enough for four schools.
struct Offer {
    std::string_view lever, caseload;
    Service service;
    bool each_school;
    double few, plenty;
};

void PrintTo(const Offer& offer, std::ostream* out)
{
    *out << offer.lever;
}

class EveryService : public ::testing::TestWithParam<Offer> {
protected:
    EveryService()
        : in_(botkyrka(1, 2027)), values_(central_values()),
          prepared_(prepare_without_levels(in_.municipality, values_)),
          setting_(setting_of(prepared_, values_))
    {
    }
    /// The world after two years with `fte` posts.
    [[nodiscard]] World after(double fte) const
    {
        const std::vector<LeverUse> levers{
            lever_use(in_, GetParam().lever, TargetRule::list, {{"fte", fte}})};
        const Draw draw(1, 0);
        World w = start_world(prepared_, setting_, draw);
        for (int year = first; year <= first + 1; ++year) {
            advance_one_year(w, Policy{levers, values_, &setting_.params.costs}, Tick{year, draw});
        }
        return w;
    }
    /// Pupils served in that second year, by school; those who left grade 9 in June among them.
    [[nodiscard]] static std::vector<int> served(const World& w)
    {
        std::vector<int> count(rows(w.schools), 0);
        for (std::size_t i = 0; i < rows(w.pupils); ++i) {
            const auto k = static_cast<unsigned>(GetParam().service);
            count[w.pupils.school[i]] +=
                static_cast<int>(unsigned{w.pupils.now[i].served} >> k & 1U);
        }
        return count;
    }

    LoadedScenario in_;
    std::vector<double> values_;
    Prepared prepared_;
    Setting setting_;
};

TEST_P(EveryService, ServesNoMoreThanItsPostsCanCarry)
{
    const Offer& offer = GetParam();
    const double caseload = values_[*parameter_named(offer.caseload)];
    for (const double fte : {0.5 * offer.few, offer.few, 2.0 * offer.few, offer.plenty}) {
        const World w = after(fte);
        const std::vector<int> count = served(w);
        int all = 0;
        for (const int one : count) {
            EXPECT_LE(one, fte * caseload + 1e-6);
            all += one;
        }
        const double posts = offer.each_school ? 4.0 * fte : fte;
        EXPECT_GT(all, 0) << fte;
        EXPECT_LE(all, posts * caseload + 1e-6) << fte;
    }
}

TEST_P(EveryService, GivesMoreWithMorePostsUntilNobodyIsLeftToServe)
{
    const auto all = [](const std::vector<int>& count) {
        int sum = 0;
        for (const int one : count) {
            sum += one;
        }
        return sum;
    };
    const Offer& offer = GetParam();
    EXPECT_GT(all(served(after(2.0 * offer.few))), 3 * all(served(after(offer.few))) / 2);
    const World plenty = after(offer.plenty);
    const World twice = after(2.0 * offer.plenty);
    EXPECT_EQ(served(plenty), served(twice));
    EXPECT_EQ(plenty.pupils.durable_language, twice.pupils.durable_language);
    EXPECT_EQ(plenty.pupils.transient_maths, twice.pupils.transient_maths);
    EXPECT_EQ(plenty.pupils.absence, twice.pupils.absence);
    EXPECT_EQ(plenty.leavers.marks.merit, twice.leavers.marks.merit);
}

INSTANTIATE_TEST_SUITE_P(Services, EveryService,
                         ::testing::Values(Offer{"tutoring", "tutoring.caseload", Service::tutoring,
                                                 true, 0.25, 10.0},
                                           Offer{"early_guarantee", "early_guarantee.caseload",
                                                 Service::early, true, 0.25, 5.0},
                                           Offer{"study_guidance", "study_guidance.caseload",
                                                 Service::guidance, false, 2.0, 25.0},
                                           Offer{"competence_team", "competence_team.caseload",
                                                 Service::attendance, false, 2.0, 30.0}),
                         [](const auto& test) { return std::string(test.param.lever); });

TEST(Incidents, AReportingSystemRaisesWhatIsRecordedAtOnceAndNothingElse)
{
    const auto with_system = [](const Settings& sets) {
        const LoadedScenario in = botkyrka(8, 2027, sets);
        return pair_of(in, {lever_use(in, "incident_reporting", TargetRule::all)});
    };
    const Outcome recorded = Outcome::recorded_incidents_per_100;
    const Results results = with_system({});
    EXPECT_EQ(differing_in(results, Outcome::incidents_per_100, 0, first, 2027), 0);
    EXPECT_EQ(differing_in(results, Outcome::pass_all_pct, 0, first, 2027), 0);
    const double before = mean_of(results, Arm::baseline, recorded, 0, first, first);
    figure("recorded before", before);
    figure("recorded with a system, first year",
           before + effect_on(results, recorded, 0, first, first));
    figure("true number",
           mean_of(results, Arm::baseline, Outcome::incidents_per_100, 0, first, first));
    EXPECT_GT(effect_on(results, recorded, 0, first, first), 0.3 * before) << "in its first year";
    EXPECT_LT(effect_on(results, recorded, 0, first, first), 1.5 * before);
    const Results blind = with_system({"incidents.system=1"});
    EXPECT_EQ(differing_in(blind, recorded, 0, first, 2027), 0);
}

/// The shipped scenario in which nothing is done at four schools, taken by another rule.
Results nothing_at(TargetRule rule)
{
    LoadedScenario in = load("botkyrka_nothing.toml", {"replicates=40"}, 2029);
    in.scenario.levers.front().target.rule = rule;
    return pair_of(in, in.scenario.levers);
}

/// What the naive comparison with the data year credits a plan with at a side of `reach`, pp.
Difference credited(const Results& results, std::string_view side)
{
    return ResultsView(results)
        .before_after(Arm::plan, Outcome::pass_all_pct, group_of(results, Dimension::reach, side),
                      first - 1, 2029)
        .value();
}

TEST(BouncingBack, NothingLooksLikeAnEffectToWhoeverComparesBeforeAndAfter)
{
    const Results results = nothing_at(TargetRule::lowest_results);
    for (std::size_t g = 0; g < results.groups().size(); ++g) {
        EXPECT_EQ(differing_in(results, Outcome::pass_all_pct, g, first - 1, 2029), 0);
        EXPECT_EQ(differing_in(results, Outcome::merit_points, g, first - 1, 2029), 0);
    }
    EXPECT_EQ(results.costs(0).size(), 0U);
    const Difference rise = credited(results, "reached");
    EXPECT_GT(figure("bounce, precision from, pp", rise.mean_low90), 0.0);
    figure("bounce, precision to, pp", rise.mean_high90);
    EXPECT_GT(figure("bounce, picked by results, pp", rise.spread.mean), 3.0);
    EXPECT_LT(rise.spread.mean, 12.0);
    EXPECT_GT(rise.spread.mean,
              figure("bounce, other schools, pp", credited(results, "other").spread.mean) + 2.0);
    // The choice does it: schools that are as weak, but not taken by their results, rise less.
    const Results by_parents = nothing_at(TargetRule::lowest_parents_quarter);
    EXPECT_LT(figure("bounce, picked by parents, pp", credited(by_parents, "reached").spread.mean),
              0.65 * rise.spread.mean);
}

/// Passing all subjects at the four schools with the lowest share in June of `picked`, less the
/// mean of all schools that compare, from the year before to two years after.
std::array<double, 4> around(const Results& results, const std::vector<std::size_t>& schools,
                             int picked)
{
    constexpr std::size_t worst = 4;
    std::array<double, 4> beside{};
    for (int r = 0; r < results.info().replicates; ++r) {
        const auto passing = [&](std::size_t school, int year) {
            return results.value(Arm::baseline, r, year, school, Outcome::pass_all_pct);
        };
        std::vector<std::size_t> order = schools;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return passing(a, picked) < passing(b, picked);
        });
        for (std::size_t k = 0; k < beside.size(); ++k) {
            const int year = picked - 1 + static_cast<int>(k);
            double all = 0.0;
            double low = 0.0;
            for (std::size_t i = 0; i < order.size(); ++i) {
                all += passing(order[i], year) / static_cast<double>(order.size());
                low += i < worst ? passing(order[i], year) / static_cast<double>(worst) : 0.0;
            }
            beside[k] += (low - all) / results.info().replicates;
        }
    }
    return beside;
}

TEST(BouncingBack, SchoolsPickedAtTheirWorstJuneReturnTheYearAfter)
{
    const LoadedScenario in = botkyrka(24, 2028);
    const Results results = pair_of(in, {});
    std::vector<std::size_t> schools; // municipal, with grade 9 and enough leavers
    for (const School& school : compulsory(in.municipality)) {
        if (school.run_by == Operator::municipal && school.last_grade == 9 && school.pupils > 300) {
            schools.push_back(group_of(results, Dimension::school, std::to_string(school.code)));
        }
    }
    ASSERT_GE(schools.size(), 12U);
    const auto [before, worst, after, later] = around(results, schools, 2026);
    figure("worst June, the year before, pp", before);
    figure("worst June, pp", worst);
    figure("worst June, the year after, pp", after);
    EXPECT_GT(after - worst, 2.0);
    EXPECT_LT(after - worst, 7.0);
    EXPECT_NEAR(after, before, 1.5) << "the year before was no worse: it was one cohort's luck";
    EXPECT_NEAR(later, before, 2.0);
}

struct Chain {
    double fidelity;
    std::string_view lag, index_weight;
};

/// The resource team, from outside, at the four schools that the board believes to be in most need.
Results team_through(const Chain& chain)
{
    LoadedScenario in =
        botkyrka(16, 2032,
                 {"governance.lag=" + std::string(chain.lag), "needs.survey_weight=0",
                  "needs.index_weight=" + std::string(chain.index_weight)});
    in.municipality.governance = {
        {.from = "school", .to = "board", .delay_share = 1.0, .fidelity = chain.fidelity}};
    return pair_of(
        in, {lever_use(in, "resource_team", TargetRule::perceived_need, {{"inside_share", 0.0}})});
}

double missed(const Results& results)
{
    return mean_of(results, Arm::plan, Outcome::targeting_loss_pct, 0, 2026, 2032);
}

double at_the_weakest(const Results& results)
{
    return effect_on(results, Outcome::skill_language_sd,
                     group_of(results, Dimension::school_quarter, "1_weakest"), 2030, 2032);
}

TEST(TargetingLoss, ASlowAndBlurredChainSendsTheTeamElsewhere)
{
    const Results tight = team_through({1.0, "0.75", "0"});
    const Results slow = team_through({1.0, "5", "0"});
    const Results blurred = team_through({0.3, "5", "0"});
    const Results only_blurred = team_through({0.3, "0.75", "0"});
    const auto print = [](const char* which, const Results& results) {
        const std::string chain = std::string("chain, ") + which;
        figure(chain + ", missed, %", missed(results));
        figure(chain + ", language in the weakest quarter, SD", at_the_weakest(results));
        figure(chain + ", language in the municipality, SD",
               effect_on(results, Outcome::skill_language_sd, 0, 2030, 2032));
    };
    print("tight", tight);
    print("slow", slow);
    print("blurred", only_blurred);
    print("both", blurred);
    print("tight, half composition", team_through({1.0, "0.75", "0.5"}));
    print("both, half composition", team_through({0.3, "5", "0.5"}));
    EXPECT_LT(missed(tight), 7.0) << "one cohort's luck is in the marks however they travel";
    EXPECT_GT(missed(slow), missed(tight) + 1.0);
    EXPECT_GT(missed(blurred), 2.0 * missed(tight));
    EXPECT_GT(at_the_weakest(tight), 0.005);
    EXPECT_LT(at_the_weakest(blurred), 0.8 * at_the_weakest(tight));
}

TEST(TargetingLoss, AChainThatNobodyListensToChangesNothing)
{
    const Results tight = team_through({1.0, "0.75", "1"});
    const Results blurred = team_through({0.3, "5", "1"});
    EXPECT_EQ(missed(tight), missed(blurred));
    EXPECT_EQ(at_the_weakest(tight), at_the_weakest(blurred));
}

} // namespace
} // namespace likvard
