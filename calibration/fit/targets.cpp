#include "calibration/fit/targets.hpp"

#include "core/check.hpp"
#include "io/nearest.hpp"
#include "io/text_checks.hpp"
#include "io/toml_values.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace likvard {
namespace {

constexpr double widest = 1e9;

class TargetsReader {
public:
    TargetsReader(int file, const std::vector<std::string>& statistics, FaultLog& log)
        : file_(file), statistics_(&statistics), log_(&log)
    {
        for (const ParameterInfo& info : parameters()) {
            keys_.emplace_back(info.key);
        }
        for (const LeverType* lever : levers()) {
            for (const ParameterInfo& info : lever->parameters) {
                of_levers_.insert(std::string(info.key));
            }
        }
    }

    FitTask read(const TomlNode& root)
    {
        static const std::vector<std::string> tables{"target", "free"};
        refuse_unknown_members(root, "", tables, {}, *log_);
        FitTask task;
        for_each(root, "target", [&](const TomlNode& table) { read_target(table, task); });
        for_each(root, "free", [&](const TomlNode& table) { read_free(table, task); });
        if (task.targets.empty() && log_->empty()) {
            log_->add({file_, 0, 0}, "target", "no target", "at least one [[target]]");
        }
        if (task.free.empty() && log_->empty()) {
            log_->add({file_, 0, 0}, "free", "no free parameter", "at least one [[free]]");
        }
        return task;
    }

private:
    template <class Read>
    void for_each(const TomlNode& root, std::string_view key, const Read& read)
    {
        const TomlMember* member = root.member(key);
        if (member == nullptr) {
            return;
        }
        if (member->value.kind != TomlKind::array) {
            log_->add(member->place, std::string(key), description(member->value),
                      fmt::format("[[{}]] tables", key));
            return;
        }
        for (const TomlNode& item : member->value.items) {
            if (item.kind == TomlKind::table) {
                read(item);
            } else {
                log_->add(item.place, std::string(key), description(item),
                          fmt::format("a [[{}]] table", key));
            }
        }
    }

    std::optional<std::string> text_of(const TomlNode& table, const std::string& key)
    {
        const TomlMember* member = table.member(key);
        if (member == nullptr) {
            log_->add(table.place, key, "nothing", "a text");
            return std::nullopt;
        }
        return text_value(member->value, key, *log_);
    }

    double number_of(const TomlNode& table, const std::string& key, double low, double high)
    {
        const TomlMember* member = table.member(key);
        if (member == nullptr) {
            log_->add(table.place, key, "nothing", "a number");
            return low;
        }
        return quantity_value(member->value, {Unit::one, low, high}, key, *log_).value_or(low);
    }

    void read_target(const TomlNode& table, FitTask& task)
    {
        static const std::vector<std::string> valid{"key", "value", "error", "source", "counts"};
        refuse_unknown_members(table, "target.", valid, {}, *log_);
        FitTarget target;
        target.key = text_of(table, "key").value_or("");
        target.source = text_of(table, "source").value_or("");
        target.value = number_of(table, "value", -widest, widest);
        target.error = number_of(table, "error", std::numeric_limits<double>::min(), widest);
        if (table.member("counts") != nullptr) {
            constexpr double least = 0.01;
            target.counts = number_of(table, "counts", least, 1.0);
        }
        if (!target.key.empty() &&
            std::find(statistics_->begin(), statistics_->end(), target.key) == statistics_->end()) {
            log_->add(table.member("key")->value.place, "key", in_quotes(target.key),
                      "a statistic that calibration measures",
                      log_->nearest(target.key, *statistics_));
        }
        task.targets.push_back(std::move(target));
    }

    void read_free(const TomlNode& table, FitTask& task)
    {
        static const std::vector<std::string> valid{"key", "low", "high"};
        refuse_unknown_members(table, "free.", valid, {}, *log_);
        FreeParameter free;
        free.key = text_of(table, "key").value_or("");
        const auto index = parameter_named(free.key);
        const Place place =
            table.member("key") != nullptr ? table.member("key")->value.place : table.place;
        if (!index) {
            log_->add(place, "key", in_quotes(free.key), "a key of likvard describe",
                      log_->nearest(free.key, keys_));
            return;
        }
        if (of_levers_.contains(free.key)) {
            log_->add(place, "key", in_quotes(free.key),
                      "a parameter of the model: effects of levers are never fitted");
            return;
        }
        const ParameterInfo& info = parameters()[*index];
        free.index = *index;
        free.low = number_of(table, "low", info.low, info.high);
        free.high = number_of(table, "high", info.low, info.high);
        if (free.low >= free.high && log_->empty()) {
            log_->add(place, "high", fmt::format("{}", free.high), "a number above low");
        }
        task.free.push_back(std::move(free));
    }

    int file_;
    const std::vector<std::string>* statistics_;
    FaultLog* log_;
    std::vector<std::string> keys_;
    std::set<std::string> of_levers_;
};

} // namespace

FitTask read_targets(const std::filesystem::path& file, const std::vector<std::string>& statistics)
{
    FaultLog log;
    const int number = log.add_file(file.generic_string());
    const auto bytes = read_bytes(file, most_toml_bytes);
    if (!bytes) {
        throw InputMissing(file.string() + ": the targets cannot be read");
    }
    const auto root = parse_toml(*bytes, number, log);
    log.throw_if_any();
    FitTask task = TargetsReader(number, statistics, log).read(*root);
    log.throw_if_any();
    return task;
}

} // namespace likvard
