#include "model/town.hpp"

#include "model/nearest.hpp"

#include <array>

namespace likvard {
namespace {

constexpr float per_ten_points = 10.0F; // the peers parameter is stated per 10 percentage points

/// What a school's pupils and its name are worth to other families, and to those with
/// post-secondary education.
std::array<float, 2> looks(const Town& town, std::size_t s)
{
    const EnrolParams& params = town.params;
    const double schoolmates = params.peers * static_cast<double>(per_ten_points) *
                               static_cast<double>(town.schools.postsec[s]);
    const double name = params.reputation * static_cast<double>(town.schools.reputation[s] +
                                                                town.effects.reputation[s]);
    return {static_cast<float>(params.peers_low * schoolmates + params.reputation_low * name),
            static_cast<float>(schoolmates + name)};
}

} // namespace

void find_worth(std::vector<float>& worth, const Town& town, int stage)
{
    const EnrolParams& params = town.params;
    worth.resize(town.school_count() * town.areas * Pulls::groups);
    float* next = worth.data();
    for (std::size_t s = 0; s < town.school_count(); ++s) {
        const std::array<float, 2> look = looks(town, s);
        std::array<float, Pulls::groups> pull{};
        for (std::size_t g = 0; g < Pulls::groups; ++g) {
            pull[g] = town.ways.pulls.of(stage, g, s);
        }
        for (std::size_t a = 0; a < town.areas; ++a) {
            const float way =
                static_cast<float>(params.distance) * town.km(a, s) +
                (town.ways.geography.home_school[a] == s ? static_cast<float>(params.home_school)
                                                         : 0.0F);
            for (std::size_t g = 0; g < Pulls::groups; ++g) {
                *next++ = way + pull[g] + look[g >= Pulls::group(true, false) ? 1 : 0];
            }
        }
    }
}

std::uint16_t place_of_duty(const Pupils& pupils, std::size_t i, const Town& town, int grade)
{
    const auto nearest = [&](auto&& may) {
        return nearest_school(town.ways.geography, pupils.area[i], town.school_count(), may);
    };
    std::uint16_t found = nearest(
        [&](std::size_t s) { return town.schools.municipal[s] != 0 && town.serves(s, grade); });
    if (found == no_school) {
        found = nearest([&](std::size_t s) { return town.serves(s, grade); });
    }
    if (found == no_school) {
        found = nearest([&](std::size_t s) { return town.effects.closed[s] == 0.0F; });
    }
    return found != no_school ? found : nearest([](std::size_t /*s*/) { return true; });
}

} // namespace likvard
