#include "model/lever_context.hpp"

#include <algorithm>

namespace likvard {

double total(const Column<float>& column, std::span<const std::uint16_t> schools)
{
    double sum = 0.0;
    for (const std::uint16_t s : schools) {
        sum += static_cast<double>(column[s]);
    }
    return sum;
}

bool contains(std::span<const std::uint16_t> schools, std::size_t s)
{
    return std::find(schools.begin(), schools.end(), s) != schools.end();
}

double covered(double capacity, double need)
{
    if (capacity <= 0.0) {
        return 0.0;
    }
    return capacity < need ? capacity / need : 1.0;
}

double coverage(const LeverContext& context)
{
    double all = 0.0;
    double reached = 0.0;
    for (std::size_t s = 0; s < rows(context.schools); ++s) {
        const auto pupils = static_cast<double>(context.schools.roll_all[s]);
        const bool own = context.schools.municipal[s] != 0;
        all += own ? pupils : 0.0;
        reached += own && contains(context.now, s) ? pupils : 0.0;
    }
    return all > 0.0 ? reached / all : 0.0;
}

void add_learning(Effects& effects, std::size_t s, double gain)
{
    effects.learning_language[s] += static_cast<float>(gain);
    effects.learning_maths[s] += static_cast<float>(gain);
}

void add_within(float& number, double change, double low, double high)
{
    number = static_cast<float>(std::clamp(static_cast<double>(number) + change, low, high));
}

} // namespace likvard
