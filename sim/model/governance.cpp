#include "model/governance.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace likvard {
namespace {

struct LinkWeight {
    double loss = 0.0;    // -log fidelity, plus a trace of delay that settles ties
    std::size_t link = 0; // in the chain
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    LinkWeight>;

std::map<std::string, std::size_t> number_nodes(const std::vector<GovernanceLink>& chain)
{
    std::map<std::string, std::size_t> number;
    for (const GovernanceLink& link : chain) {
        number.emplace(link.from, number.size());
        number.emplace(link.to, number.size());
    }
    return number;
}

Graph graph_of(const std::vector<GovernanceLink>& chain,
               const std::map<std::string, std::size_t>& number)
{
    constexpr double tie = 1e-9;
    constexpr double least = 1e-6; // a link that keeps nothing is still a link
    Graph graph(number.size());
    for (std::size_t k = 0; k < chain.size(); ++k) {
        const double loss =
            -log_exact(std::clamp(chain[k].fidelity, least, 1.0)) + tie * chain[k].delay_share;
        boost::add_edge(number.at(chain[k].from), number.at(chain[k].to),
                        LinkWeight{std::max(0.0, loss), k}, graph);
    }
    return graph;
}

/// The most reliable path through the links of `chain`, as link numbers from school to board; empty
/// when they do not connect.
std::vector<std::size_t> best_links(const std::vector<GovernanceLink>& chain,
                                    const std::map<std::string, std::size_t>& number,
                                    const std::vector<std::uint8_t>& taken)
{
    Graph graph = graph_of(chain, number);
    boost::remove_edge_if(
        [&](const auto& edge) { return taken[boost::get(&LinkWeight::link, graph, edge)] != 0; },
        graph);
    const std::size_t from = number.at("school");
    std::vector<std::size_t> before(number.size());
    boost::dijkstra_shortest_paths(
        graph, from,
        boost::predecessor_map(boost::make_iterator_property_map(
                                   before.begin(), boost::get(boost::vertex_index, graph)))
            .weight_map(boost::get(&LinkWeight::loss, graph)));
    std::vector<std::size_t> links;
    for (std::size_t at = number.at("board"); at != from; at = before[at]) {
        if (before[at] == at) {
            return {};
        }
        const auto [edge, exists] = boost::edge(before[at], at, graph);
        check(exists, "a path of the governance chain has a link that is not there");
        links.push_back(boost::get(&LinkWeight::link, graph, edge));
    }
    std::reverse(links.begin(), links.end());
    return links;
}

} // namespace

std::vector<GovernancePath> parallel_paths(const std::vector<GovernanceLink>& chain)
{
    if (chain.empty()) {
        return {{.nodes = {}, .lag_share = 0.0, .fidelity = 1.0}};
    }
    const auto number = number_nodes(chain);
    std::vector<std::uint8_t> taken(chain.size(), 0);
    std::vector<GovernancePath> paths;
    while (true) {
        const std::vector<std::size_t> links = best_links(chain, number, taken);
        if (links.empty()) {
            break;
        }
        GovernancePath path{.nodes = {"school"}, .lag_share = 0.0, .fidelity = 1.0};
        for (const std::size_t k : links) {
            taken[k] = 1;
            path.nodes.push_back(chain[k].to);
            path.lag_share += chain[k].delay_share;
            path.fidelity *= chain[k].fidelity;
        }
        paths.push_back(std::move(path));
    }
    check(!paths.empty(), "the governance chain does not connect school and board");
    return paths;
}

double joint_fidelity(std::span<const GovernancePath> paths)
{
    double precision = 0.0; // of the truth, per unit of what each path loses
    for (const GovernancePath& path : paths) {
        const double kept = path.fidelity * path.fidelity;
        if (kept >= 1.0) {
            return 1.0;
        }
        precision += kept / (1.0 - kept);
    }
    return paths.size() == 1 ? paths[0].fidelity : std::sqrt(precision / (1.0 + precision));
}

} // namespace likvard
