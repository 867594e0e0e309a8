// The whole state of one arm of one replicate, and what it stands on.
#pragma once

#include "model/adapted.hpp"
#include "model/areas.hpp"
#include "model/classes.hpp"
#include "model/effects.hpp"
#include "model/geography.hpp"
#include "model/lever_context.hpp"
#include "model/municipality.hpp"
#include "model/params.hpp"
#include "model/processes/enrol.hpp"
#include "model/processes/graduate.hpp"
#include "model/processes/population.hpp"
#include "model/processes/preschool.hpp"
#include "model/pupils.hpp"
#include "model/schools.hpp"
#include "model/students.hpp"
#include "model/teachers.hpp"

#include <vector>

namespace likvard {

/// What does not change within a run of a replicate: input data and drawn parameters.
struct Setting {
    const Municipality* municipality = nullptr;
    const Geography* geography = nullptr;
    SignalLoss chain;
    Pulls pulls; // from params
    StaffMarket market;
    Params params{};
    HomeStart home;             // from params
    MeanInputs nation;          // from params
    KeptMoves* moves = nullptr; // one for all arms; null: each draws its own
};

struct World {
    const Setting* setting = nullptr;
    Pupils pupils;
    Leavers leavers;
    StudentCohorts students;
    Adapted adapted;
    Readiness readiness;
    Teachers teachers;
    Groups teachers_by_school;
    Classes classes;
    Schools schools;
    Areas areas;
    Effects effects;
    Inputs inputs;
    std::vector<Reached> reached; // one per lever of the plan
};

} // namespace likvard
