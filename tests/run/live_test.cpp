// Live answers: the same numbers as a run, whatever was asked before, and a new plan takes over.
#include "plans.hpp"
#include "run/live.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace likvard {
namespace {

using namespace std::chrono_literals;

constexpr int last_year = 2028;

struct Asked {
    Scenario plan, baseline;
    std::shared_ptr<const Municipality> municipality;
};

Asked asked(const std::vector<std::string>& sets)
{
    LoadedScenario loaded = load("botkyrka_2019_package.toml", sets, last_year);
    return {loaded.scenario, without_levers(loaded.scenario),
            std::make_shared<const Municipality>(std::move(loaded.municipality))};
}

std::string hash_of_run(const Asked& what, int replicates)
{
    Scenario plan = what.plan;
    plan.replicates = replicates;
    Results results = prepare(plan, what.baseline, *what.municipality);
    run(plan, what.baseline, *what.municipality, {}, results);
    return result_hash(results);
}

/// Live with a way to wait for its answers, and every answer that was seen.
class Desk {
public:
    explicit Desk(int threads) : live({threads, [this] { woken(); }}) {}

    /// Waits for an answer that satisfies `enough`; null after two minutes.
    template <class Enough> std::shared_ptr<const LiveAnswer> wait_for(Enough enough)
    {
        const auto deadline = std::chrono::steady_clock::now() + 120s;
        std::unique_lock lock(mutex_);
        while (std::chrono::steady_clock::now() < deadline) {
            const auto answer = live.answer();
            if (answer && enough(*answer)) {
                return answer;
            }
            changed_.wait_for(lock, 20ms);
        }
        return nullptr;
    }
    std::shared_ptr<const LiveAnswer> whole(std::uint64_t ticket)
    {
        return wait_for([&](const LiveAnswer& answer) {
            return answer.ticket == ticket && !answer.hash.empty();
        });
    }

private:
    void woken()
    {
        const std::lock_guard lock(mutex_);
        changed_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable changed_;

public:
    Live live;
};

TEST(Live, StagesGrowToTheWholeEnsemble)
{
    EXPECT_EQ(live_stages(200), (std::vector{10, 20, 50, 100, 200}));
    EXPECT_EQ(live_stages(1200), (std::vector{10, 20, 50, 100, 200, 500, 1000, 1200}));
    EXPECT_EQ(live_stages(7), std::vector{7});
    EXPECT_EQ(live_stages(10), std::vector{10});
    EXPECT_EQ(live_stages(11), (std::vector{10, 11}));
}

TEST(Live, TheFirstAnswerIsThatOfARunOfTenAndTheLastThatOfAll)
{
    const Asked what = asked({"replicates=12"});
    Desk desk(2);
    const std::uint64_t ticket = desk.live.submit(what.plan, what.baseline, what.municipality);
    const auto first = desk.wait_for([&](const LiveAnswer& answer) { return answer.results; });
    ASSERT_TRUE(first);
    EXPECT_EQ(first->results->done_count(), first->results->info().replicates);
    EXPECT_EQ(result_hash(*first->results), hash_of_run(what, first->results->info().replicates));
    const auto whole = desk.whole(ticket);
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->complete);
    EXPECT_EQ(whole->hash, hash_of_run(what, 12));
    EXPECT_FALSE(desk.live.progress().busy);
}

TEST(Live, AMovedLeverKeepsTheBaselineAndGivesTheNumbersOfARun)
{
    const Asked what = asked({"replicates=6"});
    const Asked moved = asked({"replicates=6", "levers.resource_team.fte=20 FTE"});
    Desk desk(2);
    const auto before = desk.whole(desk.live.submit(what.plan, what.baseline, what.municipality));
    ASSERT_TRUE(before);
    EXPECT_EQ(desk.live.progress().reused, 0);
    const auto after = desk.whole(desk.live.submit(moved.plan, moved.baseline, moved.municipality));
    ASSERT_TRUE(after);
    EXPECT_EQ(desk.live.progress().reused, 6);
    EXPECT_NE(after->hash, before->hash);
    EXPECT_EQ(after->hash, hash_of_run(moved, 6));
}

TEST(Live, ABaselineOfAnotherSeedIsNotKept)
{
    const Asked what = asked({"replicates=3"});
    const Asked other = asked({"replicates=3", "seed=2"});
    Desk desk(2);
    ASSERT_TRUE(desk.whole(desk.live.submit(what.plan, what.baseline, what.municipality)));
    const auto answer =
        desk.whole(desk.live.submit(other.plan, other.baseline, other.municipality));
    ASSERT_TRUE(answer);
    EXPECT_EQ(desk.live.progress().reused, 0);
    EXPECT_EQ(answer->hash, hash_of_run(other, 3));
}

TEST(Live, ManyQuickMovesEndWithTheLast)
{
    Asked what = asked({"replicates=4"});
    const auto fte = [&]() -> double& { return what.plan.levers.front().values.front(); };
    Desk desk(2);
    std::uint64_t ticket = 0;
    constexpr int moves = 200;
    for (int move = 0; move < moves; ++move) {
        fte() = 1.0 + 0.1 * move;
        ticket = desk.live.submit(what.plan, what.baseline, what.municipality);
        if (move % 20 == 0) {
            std::this_thread::sleep_for(15ms); // let some of them get under way
        }
    }
    const auto answer = desk.whole(ticket);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->hash, hash_of_run(what, 4));
}

TEST(Live, CancelStopsAndAnotherSubmissionGoesOn)
{
    const Asked what = asked({"replicates=400"});
    Desk desk(2);
    const auto ticket = desk.live.submit(what.plan, what.baseline, what.municipality);
    ASSERT_TRUE(desk.wait_for([](const LiveAnswer& answer) { return answer.results; }));
    desk.live.cancel();
    EXPECT_FALSE(desk.live.progress().busy);
    std::this_thread::sleep_for(200ms);
    const int done = desk.live.progress().done;
    std::this_thread::sleep_for(200ms);
    EXPECT_EQ(desk.live.progress().done, done);
    EXPECT_LT(done, 400);
    ASSERT_TRUE(desk.live.answer()->results); // what was published stays
    EXPECT_FALSE(desk.live.answer()->complete);
    const Asked less = asked({"replicates=5"});
    const auto next = desk.live.submit(less.plan, less.baseline, less.municipality);
    EXPECT_GT(next, ticket);
    ASSERT_TRUE(desk.whole(next));
    EXPECT_EQ(desk.live.answer()->hash, hash_of_run(less, 5));
}

TEST(Live, AWorldThatCannotBeMadeIsSaid)
{
    Asked what = asked({"replicates=3"});
    what.plan.first_year = what.municipality->data_year; // which a reader refuses
    Desk desk(2);
    desk.live.submit(what.plan, what.baseline, what.municipality);
    const auto answer = desk.wait_for([](const LiveAnswer& a) { return !a.fault.empty(); });
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->fault.find("a plan starts after the data year"), std::string::npos);
    EXPECT_FALSE(desk.live.progress().busy);
}

} // namespace
} // namespace likvard
