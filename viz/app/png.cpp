#include "viz/app/png.hpp"

#include "core/check.hpp"
#include "io/files.hpp"

#include <png.h>
#include <string>

namespace likvard::app {

void write_png(const std::filesystem::path& file, int width, int height,
               const std::vector<unsigned char>& pixels)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    check(png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr) != 0,
          "libpng refuses the picture");
    std::string bytes(size, '\0');
    check(png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) != 0,
          "libpng cannot write the picture");
    bytes.resize(size);
    write_file_atomically(file, bytes);
}

} // namespace likvard::app
