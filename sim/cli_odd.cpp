// What the ODD description (sim/MODEL.md) takes from the program: named sections, printed as blocks
// or filled into a text that has marked places for them.
#include "cli_find.hpp"
#include "cli_text.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "io/municipality_reader.hpp"
#include "io/number_text.hpp"
#include "io/table_layout.hpp"
#include "io/text_checks.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/params.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"
#include "results/outcomes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace likvard {

namespace {

constexpr std::size_t line_width = 118;

struct Section {
    std::string name, content;
};

std::string lines_of(const std::vector<std::string>& parts, const char* between)
{
    std::string text;
    for (const std::string& line :
         layout::wrapped(fmt::format("{}", fmt::join(parts, between)), line_width)) {
        text += line + "\n";
    }
    return text;
}

/// The processes of a year as the model itself runs them: one year of the default municipality,
/// with each process reporting its name.
std::vector<std::string> process_order()
{
    const Municipality municipality = read_municipality(default_municipality());
    const std::vector<double> values = central_values();
    const Prepared prepared = prepare_without_levels(municipality, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(1, 0);
    World world = start_world(prepared, setting, draw);
    std::vector<std::string> names;
    const auto note = [](void* list, std::string_view name) {
        static_cast<std::vector<std::string>*>(list)->emplace_back(name);
    };
    advance_one_year(world, Policy{{}, values, &setting.params.costs},
                     Tick{municipality.data_year + 1, draw, note, &names});
    return names;
}

std::string schedule()
{
    std::vector<std::string> steps;
    for (const std::string& process : process_order()) {
        steps.push_back(fmt::format("({})\u00A0`{}`", steps.size() + 1, process));
    }
    return lines_of(steps, " → ");
}

/// Keys that differ in their last part alone, such as the thresholds of seventeen subjects, are one
/// entry: "marks.e_g9" for "marks.e_g9.sv".
std::string family_of(std::string_view key)
{
    const std::size_t first = key.find('.');
    const std::size_t last = key.rfind('.');
    return std::string(first == last ? key : key.substr(0, last));
}

std::string value_text(double value, Unit unit)
{
    const std::string number = number_text(value);
    return symbol(unit).empty() ? number : fmt::format("{} {}", number, symbol(unit));
}

const char* mark_of(Standing standing)
{
    return standing == Standing::judgement ? "*" : "";
}

/// One entry of a list of parameters: key, central value, unit, and a star for a judgement.
std::string entry(const std::string& key, std::span<const ParameterInfo> family)
{
    const ParameterInfo& first = family.front();
    if (family.size() == 1) {
        return fmt::format("`{}` {}{}", key, value_text(first.prior.location, first.unit),
                           mark_of(first.standing));
    }
    double low = first.prior.location;
    double high = first.prior.location;
    for (const ParameterInfo& p : family) {
        low = std::min(low, p.prior.location);
        high = std::max(high, p.prior.location);
    }
    return fmt::format("`{}.…` ({}) {} to {}{}", key, family.size(), number_text(low),
                       value_text(high, first.unit), mark_of(first.standing));
}

std::string parameter_list(std::span<const ParameterInfo> infos)
{
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < infos.size();) {
        const std::string family = family_of(infos[i].key);
        std::size_t end = i + 1;
        while (end < infos.size() && family_of(infos[end].key) == family) {
            ++end;
        }
        entries.push_back(entry(family, infos.subspan(i, end - i)));
        i = end;
    }
    return lines_of(entries, "; ");
}

template <class Declared> Section parameters_of(const char* process)
{
    std::vector<ParameterInfo> infos;
    Declared nobody{};
    Declared::describe(
        [&](const auto& /*value*/, const ParameterInfo& info) { infos.push_back(info); }, nobody);
    return {fmt::format("parameters-{}", process), parameter_list(infos)};
}

std::vector<Section> parameter_sections()
{
    return {
        parameters_of<NeedsParams>("needs"),
        parameters_of<PrincipalParams>("principals"),
        parameters_of<LeaveParams>("leave"),
        parameters_of<RecruitParams>("recruit"),
        parameters_of<PopulationParams>("population"),
        parameters_of<HomeParams>("home"),
        parameters_of<PreschoolParams>("preschool"),
        parameters_of<EnrolParams>("enrol"),
        parameters_of<GeographyParams>("geography"),
        parameters_of<ClassParams>("form_classes"),
        parameters_of<SupportParams>("support"),
        parameters_of<ClimateParams>("climate"),
        parameters_of<AbsenceParams>("absence"),
        parameters_of<TeachParams>("teach"),
        parameters_of<LearnParams>("learn"),
        parameters_of<NationParams>("nation"),
        parameters_of<AssessParams>("assess"),
        parameters_of<AdaptedParams>("adapted_school"),
        parameters_of<UpperSecondaryParams>("upper_secondary"),
        parameters_of<StartParams>("start"),
        parameters_of<IncidentParams>("incidents"),
        parameters_of<NationalTestParams>("tests"),
        parameters_of<CostParams>("costs"),
    };
}

std::string lag_text(const LeverType& lever)
{
    return lever.lag_years == 0 ? "same year" : fmt::format("+{}", lever.lag_years);
}

std::string lever_table()
{
    std::vector<std::vector<std::string>> rows;
    for (const LeverType* const lever : levers()) {
        rows.push_back({fmt::format("`{}`", lever->key), std::string(name(lever->route)),
                        lag_text(*lever), std::string(name(lever->evidence.strength)),
                        fmt::format("`{}`", fmt::join(lever->channels, "`, `"))});
    }
    return markdown_table({"lever", "route", "lag, school years", "evidence", "writes"}, rows);
}

/// Every channel once, what it is of, and the levers that write it.
std::string channel_table()
{
    std::vector<std::string> order;
    std::set<std::string> of_schools;
    Effects effects;
    Effects::each_channel(effects, [&](std::string_view channel, const auto& values) {
        if (order.empty() || order.back() != channel) {
            order.emplace_back(channel);
        }
        if (!std::is_same_v<std::remove_cvref_t<decltype(values)>, float>) {
            of_schools.emplace(channel);
        }
    });
    std::vector<std::vector<std::string>> rows;
    for (const std::string& channel : order) {
        std::vector<std::string> writers;
        for (const LeverType* const lever : levers()) {
            if (std::ranges::find(lever->channels, channel) != lever->channels.end()) {
                writers.push_back(fmt::format("`{}`", lever->key));
            }
        }
        rows.push_back({fmt::format("`{}`", channel),
                        of_schools.contains(channel) ? "school" : "municipality",
                        fmt::format("{}", fmt::join(writers, ", "))});
    }
    return markdown_table({"channel", "of each", "written by"}, rows);
}

std::string outcome_counts()
{
    std::map<std::string, int> by_unit;
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string_view unit = symbol(outcome.unit);
        ++by_unit[unit.empty() ? "plain number" : std::string(unit)];
    }
    std::vector<std::string> parts;
    for (const auto& [unit, count] : by_unit) {
        parts.push_back(fmt::format("{} {}", unit, count));
    }
    return lines_of(
        {fmt::format("{} outcomes, by unit: {}.", outcomes().size(), fmt::join(parts, "; "))}, "");
}

