// A report as pages of A4: laid out by measure, painted as SVG, and put together as PDF.
#pragma once

#include "viz/report/document.hpp"

#include <string>

namespace likvard::report {

[[nodiscard]] std::string pdf_report(const Document& document, const chart::Font& font);

} // namespace likvard::report
