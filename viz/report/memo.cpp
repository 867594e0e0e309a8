#include "viz/report/memo.hpp"

#include "core/months.hpp"
#include "results/statement.hpp"
#include "viz/chart/utf8.hpp"
#include "viz/figures/comparison.hpp"
#include "viz/figures/limits.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/staff.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/token.hpp"
#include "viz/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>

namespace likvard::report {

namespace {

/// Text in a paragraph: what Markdown would take for markup stands with a backslash.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view(R"(\`*_[]<>|#)").find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// Characters of a column: so that no word of it is broken, and what its longest line would take.
struct Need {
    double least = 0.0, most = 0.0;
};

Need need_of(const figures::Table& table, std::size_t column, Language language)
{
    constexpr double air = 4.0; // margins of cells, and type that is wider than usual
    double word = 0.0;
    double line = 0.0;
    const auto cover = [&](const std::string& text) {
        word = std::max(word, static_cast<double>(
                                  std::ranges::max(word_lengths(text, ends_lines_in_documents))));
        return static_cast<double>(chart::code_points(text).size());
    };
    cover(table.columns[column].title); // a head may stand on several lines
    for (const std::vector<figures::Cell>& row : table.rows) {
        line = std::max(
            line, cover(figures::text(row[column], table.columns[column].decimals, language)));
    }
    return {word + air, std::max(word, line) + air};
}

/// Widths of a table's columns in characters: no word is broken as far as a page of paper has room,
/// and what is left goes to those who have long lines.
std::vector<std::size_t> widths_of(const figures::Table& table, Language language)
{
    constexpr double page = 72.0; // dashes that pandoc takes for the whole width of the text
    std::vector<Need> needs;
    double least = 0.0;
    double more = 0.0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        needs.push_back(need_of(table, i, language));
        least += needs.back().least;
        more += needs.back().most - needs.back().least;
    }
    const double part = more > 0.0 ? std::clamp((page - least) / more, 0.0, 1.0) : 0.0;
    std::vector<std::size_t> widths;
    for (const Need& need : needs) {
        widths.push_back(
            static_cast<std::size_t>(std::lround(need.least + part * (need.most - need.least))));
    }
    return widths;
}

/// Some columns of a table: what a page of paper has room for.
figures::Table columns_of(const figures::Table& all, std::initializer_list<std::size_t> chosen)
{
    figures::Table some{.caption = all.caption, .columns = {}, .rows = {}};
    some.rows.resize(all.rows.size());
    for (const std::size_t column : chosen) {
        some.columns.push_back(all.columns[column]);
        for (std::size_t row = 0; row < all.rows.size(); ++row) {
            some.rows[row].push_back(all.rows[row][column]);
        }
    }
    return some;
}

struct Memo {
    const Material& material;
    std::string out;

    template <class... Values> void add(fmt::format_string<Values...> format, Values&&... values)
    {
        fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
    }
    void heading(const std::string& sv, const std::string& en)
    {
        add("## {}\n\n", material.pick(sv, en));
    }
    void paragraph(std::string_view text)
    {
        if (!text.empty()) {
            add("{}\n\n", escaped(text));
        }
    }
    void bullets(const std::vector<std::string>& items)
    {
        for (const std::string& item : items) {
            add("- {}\n", escaped(item));
        }
        out += "\n";
    }
    void table(const figures::Table& table)
    {
        add("Table: {}\n\n|", escaped(table.caption));
        for (const figures::Column& column : table.columns) {
            add(" {} |", escaped(column.title));
        }
        out += "\n|";
        const std::vector<std::size_t> widths = widths_of(table, material.options.language);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            // Where a line is long, pandoc takes the dashes as the columns' widths.
            const std::string dashes(widths[i], '-');
            out += table.columns[i].decimals < 0 ? " :" + dashes + " |" : " " + dashes + ": |";
        }
        out += "\n";
        for (const std::vector<figures::Cell>& row : table.rows) {
            out += "|";
            for (std::size_t i = 0; i < row.size(); ++i) {
                add(" {} |", escaped(figures::text(row[i], table.columns[i].decimals,
                                                   material.options.language)));
            }
            out += "\n";
        }
        out += "\n";
    }
};

std::string title_of(const Material& material, const ResultsView& view)
{
    return material.pick(view.info().title_sv, view.info().title_en);
}

void write_purpose(Memo& memo)
{
    const Material& material = memo.material;
    const RunInfo& run = material.view().info();
    memo.heading("Syfte", "Purpose");
    if (material.runs.size() == 1) { // several plans have no question in common
        memo.paragraph(material.pick(run.question_sv, run.question_en));
    }
    memo.paragraph(material.pick(
        "Bilagan redovisar en simulering. Eleverna och lärarna i den är påhittade; ingen verklig "
        "person förekommer.",
        "This appendix reports a simulation. Its pupils and teachers are synthetic; no real person "
        "is in it."));
    memo.heading("Alternativ", "Alternatives");
    std::vector<std::string> alternatives{std::string(framing_sentence(material.options.language))};
    for (const auto& view : material.views) {
        std::string levers;
        for (const LeverNote& lever : view->info().levers) {
            levers += levers.empty() ? "" : ", ";
            levers += uncapitalised(material.pick(lever.title_sv, lever.title_en));
        }
        alternatives.push_back(
            title_of(material, *view) + ": " +
            (levers.empty() ? material.pick("inga spakar", "no levers") : levers) + ".");
    }
    memo.bullets(alternatives);
}

