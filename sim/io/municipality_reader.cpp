#include "io/municipality_reader.hpp"

#include "io/csv.hpp"
#include "io/municipality_tables.hpp"
#include "io/nearest.hpp"
#include "io/text_checks.hpp"
#include "io/toml.hpp"
#include "io/toml_values.hpp"
#include "results/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace likvard {
namespace {

constexpr std::string_view toml_name = "municipality.toml";
// Files that may be absent.
constexpr std::string_view roads_name = "roads.csv";
constexpr std::string_view upper_secondary_name = "upper_secondary.csv";
constexpr std::string_view adapted_name = "adapted.csv";
constexpr std::string_view preschools_name = "preschools.csv";
constexpr std::array optional_names{roads_name, upper_secondary_name, adapted_name,
                                    preschools_name};
constexpr std::array<std::string_view, 9> file_names{
    toml_name,  "schools.csv",        "results.csv", "areas.csv",    "governance.csv",
    roads_name, upper_secondary_name, adapted_name,  preschools_name};

bool may_be_absent(std::string_view name)
{
    return std::find(optional_names.begin(), optional_names.end(), name) != optional_names.end();
}

// Names in the folder that are not files of ours: a misspelt name is among them.
std::vector<std::string> other_names(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (std::find(file_names.begin(), file_names.end(), name) == file_names.end()) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

class Folder {
public:
    Folder(const std::filesystem::path& path, FaultLog& log)
        : path_(path), log_(&log), others_(other_names(path))
    {
    }

    Municipality read()
    {
        std::error_code error;
        municipality_.key = std::filesystem::canonical(path_, error).filename().string();
        for (const std::string_view name : file_names) {
            load(name);
        }
        read_facts();
        with_table("schools.csv", school_columns(), [this](const CsvTable& table) {
            read_schools(table, facts_, municipality_, *log_);
        });
        with_table("results.csv", result_columns(), [this](const CsvTable& table) {
            read_results(table, facts_, municipality_, *log_);
        });
        with_table("areas.csv", area_columns(), [this](const CsvTable& table) {
            read_areas(table, facts_, municipality_, *log_);
        });
        with_table("governance.csv", governance_columns(), [this](const CsvTable& table) {
            read_governance(table, facts_, municipality_, *log_);
        });
        read_other_forms();
        with_table(roads_name, road_columns(), [this](const CsvTable& table) {
            read_roads(table, facts_, municipality_, *log_);
        });
        municipality_.content_hash = hash();
        return std::move(municipality_);
    }

private:
    // After the results, which are of compulsory schools alone.
    void read_other_forms()
    {
        with_table(upper_secondary_name, upper_secondary_columns(), [this](const CsvTable& table) {
            read_upper_secondary(table, facts_, municipality_, *log_);
        });
        with_table(adapted_name, adapted_columns(), [this](const CsvTable& table) {
            read_adapted(table, facts_, municipality_, *log_);
        });
        with_table(preschools_name, preschool_columns(), [this](const CsvTable& table) {
            read_preschools(table, facts_, municipality_, *log_);
        });
    }

    struct File {
        int number = 0; // in the log
        std::optional<std::string> bytes;
    };

    void load(std::string_view name)
    {
        const bool is_toml = name == toml_name;
        File& file = files_[std::string(name)];
        file.number = log_->add_file((path_ / name).generic_string());
        file.bytes = read_bytes(path_ / name, is_toml ? most_toml_bytes : most_csv_bytes);
        if (file.bytes) {
            return;
        }
        constexpr std::size_t slip = 2; // so near that it is the same name misspelt
        const std::string near = log_->nearest(name, others_);
        const bool misspelt = !near.empty() && edit_distance(name, near, slip + 1) <= slip;
        if (!may_be_absent(name)) {
            log_->add({file.number, 0, 0}, "", "no file that can be read", "a file with this name",
                      misspelt ? near : "");
        } else if (misspelt) {
            log_->add({file.number, 0, 0}, "", "a file named " + in_quotes(near),
                      fmt::format("{}, or no such file", name));
        }
    }

    template <class Read>
    void with_table(std::string_view name, std::span<const std::string> columns, const Read& read)
    {
        const File& file = files_.at(std::string(name));
        if (file.bytes) {
            read(read_csv(*file.bytes, file.number, columns, *log_));
        }
    }

    void read_facts()
    {
        const File& file = files_.at(std::string(toml_name));
        if (!file.bytes) {
            return;
        }
        const std::optional<TomlNode> root = parse_toml(*file.bytes, file.number, *log_);
        if (!root) {
            return;
        }
        static const std::vector<std::string> keys{"name",
                                                   "code",
                                                   "data_year",
                                                   "cost_per_pupil_sek",
                                                   "teaching_per_pupil_sek",
                                                   "cost_source",
                                                   "assumptions",
                                                   "sources"};
        refuse_unknown_members(*root, "", keys, {}, *log_);
        const Place whole{file.number, 0, 0};
        read_name(root->member("name"), whole);
        read_numbers(*root, whole);
        read_assumptions(root->member("assumptions"));
        read_sources(root->member("sources"), whole);
        read_costs(*root);
    }

    void read_name(const TomlMember* member, Place whole)
    {
        if (member == nullptr) {
            log_->add(whole, "name", "nothing", "the municipality's name");
        } else if (const auto name = text_value(member->value, "name", *log_)) {
            municipality_.name = *name;
        }
    }

    void read_numbers(const TomlNode& root, Place whole)
    {
        constexpr WholeBounds codes{1, 9999};
        constexpr WholeBounds years{1990, 2100};
        if (const TomlMember* code = root.member("code")) {
            municipality_.code = static_cast<std::uint32_t>(
                whole_value(code->value, codes, "code", *log_).value_or(0));
        } else {
            log_->add(whole, "code", "nothing", "the municipality's code");
        }
        if (const TomlMember* year = root.member("data_year")) {
            municipality_.data_year =
                static_cast<int>(whole_value(year->value, years, "data_year", *log_).value_or(0));
        } else {
            log_->add(whole, "data_year", "nothing",
                      "the autumn of the school year of the figures");
        }
    }

    void read_assumptions(const TomlMember* member)
    {
        if (member == nullptr) {
            return;
        }
        if (member->value.kind != TomlKind::array) {
            log_->add(member->value.place, "assumptions", description(member->value),
                      "an array of sentences");
            return;
        }
        for (const TomlNode& item : member->value.items) {
            if (const auto sentence = text_value(item, "assumptions", *log_)) {
                municipality_.assumptions.push_back(*sentence);
            }
        }
    }

    void read_sources(const TomlMember* member, Place whole)
    {
        if (member == nullptr) {
            log_->add(whole, "sources", "nothing",
                      "a table [sources] with every key used in a source column");
            return;
        }
        if (member->value.kind != TomlKind::table) {
            log_->add(member->value.place, "sources", description(member->value),
                      "a table of texts");
            return;
        }
        facts_.sources.emplace();
        for (const TomlMember& source : member->value.members) {
            facts_.sources->push_back(source.key);
            static_cast<void>(text_value(source.value, "sources." + key_text(source.key), *log_));
        }
    }

    // Both amounts are optional; what is given needs a source.
    void read_costs(const TomlNode& root)
    {
        constexpr UnitBounds amounts{Unit::sek, 1e3, 1e6};
        const TomlMember* const all = root.member("cost_per_pupil_sek");
        const TomlMember* const teaching = root.member("teaching_per_pupil_sek");
        if (all != nullptr) {
            municipality_.cost_per_pupil_sek =
                quantity_value(all->value, amounts, all->key, *log_).value_or(0.0);
        }
        if (teaching != nullptr) {
            const double sek =
                quantity_value(teaching->value, amounts, teaching->key, *log_).value_or(0.0);
            municipality_.teaching_per_pupil_sek = sek;
            if (municipality_.cost_per_pupil_sek > 0.0 && sek > municipality_.cost_per_pupil_sek) {
                log_->add(teaching->value.place, teaching->key, description(teaching->value),
                          "not more than cost_per_pupil_sek");
            }
        }
        read_cost_source(root.member("cost_source"), all != nullptr ? all : teaching);
    }

    void read_cost_source(const TomlMember* source, const TomlMember* amount)
    {
        if (source == nullptr) {
            if (amount != nullptr) {
                log_->add(amount->value.place, "cost_source", "nothing",
                          "the key of [sources] that " + amount->key + " is from");
            }
            return;
        }
        const auto key = text_value(source->value, source->key, *log_);
        if (key && facts_.sources &&
            std::ranges::find(*facts_.sources, *key) == facts_.sources->end()) {
            log_->add(source->value.place, source->key, in_quotes(*key), "a key of [sources]",
                      log_->nearest(*key, *facts_.sources));
        }
    }

    // Names and lengths go in too, so that no two different folders give the same bytes.
    [[nodiscard]] std::string hash() const
    {
        Sha256 sha;
        for (const auto& [name, file] : files_) {
            if (file.bytes) {
                sha.update(fmt::format("{}\n{}\n", name, file.bytes->size()));
                sha.update(*file.bytes);
            }
        }
        return sha.hex();
    }

    std::filesystem::path path_;
    FaultLog* log_;
    std::vector<std::string> others_;
    std::map<std::string, File> files_; // in the order of their names
    FolderFacts facts_;
    Municipality municipality_;
};

} // namespace

Municipality read_municipality(const std::filesystem::path& folder, FaultLog& log)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        throw InputMissing(folder.generic_string() + ": no such folder");
    }
    return Folder(folder, log).read();
}

Municipality read_municipality(const std::filesystem::path& folder)
{
    FaultLog log;
    Municipality municipality = read_municipality(folder, log);
    log.throw_if_any();
    return municipality;
}

std::vector<Fault> check_municipality(const std::filesystem::path& folder)
{
    FaultLog log;
    static_cast<void>(read_municipality(folder, log));
    return log.sorted();
}

} // namespace likvard
