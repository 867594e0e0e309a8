// The lists behind swedish.hpp, one file a topic. Each entry is read by one declaration or more,
// and each declaration finds one: tests/model/swedish_test.cpp.
#pragma once

#include <span>
#include <string_view>

namespace likvard::swedish {

/// The meaning of a parameter or of a lever's field, "learn.peers" or "marketing.budget"; a key
/// that ends in ".*" stands for all that begin so.
struct Meaning {
    std::string_view key, words;
};

[[nodiscard]] std::span<const Meaning> staff_and_schools();
[[nodiscard]] std::span<const Meaning> pupils_and_marks();
[[nodiscard]] std::span<const Meaning> paths_and_costs();
[[nodiscard]] std::span<const Meaning> levers_and_fields();

/// A source by its English words.
struct Source {
    std::string_view english, words;
};

[[nodiscard]] std::span<const Source> sources_of_processes();
[[nodiscard]] std::span<const Source> sources_of_levers();

} // namespace likvard::swedish
