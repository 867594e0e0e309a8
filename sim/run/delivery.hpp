// Finished replicates handed over in order, on a thread of its own: storing waits for the disk, and
// nobody who computes is to wait with it.
#pragma once

#include "run/run.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace likvard {

class Delivery {
public:
    /// `replicates` in rising order, `options` and `results` outlive it. Without anybody to hand
    /// over to there is no thread. Progress is told here: of what has been handed over, so that
    /// nothing that was said to be done is lost when the program is killed.
    Delivery(std::span<const int> replicates, const RunOptions& options, const Results& results);
    /// Hands over what is left; what fails then is lost with the delivery.
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;
    Delivery(Delivery&&) = delete;
    Delivery& operator=(Delivery&&) = delete;

    /// replicates[k] is done; from any thread.
    void finished(std::size_t k);
    /// Handing over has failed: computing more is of no use.
    [[nodiscard]] bool failed() const { return failed_; }
    /// Hands over what is left, waits for it, and throws what handing over threw.
    void close();

private:
    void work();
    void work_until_closed();
    void say_progress(std::size_t done) const;
    [[nodiscard]] std::size_t end_of_ready() const;
    void join();

    std::span<const int> replicates_;
    const RunOptions& options_;
    const Results& results_;
    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    std::vector<bool> ready_;
    std::size_t handed_over_ = 0; // without a thread: finished
    bool closed_ = false;
    std::exception_ptr failure_;
    std::atomic<bool> failed_{false};
    std::thread thread_;
};

} // namespace likvard
