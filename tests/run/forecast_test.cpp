// A municipality's own pupil forecast: lines with a year in areas.csv, from the file to the posts.
#include "io/municipality_reader.hpp"
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"
#include "model/year.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace likvard {
namespace {

namespace fs = std::filesystem;

constexpr int last_year = 2032;
const fs::path shipped = fs::path(LIKVARD_SOURCE_DIR) / "scenarios/botkyrka";

/// Botkyrka with children that become `factor` as many every year from 2026 on.
Municipality with_forecast(double factor)
{
    const fs::path folder =
        fs::temp_directory_path() / ("likvard_forecast_" + std::to_string(getpid()));
    fs::copy(shipped, folder);
    const Municipality constant = read_municipality(folder);
    {
        std::ofstream areas(folder / "areas.csv", std::ios::app);
        double share = 1.0;
        for (int year = 2026; year <= last_year; ++year) {
            share *= factor;
            for (const Area& area : constant.areas) {
                areas << area.key << ",," << year << ",,," << area.cohort * share
                      << ",,,,,cohort,judgement\n";
            }
        }
    }
    Municipality falling = read_municipality(folder);
    fs::remove_all(folder);
    return falling;
}

struct Size {
    double pupils = 0.0, posts = 0.0, leavers = 0.0;
};

/// By school year, the data year first.
std::vector<Size> sizes(const Municipality& m)
{
    const std::vector<double> values = central_values();
    const Prepared prepared = prepare_municipality(m, values);
    const Setting setting = setting_of(prepared, values);
    const Draw draw(1, 0);
    World w = start_world(prepared, setting, draw);
    std::vector<Size> years;
    for (int year = m.data_year; year <= last_year; ++year) {
        if (year > m.data_year) {
            advance_one_year(w, Policy{{}, values, &setting.params.costs}, Tick{year, draw});
        }
        Size size;
        for (std::size_t s = 0; s < rows(w.schools); ++s) {
            size.pupils += static_cast<double>(w.schools.roll_all[s]);
            size.posts += static_cast<double>(w.schools.posts[s]);
        }
        size.leavers = static_cast<double>(rows(w.leavers.pupils));
        years.push_back(size);
    }
    return years;
}

TEST(Forecast, FallingBirthsTakePupilsFirstAndPostsAfterThem)
{
    const std::vector<Size> before = sizes(read_municipality(shipped));
    const std::vector<Size> after = sizes(with_forecast(0.9));
    const auto at = [&](int year) { return static_cast<std::size_t>(year - 2024); };

    // The cohorts of 2026 to 2032 are 0.9, 0.81 … 0.478 of the constant one, 4.696 of 7 together,
    // in ten grades; moves, which follow the year's cohort, take some more.
    const double pupils = after[at(last_year)].pupils / before[at(last_year)].pupils;
    EXPECT_LT(pupils, 1.0 - (7.0 - 4.696) / 10.0 + 0.01);
    EXPECT_GT(pupils, 0.65);
    const double posts = after[at(last_year)].posts / before[at(last_year)].posts;
    EXPECT_LT(posts, 0.90);
    EXPECT_GT(posts, pupils) << "posts are set on last year's roll";
    EXPECT_EQ(after[at(2025)].pupils, before[at(2025)].pupils);
    EXPECT_EQ(after[at(2026)].posts, before[at(2026)].posts) << "staffed before the children come";
    EXPECT_LT(after[at(2026)].pupils, before[at(2026)].pupils);
}

TEST(Forecast, OfTheSameChildrenChangesNothing)
{
    const std::vector<Size> before = sizes(read_municipality(shipped));
    const std::vector<Size> after = sizes(with_forecast(1.0));
    for (std::size_t y = 0; y < before.size(); ++y) {
        EXPECT_EQ(before[y].pupils, after[y].pupils) << y;
        EXPECT_EQ(before[y].posts, after[y].posts) << y;
        EXPECT_EQ(before[y].leavers, after[y].leavers) << y;
    }
}

} // namespace
} // namespace likvard
