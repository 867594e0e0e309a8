// A report as one HTML file: no network, no script, readable by eye, by keyboard and by ear.
#pragma once

#include "viz/report/document.hpp"

#include <string>

namespace likvard::report {

[[nodiscard]] std::string html_report(const Document& document, const chart::Font& font);

} // namespace likvard::report
