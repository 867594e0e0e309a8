#include "calibration/optimise/report.hpp"

#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "results/results_view.hpp"
#include "results/statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr double million = 1e6;

bool swedish(Language language)
{
    return language == Language::sv;
}

/// A number with a decimal comma in Swedish and a real minus.
std::string number(double value, int decimals, Language language)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) {
        text.erase(0, 1);
    }
    if (swedish(language)) {
        std::ranges::replace(text, '.', ',');
    }
    return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

std::string amount(double value, Language language)
{
    std::string text = fmt::format("{:.4g}", value);
    if (swedish(language)) {
        std::ranges::replace(text, '.', ',');
    }
    return text;
}

std::string padded(const std::string& text, std::size_t width)
{
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    return text + std::string(width > characters ? width - characters : 1, ' ');
}

/// A, B, C … of the plans in their order.
std::string letter(std::size_t i)
{
    constexpr std::size_t letters = 26;
    return std::string(1, static_cast<char>('A' + i % letters));
}

Band gains_of(const SearchResult& result, std::size_t trial, std::size_t target, Outcome outcome)
{
    std::vector<double> gains;
    for (std::size_t f = 0; f < result.parameters.size(); ++f) {
        gains.push_back(
            gain(outcome, result.baseline[target][f], result.trials[trial].value[target][f]));
    }
    return band_of(std::move(gains));
}

int succeeded(const OptimiseReport& report, std::size_t trial)
{
    return static_cast<int>(std::ranges::count(successes(*report.result, trial, report.aim), true));
}

std::size_t letter_of(const OptimiseReport& report, std::size_t trial)
{
    return static_cast<std::size_t>(std::ranges::find(report.plans, trial) - report.plans.begin());
}

std::string aim_words(const Aim& aim, Language language)
{
    const OutcomeInfo& its = info(aim.target);
    const bool lower = its.is_gap || its.better == Better::lower;
    if (!aim.reach) {
        return swedish(language) ? "är bättre än ingen plan" : "is better than no plan";
    }
    constexpr int decimals = 1;
    const std::string value = number(*aim.reach, decimals, language);
    return swedish(language) ? fmt::format("når {} {} eller {}", value, symbol(its.unit),
                                           lower ? "lägre" : "högre")
                             : fmt::format("reaches {} {} or {}", value, symbol(its.unit),
                                           lower ? "less" : "more");
}

std::string plan_rows(const OptimiseReport& report, Language language)
{
    constexpr std::size_t name_width = 5;
    constexpr std::size_t cost_width = 10;
    constexpr std::size_t gain_width = 26;
    constexpr std::size_t count_width = 12;
    const SearchResult& result = *report.result;
    const bool sv = swedish(language);
    std::string text;
    for (std::size_t t = 0; t < report.question->targets.size(); ++t) {
        const Outcome target = report.question->targets[t];
        text += fmt::format("{}{}\n", t == 0 ? "" : "\n",
                            sv ? info(target).title_sv : info(target).title_en);
        text += padded("", name_width) + padded(sv ? "mnkr/år" : "MSEK/year", cost_width) +
                padded(sv ? "förbättring (90 %)" : "improvement (90%)", gain_width) +
                (t == 0 ? padded(sv ? "lyckas i" : "succeeds in", count_width) +
                              (sv ? "största ånger\n" : "greatest regret\n")
                        : "\n");
        for (std::size_t i = 0; i < report.plans.size(); ++i) {
            const std::size_t trial = report.plans[i];
            const Band band = gains_of(result, trial, t, target);
            const bool chosen = report.choice && report.choice->trial == trial;
            text += padded(letter(i) + (chosen ? " *" : ""), name_width) +
                    padded(number(result.trials[trial].mean_cost() / million, 1, language),
                           cost_width) +
                    padded(fmt::format("{} ({} \u2013 {})", number(band.mean, 2, language),
                                       number(band.low90, 2, language),
                                       number(band.high90, 2, language)),
                           gain_width);
            if (t == 0) {
                text +=
                    padded(fmt::format("{}/{}", succeeded(report, trial), result.parameters.size()),
                           count_width) +
                    number(report.regret.greatest[i], 2, language);
            }
            text += "\n";
        }
    }
    return text;
}

