// Every lever, described well and held to its word. A new lever or channel is tested without a
// change here.
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/processes/lever_effects.hpp"
#include "run/run.hpp"
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace likvard {
namespace {

/// What a channel's name stands for, as the numbers it holds.
std::map<std::string_view, std::vector<float>> channel_values(const Effects& e)
{
    std::map<std::string_view, std::vector<float>> values;
    Effects::each_channel(e, [&](std::string_view name, const auto& channel) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(channel)>, float>) {
            values[name].push_back(channel);
        } else {
            values[name].insert(values[name].end(), channel.begin(), channel.end());
        }
    });
    return values;
}

bool all_zero(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(), [](float x) { return x == 0.0F; });
}

constexpr int first_year = 2025;
constexpr int years = 2; // full school years of the lever

/// A lever used fully at the first two of five municipal schools, beside an independent one.
struct Used {
    const LeverType& type;
    Schools schools = plain_schools(6);
    std::vector<double> values = draw_values(1, 0);
    CostParams costs = central_params().costs;
    LeverUse use;

    explicit Used(const LeverType& lever) : type(lever), use(tiny_use(lever))
    {
        schools.municipal[5] = 0;
        use.target.schools = {0, 1};
        use.target.from = Month::of(first_year, 8);
        use.target.until = Month::of(first_year + years, 7);
    }
    void without_amount()
    {
        for (std::size_t k = 0; k < type.fields.size(); ++k) {
            use.values[k] = type.fields[k].is_amount ? 0.0 : use.values[k];
        }
    }
    /// Effects by school year from first_year on, and all that is booked in them.
    struct Outcome {
        std::vector<Effects> effects;
        std::vector<LedgerLine> lines;
        [[nodiscard]] double sek(int calendar_year = 0) const
        {
            double sum = 0.0;
            for (const LedgerLine& line : lines) {
                sum += calendar_year == 0 || line.calendar_year == calendar_year ? line.sek : 0.0;
            }
            return sum;
        }
    };
    [[nodiscard]] Outcome run(int year_count) const
    {
        const std::vector<LeverUse> uses{use};
        const Policy policy{uses, values, &costs};
        Outcome out;
        std::vector<Reached> reached;
        for (int year = first_year; year < first_year + year_count; ++year) {
            out.effects.emplace_back();
            lever_effects(out.effects.back(), reached, policy, schools, tick_of(year));
            for (const CostLedger& ledger : lever_costs(reached, policy, schools, year)) {
                out.lines.insert(out.lines.end(), ledger.lines().begin(), ledger.lines().end());
            }
        }
        return out;
    }
};

class EveryLever : public testing::TestWithParam<const LeverType*> {
protected:
    [[nodiscard]] static const LeverType& lever() { return *GetParam(); }
};

TEST_P(EveryLever, WithoutItsAmountDoesNothingBitForBitAndCostsNothing)
{
    Used used(lever());
    used.without_amount();
    const auto out = used.run(years + 3);
    for (const Effects& effects : out.effects) {
        EXPECT_EQ(hash_of(effects), hash_of(no_effects(6)));
    }
    EXPECT_EQ(out.sek(), 0.0);
}

TEST_P(EveryLever, ThatNobodyTakesUpDoesNothingBitForBit)
{
    Used used(lever());
    used.use.target.take_up = 0.0;
    for (const Effects& effects : used.run(years + 3).effects) {
        EXPECT_EQ(hash_of(effects), hash_of(no_effects(6)));
    }
}

TEST_P(EveryLever, ChangesEveryChannelItNamesAndNoOther)
{
    const auto out = Used(lever()).run(years + 1);
    std::set<std::string_view> changed;
    for (const Effects& effects : out.effects) {
        for (const auto& [channel, values] : channel_values(effects)) {
            if (!all_zero(values)) {
                changed.insert(channel);
            }
        }
    }
    EXPECT_EQ(changed,
              std::set<std::string_view>(lever().channels.begin(), lever().channels.end()));
}

TEST_P(EveryLever, IsSilentOnceItsMonthsAndItsLagAreOver)
{
    const int over = years + lever().lag_years;
    const auto out = Used(lever()).run(over + 3);
    for (auto y = static_cast<std::size_t>(over); y < out.effects.size(); ++y) {
        EXPECT_EQ(hash_of(out.effects[y]), hash_of(no_effects(6))) << y;
    }
    for (const LedgerLine& line : out.lines) {
        EXPECT_LE(line.calendar_year, first_year + years);
    }
}

TEST_P(EveryLever, LeavesIndependentSchoolsAloneUnlessTheyAreListed)
{
    for (const Effects& e : Used(lever()).run(years).effects) {
        Effects::each_column(e, [](const auto& column) { EXPECT_EQ(column[5], 0.0F); });
    }
}

TEST_P(EveryLever, CostsSomethingItemByItemAndNeverLessThanNothing)
{
    const auto out = Used(lever()).run(years);
    EXPECT_EQ(out.sek() > 0.0, !lever().moves_money);
    for (const LedgerLine& line : out.lines) {
        EXPECT_GE(line.sek, 0.0);
        EXPECT_NE(std::find(lever().cost_items.begin(), lever().cost_items.end(), line.item),
                  lever().cost_items.end())
            << line.item;
    }
}

