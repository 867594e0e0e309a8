// Reads the cells of one line of a municipality's tables: numbers within bounds, official symbols,
// names, sources. Internal to the municipality reader.
#pragma once

#include "io/csv.hpp"
#include "model/municipality.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace likvard {

/// Bounds of a number, both inclusive unless `above` says that `low` itself is too small.
struct Bounds {
    double low = 0.0;
    double high = 0.0;
    bool above = false;
};

inline constexpr Bounds percent_bounds{0.0, 100.0};
inline constexpr Bounds share_bounds{0.0, 1.0};
inline constexpr Bounds survey_bounds{0.0, 10.0};
inline constexpr Bounds merit_bounds{0.0, 340.0};
inline constexpr Bounds latitude_bounds{-90.0, 90.0};
inline constexpr Bounds longitude_bounds{-180.0, 180.0};
inline constexpr Bounds count_bounds{0.0, 100000.0};
inline constexpr Bounds some_bounds{0.0, 100000.0, true};
inline constexpr Bounds minutes_bounds{0.0, 10000.0};

/// "0 to 100", "more than 0, at most 100000".
[[nodiscard]] std::string text(const Bounds& bounds);

/// Which official symbols a figure may have: `~100`, `...` and `*` stand for shares only.
enum class FigureKind : std::uint8_t { share, quantity };

/// One line of a table. Columns are asked for by name; a column that the file lacks has been
/// reported already and reads as nothing. Every other problem is reported here.
class CellReader {
public:
    CellReader(const CsvTable& table, const CsvRow& row, FaultLog& log);

    [[nodiscard]] bool has(std::string_view column) const;
    [[nodiscard]] bool is_empty(std::string_view column) const;
    [[nodiscard]] const std::string& raw(std::string_view column) const;
    /// A text that must not be empty.
    [[nodiscard]] std::optional<std::string> name(std::string_view column);
    [[nodiscard]] std::optional<double> number(std::string_view column, const Bounds& bounds);
    [[nodiscard]] std::optional<int> whole(std::string_view column, int low, int high);
    /// A number within bounds, or one of the official symbols.
    [[nodiscard]] Figure figure(std::string_view column, const Bounds& bounds, FigureKind kind);
    /// An 8-digit unit code.
    [[nodiscard]] std::optional<std::uint32_t> unit_code(std::string_view column);
    /// Every word of a cell such as `assumed` or `source` must be one of `valid`.
    void words(std::string_view column, std::span<const std::string> valid, std::string_view what);

    void fault(std::string_view column, std::string expected, std::string nearest = {});
    /// As fault(), with other words than the cell itself for what was found.
    void fault_found(std::string_view column, std::string found, std::string expected,
                     std::string nearest = {});

private:
    [[nodiscard]] std::size_t index(std::string_view column) const;

    const CsvTable* table_;
    const CsvRow* row_;
    FaultLog* log_;
};

/// A figure as it is published: the number, or the official symbol; nothing for an unknown one.
[[nodiscard]] std::string figure_cell(const Figure& figure);

/// Eight digits of a unit code.
[[nodiscard]] std::string code_text(std::uint32_t code);

} // namespace likvard
