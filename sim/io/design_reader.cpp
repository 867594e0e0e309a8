#include "io/design_reader.hpp"

#include "io/design_parts.hpp"
#include "io/text_checks.hpp"
#include "io/toml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace likvard {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> top_keys{"title",      "base",     "baseline", "parameters", "seed",
                                        "replicates", "sampling", "factors",  "keep"};
const std::vector<std::string> sampling_keys{"method", "size", "levels", "seed", "luck", "file"};
const std::vector<std::string> replicate_keys{"outcome", "half_width", "year", "min", "max"};
const std::vector<std::string> keep_keys{"outcomes", "years", "groups"};

constexpr std::array default_outcomes{
    Outcome::merit_points,           Outcome::pass_all_pct,
    Outcome::eligible_pct,           Outcome::gap_parents_pass_pp,
    Outcome::gap_background_pass_pp, Outcome::gap_school_quarters_pass_pp,
    Outcome::teacher_turnover_pct,   Outcome::cost_sek,
};

class Reader {
public:
    Reader(TomlNode root, fs::path path, int file, std::span<const fs::path> folders, FaultLog& log)
        : root_(std::move(root)), path_(std::move(path)), file_(file), folders_(folders), log_(&log)
    {
    }

    Design run()
    {
        refuse_unknown_members(root_, "", top_keys, {}, *log_);
        if (const TomlMember* title = root_.member("title")) {
            design_.title = text_value(title->value, "title", *log_).value_or("");
        }
        read_parameters_rule();
        read_sampling();
        read_factor_table();
        read_design_plans(root_, {path_, folders_}, written_, design_, *log_, elsewhere_);
        read_replicates();
        read_keep();
        if (log_->empty() && elsewhere_.faults.empty() && elsewhere_.missing.empty()) {
            check_as_a_whole();
        }
        return std::move(design_);
    }

    /// What the readers of other files found.
    [[nodiscard]] const Elsewhere& elsewhere() const { return elsewhere_; }

private:
    [[nodiscard]] Place whole_file() const { return {file_, 0, 0}; }
    [[nodiscard]] const TomlNode* table(const std::string& key,
                                        const std::vector<std::string>& keys)
    {
        const TomlMember* const member = root_.member(key);
        if (member == nullptr) {
            return nullptr;
        }
        if (member->value.kind != TomlKind::table) {
            log_->add(member->value.place, key, description(member->value),
                      fmt::format("a table, [{}]", key));
            return nullptr;
        }
        refuse_unknown_members(member->value, key + ".", keys, {}, *log_);
        return &member->value;
    }

    std::int64_t count(const TomlNode* in, const std::string& prefix, const std::string& key,
                       WholeBounds bounds, std::int64_t otherwise)
    {
        const TomlMember* const member = in == nullptr ? nullptr : in->member(key);
        return member == nullptr
                   ? otherwise
                   : whole_value(member->value, bounds, prefix + key, *log_).value_or(otherwise);
    }

    /// One of a few words; reports another one with the nearest.
    std::optional<std::size_t> word(const TomlNode& node, const std::string& key,
                                    const std::vector<std::string>& words)
    {
        const auto text = text_value(node, key, *log_);
        if (!text) {
            return std::nullopt;
        }
        const auto found = std::ranges::find(words, *text);
        if (found == words.end()) {
            log_->add(node.place, key, in_quotes(*text), "one of " + joined(words),
                      log_->nearest(*text, words));
            return std::nullopt;
        }
        return static_cast<std::size_t>(found - words.begin());
    }

    void read_parameters_rule()
    {
        if (const TomlMember* member = root_.member("parameters")) {
            design_.central_parameters =
                word(member->value, "parameters", {"drawn", "central"}) == std::size_t{1};
        }
    }

    void read_sampling()
    {
        const TomlNode* const in = table("sampling", sampling_keys);
        const TomlMember* const method = in == nullptr ? nullptr : in->member("method");
        std::vector<std::string> names;
        names.reserve(all_samplings.size());
        for (const Sampling sampling : all_samplings) {
            names.emplace_back(name(sampling));
        }
        if (method == nullptr) {
            if (in != nullptr || root_.member("sampling") == nullptr) {
                log_->add(in == nullptr ? whole_file() : in->place, "sampling.method", "nothing",
                          "one of " + joined(names));
            }
            return;
        }
        const auto chosen = word(method->value, "sampling.method", names);
        design_.sampling = all_samplings.at(chosen.value_or(0));
        const bool sized = design_.sampling == Sampling::lhs ||
                           design_.sampling == Sampling::sobol ||
                           design_.sampling == Sampling::morris;
        if (chosen && sized && in->member("size") == nullptr) {
            log_->add(in->place, "sampling.size", "nothing",
                      "how many: rows (lhs), blocks (sobol) or trajectories (morris)");
        }
        design_.size = static_cast<int>(count(in, "sampling.", "size", {2, most_design_size}, 0));
        design_.levels = static_cast<int>(
            count(in, "sampling.", "levels", {2, most_design_levels}, default_design_levels));
        design_.sampling_seed =
            static_cast<std::uint64_t>(count(in, "sampling.", "seed", {0, INT64_MAX}, 1));
        read_luck(*in);
        read_file_name(*in);
        if (design_.sampling == Sampling::morris && design_.levels % 2 != 0) {
            log_->add(in->place, "sampling.levels", fmt::format("{}", design_.levels),
                      "an even number, so that steps of half the range meet the levels");
        }
    }

