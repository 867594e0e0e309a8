#include "run/pair.hpp"

#include "core/heap.hpp"
#include "model/parameters.hpp"
#include "model/year.hpp"
#include "run/posterior.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

namespace likvard {
namespace {

/// One place for each summer of a future, in the memory of the future before it on this thread:
/// asking for thirty columns a summer anew takes longer than writing them.
class SummersOfFuture final : public KeptMoves {
public:
    SummersOfFuture(int first_year, int years)
        : first_year_(first_year), summers_(static_cast<std::size_t>(std::max(years, 0)))
    {
        for (std::size_t k = 0; k < std::min(summers_.size(), spare().size()); ++k) {
            summers_[k].moves = std::move(spare()[k]);
        }
        spare().clear();
    }
    ~SummersOfFuture() override
    {
        std::vector<Moves> over;
        for (Summer& summer : summers_) {
            over.push_back(std::move(summer.moves));
        }
        spare() = std::move(over);
    }
    SummersOfFuture(const SummersOfFuture&) = delete;
    SummersOfFuture& operator=(const SummersOfFuture&) = delete;
    SummersOfFuture(SummersOfFuture&&) = delete;
    SummersOfFuture& operator=(SummersOfFuture&&) = delete;

    const Moves* of(int year, FunctionRef<void(Moves&)> draw) override
    {
        if (year < first_year_ || year - first_year_ >= static_cast<int>(summers_.size())) {
            return nullptr;
        }
        Summer& summer = summers_[static_cast<std::size_t>(year - first_year_)];
        std::call_once(summer.once, [&] { draw(summer.moves); });
        return &summer.moves;
    }

private:
    struct Summer {
        std::once_flag once;
        Moves moves;
    };
    static std::vector<Moves>& spare()
    {
        static thread_local std::vector<Moves> kept;
        return kept;
    }
    int first_year_;
    std::vector<Summer> summers_;
};

/// The place of one summer at a time, for arms that run a year in turn.
class OneSummer final : public KeptMoves {
public:
    const Moves* of(int year, FunctionRef<void(Moves&)> draw) override
    {
        if (year_ != year) {
            draw(moves_);
            year_ = year;
        }
        return &moves_;
    }
    void forget() { year_ = none; }

private:
    static constexpr int none = std::numeric_limits<int>::min();
    int year_ = none;
    Moves moves_;
};

/// What arms that run in step have in common.
struct InStep {
    KeptLuck luck;
    OneSummer summer;
};

/// A value in the memory of the one before it on this thread, since asking for fifty columns anew
/// and touching them first takes longer than to fill them. What stands there is to be replaced.
template <class T> class Reused {
public:
    Reused() : value_(spare() ? std::move(spare()) : std::make_unique<T>()) {}
    ~Reused()
    {
        if (is_kept_) {
            spare() = std::move(value_);
        }
    }
    Reused(const Reused&) = delete;
    Reused& operator=(const Reused&) = delete;
    Reused(Reused&&) = delete;
    Reused& operator=(Reused&&) = delete;

    [[nodiscard]] T& operator*() const { return *value_; }
    [[nodiscard]] T* operator->() const { return value_.get(); }
    /// Nothing is kept for the next one.
    void let_go() { is_kept_ = false; }

private:
    static std::unique_ptr<T>& spare()
    {
        static thread_local std::unique_ptr<T> kept;
        return kept;
    }
    std::unique_ptr<T> value_;
    bool is_kept_ = true;
};

void book_costs(ArmRun& arm, const World& w, const Policy& policy, Arm which, int replicate,
                int year)
{
    const auto ledgers = lever_costs(w.reached, policy, w.schools, year);
    double total = 0.0;
    for (std::size_t k = 0; k < ledgers.size(); ++k) {
        for (const LedgerLine& line : ledgers[k].lines()) {
            arm.costs.push_back({which, replicate, year, line.calendar_year,
                                 std::string(policy.levers[k].type->key), std::string(line.item),
                                 line.sek});
            total += line.sek;
        }
    }
    cell(arm.years.back(), 0, Outcome::cost_sek) = total;
}

void note_reach(ArmRun& arm, const World& w, const Scenario& scenario)
{
    for (std::size_t k = 0; k < w.reached.size(); ++k) {
        if (scenario.levers[k].target.rule != TargetRule::all) {
            for (const std::uint16_t s : w.reached[k].by_years_ago[0]) {
                arm.reached[s] = 1;
            }
        }
    }
}

/// Newcomers may be more than those who go: without room for them every column would stand beside a
/// new one of twice its length.
void make_room(World& start)
{
    constexpr std::size_t part_of_growth = 8;
    const std::size_t pupils = rows(start.pupils);
    reserve(start.pupils, pupils + pupils / part_of_growth);
}

/// Lets go of what no process of the next year reads: classes are formed and inputs worked out
/// anew, and other pupils leave. It would stand beside the newcomers, when a year takes most.
void let_go_of_year(World& w)
{
    w.classes = {};
    w.inputs = {};
    w.leavers = {};
    hand_back_freed_memory();
}

/// One arm in a world that stands at the future's start.
class ArmInWorld {
public:
    ArmInWorld(World& w, const Future& future, const Scenario& scenario, Arm which)
        : world_(&w), future_(&future), scenario_(&scenario),
          which_(which), policy_{scenario.levers, future.values, &w.setting->params.costs}
    {
        arm_.reached.assign(rows(w.schools), 0);
        arm_.years.push_back(future.data_year);
    }
    void run_year(int year, KeptLuck* kept)
    {
        const Tick t{.year = year, .draw = future_->draw, .kept = kept};
        advance_one_year(*world_, policy_, t);
        arm_.years.emplace_back();
        observe(arm_.years.back(), *world_, t);
        book_costs(arm_, *world_, policy_, which_, future_->replicate, year);
        note_reach(arm_, *world_, *scenario_);
        if (future_->moves == nullptr) {
            let_go_of_year(*world_);
        }
    }
    [[nodiscard]] ArmRun finish() { return std::move(arm_); }

private:
    World* world_;
    const Future* future_;
    const Scenario* scenario_;
    Arm which_;
    Policy policy_;
    ArmRun arm_;
};

/// Runs `year` for each school year of a plan; false once it was cancelled.
bool for_years(const Future& future, const Scenario& scenario, const std::atomic<bool>* cancel,
               FunctionRef<void(int)> run_year)
{
    for (int year = future.setting.municipality->data_year + 1; year <= scenario.last_year;
         ++year) {
        if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) {
            return false;
        }
        run_year(year);
    }
    return true;
}

std::optional<ArmRun> run_years(World& w, const Future& future, const Scenario& scenario, Arm which,
                                const std::atomic<bool>* cancel)
{
    ArmInWorld arm(w, future, scenario, which);
    const bool is_whole =
        for_years(future, scenario, cancel, [&](int year) { arm.run_year(year, nullptr); });
    return is_whole ? std::optional(arm.finish()) : std::nullopt;
}

/// Both arms a year in turn, the baseline in a copy of the start, so that what they draw in common
/// is drawn once.
std::optional<PairRun> run_in_step(Future& future, const Scenario& baseline, const Scenario& plan,
                                   const std::atomic<bool>* cancel)
{
    const Reused<InStep> common;
    const Reused<World> world;
    *world = future.start;
    common->summer.forget();
    future.setting.moves = &common->summer;
    make_room(future.start);
    Schools schools = future.start.schools;
    ArmInWorld without(*world, future, baseline, Arm::baseline);
    ArmInWorld with(future.start, future, plan, Arm::plan);
    const bool is_whole = for_years(future, plan, cancel, [&](int year) {
        // Whose year was the last goes on: its columns are still at hand.
        const bool plan_first = year % 2 == 0;
        (plan_first ? with : without).run_year(year, &common->luck);
        (plan_first ? without : with).run_year(year, &common->luck);
    });
    future.setting.moves = future.moves.get();
    if (!is_whole) {
        return std::nullopt;
    }
    return PairRun{without.finish(), with.finish(), std::move(schools)};
}

void store_arm(Results& results, ArmRun& arm, std::span<const std::uint8_t> reached,
               const Schools& schools, Arm which, int replicate)
{
    // A plan that reaches preschools alone has no compulsory schools to set against the others.
    const auto compulsory_schools = reached.first(compulsory_rows(schools));
    const bool somebody = std::any_of(compulsory_schools.begin(), compulsory_schools.end(),
                                      [](std::uint8_t r) { return r != 0; });
    for (std::size_t y = 0; y < arm.years.size(); ++y) {
        if (somebody) {
            observe_reach(arm.years[y], reached, schools);
        }
        results.set_year(which, replicate, results.info().first_year + static_cast<int>(y),
                         std::move(arm.years[y]));
    }
    auto& costs = results.costs(replicate);
    costs.insert(costs.end(), arm.costs.begin(), arm.costs.end());
}

/// The start, in memory of its own rather than in what pilots and other futures have left behind:
/// there, all of it would stand, and not just the rows that are written.
World draw_start(const Prepared& prepared, const Setting& setting, const Draw& draw)
{
    if (is_large(*prepared.municipality)) {
        hand_back_freed_memory();
    }
    return start_world(prepared, setting, draw);
}

} // namespace

