// The plans that a design names, and what its factors are in them.
#include "core/check.hpp"
#include "io/design_parts.hpp"
#include "io/number_text.hpp"
#include "io/scenario_reader.hpp"
#include "io/toml_values.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace likvard {

namespace fs = std::filesystem;

namespace {

class Plans {
public:
    Plans(const TomlNode& root, DesignPlace where, const std::vector<WrittenFactor>& written,
          Design& design, FaultLog& log, Elsewhere& elsewhere)
        : root_(&root), where_(std::move(where)), written_(&written), design_(&design), log_(&log),
          elsewhere_(&elsewhere)
    {
    }

    void read()
    {
        const auto base = named_file("base");
        if (root_->member("base") == nullptr) {
            log_->add(Place{root_->place.file, 0, 0}, "base", "nothing",
                      "the plan that is varied, base = \"plan\"");
        }
        const std::vector<std::string> settings = seed_setting();
        const auto plain = base ? load(*base, settings) : std::nullopt;
        if (!plain) {
            return;
        }
        design_->municipality = plain->municipality;
        design_->plan = plain->scenario;
        read_baseline(settings, *plain);
        if (!log_->empty()) {
            return;
        }
        std::vector<std::string> frame = settings;
        for (const WrittenFactor& written : *written_) {
            add_to_frame(*base, written, frame);
        }
        const auto framed = elsewhere_->faults.empty() ? load(*base, frame) : std::nullopt;
        if (framed) {
            design_->plan = framed->scenario;
            finish_factors(*base, frame, settings.size(), plain->scenario);
        }
    }

private:
    // Beside the design, then among the program's own, with .toml or without.
    [[nodiscard]] std::optional<fs::path> find(const std::string& file) const
    {
        std::vector<fs::path> folders{where_.design.parent_path()};
        folders.insert(folders.end(), where_.folders.begin(), where_.folders.end());
        for (const fs::path& folder : folders) {
            for (const fs::path& candidate : {folder / file, folder / (file + ".toml")}) {
                std::error_code ignored;
                if (fs::is_regular_file(candidate, ignored)) {
                    return candidate;
                }
            }
        }
        return std::nullopt;
    }

    std::optional<fs::path> named_file(const std::string& key)
    {
        const TomlMember* const member = root_->member(key);
        if (member == nullptr) {
            return std::nullopt;
        }
        const auto text = text_value(member->value, key, *log_);
        auto found = text ? find(*text) : std::nullopt;
        if (text && !found) {
            log_->add_missing(member->value.place, key, in_quotes(*text),
                              "a scenario beside the design or among likvard's own");
        }
        return found;
    }

    /// Reads a plan with settings; faults of settings are faults of `about` in the design.
    std::optional<LoadedScenario> load(const fs::path& file, const std::vector<std::string>& sets,
                                       const WrittenFactor* about = nullptr)
    {
        try {
            return read_scenario(file, sets, where_.folders);
        } catch (const DataError& error) {
            for (Fault fault : error.faults()) {
                if (fault.file == "--set" && about != nullptr) {
                    fault.file = log_->file_name(about->place.file);
                    fault.line = about->place.line;
                    fault.column = about->place.column;
                }
                elsewhere_->faults.push_back(std::move(fault));
            }
        } catch (const InputMissing& error) {
            elsewhere_->missing += elsewhere_->missing.empty() ? "" : "\n";
            elsewhere_->missing += error.what();
        }
        return std::nullopt;
    }

    std::vector<std::string> seed_setting()
    {
        const TomlMember* const seed = root_->member("seed");
        const auto value = seed == nullptr
                               ? std::nullopt
                               : whole_value(seed->value, {0, INT64_MAX}, "seed", *log_);
        return value ? std::vector<std::string>{fmt::format("seed={}", *value)}
                     : std::vector<std::string>{};
    }

