#include "results/statement.hpp"

#include "core/months.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace likvard {
namespace {

constexpr double shown_interval = 90.0; // per cent of the futures
constexpr int few_futures = 20; // below it the 5th and 95th percentile lie between the extremes

enum class Verb : std::uint8_t { narrows, widens, shifts, raises, lowers };

/// One result with all that its sentence needs.
struct Subject {
    const OutcomeInfo& outcome;
    Comparison pair;
    int year = 0;
    Language language = Language::sv;
    int decimals = 0;

    [[nodiscard]] bool swedish() const { return language == Language::sv; }
    [[nodiscard]] int futures() const { return pair.difference.spread.futures; }
    [[nodiscard]] std::string_view what() const { return phrase(outcome.id, language); }
    [[nodiscard]] std::string when() const { return school_year_text(year); }
    [[nodiscard]] std::string number(double value) const
    {
        return format_number(value * shown_scale(outcome.unit), decimals, language);
    }
    /// The unit with a space before it, or nothing.
    [[nodiscard]] std::string unit() const { return spaced(unit_word(outcome.unit, language)); }
    [[nodiscard]] std::string difference_unit() const
    {
        return spaced(difference_unit_word(outcome.unit, language));
    }

private:
    static std::string spaced(std::string_view word)
    {
        return word.empty() ? std::string() : fmt::format(" {}", word);
    }
};

bool is_clear(const Band& spread)
{
    return spread.low90 > 0.0 || spread.high90 < 0.0;
}

bool rounds_to_zero(double value, int decimals)
{
    constexpr double ten = 10.0;
    return std::fabs(value) * std::pow(ten, decimals) < 0.5;
}

// A clear difference must not print a bound as zero, nor an undecided one two zeros.
int decimals_for(const OutcomeInfo& outcome, const Band& spread)
{
    const int usual = shown_decimals(outcome.unit);
    const double scale = shown_scale(outcome.unit);
    const auto hides = [&](int decimals) {
        const bool low = spread.low90 != 0.0 && rounds_to_zero(spread.low90 * scale, decimals);
        const bool high = spread.high90 != 0.0 && rounds_to_zero(spread.high90 * scale, decimals);
        return is_clear(spread) ? low || high : low && high;
    };
    int decimals = usual;
    while (decimals < usual + 2 && hides(decimals)) {
        ++decimals;
    }
    return decimals;
}

// A gap narrows or widens only when mean and majority of futures agree; a gap that changes sign
// without getting smaller is merely shifted.
Verb verb_of(const Subject& subject)
{
    const Difference& difference = subject.pair.difference;
    if (!subject.outcome.is_gap) {
        return difference.spread.mean > 0.0 ? Verb::raises : Verb::lowers;
    }
    const double before = std::fabs(subject.pair.baseline.mean);
    const double after = std::fabs(subject.pair.plan.mean);
    if (after < before && difference.better > difference.worse) {
        return Verb::narrows;
    }
    if (after > before && difference.worse > difference.better) {
        return Verb::widens;
    }
    return Verb::shifts;
}

std::string_view word(Verb verb, Language language)
{
    const bool swedish = language == Language::sv;
    switch (verb) {
    case Verb::narrows:
        return swedish ? "minskar" : "narrows";
    case Verb::widens:
        return swedish ? "ökar" : "widens";
    case Verb::shifts:
        return swedish ? "förskjuter" : "shifts";
    case Verb::raises:
        return swedish ? "höjer" : "raises";
    case Verb::lowers:
        return swedish ? "sänker" : "lowers";
    }
    return "";
}

/// "gapet minskar i 194 av 200 parade framtider", or empty for an outcome without a direction.
/// `losing` counts the futures in which it gets worse instead.
std::string count_clause(const Subject& subject, bool losing)
{
    if (subject.outcome.better == Better::neither) {
        return "";
    }
    const Difference& difference = subject.pair.difference;
    const int count = losing ? difference.worse : difference.better;
    const bool gap = subject.outcome.is_gap;
    if (subject.swedish()) {
        const char* gap_goes = losing ? "gapet ökar" : "gapet minskar";
        const char* level_goes = losing ? "det blir sämre" : "det blir bättre";
        return fmt::format("{} i {} av {} parade framtider", gap ? gap_goes : level_goes, count,
                           subject.futures());
    }
    const char* gap_goes = losing ? "it widens" : "it narrows";
    const char* level_goes = losing ? "it is worse" : "it is better";
    return fmt::format("{} in {} of {} paired futures", gap ? gap_goes : level_goes, count,
                       subject.futures());
}

/// "från 27,4 till 26,1 procentenheter läsåret 2039/40 (skillnad −1,3".
std::string from_to(const Subject& s)
{
    const Comparison& pair = s.pair;
    const std::string other_unit =
        s.difference_unit() == s.unit() ? std::string() : s.difference_unit();
    if (s.swedish()) {
        return fmt::format("från {} till {}{} läsåret {} (skillnad {}{}",
                           s.number(pair.baseline.mean), s.number(pair.plan.mean), s.unit(),
                           s.when(), s.number(pair.difference.spread.mean), other_unit);
    }
    return fmt::format("from {} to {}{} in {} (difference {}{}", s.number(pair.baseline.mean),
                       s.number(pair.plan.mean), s.unit(), s.when(),
                       s.number(pair.difference.spread.mean), other_unit);
}

/// "90 % intervall −2,4 till −0,3".
std::string interval(const Subject& s, const Band& spread)
{
    return fmt::format("{} {} {} {} {}", format_percent(shown_interval, 0, s.language),
                       s.swedish() ? "intervall" : "interval", s.number(spread.low90),
                       s.swedish() ? "till" : "to", s.number(spread.high90));
}

std::string clear_sentence(const Subject& s)
{
    const Verb verb = verb_of(s);
    const Difference& difference = s.pair.difference;
    const bool losing = verb != Verb::shifts && s.outcome.better != Better::neither &&
                        difference.worse > difference.better;
    std::string text =
        fmt::format("{} {} {} {}; {}).", s.swedish() ? "Planen" : "The plan",
                    word(verb, s.language), s.what(), from_to(s), interval(s, difference.spread));
    const std::string count = count_clause(s, losing);
    return count.empty() ? text : text + " " + capitalised(count) + ".";
}

std::string undecided_sentence(const Subject& s)
{
    const Band& spread = s.pair.difference.spread;
    std::string count = count_clause(s, false);
    if (!count.empty()) {
        count = (s.swedish() ? " och " : " and ") + count;
    }
    if (s.swedish()) {
        return fmt::format(
            "Planen ger ingen säkerställd förändring av {} läsåret {}: skillnaden är "
            "{}{} ({}){}.",
            s.what(), s.when(), s.number(spread.mean), s.difference_unit(), interval(s, spread),
            count);
    }
    return fmt::format("The plan makes no established difference to {} in {}: the difference is "
                       "{}{} ({}){}.",
                       s.what(), s.when(), s.number(spread.mean), s.difference_unit(),
                       interval(s, spread), count);
}

std::string unchanged_sentence(const Subject& s)
{
    const std::string level = s.number(s.pair.baseline.mean) + s.unit();
    if (s.swedish()) {
        return fmt::format("Planen ändrar inte {} läsåret {}: {} både utan och med plan, i var och "
                           "en av {} parade framtider.",
                           s.what(), s.when(), level, s.futures());
    }
    return fmt::format("The plan does not change {} in {}: {} both without and with it, in every "
                       "one of {} paired futures.",
                       s.what(), s.when(), level, s.futures());
}

std::string single_future_sentence(const Subject& s)
{
    if (s.swedish()) {
        return fmt::format("I den enda framtid som har räknats går {} {}). En enda framtid säger "
                           "inget om osäkerheten.",
                           s.what(), from_to(s));
    }
    return fmt::format("In the only future computed, {} goes {}). A single future says nothing "
                       "about the uncertainty.",
                       s.what(), from_to(s));
}

std::string empty_plan_sentence(const Subject& s)
{
    const Band& baseline = s.pair.baseline;
    const std::string spread =
        s.futures() > 1 ? fmt::format(" ({})", interval(s, baseline)) : std::string();
    const std::string level = s.number(baseline.mean) + s.unit();
    if (s.swedish()) {
        return fmt::format("Planen är tom: den skiljer sig inte från utan plan. {} är {} läsåret "
                           "{}{}.",
                           capitalised(s.what()), level, s.when(), spread);
    }
    return fmt::format("The plan is empty: it does not differ from the baseline. {} is {} in {}{}.",
                       capitalised(s.what()), level, s.when(), spread);
}

std::string absent_sentence(Outcome outcome, int year, bool too_small, Language language)
{
    const std::string when = school_year_text(year);
    const std::string_view what = phrase(outcome, language);
    if (language == Language::sv) {
        return too_small
                   ? fmt::format("För {} läsåret {} visas inget resultat: färre än 10 elever.",
                                 what, when)
                   : fmt::format("För {} läsåret {} finns inget resultat.", what, when);
    }
    return too_small
               ? fmt::format("No result is shown for {} in {}: fewer than 10 pupils.", what, when)
               : fmt::format("There is no result for {} in {}.", what, when);
}

std::string cost_sentence(const ResultsView& view, Language language)
{
    const bool swedish = language == Language::sv;
    const double sek = view.cost_per_year();
    const std::string amount = format_sek(std::fabs(sek), language);
    if (sek < 0.0) {
        return fmt::format("{}: {} {}.", swedish ? "Besparing" : "Saving", amount,
                           swedish ? "per år" : "a year");
    }
    return fmt::format("{}: {} {}.", swedish ? "Kostnad" : "Cost", amount,
                       swedish ? "per år" : "a year");
}

std::string few_futures_sentence(int futures, Language language)
{
    return language == Language::sv
               ? fmt::format("Bara {} framtider har räknats, så intervallet är grovt.", futures)
               : fmt::format("Only {} futures have been computed, so the interval is rough.",
                             futures);
}

bool never_differs(const ResultsView& view, Outcome outcome, std::size_t group, int year)
{
    const std::vector<double> baseline = view.values(Arm::baseline, outcome, group, year);
    const std::vector<double> plan = view.values(Arm::plan, outcome, group, year);
    for (std::size_t i = 0; i < baseline.size(); ++i) {
        if (baseline[i] != plan[i] && !(std::isnan(baseline[i]) && std::isnan(plan[i]))) {
            return false;
        }
    }
    return true;
}

void add_sentence(std::string& text, const std::string& sentence)
{
    if (!sentence.empty()) {
        text += ' ';
        text += sentence;
    }
}

std::string result_text(const ResultsView& view, const Subject& subject, std::size_t group)
{
    const bool same = never_differs(view, subject.outcome.id, group, subject.year);
    if (same && view.info().levers.empty()) {
        return empty_plan_sentence(subject);
    }
    std::string text;
    if (subject.futures() == 1) {
        text = single_future_sentence(subject);
    } else if (same) {
        text = unchanged_sentence(subject);
    } else {
        text = is_clear(subject.pair.difference.spread) ? clear_sentence(subject)
                                                        : undecided_sentence(subject);
        if (subject.futures() < few_futures) {
            add_sentence(text, few_futures_sentence(subject.futures(), subject.language));
        }
    }
    add_sentence(text, cost_sentence(view, subject.language));
    add_sentence(text, judgement_sentence(view.info(), subject.language));
    return text;
}

std::string statement_in(const ResultsView& view, Outcome outcome, int year, Language language)
{
    const std::optional<std::size_t> group = view.municipality();
    if (view.futures() == 0) {
        return language == Language::sv ? "Inga framtider har räknats ännu."
                                        : "No futures have been computed yet.";
    }
    const bool in_run = year >= view.info().first_year && year <= view.info().last_year;
    if (!group || !in_run) {
        return absent_sentence(outcome, year, false, language);
    }
    const std::optional<Comparison> pair = view.compare(outcome, *group, year);
    if (!pair) {
        return absent_sentence(outcome, year, view.suppressed(outcome, *group, year), language);
    }
    const OutcomeInfo& declared = info(outcome);
    const Subject subject{declared, *pair, year, language,
                          decimals_for(declared, pair->difference.spread)};
    return result_text(view, subject, *group);
}

/// Titles of the levers on judgement, each once though a lever may be used several times.
std::vector<std::string> judged_titles(const RunInfo& info, Language language)
{
    std::vector<std::string> titles;
    for (const LeverNote& lever : info.levers) {
        const std::string title =
            uncapitalised(language == Language::sv ? lever.title_sv : lever.title_en);
        if (lever.judgement && std::ranges::find(titles, title) == titles.end()) {
            titles.push_back(title);
        }
    }
    return titles;
}

/// "a, b and c".
std::string enumerated(const std::vector<std::string>& names, std::string_view last_word)
{
    std::string list = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) {
        list += i + 1 < names.size() ? std::string_view(", ") : last_word;
        list += names[i];
    }
    return list;
}

} // namespace

Statement statement(const ResultsView& view, Outcome outcome, int year)
{
    return {statement_in(view, outcome, year, Language::sv),
            statement_in(view, outcome, year, Language::en)};
}

Statement statement(const ResultsView& view)
{
    return statement(view, Outcome::gap_school_quarters_pass_pp, view.info().last_year);
}

std::string_view framing_sentence(Language language)
{
    return language == Language::sv
               ? "Utan plan innehåller redan det som kommunen gör i dag; planen kommer ovanpå."
               : "The baseline already contains what the municipality does; the plan comes on top.";
}

std::string judgement_sentence(const RunInfo& info, Language language)
{
    const bool swedish = language == Language::sv;
    const std::vector<std::string> titles = judged_titles(info, language);
    if (titles.empty()) {
        return "";
    }
    const std::string list = enumerated(titles, swedish ? " och " : " and ");
    const bool several = titles.size() > 1;
    return swedish
               ? fmt::format("{} av {} bygger på antaganden, inte på forskning.",
                             several ? "Effekterna" : "Effekten", list)
               : fmt::format(
                     "The {} on judgement, not on research: {}.",
                     several ? "effects of these levers rest" : "effect of this lever rests", list);
}

} // namespace likvard
