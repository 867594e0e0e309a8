// Upper secondary: who begins what, who switches, drops out and completes, and how guidance acts.
#include "model/processes/upper_secondary.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace likvard {
namespace {

constexpr int june = 2024;       // the cohort leaves grade 9 in this school year
constexpr std::uint16_t gym = 1; // row of the only upper-secondary school, after one compulsory

Municipality one_school_each()
{
    Municipality m;
    m.schools.resize(2);
    m.schools[gym].form = SchoolForm::upper_secondary;
    m.schools[gym].starters_share = 0.4;
    m.schools[gym].offers = {true, false, true}; // no academic programme
    return m;
}

/// Leavers as in Sweden: merit value and eligibility by parents' education (84.1 % eligible; 91, 76
/// and 53 %), merit SD 66.
Leavers sweden_like(std::size_t count)
{
    Leavers all;
    auto& [leavers, marks] = all;
    leavers = plain_pupils(count, 9);
    marks.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto z = tick_of().draw.normals(Stream::pupil_start, 0, leavers.id[i]);
        const float who = tick_of().draw.uniform(Stream::pupil_flags, 0, leavers.id[i]);
        leavers.traits[i].education = who < 0.652F ? 3 : (who < 0.92F ? 2 : 1);
        constexpr std::array means{165.0F, 210.0F, 242.0F};
        marks.merit[i] =
            std::clamp(means[leavers.traits[i].education - 1U] + 62.0F * z[0], 0.0F, 340.0F);
        const float core = marks.merit[i] + 22.0F * z[1];
        marks.eligible[i] = core > 157.0F ? 1 : 0;
        marks.eligible_academic[i] = core > 165.0F ? 1 : 0;
    }
    return all;
}

/// A cohort from grade 9 to the end of the fourth year.
struct Cohort {
    Municipality municipality = one_school_each();
    UpperSecondaryParams params = central_params().upper_secondary;
    Effects effects = no_effects(2);
    Leavers leavers;
    StudentCohorts cohorts;

    explicit Cohort(std::size_t count = 20000) : leavers(sweden_like(count)) {}
    void year(int t, const Leavers& now)
    {
        upper_secondary(cohorts, now, municipality, effects, params, {0.22, 0.25}, tick_of(t));
    }
    void begin() { year(june, leavers); }
    void study(int years = followed_years)
    {
        for (int k = 1; k <= years; ++k) {
            year(june + k, {});
        }
    }
    Cohort& run()
    {
        begin();
        study();
        return *this;
    }
    /// Those who left first.
    [[nodiscard]] const Students& students() const { return cohorts.front(); }
    [[nodiscard]] Studies studies(std::size_t i) const { return students().studies[i]; }
    [[nodiscard]] StudentStatus status(std::size_t i) const
    {
        return static_cast<StudentStatus>(studies(i).status);
    }
    [[nodiscard]] Programme began(std::size_t i) const
    {
        return static_cast<Programme>(studies(i).began);
    }
    [[nodiscard]] bool is(std::size_t i, StudentStatus which) const { return status(i) == which; }
    [[nodiscard]] bool done(std::size_t i) const
    {
        return is(i, StudentStatus::done_in_three) || is(i, StudentStatus::done_in_four);
    }
    /// Per cent of those `of` for whom `what` holds.
    template <class What, class Of> [[nodiscard]] double percent(What what, Of of) const
    {
        double all = 0.0;
        double sum = 0.0;
        for (std::size_t i = 0; i < rows(students()); ++i) {
            all += of(i) ? 1.0 : 0.0;
            sum += of(i) && what(i) ? 1.0 : 0.0;
        }
        return 100.0 * sum / all;
    }
    [[nodiscard]] auto starts() const
    {
        return [this](std::size_t i) { return !is(i, StudentStatus::not_started); };
    }
    [[nodiscard]] auto national() const
    {
        return [this](std::size_t i) { return starts()(i) && began(i) != Programme::introductory; };
    }
    [[nodiscard]] auto completes() const
    {
        return [this](std::size_t i) { return done(i); };
    }
    [[nodiscard]] auto in_time() const
    {
        return [this](std::size_t i) { return is(i, StudentStatus::done_in_three); };
    }
    [[nodiscard]] auto drops() const
    {
        return [this](std::size_t i) { return is(i, StudentStatus::dropped_out); };
    }
};

