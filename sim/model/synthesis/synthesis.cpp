#include "model/synthesis/synthesis.hpp"

#include "model/governance.hpp"
#include "model/synthesis/pilots.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr double minutes_per_hour = 60.0;
constexpr double same_place_km = 0.3;

std::vector<std::uint8_t> school_quarters(const Municipality& m)
{
    std::vector<std::size_t> order(compulsory(m).size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double first = share_of(m, a, Composition::postsec);
        const double second = share_of(m, b, Composition::postsec);
        return first != second ? first < second : m.schools[a].code < m.schools[b].code;
    });
    double total = 0.0;
    for (const School& school : compulsory(m)) {
        total += school.pupils;
    }
    std::vector<std::uint8_t> quarter(compulsory(m).size());
    double below = 0.0;
    for (const std::size_t s : order) {
        const double middle = (below + 0.5 * m.schools[s].pupils) / total;
        quarter[s] = static_cast<std::uint8_t>(std::min(3.0, std::floor(4.0 * middle)));
        below += m.schools[s].pupils;
    }
    return quarter;
}

/// The school with a preschool class at the place of each area.
std::vector<std::size_t> schools_of_areas(const Municipality& m)
{
    std::vector<std::size_t> found(m.areas.size(), no_school_row);
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        double nearest = same_place_km;
        for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
            const double km = distance_km(m.areas[a].latitude, m.areas[a].longitude,
                                          m.schools[s].latitude, m.schools[s].longitude);
            const bool taken = std::find(found.begin(), found.end(), s) != found.end();
            if (m.schools[s].first_grade == 0 && !taken && km < nearest) {
                nearest = km;
                found[a] = s;
            }
        }
    }
    return found;
}

/// Where a school's pupils live at the start: near, and mostly in its own area when it has one.
std::vector<std::vector<float>> area_draws(const Prepared& prepared, const EnrolParams& enrol,
                                           double km_per_minute)
{
    constexpr double own_area = 10.0;
    const Municipality& m = *prepared.municipality;
    std::vector<std::vector<float>> all(compulsory(m).size());
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        double sum = 0.0;
        std::vector<double> weight(m.areas.size());
        for (std::size_t a = 0; a < m.areas.size(); ++a) {
            const double km = static_cast<double>(prepared.geography.between(a, s)) * km_per_minute;
            weight[a] = m.areas[a].cohort * exp_exact(enrol.distance * km) *
                        (prepared.geography.home_school[a] == s ? own_area : 1.0);
            sum += weight[a];
        }
        double below = 0.0;
        for (const double w : weight) {
            below += w / sum;
            all[s].push_back(static_cast<float>(below));
        }
    }
    return all;
}

/// Seen level by years ago, from results where they exist.
std::vector<double> seen_history(const School& school, const SchoolTarget& target, int data_year)
{
    std::vector<double> seen(signal_years, (target.merit - national_merit) / merit_points_per_sd);
    for (const YearResult& result : school.results) {
        const int ago = data_year - 1 - result.year;
        if (result.merit_points.known() && ago >= 0 && ago < static_cast<int>(signal_years)) {
            seen[static_cast<std::size_t>(ago)] =
                (result.merit_points.value - national_merit) / merit_points_per_sd;
        }
    }
    return seen;
}

/// Mean results of the pilots' first year, by school.
struct PilotMeans {
    std::vector<double> merit, pass, leavers;
};

constexpr std::uint64_t pilot_seed =
    0x70696C6F74ULL; // the same for every run: levels are data, not luck

/// Compulsory school at the start, which is all that pilots look at; start_world adds the rest.
World start_compulsory_world(const Prepared& prepared, const Setting& setting, const Draw& draw,
                             void (*probe)(void*, std::string_view) = nullptr,
                             void* probe_context = nullptr);

PilotMeans run_pilots(const Prepared& prepared, const Setting& setting, std::size_t pilots)
{
    const std::size_t n = compulsory(*prepared.municipality).size();
    std::vector<PilotMeans> each(pilots);
    const auto run = [&](std::size_t k) {
        const World w = start_compulsory_world(prepared, setting,
                                               Draw(pilot_seed, static_cast<std::uint32_t>(k)));
        PilotMeans& sum = each[k];
        sum.merit.assign(n, 0.0);
        sum.pass.assign(n, 0.0);
        sum.leavers.assign(n, 0.0);
        const Pupils& p = w.leavers.pupils;
        for (std::size_t i = 0; i < rows(p); ++i) {
            sum.merit[p.school[i]] += static_cast<double>(w.leavers.marks.merit[i]);
            sum.pass[p.school[i]] += static_cast<double>(p.now[i].passed_all);
            sum.leavers[p.school[i]] += 1.0;
        }
    };
    if (is_large(*prepared.municipality)) { // one world at a time, whose rows have all threads
        for (std::size_t k = 0; k < pilots; ++k) {
            run(k);
        }
    } else {
        for_each_item(pilots, run);
    }
    PilotMeans total = each[0];
    for (std::size_t k = 1; k < pilots; ++k) {
        for (std::size_t s = 0; s < n; ++s) {
            total.merit[s] += each[k].merit[s];
            total.pass[s] += each[k].pass[s];
            total.leavers[s] += each[k].leavers[s];
        }
    }
    for (std::size_t s = 0; s < n; ++s) {
        total.merit[s] /= std::max(1.0, total.leavers[s]);
        total.pass[s] *= 100.0 / std::max(1.0, total.leavers[s]);
    }
    return total;
}

