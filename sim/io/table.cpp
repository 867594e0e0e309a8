#include "io/table.hpp"

#include "core/months.hpp"
#include "io/table_parts.hpp"

#include <fmt/format.h>

namespace likvard {
namespace {

using layout::Style;
using table::Context;

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
        table::clear_mark, context.percent(table::most_futures));
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

std::string table_text(const ResultsView& view, Language language, bool colour, TableRows rows)
{
    Context context{view, language, colour, rows};
    std::string text = run_head(context);
    if (view.futures() > 0) {
        std::string outcomes = table::comparisons(context);
        const std::string schools = table::schools_block(context);
        if (!outcomes.empty()) {
            outcomes += notes(context);
        }
        add_block(text, outcomes);
        add_block(text, table::before_after(context));
        add_block(text, schools);
        add_block(text, table::money_block(context));
    }
    const Statement sentence = statement(view);
    add_block(text, paragraph(framing_sentence(language), Style::plain, colour) +
                        paragraph(language == Language::sv ? sentence.sv : sentence.en, Style::bold,
                                  colour));
    return text;
}

} // namespace likvard
