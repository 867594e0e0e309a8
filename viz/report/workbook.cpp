#include "viz/report/workbook.hpp"

#include "model/parameters.hpp"
#include "model/swedish.hpp"
#include "results/definitions.hpp"
#include "viz/figures/comparison.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/staff.hpp"
#include "viz/figures/why.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/workbook_book.hpp"

#include <fmt/format.h>

#include <array>

namespace likvard::report {

namespace {

void add_summary(Book& book, const Material& material)
{
    const RunInfo& run = material.view().info();
    lxw_worksheet* const sheet = book.sheet(material.pick("Sammanfattning", "Summary"));
    constexpr double wide = 110.0;
    worksheet_set_column(sheet, 0, 0, wide, nullptr);
    lxw_row_t row = 0;
    const auto line = [&](const std::string& words, lxw_format* format = nullptr) {
        if (!words.empty()) {
            format == nullptr ? book.paragraph(sheet, row, words, wide)
                              : Book::text(sheet, row, 0, words, format);
            ++row;
        }
    };
    line(material.pick(run.title_sv, run.title_en), book.title());
    line(material.pick(run.question_sv, run.question_en));
    ++row;
    for (const auto& view : material.views) {
        line((material.views.size() > 1
                  ? material.pick(view->info().title_sv, view->info().title_en) + ": "
                  : "") +
             result_sentence(material, *view));
    }
    const std::vector<figures::Subject> subjects = material.subjects(figures::Header::plain);
    line(figures::money_sentence(subjects.front()));
    line(figures::schools_sentence(subjects.front(), Outcome::pass_all_pct));
    ++row;
    line(material.pick("Simulerat: eleverna och lärarna är påhittade. ",
                       "Simulated: pupils and teachers are synthetic. ") +
         (material.view().shows_small_groups()
              ? material.pick("Även utfall för färre än 10 elever visas, på begäran.",
                              "Outcomes of fewer than 10 pupils are shown too, as asked.")
              : material.pick("Utfall för färre än 10 elever visas inte.",
                              "Outcomes of fewer than 10 pupils are not shown.")));
    for (const Run& one : material.runs) {
        line(fmt::format(fmt::runtime(material.pick("likvard {}, frö {}, {} framtider, resultat {}",
                                                    "likvard {}, seed {}, {} futures, result {}")),
                         one.origin.version, one.origin.seed, one.origin.replicates,
                         one.origin.result_hash));
    }
}

void add_gaps(Book& book, const Material& material, const figures::Subject& subject)
{
    const auto whole = material.view().municipality();
    if (!whole) {
        return;
    }
    struct Gap {
        Outcome outcome;
        const char* sv;
        const char* en;
    };
    constexpr std::array gaps{
        Gap{Outcome::gap_school_quarters_pass_pp, "Gap skolkvartiler", "Gap school quarters"},
        Gap{Outcome::gap_schools_p90_p10_pp, "Gap skolor P90–P10", "Gap schools P90–P10"},
        Gap{Outcome::gap_parents_pass_pp, "Gap föräldrar", "Gap parents"},
        Gap{Outcome::gap_background_pass_pp, "Gap bakgrund", "Gap background"},
        Gap{Outcome::gap_sex_pass_pp, "Gap kön", "Gap sex"},
    };
    for (const Gap& gap : gaps) {
        const figures::Table table = figures::over_time_table(subject, gap.outcome, *whole);
        if (table.rows.empty()) {
            continue;
        }
        const Placed placed = book.table(material.pick(gap.sv, gap.en), table);
        constexpr double thin = 0.75;
        using namespace figures::over_time_column;
        const auto beside = static_cast<lxw_col_t>(table.columns.size() + 1);
        book.chart(placed, LXW_CHART_LINE, table.caption,
                   {{baseline, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH},
                    {plan, chart::Ink::plan},
                    {baseline_low90, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH, thin, false},
                    {baseline_high90, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH, thin, false},
                    {plan_low90, chart::Ink::plan, LXW_CHART_LINE_DASH_SOLID, thin, false},
                    {plan_high90, chart::Ink::plan, LXW_CHART_LINE_DASH_SOLID, thin, false}},
                   beside);
    }
}

/// What each lever adds, a sheet for every plan that was taken apart.
void add_why(Book& book, const Material& material, const std::vector<figures::Subject>& subjects)
{
    const Language language = material.options.language;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const figures::Subject& subject = subjects[i];
        if (subject.apart == nullptr) {
            continue;
        }
        const std::vector<figures::Cause> causes =
            subject.apart->causes(figures::headline_outcome, language);
        figures::Table table = figures::why_table(subject, figures::headline_outcome, causes);
        std::string name = material.pick("Varför", "Why");
        if (subjects.size() > 1) { // whose parts they are
            const RunInfo& run = subject.view.info();
            table.caption =
                fmt::format("{}: {}", material.pick(run.title_sv, run.title_en), table.caption);
            name += i > 0 ? fmt::format(" {}", i + 1) : "";
        }
        const Placed placed = book.table(name, table);
        std::vector<Told> told;
        for (const figures::Cause& cause : causes) {
            told.push_back({cause.title, figures::is_clear(cause.effect)});
        }
        if (table.rows.size() > causes.size()) {
            told.push_back({std::get<std::string>(table.rows.back().front()),
                            figures::is_clear(subject.apart->whole(figures::headline_outcome))});
        }
        const Unit unit = info(figures::headline_outcome).unit;
        book.intervals(placed, table.caption, capitalised(difference_unit_word(unit, language)),
                       told, static_cast<lxw_col_t>(table.columns.size() + 1));
        book.note(placed, material.pick("Punkt: bidrag. Streck: 90 % av framtiderna. Grått: går "
                                        "inte att skilja från noll.",
                                        "Dot: what it adds. Line: 90% of futures. Grey: cannot "
                                        "be told from zero."));
    }
}

void add_costs(Book& book, const Material& material, const figures::Subject& subject)
{
    figures::Table table = figures::money_table(subject);
    if (table.rows.empty()) {
        return;
    }
    Placed placed = book.table(material.pick("Kostnader", "Costs"), table);
    placed.last -= 1; // the chart is of the years, not of their total
    constexpr std::array inks{chart::Ink::plan,     chart::Ink::widens,   chart::Ink::narrows,
                              chart::Ink::pinned_1, chart::Ink::pinned_2, chart::Ink::baseline};
    std::vector<Series> series;
    for (std::size_t i = 1; i + 1 < table.columns.size(); ++i) { // the last one is the whole plan
        series.push_back({static_cast<lxw_col_t>(i), inks.at((i - 1) % inks.size())});
    }
    book.chart(placed, LXW_CHART_COLUMN_STACKED, table.caption, series,
               static_cast<lxw_col_t>(table.columns.size() + 1));
}

/// Every assumption of the run, as the model declares them and in its order.
figures::Table all_assumptions(const Material& material)
{
    const Language language = material.options.language;
    figures::Table table{
        .caption = material.pick("Alla antaganden i körningen", "All assumptions of the run"),
        .columns = {{material.pick("Nyckel", "Key"), -1},
                    {material.pick("Antagande", "Assumption"), -1},
                    {material.pick("Enhet", "Unit"), -1},
                    {material.pick("Värde", "Value"), as_it_is},
                    {material.pick("Fördelning", "Prior"), -1},
                    {material.pick("Källa", "Source"), -1},
                    {material.pick("Underlag", "Standing"), -1}},
        .rows = {}};
    for (const ParameterNote& note : material.view().info().parameters) {
        const auto index = parameter_named(note.key);
        const bool varies = !note.prior.starts_with("fixed");
        table.rows.push_back(
            {note.key, index ? capitalised(meaning(parameters()[*index], language)) : note.key,
             std::string(unit_symbol(note.unit, language)), note.central,
             varies ? prior_words(note.prior, language) : material.pick("fast", "fixed"),
             std::string(source(note.source, language)),
             std::string(standing_words(note.verified, language))});
    }
    return table;
}

figures::Table dictionary(const Material& material)
{
    figures::Table table{.caption = material.pick("Vad måtten betyder", "What the outcomes mean"),
                         .columns = {{material.pick("Nyckel", "Key"), -1},
                                     {material.pick("Mått", "Outcome"), -1},
                                     {material.pick("Enhet", "Unit"), -1},
                                     {material.pick("Bättre", "Better"), -1},
                                     {"Definition", -1}},
                         .rows = {}};
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string better =
            outcome.better == Better::higher  ? material.pick("högre", "higher")
            : outcome.better == Better::lower ? material.pick("lägre", "lower")
                                              : "–";
        table.rows.push_back({std::string(outcome.key),
                              std::string(title(outcome, material.options.language)),
                              std::string(unit_word(outcome.unit, material.options.language)),
                              better, std::string(definition(outcome, material.options.language))});
    }
    return table;
}

} // namespace

