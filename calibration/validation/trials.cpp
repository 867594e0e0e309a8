#include "calibration/validation/trials.hpp"

#include "core/check.hpp"
#include "model/indicators/indicators.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace likvard {
namespace {

using Apply = void (*)(std::span<const double>, const LeverContext&, Effects&);

/// A use of a channel of our own: `rows` of schools from the first year after the data year.
struct Touch {
    LeverType type;
    std::vector<LeverUse> uses;

    Touch(const Case& c, Apply apply, double size, int years, std::vector<std::size_t> reached)
    {
        constexpr int autumn = 8;
        constexpr int june = 6;
        type.apply = apply;
        LeverUse use;
        use.type = &type;
        use.target.rule = TargetRule::list;
        use.target.schools = std::move(reached);
        use.target.from = Month::of(c.municipality.data_year + 1, autumn);
        use.target.until = Month::of(c.municipality.data_year + 1 + years, june);
        use.values = {size};
        uses.push_back(std::move(use));
    }
    Touch(const Touch&) = delete;
    Touch& operator=(const Touch&) = delete;
    Touch(Touch&&) = delete;
    Touch& operator=(Touch&&) = delete;
    ~Touch() = default;
};

std::vector<std::size_t> every_school(const Municipality& m)
{
    std::vector<std::size_t> all(m.schools.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// Both arms of a case, year by year.
struct Arms {
    const Case& c;
    World without, with;
    int year;

    explicit Arms(const Case& of)
        : c(of), without(start_world(of.prepared, of.setting, of.draw)), with(without),
          year(of.municipality.data_year)
    {
    }
    void advance(const std::vector<LeverUse>& uses)
    {
        const Tick t{++year, c.draw};
        advance_one_year(without, {{}, c.values, &c.setting.params.costs}, t);
        advance_one_year(with, {uses, c.values, &c.setting.params.costs}, t);
    }
};

double skill(const Pupils& p, std::size_t i)
{
    return 0.5 * static_cast<double>(language(p, i) + maths(p, i));
}

struct Mean {
    double sum = 0.0, n = 0.0;
    void add(double value, double weight = 1.0)
    {
        sum += weight * value;
        n += weight;
    }
    void add(const Mean& other) { sum += other.sum, n += other.n; }
    [[nodiscard]] double value() const { return n > 0.0 ? sum / n : 0.0; }
};

/// visit(pupils, row, gain) for every pupil, this June's leavers too. Cohorts are never a result of
/// policy, so that row i is the same pupil in both arms.
template <class Visit> void for_gains(const Arms& arms, Visit visit)
{
    const auto walk = [&](const Pupils& a, const Pupils& b) {
        check(a.id == b.id, "both arms have the same pupils in the same order");
        for (std::size_t i = 0; i < rows(a); ++i) {
            if (!has_left(a, i)) {
                visit(b, i, skill(b, i) - skill(a, i));
            }
        }
    };
    walk(arms.without.pupils, arms.with.pupils);
    walk(arms.without.leavers.pupils, arms.with.leavers.pupils);
}

/// One result a case, added up in the order of the cases.
template <class Part, class Of>
std::vector<Part> parts_of(const std::vector<Municipality>& sample, std::span<const double> values,
                           Of of)
{
    std::vector<Part> parts(case_count(sample));
    for_cases(sample, values, [&](std::size_t row, const Case& c) { parts[row] = of(c); });
    return parts;
}

template <std::size_t Count>
std::array<double, Count> means_of(const std::vector<std::array<Mean, Count>>& all)
{
    std::array<Mean, Count> sum;
    for (const auto& part : all) {
        for (std::size_t k = 0; k < Count; ++k) {
            sum[k].add(part[k]);
        }
    }
    std::array<double, Count> values{};
    std::transform(sum.begin(), sum.end(), values.begin(),
                   [](const Mean& mean) { return mean.value(); });
    return values;
}

/// Early support for `values[1]` pupils a school, each gaining `values[0]`: few enough to leave
/// their classmates as they are.
void support_a_few(std::span<const double> values, const LeverContext& context, Effects& effects)
{
    for (const std::uint16_t s : context.now) {
        add_places(effects, Service::early, s, values[1] * context.dose(), values[0]);
    }
}

void coach_everybody(std::span<const double> values, const LeverContext& context, Effects& effects)
{
    for (const std::uint16_t s : context.now) {
        effects.coaching[s] += static_cast<float>(values[0] * context.dose());
    }
}

/// A channel of the whole municipality.
void report_everything(std::span<const double> values, const LeverContext& context,
                       Effects& effects)
{
    effects.incident_reporting += static_cast<float>(values[0] * context.dose());
}

void pay_more(std::span<const double> values, const LeverContext& context, Effects& effects)
{
    for (const std::uint16_t s : context.now) {
        effects.pay[s] += static_cast<float>(values[0] * context.dose());
    }
}

/// In proportion to the posts that the staffing rule gives, not to those the grant has added.
void add_posts(std::span<const double> values, const LeverContext& context, Effects& effects)
{
    for (const std::uint16_t s : context.now) {
        const double rule = static_cast<double>(context.schools.roll[s]) /
                            static_cast<double>(context.schools.pupils_per_teacher[s]);
        effects.posts[s] += static_cast<float>(values[0] * context.dose() * rule);
    }
}

bool is_in_weakest_quarter(const Case& c, std::size_t s, const Quarters& quarters)
{
    return quarters.of(share_of(c.municipality, s, Composition::postsec)) == 0;
}

} // namespace

FadeOut learning_impulse(const std::vector<Municipality>& sample, std::span<const double> values)
{
    constexpr double impulse = 0.2; // SD
    constexpr double places = 2.0;  // a school
    using Gains = std::array<Mean, 4>;
    const auto parts = parts_of<Gains>(sample, values, [&](const Case& c) {
        Arms arms(c);
        Touch touch(c, support_a_few, impulse, 1, every_school(c.municipality));
        touch.uses.front().values.push_back(places);
        Gains gains;
        std::unordered_set<PersonId> served;
        for (Mean& gain : gains) {
            const bool first = &gain == gains.data();
            arms.advance(touch.uses);
            for_gains(arms, [&](const Pupils& p, std::size_t i, double d) {
                if (first && d > 0.5 * impulse) {
                    served.insert(p.id[i]);
                }
                if (served.contains(p.id[i])) {
                    gain.add(d);
                }
            });
        }
        return gains;
    });
    return {means_of(parts)};
}

CoachingGain coaching_year(const std::vector<Municipality>& sample, std::span<const double> values)
{
    const Quarters quarters = national_quarters(sample);
    using Gains = std::array<Mean, 2>;
    const auto parts = parts_of<Gains>(sample, values, [&](const Case& c) {
        Arms arms(c);
        const Touch touch(c, coach_everybody, 1.0, 1, every_school(c.municipality));
        arms.advance(touch.uses);
        arms.advance(touch.uses); // what is learnt in one year is used in the next
        Gains gains;
        for_gains(arms, [&](const Pupils& p, std::size_t i, double d) {
            gains[0].add(d);
            if (is_in_weakest_quarter(c, p.school[i], quarters)) {
                gains[1].add(d);
            }
        });
        return gains;
    });
    const auto means = means_of(parts);
    return {means[0], means[1]};
}

double intake_shock(const std::vector<Municipality>& sample, std::span<const double> values)
{
    // Ten percentiles about the middle are 0.253 SD of pupils; the school regression of 2024/25
    // gives a pp of post-secondary parents 1.455 points of 66 a SD.
    constexpr float skill_shock = 0.253F;
    constexpr float postsec_shock = skill_shock * 66.0F / 145.5F;
    using Rates = std::array<Mean, 1>;
    const auto parts = parts_of<Rates>(sample, values, [&](const Case& c) {
        Arms arms(c);
        Schools& schools = arms.with.schools;
        for (std::size_t s = 0; s < rows(schools); ++s) {
            schools.postsec[s] = std::max(0.0F, schools.postsec[s] - postsec_shock);
            schools.mean_skill[s] -= skill_shock;
            schools.seen[s][0] -= skill_shock;
        }
        arms.advance({});
        Rates rates;
        for (std::size_t s = 0; s < rows(schools); ++s) {
            rates[0].add(static_cast<double>(schools.left_share[s]) -
                             static_cast<double>(arms.without.schools.left_share[s]),
                         static_cast<double>(schools.staff_before[s]));
        }
        return rates;
    });
    return 100.0 * means_of(parts)[0];
}

namespace {

/// Who leaves and who is hired at some schools: [0] leaves, [1] an open post is filled by a
/// certified teacher, [2] open posts per teacher.
using StaffRates = std::array<Mean, 3>;
void add_staff_rates(StaffRates& rates, const World& w, const std::vector<std::size_t>& schools)
{
    std::vector<std::uint8_t> counts(rows(w.schools), 0);
    for (const std::size_t s : schools) {
        counts[s] = 1;
        rates[0].add(static_cast<double>(w.schools.left_share[s]),
                     static_cast<double>(w.schools.staff_before[s]));
        rates[1].add(0.0, static_cast<double>(w.schools.vacant[s]));
        rates[2].sum += static_cast<double>(w.schools.vacant[s]);
        rates[2].n += static_cast<double>(w.schools.staff[s]);
    }
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        if (counts[w.teachers.school[i]] != 0 && w.teachers.years_here[i] == 0.0F) {
            rates[1].add(static_cast<double>(w.teachers.certified[i]));
            rates[2].sum += 1.0;
        }
    }
}

} // namespace

double reporting_system(const std::vector<Municipality>& sample, std::span<const double> values)
{
    using Recorded = std::array<Mean, 2>; // without, with
    const auto parts = parts_of<Recorded>(sample, values, [&](const Case& c) {
        Arms arms(c);
        const Touch touch(c, report_everything, 1.0, 1, every_school(c.municipality));
        arms.advance(touch.uses);
        Recorded recorded;
        YearValues seen;
        for (const bool with : {false, true}) {
            observe(seen, with ? arms.with : arms.without, Tick{arms.year, c.draw});
            recorded[with ? 1 : 0].add(cell(seen, 0, Outcome::recorded_incidents_per_100),
                                       cell(seen, 0, Outcome::pupils));
        }
        return recorded;
    });
    const auto means = means_of(parts);
    return means[1] / means[0];
}

PayPremium pay_premium(const std::vector<Municipality>& sample, std::span<const double> values)
{
    constexpr double premium = 0.10;
    constexpr int years = 3;
    using Rates = std::array<StaffRates, 2>; // without, with
    const auto parts = parts_of<Rates>(sample, values, [&](const Case& c) {
        std::vector<std::size_t> reached;
        bool next = true;
        for (std::size_t s = 0; s < c.municipality.schools.size(); ++s) {
            if (c.municipality.schools[s].run_by == Operator::municipal) {
                if (next) {
                    reached.push_back(s);
                }
                next = !next;
            }
        }
        Arms arms(c);
        const Touch touch(c, pay_more, premium, years, reached);
        Rates rates;
        for (int year = 0; year < years; ++year) {
            arms.advance(touch.uses);
            add_staff_rates(rates[0], arms.without, reached);
            add_staff_rates(rates[1], arms.with, reached);
        }
        return rates;
    });
    std::vector<StaffRates> without;
    std::vector<StaffRates> with;
    for (const Rates& part : parts) {
        without.push_back(part[0]);
        with.push_back(part[1]);
    }
    const auto a = means_of(without);
    const auto b = means_of(with);
    return {100.0 * (b[0] - a[0]), 100.0 * (b[1] - a[1]) * a[2]};
}

namespace {

/// State of a world: at the weakest quarter of schools, and skill at all others.
enum Condition : std::size_t {
    per_teacher,
    class_size,
    certified,
    experience,
    weak_skill,
    other_skill
};
using Conditions = std::array<Mean, other_skill + 1>;
void add_conditions(Conditions& sums, const World& w, const Case& c, const Quarters& quarters)
{
    std::vector<bool> weak(rows(w.schools));
    for (std::size_t s = 0; s < weak.size(); ++s) {
        weak[s] = is_in_weakest_quarter(c, s, quarters);
        if (weak[s]) {
            sums[per_teacher].sum += static_cast<double>(w.schools.roll[s]);
            sums[per_teacher].n += static_cast<double>(w.schools.staff[s]);
        }
    }
    for (std::size_t k = 0; k < rows(w.classes); ++k) {
        if (weak[w.classes.school[k]]) {
            sums[class_size].add(static_cast<double>(w.classes.size[k]));
        }
    }
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        if (weak[w.teachers.school[i]]) {
            sums[certified].add(static_cast<double>(w.teachers.certified[i]));
            sums[experience].add(static_cast<double>(w.teachers.experience[i]));
        }
    }
    for (const Pupils* p : {&w.pupils, &w.leavers.pupils}) {
        for (std::size_t i = 0; i < rows(*p); ++i) {
            if (!has_left(*p, i)) {
                sums[weak[p->school[i]] ? weak_skill : other_skill].add(skill(*p, i));
            }
        }
    }
}

} // namespace

