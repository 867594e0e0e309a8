#include "io/story.hpp"

#include "io/nearest.hpp"
#include "io/scenario_reader.hpp"
#include "io/text_checks.hpp"
#include "io/toml.hpp"
#include "io/toml_values.hpp"
#include "model/indicators/indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, static_cast<std::size_t>(Shot::last) + 1> shot_names{
    "over_time", "difference", "schools", "map", "money", "why", "limits"};
constexpr double most_km = 200.0;
const std::vector<std::string> story_keys{"title", "step"};
const std::vector<std::string> step_keys{"text",   "outcome", "group", "school", "plan", "show",
                                         "before", "years",   "range", "near",   "km"};

bool among(Shot shot, std::initializer_list<Shot> several)
{
    return std::ranges::find(several, shot) != several.end();
}

/// The steps as they stand in the file, without looking anything up.
class StoryReader {
public:
    explicit StoryReader(FaultLog& log) : log_(log) {}

    Story story(const TomlNode& root)
    {
        Story story;
        refuse_unknown_members(root, "", story_keys, {}, log_);
        if (const TomlMember* title = root.member("title")) {
            story.title = local_text(title->value, "title");
        }
        const TomlMember* steps = root.member("step");
        const bool is_list = steps != nullptr && steps->value.kind == TomlKind::array;
        if (!is_list || steps->value.items.empty()) {
            log_.add(steps == nullptr ? root.place : steps->place, "step",
                     steps == nullptr ? "nothing" : description(steps->value),
                     "at least one [[step]]");
            return story;
        }
        for (const TomlNode& item : steps->value.items) {
            story.steps.push_back(step(item));
        }
        return story;
    }

private:
    StoryStep step(const TomlNode& node)
    {
        StoryStep step;
        if (node.kind != TomlKind::table) {
            log_.add(node.place, "step", description(node), "a table, [[step]]");
            return step;
        }
        refuse_unknown_members(node, "", step_keys, {}, log_);
        const auto text = [&](const char* key, std::string& to) {
            if (const TomlMember* member = node.member(key)) {
                to = text_value(member->value, std::string("step.") + key, log_).value_or("");
            }
        };
        text("group", step.group);
        text("school", step.school);
        text("plan", step.plan);
        text("near", step.near);
        if (const TomlMember* words = node.member("text")) {
            step.text = local_text(words->value, "step.text");
        }
        if (const TomlMember* outcome = node.member("outcome")) {
            step.outcome = outcome_of(outcome->value);
        }
        if (const TomlMember* show = node.member("show")) {
            step.shot = shot(show->value);
        }
        if (const TomlMember* before = node.member("before")) {
            if (before->value.kind != TomlKind::boolean) {
                log_.add(before->value.place, "step.before", description(before->value),
                         "true or false");
            }
            step.before = before->value.boolean;
        }
        camera(node, step);
        refuse_idle(node, step);
        return step;
    }

    /// From when to when, from where to where.
    void camera(const TomlNode& node, StoryStep& step)
    {
        if (const TomlMember* years = node.member("years")) {
            if (const auto pair = ascending(years->value, "step.years", "[2025, 2032]", true)) {
                step.years = {static_cast<int>(pair->first), static_cast<int>(pair->second)};
            }
        }
        if (const TomlMember* range = node.member("range")) {
            step.range = ascending(range->value, "step.range", "[15, 40]", false);
        }
        step.km = usual_km;
        if (const TomlMember* km = node.member("km")) {
            const auto number = number_of(km->value);
            if (!number || *number <= 0.0 || *number > most_km) {
                log_.add(km->value.place, "step.km", description(km->value),
                         fmt::format("kilometres above 0 and up to {:.0f}", most_km));
            }
            step.km = number.value_or(usual_km);
        }
    }

    /// What this kind of step would not show is a slip of the pen.
    void refuse_idle(const TomlNode& node, const StoryStep& step)
    {
        const auto refuse = [&](const char* key, bool shown, const char* expected) {
            const TomlMember* member = node.member(key);
            if (member != nullptr && !shown) {
                log_.add(member->place, std::string("step.") + key, description(member->value),
                         expected);
            }
        };
        const bool over_years = among(step.shot, {Shot::over_time, Shot::difference});
        refuse("years", over_years, "show = \"over_time\" or \"difference\" in the same step");
        refuse("range", over_years, "show = \"over_time\" or \"difference\" in the same step");
        refuse("group", over_years, "show = \"over_time\" or \"difference\" in the same step");
        refuse("before", step.shot == Shot::over_time, "show = \"over_time\" in the same step");
        refuse("near", step.shot == Shot::map, "show = \"map\" in the same step");
        refuse("km", step.shot == Shot::map && !step.near.empty(),
               "near, what the map shows so many kilometres around, in the same step");
        refuse(
            "school",
            (over_years && step.group.empty()) || among(step.shot, {Shot::schools, Shot::map}),
            "show = \"over_time\" or \"difference\" without group, \"schools\" or \"map\" in the "
            "same step");
    }