std::string workbook(const Material& material, const Origin& request)
{
    Book book(material, request);
    const std::vector<figures::Subject> subjects = material.subjects(figures::Header::plain);
    const figures::Subject& subject = subjects.front();
    add_summary(book, material);
    if (subjects.size() > 1) {
        book.table(material.pick("Jämförelse", "Comparison"),
                   figures::comparison_table(subjects, figures::headline_outcome));
    }
    add_gaps(book, material, subject);
    add_why(book, material, subjects);
    const figures::Table schools = figures::schools_table(subject, Outcome::pass_all_pct);
    if (!schools.rows.empty()) {
        const Placed placed = book.table(material.pick("Skolor", "Schools"), schools);
        book.chart(placed, LXW_CHART_BAR, schools.caption,
                   {{2, chart::Ink::baseline}, {3, chart::Ink::plan}},
                   static_cast<lxw_col_t>(schools.columns.size() + 1));
    }
    book.table(material.pick("Personal", "Staff"), figures::staff_table(subject));
    book.table(material.pick("Alla mått", "Outcomes"), outcomes_table(material));
    add_costs(book, material, subject);
    book.table(material.pick("Antaganden", "Assumptions"), assumptions_table(material));
    book.table(material.pick("Alla antaganden", "All assumptions"), all_assumptions(material));
    book.table(material.pick("Spakar", "Levers"), evidence_table(material));
    book.table(material.pick("Ordlista", "Dictionary"), dictionary(material));
    book.origin(request);
    return book.bytes();
}

} // namespace likvard::report