/// One step of Newton's method per school: skill moves passing (and merit), the part above E moves
/// merit alone. Slopes are those of an earlier, simpler fitted model.
void correct(std::vector<StartLevel>& levels, const std::vector<SchoolTarget>& targets,
             const PilotMeans& seen)
{
    constexpr double pass_log_odds = 1.39; // per SD
    constexpr double merit_above_e = 50.0; // points per unit of effort SD above E
    constexpr double careful = 0.8;
    for (std::size_t s = 0; s < levels.size(); ++s) {
        if (!targets[s].has_results || seen.leavers[s] < 1.0) {
            continue;
        }
        const double passing = std::clamp(seen.pass[s] / 100.0, 0.05, 0.95);
        const double slope = 100.0 * pass_log_odds * passing * (1.0 - passing);
        const double skill = careful * (targets[s].pass - seen.pass[s]) / slope;
        const double merit_left = targets[s].merit - seen.merit[s] - merit_points_per_sd * skill;
        levels[s].skill = std::clamp(levels[s].skill + skill, -1.0, 1.0);
        levels[s].above_e =
            std::clamp(levels[s].above_e + careful * merit_left / merit_above_e, -0.8, 0.8);
    }
}

} // namespace

Setting setting_of(const Prepared& prepared, std::span<const double> values)
{
    Setting setting;
    setting.municipality = prepared.municipality;
    setting.geography = &prepared.geography;
    setting.chain = prepared.chain;
    setting.params = params_from(values);
    setting.pulls = find_pulls(prepared, setting.params);
    setting.home =
        home_start(setting.params.home, setting.params.learn.kappa, setting.params.learn.noise_sd);
    const Params& p = setting.params;
    setting.nation = national_mean_inputs(p.nation, p.teach, p.principals, p.learn);
    setting.market.spread = {setting.params.teach.sd_language, setting.params.teach.sd_maths};
    double teachers = 0.0;
    double certified = 0.0;
    double known = 0.0;
    for (const School& school : compulsory(*prepared.municipality)) {
        const double staff = school.teachers_fte.or_else(0.0);
        teachers += staff;
        if (school.certified_pct.known()) {
            certified += staff * school.certified_pct.value / 100.0;
            known += staff;
        }
    }
    setting.market.teachers = teachers;
    setting.market.certified_share =
        known > 0.0 ? certified / known : 0.726; // nation, Skolverket 2024/25
    return setting;
}

Prepared prepare_without_levels(const Municipality& m, std::span<const double> values)
{
    const Params params = params_from(values);
    Prepared prepared;
    prepared.municipality = &m;
    prepared.geography = travel_times(m, params.geography);
    const std::vector<GovernancePath> paths = parallel_paths(m.governance);
    prepared.chain = {paths[0].lag_share, joint_fidelity(paths)};
    prepared.quarter = school_quarters(m);
    prepared.geography.home_school = schools_of_areas(m);
    prepared.area_draw =
        area_draws(prepared, params.enrol, params.geography.speed / minutes_per_hour);
    prepared.levels.assign(compulsory(m).size(), {});
    const auto targets = school_targets(m, params.start);
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        prepared.history.push_back(seen_history(m.schools[s], targets[s], m.data_year));
    }
    return prepared;
}

Prepared prepare_municipality(const Municipality& m, std::span<const double> values)
{
    return prepare_with_pilots(m, values, usual_pilots);
}

Prepared prepare_with_pilots(const Municipality& m, std::span<const double> values, int pilots)
{
    // A step leaves a fifth of what was wrong; beyond three, less than the luck of few pilots.
    constexpr int all_steps = 5;
    constexpr int few_steps = 3;
    const int steps = pilots >= usual_pilots ? all_steps : (pilots > 0 ? few_steps : 0);
    Prepared prepared = prepare_without_levels(m, values);
    const Setting setting = setting_of(prepared, values);
    const auto targets = school_targets(m, setting.params.start);
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        // A school without results in grade 9 starts with the municipality's own effect alone.
        prepared.levels[s] = {targets[s].municipality_shift / merit_points_per_sd, 0.0,
                              targets[s].known};
    }
    for (int step = 0; step < steps; ++step) {
        correct(prepared.levels, targets,
                run_pilots(prepared, setting, static_cast<std::size_t>(pilots)));
    }
    return prepared;
}

