// Every outcome of the municipality in one table.
#include "core/months.hpp"
#include "viz/report/parts.hpp"

#include <fmt/format.h>

namespace likvard::report {

figures::Table outcomes_table(const Material& material)
{
    const ResultsView& view = material.view();
    const figures::Subject subject{
        .view = view, .font = *material.font, .options = material.options};
    const int year = view.info().last_year;
    figures::Table table{.caption = fmt::format(fmt::runtime(material.pick("{}, alla mått {}",
                                                                           "{}, every outcome {}")),
                                                view.info().municipality, school_year_text(year)),
                         .columns = {{material.pick("Mått", "Outcome"), -1},
                                     {material.pick("Utan plan", "Baseline"), 2},
                                     {material.pick("Plan", "Plan"), 2},
                                     {material.pick("Skillnad", "Difference"), 2},
                                     {material.pick("90 % från", "90% from"), 2},
                                     {material.pick("90 % till", "90% to"), 2},
                                     {material.pick("Bättre i", "Better in"), 0},
                                     {material.pick("Sämre i", "Worse in"), 0},
                                     {material.pick("av framtider", "of futures"), 0}},
                         .rows = {}};
    const auto whole = view.municipality();
    for (const OutcomeInfo& outcome : outcomes()) {
        const auto pair = whole ? view.compare(outcome.id, *whole, year) : std::nullopt;
        if (!pair) {
            continue;
        }
        const double scale = shown_scale(outcome.unit);
        const Difference& change = pair->difference;
        const bool directed = outcome.better != Better::neither;
        const auto count = [&](int futures) {
            return directed ? figures::Cell(static_cast<double>(futures))
                            : figures::Cell(std::string());
        };
        table.rows.push_back({figures::title_with_unit(subject, outcome),
                              pair->baseline.mean * scale, pair->plan.mean * scale,
                              change.spread.mean * scale, change.spread.low90 * scale,
                              change.spread.high90 * scale, count(change.better),
                              count(change.worse), static_cast<double>(change.spread.futures)});
    }
    return table;
}

} // namespace likvard::report
