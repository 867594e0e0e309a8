#include "io/table.hpp"

#include "core/months.hpp"
#include "io/table_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace likvard {
namespace {

using layout::Cell;
using layout::Grid;
using layout::Style;

constexpr std::array reached_outcomes{Outcome::pass_all_pct, Outcome::merit_points,
                                      Outcome::eligible_pct};
constexpr std::string_view clear_mark = "●";
constexpr int half_of_futures = 50; // per cent
constexpr int most_futures = 90;

enum class Section : std::uint8_t { results, gaps, schools, counts, money };

Section section_of(const OutcomeInfo& outcome)
{
    switch (outcome.id) {
    case Outcome::between_school_share:
    case Outcome::dissimilarity:
    case Outcome::certified_pct:
    case Outcome::teacher_turnover_pct:
    case Outcome::principal_turnover_pct:
        return Section::schools;
    case Outcome::cost_sek:
        return Section::money; // has a block of its own
    default:
        break;
    }
    if (outcome.is_gap) {
        return Section::gaps;
    }
    return outcome.better == Better::neither ? Section::counts : Section::results;
}

/// What every block needs to know.
struct Context {
    const ResultsView& view;
    Language language = Language::sv;
    bool colour = false;
    int left_out = 0; // rows not shown because of small groups

