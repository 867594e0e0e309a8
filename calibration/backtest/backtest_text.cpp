// The backtest as a person, a script and a spreadsheet read it.
#include "calibration/backtest/backtest.hpp"
#include "io/json_backtest.hpp"
#include "io/municipality_cells.hpp"
#include "io/number_text.hpp"

#include <fmt/format.h>

namespace likvard {
namespace {

constexpr double per_cent = 100.0;

struct Words {
    std::string_view sv, en;
    [[nodiscard]] std::string_view in(Language language) const
    {
        return language == Language::sv ? sv : en;
    }
};

constexpr std::array<Words, judged_count> outcome_words{
    Words{"Meritvärde, poäng", "Merit value, points"},
    Words{"Godkänt i alla ämnen, %", "Passing all subjects, %"},
    Words{"Behöriga till gymnasiet, %", "Eligible for upper secondary, %"}};
constexpr std::array<Words, baseline_count> baseline_words{
    Words{"sista kända året", "last known year"},
    Words{"sista kända året och landets förändring", "last known year and drift"},
    Words{"sammansättning", "composition"},
    Words{"sammansättning och första året", "composition and first year"},
    Words{"sammansättning och kända år, medel", "composition and mean of known years"}};
constexpr Words simulated_words{"simulatorn", "the simulator"};
constexpr Words hierarchical_words{"hierarkisk modell", "hierarchical model"};

std::string line(std::string_view name, const Scores& s)
{
    return fmt::format("  {:<42}{:>8.2f}{:>8.2f}{:>8.2f}{:>8.0f}{:>8.0f}{:>8.1f}{:>8.1f}\n", name,
                       s.rmse, s.mae, s.crps, per_cent * s.cover50, per_cent * s.cover90, s.width50,
                       s.width90);
}

std::string block(const Past& past, const OutcomeScores& scores, Language language)
{
    const auto k = static_cast<std::size_t>(scores.outcome);
    const Scores own = scores_of(scores.simulated);
    const bool sv = language == Language::sv;
    std::string text =
        sv ? fmt::format("{} {}/{:02}: kända år {}, {} skolor\n", outcome_words[k].sv, past.to,
                         (past.to + 1) % 100, scores.known, own.schools)
           : fmt::format("{} {}/{:02}: known years {}, {} schools\n", outcome_words[k].en, past.to,
                         (past.to + 1) % 100, scores.known, own.schools);
    text += fmt::format("  {:<42}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}\n", "", "RMSE", "MAE", "CRPS",
                        sv ? "i 50%" : "in 50%", sv ? "i 90%" : "in 90%",
                        sv ? "bredd50" : "width50", sv ? "bredd90" : "width90");
    text += line(simulated_words.in(language), own);
    text += line(hierarchical_words.in(language), scores_of(scores.hierarchical));
    for (std::size_t b = 0; b < baseline_count; ++b) {
        text += line(baseline_words[b].in(language), scores_of(scores.baselines[b]));
    }
    const AgainstBest ratio = against_best(scores);
    text += fmt::format(
        fmt::runtime(sv ? "  mot den bästa av de andra: RMSE {:.3f}, CRPS {:.3f}; 90 % täcker "
                          "{:.0f}, {:.0f} och {:.0f} % i tredjedelarna under {:.0f}, under {:.0f} "
                          "och därutöver avgångselever\n\n"
                        : "  against the best of the others: RMSE {:.3f}, CRPS {:.3f}; 90% cover "
                          "{:.0f}, {:.0f} and {:.0f}% in the thirds below {:.0f}, below {:.0f} and "
                          "above leavers\n\n"),
        ratio.rmse, ratio.crps, per_cent * scores.cover90_by_size[0],
        per_cent * scores.cover90_by_size[1], per_cent * scores.cover90_by_size[2],
        scores.size_cuts[0], scores.size_cuts[1]);
    return text;
}

ScoreRow row_of(std::string name, const Scores& s)
{
    return {std::move(name), s.schools, s.rmse,    s.mae,    s.crps,
            s.cover50,       s.cover90, s.width50, s.width90};
}

} // namespace

std::string backtest_table(const Past& past, const std::vector<OutcomeScores>& all,
                           Language language)
{
    std::string text;
    for (const OutcomeScores& scores : all) {
        text += block(past, scores, language);
    }
    text += language == Language::sv
                ? "Sammansättning och årskullens storlek är målårets, för modellen och alla andra; "
                  "allt är anpassat utan den kommun som\nförutsägs. Mål som visas som ~100 räknas "
                  "inte; som känt värde läses ~100 som 2,2 elever under alla.\n"
                : "Composition and cohort size are those of the target year, for the model and all "
                  "others; everything is fitted without the\nmunicipality that is predicted. "
                  "Targets shown as ~100 are left out; as a known value ~100 is read as 2.2 pupils "
                  "short of all.\n";
    return text;
}

std::string backtest_json(const std::vector<OutcomeScores>& all)
{
    std::vector<BacktestRow> rows;
    for (const OutcomeScores& scores : all) {
        BacktestRow row;
        row.key = judged_keys[static_cast<std::size_t>(scores.outcome)];
        row.known_years = scores.known;
        row.simulator = row_of("simulator", scores_of(scores.simulated));
        for (std::size_t b = 0; b < baseline_count; ++b) {
            row.baselines.push_back(
                row_of(std::string(baseline_keys[b]), scores_of(scores.baselines[b])));
        }
        row.baselines.push_back(row_of("hierarchical", scores_of(scores.hierarchical)));
        row.cover90_by_size.assign(scores.cover90_by_size.begin(), scores.cover90_by_size.end());
        rows.push_back(std::move(row));
    }
    return backtest_rows_json(rows);
}

std::string backtest_csv(const Past& past, const std::vector<OutcomeScores>& all)
{
    std::string text = "outcome,known_years,code,municipality,leavers,seen,mean,median,low50,"
                       "high50,low90,high90,crps,hierarchical";
    for (const std::string_view key : baseline_keys) {
        text += fmt::format(",{}", key);
    }
    text += "\n";
    for (const OutcomeScores& scores : all) {
        for (std::size_t k = 0; k < scores.rows.size(); ++k) {
            const PastSchool& school = past.schools[scores.rows[k]];
            const Scored& s = scores.simulated[k];
            text += fmt::format("{},{},{},{},{},{},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f}"
                                ",{:.3f}",
                                judged_keys[static_cast<std::size_t>(scores.outcome)], scores.known,
                                code_text(school.unit.code), school.municipality_name,
                                number_text(school.leavers), number_text(s.seen), s.mean, s.median,
                                s.low50, s.high50, s.low90, s.high90, s.crps,
                                scores.hierarchical[k].mean);
            for (const auto& baseline : scores.baselines) {
                text += fmt::format(",{:.3f}", baseline[k].mean);
            }
            text += "\n";
        }
    }
    return text;
}

} // namespace likvard
