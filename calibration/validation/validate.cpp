#include "calibration/validation/validate.hpp"

#include "io/nearest.hpp"
#include "io/table.hpp"
#include "io/table_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace likvard {
namespace {

using layout::Style;

struct UnitText {
    std::string_view sv, en;
    int decimals;
};

UnitText text_of(PatternUnit unit)
{
    switch (unit) {
    case PatternUnit::percent:
        return {"%", "%", 1};
    case PatternUnit::percentage_points:
        return {"pe.", "pp", 1};
    case PatternUnit::points:
        return {"poäng", "points", 1};
    case PatternUnit::points_per_pp:
        return {"poäng/pe.", "points/pp", 3};
    case PatternUnit::pp_per_pp:
        return {"pe./pe.", "pp/pp", 3};
    case PatternUnit::share:
        return {"andel", "share", 3};
    case PatternUnit::sd:
        return {"SD", "SD", 3};
    case PatternUnit::years:
        return {"år", "years", 1};
    case PatternUnit::pupils:
        return {"elever", "pupils", 2};
    case PatternUnit::ratio:
        return {"kvot", "ratio", 2};
    case PatternUnit::correlation:
        return {"korr.", "corr.", 2};
    }
    return {};
}

std::string_view unit_text(PatternUnit unit, Language language)
{
    const UnitText text = text_of(unit);
    return language == Language::sv ? text.sv : text.en;
}

std::string number(double value, PatternUnit unit, Language language)
{
    return format_number(value, text_of(unit).decimals, language);
}

/// "0.11…0.16"; "≥ 1.10" and "≤ 0.00" with an open end; "–" with two.
std::string accepted(const Pattern& p, Language language)
{
    const bool low = std::isfinite(p.low);
    const bool high = std::isfinite(p.high);
    if (low && high) {
        return number(p.low, p.unit, language) + "…" + number(p.high, p.unit, language);
    }
    return low    ? "≥ " + number(p.low, p.unit, language)
           : high ? "≤ " + number(p.high, p.unit, language)
                  : "–";
}

Style style_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::holds:
        return Style::good;
    case Verdict::does_not_hold:
        return Style::bad;
    case Verdict::not_modelled:
    case Verdict::not_a_target:
        break;
    }
    return Style::quiet;
}

/// "V9" of "V9a".
std::string_view fact_of(std::string_view name)
{
    const auto end = name.find_last_of("0123456789");
    return name.substr(0, end + 1);
}

int number_of(std::string_view name)
{
    int value = 0;
    const std::string_view fact = fact_of(name).substr(1);
    std::from_chars(fact.data(), fact.data() + fact.size(), value);
    return value;
}

/// "holds: 37, does not hold: 29."
std::string counts_text(const std::vector<Finding>& findings, Language language)
{
    std::string text;
    for (const Verdict verdict :
         {Verdict::holds, Verdict::does_not_hold, Verdict::not_modelled, Verdict::not_a_target}) {
        const auto count = std::count_if(findings.begin(), findings.end(),
                                         [&](const Finding& f) { return f.verdict == verdict; });
        if (count > 0) {
            text +=
                fmt::format("{}{}: {}", text.empty() ? "" : ", ", phrase(verdict, language), count);
        }
    }
    return capitalised(text) + ".\n";
}

std::string_view reason_of(const Finding& finding, Language language)
{
    const bool judged =
        finding.verdict == Verdict::holds || finding.verdict == Verdict::does_not_hold;
    return judged                     ? std::string_view()
           : language == Language::sv ? finding.pattern.why_sv
                                      : finding.pattern.why_en;
}

/// Why patterns are not judged; those with the same reason share a line.
std::string reasons_text(const std::vector<Finding>& findings, Language language)
{
    std::string text;
    std::vector<std::string_view> told;
    for (const Finding& finding : findings) {
        const std::string_view why = reason_of(finding, language);
        if (why.empty() || std::find(told.begin(), told.end(), why) != told.end()) {
            continue;
        }
        told.push_back(why);
        std::string names;
        for (const Finding& other : findings) {
            if (reason_of(other, language) == why) {
                names += fmt::format("{}{}", names.empty() ? "" : ", ", other.pattern.name);
            }
        }
        const std::string line =
            fmt::format("{} – {}: {}.", names, phrase(finding.verdict, language), why);
        for (const std::string& part : layout::wrapped(line, table_width)) {
            text += part + "\n";
        }
    }
    return text;
}

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