std::vector<double> with_overrides(std::vector<double> values, const Scenario& scenario)
{
    for (const ParameterOverride& override_ : scenario.overrides) {
        values[override_.index] = override_.value;
    }
    return values;
}

Future::Future(const Prepared& prepared_, const Scenario& plan, int replicate_)
    : prepared(&prepared_), replicate(replicate_), values(values_of(plan, replicate_)),
      setting(setting_of(prepared_, values)),
      draw(plan.seed, static_cast<std::uint32_t>(replicate_)),
      start(draw_start(prepared_, setting, draw))
{
    const int first = prepared->municipality->data_year + 1;
    // They take some 120 bytes a pupil over fifteen years: a large municipality draws them, and the
    // start, again for each arm.
    if (!is_large(*prepared->municipality)) {
        moves = std::make_unique<SummersOfFuture>(first, plan.last_year - first + 1);
        setting.moves = moves.get();
    }
    observe(data_year, start, Tick{prepared->municipality->data_year, draw});
    cell(data_year, 0, Outcome::cost_sek) = 0.0;
}

void Future::start_again()
{
    start = {}; // or there would be two for a while
    start = draw_start(*prepared, setting, draw);
}

std::optional<ArmRun> run_arm(const Future& future, const Scenario& scenario, Arm which,
                              const std::atomic<bool>* cancel)
{
    Reused<World> world;
    *world = future.start;
    if (is_large(*future.prepared->municipality)) {
        world.let_go();
    }
    return run_years(*world, future, scenario, which, cancel);
}

