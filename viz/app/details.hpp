// Keeps the tabs that need work of their own up to date: why, and one pupil in two worlds.
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
    /// A pupil, another one each time.
    void ask_pupil(const view::AppState& state, const Scenario& baseline);
    [[nodiscard]] bool busy() const { return background_.busy(); }

private:
    void take_parts(view::AppState& state);
    void take_life(view::AppState& state);
    [[nodiscard]] static view::Life in_words(const view::AppState& state, const TwoLives& lives);

    Background background_;
    std::optional<Scenario> apart_; // plan that is taken apart
    std::shared_ptr<const PartsOfPlan> seen_;
    std::optional<TwoLives> lives_;
    Language said_in_ = Language::sv;
    std::size_t picks_ = 0;
};

} // namespace likvard::app
