#include "model/geography.hpp"

#include "core/math.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace likvard {
namespace {

constexpr double minutes_per_hour = 60.0;

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

/// Places of the road graph: areas first, then schools, then junctions by name.
std::map<std::string, std::size_t> places(const Municipality& m)
{
    std::map<std::string, std::size_t> number;
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        number.emplace(m.areas[a].key, a);
    }
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        number.emplace(std::to_string(m.schools[s].code), m.areas.size() + s);
    }
    for (const Road& road : m.roads) {
        number.emplace(road.from, number.size());
        number.emplace(road.to, number.size());
    }
    return number;
}

void shorten_by_roads(Geography& geography, const Municipality& m)
{
    const auto number = places(m);
    Graph graph(number.size());
    for (const Road& road : m.roads) {
        boost::add_edge(number.at(road.from), number.at(road.to), road.minutes, graph);
    }
    std::vector<double> minutes(number.size());
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        boost::dijkstra_shortest_paths(
            graph, a,
            boost::distance_map(boost::make_iterator_property_map(
                minutes.begin(), boost::get(boost::vertex_index, graph))));
        for (std::size_t s = 0; s < m.schools.size(); ++s) {
            const double way = minutes[m.areas.size() + s];
            if (way < std::numeric_limits<double>::max()) {
                geography.minutes[a * geography.school_count + s] = static_cast<float>(way);
            }
        }
    }
}

} // namespace

double distance_km(double lat1, double lon1, double lat2, double lon2)
{
    constexpr double km_per_degree = 111.195; // mean Earth radius 6,371 km
    constexpr double radians = 0.017453292519943295;
    // Cosine of the middle latitude by its series, so that no CPU's libm decides a choice of
    // school.
    const double x = 0.5 * (lat1 + lat2) * radians;
    const double z = x * x;
    const double cosine =
        1.0 - z / 2.0 * (1.0 - z / 12.0 * (1.0 - z / 30.0 * (1.0 - z / 56.0 * (1.0 - z / 90.0))));
    const double north = (lat2 - lat1) * km_per_degree;
    const double east = (lon2 - lon1) * km_per_degree * cosine;
    return std::sqrt(north * north + east * east);
}

Geography travel_times(const Municipality& m, const GeographyParams& params)
{
    Geography geography;
    geography.school_count = m.schools.size();
    geography.minutes.resize(m.areas.size() * m.schools.size());
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        for (std::size_t s = 0; s < m.schools.size(); ++s) {
            const double km =
                params.detour * distance_km(m.areas[a].latitude, m.areas[a].longitude,
                                            m.schools[s].latitude, m.schools[s].longitude);
            geography.minutes[a * geography.school_count + s] =
                static_cast<float>(km / params.speed * minutes_per_hour);
        }
    }
    if (!m.roads.empty()) {
        shorten_by_roads(geography, m);
    }
    return geography;
}

} // namespace likvard
