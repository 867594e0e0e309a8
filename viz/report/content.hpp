// What a report says, in order: the answer, what it rests on, the figures, the method.
#pragma once

#include "results/results_view.hpp"
#include "viz/report/document.hpp"

#include <memory>
#include <span>

namespace likvard::report {

/// The runs as they are read for one request: views, font and options that figures share.
struct Material {
    Material(std::span<const Run> all, const Origin& request);

    std::span<const Run> runs;
    std::unique_ptr<chart::Font> font;
    figures::Options options;
    std::vector<std::unique_ptr<ResultsView>> views; // one a run

    [[nodiscard]] const ResultsView& view() const { return *views.front(); }
    [[nodiscard]] std::vector<figures::Subject> subjects(figures::Header header) const;
    [[nodiscard]] std::string pick(const std::string& sv, const std::string& en) const
    {
        return options.language == Language::sv ? sv : en;
    }
};

/// The figure of that key. Throws DataError with the keys that there are.
[[nodiscard]] figures::Figure figure_named(const Material& material, const std::string& key,
                                           figures::Header header);

/// Version, seed, futures, hash, where its assumptions are drawn from ("priors" or "posterior" with
/// its hash) and plan of every run, as keys and values for a file's metadata.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> facts_of(const Origin& origin);

/// The date that a file is said to be from: it has no other, so that its bytes are the run's.
[[nodiscard]] std::string date_of(const RunInfo& run);

/// The whole report, or the one figure that the request names with its table.
[[nodiscard]] Document document_of(const Material& material, const Origin& request);

/// Every outcome of the municipality in the last year: baseline, plan, difference, interval.
[[nodiscard]] figures::Table outcomes_table(const Material& material);

} // namespace likvard::report
