#include "viz/app/background.hpp"

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace likvard::app {
namespace {

constexpr int worker_niceness = 10;
constexpr std::size_t people_to_choose_from = 20;

/// Whom the plan makes most difference for.
template <class Lives> Lives most_different(std::vector<Lives> all)
{
    const auto most = std::max_element(all.begin(), all.end(), [](const Lives& a, const Lives& b) {
        return distance(a) < distance(b);
    });
    return most == all.end() ? Lives{} : std::move(*most);
}

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

void Background::ask_pupil(Question question, std::size_t pick)
{
    start([this, asked = std::move(question), pick] {
        TwoLives found =
            most_different(follow_pupils(asked.plan, asked.baseline, *asked.municipality, 0,
                                         people_to_choose_from, pick, &cancel_));
        if (cancel_) { // nobody was found, or somebody that is not asked for any more
            return;
        }
        const std::lock_guard lock(mutex_);
        life_ = std::move(found);
    });
}

void Background::ask_teacher(Question question, std::size_t pick)
{
    start([this, asked = std::move(question), pick] {
        TwoCareers found =
            most_different(follow_teachers(asked.plan, asked.baseline, *asked.municipality, 0,
                                           people_to_choose_from, pick, &cancel_));
        if (cancel_) {
            return;
        }
        const std::lock_guard lock(mutex_);
        career_ = std::move(found);
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

std::optional<TwoCareers> Background::take_career()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(career_, std::nullopt);
}

} // namespace likvard::app
