#include "io/sweep_tidy.hpp"

#include "io/csv.hpp"
#include "io/files.hpp"
#include "io/json_sweep.hpp"
#include "io/number_text.hpp"
#include "results/results_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr std::string_view per_row = "see unit";
constexpr std::string_view too_small = "fewer than 10 pupils";

/// The futures of a row at one year and group.
class Slice {
public:
    Slice(const SweepFacts& facts, const SweepRecord& record, std::size_t year, std::size_t group)
        : facts_(&facts), record_(&record), year_(year), group_(group)
    {
    }

    [[nodiscard]] double value(Arm arm, int future, std::size_t outcome) const
    {
        return record_
            ->data[data_index(*facts_, record_->futures, arm, future, year_, group_, outcome)];
    }

    /// Whether the outcome rests on fewer than ten pupils in any future of any arm.
    [[nodiscard]] bool is_small(std::size_t outcome) const
    {
        const auto base = info(facts_->outcomes[outcome]).base;
        const auto at = base ? std::ranges::find(facts_->outcomes, *base) : facts_->outcomes.end();
        if (at == facts_->outcomes.end()) {
            return false;
        }
        const auto count = static_cast<std::size_t>(at - facts_->outcomes.begin());
        for (int future = 0; future < record_->futures; ++future) {
            for (const Arm arm : {Arm::baseline, Arm::plan}) {
                if (value(arm, future, count) < smallest_shown_group) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    const SweepFacts* facts_;
    const SweepRecord* record_;
    std::size_t year_, group_;
};

/// The paired futures of one outcome.
struct Paired {
    std::vector<double> baseline, plan, difference;
    int better = 0;
};

Paired paired_of(const Slice& slice, const SweepRecord& record, const OutcomeInfo& outcome,
                 std::size_t index)
{
    Paired paired;
    for (int future = 0; future < record.futures; ++future) {
        const double without = slice.value(Arm::baseline, future, index);
        const double with = slice.value(Arm::plan, future, index);
        if (std::isnan(without) || std::isnan(with)) {
            continue;
        }
        paired.baseline.push_back(without);
        paired.plan.push_back(with);
        paired.difference.push_back(with - without);
        const double gain = outcome.is_gap                    ? std::fabs(without) - std::fabs(with)
                            : outcome.better == Better::lower ? without - with
                                                              : with - without;
        paired.better += gain > 0.0 ? 1 : 0;
    }
    return paired;
}

std::string summary_cells(const Paired& paired, const OutcomeInfo& outcome)
{
    constexpr double normal_90 = 1.6448536269514722;
    const Band band = band_of(paired.difference);
    double squares = 0.0;
    for (const double value : paired.difference) {
        squares += (value - band.mean) * (value - band.mean);
    }
    const auto n = static_cast<double>(band.futures);
    const double width =
        band.futures > 1 ? normal_90 * std::sqrt(squares / (n - 1.0) / n) : std::nan("");
    return fmt::format("{},{},{},{},{},{},{},{},{},", band.futures,
                       csv_cell(band_of(paired.baseline).mean), csv_cell(band_of(paired.plan).mean),
                       csv_cell(band.mean), csv_cell(band.low90), csv_cell(band.high90),
                       csv_cell(band.mean - width), csv_cell(band.mean + width),
                       outcome.better == Better::neither ? "" : std::to_string(paired.better));
}

/// Writes the lines of one row after the other.
class Lines {
public:
    Lines(const SweepFacts& facts, TidyRows rows, bool show_small, AtomicFile& file)
        : facts_(&facts), rows_(rows), show_small_(show_small), file_(&file)
    {
    }

    void add(const SweepRecord& record)
    {
        std::string start = fmt::format("{},", record.row);
        for (std::size_t k = 0; k < facts_->factors.size(); ++k) {
            const SweepFactorNote& factor = facts_->factors[k];
            const double number = record.numbers[k];
            start += factor.kind == "list"
                         ? csv_cell(factor.levels[static_cast<std::size_t>(number)])
                         : number_text(number);
            start += ',';
        }
        for (std::size_t year = 0; year < facts_->years.size(); ++year) {
            for (std::size_t group = 0; group < facts_->groups.size(); ++group) {
                add_slice(start, record, year, group);
            }
        }
    }

    [[nodiscard]] SweepTidyReport report() const { return report_; }

private:
    void add_slice(const std::string& start, const SweepRecord& record, std::size_t year,
                   std::size_t group)
    {
        const Slice slice(*facts_, record, year, group);
        const Group& of = facts_->groups[group];
        for (std::size_t o = 0; o < facts_->outcomes.size(); ++o) {
            const OutcomeInfo& outcome = info(facts_->outcomes[o]);
            const std::string place =
                fmt::format("{},{},{},{},{},", facts_->years[year], key(of.dimension),
                            csv_cell(of.label), outcome.key, symbol(outcome.unit));
            const bool hidden = !show_small_ && slice.is_small(o);
            report_.left_out += hidden ? 1 : 0;
            if (rows_ == TidyRows::full) {
                if (!hidden) {
                    add_futures(start, place, slice, record, o);
                }
                continue;
            }
            if (hidden) {
                write(start + place + fmt::format(",,,,,,,,,{}\n", too_small));
                continue;
            }
            const Paired paired = paired_of(slice, record, outcome, o);
            if (!paired.difference.empty()) {
                write(start + place + summary_cells(paired, outcome) + "\n");
            }
        }
    }

    void add_futures(const std::string& start, const std::string& place, const Slice& slice,
                     const SweepRecord& record, std::size_t outcome)
    {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int future = 0; future < record.futures; ++future) {
                const double value = slice.value(arm, future, outcome);
                if (!std::isnan(value)) {
                    write(fmt::format("{}{}{},{},{}\n", start, place,
                                      arm == Arm::baseline ? "baseline" : "plan",
                                      record.first_future + future, csv_cell(value)));
                }
            }
        }
    }

    void write(const std::string& line)
    {
        file_->write(line);
        ++report_.lines;
    }

    const SweepFacts* facts_;
    TidyRows rows_;
    bool show_small_;
    AtomicFile* file_;
    SweepTidyReport report_;
};

std::string header(const SweepFacts& facts, TidyRows rows)
{
    const SweepColumns columns = sweep_columns(rows);
    std::string line;
    for (const TidyField& field : columns.before) {
        line += fmt::format("{}{}", line.empty() ? "" : ",", field.name);
    }
    for (const SweepFactorNote& factor : facts.factors) {
        line += fmt::format(",{}", csv_cell(factor.key));
    }
    for (const TidyField& field : columns.after) {
        line += fmt::format(",{}", field.name);
    }
    return line + "\n";
}

} // namespace

