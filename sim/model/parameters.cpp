#include "model/parameters.hpp"

#include "core/priors.hpp"
#include "core/random.hpp"
#include "model/lever.hpp"
#include "model/params.hpp"

#include <map>

namespace likvard {
namespace {

struct Collected {
    std::vector<ParameterInfo> infos;
    std::map<std::string_view, std::size_t> index;
    std::size_t of_model = 0; // the levers' own follow
    std::vector<PriorQuantile> quantiles;
};

Collected collect()
{
    Collected all;
    Params nobody{};
    Params::describe([&](const double&, const ParameterInfo& info) { all.infos.push_back(info); },
                     nobody);
    all.of_model = all.infos.size();
    for (const LeverType* lever : levers()) {
        all.infos.insert(all.infos.end(), lever->parameters.begin(), lever->parameters.end());
    }
    for (std::size_t i = 0; i < all.infos.size(); ++i) {
        all.index.emplace(all.infos[i].key, i);
        all.quantiles.emplace_back(all.infos[i]);
    }
    return all;
}

const Collected& collected()
{
    static const Collected all = collect();
    return all;
}

} // namespace

std::span<const ParameterInfo> parameters()
{
    return collected().infos;
}

std::optional<std::size_t> parameter_named(std::string_view key)
{
    const auto found = collected().index.find(key);
    return found != collected().index.end() ? std::optional(found->second) : std::nullopt;
}

std::vector<double> central_values()
{
    std::vector<double> values;
    for (const ParameterInfo& info : parameters()) {
        values.push_back(info.prior.location);
    }
    return values;
}

std::vector<double> draw_values(std::uint64_t seed, int replicate)
{
    const Draw draw(seed, static_cast<std::uint32_t>(replicate));
    std::vector<double> values;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        // Keyed by the key's text, so that a new parameter leaves the draws of the others alone.
        std::uint64_t id = 0xCBF29CE484222325ULL; // FNV-1a
        for (const char letter : parameters()[i].key) {
            id = (id ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
        }
        values.push_back(
            collected().quantiles[i](static_cast<double>(draw.uniform(Stream::parameters, 0, id))));
    }
    return values;
}

Params params_from(std::span<const double> values)
{
    Params params{};
    std::size_t next = 0;
    Params::describe([&](double& value, const ParameterInfo&) { value = values[next++]; }, params);
    return params;
}

std::span<const double> lever_values(std::span<const double> values, const LeverType& lever)
{
    std::size_t first = collected().of_model;
    for (const LeverType* other : levers()) {
        if (other == &lever) {
            break;
        }
        first += other->parameters.size();
    }
    return values.subspan(first, lever.parameters.size());
}

} // namespace likvard
