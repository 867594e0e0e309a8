// governance.csv and roads.csv: tables of links between named nodes.
#include "io/municipality_cells.hpp"
#include "io/municipality_tables.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace likvard {
namespace {

constexpr std::string_view chain_start = "school";
constexpr std::string_view chain_end = "board";

// The governance links as a graph. Loops, never recursion: a chain may be as long as its file.
class Chain {
public:
    void add(const std::string& from, const std::string& to, int line)
    {
        next_[from].push_back(to);
        previous_[to].push_back(from);
        lines_.emplace(from, line);
        lines_.emplace(to, line);
    }

    [[nodiscard]] bool has(std::string_view node) const
    {
        return lines_.contains(std::string(node));
    }

    // Nodes and the first line that names each.
    [[nodiscard]] const std::map<std::string, int>& nodes() const { return lines_; }

    [[nodiscard]] std::set<std::string> reachable_from_start() const
    {
        return reachable(std::string(chain_start), next_);
    }

    [[nodiscard]] std::set<std::string> leading_to_end() const
    {
        return reachable(std::string(chain_end), previous_);
    }

    // Nodes that stay when everything without an unvisited predecessor is taken away, then the same
    // from the other end: exactly the nodes on or between cycles.
    [[nodiscard]] std::set<std::string> on_cycles() const
    {
        std::set<std::string> left;
        for (const auto& [node, line] : lines_) {
            left.insert(node);
        }
        peel(left, previous_, next_);
        peel(left, next_, previous_);
        return left;
    }

private:
    using Links = std::map<std::string, std::vector<std::string>>;

    static const std::vector<std::string>& of(const Links& links, const std::string& node)
    {
        static const std::vector<std::string> none;
        const auto found = links.find(node);
        return found == links.end() ? none : found->second;
    }

    static std::set<std::string> reachable(const std::string& start, const Links& links)
    {
        std::set<std::string> seen{start};
        std::vector<std::string> open{start};
        while (!open.empty()) {
            const std::string node = open.back();
            open.pop_back();
            for (const std::string& neighbour : of(links, node)) {
                if (seen.insert(neighbour).second) {
                    open.push_back(neighbour);
                }
            }
        }
        return seen;
    }

    static void peel(std::set<std::string>& left, const Links& before, const Links& after)
    {
        std::map<std::string, std::size_t> waiting;
        std::vector<std::string> open;
        for (const std::string& node : left) {
            const auto& all = of(before, node);
            const auto count =
                std::count_if(all.begin(), all.end(),
                              [&left](const std::string& other) { return left.contains(other); });
            waiting[node] = static_cast<std::size_t>(count);
            if (count == 0) {
                open.push_back(node);
            }
        }
        while (!open.empty()) {
            const std::string node = open.back();
            open.pop_back();
            left.erase(node);
            for (const std::string& neighbour : of(after, node)) {
                if (left.contains(neighbour) && --waiting[neighbour] == 0) {
                    open.push_back(neighbour);
                }
            }
        }
    }

