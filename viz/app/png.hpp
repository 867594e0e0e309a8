// A picture as a PNG file. png.cpp is the only file that includes libpng.
#pragma once

#include <filesystem>
#include <vector>

namespace likvard::app {

/// `pixels`: row by row from the top, red, green, blue. Errors: OutputError, IoError.
void write_png(const std::filesystem::path& file, int width, int height,
               const std::vector<unsigned char>& pixels);

} // namespace likvard::app
