#include "run/sweep.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/number_text.hpp"
#include "model/indicators/indicators.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

namespace likvard {
namespace {

/// Parameters of the model stand first; those of levers do not touch the start.
std::size_t model_parameters()
{
    std::size_t count = parameters().size();
    for (const LeverType* lever : levers()) {
        count -= lever->parameters.size();
    }
    return count;
}

/// A factor that the start of the world rests on. A prior varies as the futures' own draws do, and
/// leaves the start at the central value, as they do.
bool moves_start(const Factor& factor)
{
    return factor.slot.kind == SlotKind::parameter && factor.kind != FactorKind::prior &&
           factor.slot.index < model_parameters();
}

using StartKey = std::vector<double>;

StartKey start_key(const Design& design, const SweepRow& row)
{
    StartKey start;
    for (std::size_t k = 0; k < design.factors.size(); ++k) {
        if (moves_start(design.factors[k])) {
            start.push_back(row.values[k]);
        }
    }
    return start;
}

/// Starts that have been worked out, the last few.
class Starts {
public:
    explicit Starts(const Design& design) : design_(&design) {}

    std::shared_ptr<const Prepared> of(const SweepRow& row)
    {
        const StartKey wanted = start_key(*design_, row);
        {
            const std::scoped_lock lock(mutex_);
            for (const auto& [known, start] : known_) {
                if (known == wanted) {
                    return start;
                }
            }
        }
        // Outside the lock: two threads may work out the same, and it is the same.
        Scenario plan = design_->plan;
        for (std::size_t k = 0; k < design_->factors.size(); ++k) {
            if (moves_start(design_->factors[k])) {
                put(plan, design_->factors[k], row.values[k]);
            }
        }
        auto start = std::make_shared<const Prepared>(
            prepare_municipality(design_->municipality, central_of(plan)));
        constexpr std::size_t most_kept = 64;
        const std::scoped_lock lock(mutex_);
        known_.emplace_back(wanted, start);
        if (known_.size() > most_kept) {
            known_.pop_front();
        }
        return start;
    }

private:
    const Design* design_;
    std::mutex mutex_;
    std::deque<std::pair<StartKey, std::shared_ptr<const Prepared>>> known_;
};

/// Groups that are kept, in the order of the store, and where each stands in a run's results.
struct KeptGroups {
    std::vector<Group> groups;
    std::vector<std::size_t> index;
};

KeptGroups kept_groups(const Design& design)
{
    const std::vector<Group> all = groups_of(design.municipality);
    KeptGroups kept;
    for (std::size_t g = 0; g < all.size(); ++g) {
        if (std::ranges::find(design.dimensions, all[g].dimension) != design.dimensions.end()) {
            kept.index.push_back(g);
        }
    }
    std::ranges::sort(kept.index, {}, [&](std::size_t g) {
        return std::pair(key(all[g].dimension), std::string_view(all[g].label));
    });
    for (const std::size_t g : kept.index) {
        kept.groups.push_back(all[g]);
    }
    return kept;
}

/// Everything that all rows share.
struct Work {
    const Design* design;
    const SweepTable* table;
    Starts starts;
    KeptGroups kept;
    std::vector<Group> groups;
    Scenario baseline;
    const std::atomic<bool>* cancel = nullptr;

