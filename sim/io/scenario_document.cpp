// From files and command line to one tree: the scenario, its base beneath it and --set above it.
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/text_checks.hpp"
#include "io/toml_values.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace likvard {
namespace {

TomlMember* member_of(TomlNode& table, std::string_view key)
{
    const auto found = std::find_if(table.members.begin(), table.members.end(),
                                    [key](const TomlMember& member) { return member.key == key; });
    return found == table.members.end() ? nullptr : &*found;
}

void put(TomlNode& table, TomlMember member)
{
    if (TomlMember* there = member_of(table, member.key)) {
        *there = std::move(member);
    } else {
        table.members.push_back(std::move(member));
    }
}

void remove(TomlNode& table, std::string_view key)
{
    std::erase_if(table.members, [key](const TomlMember& member) { return member.key == key; });
}

// NOLINTNEXTLINE(misc-no-recursion) // depth is bounded by scan_toml
void flatten_into(std::vector<TomlMember>& flat, const std::string& prefix,
                  std::vector<TomlMember>& members)
{
    for (TomlMember& member : members) {
        member.key.insert(0, prefix);
        if (member.value.kind == TomlKind::table) {
            flatten_into(flat, member.key + ".", member.value.members);
        } else {
            flat.push_back(std::move(member));
        }
    }
}

// TOML makes a.b = 1 a table in a table and "a.b" = 1 one key; for parameters both mean a.b.
void flatten_parameters(TomlNode& root, FaultLog& log)
{
    TomlMember* parameters = member_of(root, "parameters");
    if (parameters == nullptr || parameters->value.kind != TomlKind::table) {
        return;
    }
    std::vector<TomlMember> flat;
    flatten_into(flat, "", parameters->value.members);
    std::set<std::string> seen;
    std::vector<TomlMember> once;
    for (TomlMember& member : flat) {
        if (seen.insert(member.key).second) {
            once.push_back(std::move(member));
        } else {
            log.add(member.place, "parameters." + key_text(member.key),
                    "the parameter a second time", "every key once");
        }
    }
    parameters->value.members = std::move(once);
}

std::optional<TomlNode> load_file(const std::string& bytes, int file, FaultLog& log)
{
    std::optional<TomlNode> root = parse_toml(bytes, file, log);
    if (root) {
        flatten_parameters(*root, log);
    }
    return root;
}

// Levers and parameters merge key by key; everything else is replaced.
void lay_over(TomlNode& base, TomlNode top)
{
    for (TomlMember& member : top.members) {
        TomlMember* there = member_of(base, member.key);
        const bool merges = member.key == "levers" || member.key == "parameters";
        if (merges && there != nullptr && there->value.kind == TomlKind::table &&
            member.value.kind == TomlKind::table) {
            for (TomlMember& inner : member.value.members) {
                put(there->value, std::move(inner));
            }
        } else {
            put(base, std::move(member));
        }
    }
    base.place = top.place;
}

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b)
{
    std::error_code error;
    return std::filesystem::equivalent(a, b, error);
}

class Loader {
public:
    Loader(std::filesystem::path path, FaultLog& log) : path_(std::move(path)), log_(&log) {}

    std::optional<ScenarioDocument> run()
    {
        const std::optional<std::string> bytes = read_bytes(path_, most_toml_bytes);
        if (!bytes) {
            throw InputMissing(path_.generic_string() +
                               ": no such file, or one that cannot be read");
        }
        document_.file = add_file(path_);
        document_.sets = log_->add_file("--set");
        document_.folders.push_back(path_.parent_path());
        std::optional<TomlNode> root = load_file(*bytes, document_.file, *log_);
        if (!root || !add_base(*root)) {
            return std::nullopt;
        }
        return std::move(document_);
    }

private:
    int add_file(const std::filesystem::path& path)
    {
        const int file = log_->add_file(path.generic_string());
        document_.folders.resize(static_cast<std::size_t>(file) + 1);
        document_.folders.back() = path.parent_path();
        return file;
    }

    // False after a syntax fault of the base, which leaves nothing to check the rest against.
    bool add_base(TomlNode& root)
    {
        const TomlMember* base = root.member("base");
        std::optional<TomlNode> beneath;
        if (base != nullptr) {
            const std::size_t before = log_->size();
            beneath = load_base(base->value);
            if (!beneath && log_->size() > before && is_syntax_fault_) {
                return false;
            }
        }
        remove(root, "base");
        if (beneath) {
            lay_over(*beneath, std::move(root));
            document_.root = std::move(*beneath);
        } else {
            document_.root = std::move(root);
        }
        return true;
    }

    std::optional<TomlNode> load_base(const TomlNode& value)
    {
        const std::optional<std::string> name = text_value(value, "base", *log_);
        if (!name) {
            return std::nullopt;
        }
        const std::filesystem::path path = path_.parent_path() / *name;
        if (is_same_file(path, path_)) {
            log_->add(value.place, "base",
                      fmt::format("a cycle, {} names {}, which is the same file",
                                  path_.generic_string(), in_quotes(*name)),
                      "another file");
            return std::nullopt;
        }
        const std::optional<std::string> bytes = read_bytes(path, most_toml_bytes);
        if (!bytes) {
            log_->add_missing(value.place, "base", in_quotes(*name),
                              "a file that can be read, beside " +
                                  path_.filename().generic_string());
            return std::nullopt;
        }
        std::optional<TomlNode> root = load_file(*bytes, add_file(path), *log_);
        is_syntax_fault_ = !root;
        if (root) {
            refuse_second_base(*root, path);
            remove(*root, "base");
        }
        return root;
    }

    void refuse_second_base(const TomlNode& root, const std::filesystem::path& path)
    {
        const TomlMember* second = root.member("base");
        if (second == nullptr) {
            return;
        }
        const std::string& name = second->value.text;
        const bool cycle = !name.empty() && is_same_file(path.parent_path() / name, path_);
        log_->add(second->place, "base",
                  fmt::format("{}, {} names {}, which names {}",
                              cycle ? "a cycle" : "the base of a base", path_.generic_string(),
                              path.generic_string(), in_quotes(name)),
                  "a base without a base of its own");
    }

    std::filesystem::path path_;
    FaultLog* log_;
    ScenarioDocument document_;
    bool is_syntax_fault_ = false;
};

} // namespace

std::optional<ScenarioDocument> load_document(const std::filesystem::path& file, FaultLog& log)
{
    return Loader(file, log).run();
}

} // namespace likvard
