#include "viz/report/content.hpp"

#include "core/check.hpp"
#include "core/months.hpp"
#include "results/statement.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/token.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace likvard::report {

using figures::Header;

namespace {

constexpr double wide = 680.0;   // a page of A4 between its margins
constexpr double narrow = 380.0; // a telephone held upright

Language language_of(const Origin& request)
{
    return request.language == "sv" ? Language::sv : Language::en;
}

/// The figures of one run that a report shows, in its order, where they can be drawn.
std::vector<std::string> figures_of(const Material& material)
{
    if (material.runs.size() > 1) {
        return {"gap", "difference", "why", "money"};
    }
    return {"gap", "difference", "why", "schools", "map", "staff", "money"};
}

/// The figure twice: for a page and for a telephone. Nothing when it cannot be drawn.
std::optional<FigureBlock> block_of(const std::string& key,
                                    std::span<const figures::Subject> subjects,
                                    const figures::Places* places)
{
    auto figure = figures::draw(key, subjects, places);
    if (!figure) {
        return std::nullopt;
    }
    std::vector<figures::Subject> small(subjects.begin(), subjects.end());
    for (figures::Subject& subject : small) {
        subject.options.width = narrow;
    }
    return FigureBlock{std::move(*figure), figures::draw(key, small, places)->scene};
}

const figures::Places* places_of(const Run& run)
{
    return run.places ? &*run.places : nullptr;
}

void add_figures(Document& document, const Material& material, std::size_t run)
{
    const std::vector<figures::Subject> subjects = material.subjects(Header::plain);
    for (const std::string& key : figures_of(material)) {
        auto block = block_of(key, {&subjects[run], 1}, places_of(material.runs[run]));
        if (block) {
            if (material.runs.size() > 1) {
                block->figure.key += fmt::format("-{}", run + 1);
            }
            document.blocks.emplace_back(std::move(*block));
        }
    }
}

void add_comparison(Document& document, const Material& material)
{
    const std::vector<figures::Subject> subjects = material.subjects(Header::plain);
    document.blocks.emplace_back(
        Heading{2, material.pick("Planerna jämförda", "The plans compared")});
    if (auto block = block_of("comparison", subjects, nullptr)) {
        document.blocks.emplace_back(std::move(*block));
    }
}

void add_results(Document& document, const Material& material)
{
    for (std::size_t i = 0; i < material.runs.size(); ++i) {
        const RunInfo& run = material.views[i]->info();
        const std::string title = material.pick(run.title_sv, run.title_en);
        document.blocks.emplace_back(
            Heading{2, material.runs.size() > 1 ? title : material.pick("Resultat", "Results")});
        if (material.runs.size() > 1) {
            document.blocks.emplace_back(
                Paragraph{result_sentence(material, *material.views[i]), false});
        }
        add_figures(document, material, i);
    }
    if (material.runs.size() == 1) {
        document.blocks.emplace_back(Heading{2, material.pick("Alla mått", "Every outcome")});
        document.blocks.emplace_back(TableBlock{outcomes_table(material)});
    }
}

} // namespace

Material::Material(std::span<const Run> all, const Origin& request)
    : runs(all),
      font(chart::load_font(chart::find_font())), options{.language = language_of(request),
                                                          .theme = request.dark
                                                                       ? chart::Theme::dark
                                                                       : chart::Theme::light,
                                                          .width = wide}
{
    if (request.look) {
        options.width = request.look->width;
        options.height = request.look->height;
        options.centre_lines = request.look->centre_lines;
        options.paths = request.look->paths;
        options.whole_range = request.look->whole_range;
        options.order = figures::school_order_named(request.look->order).value_or(options.order);
        options.falling = request.look->falling;
    }
    for (const Run& run : runs) {
        views.push_back(std::make_unique<ResultsView>(run.results, request.small_groups));
    }
}

std::vector<figures::Subject> Material::subjects(Header header) const
{
    std::vector<figures::Subject> found;
    figures::Options own = options;
    own.header = header;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        found.push_back({.view = *views[i],
                         .font = *font,
                         .options = own,
                         .version = runs[i].origin.version,
                         .result_hash = runs[i].origin.result_hash,
                         .apart = runs[i].apart ? &*runs[i].apart : nullptr});
    }
    return found;
}

figures::Figure figure_named(const Material& material, const std::string& key, Header header)
{
    if (auto figure =
            figures::draw(key, material.subjects(header), places_of(material.runs.front()))) {
        return std::move(*figure);
    }
    throw DataError(figure_faults(key, material.view().groups()));
}

std::vector<std::pair<std::string, std::string>> facts_of(const Origin& origin)
{
    std::vector<std::pair<std::string, std::string>> facts;
    for (std::size_t i = 0; i < origin.runs.size(); ++i) {
        const RunOrigin& run = origin.runs[i];
        const std::string suffix = i == 0 ? "" : fmt::format("-{}", i + 1);
        facts.emplace_back("program_version" + suffix, run.version);
        facts.emplace_back("seed" + suffix, std::to_string(run.seed));
        facts.emplace_back("replicates" + suffix, std::to_string(run.replicates));
        facts.emplace_back("result_hash" + suffix, run.result_hash);
        facts.emplace_back("parameters" + suffix, run.parameters);
        facts.emplace_back("plan" + suffix, run.plan);
    }
    return facts;
}

std::string report_title(const Material& material)
{
    if (material.runs.size() == 1) {
        const RunInfo& run = material.view().info();
        return material.pick(run.title_sv, run.title_en);
    }
    return fmt::format(fmt::runtime(material.pick("{} planer för {}", "{} plans for {}")),
                       material.runs.size(), material.view().info().municipality);
}

std::string draws_words(const Material& material, const RunOrigin& run)
{
    constexpr std::string_view calibrated = "posterior ";
    constexpr std::size_t shown_hash = 16;
    if (!run.parameters.starts_with(calibrated)) {
        return material.pick("ur fördelningarna före kalibrering (priors)",
                             "from the priors, not calibrated");
    }
    return material.pick("kalibrerade, posterior ", "calibrated, posterior ") +
           run.parameters.substr(calibrated.size(), shown_hash);
}

std::string date_of(const RunInfo& run)
{
    return fmt::format("{}-08-01T00:00:00", run.first_year);
}

Document document_of(const Material& material, const Origin& request)
{
    const RunInfo& run = material.view().info();
    Document document{.language = material.options.language,
                      .title = report_title(material),
                      .question = material.runs.size() == 1
                                      ? material.pick(run.question_sv, run.question_en)
                                      : "",
                      .description = result_sentence(material, material.view()),
                      .date = date_of(run),
                      .token = origin_token(request),
                      .facts = facts_of(request),
                      .blocks = {}};
    if (!request.figure.empty()) {
        const figures::Figure figure = figure_named(material, request.figure, Header::plain);
        document.description = figure.scene.description;
        document.blocks.emplace_back(*block_of(request.figure, material.subjects(Header::plain),
                                               places_of(material.runs.front())));
        return document;
    }
    add_opening(document, material);
    if (material.runs.size() > 1) {
        add_comparison(document, material);
    }
    add_results(document, material);
    add_limits(document, material);
    add_method(document, material);
    add_plans(document, material);
    return document;
}

} // namespace likvard::report