PostsGrant posts_grant(const std::vector<Municipality>& sample, std::span<const double> values)
{
    constexpr double more = 0.20;
    constexpr int years = 3;
    const Quarters quarters = national_quarters(sample);
    using Both = std::array<Conditions, 2>;
    const auto parts = parts_of<Both>(sample, values, [&](const Case& c) {
        std::vector<std::size_t> reached = every_school(c.municipality);
        std::erase_if(reached,
                      [&](std::size_t s) { return !is_in_weakest_quarter(c, s, quarters); });
        Arms arms(c);
        const Touch touch(c, add_posts, more, years, std::move(reached));
        for (int year = 0; year < years; ++year) {
            arms.advance(touch.uses);
        }
        Both both;
        add_conditions(both[0], arms.without, c, quarters);
        add_conditions(both[1], arms.with, c, quarters);
        return both;
    });
    std::vector<Conditions> without;
    std::vector<Conditions> with;
    for (const Both& part : parts) {
        without.push_back(part[0]);
        with.push_back(part[1]);
    }
    const auto a = means_of(without);
    const auto b = means_of(with);
    return {b[per_teacher] - a[per_teacher], b[class_size] - a[class_size],
            100.0 * (b[certified] - a[certified]), b[experience] - a[experience],
            (b[weak_skill] - b[other_skill]) - (a[weak_skill] - a[other_skill])};
}

} // namespace likvard
