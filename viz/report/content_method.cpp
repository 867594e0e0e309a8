// The end of a report: limits, method, data, and what it takes to make it again.
#include "core/months.hpp"
#include "viz/figures/limits.hpp"
#include "viz/report/parts.hpp"

#include <fmt/format.h>

namespace likvard::report {

namespace {

figures::Table facts_table(const Material& material)
{
    figures::Table facts{
        .caption = material.pick("Körningens uppgifter", "Facts of the run"),
        .columns = {{material.pick("Uppgift", "Fact"), -1}, {material.pick("Värde", "Value"), -1}},
        .rows = {}};
    for (const Run& one : material.runs) {
        const RunInfo& info = one.results.info();
        facts.rows.push_back(
            {material.pick("Plan", "Plan"), material.pick(info.title_sv, info.title_en)});
        facts.rows.push_back(
            {material.pick("Program", "Program"), "likvard " + one.origin.version});
        facts.rows.push_back({material.pick("Frö", "Seed"), std::to_string(one.origin.seed)});
        facts.rows.push_back({material.pick("Parade framtider", "Paired futures"),
                              std::to_string(one.origin.replicates)});
        facts.rows.push_back({material.pick("Dragna antaganden", "Assumptions drawn"),
                              draws_words(material, one.origin)});
        facts.rows.push_back({material.pick("Läsår", "School years"),
                              fmt::format("{}–{}", school_year_text(info.first_year),
                                          school_year_text(info.last_year))});
        facts.rows.push_back(
            {material.pick("Resultatets kontrollsumma", "Result hash"), one.origin.result_hash});
    }
    return facts;
}

} // namespace

void add_limits(Document& document, const Material& material)
{
    document.blocks.emplace_back(Heading{
        2, material.pick("Vad modellen inte kan svara på", "What the model cannot answer")});
    document.blocks.emplace_back(Bullets{figures::cannot_answer(material.options.language)});
}

void add_method(Document& document, const Material& material)
{
    const RunInfo& run = material.view().info();
    document.blocks.emplace_back(Heading{2, material.pick("Metod och data", "Method and data")});
    document.blocks.emplace_back(Paragraph{
        fmt::format(
            fmt::runtime(material.pick(
                "likvard simulerar elever, lärare och skolor år för år från officiell statistik. "
                "Varje framtid körs två gånger, utan och med planen, med samma tur och samma "
                "antaganden i båda; skillnaden är planens. {} framtider ger spannen: i 90 av 100 "
                "framtider ligger värdet inom det yttersta bandet.",
                "likvard simulates pupils, teachers and schools year by year from official "
                "statistics. Every future is run twice, without and with the plan, with the same "
                "luck and the same assumptions in both; the difference is the plan's. {} futures "
                "give the ranges: in 90 of 100 futures the value lies within the outermost band.")),
            material.view().futures()),
        false});
    document.blocks.emplace_back(Paragraph{
        fmt::format(
            fmt::runtime(material.pick(
                "Data: skolor, resultat och områden i {} läsåret {}, ur Skolverkets och SCB:s "
                "öppna statistik; källor och antaganden står i kommunens mapp. Eleverna och "
                "lärarna är påhittade: ingen verklig person finns i filen. Utfall för färre än 10 "
                "elever visas {}.",
                "Data: schools, results and areas of {} in {}, from the open statistics of "
                "Skolverket and Statistics Sweden; sources and assumptions are in the "
                "municipality's folder. Pupils and teachers are synthetic: no real person is in "
                "this file. Outcomes of fewer than 10 pupils are {}.")),
            run.municipality, school_year_text(run.first_year),
            material.view().shows_small_groups()
                ? material.pick("här, eftersom det begärdes", "shown here, as asked")
                : material.pick("inte", "not shown")),
        false});
    document.blocks.emplace_back(Paragraph{
        material.pick("Simuleringen visar vad som kan väntas om antagandena håller; den är inget "
                      "bevis.",
                      "The simulation projects what to expect if the assumptions hold; it is no "
                      "proof."),
        false});
    document.blocks.emplace_back(TableBlock{facts_table(material)});
    document.blocks.emplace_back(Paragraph{
        material.pick("”likvard replay FIL” kör om planen och säger om siffrorna är identiska.",
                      "\"likvard replay FILE\" runs the plan again and says whether the numbers "
                      "are identical."),
        false});
}

void add_plans(Document& document, const Material& material)
{
    document.blocks.emplace_back(Heading{2, material.pick("Planen som fil", "The plan as a file")});
    for (const Run& run : material.runs) {
        const RunInfo& info = run.results.info();
        document.blocks.emplace_back(
            Listing{material.pick(info.title_sv, info.title_en), run.origin.plan});
    }
}

} // namespace likvard::report