std::string amount_rows(const OptimiseReport& report, Language language)
{
    constexpr std::size_t key_width = 44;
    constexpr std::size_t cell_width = 12;
    std::string text = padded(swedish(language) ? "Insatser" : "Amounts", key_width);
    for (std::size_t i = 0; i < report.plans.size(); ++i) {
        text += padded(letter(i), cell_width);
    }
    text += "\n";
    for (std::size_t j = 0; j < report.question->variables.size(); ++j) {
        const Variable& v = report.question->variables[j];
        text += padded(fmt::format("  {}, {}", v.key, symbol(v.unit)), key_width);
        for (const std::size_t trial : report.plans) {
            text += padded(amount(report.result->trials[trial].amounts[j], language), cell_width);
        }
        text += "\n";
    }
    return text;
}

std::string world_words(const WorldPart& world, Language language)
{
    const std::string_view key = parameters()[world.parameter].key;
    const std::string limit = amount(world.limit, language);
    return world.upper ? fmt::format("{} ≥ {}", key, limit) : fmt::format("{} ≤ {}", key, limit);
}

std::string regret_rows(const OptimiseReport& report, Language language)
{
    if (report.regret.worlds.empty()) {
        return "";
    }
    constexpr std::size_t key_width = 44;
    constexpr std::size_t cell_width = 12;
    std::string text = padded(swedish(language) ? "Ånger: vad planen förlorar mot den bästa"
                                                : "Regret: what the plan loses to the best",
                              key_width);
    for (std::size_t i = 0; i < report.plans.size(); ++i) {
        text += padded(letter(i), cell_width);
    }
    text += "\n";
    for (std::size_t w = 0; w < report.regret.worlds.size(); ++w) {
        text += padded("  " + world_words(report.regret.worlds[w], language), key_width);
        for (std::size_t i = 0; i < report.plans.size(); ++i) {
            text += padded(number(report.regret.regret[i][w], 2, language), cell_width);
        }
        text += "\n";
    }
    return text;
}

/// Which of the candidates' effects rest on judgement; empty where none does.
std::string judged_candidates(const OptimiseReport& report, Language language)
{
    RunInfo info;
    for (const LeverUse& use : report.plan->levers) {
        info.levers.push_back({std::string(use.type->key), std::string(use.type->title_sv),
                               std::string(use.type->title_en),
                               use.type->evidence.strength == Strength::judgement});
    }
    return judgement_sentence(info, language);
}

} // namespace

OptimiseReport report_of(const Scenario& plan, const SearchQuestion& question,
                         const SearchResult& result, const Aim& aim)
{
    OptimiseReport report;
    report.plan = &plan;
    report.question = &question;
    report.result = &result;
    report.aim = aim;
    report.last_year = plan.last_year;
    for (const std::size_t trial : frontier(result, question.targets)) {
        if (result.trials[trial].mean_cost() <= question.budget) {
            report.plans.push_back(trial);
        }
    }
    report.choice = choose(result, report.plans, aim);
    if (!report.plans.empty()) {
        report.regret = regret_of(result, plan, report.plans, question.targets[0]);
    }
    if (report.choice) {
        report.failure = failure_rule(result, successes(result, report.choice->trial, aim));
    }
    return report;
}

std::string choice_sentence(const OptimiseReport& report, Language language)
{
    const bool sv = swedish(language);
    if (!report.choice) {
        return sv ? "Ingen plan ryms i budgeten." : "No plan fits into the budget.";
    }
    const std::string plan = letter(letter_of(report, report.choice->trial));
    const std::size_t futures = report.result->parameters.size();
    const std::string aim = aim_words(report.aim, language);
    const int count = report.choice->succeeded;
    if (report.choice->is_robust) {
        return sv ? fmt::format("{} är billigast av de planer som {} i minst {} av {} framtider "
                                "(här {} av {}).",
                                plan, aim, report.aim.least, report.aim.of, count, futures)
                  : fmt::format("{} is the cheapest plan that {} in at least {} of {} futures "
                                "(here {} of {}).",
                                plan, aim, report.aim.least, report.aim.of, count, futures);
    }
    return sv ? fmt::format("Ingen plan {} i minst {} av {} framtider; {} kommer närmast med {} av "
                            "{}.",
                            aim, report.aim.least, report.aim.of, plan, count, futures)
              : fmt::format("No plan {} in at least {} of {} futures; {} comes nearest with {} of "
                            "{}.",
                            aim, report.aim.least, report.aim.of, plan, count, futures);
}