std::string counts()
{
    std::size_t of_judgement = 0;
    std::size_t uncertain = 0;
    for (const ParameterInfo& p : parameters()) {
        of_judgement += p.standing == Standing::judgement ? 1U : 0U;
        uncertain += p.prior.kind == PriorKind::fixed ? 0U : 1U;
    }
    return lines_of(
        {fmt::format("{} parameters, {} of them with a prior and {} of them judgements; {} levers.",
                     parameters().size(), uncertain, of_judgement, levers().size())},
        "");
}

std::vector<Section> sections()
{
    std::vector<Section> all{{"schedule", schedule()}, {"counts", counts()}};
    for (Section& section : parameter_sections()) {
        all.push_back(std::move(section));
    }
    all.push_back({"levers", lever_table()});
    all.push_back({"channels", channel_table()});
    all.push_back({"outcomes", outcome_counts()});
    return all;
}

std::string opening(std::string_view name)
{
    return fmt::format("<!-- odd:{} -->\n", name);
}
constexpr std::string_view start_of_opening = "<!-- odd:";
constexpr std::string_view closing = "<!-- /odd -->\n";

/// `text` with the content of every marked place renewed. Errors: DataError for a place that no
/// section is made for, or that is never closed.
std::string filled(const std::string& text, const std::string& file)
{
    const std::vector<Section> all = sections();
    std::string result;
    std::size_t at = 0;
    while (true) {
        const std::size_t open = text.find(start_of_opening, at);
        if (open == std::string::npos) {
            return result + text.substr(at);
        }
        const auto section = std::ranges::find_if(all, [&](const Section& s) {
            return text.compare(open, opening(s.name).size(), opening(s.name)) == 0;
        });
        const std::size_t close = text.find(closing, open);
        if (section == all.end() || close == std::string::npos) {
            const auto line =
                1 +
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(open), '\n');
            throw DataError({{.file = file,
                              .line = static_cast<int>(line),
                              .column = 0,
                              .key = "odd",
                              .found = text.substr(open, text.find('\n', open) - open),
                              .expected = "a section that describe --odd prints, and its end",
                              .nearest = {}}});
        }
        result += text.substr(at, open - at);
        result += opening(section->name) + section->content;
        at = close;
    }
}

} // namespace

std::string odd_text(const std::string& file)
{
    if (!file.empty()) {
        const auto text = read_bytes(find_input(file, {}), most_csv_bytes);
        if (!text) {
            throw InputMissing(file + ": this cannot be read as a file");
        }
        return filled(*text, file);
    }
    std::string text;
    for (const Section& section : sections()) {
        text += text.empty() ? "" : "\n";
        text += opening(section.name) + section.content;
        text += closing;
    }
    return text;
}

} // namespace likvard
