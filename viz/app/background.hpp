// What is worked out when a tab asks for it, beside the ensemble: why a plan does what it does, and
// one person's life. One thing at a time; a new question ends the old one.
#pragma once

#include "run/follow.hpp"
#include "run/take_apart.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace likvard::app {

struct Question {
    Scenario plan, baseline;
    std::shared_ptr<const Municipality> municipality;
};

class Background {
public:
    explicit Background(std::function<void()> wake) : wake_(std::move(wake)) {}
    ~Background() { stop(); }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    Background(Background&&) = delete;
    Background& operator=(Background&&) = delete;

    void ask_parts(Question question, int futures);
    void ask_pupil(Question question, std::size_t pick);
    void ask_teacher(Question question, std::size_t pick);
    /// Ends what is being worked out; waits at most for what cannot be ended half-way: preparing
    /// the municipality and the first future's start, or one simulated year.
    void stop();

    [[nodiscard]] bool busy() const { return busy_; }
    /// The newest parts, growing future by future; null before any.
    [[nodiscard]] std::shared_ptr<const PartsOfPlan> parts() const;
    /// A life that has been found since the last call.
    [[nodiscard]] std::optional<TwoLives> take_life();
    /// A career that has been found since the last call.
    [[nodiscard]] std::optional<TwoCareers> take_career();

private:
    void start(std::function<void()> work);

    std::function<void()> wake_;
    std::thread worker_;
    std::atomic<bool> cancel_{false}, busy_{false};
    mutable std::mutex mutex_;
    std::shared_ptr<const PartsOfPlan> parts_;
    std::optional<TwoLives> life_;
    std::optional<TwoCareers> career_;
};

} // namespace likvard::app
