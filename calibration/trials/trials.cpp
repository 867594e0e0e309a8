#include "calibration/trials/trials.hpp"

#include "io/json_trials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard {

std::span<const Trial> all_trials()
{
    static constexpr std::array list{
        Trial{"star", "small classes in F-3", star_trial},
        Trial{"matematiklyftet", "staggered roll-out of collegial work", roll_out_trial},
        Trial{"small_group_maths", "maths in small groups", small_group_trial},
        Trial{"coaching", "coaching of teachers", coaching_trial},
        Trial{"pay_premium", "ten per cent more pay", pay_trial},
        Trial{"absence_mentor", "mentors for often absent pupils", mentor_trial},
        Trial{"principal_changes", "what principals mean", principal_trial},
        Trial{"placebo", "nothing is done", placebo_trial},
    };
    return list;
}

void judge(TrialResult& result)
{
    const TrialEffect& r = result.recovered;
    const TrialEffect& p = result.published;
    const bool holds_published = r.low <= p.effect && p.effect <= r.high;
    const bool within_published = p.low <= r.effect && r.effect <= p.high;
    const bool honest =
        !result.in_model || (r.low <= *result.in_model && *result.in_model <= r.high);
    if (!honest) {
        result.verdict = "missed";
    } else if (holds_published || within_published) {
        result.verdict = "recovered";
    } else {
        result.verdict = std::abs(r.effect) < std::abs(p.effect) ? "smaller" : "larger";
    }
}

namespace {

std::string interval(const TrialEffect& e)
{
    return fmt::format("{:.3f} ({:.3f} to {:.3f})", e.effect, e.low, e.high);
}

std::string verdict_text(const std::string& verdict, bool sv)
{
    if (!sv) {
        return verdict;
    }
    constexpr std::array<std::array<std::string_view, 2>, 5> words{{{"recovered", "återfunnen"},
                                                                    {"smaller", "mindre"},
                                                                    {"larger", "större"},
                                                                    {"missed", "missad"},
                                                                    {"phantom", "skenbar"}}};
    for (const auto& [en, swedish] : words) {
        if (verdict == en) {
            return std::string(swedish);
        }
    }
    return verdict;
}

} // namespace

std::string trials_table(const std::vector<TrialResult>& results, Language language)
{
    const bool sv = language == Language::sv;
    std::string text;
    for (const TrialResult& r : results) {
        text += fmt::format("{}\n", sv ? r.says_sv : r.says_en);
        text += fmt::format("  {:<12}{:>28} {}\n", sv ? "publicerad" : "published",
                            interval(r.published), r.unit);
        text += fmt::format("  {:<12}{:>28} {}   {}\n", sv ? "återfunnen" : "recovered",
                            interval(r.recovered), r.unit, verdict_text(r.verdict, sv));
        if (r.in_model) {
            text +=
                fmt::format("  {:<12}{:>28.3f}\n", sv ? "i modellen" : "in the model", *r.in_model);
        }
        text += fmt::format("  {}{}\n", r.source, r.note.empty() ? "" : "; " + r.note);
        text += "\n";
    }
    text += sv ? "95 % intervall. \"I modellen\": vad åtgärden gav dem som fick den, vilket bara "
                 "modellen vet.\n"
               : "95% intervals. \"In the model\": what treatment gave those who had it, which the "
                 "model alone knows.\n";
    return text;
}

std::string trials_json(const std::vector<TrialResult>& results)
{
    std::vector<TrialRowJson> rows;
    for (const TrialResult& r : results) {
        rows.push_back({r.name, std::string(r.unit), std::string(r.source), r.published.effect,
                        r.published.low, r.published.high, r.recovered.effect, r.recovered.low,
                        r.recovered.high, r.in_model, r.verdict, r.note});
    }
    return trial_rows_json(rows);
}

} // namespace likvard
