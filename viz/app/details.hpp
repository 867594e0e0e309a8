// Keeps the tabs that need work of their own up to date: why, and one person in two worlds.
#pragma once

#include "viz/app/background.hpp"
#include "viz/panels/state.hpp"

namespace likvard::app {

class Details {
public:
    explicit Details(std::function<void()> wake) : background_(std::move(wake)) {}

    /// Starts what the open tab needs once the ensemble is whole, and takes over what has come;
    /// once a frame. `baseline` is what the plan is compared with.
    void update(view::AppState& state, bool settled, const Scenario& baseline);
    /// A pupil or a teacher, another one each time.
    void ask_person(const view::AppState& state, const Scenario& baseline, bool teacher);
    [[nodiscard]] bool busy() const { return background_.busy(); }

private:
    void take_parts(view::AppState& state);
    void take_life(view::AppState& state);

    Background background_;
    std::optional<Scenario> apart_; // plan that is taken apart
    std::shared_ptr<const PartsOfPlan> seen_;
    std::optional<TwoLives> lives_;
    std::optional<TwoCareers> careers_;
    Language said_in_ = Language::sv;
    std::size_t picks_ = 0;
};

} // namespace likvard::app