TEST_P(EveryLever, CostsInAFullCalendarYearWhatItCostsInAFullSchoolYear)
{
    const Used used(lever());
    const double school_year = used.run(1).sek();
    EXPECT_NEAR(used.run(years).sek(first_year + 1), school_year, 1e-6 * school_year);
    EXPECT_NEAR(used.run(1).sek(first_year), school_year * 5.0 / 12.0, 1e-6 * school_year);
}

TEST_P(EveryLever, CostsMoreTheMoreOfItThereIs)
{
    Used more(lever());
    for (std::size_t k = 0; k < lever().fields.size(); ++k) {
        more.use.values[k] *= lever().fields[k].is_amount ? 2.0 : 1.0;
    }
    const double once = Used(lever()).run(1).sek();
    EXPECT_TRUE(lever().moves_money ? more.run(1).sek() == once : more.run(1).sek() > once);
}

TEST_P(EveryLever, HasAKeyTitlesASummaryAndFunctions)
{
    const bool snake = std::all_of(lever().key.begin(), lever().key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
    });
    EXPECT_TRUE(snake && !lever().key.empty() && lever().key.front() != '_');
    EXPECT_EQ(lever_named(lever().key), &lever());
    for (const std::string_view text :
         {lever().title_sv, lever().title_en, lever().summary, lever().summary_sv,
          lever().people_from, lever().people_from_sv}) {
        EXPECT_FALSE(text.empty());
    }
    EXPECT_NE(lever().apply, nullptr);
    EXPECT_NE(lever().cost, nullptr);
    EXPECT_GE(lever().lag_years, 0);
    EXPECT_FALSE(lever().channels.empty());
    EXPECT_FALSE(lever().cost_items.empty());
    for (const std::string_view channel : lever().channels) {
        EXPECT_TRUE(channel_values(no_effects(1)).contains(channel)) << channel;
    }
}

TEST_P(EveryLever, DescribesEveryFieldWithADefaultWithinItsBounds)
{
    std::set<std::string_view> keys;
    bool has_amount = false;
    for (const FieldInfo& field : lever().fields) {
        EXPECT_TRUE(keys.insert(field.key).second) << field.key;
        EXPECT_FALSE(field.meaning.empty()) << field.key;
        EXPECT_LT(field.low, field.high) << field.key;
        EXPECT_GE(field.default_value, field.low) << field.key;
        EXPECT_LE(field.default_value, field.high) << field.key;
        EXPECT_TRUE(field.unit == Unit::one || !symbol(field.unit).empty()) << field.key;
        EXPECT_TRUE(!field.is_amount || field.low == 0.0) << field.key;
        EXPECT_TRUE(!field.is_amount || field.default_value > 0.0) << field.key;
        has_amount = has_amount || field.is_amount;
    }
    EXPECT_TRUE(has_amount) << "zero of something must mean that the lever does nothing";
}

TEST_P(EveryLever, RestsOnEvidenceThatItsParameterCarries)
{
    const Evidence& evidence = lever().evidence;
    EXPECT_FALSE(evidence.source.empty());
    const auto index = parameter_named(evidence.parameter);
    ASSERT_TRUE(index.has_value()) << evidence.parameter;
    const ParameterInfo& parameter = parameters()[*index];
    EXPECT_EQ(evidence.estimate, parameter.prior.location);
    EXPECT_EQ(evidence.low, parameter.low);
    EXPECT_EQ(evidence.high, parameter.high);
    EXPECT_EQ(evidence.unit, parameter.unit);
}

TEST_P(EveryLever, IsFlaggedAsJudgementWhereItsParameterIsOne)
{
    const bool judgement = lever().evidence.strength == Strength::judgement;
    const auto index = parameter_named(lever().evidence.parameter);
    ASSERT_TRUE(index.has_value());
    EXPECT_EQ(judgement, parameters()[*index].standing == Standing::judgement);
    Scenario plan = tiny_plan();
    plan.levers = {tiny_use(lever())};
    const Results results = prepare(plan, tiny_plan(), tiny_municipality());
    ASSERT_EQ(results.info().levers.size(), 1U);
    EXPECT_EQ(results.info().levers[0].key, lever().key);
    EXPECT_EQ(results.info().levers[0].judgement, judgement);
}

INSTANTIATE_TEST_SUITE_P(Levers, EveryLever, testing::ValuesIn(levers().begin(), levers().end()),
                         [](const auto& tested) { return std::string(tested.param->key); });

TEST(Levers, HaveKeysOfTheirOwn)
{
    std::set<std::string_view> keys;
    for (const LeverType* lever : levers()) {
        EXPECT_TRUE(keys.insert(lever->key).second) << lever->key;
    }
    EXPECT_EQ(lever_named("no_such_lever"), nullptr);
}

TEST(Levers, TheSchoolPackageGivesItsBudgetOutOnceAndActsOnLearningTheYearAfter)
{
    Used used(*lever_named("school_package"));
    const auto out = used.run(years + 1);
    EXPECT_FALSE(all_zero(out.effects[years].learning_maths)) << "the last year's package";
    EXPECT_TRUE(all_zero(out.effects[0].learning_maths));
    EXPECT_FALSE(all_zero(out.effects[1].learning_maths));
    EXPECT_FALSE(all_zero(out.effects[0].leaving));
    double package = 0.0;
    for (const LedgerLine& line : used.run(1).lines) {
        package += line.item != "match to independent schools" ? line.sek : 0.0;
    }
    EXPECT_NEAR(package, used.use.values[0], 1e-3); // in the price year
}

} // namespace
} // namespace likvard