    Links next_, previous_;
    std::map<std::string, int> lines_;
};

void check_cycles(const Chain& chain, int file, FaultLog& log)
{
    const std::set<std::string> cyclic = chain.on_cycles();
    if (cyclic.empty()) {
        return;
    }
    int line = 0;
    std::vector<std::string> names;
    for (const std::string& node : cyclic) {
        const int first = chain.nodes().at(node);
        line = line == 0 ? first : std::min(line, first);
        names.push_back(key_text(node));
    }
    constexpr std::size_t most_named = 10;
    names.resize(std::min(names.size(), most_named));
    log.add({file, line, 0}, "", "a cycle through " + joined(names), "a chain without a cycle");
}

void check_chain(const Chain& chain, int file, FaultLog& log)
{
    bool has_ends = true;
    for (const std::string_view node : {chain_start, chain_end}) {
        if (!chain.has(node)) {
            has_ends = false;
            log.add({file, 0, 0}, std::string(node), "no such node",
                    "a chain from school to board");
        }
    }
    check_cycles(chain, file, log);
    if (!has_ends) {
        return;
    }
    const std::set<std::string> reached = chain.reachable_from_start();
    const std::set<std::string> leading = chain.leading_to_end();
    for (const auto& [node, line] : chain.nodes()) {
        if (!reached.contains(node)) {
            log.add({file, line, 0}, key_text(node), "a node that no link reaches from school",
                    "a chain that connects every node with school and board");
        } else if (!leading.contains(node)) {
            log.add({file, line, 0}, key_text(node), "a node from which no link leads to board",
                    "a chain that connects every node with school and board");
        }
    }
}

// Two different names, or nothing after reporting.
std::optional<std::pair<std::string, std::string>> ends_of(CellReader& cells)
{
    std::optional<std::string> from = cells.name("from");
    std::optional<std::string> to = cells.name("to");
    if (!from || !to) {
        return std::nullopt;
    }
    if (*from == *to) {
        cells.fault_found("to", "a link from " + key_text(*from) + " to itself",
                          "two different ends");
        return std::nullopt;
    }
    return std::pair(*from, *to);
}

void check_place(CellReader& cells, std::string_view column, const std::set<std::string>& places,
                 const std::vector<std::string>& list, FaultLog& log)
{
    if (cells.has(column) && !cells.is_empty(column) && !places.contains(cells.raw(column))) {
        cells.fault(column, "an area key or a unit code", log.nearest(cells.raw(column), list));
    }
}

} // namespace

std::span<const std::string> governance_columns()
{
    static const std::vector<std::string> columns{"from",     "to",      "delay_share",
                                                  "fidelity", "assumed", "source"};
    return columns;
}

std::span<const std::string> road_columns()
{
    static const std::vector<std::string> columns{"from", "to", "minutes"};
    return columns;
}

void read_governance(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                     FaultLog& log)
{
    Chain chain;
    std::set<std::pair<std::string, std::string>> seen;
    bool complete = table.complete && !table.rows.empty();
    for (const CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const std::optional<double> delay = cells.number("delay_share", share_bounds);
        const std::optional<double> fidelity = cells.number("fidelity", share_bounds);
        read_origin(cells, facts, governance_columns());
        const auto ends = ends_of(cells);
        if (!ends) {
            complete = false;
            continue;
        }
        if (!seen.insert(*ends).second) {
            cells.fault_found("from", "this link a second time", "every link once");
        }
        chain.add(ends->first, ends->second, row.line);
        municipality.governance.push_back(
            {ends->first, ends->second, delay.value_or(0.0), fidelity.value_or(1.0)});
    }
    if (complete) {
        check_chain(chain, table.file, log);
    }
}

void read_roads(const CsvTable& table, const FolderFacts& facts, Municipality& municipality,
                FaultLog& log)
{
    std::vector<std::string> list;
    for (const Area& area : municipality.areas) {
        list.push_back(area.key);
    }
    for (const School& school : municipality.schools) {
        list.push_back(code_text(school.code));
    }
    const std::set<std::string> places(list.begin(), list.end());
    std::set<std::pair<std::string, std::string>> seen;
    for (const CsvRow& row : table.rows) {
        CellReader cells(table, row, log);
        const std::optional<double> minutes = cells.number("minutes", minutes_bounds);
        if (facts.schools_complete && facts.areas_complete) {
            check_place(cells, "from", places, list, log);
            check_place(cells, "to", places, list, log);
        }
        const auto ends = ends_of(cells);
        if (!ends) {
            continue;
        }
        if (!seen.insert(std::minmax(ends->first, ends->second)).second) {
            cells.fault_found("from", "this road a second time", "every road once, either way");
        }
        municipality.roads.push_back({ends->first, ends->second, minutes.value_or(0.0)});
    }
}

} // namespace likvard
