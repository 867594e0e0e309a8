#include "calibration/past_of_dice.hpp"

#include "core/random.hpp"

#include <cmath>

namespace likvard::test {
namespace {

constexpr std::size_t schools_each = 6;
constexpr double level = 60.0;

double result_of(const PastSchool& s, double lasting, double luck, std::size_t year)
{
    return level + 40.0 * (s.postsec - 0.65) + 10.0 * (s.foreign - 0.27) + lasting + luck -
           static_cast<double>(year);
}

} // namespace

Past past_of_dice(std::size_t municipalities, const Spreads& spreads, std::uint64_t seed)
{
    const Draw draw(seed, 0);
    Past past;
    past.from = 2020;
    past.to = 2024;
    past.municipalities = municipalities;
    for (std::size_t k = 0; k < municipalities * schools_each; ++k) {
        const auto uniform = [&](std::uint32_t n) {
            return static_cast<double>(draw.uniform(Stream::pupil_traits, 0, k, n));
        };
        PastSchool s;
        s.municipality = k / schools_each;
        s.municipality_name = std::to_string(s.municipality);
        s.unit.code = static_cast<std::uint32_t>(10000000 + k);
        s.leavers = 20.0 + 100.0 * uniform(0);
        s.unit.pupils = 6.0 * s.leavers;
        s.postsec = 0.3 + 0.6 * uniform(1);
        s.foreign = 0.6 * uniform(2);
        s.girls = 0.45 + 0.08 * uniform(3);
        s.independent = uniform(4) < 0.2;
        s.leavers_share = 1.0 / 6.0;
        const double sd = spreads.lasting * std::pow(60.0 / s.leavers, 0.5 * spreads.power);
        const double cohort = std::sqrt(spreads.passing * spreads.passing / s.leavers +
                                        spreads.floor * spreads.floor);
        for (std::size_t outcome = 0; outcome < judged_count; ++outcome) {
            double lasting = 0.0;
            for (std::size_t year = 0; year < past.years(); ++year) {
                const auto z = draw.normals(Stream::marks, static_cast<int>(year), k,
                                            static_cast<std::uint32_t>(outcome));
                const double fresh =
                    year == 0 ? 1.0 : std::sqrt(1.0 - spreads.memory * spreads.memory);
                lasting = spreads.memory * lasting + fresh * sd * static_cast<double>(z[0]);
                s.results[outcome].push_back(
                    result_of(s, lasting, cohort * static_cast<double>(z[1]), year));
            }
            s.target_is_number[outcome] = true;
        }
        past.schools.push_back(std::move(s));
    }
    for (std::size_t m = 0; m < municipalities; ++m) {
        past.codes.push_back(static_cast<std::uint32_t>(m + 1));
    }
    return past;
}

} // namespace likvard::test
