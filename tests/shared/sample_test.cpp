// The sample of the nation is what calibration writes from the official table today.
#include "io/text_checks.hpp"
#include "nation_sample.hpp"
#include "national.hpp"

#include <gtest/gtest.h>

namespace likvard {
namespace {

TEST(NationSample, IsWrittenFromTheOfficialUnits)
{
    const auto nation =
        read_national_units(std::string(LIKVARD_SHARED_DATA) + "/skolverket_units_2024-25.csv");
    const auto shipped =
        read_bytes(LIKVARD_SOURCE_DIR "/calibration/nation_sample.csv", most_csv_bytes);
    ASSERT_TRUE(shipped.has_value());
    EXPECT_EQ(*shipped, nation_sample_csv(nation))
        << "renew it: likvard-anchor UNITS.csv --write-sample calibration/nation_sample.csv";
}

} // namespace
} // namespace likvard
