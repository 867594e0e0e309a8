#include "run/live.hpp"

#include "core/parallel.hpp"
#include "io/scenario_reader.hpp"
#include "model/parameters.hpp"
#include "results/result_hash.hpp"
#include "run/pair.hpp"
#include "run/posterior.hpp"
#include "run/run.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace likvard {
namespace {

constexpr std::array first_stages{10, 20, 50};
constexpr int decade = 10;
/// Futures whose start is kept too: those of the first answer, since their worlds are large.
constexpr std::size_t kept_starts = 10;
/// Of the workers, so that the interface, at 0, is served first.
constexpr int worker_niceness = 5;

/// What does not change when a lever is moved. Filled as futures are computed; all members but the
/// first three are guarded by the mutex of Live.
struct Ground {
    std::string key;
    std::shared_ptr<const Municipality> municipality;
    Prepared prepared;
    std::vector<std::shared_ptr<const Future>> starts;    // by replicate, the first few
    std::vector<std::shared_ptr<const ArmRun>> baselines; // by replicate
    std::vector<std::vector<double>> values;              // by replicate
    std::shared_ptr<const Schools> schools;
};

/// Everything that decides a baseline arm, as text.
std::string ground_key(const Scenario& plan, Scenario baseline, const Municipality& municipality)
{
    baseline.title = {};
    baseline.question = {};
    baseline.first_year = plan.first_year;
    baseline.last_year = plan.last_year;
    baseline.seed = plan.seed;
    baseline.replicates = 1;
    baseline.overrides = plan.overrides;
    return to_toml(baseline, municipality) + municipality.content_hash +
           (plan.posterior ? plan.posterior->hash : std::string());
}

struct Job {
    std::uint64_t ticket = 0;
    Scenario plan, baseline;
    std::shared_ptr<const Municipality> municipality;
    std::string key;
    std::shared_ptr<Ground> ground; // null until prepared
    bool preparing = false;
    std::vector<int> stages;
    std::size_t stage = 0; // the next to be published
    int next = 0;          // the next future to be computed
    int done = 0;
    int reused = 0; // of them, those whose baseline arm was there already
    std::vector<std::shared_ptr<const ArmRun>> arms; // of the plan, by replicate
    std::atomic<bool> cancelled{false};
    bool finished = false; // published whole, or failed

    [[nodiscard]] bool wants_ground() const { return !ground && !preparing && !cancelled.load(); }
    [[nodiscard]] bool wants_future() const
    {
        return ground && next < plan.replicates && !cancelled.load();
    }
};

/// One future as a worker takes it up and gives it back.
struct Piece {
    int replicate = 0;
    std::shared_ptr<const Future> start;
    std::shared_ptr<const ArmRun> baseline, plan;
};

/// False when the job was cancelled half-way.
bool compute(Piece& piece, const Job& job, const Ground& ground)
{
    if (!piece.start) {
        piece.start = std::make_shared<const Future>(ground.prepared, job.plan, piece.replicate);
    }
    if (!piece.baseline) {
        if (auto arm = run_arm(*piece.start, job.baseline, Arm::baseline, &job.cancelled)) {
            piece.baseline = std::make_shared<const ArmRun>(*std::move(arm));
        }
    }
    if (auto arm = run_arm(*piece.start, job.plan, Arm::plan, &job.cancelled)) {
        piece.plan = std::make_shared<const ArmRun>(*std::move(arm));
    }
    return piece.baseline && piece.plan;
}

void be_modest()
{
#ifdef __linux__
    // On Linux a thread has a niceness of its own. Where it may not be set, nothing is lost.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), worker_niceness);
#endif
}

} // namespace

std::vector<int> live_stages(int total)
{
    std::vector<int> stages;
    for (int scale = 1; first_stages[0] * scale < total; scale *= decade) {
        for (const int stage : first_stages) {
            if (stage * scale < total) {
                stages.push_back(stage * scale);
            }
        }
    }
    stages.push_back(total);
    return stages;
}