    [[nodiscard]] bool swedish() const { return language == Language::sv; }
    [[nodiscard]] std::string_view pick(std::string_view sv, std::string_view en) const
    {
        return swedish() ? sv : en;
    }
    [[nodiscard]] int year() const { return view.info().last_year; }
    [[nodiscard]] std::string percent(int value) const
    {
        return format_percent(value, 0, language);
    }
};

std::string heading_of(const Context& context, Section section)
{
    switch (section) {
    case Section::results:
        return std::string(context.pick("Elevernas resultat", "Pupils' results"));
    case Section::gaps:
        return std::string(
            context.pick("Gap i andelen elever med godkända betyg i alla ämnen, procentenheter",
                         "Gaps in the share of pupils passing all subjects, percentage points"));
    case Section::schools:
        return std::string(context.pick("Skolor och personal", "Schools and staff"));
    case Section::counts:
        return std::string(context.pick("Antal", "Numbers"));
    case Section::money:
        break;
    }
    return "";
}

/// Title with its unit, unless the heading or the title says it. The no-break space keeps a unit
/// from standing alone on a line.
std::string title_with_unit(const OutcomeInfo& outcome, Language language)
{
    std::string text(title(outcome, language));
    const std::string_view section_says = "Gap ";
    if (outcome.is_gap && text.starts_with(section_says)) {
        return text.substr(section_says.size());
    }
    switch (outcome.unit) {
    case Unit::percent:
        return text + ",\u00A0%";
    case Unit::points:
    case Unit::sd:
        return text + ",\u00A0" + std::string(unit_word(outcome.unit, language));
    default:
        return text;
    }
}

std::vector<std::vector<std::string>> comparison_heads(const Context& context)
{
    const std::string ninety = context.percent(most_futures);
    if (context.swedish()) {
        return {{"utan", "plan"},
                {"med", "plan"},
                {"skillnad", "± precision"},
                {context.percent(half_of_futures) + " av", "framtiderna"},
                {ninety + " av", "framtiderna"},
                {"", "bättre i"}};
    }
    return {{"", "baseline"},
            {"", "plan"},
            {"difference", "± precision"},
            {context.percent(half_of_futures) + " of the", "futures"},
            {ninety + " of the", "futures"},
            {"", "better in"}};
}

bool shows_a_change(const Band& spread)
{
    return spread.low90 > 0.0 || spread.high90 < 0.0;
}

/// Half of the 90 % interval of the mean, with a second decimal where one would round to zero.
std::string precision_text(const Difference& difference, const OutcomeInfo& outcome,
                           Language language)
{
    const double half =
        (difference.mean_high90 - difference.mean_low90) / 2.0 * shown_scale(outcome.unit);
    const int usual = shown_decimals(outcome.unit);
    const bool vanishes = usual == 1 && half > 0.0 && half * 10.0 < 0.5;
    return format_number(half, vanishes ? usual + 1 : usual, language);
}

std::vector<Cell> comparison_cells(const Context& context, const OutcomeInfo& outcome,
                                   const Comparison& pair)
{
    const Difference& difference = pair.difference;
    const Band& spread = difference.spread;
    const auto number = [&](double value) {
        return format_number(value * shown_scale(outcome.unit), shown_decimals(outcome.unit),
                             context.language);
    };
    const bool is_directed = outcome.better != Better::neither;
    const bool is_clear = shows_a_change(spread);
    Style style = is_clear ? Style::plain : Style::quiet;
    if (is_clear && is_directed && difference.better != difference.worse) {
        style = difference.better > difference.worse ? Style::good : Style::bad;
    }
    std::vector<Cell> cells{
        {number(pair.baseline.mean)},
        {number(pair.plan.mean)},
        {fmt::format("{} ±{}", number(spread.mean),
                     precision_text(difference, outcome, context.language)),
         style},
        {fmt::format("{}…{}", number(spread.low50), number(spread.high50)), style},
        {fmt::format("{}…{}", number(spread.low90), number(spread.high90)), style}};
    if (is_directed) {
        cells.push_back({fmt::format("{}/{}", difference.better, spread.futures)});
    }
    return cells;
}

/// Adds a row when there is a value; counts it when it is left out.
void add_comparison(Context& context, Grid& grid, Outcome outcome, std::size_t group)
{
    const std::optional<Comparison> pair = context.view.compare(outcome, group, context.year());
    if (!pair) {
        context.left_out += context.view.suppressed(outcome, group, context.year()) ? 1 : 0;
        return;
    }
    const OutcomeInfo& declared = info(outcome);
    grid.row(title_with_unit(declared, context.language),
             comparison_cells(context, declared, *pair),
             shows_a_change(pair->difference.spread) ? layout::Mark::dot : layout::Mark::none);
}

void add_section(Context& context, Grid& grid, Section section, std::size_t group)
{
    bool has_heading = false;
    for (const OutcomeInfo& outcome : outcomes()) {
        if (section_of(outcome) != section) {
            continue;
        }
        if (!has_heading && context.view.compare(outcome.id, group, context.year())) {
            grid.heading(heading_of(context, section));
            has_heading = true;
        }
        add_comparison(context, grid, outcome.id, group);
    }
}

std::string title_of(const Group& group, Language language)
{
    return capitalised(language == Language::sv ? group.title_sv : group.title_en);
}

/// The municipality and the groups by reach, in one grid so that their columns stand together.
std::string comparisons(Context& context)
{
    Grid grid(comparison_heads(context));
    if (const std::optional<std::size_t> whole = context.view.municipality()) {
        for (const Section section :
             {Section::gaps, Section::results, Section::schools, Section::counts}) {
            add_section(context, grid, section, *whole);
        }
    }
    const std::vector<Group>& groups = context.view.groups();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].dimension != Dimension::reach || context.view.info().levers.empty()) {
            continue;
        }
        bool has_heading = false;
        for (const Outcome outcome : reached_outcomes) {
            if (!has_heading && context.view.compare(outcome, g, context.year())) {
                grid.blank();
                grid.heading(fmt::format("{}: {}", title_of(groups[g], context.language),
                                         context.pick("den verkliga effekten i modellen",
                                                      "the true effect in the model")));
                has_heading = true;
            }
            add_comparison(context, grid, outcome, g);
        }
    }
    return grid.has_rows() ? grid.text(table_width, context.colour) : "";
}