    void read_luck(const TomlNode& in)
    {
        const TomlMember* const luck = in.member("luck");
        if (luck == nullptr) {
            return;
        }
        const bool can =
            design_.sampling == Sampling::sobol || design_.sampling == Sampling::morris;
        if (luck->value.kind != TomlKind::boolean || (luck->value.boolean && !can)) {
            log_->add(luck->value.place, "sampling.luck", description(luck->value),
                      can ? "true or false" : "luck as a factor of sobol or morris only");
            return;
        }
        design_.luck = luck->value.boolean;
    }

    void read_file_name(const TomlNode& in)
    {
        const bool rows = design_.sampling == Sampling::rows;
        const TomlMember* const file = in.member("file");
        if (rows == (file != nullptr)) {
            const auto text = rows ? text_value(file->value, "sampling.file", *log_) : std::nullopt;
            if (text) {
                WrittenRows written =
                    read_design_rows(path_.parent_path() / *text, file->value.place, *log_);
                written_ = std::move(written.factors);
                design_.given = std::move(written.rows);
            }
            return;
        }
        log_->add(rows ? in.place : file->place, "sampling.file", rows ? "nothing" : "a file",
                  rows ? "the CSV that holds the rows" : R"(none without method = "rows")");
    }

    void read_factor_table()
    {
        const TomlMember* const member = root_.member("factors");
        if (design_.sampling == Sampling::rows) {
            if (member != nullptr) {
                log_->add(member->place, "factors", "a table",
                          "none: the header of the CSV names the factors");
            }
            return;
        }
        if (member == nullptr) {
            log_->add(whole_file(), "factors", "nothing", "a table of what is varied, [factors]");
            return;
        }
        const std::size_t faults = log_->size();
        written_ = read_factors(member->value, *log_);
        if (written_.empty() && log_->size() == faults) {
            log_->add(member->value.place, "factors", "an empty table", "at least one factor");
        }
    }

    void read_replicates()
    {
        ReplicateRule& rule = design_.replicates;
        rule.year = design_.plan.last_year;
        rule.least = rule.most = design_.luck ? 1 : default_futures;
        const TomlMember* const member = root_.member("replicates");
        if (member == nullptr) {
            return;
        }
        if (member->value.kind != TomlKind::table) {
            const auto fixed =
                whole_value(member->value, {1, most_futures}, "replicates", *log_).value_or(1);
            rule.least = rule.most = static_cast<int>(fixed);
            if (design_.luck && fixed != 1) {
                log_->add(member->value.place, "replicates", fmt::format("{}", fixed),
                          "1, since luck is a factor: each row has a future of its own");
            }
            return;
        }
        read_adaptive(*table("replicates", replicate_keys), rule);
    }

    void read_adaptive(const TomlNode& in, ReplicateRule& rule)
    {
        if (design_.luck) {
            log_->add(in.place, "replicates", "an adaptive number",
                      "1, since luck is a factor: each row has a future of its own");
        }
        constexpr int fewest = 4; // below, an interval of the mean says nothing
        rule.least = static_cast<int>(
            count(&in, "replicates.", "min", {fewest, most_futures}, default_futures));
        rule.most = static_cast<int>(count(&in, "replicates.", "max",
                                           {std::int64_t{rule.least} + 1, most_futures},
                                           std::int64_t{10} * rule.least));
        rule.year = static_cast<int>(count(&in, "replicates.", "year",
                                           {design_.plan.first_year, design_.plan.last_year},
                                           design_.plan.last_year));
        const TomlMember* const outcome = in.member("outcome");
        const TomlMember* const width = in.member("half_width");
        if (outcome == nullptr || width == nullptr) {
            log_->add(in.place, "replicates", "no outcome or no half_width",
                      "both: futures are added until the outcome's interval is that narrow");
            return;
        }
        if (const auto chosen = outcome_in(outcome->value, "replicates.outcome")) {
            rule.outcome = *chosen;
            constexpr double widest = 1e12;
            const Unit unit = info(*chosen).unit; // a difference of two shares is in points
            const UnitBounds bounds{unit == Unit::percent ? Unit::pp : unit, 0.0, widest};
            rule.half_width =
                quantity_value(width->value, bounds, "replicates.half_width", *log_).value_or(0.0);
        }
    }

    std::optional<Outcome> outcome_in(const TomlNode& node, const std::string& key)
    {
        std::vector<std::string> keys;
        for (const OutcomeInfo& outcome : outcomes()) {
            keys.emplace_back(outcome.key);
        }
        const auto chosen = word(node, key, keys);
        return chosen ? std::optional(outcomes()[*chosen].id) : std::nullopt;
    }

