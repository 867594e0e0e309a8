// Made-up results for figures: as many schools with as long names as a test wants.
#pragma once

#include "results/results.hpp"

#include <string>
#include <vector>

namespace likvard::made_up {

struct Wish {
    std::vector<std::string> schools; // names
    std::string municipality = "Örnsköldsvik";
    std::string title = "Jämlik kompetensförsörjning";
    int replicates = 40;
    int last_year = 2039;
    double effect = -2.0;          // on gaps, and half of it with the other sign on shares
    double noise = 3.0;            // of the difference
    std::size_t small_schools = 0; // the first so many have nine leavers
    std::vector<LeverNote> levers = {{"resource_team", "Resursteam", "Resource team", false},
                                     {"marketing", "Marknadsföring", "Marketing", true}};
    std::string drawn = "learn.persist_permanent"; // key of the parameter that is drawn
};

/// The municipality, the schools and four quarters from 2024 on; all replicates are done. The same
/// wish gives the same numbers, and baselines do not depend on the effect.
[[nodiscard]] Results results(const Wish& wish);

/// `count` names of schools with å, ä and ö, some of them far too long.
[[nodiscard]] std::vector<std::string> names(std::size_t count);

} // namespace likvard::made_up
