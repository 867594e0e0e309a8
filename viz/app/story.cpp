#include "viz/app/story.hpp"

#include "io/nearest.hpp"
#include "io/toml.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>

namespace likvard::app {
namespace {

namespace fs = std::filesystem;

struct ShotName {
    std::string_view name;
    Shot shot;
};
constexpr std::array shots{
    ShotName{"over_time", Shot::over_time}, ShotName{"difference", Shot::difference},
    ShotName{"schools", Shot::schools}, ShotName{"map", Shot::map}, ShotName{"money", Shot::money}};

class StoryReader {
public:
    explicit StoryReader(FaultLog& log) : log_(log) {}

    Story story(const TomlNode& root)
    {
        Story story;
        for (const TomlMember& member : root.members) {
            if (member.key == "title") {
                story.title = local_text(member.value, "title");
            } else if (member.key == "step" && member.value.kind == TomlKind::array) {
                for (const TomlNode& item : member.value.items) {
                    story.steps.push_back(step(item));
                }
            } else {
                unknown(member, {"title", "step"});
            }
        }
        if (story.steps.empty() && root.member("step") == nullptr) {
            log_.add(root.place, "step", "nothing", "at least one [[step]]");
        }
        return story;
    }

private:
    StoryStep step(const TomlNode& node)
    {
        StoryStep step;
        for (const TomlMember& member : node.members) {
            const TomlNode& value = member.value;
            if (member.key == "text") {
                step.text = local_text(value, "step.text");
            } else if (member.key == "outcome") {
                step.outcome = outcome(value);
            } else if (member.key == "group") {
                step.group = words(value, "step.group");
            } else if (member.key == "plan") {
                step.plan = words(value, "step.plan");
            } else if (member.key == "show") {
                step.shot = shot(value);
            } else if (member.key == "before" && value.kind == TomlKind::boolean) {
                step.before = value.boolean;
            } else {
                unknown(member, {"text", "outcome", "group", "plan", "show", "before"});
            }
        }
        return step;
    }

    std::string words(const TomlNode& node, const std::string& key)
    {
        if (node.kind != TomlKind::string) {
            log_.add(node.place, key, description(node), "a text");
        }
        return node.text;
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
        return {words(sv->value, key + ".sv"), words(en->value, key + ".en")};
    }

    std::optional<Outcome> outcome(const TomlNode& node)
    {
        const auto found = outcome_named(node.text);
        if (!found) {
            std::vector<std::string> keys;
            for (const OutcomeInfo& info : outcomes()) {
                keys.emplace_back(info.key);
            }
            log_.add(node.place, "step.outcome", description(node), "the key of an outcome",
                     nearest_of(node.text, keys));
        }
        return found;
    }

    Shot shot(const TomlNode& node)
    {
        std::vector<std::string> names;
        for (const ShotName& one : shots) {
            if (one.name == node.text) {
                return one.shot;
            }
            names.emplace_back(one.name);
        }
        log_.add(node.place, "step.show", description(node),
                 "over_time, difference, schools, map or money", nearest_of(node.text, names));
        return Shot::over_time;
    }

    void unknown(const TomlMember& member, const std::vector<std::string>& keys)
    {
        log_.add(member.place, member.key, description(member.value),
                 "one of the keys of a story, of the right kind", nearest_of(member.key, keys));
    }

    FaultLog& log_;
};

} // namespace

Story read_story(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw InputMissing(file.string() + ": there is no such file");
    }
    std::ostringstream all;
    all << in.rdbuf();
    FaultLog log;
    const auto root = parse_toml(all.str(), log.add_file(file.string()), log);
    Story story;
    if (root) {
        story = StoryReader(log).story(*root);
    }
    log.throw_if_any();
    return story;
}

Story plain_story(const Scenario& plan, Outcome outcome)
{
    Story story;
    story.title = plan.title;
    for (const Shot shot : {Shot::over_time, Shot::difference, Shot::schools, Shot::money}) {
        StoryStep step;
        step.shot = shot;
        step.outcome = outcome;
        story.steps.push_back(step);
    }
    return story;
}

} // namespace likvard::app
