#include "model/effects.hpp"

#include <algorithm>

namespace likvard {

bool any(const Column<float>& channel)
{
    return std::any_of(channel.begin(), channel.end(), [](float x) { return x != 0.0F; });
}

void clear(Effects& effects, std::size_t school_count)
{
    effects.id.assign(school_count, 0.0F);
    Effects::each_channel(effects, [&](std::string_view /*name*/, auto& channel) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(channel)>, float>) {
            channel = 0.0F;
        } else {
            channel.assign(school_count, 0.0F);
        }
    });
}

void add_places(Effects& effects, Service service, std::size_t s, double places, double gain)
{
    const auto k = static_cast<std::size_t>(service);
    const double before = static_cast<double>(effects.places[k][s]);
    const double after = before + places;
    if (after > 0.0) {
        const double sum = before * static_cast<double>(effects.gain[k][s]) + places * gain;
        effects.gain[k][s] = static_cast<float>(sum / after);
        effects.places[k][s] = static_cast<float>(after);
    }
}

} // namespace likvard
