// A report as a workbook: numbers that can be worked on, with charts that belong to the workbook.
#pragma once

#include "viz/report/content.hpp"

#include <string>

namespace likvard::report {

/// The bytes of an XLSX file: summary, gaps by year, schools, outcomes, costs, assumptions and a
/// dictionary; a hidden sheet "likvard" carries the origin. Throws IoError when there is no room
/// for the temporary files that the library wants.
[[nodiscard]] std::string workbook(const Material& material, const Origin& request);

} // namespace likvard::report
