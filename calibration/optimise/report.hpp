// A search and its verdict as words, a table and rows for JSON.
#pragma once

#include "calibration/optimise/verdict.hpp"
#include "io/json_optimise.hpp"
#include "results/phrases.hpp"

#include <string>

namespace likvard {

/// Everything that is said of a search.
struct OptimiseReport {
    const Scenario* plan = nullptr;
    const SearchQuestion* question = nullptr;
    const SearchResult* result = nullptr;
    Aim aim;
    std::vector<std::size_t> plans; // the affordable frontier, the cheapest first
    std::optional<Choice> choice;
    RegretTable regret;
    std::optional<FailureRule> failure; // of the chosen plan
    int last_year = 0;
};

[[nodiscard]] OptimiseReport report_of(const Scenario& plan, const SearchQuestion& question,
                                       const SearchResult& result, const Aim& aim);

[[nodiscard]] std::string table_text(const OptimiseReport& report, Language language);
[[nodiscard]] OptimiseJson json_of(const OptimiseReport& report);

/// Which plan was chosen and how sure that is.
[[nodiscard]] std::string choice_sentence(const OptimiseReport& report, Language language);
/// The assumptions under which the chosen plan fails.
[[nodiscard]] std::string failure_sentence(const OptimiseReport& report, Language language);

} // namespace likvard