TEST(UpperSecondary, ASwedenLikeCohortMeetsThePublishedFigures)
{
    const Cohort c = Cohort(60000).run();
    const Students& s = c.students();
    EXPECT_NEAR(c.percent(c.starts(), [](std::size_t) { return true; }), 98.0, 0.5);
    EXPECT_NEAR(c.percent(c.in_time(), c.national()), 77.5, 2.0);
    EXPECT_NEAR(c.percent(c.completes(), c.national()), 83.0, 2.0);
    EXPECT_NEAR(c.percent(c.completes(), c.starts()), 75.0, 2.0);
    const auto switched = [&](std::size_t i) {
        return c.studies(i).switched != 0 && c.studies(i).moved_on == 0;
    };
    EXPECT_NEAR(c.percent(switched, c.national()), 11.0, 1.0);
    EXPECT_NEAR(c.percent(c.in_time(), switched), 29.0, 3.0);
    EXPECT_NEAR(
        c.percent(c.in_time(),
                  [&](std::size_t i) { return c.national()(i) && c.studies(i).switched == 0; }),
        85.0, 3.0);
    const auto of = [&](std::uint8_t education) {
        return [&, education](std::size_t i) {
            return c.starts()(i) && s.traits[i].education == education;
        };
    };
    EXPECT_NEAR(c.percent(c.completes(), of(3)), 83.0, 2.0);
    EXPECT_NEAR(c.percent(c.completes(), of(1)), 40.0, 3.0);
    const auto kind = [&](Programme programme) {
        return [&, programme](std::size_t i) { return c.starts()(i) && c.began(i) == programme; };
    };
    EXPECT_NEAR(c.percent(kind(Programme::academic), c.national()), 66.7, 2.0);
    EXPECT_NEAR(c.percent(c.in_time(), kind(Programme::academic)), 80.0, 2.5);
    EXPECT_NEAR(c.percent(c.in_time(), kind(Programme::vocational)), 75.0, 2.5);
    EXPECT_NEAR(c.percent(c.completes(), kind(Programme::introductory)), 20.0, 2.0);
}

TEST(UpperSecondary, WhoIsNotEligibleBeginsAnIntroductoryProgrammeAndNobodyElseDoes)
{
    Cohort c(4000);
    c.begin();
    for (std::size_t i = 0; i < rows(c.students()); ++i) {
        const auto programme = c.began(i);
        EXPECT_EQ(programme == Programme::introductory, c.leavers.marks.eligible[i] == 0);
        EXPECT_TRUE(programme != Programme::academic || c.leavers.marks.eligible_academic[i] != 0);
        const std::uint16_t unit = c.students().unit[i];
        EXPECT_TRUE(unit == elsewhere || (unit == gym && programme != Programme::academic));
    }
}

TEST(UpperSecondary, EverybodyIsKeptForFourYearsAndLeavesOnce)
{
    Cohort c(500);
    c.begin();
    for (int k = 1; k <= followed_years; ++k) {
        c.year(june + k, {});
        ASSERT_EQ(rows(c.students()), 500U);
        EXPECT_EQ(c.students().id, c.leavers.pupils.id);
    }
    for (std::size_t i = 0; i < rows(c.students()); ++i) {
        EXPECT_FALSE(c.is(i, StudentStatus::studying));
    }
    c.year(june + followed_years + 1, {});
    for (const Students& cohort : c.cohorts) {
        EXPECT_EQ(rows(cohort), 0U) << "who left then is gone, and nobody has come";
    }
}

TEST(UpperSecondary, NobodyIsDoneBeforeTheThirdYear)
{
    Cohort c(4000);
    c.begin();
    c.study(2);
    EXPECT_EQ(c.percent(c.completes(), [](std::size_t) { return true; }), 0.0);
    c.year(june + 3, {});
    for (std::size_t i = 0; i < rows(c.students()); ++i) {
        EXPECT_FALSE(c.is(i, StudentStatus::done_in_four));
        EXPECT_FALSE(c.is(i, StudentStatus::done_in_three) && c.studies(i).moved_on != 0);
    }
}

TEST(UpperSecondary, WithoutAnySlopeMeritAndHomeDoNotMatter)
{
    Cohort c;
    c.params.merit_slope = c.params.parents_step = c.params.vocational = 0.0;
    c.run();
    const auto within = [&](float low, float high) {
        return [&, low, high](std::size_t i) {
            return c.national()(i) && c.students().merit[i] >= low && c.students().merit[i] < high;
        };
    };
    EXPECT_NEAR(c.percent(c.completes(), within(0.0F, 200.0F)),
                c.percent(c.completes(), within(280.0F, 341.0F)), 2.5);
}

