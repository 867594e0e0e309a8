// What the window looks like: pictures in both languages, at 100 and 200 per cent, light and dark,
// against kept thumbnails with a tolerance, and a changed window that must be told from them.
#include "viz/screen.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <png.h>

namespace likvard::screen {
namespace {

namespace fs = std::filesystem;

constexpr int thumb_width = 160;
constexpr int thumb_height = 100;
/// Mean difference of the thumbnails' brightness, 0..255. The kept ones come from one machine;
/// other versions of a font's hinting, and bands that move with the model's numbers, stay far
/// below.
constexpr double tolerance = 6.0;

using Thumb = std::vector<double>; // brightness, row by row

struct Picture {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels; // red, green, blue
};

Picture read_png(const fs::path& file)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) {
        throw std::runtime_error(file.string() + ": is no picture");
    }
    image.format = PNG_FORMAT_RGB;
    Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    picture.pixels.resize(PNG_IMAGE_SIZE(image));
    png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr);
    return picture;
}

Thumb thumb_of(const Picture& picture)
{
    Thumb thumb(static_cast<std::size_t>(thumb_width * thumb_height));
    std::vector<int> counts(thumb.size());
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const auto at = static_cast<std::size_t>(
                y * thumb_height / picture.height * thumb_width + x * thumb_width / picture.width);
            const auto pixel = static_cast<std::size_t>(y * picture.width + x) * 3;
            thumb[at] +=
                (picture.pixels[pixel] + picture.pixels[pixel + 1] + picture.pixels[pixel + 2]) /
                3.0;
            ++counts[at];
        }
    }
    for (std::size_t k = 0; k < thumb.size(); ++k) {
        thumb[k] /= counts[k];
    }
    return thumb;
}

double difference(const Thumb& a, const Thumb& b)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        sum += std::fabs(a[k] - b.at(k));
    }
    return sum / static_cast<double>(a.size());
}

/// Portable grey map, plain enough to be looked at.
void write_thumb(const fs::path& file, const Thumb& thumb)
{
    std::ofstream out(file, std::ios::binary);
    out << "P5\n" << thumb_width << ' ' << thumb_height << "\n255\n";
    for (const double value : thumb) {
        out.put(static_cast<char>(static_cast<unsigned char>(std::lround(value))));
    }
}

Thumb read_thumb(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string kind;
    int width = 0;
    int height = 0;
    int most = 0;
    in >> kind >> width >> height >> most;
    in.get();
    Thumb thumb;
    for (char c = 0; in.get(c);) {
        thumb.push_back(static_cast<unsigned char>(c));
    }
    return thumb;
}

Picture picture_of(const Folder& folder, const Words& arguments)
{
    const fs::path file = folder / "picture.png";
    Words command{LIKVARD_VIEW, "--screenshot", file.string(), "--replicates", "10"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.push_back("botkyrka_2019_package");
    const Said said = run(command, {"XDG_STATE_HOME=" + (folder / "state").string()});
    EXPECT_EQ(said.status, 0) << said.err;
    return read_png(file);
}

struct Case {
    const char* name;
    Words arguments;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {"sv_light_100",
         {"--lang", "sv", "--theme", "light", "--size", "1600x1000", "--scale", "1"}},
        {"en_light_100",
         {"--lang", "en", "--theme", "light", "--size", "1600x1000", "--scale", "1"}},
        {"sv_dark_100", {"--lang", "sv", "--theme", "dark", "--size", "1600x1000", "--scale", "1"}},
        {"sv_light_200",
         {"--lang", "sv", "--theme", "light", "--size", "3200x2000", "--scale", "2"}},
    };
    return all;
}

fs::path kept(const std::string& name)
{
    return fs::path(LIKVARD_SOURCE_DIR) / "tests" / "viz" / "pictures" / (name + ".pgm");
}

TEST(Pictures, LookAsTheyDid)
{
    const Folder folder;
    for (const Case& one : cases()) {
        const Thumb now = thumb_of(picture_of(folder, one.arguments));
        if (std::getenv("LIKVARD_WRITE_GOLDEN") != nullptr) {
            fs::create_directories(kept(one.name).parent_path());
            write_thumb(kept(one.name), now);
        }
        ASSERT_TRUE(fs::exists(kept(one.name)));
        EXPECT_LT(difference(now, read_thumb(kept(one.name))), tolerance) << one.name;
    }
}

// Without these the test above could not fail.
TEST(Pictures, AChangedWindowIsTold)
{
    const Folder folder;
    const Thumb good = read_thumb(kept("sv_light_100"));
    ASSERT_EQ(good.size(), static_cast<std::size_t>(thumb_width * thumb_height));
    Words without_plan_column = cases().front().arguments;
    without_plan_column.insert(without_plan_column.end(), {"--do", "palette"});
    EXPECT_GT(difference(thumb_of(picture_of(folder, without_plan_column)), good), tolerance);
    EXPECT_GT(difference(read_thumb(kept("sv_dark_100")), good), tolerance);
    // The same at twice the size is the same picture.
    EXPECT_LT(difference(read_thumb(kept("sv_light_200")), good), tolerance);
}

} // namespace
} // namespace likvard::screen