struct Live::Impl {
    explicit Impl(LiveOptions given) : options(std::move(given)) {}

    void work();
    void prepare_ground(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of);
    void one_future(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of);
    void keep(const Piece& piece, Ground& ground) const;
    bool publish(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of);
    void publish_hash(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of,
                      const std::shared_ptr<const Results>& results);
    void fail(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of,
              const std::string& what);
    void tell(std::unique_lock<std::mutex>& lock) const;
    void set_answer(const Job& of, LiveAnswer answer);

    LiveOptions options;
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    std::uint64_t tickets = 0;
    std::shared_ptr<Job> job;
    std::shared_ptr<Ground> ground; // of the newest job that got that far
    std::shared_ptr<const LiveAnswer> newest;
    std::vector<std::thread> workers;
};

void Live::Impl::work()
{
    be_modest();
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [&] {
            return stopping || (job && (job->wants_ground() || job->wants_future()));
        });
        if (stopping) {
            return;
        }
        const std::shared_ptr<Job> mine = job;
        try {
            if (mine->wants_ground()) {
                prepare_ground(lock, mine);
            } else {
                one_future(lock, mine);
            }
        } catch (const std::exception& error) {
            if (!lock.owns_lock()) {
                lock.lock();
            }
            fail(lock, mine, error.what());
        }
    }
}

void Live::Impl::prepare_ground(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of)
{
    if (ground && ground->key == of->key) {
        of->ground = ground;
    } else {
        of->preparing = true;
        lock.unlock();
        auto fresh = std::make_shared<Ground>();
        fresh->key = of->key;
        fresh->municipality = of->municipality;
        fresh->prepared = prepare_municipality(*fresh->municipality, central_of(of->plan));
        lock.lock();
        of->preparing = false;
        of->ground = fresh;
        ground = fresh;
    }
    const auto count = static_cast<std::size_t>(of->plan.replicates);
    Ground& kept = *of->ground;
    kept.starts.resize(std::max(kept.starts.size(), std::min(count, kept_starts)));
    kept.baselines.resize(std::max(kept.baselines.size(), count));
    kept.values.resize(std::max(kept.values.size(), count));
    changed.notify_all();
}

void Live::Impl::one_future(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of)
{
    const std::shared_ptr<Ground> on = of->ground;
    Piece piece;
    piece.replicate = of->next++;
    const auto r = static_cast<std::size_t>(piece.replicate);
    piece.baseline = on->baselines[r];
    of->reused += piece.baseline ? 1 : 0;
    piece.start = r < on->starts.size() ? on->starts[r] : nullptr;
    lock.unlock();
    const bool whole = compute(piece, *of, *on);
    lock.lock();
    keep(piece, *on);
    if (!whole || of->cancelled) {
        return;
    }
    of->arms[r] = piece.plan;
    ++of->done;
    while (publish(lock, of)) {
    }
    tell(lock);
}

/// Wakes whoever looks, without the lock: they may be about to ask for it.
void Live::Impl::tell(std::unique_lock<std::mutex>& lock) const
{
    if (options.wake) {
        lock.unlock();
        options.wake();
        lock.lock();
    }
}

void Live::Impl::keep(const Piece& piece, Ground& on) const
{
    const auto r = static_cast<std::size_t>(piece.replicate);
    if (r < on.starts.size()) {
        on.starts[r] = piece.start;
    }
    if (piece.baseline) {
        on.baselines[r] = piece.baseline;
    }
    on.values[r] = piece.start->values;
    if (!on.schools) {
        on.schools = std::make_shared<const Schools>(piece.start->start.schools);
    }
}