    void read_baseline(const std::vector<std::string>& settings, const LoadedScenario& plain)
    {
        design_->baseline = plain.scenario;
        design_->baseline.levers.clear();
        design_->baseline.title = {.sv = "Utan plan", .en = "No plan"};
        design_->baseline.question = {};
        const auto file = named_file("baseline");
        const auto other = file ? load(*file, settings) : std::nullopt;
        if (!other) {
            return;
        }
        const bool same = other->municipality.content_hash == plain.municipality.content_hash &&
                          other->scenario.first_year == plain.scenario.first_year &&
                          other->scenario.last_year == plain.scenario.last_year;
        if (!same) {
            log_->add(root_->member("baseline")->value.place, "baseline",
                      "another municipality or other years than the base's", "the same ones");
        }
        design_->baseline = other->scenario;
        design_->baseline.replicates = plain.scenario.replicates;
        design_->baseline.seed = plain.scenario.seed;
    }

    // A setting that gives the factor a value within its bounds, so that its lever is there.
    void add_to_frame(const fs::path& base, const WrittenFactor& written,
                      std::vector<std::string>& frame)
    {
        if (written.lever.empty()) {
            return;
        }
        const Factor& factor = written.factor;
        const std::string value =
            written.listed.empty() ? number_text(factor.low) : toml_text(written.listed.front());
        frame.push_back(fmt::format("{}={}", factor.key, value));
        if (!load(base, frame, &written)) {
            frame.pop_back();
        }
    }

    static std::size_t use_of(const Scenario& plan, const WrittenFactor& written)
    {
        const LeverType* const type = lever_named(written.lever);
        std::size_t first = 0;
        while (first < plan.levers.size() && plan.levers[first].type != type) {
            ++first;
        }
        const std::size_t use = first + written.ordinal - 1;
        check(use < plan.levers.size() && plan.levers[use].type == type,
              "a factor's lever is in the frame");
        return use;
    }

    void finish_factors(const fs::path& base, const std::vector<std::string>& frame,
                        std::size_t next, const Scenario& plain)
    {
        for (const WrittenFactor& written : *written_) {
            Factor factor = written.factor;
            if (!written.lever.empty()) {
                factor.slot.use = use_of(design_->plan, written);
                read_target_levels(base, frame, next++, written, factor);
            }
            factor.nominal = nominal_of(factor, plain);
            design_->factors.push_back(std::move(factor));
        }
    }

    // Levels of slots that are no plain numbers are read by the scenario reader, one by one.
    void read_target_levels(const fs::path& base, const std::vector<std::string>& frame,
                            std::size_t setting, const WrittenFactor& written, Factor& factor)
    {
        if (is_continuous(factor.slot)) {
            return;
        }
        for (std::size_t i = 0; i < factor.levels.size(); ++i) {
            std::vector<std::string> sets = frame;
            sets[setting] = fmt::format("{}={}", factor.key, toml_text(written.listed[i]));
            WrittenFactor about = written;
            about.place = written.listed[i].place;
            if (const auto loaded = load(base, sets, &about)) {
                factor.levels[i].target = level_in(loaded->scenario, factor.slot).target;
            }
        }
    }

    // What the base says; without it the middle of the range, the prior's centre, the first level.
    [[nodiscard]] double nominal_of(const Factor& factor, const Scenario& plain) const
    {
        const bool there = factor.slot.kind == SlotKind::parameter ||
                           plain.levers.size() == design_->plan.levers.size();
        double number = there && is_continuous(factor.slot) ? level_in(plain, factor.slot).number
                                                            : std::nan("");
        if (std::isnan(number) && factor.slot.kind == SlotKind::parameter) {
            number = parameters()[factor.slot.index].prior.location;
        }
        if (factor.kind == FactorKind::list) {
            const auto at = std::ranges::find(factor.levels, number, &Level::number);
            return at == factor.levels.end() || !is_continuous(factor.slot)
                       ? 0.0
                       : static_cast<double>(at - factor.levels.begin());
        }
        return std::isnan(number) || number < factor.low || number > factor.high
                   ? 0.5 * (factor.low + factor.high)
                   : number;
    }

    const TomlNode* root_;
    DesignPlace where_;
    const std::vector<WrittenFactor>* written_;
    Design* design_;
    FaultLog* log_;
    Elsewhere* elsewhere_;
};

} // namespace

void read_design_plans(const TomlNode& root, const DesignPlace& where,
                       const std::vector<WrittenFactor>& written, Design& design, FaultLog& log,
                       Elsewhere& elsewhere)
{
    Plans(root, where, written, design, log, elsewhere).read();
}

} // namespace likvard
