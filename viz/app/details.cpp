#include "viz/app/details.hpp"

#include "model/lever.hpp"
#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::app {
namespace {

constexpr int most_futures = 50; // for why: 2^6 runs each
constexpr double hundred = 100.0;

std::string place_of(const view::AppState& state, const PupilYear& year)
{
    const std::string& school = state.municipality->schools.at(year.school).name;
    return fmt::format("{}, {} {}", school, state.ui.pick("årskurs", "grade"), year.grade);
}

std::string note_of(const view::AppState& state, const PupilYear& year)
{
    const Language language = state.ui.language;
    std::string words =
        fmt::format("{} {} SD, {} {} SD, {} {}", state.ui.pick("språk", "language"),
                    format_number(year.language, 2, language), state.ui.pick("matematik", "maths"),
                    format_number(year.maths, 2, language), state.ui.pick("frånvaro", "absence"),
                    format_percent(year.absence * hundred, 0, language));
    if (year.supported) {
        words += state.ui.pick(", särskilt stöd", ", special support");
    }
    if (year.finished) {
        words += fmt::format(
            "\n{} {}, {}", state.ui.pick("Meritvärde", "Merit value"),
            format_number(year.merit, 0, language),
            year.passed_all
                ? state.ui.pick("godkänd i alla ämnen", "passes all subjects")
                : state.ui.pick("inte godkänd i alla ämnen", "does not pass all subjects"));
    }
    return words;
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
        apart_.reset();
        seen_.reset();
        lives_.reset();
        state.life.reset();
        state.parts.of = nullptr;
        state.parts.futures = 0;
    }
    const bool wants_parts = state.choices.tab == view::Tab::why && settled && !levers.empty() &&
                             !state.parts.too_many && !state.parts.of && !background_.busy();
    if (wants_parts) {
        apart_ = plan;
        background_.ask_parts({plan, baseline, state.municipality},
                              std::min(plan.replicates, most_futures));
    }
    take_parts(state);
    take_life(state);
}

void Details::take_parts(view::AppState& state)
{
    state.parts.busy = background_.busy() && apart_ && !state.life_busy;
    state.parts.total = std::min(state.document.now().replicates, most_futures);
    const auto parts = background_.parts();
    if (!parts || parts == seen_ || !apart_) {
        return;
    }
    seen_ = parts;
    ++state.parts.revision;
    state.parts.futures = parts->futures();
    state.parts.of = [parts](Outcome outcome) {
        const std::vector<Band> shares = parts->shares(outcome);
        std::vector<view::Part> all;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            const LeverType& lever = *parts->levers()[k];
            all.push_back({{std::string(lever.title_sv), std::string(lever.title_en)},
                           lever.evidence.strength == Strength::judgement,
                           shares[k]});
        }
        return all;
    };
}

void Details::ask_pupil(const view::AppState& state, const Scenario& baseline)
{
    if (!apart_) {
        apart_ = state.document.now();
    }
    background_.ask_life({state.document.now(), baseline, state.municipality}, ++picks_);
}

void Details::take_life(view::AppState& state)
{
    state.life_busy = background_.busy() && !state.parts.busy;
    if (auto lives = background_.take_life()) {
        lives_ = std::move(lives);
        state.life = in_words(state, *lives_);
        said_in_ = state.ui.language;
    } else if (lives_ && state.life && said_in_ != state.ui.language) {
        state.life = in_words(state, *lives_);
        said_in_ = state.ui.language;
    }
}

view::Life Details::in_words(const view::AppState& state, const TwoLives& lives)
{
    view::Life life;
    const auto years = [&](const std::vector<PupilYear>& from, std::vector<view::LifeYear>& to) {
        for (const PupilYear& year : from) {
            to.push_back({year.year, place_of(state, year), 0.0, note_of(state, year)});
        }
    };
    years(lives.baseline, life.baseline);
    years(lives.plan, life.plan);
    if (distance(lives) == 0.0) {
        life.title = view::say(view::Say::person_none, state.ui.language);
    }
    return life;
}

} // namespace likvard::app
