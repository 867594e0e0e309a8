// What is finished is handed over in order and whole, whoever finishes it when.
#include "run/delivery.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace likvard {
namespace {

using Stretches = std::vector<std::pair<int, int>>;

RunOptions into(Stretches& list)
{
    RunOptions options;
    options.completed = [&list](const Results&, int first, int last) {
        list.emplace_back(first, last);
    };
    return options;
}

std::vector<int> all_of(const Stretches& list)
{
    std::vector<int> replicates;
    for (const auto& [first, last] : list) {
        for (int r = first; r < last; ++r) {
            replicates.push_back(r);
        }
    }
    return replicates;
}

TEST(Delivery, HandsOverInOrderWhoeverFinishesWhen)
{
    std::vector<int> replicates(100);
    std::iota(replicates.begin(), replicates.end(), 0);
    Stretches list;
    const RunOptions options = into(list);
    const Results results;
    Delivery delivery(replicates, options, results);
    std::vector<std::thread> workers;
    for (std::size_t worker = 0; worker < 3; ++worker) {
        workers.emplace_back([&, worker] {
            for (std::size_t k = replicates.size(); k-- > 0;) { // the last ones first
                if (k % 3 == worker) {
                    delivery.finished(k);
                }
            }
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    delivery.close();
    EXPECT_EQ(all_of(list), replicates);
}

TEST(Delivery, AStretchEndsWhereReplicatesAreMissing)
{
    const std::vector<int> replicates{2, 3, 7, 8, 10}; // the others were there before
    Stretches list;
    const RunOptions options = into(list);
    const Results results;
    Delivery delivery(replicates, options, results);
    for (const std::size_t k : {0U, 1U, 2U, 4U}) { // 8 is never done, so that 10 has to wait
        delivery.finished(k);
    }
    delivery.close();
    EXPECT_EQ(all_of(list), (std::vector<int>{2, 3, 7}));
    EXPECT_TRUE(std::ranges::find(list, std::pair(2, 8)) == list.end());
}

TEST(Delivery, TheFirstIsHandedOverWithoutWaitingForTheEnd)
{
    const std::vector<int> replicates{0, 1};
    std::atomic<int> handed_over = 0;
    RunOptions options;
    options.completed = [&](const Results&, int, int last) { handed_over = last; };
    const Results results;
    Delivery delivery(replicates, options, results);
    delivery.finished(0);
    constexpr std::chrono::seconds long_enough(60);
    const auto end = std::chrono::steady_clock::now() + long_enough;
    while (handed_over == 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::yield();
    }
    EXPECT_EQ(handed_over, 1);
    delivery.finished(1);
    delivery.close();
    EXPECT_EQ(handed_over, 2);
}

TEST(Delivery, AFailureIsSaidToTheWorkersAndThrownAtTheEnd)
{
    const std::vector<int> replicates{0, 1, 2};
    int calls = 0;
    RunOptions options;
    options.completed = [&](const Results&, int, int) {
        ++calls;
        throw std::runtime_error("no room");
    };
    const Results results;
    Delivery delivery(replicates, options, results);
    delivery.finished(0);
    while (!delivery.failed()) {
        std::this_thread::yield();
    }
    delivery.finished(1);
    EXPECT_THROW(delivery.close(), std::runtime_error);
    EXPECT_EQ(calls, 1) << "after a failure nothing more is handed over";
}

TEST(Delivery, NothingIsSaidToBeDoneThatIsNotHandedOver)
{
    std::vector<int> replicates(50);
    std::iota(replicates.begin(), replicates.end(), 0);
    int handed_over = 0;
    std::vector<int> said;
    RunOptions options;
    options.completed = [&](const Results&, int, int last) { handed_over = last; };
    options.progress = [&](int done, int total) {
        EXPECT_EQ(done, handed_over);
        EXPECT_EQ(total, 50);
        said.push_back(done);
    };
    const Results results;
    Delivery delivery(replicates, options, results);
    for (std::size_t k = 0; k < replicates.size(); ++k) {
        delivery.finished(k);
    }
    delivery.close();
    ASSERT_FALSE(said.empty());
    EXPECT_EQ(said.back(), 50);
    EXPECT_TRUE(std::ranges::is_sorted(said));
}

TEST(Delivery, WithoutAnybodyToHandOverToProgressIsSaidAtOnce)
{
    const std::vector<int> replicates{0, 1};
    const Results results;
    std::vector<int> said;
    RunOptions options;
    options.progress = [&](int done, int /*total*/) { said.push_back(done); };
    Delivery delivery(replicates, options, results);
    delivery.finished(1);
    EXPECT_EQ(said, std::vector<int>{1});
    delivery.finished(0);
    EXPECT_EQ(said, (std::vector<int>{1, 2}));
    delivery.close();
    EXPECT_FALSE(delivery.failed());
}

} // namespace
} // namespace likvard