/// What the municipality would see at the schools reached, beside what the plan does there.
std::string before_after(const Context& context)
{
    const RunInfo& run = context.view.info();
    const int before = run.plan_year - 1;
    const auto group = context.view.group(Dimension::reach, "reached");
    if (!group || run.levers.empty() || before < run.first_year || before >= run.last_year) {
        return "";
    }
    Grid grid(context.swedish() ? std::vector<std::vector<std::string>>{{"före–efter"},
                                                                        {"verklig effekt"},
                                                                        {"kommer ändå"}}
                                : std::vector<std::vector<std::string>>{
                                      {"before–after"}, {"true effect"}, {"comes anyway"}});
    for (const Outcome outcome : reached_outcomes) {
        const auto seen =
            context.view.before_after(Arm::plan, outcome, *group, before, run.last_year);
        const auto pair = context.view.compare(outcome, *group, run.last_year);
        if (!seen || !pair) {
            continue;
        }
        const OutcomeInfo& declared = info(outcome);
        const double effect = pair->difference.spread.mean;
        const auto number = [&](double value) {
            return Cell{format_number(value, shown_decimals(declared.unit), context.language)};
        };
        grid.row(title_with_unit(declared, context.language),
                 {number(seen->spread.mean), number(effect), number(seen->spread.mean - effect)});
    }
    if (!grid.has_rows()) {
        return "";
    }
    const std::string title =
        fmt::format(fmt::runtime(context.pick(
                        "Skolorna som planen når, läsåret {} mot {} med planen",
                        "The schools that the plan reaches, {} against {} with the plan")),
                    school_year_text(run.last_year), school_year_text(before));
    std::string text = layout::styled(title, Style::bold, context.colour) + "\n" +
                       grid.text(table_width, context.colour);
    const std::string_view why = context.pick(
        "Det som kommer ändå är återgång mot medelvärdet, tur och trend, inte planens effekt.",
        "What comes anyway is regression to the mean, luck and trend, not the plan's effect.");
    return text + "  " + std::string(why) + "\n";
}

/// Cost of one lever: total and the school years in which it costs anything.
struct LeverCost {
    std::string title;
    std::string key;
    double total = 0.0;
    std::set<int> years;
};

std::vector<LeverCost> costs_by_lever(const Context& context)
{
    std::vector<LeverCost> levers;
    const auto entry = [&levers](const std::string& key, const std::string& title) -> LeverCost& {
        const auto found = std::ranges::find(levers, key, &LeverCost::key);
        return found != levers.end() ? *found : levers.emplace_back(LeverCost{title, key, 0.0, {}});
    };
    for (const LeverNote& lever : context.view.info().levers) {
        std::string title = context.swedish() ? lever.title_sv : lever.title_en;
        if (lever.judgement) {
            title += context.pick(" (bygger på antaganden)", " (rests on judgement)");
        }
        entry(lever.key, title);
    }
    for (const CostLine& line : context.view.costs()) {
        LeverCost& lever = entry(line.lever, line.lever);
        lever.total += line.sek;
        lever.years.insert(line.year);
    }
    return levers;
}

std::string cost_block(const Context& context)
{
    const std::vector<LeverCost> levers = costs_by_lever(context);
    if (levers.empty()) {
        return "";
    }
    constexpr double million = 1e6;
    std::set<int> paid_years;
    for (const LeverCost& lever : levers) {
        paid_years.insert(lever.years.begin(), lever.years.end());
    }
    Grid grid(
        context.swedish()
            ? std::vector<std::vector<std::string>>{{"per år"}, {"antal läsår"}, {"totalt"}}
            : std::vector<std::vector<std::string>>{{"a year"}, {"school years"}, {"in total"}});
    const auto add = [&](const std::string& title, double total, std::size_t years) {
        const double yearly = years == 0 ? 0.0 : total / static_cast<double>(years);
        constexpr double small = 0.1 * million;
        const int decimals = std::fabs(yearly) < small && yearly != 0.0 ? 3 : 1;
        grid.row(title, {{format_number(yearly / million, decimals, context.language)},
                         {std::to_string(years)},
                         {format_number(total / million, decimals, context.language)}});
    };
    for (const LeverCost& lever : levers) {
        add(lever.title, lever.total, lever.years.size());
    }
    add(std::string(context.pick("Hela planen", "The whole plan")), context.view.cost_total(),
        paid_years.size());
    const std::string_view title =
        context.pick("Kostnad utöver utan plan, mnkr", "Cost on top of the baseline, SEK million");
    return layout::styled(title, Style::bold, context.colour) + "\n" +
           grid.text(table_width, context.colour);
}