SweepColumns sweep_columns(TidyRows rows)
{
    SweepColumns columns;
    columns.before = {{"row", "integer", "", "Row of the design, from 0"}};
    columns.after = {
        {"year", "year", "", "Autumn of the school year"},
        {"dimension", "string", "", "What the group is a group of: municipality, school …"},
        {"label", "string", "", "Key of the group within its dimension; schools: unit code"},
        {"outcome", "string", "", "Key of the outcome; defined under likvard.outcomes"},
        {"unit", "string", "", "Unit of the outcome's numbers"},
    };
    if (rows == TidyRows::full) {
        columns.after.insert(columns.after.end(),
                             {{"arm", "string", "",
                               "baseline or plan; the same replicate has the same luck in both"},
                              {"replicate", "integer", "", "Number of the future, from 0"},
                              {"value", "number", per_row, "The outcome's value in this future"}});
        return columns;
    }
    columns.after.insert(
        columns.after.end(),
        {{"futures", "integer", "", "Paired futures in which both arms have a value"},
         {"baseline", "number", per_row, "Mean over the futures without the plan"},
         {"plan", "number", per_row, "Mean over the futures with the plan"},
         {"difference", "number", per_row, "Mean of plan minus baseline, paired by future"},
         {"low90", "number", per_row, "Quantile 0.05 of the difference over the futures"},
         {"high90", "number", per_row, "Quantile 0.95 of the difference over the futures"},
         {"mean_low90", "number", per_row,
          "Lower end of the 90 % interval of the mean difference (precision, not spread)"},
         {"mean_high90", "number", per_row,
          "Upper end of the 90 % interval of the mean difference (precision, not spread)"},
         {"better", "integer", "",
          "Futures in which the plan is better; a gap: its absolute value falls"},
         {"left_out", "string", "", "Why the numbers are empty, if they were left out"}});
    return columns;
}

SweepTidyReport write_sweep_tidy(const std::filesystem::path& folder, const SweepReader& reader,
                                 TidyRows rows, bool show_small)
{
    AtomicFile table(folder / "tidy.csv");
    table.write(header(reader.facts(), rows));
    Lines lines(reader.facts(), rows, show_small, table);
    reader.each([&](const SweepRecord& record) { lines.add(record); });
    table.commit();
    write_file_atomically(folder / "datapackage.json", sweep_package_json(reader, rows));
    return lines.report();
}

} // namespace likvard
