// The parameters of one replicate, process by process. Each is declared in the file that uses it.
#pragma once

#include "model/costs.hpp"
#include "model/geography.hpp"
#include "model/indicators/incidents.hpp"
#include "model/indicators/national_tests.hpp"
#include "model/nation.hpp"
#include "model/processes/absence.hpp"
#include "model/processes/adapted_school.hpp"
#include "model/processes/assess.hpp"
#include "model/processes/climate.hpp"
#include "model/processes/enrol.hpp"
#include "model/processes/form_classes.hpp"
#include "model/processes/learn.hpp"
#include "model/processes/leave.hpp"
#include "model/processes/needs.hpp"
#include "model/processes/population.hpp"
#include "model/processes/preschool.hpp"
#include "model/processes/principals.hpp"
#include "model/processes/recruit.hpp"
#include "model/processes/support.hpp"
#include "model/processes/teach.hpp"
#include "model/processes/upper_secondary.hpp"
#include "model/synthesis/start_params.hpp"
#include "model/traits.hpp"

#include <span>

namespace likvard {

struct Params {
    NeedsParams needs;
    PrincipalParams principals;
    LeaveParams leave;
    RecruitParams recruit;
    PopulationParams population;
    PreschoolParams preschool;
    EnrolParams enrol;
    ClassParams classes;
    SupportParams support;
    ClimateParams climate;
    AbsenceParams absence;
    TeachParams teach;
    LearnParams learn;
    AssessParams assess;
    AdaptedParams adapted;
    UpperSecondaryParams upper_secondary;
    HomeParams home;
    StartParams start;
    NationParams nation;
    GeographyParams geography;
    CostParams costs;
    IncidentParams incidents;
    NationalTestParams tests;

    /// Visits every parameter in the one order that everything else relies on.
    // NOLINTBEGIN(readability-magic-numbers, readability-function-size): a declaration is
    // its numbers, and as long as the list.
    template <class Visitor> static void describe(Visitor&& v, auto& p)
    {
        NeedsParams::describe(v, p.needs);
        PrincipalParams::describe(v, p.principals);
        LeaveParams::describe(v, p.leave);
        RecruitParams::describe(v, p.recruit);
        PopulationParams::describe(v, p.population);
        PreschoolParams::describe(v, p.preschool);
        EnrolParams::describe(v, p.enrol);
        ClassParams::describe(v, p.classes);
        SupportParams::describe(v, p.support);
        ClimateParams::describe(v, p.climate);
        AbsenceParams::describe(v, p.absence);
        TeachParams::describe(v, p.teach);
        LearnParams::describe(v, p.learn);
        AssessParams::describe(v, p.assess);
        AdaptedParams::describe(v, p.adapted);
        UpperSecondaryParams::describe(v, p.upper_secondary);
        HomeParams::describe(v, p.home);
        StartParams::describe(v, p.start);
        NationParams::describe(v, p.nation);
        GeographyParams::describe(v, p.geography);
        CostParams::describe(v, p.costs);
        IncidentParams::describe(v, p.incidents);
        NationalTestParams::describe(v, p.tests);
    }
    // NOLINTEND(readability-magic-numbers, readability-function-size)
};

/// Params from values in the order of parameters(); the levers' own values follow the model's.
[[nodiscard]] Params params_from(std::span<const double> values);

} // namespace likvard