std::string paragraph(std::string_view text, Style style, bool colour)
{
    std::string all;
    for (const std::string& line : layout::wrapped(text, table_width)) {
        all += layout::styled(line, style, colour) + "\n";
    }
    return all;
}

std::string run_head(const Context& context)
{
    const RunInfo& run = context.view.info();
    const std::string& name = context.swedish() ? run.title_sv : run.title_en;
    const std::string& question = context.swedish() ? run.question_sv : run.question_en;
    std::string text =
        paragraph(name.empty() ? run.municipality : fmt::format("{}: {}", run.municipality, name),
                  Style::bold, context.colour);
    text += paragraph(question, Style::plain, context.colour);
    const int futures = context.view.futures();
    const std::string count =
        futures == run.replicates
            ? std::to_string(futures)
            : fmt::format("{} {} {}", futures, context.pick("av", "of"), run.replicates);
    text += paragraph(
        fmt::format(fmt::runtime(context.pick("Läsåret {} · {} parade framtider · frö {}",
                                              "School year {} · {} paired futures · seed {}")),
                    school_year_text(run.last_year), count, run.seed),
        Style::quiet, context.colour);
    return text;
}

std::string notes(const Context& context)
{
    std::string text = fmt::format(
        fmt::runtime(context.pick(
            "{0} {1}-spannet ligger på ena sidan om noll. ± är medelvärdets precision ({1}).",
            "{0} The {1} range lies on one side of zero. ± is the precision of the mean ({1}).")),
        clear_mark, context.percent(most_futures));
    const auto municipality = context.view.municipality();
    const auto gain =
        municipality
            ? context.view.variance_reduction(Outcome::gap_school_quarters_pass_pp, *municipality)
            : std::nullopt;
    if (gain) {
        text += fmt::format(
            fmt::runtime(context.pick(
                " Delad tur gör variansen i skillnaden mellan skolkvartilernas gap {} gånger "
                "mindre "
                "än två oberoende körningars.",
                " Shared luck makes the variance of the difference between the school quarters' "
                "gaps {} times smaller than that of two independent runs.")),
            format_number(*gain, 0, context.language));
    }
    if (context.left_out > 0) {
        text += fmt::format(
            fmt::runtime(context.pick(
                " Rader som inte visas, färre än 10 elever: {} (--small-groups visar dem).",
                " Rows not shown, fewer than 10 pupils: {} (--small-groups shows them).")),
            context.left_out);
    }
    return paragraph(text, Style::quiet, context.colour);
}

void add_block(std::string& text, const std::string& block)
{
    if (!block.empty()) {
        text += "\n";
        text += block;
    }
}

} // namespace

std::string table_text(const ResultsView& view, Language language, bool colour)
{
    Context context{view, language, colour};
    std::string text = run_head(context);
    if (view.futures() > 0) {
        std::string table = comparisons(context);
        if (!table.empty()) {
            table += notes(context);
        }
        add_block(text, table);
        add_block(text, before_after(context));
        add_block(text, cost_block(context));
    }
    const Statement sentence = statement(view);
    add_block(text, paragraph(framing_sentence(language), Style::plain, colour) +
                        paragraph(language == Language::sv ? sentence.sv : sentence.en, Style::bold,
                                  colour));
    return text;
}

} // namespace likvard
