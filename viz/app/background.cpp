#include "viz/app/background.hpp"

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace likvard::app {
namespace {

constexpr int worker_niceness = 10;
constexpr std::size_t pupils_to_choose_from = 20;

} // namespace

void Background::start(std::function<void()> work)
{
    stop();
    cancel_ = false;
    busy_ = true;
    worker_ = std::thread([this, job = std::move(work)] {
#ifdef __linux__
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), worker_niceness);
#endif
        job();
        busy_ = false;
        wake_();
    });
}

void Background::stop()
{
    cancel_ = true;
    if (worker_.joinable()) {
        worker_.join();
    }
}

void Background::ask_parts(Question question, int futures)
{
    start([this, asked = std::move(question), futures] {
        take_apart(asked.plan, asked.baseline, *asked.municipality, futures, cancel_,
                   [this](const PartsOfPlan& grown) {
                       auto copy = std::make_shared<const PartsOfPlan>(grown);
                       {
                           const std::lock_guard lock(mutex_);
                           parts_ = std::move(copy);
                       }
                       wake_();
                   });
    });
    const std::lock_guard lock(mutex_);
    parts_.reset();
}

void Background::ask_life(Question question, std::size_t pick)
{
    start([this, asked = std::move(question), pick] {
        std::vector<TwoLives> lives = follow_pupils(asked.plan, asked.baseline, *asked.municipality,
                                                    0, pupils_to_choose_from, pick);
        const auto most =
            std::max_element(lives.begin(), lives.end(), [](const TwoLives& a, const TwoLives& b) {
                return distance(a) < distance(b);
            });
        const std::lock_guard lock(mutex_);
        life_ = most == lives.end() ? TwoLives{} : std::move(*most);
    });
}

std::shared_ptr<const PartsOfPlan> Background::parts() const
{
    const std::lock_guard lock(mutex_);
    return parts_;
}

std::optional<TwoLives> Background::take_life()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(life_, std::nullopt);
}

} // namespace likvard::app