/// Publishes the next stage when all its futures are there; false when they are not.
bool Live::Impl::publish(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of)
{
    if (of->stage == of->stages.size() || of->cancelled) {
        return false;
    }
    const int count = of->stages[of->stage];
    const auto begin = of->arms.begin();
    if (!std::all_of(begin, begin + count, [](const auto& arm) { return arm != nullptr; })) {
        return false;
    }
    ++of->stage;
    const auto arms = std::vector(begin, begin + count);
    const std::shared_ptr<Ground> on = of->ground;
    const auto baselines = std::vector(on->baselines.begin(), on->baselines.begin() + count);
    const auto values = std::vector(on->values.begin(), on->values.begin() + count);
    const std::shared_ptr<const Schools> schools = on->schools;
    lock.unlock();
    Scenario plan = of->plan;
    plan.replicates = count;
    auto results = std::make_shared<Results>(prepare(plan, of->baseline, *of->municipality));
    for (int replicate = 0; replicate < count && !of->cancelled; ++replicate) {
        const auto r = static_cast<std::size_t>(replicate);
        store_pair(*results, replicate, values[r], *schools, *baselines[r], *arms[r]);
    }
    lock.lock();
    const bool complete = count == of->plan.replicates;
    set_answer(*of, {of->ticket, results, complete, {}, {}});
    if (complete) {
        publish_hash(lock, of, results);
    }
    return true;
}

void Live::Impl::publish_hash(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of,
                              const std::shared_ptr<const Results>& results)
{
    of->arms.clear(); // they live on in the results
    lock.unlock();
    const std::string hash = result_hash(*results);
    lock.lock();
    of->finished = true;
    set_answer(*of, {of->ticket, results, true, hash, {}});
}

void Live::Impl::fail(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& of,
                      const std::string& what)
{
    of->preparing = false;
    of->finished = true;
    set_answer(*of, {of->ticket, nullptr, false, {}, what});
    of->cancelled = true;
    tell(lock);
}

void Live::Impl::set_answer(const Job& of, LiveAnswer answer)
{
    // Stages may be built at the same time; a smaller one does not take the place of a larger.
    const bool smaller = newest && newest->ticket == answer.ticket && newest->results &&
                         answer.results &&
                         newest->results->info().replicates > answer.results->info().replicates;
    if (!of.cancelled && !smaller) {
        newest = std::make_shared<const LiveAnswer>(std::move(answer));
    }
}

Live::Live(LiveOptions options) : impl_(std::make_unique<Impl>(std::move(options)))
{
    const int wanted = impl_->options.threads;
    const int count = wanted > 0 ? wanted : core_count();
    for (int i = 0; i < count; ++i) {
        // One thread inside, since the workers themselves are what runs at the same time.
        impl_->workers.emplace_back([this] { with_threads(1, [&] { impl_->work(); }); });
    }
}

Live::~Live()
{
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
        if (impl_->job) {
            impl_->job->cancelled = true;
        }
    }
    impl_->changed.notify_all();
    for (std::thread& worker : impl_->workers) {
        worker.join();
    }
}

std::uint64_t Live::submit(const Scenario& plan, const Scenario& baseline,
                           std::shared_ptr<const Municipality> municipality)
{
    auto job = std::make_shared<Job>();
    job->plan = plan;
    job->baseline = baseline;
    job->baseline.first_year = plan.first_year;
    job->baseline.last_year = plan.last_year;
    job->key = ground_key(plan, baseline, *municipality);
    job->municipality = std::move(municipality);
    job->stages = live_stages(plan.replicates);
    job->arms.resize(static_cast<std::size_t>(plan.replicates));
    const std::lock_guard lock(impl_->mutex);
    if (impl_->job) {
        impl_->job->cancelled = true;
    }
    job->ticket = ++impl_->tickets;
    impl_->job = job;
    impl_->changed.notify_all();
    return job->ticket;
}

void Live::cancel()
{
    const std::lock_guard lock(impl_->mutex);
    if (impl_->job) {
        impl_->job->cancelled = true;
    }
}

std::shared_ptr<const LiveAnswer> Live::answer() const
{
    const std::lock_guard lock(impl_->mutex);
    return impl_->newest;
}

LiveProgress Live::progress() const
{
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->job) {
        return {};
    }
    const Job& job = *impl_->job;
    const bool busy = !job.finished && !job.cancelled;
    return {job.ticket, job.done, job.plan.replicates, job.reused, busy};
}

} // namespace likvard