TEST(UpperSecondary, CompletionRisesWithMerit)
{
    const Cohort c = Cohort().run();
    double before = 0.0;
    for (const float low : {150.0F, 190.0F, 230.0F, 270.0F, 300.0F}) {
        const double now = c.percent(c.completes(), [&](std::size_t i) {
            return c.national()(i) && c.students().merit[i] >= low &&
                   c.students().merit[i] < low + 40.0F;
        });
        EXPECT_GT(now, before);
        before = now;
    }
}

TEST(UpperSecondary, LimitsOfItsProbabilitiesAreMet)
{
    Cohort sure(2000);
    sure.params.dropout = sure.params.yearly_switch = 0.0;
    sure.params.finish_three = sure.params.start_eligible = sure.params.start_other = 1.0;
    sure.run();
    EXPECT_EQ(sure.percent(sure.in_time(), sure.national()), 100.0);
    Cohort gone(2000);
    gone.params.start_eligible = gone.params.start_other = 0.0;
    gone.run();
    EXPECT_EQ(gone.percent(gone.starts(), [](std::size_t) { return true; }), 0.0);
    Cohort stuck(2000);
    stuck.params.to_national_first = stuck.params.to_national_later = 0.0;
    stuck.run();
    for (std::size_t i = 0; i < rows(stuck.students()); ++i) {
        EXPECT_FALSE(stuck.done(i) && stuck.leavers.marks.eligible[i] == 0);
    }
}

TEST(UpperSecondary, GuidanceInTheLastYearOfCompulsorySchoolActsYearsLater)
{
    const Cohort plain = Cohort().run();
    Cohort guided;
    guided.effects.dropout[0] = -0.5F;
    guided.effects.switching[0] = -0.5F;
    guided.begin();
    guided.effects = no_effects(2); // guidance has ended when they leave
    guided.study();
    double fewer = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < rows(plain.students()); ++i) {
        if (plain.students().merit[i] >= 200.0F) {
            EXPECT_FALSE(guided.is(i, StudentStatus::dropped_out) &&
                         !plain.is(i, StudentStatus::dropped_out));
        } else {
            all += plain.is(i, StudentStatus::dropped_out) ? 1.0 : 0.0;
            fewer +=
                plain.is(i, StudentStatus::dropped_out) && !guided.is(i, StudentStatus::dropped_out)
                    ? 1.0
                    : 0.0;
        }
    }
    // A yearly probability halved: somewhat less than half of all dropout within four years.
    EXPECT_NEAR(fewer / all, 0.45, 0.06);
    const auto ever = [](const Cohort& c) {
        return c.percent([&](std::size_t i) { return c.studies(i).switched != 0; }, c.national());
    };
    EXPECT_NEAR(ever(guided) / ever(plain), 0.5, 0.05);
}

TEST(UpperSecondary, DropoutGuidanceLeavesTheOtherTwoThirdsAlone)
{
    const Cohort plain = Cohort(4000).run();
    Cohort guided(4000);
    guided.effects.dropout[0] = -1.0F;
    guided.run();
    for (std::size_t i = 0; i < rows(plain.students()); ++i) {
        if (plain.students().merit[i] >= 200.0F) {
            EXPECT_EQ(guided.status(i), plain.status(i));
        } else {
            EXPECT_FALSE(guided.is(i, StudentStatus::dropped_out));
        }
    }
}

TEST(UpperSecondary, TeachingAtTheSchoolLiftsItsOwnStudentsOnly)
{
    const Cohort plain = Cohort().run();
    Cohort taught;
    taught.effects.learning_language[gym] = taught.effects.learning_maths[gym] = 0.3F;
    taught.run();
    double gained = 0.0;
    for (std::size_t i = 0; i < rows(plain.students()); ++i) {
        if (plain.students().unit[i] == elsewhere) {
            EXPECT_EQ(taught.status(i), plain.status(i));
        }
        EXPECT_TRUE(!plain.done(i) || taught.done(i)) << "teaching took somebody's diploma";
        gained += taught.done(i) && !plain.done(i) ? 1.0 : 0.0;
    }
    EXPECT_GT(gained, 50.0);
}

} // namespace
} // namespace likvard
