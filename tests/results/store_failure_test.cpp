// The store when the process is killed, when the disk is full and when two processes want it.
#include "core/check.hpp"
#include "results/fake_results.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace likvard {
namespace {

const StoreFacts facts{"0.1.0", "test", "", "", {}};
constexpr int block = 10;
constexpr int blocks = 8;
constexpr std::size_t few_pages = 12'288; // less than a block needs

Results many()
{
    fake::Options options;
    options.replicates = block * blocks;
    return fake::results(options);
}

/// Runs `work` in a child process; its exit status is what work returns, 99 for an exception.
pid_t child(const std::function<int()>& work)
{
    const pid_t pid = fork();
    if (pid == 0) {
        int status = 99;
        try {
            status = work();
        } catch (...) {
        }
        _exit(status);
    }
    return pid;
}

int wait_for(pid_t pid)
{
    int status = 0;
    EXPECT_EQ(waitpid(pid, &status, 0), pid);
    return status;
}

/// A pipe over which parent and child tell each other "now".
struct Signal {
    std::array<int, 2> ends{};
    Signal() { EXPECT_EQ(pipe(ends.data()), 0); }
    ~Signal()
    {
        close(ends[0]);
        close(ends[1]);
    }
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;
    Signal(Signal&&) = delete;
    Signal& operator=(Signal&&) = delete;
    void send() const { EXPECT_EQ(write(ends[1], "!", 1), 1); }
    void wait() const
    {
        char byte = 0;
        EXPECT_EQ(read(ends[0], &byte, 1), 1);
    }
};

void limit_file_size(std::size_t bytes)
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// The store holds whole blocks of these results, nothing else, and can be continued to the end.
void expect_whole_blocks(const std::filesystem::path& path, const Results& results)
{
    const Results found = Store::load(path);
    EXPECT_EQ(found.done_count() % block, 0);
    EXPECT_EQ(Store::meta(path).at("status"), "running");
    Store store = Store::create(path, results, facts, Resume::yes);
    for (int first = 0; first < block * blocks; first += block) {
        for (int r = first; r < first + block; ++r) {
            EXPECT_EQ(found.done(r), found.done(first));
        }
        if (!found.done(first)) {
            store.append(results, first, first + block);
        }
    }
    store.finish(result_hash(results));
    EXPECT_EQ(result_hash(Store::load(path)), result_hash(results));
    EXPECT_EQ(Store::meta(path).at("status"), "complete");
}

TEST(StoreKill, AtAnyMomentLeavesWholeBlocks)
{
    const Results results = many();
    for (const int delay_us : {0, 500, 2'000, 5'000, 9'000, 15'000}) {
        const TemporaryFolder folder;
        const Signal created;
        const pid_t pid = child([&] {
            Store store = Store::create(folder / "results.sqlite", results, facts, Resume::no);
            created.send();
            for (int first = 0; first < block * blocks; first += block) {
                store.append(results, first, first + block);
            }
            pause(); // killed here at the latest: never finished
            return 0;
        });
        created.wait();
        std::this_thread::sleep_for(std::chrono::microseconds(delay_us));
        kill(pid, SIGKILL);
        EXPECT_TRUE(WIFSIGNALED(wait_for(pid)));
        expect_whole_blocks(folder / "results.sqlite", results);
        EXPECT_EQ(folder.listing(), "results.sqlite");
    }
}

TEST(StoreKill, InTheMiddleOfATransactionIsRolledBackByTheNextOpen)
{
    const Results results = many();
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const pid_t pid = child([&] {
        Store store = Store::create(path, results, facts, Resume::no);
        store.append(results, 0, block);
        // The kernel ends the process at the write that would grow the file further (SIGXFSZ).
        limit_file_size(std::filesystem::file_size(path) + few_pages);
        store.append(results, block, 2 * block);
        return 0;
    });
    const int status = wait_for(pid);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGXFSZ);
    ASSERT_EQ(folder.listing(), "results.sqlite results.sqlite-journal"); // it was in the middle
    EXPECT_EQ(Store::load(path).done_count(), block);
    EXPECT_EQ(folder.listing(), "results.sqlite");
    expect_whole_blocks(path, results);
}

TEST(StoreDiskFull, IsAnIoErrorAndTheStoreStaysConsistent)
{
    const Results results = many();
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const pid_t pid = child([&] {
        Store store = Store::create(path, results, facts, Resume::no);
        store.append(results, 0, block);
        std::signal(SIGXFSZ, SIG_IGN); // the write fails instead
        limit_file_size(std::filesystem::file_size(path) + few_pages);
        try {
            store.append(results, block, 2 * block);
        } catch (const IoError&) {
            return 1;
        }
        return 0;
    });
    EXPECT_EQ(WEXITSTATUS(wait_for(pid)), 1);
    EXPECT_EQ(Store::load(path).done_count(), block);
    EXPECT_EQ(folder.listing(), "results.sqlite");
    expect_whole_blocks(path, results);
}

TEST(StoreTwoWriters, TheSecondIsToldAndTheFirstGoesOn)
{
    const Results results = many();
    const TemporaryFolder folder;
    const auto path = folder / "results.sqlite";
    const Signal first_holds;
    const Signal second_tried;
    const pid_t pid = child([&] {
        Store store = Store::create(path, results, facts, Resume::no);
        store.append(results, 0, block);
        first_holds.send();
        second_tried.wait();
        store.append(results, block, block * blocks);
        store.finish(result_hash(results));
        return 0;
    });
    first_holds.wait();
    try {
        (void)Store::create(path, results, facts, Resume::yes);
        ADD_FAILURE() << "two processes write the same store";
    } catch (const OutputError& error) {
        EXPECT_NE(std::string(error.what()).find("another process"), std::string::npos);
    }
    second_tried.send();
    EXPECT_EQ(wait_for(pid), 0);
    EXPECT_EQ(Store::meta(path).at("status"), "complete");
    EXPECT_EQ(result_hash(Store::load(path)), result_hash(results));
}

} // namespace
} // namespace likvard
