#include "model/governance.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
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

} // namespace

GovernancePath most_reliable_path(const std::vector<GovernanceLink>& chain)
{
    GovernancePath path;
    if (chain.empty()) {
        path.lag_share = 0.0;
        return path;
    }
    const auto number = number_nodes(chain);
    const Graph graph = graph_of(chain, number);
    const std::size_t from = number.at("school");
    std::size_t at = number.at("board");
    std::vector<std::size_t> before(number.size());
    boost::dijkstra_shortest_paths(
        graph, from,
        boost::predecessor_map(boost::make_iterator_property_map(
                                   before.begin(), boost::get(boost::vertex_index, graph)))
            .weight_map(boost::get(&LinkWeight::loss, graph)));
    std::map<std::size_t, std::string> name;
    for (const auto& [text, node] : number) {
        name.emplace(node, text);
    }
    path.lag_share = 0.0;
    path.nodes.push_back(name.at(at));
    while (at != from) {
        check(before[at] != at, "the governance chain does not connect school and board");
        const auto [edge, exists] = boost::edge(before[at], at, graph);
        check(exists, "a path of the governance chain has a link that is not there");
        const GovernanceLink& link = chain[boost::get(&LinkWeight::link, graph, edge)];
        path.lag_share += link.delay_share;
        path.fidelity *= link.fidelity;
        at = before[at];
        path.nodes.push_back(name.at(at));
    }
    std::reverse(path.nodes.begin(), path.nodes.end());
    return path;
}

} // namespace likvard
