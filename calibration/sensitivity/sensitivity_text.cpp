// The answer in words and as a table.
#include "calibration/sensitivity/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

bool swedish(Language language)
{
    return language == Language::sv;
}

/// "31 %" in Swedish (no-break space), "31%" in English; shares below zero are noise around zero.
std::string percent(double share, Language language)
{
    constexpr double whole = 100.0;
    const double shown = std::max(0.0, std::round(share * whole));
    return fmt::format("{:.0f}{}%", shown, swedish(language) ? "\u00A0" : "");
}

std::string number(double value, Language language)
{
    std::string text = fmt::format("{:.3g}", value);
    std::ranges::replace(text, '.', swedish(language) ? ',' : '.');
    if (text.starts_with('-')) {
        text = "\u2212" + text.substr(1);
    }
    return text;
}

std::string with_interval(const Estimate& estimate, Language language)
{
    return fmt::format("{} ({}\u2013{})", percent(estimate.value, language),
                       percent(estimate.low90, language), percent(estimate.high90, language));
}

/// Width in characters, not bytes.
std::string padded(const std::string& text, std::size_t width)
{
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    return text + std::string(width > characters ? width - characters : 1, ' ');
}

constexpr std::size_t key_width = 40;
constexpr std::size_t number_width = 22;

std::vector<std::size_t> by_weight(const std::vector<Estimate>& weights)
{
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return weights[a].value > weights[b].value; });
    return order;
}

std::string luck_words(const Sensitivity& answer, double share, Language language)
{
    share = std::min(share, 1.0); // an estimate may end above the whole, a sentence may not
    const bool drawn = answer.parameters == "drawn";
    if (swedish(language)) {
        return fmt::format("{} av spridningen är {}", percent(share, language),
                           drawn ? "tärning och de antaganden som inte är faktorer" : "tärning");
    }
    return fmt::format("{} of the spread is {}", percent(share, language),
                       drawn ? "dice and the assumptions that are no factors" : "dice");
}

std::string sobol_rows(const Sensitivity& answer, Language language)
{
    const SobolIndices& indices = *answer.sobol;
    std::string text = padded("", key_width) +
                       padded(swedish(language) ? "ensam" : "first order", number_width) +
                       "total\n";
    for (const std::size_t j : by_weight(indices.total)) {
        text += padded("  " + answer.factors[j], key_width) +
                padded(with_interval(indices.first[j], language), number_width) +
                with_interval(indices.total[j], language) + "\n";
    }
    return text;
}

std::string morris_rows(const Sensitivity& answer, Language language)
{
    std::string text =
        padded("", key_width) + padded("μ*", number_width) + padded("μ", number_width) + "σ\n";
    std::vector<Estimate> weights;
    for (const MorrisEffects& factor : answer.morris->factors) {
        weights.push_back(factor.absolute);
    }
    for (const std::size_t j : by_weight(weights)) {
        const MorrisEffects& factor = answer.morris->factors[j];
        text += padded("  " + answer.factors[j], key_width) +
                padded(fmt::format("{} ({}\u2013{})", number(factor.absolute.value, language),
                                   number(factor.absolute.low90, language),
                                   number(factor.absolute.high90, language)),
                       number_width) +
                padded(number(factor.mean.value, language), number_width) +
                number(factor.spread.value, language) + "\n";
    }
    return text;
}

std::string quantity_words(Quantity of, Language language)
{
    switch (of) {
    case Quantity::difference:
        return swedish(language) ? "planens effekt" : "the plan's effect";
    case Quantity::plan:
        return swedish(language) ? "med planen" : "with the plan";
    case Quantity::baseline:
        return swedish(language) ? "utan plan" : "without the plan";
    }
    return "";
}

/// Where luck stands: as a factor, its total index; else what futures of a row differ by.
std::optional<double> luck_of(const Sensitivity& answer)
{
    if (answer.has_luck && answer.sobol) {
        return answer.sobol->total.back().value;
    }
    return answer.luck_share;
}

} // namespace

std::string sentence(const Sensitivity& answer, Language language)
{
    std::string text;
    const std::optional<double> luck = luck_of(answer);
    if (answer.sobol && !(answer.sobol->variance > 0.0)) {
        return swedish(language) ? "Utfallet varierar inte alls."
                                 : "The outcome does not vary at all.";
    }
    if (luck && !std::isnan(*luck)) {
        text = luck_words(answer, *luck, language) + ". ";
    }
    if (answer.sobol) {
        const SobolIndices& s = *answer.sobol;
        const std::string& leader = answer.factors[s.leader];
        text += swedish(language)
                    ? fmt::format("Mest betyder {}: {} totalt, störst i {} av omsamplingarna.",
                                  leader == "luck" ? "tärningen" : leader,
                                  percent(std::min(s.total[s.leader].value, 1.0), language),
                                  percent(s.leader_share, language))
                    : fmt::format("Most depends on {}: {} in total, the greatest in {} of the "
                                  "resamples.",
                                  leader, percent(std::min(s.total[s.leader].value, 1.0), language),
                                  percent(s.leader_share, language));
    }
    return text;
}

std::string table_text(const std::vector<Sensitivity>& answers, Language language)
{
    std::string text;
    for (const Sensitivity& answer : answers) {
        const OutcomeInfo& outcome = info(answer.outcome);
        const std::string_view title = swedish(language) ? outcome.title_sv : outcome.title_en;
        constexpr int century = 100;
        text += fmt::format("{}{} ({}), {}, {}/{:02}\n", text.empty() ? "" : "\n", title,
                            outcome.key, quantity_words(answer.of, language), answer.year,
                            (answer.year + 1) % century);
        text += answer.sobol ? sobol_rows(answer, language) : morris_rows(answer, language);
        const std::size_t dropped = answer.sobol ? answer.sobol->dropped : answer.morris->dropped;
        if (dropped > 0) {
            text += swedish(language)
                        ? fmt::format("  {} block utan värde är utelämnade\n", dropped)
                        : fmt::format("  {} blocks without a value are left out\n", dropped);
        }
        const std::string words = sentence(answer, language);
        text += words.empty() ? "" : "  " + words + "\n";
    }
    return text;
}

} // namespace likvard
