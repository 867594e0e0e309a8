// Every municipality of the official table with the names of its own schools: no text of its
// figures overlaps another.
#include "national.hpp"
#include "viz/figures/catalogue.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/made_up.hpp"
#include "viz/overlaps.hpp"

#include <gtest/gtest.h>

#include <set>

namespace likvard::figures {
namespace {

TEST(RealNames, OfEveryMunicipalityAndSchoolFitTheirFigures)
{
    const auto nation =
        read_national_units(std::string(LIKVARD_SHARED_DATA) + "/skolverket_units_2024-25.csv");
    const std::unique_ptr<chart::Font> font = chart::load_font(chart::find_font());
    std::set<std::string> seen;
    for (const Municipality& municipality : nation) {
        made_up::Wish wish;
        wish.municipality = municipality.name;
        wish.replicates = 2;
        wish.last_year = 2025;
        Places places;
        for (const School& school : compulsory(municipality)) {
            places.schools.push_back({std::to_string(20000001 + wish.schools.size()),
                                      school.latitude, school.longitude});
            wish.schools.push_back(school.name);
        }
        const Results results = made_up::results(wish);
        const ResultsView view(results);
        for (const double width : {760.0, 380.0}) {
            const Subject subject{.view = view, .font = *font, .options = {.width = width}};
            EXPECT_EQ(chart::overlaps(over_time(subject, headline_outcome, 0)), "")
                << municipality.name;
            EXPECT_EQ(chart::overlaps(schools(subject, Outcome::pass_all_pct)), "")
                << municipality.name;
            EXPECT_EQ(chart::overlaps(map(subject, Outcome::pass_all_pct, places)), "")
                << municipality.name;
        }
        seen.insert(municipality.name);
    }
    EXPECT_EQ(seen.size(), nation.size());
    EXPECT_GT(seen.size(), 200U); // those that the table of units has
}

} // namespace
} // namespace likvard::figures
