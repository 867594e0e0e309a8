#include "viz/app/life_words.hpp"

#include "viz/panels/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace likvard::app {
namespace {

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

std::string place_of(const view::AppState& state, const TeacherYear& year)
{
    if (!year.employed) {
        return std::string(state.ui.pick("Undervisar inte längre i kommunens skolor",
                                         "No longer teaches in the municipality's schools"));
    }
    const std::string& school = state.municipality->schools.at(year.school).name;
    // In June: somebody who came in August has been there for a year.
    return fmt::format("{}, {} {}", school,
                       state.ui.pick("läsår på skolan:", "school years there:"),
                       format_number(std::round(year.years_here) + 1.0, 0, state.ui.language));
}

std::string note_of(const view::AppState& state, const TeacherYear& year)
{
    if (!year.employed) {
        return {};
    }
    const Language language = state.ui.language;
    std::string words = fmt::format(
        "{} {}, {} {}, {} {} SD", state.ui.pick("handledd till", "coached to"),
        format_percent(year.coached * hundred, 0, language),
        state.ui.pick("erfarenhet", "experience"),
        format_number(year.experience, 0, language) + std::string(state.ui.pick(" år", " years")),
        state.ui.pick("trygghet och studiero", "safety and calm"),
        format_number(year.climate, 2, language));
    if (!year.certified) {
        words += state.ui.pick(", inte legitimerad och behörig", ", not certified");
    }
    if (year.new_principal) {
        words += state.ui.pick(", ny rektor", ", new principal");
    }
    return words;
}

template <class Years> void add(const view::AppState& state, const Years& from, auto& to)
{
    for (const auto& year : from) {
        to.push_back({year.year, place_of(state, year), note_of(state, year)});
    }
}

template <class Lives>
view::Life words_of(const view::AppState& state, const Lives& lives, view::Say none)
{
    view::Life life;
    add(state, lives.baseline, life.baseline);
    add(state, lives.plan, life.plan);
    if (distance(lives) == 0.0) {
        life.title = view::say(none, state.ui.language);
    }
    return life;
}

} // namespace

view::Life in_words(const view::AppState& state, const TwoLives& lives)
{
    return words_of(state, lives, view::Say::person_none);
}

view::Life in_words(const view::AppState& state, const TwoCareers& careers)
{
    view::Life life = words_of(state, careers, view::Say::teacher_none);
    life.teacher = true;
    return life;
}

} // namespace likvard::app
