#include "io/scenario_reader.hpp"

#include "io/municipality_reader.hpp"
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/toml_values.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace likvard {
namespace {

constexpr std::string_view municipality_file = "municipality.toml";

class Reader {
public:
    Reader(const ScenarioDocument& document, std::span<const std::filesystem::path> folders,
           FaultLog& log)
        : document_(&document), folders_(folders), log_(&log)
    {
    }

    LoadedScenario run()
    {
        refuse_unknown_keys();
        read_municipality_folder();
        read_text("title", scenario_.title);
        read_text("question", scenario_.question);
        read_years();
        read_counts();
        if (const TomlMember* levers = root().member("levers")) {
            scenario_.levers = read_levers(levers->value, frame(), *log_);
        }
        if (const TomlMember* parameters = root().member("parameters")) {
            read_parameters(parameters->value);
        }
        return {std::move(scenario_), std::move(municipality_)};
    }

private:
    [[nodiscard]] const TomlNode& root() const { return document_->root; }
    [[nodiscard]] Place whole_file() const { return {document_->file, 0, 0}; }

    void refuse_unknown_keys()
    {
        std::vector<std::string> valid(single_keys.begin(), single_keys.end());
        valid.insert(valid.end(), {"base", "levers", "parameters"});
        std::vector<std::string> elsewhere = full_lever_keys();
        const std::vector<std::string> parameters = parameter_keys();
        elsewhere.insert(elsewhere.end(), parameters.begin(), parameters.end());
        refuse_unknown_members(root(), "", valid, elsewhere, *log_);
    }

    void read_municipality_folder()
    {
        const TomlMember* member = root().member("municipality");
        if (member == nullptr) {
            log_->add(whole_file(), "municipality", "nothing",
                      "a municipality folder, municipality = \"botkyrka\"");
            return;
        }
        const auto name = text_value(member->value, "municipality", *log_);
        if (!name) {
            return;
        }
        scenario_.municipality = *name;
        const auto folder = folder_of(*name, member->value.place);
        if (!folder) {
            return;
        }
        const std::size_t faults = log_->size();
        municipality_ = read_municipality(*folder, *log_);
        is_municipality_read_ = log_->size() == faults;
    }

    // Beside the file that names it, then under the scenario folders.
    [[nodiscard]] std::vector<std::filesystem::path> search_folders(Place place) const
    {
        std::vector<std::filesystem::path> list{
            document_->folders[static_cast<std::size_t>(place.file)]};
        list.insert(list.end(), folders_.begin(), folders_.end());
        return list;
    }

    std::optional<std::filesystem::path> folder_of(const std::string& name, Place place)
    {
        std::error_code error;
        std::optional<std::filesystem::path> without_file;
        std::vector<std::string> searched;
        std::vector<std::string> others;
        for (const std::filesystem::path& folder : search_folders(place)) {
            const std::filesystem::path candidate = folder / name;
            if (std::filesystem::exists(candidate / municipality_file, error)) {
                return candidate;
            }
            if (!without_file && std::filesystem::is_directory(candidate, error)) {
                without_file = candidate;
            }
            searched.push_back(folder.empty() ? "." : folder.generic_string());
            add_municipalities(folder.empty() ? "." : folder, others);
        }
        if (!without_file) {
            log_->add_missing(place, "municipality", in_quotes(name),
                              "a municipality folder in " + joined(searched),
                              log_->nearest(name, others));
        }
        return without_file;
    }

    static void add_municipalities(const std::filesystem::path& folder,
                                   std::vector<std::string>& names)
    {
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            std::error_code ignored;
            if (std::filesystem::exists(entry->path() / municipality_file, ignored)) {
                names.push_back(entry->path().filename().string());
            }
        }
        std::sort(names.begin(), names.end());
    }

    // One text for both languages, or a table with `sv`, `en` or both.
    void read_text(const std::string& key, LocalText& into)
    {
        const TomlMember* member = root().member(key);
        if (member == nullptr) {
            return;
        }
        if (member->value.kind != TomlKind::table) {
            if (const auto words = text_value(member->value, key, *log_)) {
                into = {*words, *words};
            }
            return;
        }
        static const std::vector<std::string> languages{"sv", "en"};
        refuse_unknown_members(member->value, key + ".", languages, {}, *log_);
        const auto in = [&](const std::string& language) {
            const TomlMember* words = member->value.member(language);
            return words == nullptr ? std::optional<std::string>{}
                                    : text_value(words->value, key + "." + language, *log_);
        };
        const std::optional<std::string> sv = in("sv");
        const std::optional<std::string> en = in("en");
        into.sv = sv ? *sv : en.value_or("");
        into.en = en ? *en : into.sv;
    }

    void read_years()
    {
        const int data_year = is_municipality_read_ ? municipality_.data_year : 0;
        const TomlMember* member = root().member("years");
        if (member == nullptr) {
            are_years_known_ = data_year > 0;
            scenario_.first_year = data_year + 1;
            scenario_.last_year = data_year + default_years;
            return;
        }
        const auto years = pair_of(member->value, data_year);
        if (!years) {
            return;
        }
        are_years_known_ = true;
        scenario_.first_year = years->first;
        scenario_.last_year = years->second;
    }

    std::optional<std::pair<int, int>> pair_of(const TomlNode& value, int data_year)
    {
        constexpr std::int64_t earliest = 1991;
        constexpr std::int64_t latest = 2130;
        const std::string form = "two school years, [first, last], named by their autumns";
        if (value.kind != TomlKind::array || value.items.size() != 2) {
            log_->add(value.place, "years",
                      value.kind == TomlKind::array
                          ? fmt::format("an array of {}", value.items.size())
                          : description(value),
                      form);
            return std::nullopt;
        }
        const std::int64_t lowest = data_year > 0 ? data_year + 1 : earliest;
        const std::int64_t highest = data_year > 0 ? data_year + most_years : latest;
        const auto first = whole_value(value.items[0], {lowest, highest}, "years", *log_);
        if (!first) {
            return std::nullopt;
        }
        const auto last =
            whole_value(value.items[1], {*first, *first + most_years - 1}, "years", *log_);
        if (!last) {
            return std::nullopt;
        }
        return std::pair(static_cast<int>(*first), static_cast<int>(*last));
    }

    void read_counts()
    {
        scenario_.replicates = default_replicates;
        if (const TomlMember* member = root().member("replicates")) {
            const auto count =
                whole_value(member->value, {1, most_replicates}, "replicates", *log_);
            scenario_.replicates = static_cast<int>(count.value_or(default_replicates));
        }
        if (const TomlMember* member = root().member("seed")) {
            const auto seed = whole_value(member->value, {0, INT64_MAX}, "seed", *log_);
            scenario_.seed = static_cast<std::uint64_t>(seed.value_or(1));
        }
    }

    [[nodiscard]] LeverFrame frame() const
    {
        LeverFrame frame;
        frame.municipality = is_municipality_read_ ? &municipality_ : nullptr;
        if (are_years_known_) {
            frame.first = Month::of(scenario_.first_year, school_year_start);
            frame.last = Month::of(scenario_.last_year + 1, school_year_end);
        }
        return frame;
    }

    void read_parameters(const TomlNode& table)
    {
        if (table.kind != TomlKind::table) {
            log_->add(table.place, "parameters", description(table), "a table, [parameters]");
            return;
        }
        const std::vector<std::string> valid = parameter_keys();
        for (const TomlMember& member : table.members) {
            const std::string key = "parameters." + key_text(member.key);
            const std::optional<std::size_t> index = parameter_named(member.key);
            if (!index) {
                log_->add(member.place, key, "an unknown parameter",
                          "a key that likvard describe lists", log_->nearest(member.key, valid));
                continue;
            }
            const ParameterInfo& info = parameters()[*index];
            if (const auto value =
                    quantity_value(member.value, {info.unit, info.low, info.high}, key, *log_)) {
                scenario_.overrides.push_back({*index, *value});
            }
        }
        std::sort(scenario_.overrides.begin(), scenario_.overrides.end(),
                  [](const ParameterOverride& a, const ParameterOverride& b) {
                      return a.index < b.index;
                  });
    }

    const ScenarioDocument* document_;
    std::span<const std::filesystem::path> folders_;
    FaultLog* log_;
    Scenario scenario_;
    Municipality municipality_;
    bool is_municipality_read_ = false;
    bool are_years_known_ = false;
};

LoadedScenario read_into(const std::filesystem::path& file, std::span<const std::string> sets,
                         std::span<const std::filesystem::path> folders, FaultLog& log)
{
    std::optional<ScenarioDocument> document = load_document(file, log);
    if (!document) {
        return {};
    }
    apply_sets(*document, sets, log);
    return Reader(*document, folders, log).run();
}

// The municipality folder that a path means: itself, or the folder of one of its files.
std::optional<std::filesystem::path> municipality_folder(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return path;
    }
    const bool is_ours = path.filename() == municipality_file || path.extension() == ".csv";
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    return is_ours ? std::optional(folder) : std::nullopt;
}

} // namespace

LoadedScenario read_scenario(const std::filesystem::path& file, std::span<const std::string> sets,
                             std::span<const std::filesystem::path> scenario_folders)
{
    FaultLog log;
    LoadedScenario loaded = read_into(file, sets, scenario_folders, log);
    log.throw_if_any();
    return loaded;
}

std::vector<Fault> check_file(const std::filesystem::path& path,
                              std::span<const std::filesystem::path> scenario_folders)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw InputMissing(path.generic_string() + ": no such file or folder");
    }
    if (const auto folder = municipality_folder(path)) {
        return check_municipality(*folder);
    }
    FaultLog log;
    static_cast<void>(read_into(path, {}, scenario_folders, log));
    return log.sorted();
}

} // namespace likvard