    /// Every item of an array, each once.
    template <class Read> void each(const TomlNode* in, const std::string& key, const Read& read)
    {
        const TomlMember* const member = in == nullptr ? nullptr : in->member(key);
        if (member == nullptr) {
            return;
        }
        if (member->value.kind != TomlKind::array || member->value.items.empty()) {
            log_->add(member->value.place, "keep." + key, description(member->value),
                      "an array that is not empty");
            return;
        }
        for (const TomlNode& item : member->value.items) {
            read(item);
        }
    }

    void read_keep()
    {
        const TomlNode* const in = table("keep", keep_keys);
        const WholeBounds years{design_.municipality.data_year, design_.plan.last_year};
        each(in, "outcomes", [&](const TomlNode& item) {
            if (const auto outcome = outcome_in(item, "keep.outcomes")) {
                design_.outcomes.push_back(*outcome);
            }
        });
        each(in, "years", [&](const TomlNode& item) {
            if (const auto year = whole_value(item, years, "keep.years", *log_)) {
                design_.years.push_back(static_cast<int>(*year));
            }
        });
        std::vector<std::string> dimensions;
        for (int d = 0; d <= static_cast<int>(Dimension::reach); ++d) {
            dimensions.emplace_back(key(static_cast<Dimension>(d)));
        }
        each(in, "groups", [&](const TomlNode& item) {
            if (const auto chosen = word(item, "keep.groups", dimensions)) {
                design_.dimensions.push_back(static_cast<Dimension>(*chosen));
            }
        });
        complete_keep();
    }

    void complete_keep()
    {
        if (design_.outcomes.empty()) {
            design_.outcomes.assign(default_outcomes.begin(), default_outcomes.end());
        }
        if (design_.years.empty()) {
            design_.years.push_back(design_.plan.last_year);
        }
        if (design_.dimensions.empty()) {
            design_.dimensions.push_back(Dimension::municipality);
        }
        for (std::size_t i = 0, given = design_.outcomes.size(); i < given; ++i) {
            if (const auto base = info(design_.outcomes[i]).base) {
                design_.outcomes.push_back(*base); // so that small groups are known as such
            }
        }
        const auto unique = [](auto& list, auto projection) {
            std::ranges::sort(list, {}, projection);
            list.erase(std::unique(list.begin(), list.end()), list.end());
        };
        unique(design_.outcomes, [](Outcome outcome) { return info(outcome).key; });
        unique(design_.years, std::identity{});
        unique(design_.dimensions, std::identity{});
    }

    void check_as_a_whole()
    {
        std::size_t dimensions = design_.factors.size() + (design_.luck ? 1 : 0);
        constexpr std::size_t most_sobol_dimensions = 3667;
        if (design_.sampling == Sampling::sobol && 2 * dimensions > most_sobol_dimensions) {
            log_->add(whole_file(), "factors", fmt::format("{}", dimensions),
                      fmt::format("at most {} for Sobol' points", most_sobol_dimensions / 2));
        }
        for (std::size_t k = 0; k < design_.factors.size(); ++k) {
            const Factor& factor = design_.factors[k];
            if (design_.sampling == Sampling::morris && factor.kind == FactorKind::list &&
                factor.levels.size() < 2) {
                log_->add(written_[k].place, factor.key, "a list of one", "two values or more");
            }
        }
    }

    TomlNode root_;
    fs::path path_;
    int file_;
    std::span<const fs::path> folders_;
    FaultLog* log_;
    Design design_;
    std::vector<WrittenFactor> written_;
    Elsewhere elsewhere_;
};

} // namespace

Design read_design(const fs::path& file, std::span<const fs::path> scenario_folders)
{
    const std::optional<std::string> bytes = read_bytes(file, most_toml_bytes);
    if (!bytes) {
        throw InputMissing(file.generic_string() + ": no such file, or one that cannot be read");
    }
    FaultLog log;
    const int number = log.add_file(file.generic_string());
    std::optional<TomlNode> root = parse_toml(*bytes, number, log);
    if (!root) {
        log.throw_if_any();
    }
    Reader reader(*std::move(root), file, number, scenario_folders, log);
    Design design = reader.run();
    const Elsewhere& elsewhere = reader.elsewhere();
    if (!elsewhere.faults.empty()) {
        std::vector<Fault> all = log.sorted();
        all.insert(all.end(), elsewhere.faults.begin(), elsewhere.faults.end());
        throw DataError(std::move(all));
    }
    log.throw_if_any();
    if (!elsewhere.missing.empty()) {
        throw InputMissing(elsewhere.missing);
    }
    return design;
}

bool is_design(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        return false;
    }
    FaultLog unheard;
    const std::optional<std::string> bytes = read_bytes(file, most_toml_bytes);
    const std::optional<TomlNode> root =
        bytes ? parse_toml(*bytes, unheard.add_file(file.generic_string()), unheard) : std::nullopt;
    return root && (root->member("sampling") != nullptr || root->member("factors") != nullptr ||
                    root->member("keep") != nullptr);
}

} // namespace likvard