    Work(const Design& d, const SweepTable& t)
        : design(&d), table(&t), starts(d), kept(kept_groups(d)), groups(groups_of(d.municipality)),
          baseline(d.baseline)
    {
        baseline.first_year = d.plan.first_year;
        baseline.last_year = d.plan.last_year;
        baseline.seed = d.plan.seed;
    }
    [[nodiscard]] bool is_cancelled() const { return cancel != nullptr && cancel->load(); }
};

/// What is kept of one future: by arm, year, group, outcome; and what the rule looks at.
struct KeptFuture {
    std::vector<double> values;
    double watched = 0.0; // paired difference
    double pupils = 0.0;  // pupil-years of both arms
};

KeptFuture kept_of(const Work& work, const Results& results)
{
    const Design& design = *work.design;
    KeptFuture kept;
    for (const Arm arm : {Arm::baseline, Arm::plan}) {
        for (const int year : design.years) {
            for (const std::size_t group : work.kept.index) {
                const auto row = results.row(arm, 0, year, group);
                for (const Outcome outcome : design.outcomes) {
                    kept.values.push_back(row[static_cast<std::size_t>(outcome)]);
                }
            }
        }
        for (int year = results.info().first_year; year <= results.info().last_year; ++year) {
            kept.pupils += results.value(arm, 0, year, 0, Outcome::pupils);
        }
    }
    const ReplicateRule& rule = design.replicates;
    kept.watched = results.value(Arm::plan, 0, rule.year, 0, rule.outcome) -
                   results.value(Arm::baseline, 0, rule.year, 0, rule.outcome);
    return kept;
}

KeptFuture run_one(const Work& work, const Scenario& plan, const Prepared& start, int future)
{
    RunInfo info;
    info.first_year = work.design->municipality.data_year;
    info.last_year = plan.last_year;
    info.replicates = 1;
    Results results(std::move(info), work.groups);
    Future both(start, plan, future);
    std::optional<PairRun> pair = run_pair(both, work.baseline, plan, work.cancel);
    if (!pair) {
        return {}; // cancelled: the whole row is given up
    }
    store_pair(results, 0, both.values, pair->schools, std::move(pair->baseline),
               std::move(pair->plan));
    return kept_of(work, results);
}

/// Half-width of the 90 % interval of the mean paired difference; not known counts as wide.
double half_width(const std::vector<KeptFuture>& futures)
{
    constexpr double normal_90 = 1.6448536269514722;
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (const KeptFuture& future : futures) {
        if (!std::isnan(future.watched)) {
            sum += future.watched;
            count += 1.0;
        }
    }
    for (const KeptFuture& future : futures) {
        if (!std::isnan(future.watched)) {
            const double off = future.watched - sum / count;
            squares += off * off;
        }
    }
    return count < 2.0 ? HUGE_VAL : normal_90 * std::sqrt(squares / (count - 1.0) / count);
}

/// The row's own plan. What is no factor is drawn, or stays at its central value.
Scenario scenario_of(const Design& design, const SweepRow& row)
{
    Scenario plan = plan_of(design, row);
    if (design.central_parameters) {
        const std::vector<double> values = central_of(plan);
        plan.overrides.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            plan.overrides.push_back({i, values[i]});
        }
    }
    return plan;
}

/// False when the sweep was cancelled, or another row failed, before all of them had been run.
bool is_whole(const std::vector<KeptFuture>& futures)
{
    return !futures.empty() && std::ranges::none_of(futures, [](const KeptFuture& future) {
        return future.values.empty();
    });
}

/// The futures of a row; fewer than the rule asks for only when the sweep is cancelled.
std::vector<KeptFuture> futures_of(Work& work, const SweepRow& row)
{
    const ReplicateRule& rule = work.design->replicates;
    const Scenario plan = scenario_of(*work.design, row);
    const std::shared_ptr<const Prepared> start = work.starts.of(row);
    std::vector<KeptFuture> futures;
    auto wanted = static_cast<std::size_t>(rule.least);
    while (futures.size() < wanted && !work.is_cancelled()) {
        const std::size_t before = futures.size();
        futures.resize(wanted);
        for_each_item(wanted - before, [&](std::size_t i) {
            if (!work.is_cancelled()) {
                const auto number = static_cast<int>(before + i);
                futures[before + i] = run_one(work, plan, *start, row.first_future + number);
            }
        });
        if (rule.is_adaptive() && is_whole(futures) && half_width(futures) > rule.half_width) {
            wanted = std::min(static_cast<std::size_t>(rule.most), wanted + wanted / 2 + 1);
        }
    }
    return futures;
}

SweepRecord record_of(const Work& work, std::int64_t number, const std::vector<KeptFuture>& futures)
{
    const auto at = static_cast<std::size_t>(number);
    const SweepRow& row = work.table->rows[at];
    SweepRecord record{.row = number,
                       .hash = work.table->hashes[at],
                       .first_future = row.first_future,
                       .futures = static_cast<int>(futures.size()),
                       .numbers = row.values,
                       .data = {}};
    const std::size_t half = futures.front().values.size() / arm_count;
    for (std::size_t arm = 0; arm < arm_count; ++arm) {
        for (const KeptFuture& future : futures) {
            const auto first = future.values.begin() + static_cast<std::ptrdiff_t>(arm * half);
            record.data.insert(record.data.end(), first, first + static_cast<std::ptrdiff_t>(half));
        }
    }
    return record;
}

std::string rule_text(const ReplicateRule& rule)
{
    return rule.is_adaptive()
               ? fmt::format("{} to {}, until the 90 % interval of {} in {} is within ± {}",
                             rule.least, rule.most, info(rule.outcome).key, rule.year,
                             number_text(rule.half_width))
               : fmt::format("{}", rule.least);
}

std::string_view kind_text(FactorKind kind)
{
    return kind == FactorKind::range ? "range" : kind == FactorKind::prior ? "prior" : "list";
}

} // namespace

std::string text(const Shard& shard)
{
    return shard.whole ? "" : fmt::format("{}/{}", shard.number, shard.count);
}

std::vector<std::int64_t> rows_of(const Shard& shard, std::int64_t rows)
{
    std::vector<std::int64_t> mine;
    for (std::int64_t row = shard.number - 1; row < rows; row += shard.count) {
        mine.push_back(row);
    }
    return mine;
}

