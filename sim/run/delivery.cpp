#include "run/delivery.hpp"

#include <chrono>

namespace likvard {
namespace {

using Clock = std::chrono::steady_clock;

// Replicates that are done close to each other are handed over together, since the disk is waited
// for once each time. What a kill can cost is what was computed in so long.
constexpr std::chrono::milliseconds pause(50);

} // namespace

Delivery::Delivery(std::span<const int> replicates, const RunOptions& options,
                   const Results& results)
    : replicates_(replicates), options_(options), results_(results), ready_(replicates.size())
{
    if (options_.completed) {
        thread_ = std::thread([this] { work(); });
    }
}

Delivery::~Delivery()
{
    join();
}

void Delivery::finished(std::size_t k)
{
    {
        const std::lock_guard lock(mutex_);
        ready_[k] = true;
        if (!thread_.joinable()) {
            say_progress(++handed_over_);
        }
    }
    changed_.notify_one();
}

void Delivery::say_progress(std::size_t done) const
{
    if (options_.progress) {
        options_.progress(static_cast<int>(done), static_cast<int>(replicates_.size()));
    }
}

void Delivery::close()
{
    join();
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void Delivery::join()
{
    if (!thread_.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Delivery::work()
{
    try {
        work_until_closed();
    } catch (...) {
        failure_ = std::current_exception();
        failed_ = true;
    }
}

void Delivery::work_until_closed()
{
    std::unique_lock lock(mutex_);
    Clock::time_point due = Clock::now();
    while (true) {
        changed_.wait(lock, [&] { return closed_ || end_of_ready() > handed_over_; });
        changed_.wait_until(lock, due, [&] { return closed_; });
        const std::size_t first = handed_over_;
        const std::size_t last = end_of_ready();
        if (last == first) {
            return; // closed
        }
        lock.unlock();
        options_.completed(results_, replicates_[first], replicates_[last - 1] + 1);
        say_progress(last);
        lock.lock();
        handed_over_ = last;
        due = Clock::now() + pause;
    }
}

/// Of the finished replicates that come next and follow each other.
std::size_t Delivery::end_of_ready() const
{
    const std::size_t first = handed_over_;
    std::size_t last = first;
    while (last < ready_.size() && ready_[last] &&
           replicates_[last] == replicates_[first] + static_cast<int>(last - first)) {
        ++last;
    }
    return last;
}

} // namespace likvard