    static std::optional<double> number_of(const TomlNode& node)
    {
        if (node.kind == TomlKind::integer) {
            return static_cast<double>(node.integer);
        }
        const bool is_number = node.kind == TomlKind::floating && std::isfinite(node.floating);
        return is_number ? std::optional(node.floating) : std::nullopt;
    }

    std::optional<std::pair<double, double>> ascending(const TomlNode& node, const char* key,
                                                       const char* example, bool whole)
    {
        const bool two = node.kind == TomlKind::array && node.items.size() == 2;
        const auto low = two ? number_of(node.items[0]) : std::nullopt;
        const auto high = two ? number_of(node.items[1]) : std::nullopt;
        const bool right_kind = !whole || (two && node.items[0].kind == TomlKind::integer &&
                                           node.items[1].kind == TomlKind::integer);
        if (!low || !high || !right_kind || *low >= *high) {
            log_.add(node.place, key, description(node),
                     fmt::format("two {} with the lower first, as {}", whole ? "years" : "numbers",
                                 example));
            return std::nullopt;
        }
        return std::pair(*low, *high);
    }

    /// One text for both languages, or { sv = …, en = … }.
    LocalText local_text(const TomlNode& node, const std::string& key)
    {
        if (node.kind == TomlKind::string) {
            return {node.text, node.text};
        }
        const TomlMember* sv = node.member("sv");
        const TomlMember* en = node.member("en");
        if (node.kind != TomlKind::table || sv == nullptr || en == nullptr) {
            log_.add(node.place, key, description(node), "a text or { sv = \"…\", en = \"…\" }");
            return {};
        }
        return {text_value(sv->value, key + ".sv", log_).value_or(""),
                text_value(en->value, key + ".en", log_).value_or("")};
    }

    std::optional<Outcome> outcome_of(const TomlNode& node)
    {
        const auto found = outcome_named(node.text);
        if (!found) {
            std::vector<std::string> keys;
            for (const OutcomeInfo& info : outcomes()) {
                keys.emplace_back(info.key);
            }
            log_.add(node.place, "step.outcome", description(node), "the key of an outcome",
                     log_.nearest(node.text, keys));
        }
        return found;
    }

    Shot shot(const TomlNode& node)
    {
        const auto* const found = std::ranges::find(shot_names, node.text);
        if (found != shot_names.end()) {
            return static_cast<Shot>(found - shot_names.begin());
        }
        std::vector<std::string> names;
        for (const std::string_view name : shot_names) {
            names.emplace_back(name);
        }
        log_.add(node.place, "step.show", description(node), "one of " + joined(names),
                 log_.nearest(node.text, names));
        return Shot::over_time;
    }

    FaultLog& log_;
};

/// Looks up what the steps name in the plan that is shown then.
class StoryChecker {
public:
    StoryChecker(fs::path folder, std::span<const fs::path> folders, FaultLog& log)
        : log_(log), folders_{std::move(folder)}
    {
        folders_.insert(folders_.end(), folders.begin(), folders.end());
    }

    void check(const Story& story, const TomlNode& root)
    {
        const std::vector<TomlNode>& nodes = root.member("step")->value.items;
        for (std::size_t k = 0; k < story.steps.size(); ++k) {
            const StoryStep& step = story.steps[k];
            if (!step.plan.empty()) {
                load(step, nodes[k].member("plan")->value.place);
            }
            if (plan_) {
                check(step, nodes[k]);
            }
        }
    }

private:
    void load(const StoryStep& step, Place place)
    {
        plan_.reset();
        for (const fs::path& folder : folders_) {
            for (const fs::path& file : {folder / step.plan, folder / (step.plan + ".toml")}) {
                std::error_code ignored;
                if (!fs::is_regular_file(file, ignored)) {
                    continue;
                }
                try {
                    plan_ = read_scenario(file, {}, folders_);
                    groups_ = groups_of(plan_->municipality);
                } catch (const DataError& error) {
                    log_.add(place, "step.plan",
                             fmt::format("{}, with {} faults", in_quotes(step.plan),
                                         error.faults().size()),
                             "a plan without (likvard check names them)");
                }
                return;
            }
        }
        log_.add_missing(place, "step.plan", in_quotes(step.plan),
                         "a scenario beside the story or among likvard's own");
    }

