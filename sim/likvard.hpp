// The library in one header: read or build a scenario, run it in paired futures, read the results.
// After `cmake --install`: find_package(likvard) and link likvard::likvard.
#pragma once

#include "io/municipality_reader.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"
#include "results/result_hash.hpp"
#include "results/results_view.hpp"
#include "results/statement.hpp"
#include "run/posterior.hpp"
#include "run/run.hpp"
