// Trials in which schools are drawn: a staggered roll-out, small groups, coaching.
#include "calibration/trials/estimators.hpp"
#include "calibration/trials/trials.hpp"
#include "calibration/trials/virtual_trial.hpp"
#include "model/parameters.hpp"

#include <array>
#include <map>

namespace likvard {
namespace {

void coach_everybody(std::span<const double> size, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.coaching[s] += static_cast<float>(size[0] * c.dose());
    }
}

void teach_maths_in_groups(std::span<const double> size, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        effects.learning_maths[s] += static_cast<float>(size[0] * c.dose());
    }
}

TrialEffect effect_of(const Estimate& e)
{
    return {e.effect, e.low(), e.high()};
}

/// Mean of what treatment gave those who had it, known in the model alone.
struct Gain {
    double sum = 0.0, n = 0.0;
    void add(const Gain& other) { sum += other.sum, n += other.n; }
};

// --- Matematiklyftet: schools take part in one of three years; those that wait are compared with.

constexpr int waves = 3;
constexpr int roll_out_years = 4;

struct RollOut {
    std::vector<PanelRow> all, weakest;
    Gain gain;
};

/// Means of maths by school and year, up to the year after a school's own training.
RollOut roll_out_of(const Case& c, const Quarters& quarters)
{
    const std::size_t schools = c.municipality.schools.size();
    std::vector<int> wave_of(schools);
    std::vector<Wave> list(waves);
    for (std::size_t s = 0; s < schools; ++s) {
        constexpr std::uint32_t draw_of_wave = 3;
        const float u = c.draw.uniform(Stream::marks, 903, s, draw_of_wave);
        wave_of[s] = 1 + std::min(waves - 1, static_cast<int>(u * static_cast<float>(waves)));
        Wave& wave = list[static_cast<std::size_t>(wave_of[s] - 1)];
        wave.schools.push_back(s);
        wave.from = wave_of[s];
        wave.to = wave_of[s];
    }
    TwoWorlds worlds(c, coach_everybody, 1.0, list);
    RollOut out;
    for (int year = 1; year <= roll_out_years; ++year) {
        worlds.advance();
        std::vector<double> sum(schools);
        std::vector<double> n(schools);
        for_pupils(worlds, [&](const Pupils& plain, const Pupils& with, std::size_t i, int) {
            const std::size_t s = with.school[i];
            const double score = test_score(worlds, with, i, Subject::maths);
            sum[s] += score;
            n[s] += 1.0;
            if (year == wave_of[s] + 1) {
                out.gain.sum += score - test_score(worlds, plain, i, Subject::maths);
                out.gain.n += 1.0;
            }
        });
        for (std::size_t s = 0; s < schools; ++s) {
            if (n[s] > 0.0 && year <= wave_of[s] + 1) {
                // What is learnt in the year of training is used in the year after.
                const PanelRow row{unique_id(c, s), year, sum[s] / n[s],
                                   year == wave_of[s] + 1 ? 1.0 : 0.0, n[s]};
                out.all.push_back(row);
                if (quarters.of(share_of(c.municipality, s, Composition::postsec)) == 0) {
                    out.weakest.push_back(row);
                }
            }
        }
    }
    return out;
}

// --- Trials with schools drawn by half: baseline scores as covariate, errors by school.

struct Half {
    std::vector<TrialRow> now, later;
    Gain gain, gain_later;
};

/// Pupils of grades `low` to `high` in the year of treatment, who are tested at its end and
/// `later` years after it.
struct Window {
    int low, high;
    int measured; // year of the test
    int later;    // year of the second test, 0: none
    Subject subject;
};

Half half_of(const Case& c, Treatment treatment, double size, const Window& window)
{
    const std::size_t schools = c.municipality.schools.size();
    const std::vector<bool> treated = drawn(schools, 0.5, c, 4);
    Wave wave;
    for (std::size_t s = 0; s < schools; ++s) {
        if (treated[s]) {
            wave.schools.push_back(s);
        }
    }
    TwoWorlds worlds(c, treatment, size, {wave});
    std::map<PersonId, double> before; // skill in the year before, measured with error
    std::map<PersonId, std::size_t> school_of;
    for (std::size_t i = 0; i < rows(worlds.without().pupils); ++i) {
        before[worlds.without().pupils.id[i]] =
            test_score(worlds, worlds.without().pupils, i, window.subject);
    }
    Half half;
    const int last = std::max(window.measured, window.later);
    for (int year = 1; year <= last; ++year) {
        worlds.advance();
        for_pupils(worlds, [&](const Pupils& plain, const Pupils& with, std::size_t i, int grade) {
            const PersonId id = plain.id[i];
            if (year == 1 && grade >= window.low && grade <= window.high && before.contains(id)) {
                school_of[id] = with.school[i];
            }
            const auto found = school_of.find(id);
            if (found == school_of.end() || (year != window.measured && year != window.later)) {
                return;
            }
            const double score = test_score(worlds, with, i, window.subject);
            const bool is_treated = treated[found->second];
            const TrialRow row{0, unique_id(c, found->second), score, is_treated ? 1.0 : 0.0,
                               before[id]};
            (year == window.measured ? half.now : half.later).push_back(row);
            if (is_treated) {
                Gain& gain = year == window.measured ? half.gain : half.gain_later;
                gain.add({score - test_score(worlds, plain, i, window.subject), 1.0});
            }
        });
    }
    return half;
}