std::string failure_sentence(const OptimiseReport& report, Language language)
{
    const bool sv = swedish(language);
    if (!report.choice) {
        return "";
    }
    const std::string plan = letter(letter_of(report, report.choice->trial));
    if (!report.failure) {
        return sv ? fmt::format("Inget enskilt antagande skiljer de framtider där {} misslyckas "
                                "från de andra: det är mest slump.",
                                plan)
                  : fmt::format("No single assumption tells the futures in which {} fails from the "
                                "others: it is mostly chance.",
                                plan);
    }
    const FailureRule& rule = *report.failure;
    const ParameterInfo& its = parameters()[rule.parameter];
    const std::string limit = amount(rule.limit, language);
    return sv ? fmt::format("{} misslyckas framför allt när {} är {} {} ({}): i {} av {} sådana "
                            "framtider, mot {} av {} andra.",
                            plan, its.key, rule.below ? "under" : "över", limit, its.meaning,
                            rule.failed_in, rule.futures_in, rule.failed_out, rule.futures_out)
              : fmt::format("{} fails above all where {} is {} {} ({}): in {} of {} such futures, "
                            "against {} of {} others.",
                            plan, its.key, rule.below ? "below" : "above", limit, its.meaning,
                            rule.failed_in, rule.futures_in, rule.failed_out, rule.futures_out);
}

std::string table_text(const OptimiseReport& report, Language language)
{
    const SearchResult& result = *report.result;
    const bool sv = swedish(language);
    const std::string budget = number(report.question->budget / million, 1, language);
    constexpr int century = 100;
    const std::string year =
        fmt::format("{}/{:02}", report.last_year, (report.last_year + 1) % century);
    std::string text =
        sv ? fmt::format("Budget {} mnkr per läsår · {} planer prövade i {} framtider, de bästa "
                         "bedömda i {} andra · {}\n\n",
                         budget, result.considered, report.question->screened,
                         result.parameters.size(), year)
           : fmt::format("Budget SEK {} million a school year · {} plans tried in {} futures, the "
                         "best judged in {} others · {}\n\n",
                         budget, result.considered, report.question->screened,
                         result.parameters.size(), year);
    if (!report.plans.empty()) {
        text += plan_rows(report, language) + "\n" + amount_rows(report, language) + "\n";
        text += regret_rows(report, language) + (report.regret.worlds.empty() ? "" : "\n");
    }
    text += choice_sentence(report, language) + "\n";
    for (const std::string& sentence :
         {failure_sentence(report, language), judged_candidates(report, language)}) {
        text += sentence.empty() ? "" : sentence + "\n";
    }
    return text;
}

OptimiseJson json_of(const OptimiseReport& report)
{
    const SearchResult& result = *report.result;
    OptimiseJson json;
    json.budget = report.question->budget;
    json.considered = result.considered;
    json.beyond_budget = result.beyond;
    json.futures = result.parameters.size();
    for (std::size_t i = 0; i < report.plans.size(); ++i) {
        const std::size_t trial = report.plans[i];
        OptimiseJson::Plan plan;
        plan.name = letter(i);
        plan.cost_sek = result.trials[trial].mean_cost();
        plan.succeeded = succeeded(report, trial);
        plan.greatest_regret = report.regret.greatest[i];
        plan.is_chosen = report.choice && report.choice->trial == trial;
        for (std::size_t j = 0; j < report.question->variables.size(); ++j) {
            plan.amounts.emplace_back(report.question->variables[j].key,
                                      result.trials[trial].amounts[j]);
        }
        for (std::size_t t = 0; t < report.question->targets.size(); ++t) {
            const Outcome target = report.question->targets[t];
            const Band band = gains_of(result, trial, t, target);
            plan.gains.push_back(
                {std::string(info(target).key), band.mean, band.low90, band.high90});
        }
        for (std::size_t w = 0; w < report.regret.worlds.size(); ++w) {
            plan.regret.emplace_back(world_words(report.regret.worlds[w], Language::en),
                                     report.regret.regret[i][w]);
        }
        json.plans.push_back(std::move(plan));
    }
    json.is_robust = report.choice && report.choice->is_robust;
    json.choice_sv = choice_sentence(report, Language::sv);
    json.choice_en = choice_sentence(report, Language::en);
    json.failure_sv = failure_sentence(report, Language::sv);
    json.failure_en = failure_sentence(report, Language::en);
    return json;
}

} // namespace likvard
