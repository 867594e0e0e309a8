#include "viz/app/details.hpp"

#include "model/lever.hpp"
#include "viz/app/life_words.hpp"

#include <algorithm>

namespace likvard::app {
namespace {

/// The parts as the figure of why takes them.
figures::Apart apart_of(const std::shared_ptr<const PartsOfPlan>& parts)
{
    const auto causes = [parts](Outcome outcome, Language language) {
        std::vector<figures::Cause> all;
        const std::vector<Band> shares = parts->shares(outcome);
        for (std::size_t k = 0; k < shares.size(); ++k) {
            const LeverType& lever = *parts->levers()[k];
            all.push_back({std::string(language == Language::sv ? lever.title_sv : lever.title_en),
                           lever.evidence.strength == Strength::judgement, shares[k]});
        }
        return all;
    };
    return {parts->futures(), causes, [parts](Outcome outcome) { return parts->whole(outcome); }};
}

} // namespace

void Details::update(view::AppState& state, bool settled, const Scenario& baseline)
{
    const Scenario& plan = state.document.now();
    const auto levers = levers_of(plan);
    state.parts.levers = static_cast<int>(levers.size());
    state.parts.too_many = levers.size() > most_levers_apart;
    if (apart_ && !view::same(*apart_, plan)) {
        background_.stop();
        static_cast<void>(background_.take_life()); // what was found for another plan is nobody's
        static_cast<void>(background_.take_career());
        apart_.reset();
        seen_.reset();
        lives_.reset();
        careers_.reset();
        state.life.reset();
        state.parts.apart.reset();
    }
    // Somebody who asks for a pupil meanwhile leaves the parts half-way: they are asked for again.
    const int wanted = std::min(plan.replicates, most_futures_apart);
    const bool has_parts = state.parts.apart && state.parts.apart->futures >= wanted;
    const bool wants_parts = state.choices.tab == view::Tab::why && settled && !levers.empty() &&
                             !state.parts.too_many && !has_parts && !background_.busy();
    if (wants_parts) {
        apart_ = plan;
        background_.ask_parts({plan, baseline, state.municipality}, wanted);
    }
    take_parts(state);
    take_life(state);
}

void Details::take_parts(view::AppState& state)
{
    state.parts.busy = background_.busy() && apart_ && !state.life_busy;
    state.parts.total = std::min(state.document.now().replicates, most_futures_apart);
    const auto parts = background_.parts();
    if (!parts || parts == seen_ || !apart_) {
        return;
    }
    seen_ = parts;
    ++state.parts.revision;
    if (parts->futures() > 0) {
        state.parts.apart = apart_of(parts);
    }
}

void Details::ask_person(const view::AppState& state, const Scenario& baseline, bool teacher)
{
    if (!apart_) {
        apart_ = state.document.now();
    }
    const Question question{state.document.now(), baseline, state.municipality};
    ++picks_;
    if (teacher) {
        background_.ask_teacher(question, picks_);
    } else {
        background_.ask_pupil(question, picks_);
    }
}

void Details::take_life(view::AppState& state)
{
    state.life_busy = background_.busy() && !state.parts.busy;
    auto lives = background_.take_life();
    auto careers = background_.take_career();
    const bool is_new = lives || careers;
    if (is_new) {
        lives_ = std::move(lives);
        careers_ = std::move(careers);
    }
    if (!is_new && (!state.life || said_in_ == state.ui.language)) {
        return;
    }
    said_in_ = state.ui.language;
    if (careers_) {
        state.life = in_words(state, *careers_);
    } else if (lives_) {
        state.life = in_words(state, *lives_);
    }
}

} // namespace likvard::app