Half half_of_nation(const TrialGround& ground, const std::vector<double>& values,
                    Treatment treatment, double size, const Window& window)
{
    constexpr std::size_t futures = 2;
    std::vector<Half> parts(case_count(ground.sample));
    for_cases(ground.sample, values, [&](std::size_t row, const Case& c) {
        if (row < futures * ground.sample.size()) {
            parts[row] = half_of(c, treatment, size, window);
        }
    });
    Half all;
    for (const Half& part : parts) {
        all.now.insert(all.now.end(), part.now.begin(), part.now.end());
        all.later.insert(all.later.end(), part.later.begin(), part.later.end());
        all.gain.add(part.gain);
        all.gain_later.add(part.gain_later);
    }
    return all;
}

} // namespace

std::vector<TrialResult> roll_out_trial(const TrialGround& ground)
{
    // Put in: 0.034 SD for the mean pupil and none where intake is weak.
    constexpr double put_in = 0.034;
    constexpr double share_with_effect = 0.75;
    std::vector<double> values = ground.values;
    values[*parameter_named("teach.coached_skill")] = put_in / share_with_effect;
    values[*parameter_named("teach.coached_weak")] = 0.0;
    const Quarters quarters = national_quarters(ground.sample);
    std::vector<RollOut> parts(case_count(ground.sample));
    for_cases(ground.sample, values,
              [&](std::size_t row, const Case& c) { parts[row] = roll_out_of(c, quarters); });
    RollOut all;
    for (const RollOut& part : parts) {
        all.all.insert(all.all.end(), part.all.begin(), part.all.end());
        all.weakest.insert(all.weakest.end(), part.weakest.begin(), part.weakest.end());
        all.gain.add(part.gain);
    }
    constexpr std::string_view source =
        "Matematiklyftet: IFAU 2021:22-23; Gronqvist, Ockert & Rosenqvist 2025, AEJ Policy 17(3)";
    TrialResult mean{.name = "matematiklyftet",
                     .says_sv = "Matematiklyftet: utrullning i tre omgångar, matematik",
                     .says_en = "Matematiklyftet: roll-out in three waves, maths",
                     .unit = "SD",
                     .source = source,
                     .published = {put_in, 0.010, 0.058},
                     .recovered = effect_of(two_way(all.all)),
                     .in_model = all.gain.sum / all.gain.n};
    mean.note = "teach.coached_skill = 0.045, teach.coached_weak = 0";
    TrialResult weak{.name = "matematiklyftet_lowest_quarter",
                     .says_sv = "Matematiklyftet: lägsta kvartilens skolor",
                     .says_en = "Matematiklyftet: lowest quarter of schools",
                     .unit = "SD",
                     .source = source,
                     .published = {0.0, -0.03, 0.03},
                     .recovered = effect_of(two_way(all.weakest))};
    judge(mean);
    judge(weak);
    return {mean, weak};
}

std::vector<TrialResult> small_group_trial(const TrialGround& ground)
{
    constexpr double end_of_year = 0.16;
    const Half half = half_of_nation(ground, ground.values, teach_maths_in_groups, end_of_year,
                                     {1, 3, 1, 3, Subject::maths});
    constexpr std::string_view source =
        "Bonesronning et al. 2022, J Public Econ 216 (159 Norwegian schools, ages 7-9)";
    TrialResult now{.name = "small_group_maths",
                    .says_sv = "Matematik i små grupper (Norge): vid årets slut",
                    .says_en = "Maths in small groups (Norway): end of the year",
                    .unit = "SD",
                    .source = source,
                    .published = {end_of_year, 0.08, 0.24},
                    .recovered = effect_of(within_groups(half.now)),
                    .in_model = half.gain.sum / half.gain.n};
    TrialResult later{.name = "small_group_maths_later",
                      .says_sv = "Matematik i små grupper (Norge): ett till två år senare",
                      .says_en = "Maths in small groups (Norway): one to two years later",
                      .unit = "SD",
                      .source = source,
                      .published = {0.06, 0.0, 0.12},
                      .recovered = effect_of(within_groups(half.later)),
                      .in_model = half.gain_later.sum / half.gain_later.n};
    judge(now);
    judge(later);
    return {now, later};
}

std::vector<TrialResult> coaching_trial(const TrialGround& ground)
{
    constexpr double put_in = 0.09;
    std::vector<double> values = ground.values;
    values[*parameter_named("teach.coached_skill")] = put_in;
    values[*parameter_named("teach.coached_weak")] = 1.0;
    const Half half =
        half_of_nation(ground, values, coach_everybody, 1.0, {3, 7, 2, 0, Subject::language});
    TrialResult result{.name = "coaching",
                       .says_sv = "Handledning av lärare, hälften av skolorna lottade",
                       .says_en = "Coaching of teachers, half of the schools drawn",
                       .unit = "SD",
                       .source = "Kraft, Blazar & Hogan 2018, RER 88(4): trials with 100 teachers "
                                 "or more",
                       .published = {put_in, 0.02, 0.16},
                       .recovered = effect_of(within_groups(half.now)),
                       .in_model = half.gain.sum / half.gain.n};
    result.note = "teach.coached_skill = 0.09, teach.coached_weak = 1; measured in the year after";
    judge(result);
    return {result};
}

} // namespace likvard