    void check(const StoryStep& step, const TomlNode& node)
    {
        std::vector<std::string> schools;
        std::vector<std::string> all;
        for (const Group& group : groups_) {
            all.push_back(group.title_sv);
            all.push_back(group.title_en);
            if (group.dimension == Dimension::school) {
                schools.push_back(group.title_sv);
            }
        }
        const auto refuse = [&](const char* key, const char* expected,
                                const std::vector<std::string>& names) {
            const TomlNode& value = node.member(key)->value;
            log_.add(value.place, std::string("step.") + key, description(value), expected,
                     log_.nearest(value.text, names));
        };
        if (!step.group.empty() && !story_group(groups_, step.group)) {
            refuse("group", "the title or label of a group", all);
        }
        if (!step.school.empty() && !story_school(groups_, step.school)) {
            refuse(
                "school",
                "the name of a compulsory school, or its 8-digit unit code where two share a name",
                schools);
        }
        if (!step.near.empty() && !story_place(plan_->municipality, step.near)) {
            for (const Area& area : plan_->municipality.areas) {
                schools.push_back(area.name);
            }
            refuse("near", "the name of a school or home area, or an 8-digit unit code", schools);
        }
        const Scenario& plan = plan_->scenario;
        if (step.years &&
            (step.years->first < plan.first_year - 1 || step.years->second > plan.last_year)) {
            const TomlNode& value = node.member("years")->value;
            log_.add(
                value.place, "step.years", description(value),
                fmt::format("years within the plan's, {} to {}", plan.first_year, plan.last_year));
        }
    }

    FaultLog& log_;
    std::vector<fs::path> folders_;
    std::optional<LoadedScenario> plan_;
    std::vector<Group> groups_;
};

Story read_into(const fs::path& file, std::span<const fs::path> folders, FaultLog& log)
{
    const int number = log.add_file(file.generic_string());
    const std::optional<std::string> bytes = read_bytes(file, most_toml_bytes);
    if (!bytes) {
        throw InputMissing(file.generic_string() + ": no such file");
    }
    const auto root = parse_toml(*bytes, number, log);
    if (!root) {
        return {};
    }
    Story story = StoryReader(log).story(*root);
    if (!story.steps.empty()) {
        StoryChecker(file.parent_path(), folders, log).check(story, *root);
    }
    return story;
}

} // namespace

bool is_story(const fs::path& file)
{
    return file.filename().string().ends_with(".story.toml");
}

Story read_story(const fs::path& file, std::span<const fs::path> folders)
{
    FaultLog log;
    Story story = read_into(file, folders, log);
    log.throw_if_any();
    return story;
}

std::vector<Fault> check_story(const fs::path& file, std::span<const fs::path> folders)
{
    FaultLog log;
    static_cast<void>(read_into(file, folders, log));
    return log.sorted();
}

std::optional<std::size_t> story_group(std::span<const Group> groups, const std::string& name)
{
    const auto found = std::ranges::find_if(groups, [&](const Group& group) {
        return group.label == name || group.title_sv == name || group.title_en == name;
    });
    return found == groups.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - groups.begin()));
}

std::optional<std::size_t> story_school(std::span<const Group> groups, const std::string& name)
{
    const auto found = std::ranges::find_if(groups, [&](const Group& group) {
        return group.dimension == Dimension::school &&
               (group.label == name || group.title_sv == name);
    });
    return found == groups.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - groups.begin()));
}

std::optional<std::pair<double, double>> story_place(const Municipality& municipality,
                                                     const std::string& name)
{
    const auto schools = compulsory(municipality);
    const bool is_unique = std::ranges::count(schools, name, &School::name) == 1;
    for (const School& school : schools) {
        if ((is_unique && school.name == name) || std::to_string(school.code) == name) {
            return std::pair(school.latitude, school.longitude);
        }
    }
    for (const Area& area : municipality.areas) {
        if (area.name == name) {
            return std::pair(area.latitude, area.longitude);
        }
    }
    return std::nullopt;
}

} // namespace likvard
