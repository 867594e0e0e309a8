// The SQL of the results store, made from the declared outcomes.
#pragma once

#include <string>

namespace likvard {

/// Raised when a table or the meaning of a column changes; part of meta.
inline constexpr int store_schema_version = 2;

/// All CREATE statements of an empty store.
[[nodiscard]] std::string store_schema();

/// INSERT of one row of `value`: arm, replicate, year, grp, then one parameter per outcome.
[[nodiscard]] std::string insert_value_sql();

/// SELECT of every row of `value` with the same columns in the same order.
[[nodiscard]] std::string select_values_sql();

} // namespace likvard
