// The rules of the house as functions from files to faults; an empty answer means that the rule
// holds. Each is tested on made-up files that break it (controls_test.cpp).
#pragma once

#include "architecture/source_tree.hpp"

#include <string>
#include <vector>

namespace likvard::architecture {

using Files = std::vector<SourceFile>;
using Faults = std::vector<std::string>;

/// Layers include only themselves and layers to their left.
[[nodiscard]] Faults layer_faults(const Files& files);
/// Processes and levers know neither each other nor another of their own kind; the processes are
/// known to the frame around them (world, parameters, year loop), the levers to their list.
[[nodiscard]] Faults process_faults(const Files& files);
/// One owner for each third-party header.
[[nodiscard]] Faults owner_faults(const Files& files);
/// The model has no files, no clock and no other source of chance than its own streams.
[[nodiscard]] Faults purity_faults(const Files& files);
/// Only main and its helpers print.
[[nodiscard]] Faults printing_faults(const Files& files);
/// A header says in its first line why it exists, and then `#pragma once`.
[[nodiscard]] Faults header_faults(const Files& files);
[[nodiscard]] Faults length_faults(const Files& files);
/// CMake targets of layers link only what they may include, and no source is found by GLOB.
[[nodiscard]] Faults link_faults(const Files& files);
/// Every source is named in a CMakeLists.txt of its own folder or of one above.
[[nodiscard]] Faults unlisted_faults(const Files& files);
/// Every text of the window's list (enum Say in viz/panels/words.hpp) is said outside that list.
[[nodiscard]] Faults unsaid_faults(const Files& files);
/// Every process and every lever has its heading in the model's description.
[[nodiscard]] Faults heading_faults(const Files& files, const std::string& description);

} // namespace likvard::architecture
