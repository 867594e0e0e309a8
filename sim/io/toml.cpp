#include "io/toml.hpp"

#include "io/text_checks.hpp"
#include "io/toml_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <sstream>
#include <utility>

// toml++ 3.3 asserts on some malformed input, and without assertions it tells the compiler that
// such input cannot occur. Neither may happen with a user's file: with NDEBUG undefined and the
// assertion made empty, the parser goes on to its own error reporting.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
// With exceptions the parser leaves at its first fault; without them it must carry on past it.
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace likvard {
namespace {

Place place_of(const toml::source_region& region, int file)
{
    return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

bool is_before(const TomlMember& a, const TomlMember& b)
{
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
}

template <class Value> std::string date_text(const Value& value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

// Depth is bounded by scan_toml, so recursion is safe.
TomlNode tree_of(const toml::node& node, int file)
{
    TomlNode tree;
    tree.place = place_of(node.source(), file);
    if (const toml::table* table = node.as_table()) {
        tree.kind = TomlKind::table;
        for (const auto& [key, value] : *table) {
            tree.members.push_back(
                {std::string(key.str()), place_of(key.source(), file), tree_of(value, file)});
        }
        std::stable_sort(tree.members.begin(), tree.members.end(), is_before);
    } else if (const toml::array* array = node.as_array()) {
        tree.kind = TomlKind::array;
        for (const toml::node& item : *array) {
            tree.items.push_back(tree_of(item, file));
        }
    } else if (const auto* text = node.as_string()) {
        tree.kind = TomlKind::string;
        tree.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
        tree.kind = TomlKind::integer;
        tree.integer = integer->get();
    } else if (const auto* floating = node.as_floating_point()) {
        tree.kind = TomlKind::floating;
        tree.floating = floating->get();
    } else if (const auto* boolean = node.as_boolean()) {
        tree.kind = TomlKind::boolean;
        tree.boolean = boolean->get();
    } else {
        tree.kind = TomlKind::date;
        if (const auto* date = node.as_date()) {
            tree.text = date_text(date->get());
        } else if (const auto* time = node.as_time()) {
            tree.text = date_text(time->get());
        } else if (const auto* moment = node.as_date_time()) {
            tree.text = date_text(moment->get());
        }
    }
    return tree;
}

struct Wording {
    std::string found, expected;
};

// toml++ says "Error while parsing THING: expected A, saw B" or "…: what is wrong".
Wording wording_of(std::string_view text)
{
    constexpr std::string_view opening = "Error while parsing ";
    constexpr std::string_view expected = "expected ";
    constexpr std::string_view saw = ", saw ";
    constexpr std::string_view again = "cannot redefine existing ";
    std::string_view thing = "TOML";
    std::string_view rest = text;
    if (rest.substr(0, opening.size()) == opening) {
        rest.remove_prefix(opening.size());
        const std::size_t colon = rest.find(": ");
        if (colon != std::string_view::npos) {
            thing = rest.substr(0, colon);
            rest.remove_prefix(colon + 2);
        }
    }
    const std::size_t saw_at = rest.rfind(saw);
    if (rest.substr(0, expected.size()) == expected && saw_at != std::string_view::npos) {
        return {std::string(rest.substr(saw_at + saw.size())),
                std::string(rest.substr(expected.size(), saw_at - expected.size()))};
    }
    if (rest.substr(0, again.size()) == again) {
        return {fmt::format("a second {}", rest.substr(again.size())), "every key once"};
    }
    if (rest == "encountered end-of-file") {
        return {"the end of the file", fmt::format("the rest of a {}", thing)};
    }
    return {std::string(rest), fmt::format("a valid {}", thing)};
}

// The parser's words repeat parts of the file: keep them short and free of control characters.
std::string tamed(const std::string& words)
{
    const std::string shown = in_quotes(words);
    return shown.substr(1, shown.size() - 2);
}

struct Parsed {
    std::optional<TomlNode> tree;
    Place place; // of the fault, when there is no tree
    Wording fault;
};

Parsed parse(std::string_view text, int file)
{
    try {
        return {tree_of(toml::parse(text), file), {}, {}};
    } catch (const toml::parse_error& error) {
        const Wording wording = wording_of(error.description());
        return {std::nullopt,
                place_of(error.source(), file),
                {tamed(wording.found), tamed(wording.expected)}};
    }
}

void place_all(TomlNode& node, Place place)
{
    node.place = place;
    for (TomlNode& item : node.items) {
        place_all(item, place);
    }
    for (TomlMember& member : node.members) {
        member.place = place;
        place_all(member.value, place);
    }
}

} // namespace

const TomlMember* TomlNode::member(std::string_view key) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [key](const TomlMember& member) { return member.key == key; });
    return found == members.end() ? nullptr : &*found;
}

std::optional<TomlNode> parse_toml(std::string_view text, int file, FaultLog& log)
{
    const std::string_view body = without_byte_order_mark(text);
    if (!check_text(body, most_toml_bytes, file, log) || !scan_toml(body, file, log)) {
        return std::nullopt;
    }
    Parsed parsed = parse(body, file);
    if (!parsed.tree) {
        log.add(parsed.place, "", std::move(parsed.fault.found), std::move(parsed.fault.expected));
    }
    return std::move(parsed.tree);
}

std::optional<TomlNode> parse_toml_value(std::string_view text, Place place)
{
    FaultLog ignored; // what is not a value is taken as text by the caller
    const int file = ignored.add_file("");
    const std::string line = fmt::format("value = {}\n", text);
    std::optional<TomlNode> tree = parse_toml(line, file, ignored);
    if (!tree || tree->members.size() != 1 || tree->members.front().key != "value") {
        return std::nullopt;
    }
    TomlNode value = std::move(tree->members.front().value);
    place_all(value, place);
    return value;
}

std::string description(const TomlNode& node)
{
    switch (node.kind) {
    case TomlKind::table:
        return "a table";
    case TomlKind::array:
        return "an array";
    case TomlKind::string:
        return "a string, " + in_quotes(node.text);
    case TomlKind::integer:
        return fmt::format("{}", node.integer);
    case TomlKind::floating:
        return fmt::format("{}", node.floating);
    case TomlKind::boolean:
        return node.boolean ? "true" : "false";
    case TomlKind::date:
        return "a date, " + node.text;
    }
    return {};
}

} // namespace likvard