std::optional<ArmRun> run_arm_in_start(Future& future, const Scenario& scenario, Arm which,
                                       const std::atomic<bool>* cancel)
{
    if (future.moves == nullptr) {
        let_go_of_year(future.start);
    }
    make_room(future.start);
    return run_years(future.start, future, scenario, which, cancel);
}

std::optional<PairRun> run_pair(Future& future, const Scenario& baseline, const Scenario& plan,
                                const std::atomic<bool>* cancel)
{
    if (future.moves != nullptr) {
        return run_in_step(future, baseline, plan, cancel);
    }
    Schools schools = future.start.schools;
    std::optional<ArmRun> without = run_arm_in_start(future, baseline, Arm::baseline, cancel);
    if (without) {
        future.start_again();
    }
    std::optional<ArmRun> with =
        without ? run_arm_in_start(future, plan, Arm::plan, cancel) : std::nullopt;
    if (!without || !with) {
        return std::nullopt;
    }
    return PairRun{*std::move(without), *std::move(with), std::move(schools)};
}

void store_pair(Results& results, int replicate, const std::vector<double>& values,
                const Schools& schools, ArmRun baseline, ArmRun plan)
{
    results.costs(replicate).clear();
    store_arm(results, baseline, plan.reached, schools, Arm::baseline, replicate);
    store_arm(results, plan, plan.reached, schools, Arm::plan, replicate);
    results.draws(replicate) = values;
    results.mark_done(replicate);
}

} // namespace likvard
