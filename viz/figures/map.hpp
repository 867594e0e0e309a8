// The schools where they are: size is pupils, depth of colour the outcome, with names and numbers.
#pragma once

#include "viz/figures/figure.hpp"

#include <string>
#include <vector>

namespace likvard::figures {

/// Where things are. Results know no places: whoever has the municipality's folder fills this.
struct SchoolPlace {
    std::string code; // label of the school's group
    double latitude = 0.0, longitude = 0.0;
};
struct AreaPlace {
    std::string name;
    double latitude = 0.0, longitude = 0.0;
};
struct Places {
    std::vector<SchoolPlace> schools;
    std::vector<AreaPlace> areas;
};

/// The schools and areas no further than `km` from there, for a map of a part.
[[nodiscard]] Places near(const Places& places, double latitude, double longitude, double km);

/// Names are put where there is room; what has none is in the table. North is up.
[[nodiscard]] chart::Scene map(const Subject& subject, Outcome outcome, const Places& given);

} // namespace likvard::figures
