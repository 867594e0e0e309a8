// Geography and governance: ways to school, and the way of a signal to the board.
#include "core/check.hpp"
#include "model/geography.hpp"
#include "model/governance.hpp"
#include "support/small_tables.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace likvard {
namespace {

constexpr double stockholm_lat = 59.3293;
constexpr double stockholm_lon = 18.0686;
constexpr double uppsala_lat = 59.8586;
constexpr double uppsala_lon = 17.6389;

TEST(Geography, StockholmToUppsalaIs64KilometresAsTheCrowFlies)
{
    const double there = distance_km(stockholm_lat, stockholm_lon, uppsala_lat, uppsala_lon);
    EXPECT_NEAR(there, 64.0, 0.64);
    EXPECT_DOUBLE_EQ(there, distance_km(uppsala_lat, uppsala_lon, stockholm_lat, stockholm_lon));
    EXPECT_EQ(distance_km(uppsala_lat, uppsala_lon, uppsala_lat, uppsala_lon), 0.0);
}

TEST(Geography, DistanceAgreesWithTheSphereFromSmygehukToTreriksroset)
{
    constexpr double radians = 0.017453292519943295;
    const auto sphere = [](double lat1, double lon1, double lat2, double lon2) {
        const double a = std::pow(std::sin((lat2 - lat1) * radians / 2.0), 2.0) +
                         std::cos(lat1 * radians) * std::cos(lat2 * radians) *
                             std::pow(std::sin((lon2 - lon1) * radians / 2.0), 2.0);
        return 2.0 * 6371.0 * std::asin(std::sqrt(a));
    };
    for (double lat = 55.3; lat < 69.1; lat += 0.5) {
        const double exact = sphere(lat, 15.0, lat + 0.2, 15.4);
        EXPECT_NEAR(distance_km(lat, 15.0, lat + 0.2, 15.4), exact, 0.001 * exact) << lat;
    }
}

TEST(Geography, WithoutRoadsTheWayIsDistanceTimesDetour)
{
    const Municipality m = tiny_municipality();
    const Geography geography = travel_times(m, {.detour = 1.5, .speed = 30.0});
    const double km = distance_km(m.areas[0].latitude, m.areas[0].longitude,
                                  m.schools[south].latitude, m.schools[south].longitude);
    EXPECT_NEAR(wide(geography.between(0, south)), km * 1.5 * 2.0, 1e-4);
    EXPECT_EQ(geography.between(0, north), 0.0F) << "the area lies at the school";
}

TEST(Geography, RoadsReplaceTheDistanceOnTheShortestPathAndOnlyWhereTheyLead)
{
    Municipality m = tiny_municipality_with_roads();
    const GeographyParams params{.detour = 1.3, .speed = 30.0};
    const Geography straight = travel_times(tiny_municipality(), params);
    const Geography roads = travel_times(m, params);
    EXPECT_FLOAT_EQ(roads.between(0, free_school), 7.0F);
    EXPECT_EQ(roads.between(0, south), straight.between(0, south));
    EXPECT_EQ(roads.between(1, free_school), straight.between(1, free_school));
    m.roads.push_back({"bridge", "short_cut", 0.5});
    m.roads.push_back({"90000004", "short_cut", 0.5}); // either way
    EXPECT_FLOAT_EQ(travel_times(m, params).between(0, free_school), 5.0F);
    m.roads.push_back({"north", "90000004", 40.0}); // a detour that nobody takes
    EXPECT_FLOAT_EQ(travel_times(m, params).between(0, free_school), 5.0F);
}

TEST(Geography, ARoadLongerThanTheStraightWayIsBelieved)
{
    Municipality m = tiny_municipality();
    m.roads = {{"north", "90000002", 90.0}};
    EXPECT_FLOAT_EQ(travel_times(m, {.detour = 1.3, .speed = 30.0}).between(0, south), 90.0F);
}

TEST(Governance, TheMostReliablePathOfABranchingChainHasTheLargestProduct)
{
    const GovernancePath path = parallel_paths(tiny_municipality().governance)[0];
    EXPECT_EQ(path.nodes, (std::vector<std::string>{"school", "principal", "head", "board"}));
    EXPECT_NEAR(path.fidelity, 0.8 * 0.8 * 0.9, 1e-12);
    EXPECT_NEAR(path.lag_share, 1.0, 1e-12);
}

TEST(Governance, AWeakerLinkTurnsTheSignalToTheOtherBranch)
{
    auto chain = tiny_municipality().governance;
    chain[0].fidelity = 0.5; // school → principal
    const GovernancePath path = parallel_paths(chain)[0];
    EXPECT_EQ(path.nodes, (std::vector<std::string>{"school", "inspector", "board"}));
    EXPECT_NEAR(path.fidelity, 0.49, 1e-12);
}

TEST(Governance, OfEquallyReliablePathsTheQuickerOneCounts)
{
    const std::vector<GovernanceLink> chain{{"school", "slow", 0.5, 0.6},
                                            {"slow", "board", 0.5, 0.5},
                                            {"school", "quick", 0.1, 0.5},
                                            {"quick", "board", 0.1, 0.6}};
    const GovernancePath path = parallel_paths(chain)[0];
    EXPECT_EQ(path.nodes[1], "quick");
    EXPECT_NEAR(path.lag_share, 0.2, 1e-12);
}

TEST(Governance, ASecondPathThatSharesNoLinkAddsWhatItKeeps)
{
    const auto paths = parallel_paths(tiny_municipality().governance);
    ASSERT_EQ(paths.size(), 2U);
    EXPECT_EQ(paths[1].nodes, (std::vector<std::string>{"school", "inspector", "board"}));
    const double first = 0.576 * 0.576;
    const double second = 0.49 * 0.49;
    const double sum = first / (1.0 - first) + second / (1.0 - second);
    EXPECT_NEAR(joint_fidelity(paths), std::sqrt(sum / (1.0 + sum)), 1e-12);
    EXPECT_GT(joint_fidelity(paths), paths[0].fidelity);
    EXPECT_EQ(joint_fidelity({paths.data(), 1}), paths[0].fidelity);
}

TEST(Governance, PathsThatShareALinkAreHeardOnce)
{
    const std::vector<GovernanceLink> chain{{"school", "principal", 0.5, 0.9},
                                            {"principal", "head", 0.2, 0.9},
                                            {"principal", "deputy", 0.2, 0.8},
                                            {"head", "board", 0.3, 0.9},
                                            {"deputy", "board", 0.3, 0.9}};
    EXPECT_EQ(parallel_paths(chain).size(), 1U);
}

TEST(Governance, LinksAreOneWay)
{
    const std::vector<GovernanceLink> chain{
        {"board", "school", 0.0, 1.0}, {"school", "head", 0.2, 0.9}, {"head", "board", 0.3, 0.9}};
    EXPECT_EQ(parallel_paths(chain)[0].nodes.size(), 3U);
}

TEST(Governance, AnEmptyChainKeepsEverythingWithoutDelay)
{
    const GovernancePath path = parallel_paths({})[0];
    EXPECT_EQ(path.fidelity, 1.0);
    EXPECT_EQ(path.lag_share, 0.0);
}

TEST(Governance, AChainThatKeepsNothingIsStillAChain)
{
    const GovernancePath path = parallel_paths({{"school", "board", 0.7, 0.0}})[0];
    EXPECT_EQ(path.fidelity, 0.0);
    EXPECT_EQ(path.lag_share, 0.7);
}

TEST(Governance, ABrokenChainIsAnError)
{
    EXPECT_THROW(
        (void)parallel_paths({{"school", "head", 0.5, 1.0}, {"director", "board", 0.5, 1.0}}),
        InternalError);
}

} // namespace
} // namespace likvard
