// What stands first in a report: the answer, and what it rests on.
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/swedish.hpp"
#include "results/statement.hpp"
#include "viz/report/assumptions.hpp"
#include "viz/report/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace likvard::report {

namespace {

constexpr std::size_t most_assumptions = 3;

std::string strength_word(const Material& material, Strength strength)
{
    switch (strength) {
    case Strength::randomised:
        return material.pick("●●● lottade försök", "●●● randomised trials");
    case Strength::quasi_experimental:
        return material.pick("●●○ naturliga experiment", "●●○ quasi-experiments");
    case Strength::observational:
        return material.pick("●○○ observationer", "●○○ observational");
    case Strength::judgement:
        break;
    }
    return material.pick("○○○ antagande", "○○○ judgement");
}

std::string meaning_of(const std::string& key, Language language)
{
    const auto index = parameter_named(key);
    return index ? capitalised(meaning(parameters()[*index], language)) : key;
}

} // namespace

std::string result_sentence(const Material& material, const ResultsView& view)
{
    const Statement both = statement(view);
    return material.pick(both.sv, both.en);
}

figures::Table assumptions_table(const Material& material)
{
    figures::Table table{
        .caption = material.pick("Antaganden som svaret hänger mest på",
                                 "The assumptions that the answer hangs on most"),
        .columns = {{material.pick("Antagande", "Assumption"), -1},
                    {material.pick("Fördelning", "Prior"), -1},
                    {material.pick("Andel av spridning, %", "Share of the spread, %"), 0},
                    {material.pick("Skilt från slump", "Told from chance"), -1},
                    {material.pick("Källa", "Source"), -1},
                    {material.pick("Underlag", "Standing"), -1}},
        .rows = {}};
    check(table.columns.size() == assumption_column::count, "a column without its number");
    if (material.runs.size() > 1) { // whose they are
        const RunInfo& run = material.view().info();
        table.caption = material.pick(run.title_sv, run.title_en) + ": " + table.caption;
    }
    constexpr double percent = 100.0;
    const Language language = material.options.language;
    for (const Influence& influence :
         influences(material.runs.front().results, figures::headline_outcome)) {
        if (table.rows.size() == most_assumptions) {
            break;
        }
        const ParameterNote& note = *influence.parameter;
        table.rows.push_back(
            {meaning_of(note.key, language), prior_words(note.prior, language),
             influence.share * percent,
             influence.clear ? material.pick("ja", "yes") : material.pick("nej", "no"),
             std::string(source(note.source, language)),
             std::string(standing_words(note.verified, language))});
    }
    return table;
}

figures::Table evidence_table(const Material& material)
{
    figures::Table table{.caption = material.pick("Spakarna och vad deras effekt vilar på",
                                                  "The levers and what their effect rests on"),
                         .columns = {{material.pick("Spak", "Lever"), -1},
                                     {material.pick("Underlag", "Evidence"), -1},
                                     {material.pick("Källa", "Source"), -1}},
                         .rows = {}};
    std::vector<std::pair<Strength, std::vector<figures::Cell>>> rows;
    std::set<std::string> seen;
    for (const auto& view : material.views) {
        for (const LeverNote& note : view->info().levers) {
            const LeverType* const lever = lever_named(note.key);
            if (lever == nullptr || !seen.insert(note.key).second) {
                continue;
            }
            rows.push_back(
                {lever->evidence.strength,
                 {material.pick(note.title_sv, note.title_en),
                  strength_word(material, lever->evidence.strength),
                  std::string(source(lever->evidence.source, material.options.language))}});
        }
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto& row) {
        return static_cast<int>(row.first); // judgement is last in the list of strengths
    });
    for (auto& [strength, row] : rows) {
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_opening(Document& document, const Material& material)
{
    document.blocks.emplace_back(
        Heading{2, material.pick("Svaret i korthet", "The answer in brief")});
    if (material.runs.size() == 1) {
        document.blocks.emplace_back(Paragraph{document.description, true});
    } else {
        Bullets each;
        for (const auto& view : material.views) {
            each.items.push_back(
                fmt::format("{}: {}", material.pick(view->info().title_sv, view->info().title_en),
                            result_sentence(material, *view)));
        }
        document.blocks.emplace_back(std::move(each));
    }
    document.blocks.emplace_back(
        Paragraph{std::string(framing_sentence(material.options.language)), false});
    document.blocks.emplace_back(
        Heading{2, material.pick("Vad svaret vilar på", "What the answer rests on")});
    figures::Table assumptions = assumptions_table(material);
    const bool none_clear = std::ranges::none_of(assumptions.rows, [&](const auto& row) {
        return std::get<std::string>(row[assumption_column::told_from_chance]) ==
               material.pick("ja", "yes");
    });
    std::string words = material.pick(
        "I varje framtid dras osäkra antaganden på nytt. Tabellen visar vilka dragningar som "
        "skillnaden i gapet mellan skolkvartilerna följer mest.",
        "Every future draws the uncertain assumptions anew. The table shows which draws the "
        "difference in the gap between school quarters follows most.");
    if (none_clear && !assumptions.rows.empty()) {
        words += material.pick(
            " Här kan inget enskilt samband skiljas från slump; ordningen är därför osäker.",
            " Here no single link can be told from chance, and so their order is uncertain.");
    }
    if (assumptions.rows.empty()) {
        words = material.pick("Körningen har för få framtider för att säga vilka antaganden som "
                              "betyder mest.",
                              "The run has too few futures to say which assumptions matter most.");
    }
    document.blocks.emplace_back(Paragraph{words, false});
    if (!assumptions.rows.empty()) {
        document.blocks.emplace_back(TableBlock{std::move(assumptions)});
    }
    const std::string judged =
        judgement_sentence(material.view().info(), material.options.language);
    if (!judged.empty()) {
        document.blocks.emplace_back(Paragraph{judged, false});
    }
    figures::Table evidence = evidence_table(material);
    if (!evidence.rows.empty()) {
        document.blocks.emplace_back(TableBlock{std::move(evidence)});
    }
}

} // namespace likvard::report
