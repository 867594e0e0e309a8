// What is wrong about a figure's key, with the words that would have been right.
#include "io/nearest.hpp"
#include "viz/report/parts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace likvard::report {

namespace {

Fault fault_of(const std::string& part, const std::string& found, std::string expected,
               std::string nearest = {})
{
    return {.file = "--figure",
            .line = 0,
            .column = 0,
            .key = part,
            .found = found.empty() ? "nothing" : found,
            .expected = std::move(expected),
            .nearest = std::move(nearest)};
}

/// The candidate nearest to a word; empty when another word would be as near.
std::string near_to(const std::string& word, const std::vector<std::string>& candidates)
{
    const std::string found = nearest_of(word, candidates);
    return edit_distance(word, found, word.size()) < word.size() ? found : "";
}

Fault name_fault(const std::string& key)
{
    std::vector<std::string> keys;
    for (const figures::FigureInfo& one : figures::figure_list()) {
        keys.push_back(fmt::format("{}{}{}", one.key, one.takes_outcome ? "[:OUTCOME]" : "",
                                   one.takes_group ? "[@GROUP=LABEL]" : ""));
    }
    return fault_of("figure", key,
                    fmt::format("one of {} (map needs the municipality's folder, comparison "
                                "several runs)",
                                fmt::join(keys, ", ")));
}

Fault outcome_fault(const std::string& found)
{
    std::vector<std::string> keys;
    for (const OutcomeInfo& outcome : outcomes()) {
        keys.emplace_back(outcome.key);
    }
    return fault_of("figure's outcome", found,
                    "the key of an outcome after the colon, such as merit_points",
                    near_to(found, keys));
}

Fault dimension_fault(const std::string& found, const std::vector<Group>& groups)
{
    std::vector<std::string> keys;
    for (const Group& group : groups) {
        const std::string name(key(group.dimension));
        if (std::ranges::find(keys, name) == keys.end()) {
            keys.push_back(name);
        }
    }
    return fault_of("figure's group", found,
                    fmt::format("DIMENSION=LABEL after @, the dimension being one of {}",
                                fmt::join(keys, ", ")),
                    near_to(found, keys));
}

/// The label that a word nearly is, or nearly names.
std::string nearest_label(const std::string& found, const std::vector<const Group*>& groups)
{
    std::vector<std::string> words;
    for (const Group* const group : groups) {
        words.insert(words.end(), {group->label, group->title_sv, group->title_en});
    }
    const std::string word = near_to(found, words);
    const auto meant = std::ranges::find_if(groups, [&](const Group* group) {
        return word == group->label || word == group->title_sv || word == group->title_en;
    });
    return word.empty() || meant == groups.end() ? "" : (*meant)->label;
}

Fault label_fault(const std::string& dimension, const std::string& found,
                  const std::vector<Group>& groups)
{
    constexpr std::size_t most_named = 60; // the rest is not read anyway
    std::vector<const Group*> of;
    std::vector<std::string> named;
    for (const Group& group : groups) {
        if (key(group.dimension) != dimension) {
            continue;
        }
        of.push_back(&group);
        if (named.size() < most_named) {
            const bool says_label = group.title_en.find(group.label) != std::string::npos;
            named.push_back(says_label ? group.title_en
                                       : fmt::format("{} ({})", group.label, group.title_en));
        }
    }
    return fault_of(
        "figure's " + dimension, found,
        fmt::format("one of {}{}", fmt::join(named, ", "), of.size() > named.size() ? " …" : ""),
        nearest_label(found, of));
}

} // namespace

std::vector<Fault> figure_faults(const std::string& key, const std::vector<Group>& groups)
{
    const figures::FigureKey parts = figures::parts_of(key);
    if (figures::figure_of(parts) == nullptr) {
        return {name_fault(key)};
    }
    std::vector<Fault> faults;
    if (parts.outcome && !outcome_named(*parts.outcome)) {
        faults.push_back(outcome_fault(std::string(*parts.outcome)));
    }
    const std::string dimension(parts.dimension.value_or(""));
    const std::string label(parts.label.value_or(""));
    const bool has_dimension = std::ranges::any_of(
        groups, [&](const Group& group) { return likvard::key(group.dimension) == dimension; });
    const bool has_group = std::ranges::any_of(groups, [&](const Group& group) {
        return likvard::key(group.dimension) == dimension && group.label == label;
    });
    if (parts.dimension && !has_dimension) {
        faults.push_back(dimension_fault(dimension, groups));
    } else if (parts.dimension && !has_group) {
        faults.push_back(label_fault(dimension, label, groups));
    }
    if (faults.empty()) { // a good key of what cannot be drawn here
        faults.push_back(name_fault(key));
    }
    return faults;
}

} // namespace likvard::report
