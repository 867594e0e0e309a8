#include "model/processes/preschool.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace likvard {
namespace {

constexpr double ages_in_preschool = 5.0; // one to five

bool anything(std::span<const float> effect)
{
    return std::any_of(effect.begin(), effect.end(), [](float x) { return x != 0.0F; });
}

/// For each area, how likely a child is to have attended each listed preschool: the preschool's
/// children a year, spread over the areas by way and cohort. What is left attended one that the
/// folder does not list.
struct Attendance {
    std::vector<std::size_t> unit;
    std::vector<double> chance; // area × unit

    void find(const Municipality& m, const Geography& geography, double km_per_minute,
              const PreschoolParams& params)
    {
        unit.clear();
        for (std::size_t s = compulsory(m).size(); s < m.schools.size(); ++s) {
            if (m.schools[s].form == SchoolForm::preschool) {
                unit.push_back(s);
            }
        }
        chance.assign(m.areas.size() * unit.size(), 0.0);
        for (std::size_t k = 0; k < unit.size(); ++k) {
            double sum = 0.0;
            for (std::size_t a = 0; a < m.areas.size(); ++a) {
                const double km =
                    static_cast<double>(geography.between(a, unit[k])) * km_per_minute;
                const double pull = exp_exact(params.distance * km);
                chance[a * unit.size() + k] = pull;
                sum += pull * m.areas[a].cohort;
            }
            const double a_year = m.schools[unit[k]].pupils / ages_in_preschool;
            for (std::size_t a = 0; a < m.areas.size(); ++a) {
                chance[a * unit.size() + k] *= sum > 0.0 ? a_year / sum : 0.0;
            }
        }
    }
    /// Row of the preschool, or no_school_row for one that is not listed.
    [[nodiscard]] std::size_t of(std::size_t area, double u) const
    {
        const double* const here = chance.data() + area * unit.size();
        double all = 0.0;
        for (std::size_t k = 0; k < unit.size(); ++k) {
            all += here[k];
        }
        u *= std::max(1.0, all); // an area with more places than children fills them in proportion
        for (std::size_t k = 0; k < unit.size(); ++k) {
            if (u < here[k]) {
                return unit[k];
            }
            u -= here[k];
        }
        return no_school_row;
    }
};

void add_years(Pupils& pupils, std::size_t i, std::size_t s, std::size_t years,
               const Readiness& readiness, float p, float r)
{
    for (std::size_t ago = years; ago-- > 0;) {
        const auto& effect = readiness.by_years_ago[ago];
        const float x = effect.empty() ? 0.0F : effect[s];
        for (auto* durable : {&pupils.durable_language, &pupils.durable_maths}) {
            (*durable)[i] += p * x;
        }
        for (auto* transient : {&pupils.transient_language, &pupils.transient_maths}) {
            (*transient)[i] = r * (*transient)[i] + (1.0F - p) * x;
        }
    }
}

void remember(Readiness& readiness, const Effects& effects)
{
    auto& years = readiness.by_years_ago;
    std::rotate(years.begin(), years.end() - 1, years.end());
    if (anything(effects.readiness)) {
        years[0].assign(effects.readiness.begin(), effects.readiness.end());
    } else {
        years[0].clear();
    }
}

} // namespace

void preschool(Pupils& pupils, Readiness& readiness, const Effects& effects,
               const Municipality& municipality, const Geography& geography, double km_per_minute,
               double permanent, double retention, const PreschoolParams& params, const Tick& t)
{
    t.enter("preschool");
    const auto& years = readiness.by_years_ago;
    if (std::any_of(years.begin(), years.end(), [](const auto& year) { return !year.empty(); })) {
        thread_local Attendance attendance;
        attendance.find(municipality, geography, km_per_minute, params);
        for (std::size_t i = 0; i < rows(pupils); ++i) {
            if (pupils.now[i].grade != 0 || pupils.school[i] != no_school ||
                origin_of(pupils.id[i]) != Origin::born) {
                continue;
            }
            const Words w = t.draw.words(Stream::preschool, 0, pupils.id[i]);
            const std::size_t s =
                attendance.of(pupils.area[i], static_cast<double>(uniform_from(w[0])));
            const bool three = static_cast<double>(uniform_from(w[1])) < params.three_years;
            if (s != no_school_row) {
                add_years(pupils, i, s, three ? preschool_years : preschool_years - 1, readiness,
                          static_cast<float>(permanent), static_cast<float>(retention));
            }
        }
    }
    remember(readiness, effects);
}

} // namespace likvard
