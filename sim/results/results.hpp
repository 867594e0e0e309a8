// Results in memory: one slot for every arm, replicate, year, group and outcome. A year's slots
// come into being when they are first written, by the thread that writes them: to ask for the
// memory of all of them at once would keep the others waiting.
#pragma once

#include "results/outcomes.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace likvard {

enum class Arm : std::uint8_t { baseline = 0, plan = 1 };
inline constexpr std::size_t arm_count = 2;

struct Group {
    Dimension dimension = Dimension::municipality;
    std::string label; // stable key within the dimension: unit code, "post_secondary", "girls" …
    std::string title_sv; // as printed
    std::string title_en;
};

/// SEK of one lever and item in one school year, by the calendar year in which it is paid.
struct CostRow {
    Arm arm = Arm::plan;
    int replicate = 0;
    int year = 0; // school year (autumn)
    int calendar_year = 0;
    std::string lever;
    std::string item;
    double sek = 0.0;
};

/// What a reader of results must know of a lever without knowing the model.
struct LeverNote {
    std::string key;
    std::string title_sv;
    std::string title_en;
    bool judgement = false; // its effect rests on judgement, not on research
};

struct ParameterNote {
    std::string key;
    std::string unit;
    double central = 0.0;
    std::string prior;
    std::string source;
    std::string verified;
};

/// Facts about the run that travel with its numbers.
struct RunInfo {
    std::string municipality;
    std::string title_sv, title_en;
    std::string question_sv, question_en;
    std::uint64_t seed = 1;
    int first_year = 0; // first stored school year: the data year, the same in both arms
    int last_year = 0;
    int plan_year = 0; // first school year in which a lever of the plan acts
    int replicates = 0;
    // The municipality's own schools in the data year: pupils in grades 1-9, and what one costs,
    // all told and for teaching, SEK a year; 0: unknown.
    double municipal_pupils = 0.0;
    double cost_per_pupil_sek = 0.0, teaching_per_pupil_sek = 0.0;
    std::string input_hash; // SHA-256 of the resolved plan, baseline and municipality folder
    std::vector<LeverNote> levers;
    std::vector<ParameterNote> parameters;
};

/// One arm's values of one year, group × outcome; NaN where an outcome does not apply.
using YearValues = std::vector<std::array<double, outcome_count>>;

class Results {
public:
    Results() = default;
    Results(RunInfo info, std::vector<Group> groups);

    [[nodiscard]] const RunInfo& info() const { return info_; }
    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
    [[nodiscard]] int years() const { return info_.last_year - info_.first_year + 1; }

    /// Slots of one (arm, replicate, year, group), `outcome_count` values, NaN until written. Who
    /// asks for them to write makes those of the year: one thread a replicate at a time.
    [[nodiscard]] std::span<double> row(Arm arm, int replicate, int year, std::size_t group);
    [[nodiscard]] std::span<const double> row(Arm arm, int replicate, int year,
                                              std::size_t group) const;
    /// Writes all slots of a year at once, values of every group in the order of groups(); they
    /// are taken over, not copied. One thread a replicate at a time.
    void set_year(Arm arm, int replicate, int year, YearValues values);
    [[nodiscard]] double value(Arm arm, int replicate, int year, std::size_t group,
                               Outcome outcome) const;
    /// The same of every replicate, NaN for those that are not done.
    [[nodiscard]] std::vector<double> values(Arm arm, int year, std::size_t group,
                                             Outcome outcome) const;

    /// Whether replicate r has been computed (both arms).
    [[nodiscard]] bool done(int replicate) const
    {
        return done_[static_cast<std::size_t>(replicate)] != 0;
    }
    void mark_done(int replicate) { done_[static_cast<std::size_t>(replicate)] = 1; }
    [[nodiscard]] int done_count() const;

    /// Costs and parameter draws of one replicate; written by that replicate alone.
    [[nodiscard]] std::vector<CostRow>& costs(int replicate)
    {
        return costs_[static_cast<std::size_t>(replicate)];
    }
    [[nodiscard]] const std::vector<CostRow>& costs(int replicate) const
    {
        return costs_[static_cast<std::size_t>(replicate)];
    }
    /// One value per entry of info().parameters, in that order.
    [[nodiscard]] std::vector<double>& draws(int replicate)
    {
        return draws_[static_cast<std::size_t>(replicate)];
    }
    [[nodiscard]] const std::vector<double>& draws(int replicate) const
    {
        return draws_[static_cast<std::size_t>(replicate)];
    }

private:
    [[nodiscard]] std::size_t place_of(Arm arm, int replicate, int year) const;

    RunInfo info_;
    std::vector<Group> groups_;
    std::vector<YearValues> values_; // by place_of; empty until written
    std::vector<std::uint8_t> done_; // not vector<bool>: replicates write at the same time
    std::vector<std::vector<CostRow>> costs_;
    std::vector<std::vector<double>> draws_;
};

} // namespace likvard
