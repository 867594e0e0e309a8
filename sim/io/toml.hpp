// TOML text as a small tree with the place of every key and value. toml.cpp is the only file that
// includes toml++.
#pragma once

#include "io/fault_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

enum class TomlKind : std::uint8_t { table, array, string, integer, floating, boolean, date };

struct TomlMember;

/// One value. Only the members that belong to `kind` mean anything.
struct TomlNode {
    TomlKind kind = TomlKind::table;
    Place place;
    std::string text; // string: its value; date: as TOML writes it
    std::int64_t integer = 0;
    double floating = 0.0; // may be nan or inf: refused by whoever reads a number
    bool boolean = false;
    std::vector<TomlNode> items;     // array
    std::vector<TomlMember> members; // table, in the order of the file

    /// The table's member of this name, or nothing. The pointer lasts as long as `members`.
    [[nodiscard]] const TomlMember* member(std::string_view key) const;
};

struct TomlMember {
    std::string key;
    Place place; // of the key
    TomlNode value;
};

/// Parses a whole file. Reports the first of: what check_text refuses; a character outside ASCII
/// that is not within a string or a comment; brackets or dotted keys nested over 32 deep; a syntax
/// fault, keys given twice included. Nothing is given back then.
[[nodiscard]] std::optional<TomlNode> parse_toml(std::string_view text, int file, FaultLog& log);

/// Parses one value, as after `key =`, and gives it `place`. Nothing when it is not a TOML value.
[[nodiscard]] std::optional<TomlNode> parse_toml_value(std::string_view text, Place place);

/// What stands there, for a message: `a string, "x"`, `true`, `2025`, `an array`, `nan`.
[[nodiscard]] std::string description(const TomlNode& node);

} // namespace likvard