namespace {

/// What `years` earlier years of an input of one leave, when only `memory` of it was there a year
/// before, memory squared two years before, and so on.
struct Stock {
    float durable, transient;
};
Stock stock_of(int years, double memory, const LearnParams& p)
{
    double durable = 0.0;
    double transient = 0.0;
    double there = 1.0;
    double left = 1.0;
    for (int ago = 1; ago <= years; ++ago) {
        there *= memory;
        durable += p.permanent * there;
        transient += (1.0 - p.permanent) * left * there;
        left *= p.retention;
    }
    return {static_cast<float>(durable), static_cast<float>(transient)};
}

/// Stocks that earlier years have left, as if this year's inputs had lasted: the school's mean
/// wholly, but for its leadership, which comes and goes with principals; a pupil's own deviation by
/// the lasting part of absence.
void lay_stocks(World& w)
{
    const LearnParams& p = w.setting->params.learn;
    const AbsenceParams& absence = w.setting->params.absence;
    const double trait = absence.trait_sd * absence.trait_sd;
    const auto lasting = static_cast<float>(trait / (trait + absence.noise_sd * absence.noise_sd));
    std::array<Stock, grade_count> steady{};
    std::array<Stock, grade_count> led{};
    for (std::size_t g = 0; g < grade_count; ++g) {
        steady[g] = stock_of(static_cast<int>(g), 1.0, p);
        led[g] = stock_of(static_cast<int>(g), 1.0 - w.setting->params.principals.yearly_change, p);
    }
    for (std::size_t s = 0; s < compulsory_rows(w.schools); ++s) {
        const auto members = w.classes.pupils_by_school.members(s);
        double language_sum = 0.0;
        double maths_sum = 0.0;
        for (const std::uint32_t i : members) {
            language_sum += static_cast<double>(w.inputs.language[i]);
            maths_sum += static_cast<double>(w.inputs.maths[i]);
        }
        const auto n = static_cast<double>(std::max<std::size_t>(1, members.size()));
        const auto language_mean = static_cast<float>(language_sum / n);
        const auto maths_mean = static_cast<float>(maths_sum / n);
        const float leadership = w.schools.leadership[s];
        Pupils& pupils = w.pupils;
        for (const std::uint32_t i : members) {
            const Stock& all = steady[pupils.now[i].grade];
            const Stock& part = led[pupils.now[i].grade];
            const float l =
                language_mean + lasting * (w.inputs.language[i] - language_mean) - leadership;
            const float m = maths_mean + lasting * (w.inputs.maths[i] - maths_mean) - leadership;
            pupils.durable_language[i] = all.durable * l + part.durable * leadership;
            pupils.durable_maths[i] = all.durable * m + part.durable * leadership;
            pupils.transient_language[i] = all.transient * l + part.transient * leadership;
            pupils.transient_maths[i] = all.transient * m + part.transient * leadership;
        }
    }
}

World start_compulsory_world(const Prepared& prepared, const Setting& setting, const Draw& draw,
                             void (*probe)(void*, std::string_view), void* probe_context)
{
    World w;
    w.setting = &setting;
    double pupils = 0.0;
    for (const School& school : compulsory(*prepared.municipality)) {
        pupils += school.pupils;
    }
    constexpr double room = 1.35; // preschool class, and cohorts that grow by luck
    reserve(w.pupils, static_cast<std::size_t>(pupils * room));
    draw_schools(w, prepared, draw);
    draw_staff(w, draw);
    const int data_year = prepared.municipality->data_year;
    const int settle = static_cast<int>(setting.params.start.settle_years);
    for (int year = data_year - settle; year < data_year; ++year) {
        settle_staff(w, Tick{year, draw, probe, probe_context});
    }
    certify_as_published(w, draw);
    draw_pupils(w, prepared, draw);
    run_data_year(
        w, [&] { lay_stocks(w); }, Tick{data_year, draw, probe, probe_context});
    return w;
}

} // namespace

World start_world(const Prepared& prepared, const Setting& setting, const Draw& draw,
                  void (*probe)(void*, std::string_view), void* probe_context)
{
    World w = start_compulsory_world(prepared, setting, draw, probe, probe_context);
    draw_other_forms(w, draw);
    return w;
}

} // namespace likvard