/// What belongs to one plan: its title stands before it where there are several.
std::string whose(const Material& material, const ResultsView& view, const std::string& text)
{
    return text.empty() || material.views.size() == 1 ? text
                                                      : title_of(material, view) + ": " + text;
}

figures::Table whose(const Material& material, const ResultsView& view, figures::Table table)
{
    table.caption = whose(material, view, table.caption);
    return table;
}

void write_effect(Memo& memo, const std::vector<figures::Subject>& subjects)
{
    const Material& material = memo.material;
    memo.heading("Effekt", "Effect");
    for (const auto& view : material.views) {
        memo.paragraph(whose(material, *view, result_sentence(material, *view)));
    }
    for (const figures::Subject& subject : subjects) {
        if (subject.apart != nullptr) {
            memo.table(whose(material, subject.view,
                             figures::why_table(subject, figures::headline_outcome,
                                                subject.apart->causes(figures::headline_outcome,
                                                                      subject.options.language))));
        }
    }
    for (const figures::Subject& subject : subjects) {
        memo.paragraph(whose(material, subject.view,
                             figures::schools_sentence(subject, Outcome::pass_all_pct)));
        memo.paragraph(whose(material, subject.view, figures::staff_sentence(subject)));
    }
    if (subjects.size() > 1) {
        memo.paragraph(figures::comparison_sentence(subjects, figures::headline_outcome));
        memo.table(figures::comparison_table(subjects, figures::headline_outcome));
    }
    memo.heading("Osäkerhet", "Uncertainty");
    memo.paragraph(fmt::format(
        fmt::runtime(material.pick(
            "{} parade framtider har körts, var och en utan och med planen, med samma tur och "
            "samma "
            "antaganden i båda. Intervallen omfattar 90 av 100 framtider. Där intervallet rymmer "
            "noll går skillnaden inte att skilja från ingen skillnad.",
            "{} paired futures have been run, each without and with the plan, with the same luck "
            "and the same assumptions in both. The intervals hold 90 of 100 futures. Where an "
            "interval holds zero, the difference cannot be told from none.")),
        material.view().futures()));
    using namespace figures::over_time_column;
    for (const figures::Subject& subject : subjects) {
        if (const auto whole = subject.view.municipality()) {
            memo.table(whose(
                material, subject.view,
                columns_of(figures::over_time_table(subject, figures::headline_outcome, *whole),
                           {year, baseline, plan, difference, difference_low90, difference_high90,
                            better})));
        }
    }
}

void write_rest(Memo& memo, const std::vector<figures::Subject>& subjects)
{
    const Material& material = memo.material;
    memo.heading("Kostnad", "Cost");
    for (const figures::Subject& subject : subjects) {
        memo.paragraph(whose(material, subject.view, figures::money_sentence(subject)));
        memo.table(whose(material, subject.view, figures::money_table(subject)));
    }
    memo.heading("Antaganden", "Assumptions");
    for (const auto& view : material.views) {
        memo.paragraph(
            whose(material, *view, judgement_sentence(view->info(), material.options.language)));
    }
    const figures::Table assumptions = assumptions_table(material);
    if (!assumptions.rows.empty()) {
        memo.table(columns_of(assumptions,
                              {assumption_column::meaning, assumption_column::share,
                               assumption_column::told_from_chance, assumption_column::source,
                               assumption_column::standing})); // there is no room for the prior
    }
    const figures::Table evidence = evidence_table(material);
    if (!evidence.rows.empty()) {
        memo.table(evidence);
    }
    memo.heading("Vad modellen inte kan svara på", "What the model cannot answer");
    memo.bullets(figures::cannot_answer(material.options.language));
    memo.heading("Underlag", "Facts of the run");
    std::vector<std::string> facts;
    for (const Run& run : material.runs) {
        facts.push_back(fmt::format(
            fmt::runtime(material.pick(
                "{}: likvard {}, frö {}, {} framtider, dragna antaganden: {}, resultat {}",
                "{}: likvard {}, seed {}, {} futures, assumptions drawn: {}, result {}")),
            material.pick(run.results.info().title_sv, run.results.info().title_en),
            run.origin.version, run.origin.seed, run.origin.replicates,
            draws_words(material, run.origin), run.origin.result_hash));
    }
    memo.bullets(facts);
    memo.paragraph(material.view().shows_small_groups()
                       ? material.pick("Även utfall för färre än 10 elever visas, på begäran.",
                                       "Outcomes of fewer than 10 pupils are shown too, as asked.")
                       : material.pick("Utfall för färre än 10 elever visas inte.",
                                       "Outcomes of fewer than 10 pupils are not shown."));
    memo.paragraph(material.pick("Planen som fil:", "The plan as a file:"));
    for (const Run& run : material.runs) {
        memo.add("```toml\n{}```\n\n", run.origin.plan);
    }
}

} // namespace

std::string memo(const Material& material, const Origin& request)
{
    Memo memo{material, {}};
    const std::vector<figures::Subject> subjects = material.subjects(figures::Header::plain);
    const RunInfo& run = material.view().info();
    memo.add("# {}\n\n{}\n\n",
             escaped(material.pick("Bilaga: ", "Appendix: ") + report_title(material)),
             fmt::format(fmt::runtime(material.pick("*{}, läsåren {}–{}*", "*{}, {}–{}*")),
                         escaped(run.municipality), school_year_text(run.plan_year),
                         school_year_text(run.last_year)));
    write_purpose(memo);
    write_effect(memo, subjects);
    write_rest(memo, subjects);
    memo.add("<!-- {} -->\n", origin_token(request));
    return std::move(memo.out);
}

} // namespace likvard::report
