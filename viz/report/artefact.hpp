// A finished run as a file: which format, and the bytes of it.
#pragma once

#include "viz/report/document.hpp"

#include <span>
#include <string>

namespace likvard::report {

/// Formats by the ending of a file's name: "html", "pdf", "png", "svg", "xlsx", "md"; empty when it
/// is none of them.
[[nodiscard]] std::string format_of(const std::string& file_name);

/// Whether this file shows the effect of its runs taken apart, which has to be computed before.
[[nodiscard]] bool shows_why(const Origin& request);

/// The file's bytes; the same runs, request and program give the same bytes. `request` says format,
/// language, figure and so on; its runs are filled in from `runs`.
///
/// A format that holds one figure (PNG, SVG) shows the gap when none is asked for. Throws DataError
/// when there is no such figure for these runs, InputMissing without a font.
[[nodiscard]] std::string make(std::span<const Run> runs, Origin request);

} // namespace likvard::report