std::vector<Pattern> patterns()
{
    std::vector<Pattern> all;
    for (const auto family :
         {patterns_of_levels(), patterns_of_schools(), patterns_of_years(), patterns_of_staff(),
          patterns_of_trials(), patterns_of_upper_secondary()}) {
        all.insert(all.end(), family.begin(), family.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const Pattern& a, const Pattern& b) {
        return number_of(a.name) < number_of(b.name);
    });
    return all;
}

std::string_view name(Verdict verdict)
{
    return phrase(verdict, Language::en);
}

std::string_view phrase(Verdict verdict, Language language)
{
    const bool sv = language == Language::sv;
    switch (verdict) {
    case Verdict::holds:
        return sv ? "stämmer" : "holds";
    case Verdict::does_not_hold:
        return sv ? "stämmer inte" : "does not hold";
    case Verdict::not_modelled:
        return sv ? "ej i modellen" : "not modelled";
    case Verdict::not_a_target:
        return sv ? "inget mål" : "not a target";
    }
    return "";
}

std::vector<Pattern> patterns_named(std::string_view name)
{
    std::vector<Pattern> all = patterns();
    const std::string wanted = folded(name);
    std::erase_if(all, [&](const Pattern& p) {
        return !wanted.empty() && folded(p.name) != wanted && folded(fact_of(p.name)) != wanted;
    });
    return all;
}

std::vector<std::string> pattern_names()
{
    std::vector<std::string> names;
    for (const Pattern& p : patterns()) {
        for (const std::string_view name : {fact_of(p.name), p.name}) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.emplace_back(name);
            }
        }
    }
    return names;
}

Verdict verdict_on(const Pattern& pattern, double simulated)
{
    return !pattern.is_target                                      ? Verdict::not_a_target
           : std::isnan(simulated)                                 ? Verdict::not_modelled
           : simulated >= pattern.low && simulated <= pattern.high ? Verdict::holds
                                                                   : Verdict::does_not_hold;
}

std::vector<Finding> validate(const std::vector<Pattern>& chosen, Laboratory& lab)
{
    std::vector<Finding> findings;
    for (const Pattern& pattern : chosen) {
        const double simulated = pattern.measure != nullptr ? pattern.measure(lab) : no_number;
        findings.push_back({pattern, simulated, verdict_on(pattern, simulated)});
    }
    return findings;
}

std::string findings_table(const std::vector<Finding>& findings, Language language, bool colour)
{
    const bool sv = language == Language::sv;
    layout::Grid grid({{sv ? "mål" : "target"},
                       {sv ? "godtas" : "accepted"},
                       {sv ? "simulerat" : "simulated"},
                       {sv ? "utslag" : "verdict"}});
    for (const Finding& finding : findings) {
        const Pattern& p = finding.pattern;
        grid.row(fmt::format("{} {}, {}", p.name, sv ? p.says_sv : p.says_en,
                             unit_text(p.unit, language)),
                 {{number(p.target, p.unit, language)},
                  {accepted(p, language)},
                  {number(finding.simulated, p.unit, language)},
                  {std::string(phrase(finding.verdict, language)), style_of(finding.verdict)}});
    }
    std::string text = grid.text(table_width, colour) + "\n" + counts_text(findings, language);
    const std::string reasons = reasons_text(findings, language);
    return text + (reasons.empty() ? "" : "\n" + reasons);
}

std::vector<FindingRow> findings_rows(const std::vector<Finding>& findings, Language language)
{
    std::vector<FindingRow> rows;
    for (const Finding& finding : findings) {
        const Pattern& p = finding.pattern;
        const bool sv = language == Language::sv;
        rows.push_back({std::string(p.name), std::string(sv ? p.says_sv : p.says_en),
                        finite(p.target), finite(p.low), finite(p.high),
                        std::string(unit_text(p.unit, language)), finite(finding.simulated),
                        std::string(name(finding.verdict)), std::string(p.source),
                        std::string(sv ? p.why_sv : p.why_en)});
    }
    return rows;
}

} // namespace likvard
