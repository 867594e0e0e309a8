// Whom, when and how fully a lever reaches: the keys that all levers share.
#include "io/municipality_cells.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/scenario_parts.hpp"
#include "io/toml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace likvard {
namespace {

constexpr std::size_t code_digits = 8;

bool is_code(std::string_view text)
{
    return text.size() == code_digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class TargetReader {
public:
    TargetReader(const TomlNode& use, const LeverType& lever, std::string key,
                 const LeverFrame& frame, FaultLog& log)
        : use_(&use), lever_(&lever), key_(std::move(key)), frame_(&frame), log_(&log)
    {
    }

    Target run()
    {
        read_months();
        read_schools();
        read_rank();
        if (const TomlMember* member = use_->member("take_up")) {
            constexpr UnitBounds share{Unit::share, 0.0, 1.0};
            target_.take_up =
                quantity_value(member->value, share, full("take_up"), *log_).value_or(1.0);
        }
        return std::move(target_);
    }

private:
    [[nodiscard]] std::string full(std::string_view key) const
    {
        return key_ + "." + std::string(key);
    }

    // A month within the plan's years, or the one that holds by default.
    std::optional<Month> month(std::string_view key, std::optional<Month> otherwise)
    {
        constexpr int last_written_year = 9999;
        constexpr int december = 12;
        const TomlMember* member = use_->member(key);
        if (member == nullptr) {
            return otherwise;
        }
        return month_value(member->value, frame_->first.value_or(Month::of(0, 1)),
                           frame_->last.value_or(Month::of(last_written_year, december)), full(key),
                           *log_);
    }

    void read_months()
    {
        const std::optional<Month> from = month("from", frame_->first);
        const std::optional<Month> until = month("until", frame_->last);
        target_.from = from.value_or(Month{});
        target_.until = until.value_or(Month{});
        if (from && until && *until < *from) {
            const TomlMember* member = use_->member("until");
            log_->add(member == nullptr ? use_->place : member->value.place, full("until"),
                      in_quotes(text(*until)), "a month not before from, " + text(*from));
        }
    }

    void read_schools()
    {
        const TomlMember* member = use_->member("schools");
        target_.rule = lever_->default_rule;
        if (member == nullptr) {
            if (target_.rule == TargetRule::list) {
                log_->add(use_->place, full("schools"), "nothing", schools_form());
            }
        } else if (member->value.kind == TomlKind::string) {
            read_rule(member->value);
        } else if (member->value.kind == TomlKind::array && !member->value.items.empty()) {
            target_.rule = TargetRule::list;
            read_list(member->value);
        } else {
            log_->add(member->value.place, full("schools"),
                      member->value.kind == TomlKind::array ? "an empty array"
                                                            : description(member->value),
                      schools_form());
        }
    }

    static std::string schools_form()
    {
        return fmt::format("a rule ({}) or a list of schools such as [\"10657244\"]",
                           joined(rule_names()));
    }

    void read_rule(const TomlNode& value)
    {
        for (const TargetRule rule : named_rules) {
            if (name(rule) == value.text) {
                target_.rule = rule;
                return;
            }
        }
        rule_unknown_ = true;
        log_->add(value.place, full("schools"), in_quotes(value.text), schools_form(),
                  log_->nearest(value.text, rule_names()));
    }

    void read_list(const TomlNode& list)
    {
        if (frame_->municipality != nullptr &&
            list.items.size() > frame_->municipality->schools.size()) {
            log_->add(list.place, full("schools"), fmt::format("{} schools", list.items.size()),
                      fmt::format("at most the {} schools of the municipality",
                                  frame_->municipality->schools.size()));
            return;
        }
        for (const TomlNode& item : list.items) {
            const std::optional<std::string> written = text_value(item, full("schools"), *log_);
            if (written && frame_->municipality != nullptr) {
                add_school(item.place, *written);
            }
        }
        std::sort(target_.schools.begin(), target_.schools.end());
    }

    void add_school(Place place, const std::string& written)
    {
        const std::vector<std::size_t> rows = rows_of(written);
        if (rows.size() != 1) {
            refuse_school(place, written, rows);
            return;
        }
        const SchoolForm form = frame_->municipality->schools[rows.front()].form;
        if (!includes(lever_->forms, form)) {
            log_->add(
                place, full("schools"),
                fmt::format("{}, a unit of {}", in_quotes(written), name(form)),
                fmt::format("a unit of {}, which this lever acts on", names_of(lever_->forms)));
            return;
        }
        std::vector<std::size_t>& chosen = target_.schools;
        if (std::find(chosen.begin(), chosen.end(), rows.front()) != chosen.end()) {
            log_->add(place, full("schools"), in_quotes(written) + ", a school a second time",
                      "every school once");
        } else {
            chosen.push_back(rows.front());
        }
    }

    static std::string names_of(SchoolForms forms)
    {
        std::vector<std::string> names;
        for (std::size_t k = 0; k < school_form_count; ++k) {
            if (includes(forms, static_cast<SchoolForm>(k))) {
                names.emplace_back(name(static_cast<SchoolForm>(k)));
            }
        }
        return joined(names);
    }

    // Schools with this code, else with this name in upper or lower case.
    [[nodiscard]] std::vector<std::size_t> rows_of(const std::string& written) const
    {
        const std::vector<School>& schools = frame_->municipality->schools;
        const bool by_code = is_code(written);
        const std::string name = folded(written);
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < schools.size(); ++i) {
            if (by_code ? code_text(schools[i].code) == written : folded(schools[i].name) == name) {
                rows.push_back(i);
            }
        }
        return rows;
    }

    void refuse_school(Place place, const std::string& written,
                       const std::vector<std::size_t>& rows)
    {
        const std::vector<School>& schools = frame_->municipality->schools;
        std::vector<std::string> list;
        if (rows.empty()) {
            for (const School& school : schools) {
                list.push_back(is_code(written) ? code_text(school.code) : school.name);
            }
            log_->add(place, full("schools"), in_quotes(written),
                      "the name or unit code of a school of the municipality",
                      log_->nearest(written, list));
            return;
        }
        for (const std::size_t row : rows) {
            list.push_back(code_text(schools[row].code));
        }
        log_->add(place, full("schools"),
                  fmt::format("{}, the name of {} schools", in_quotes(written), rows.size()),
                  "one of their codes: " + joined(list));
    }

    // `top` and `stay` mean nothing without a rule by rank, and nothing may be silently ignored.
    void read_rank()
    {
        if (is_by_rank(target_.rule) || rule_unknown_) {
            read_top();
            if (const TomlMember* member = use_->member("stay")) {
                read_stay(member->value);
            }
            return;
        }
        for (const std::string_view key : {std::string_view("top"), std::string_view("stay")}) {
            if (const TomlMember* member = use_->member(key)) {
                log_->add(
                    member->value.place, full(key), description(member->value),
                    "no such key, or a rule by rank as schools (perceived_need, lowest_results, "
                    "lowest_parents_quarter)");
            }
        }
    }

    // 0 is every school that the rule allows.
    void read_top()
    {
        constexpr std::int64_t most = 65535;
        const std::int64_t schools =
            frame_->municipality == nullptr
                ? most
                : static_cast<std::int64_t>(compulsory(*frame_->municipality).size());
        std::int64_t top = std::min<std::int64_t>(lever_->default_top, schools);
        if (const TomlMember* member = use_->member("top")) {
            top = whole_value(member->value, {0, schools}, full("top"), *log_).value_or(top);
        }
        target_.top = static_cast<int>(top);
    }

    void read_stay(const TomlNode& value)
    {
        constexpr UnitBounds bounds{Unit::years, 1.0, most_stay_years};
        const std::optional<double> years = quantity_value(value, bounds, full("stay"), *log_);
        if (!years) {
            return;
        }
        if (std::floor(*years) != *years) {
            log_->add(value.place, full("stay"), number_text(*years), "a whole number of years");
            return;
        }
        target_.stay_years = static_cast<int>(*years);
    }

    const TomlNode* use_;
    const LeverType* lever_;
    std::string key_;
    const LeverFrame* frame_;
    FaultLog* log_;
    Target target_;
    bool rule_unknown_ = false;
};

} // namespace

Target read_target(const TomlNode& use, const LeverType& lever, const std::string& key,
                   const LeverFrame& frame, FaultLog& log)
{
    return TargetReader(use, lever, key, frame, log).run();
}

} // namespace likvard