std::filesystem::path store_path(const std::filesystem::path& folder, const Shard& shard)
{
    return shard.whole ? folder / "sweep.sqlite"
                       : folder / "shards" /
                             fmt::format("{:04}-of-{:04}.sqlite", shard.number, shard.count);
}

SweepFacts facts_of(const Design& design, const SweepTable& table,
                    const std::string& program_version, const Shard& shard)
{
    SweepFacts facts;
    facts.program_version = program_version;
    facts.design_hash = table.design_hash;
    facts.title = design.title;
    facts.municipality = design.municipality.name;
    facts.sampling = std::string(name(design.sampling));
    facts.parameters = design.central_parameters ? "central" : "drawn";
    facts.replicates = rule_text(design.replicates);
    facts.seed = design.plan.seed;
    facts.rows = static_cast<std::int64_t>(table.rows.size());
    facts.size = design.size;
    facts.levels = design.levels;
    facts.luck = design.luck;
    facts.shard = text(shard);
    for (const Factor& factor : design.factors) {
        SweepFactorNote note{factor.key,
                             std::string(symbol(factor.unit)),
                             std::string(kind_text(factor.kind)),
                             factor.low,
                             factor.high,
                             {}};
        for (const Level& level : factor.levels) {
            note.levels.push_back(level.text);
        }
        facts.factors.push_back(std::move(note));
    }
    facts.outcomes = design.outcomes;
    facts.years = design.years;
    facts.groups = kept_groups(design).groups;
    return facts;
}

void run_sweep(const Design& design, const SweepTable& table, const Shard& shard,
               const SweepOptions& options, SweepStore& store)
{
    const std::vector<std::int64_t> done = store.done();
    std::vector<std::int64_t> missing;
    for (const std::int64_t row : rows_of(shard, static_cast<std::int64_t>(table.rows.size()))) {
        if (!std::ranges::binary_search(done, row)) {
            missing.push_back(row);
        }
    }
    Work work(design, table);
    work.cancel = options.cancel;
    std::mutex mutex;
    std::int64_t count = 0;
    const auto total = static_cast<std::int64_t>(missing.size());
    const auto one_row = [&](std::size_t i) {
        if (work.is_cancelled()) {
            return;
        }
        const std::vector<KeptFuture> futures =
            futures_of(work, table.rows[static_cast<std::size_t>(missing[i])]);
        if (!is_whole(futures)) {
            return;
        }
        const SweepRecord record = record_of(work, missing[i], futures);
        const std::scoped_lock lock(mutex);
        store.append(record);
        ++count;
        if (options.progress) {
            options.progress(count, total);
        }
    };
    with_threads(options.threads, [&] { for_each_item(missing.size(), one_row); });
}

SweepRecord run_row(const Design& design, const SweepTable& table, std::int64_t row)
{
    Work work(design, table);
    const auto futures = futures_of(work, table.rows[static_cast<std::size_t>(row)]);
    check(is_whole(futures), "nobody cancels a row of its own");
    return record_of(work, row, futures);
}

SweepEstimate estimate(const Design& design, const SweepTable& table)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds_since = [](Clock::time_point start) {
        return std::chrono::duration<double>(Clock::now() - start).count();
    };
    SweepEstimate all;
    all.rows = static_cast<std::int64_t>(table.rows.size());
    all.futures_least = all.rows * design.replicates.least;
    all.futures_most = all.rows * design.replicates.most;
    Work work(design, table);
    const SweepRow& first = table.rows.front();
    const Clock::time_point start = Clock::now();
    const std::shared_ptr<const Prepared> prepared = work.starts.of(first);
    all.start_seconds = seconds_since(start);
    const Scenario plan = scenario_of(design, first);
    constexpr int tried = 2;
    const Clock::time_point begin = Clock::now();
    for (int future = 0; future < tried; ++future) {
        all.pupil_years = run_one(work, plan, *prepared, future).pupils;
    }
    all.future_seconds = seconds_since(begin) / tried;
    std::set<StartKey> starts;
    for (const SweepRow& row : table.rows) {
        starts.insert(start_key(design, row));
    }
    all.starts = static_cast<std::int64_t>(starts.size());
    // SQLite: eight bytes and a byte of type a value, about 20 for the key of its line.
    constexpr double value_bytes = 9.0;
    constexpr double line_bytes = 24.0;
    constexpr double run_bytes = 90.0; // hash and counts
    constexpr double empty_bytes = 45'000.0;
    all.file_bytes = empty_bytes;
    const auto lines =
        static_cast<double>(arm_count * design.years.size() * work.kept.index.size());
    const double future_bytes =
        lines * (line_bytes + value_bytes * static_cast<double>(design.outcomes.size()));
    const double own = run_bytes + value_bytes * static_cast<double>(design.factors.size());
    all.row_bytes_least = own + future_bytes * design.replicates.least;
    all.row_bytes_most = own + future_bytes * design.replicates.most;
    return all;
}

} // namespace likvard
