// One pupil in two worlds: the same child with the same luck, without and with the plan.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"

#include <cstdint>
#include <vector>

namespace likvard {

/// A pupil's school year as it was in June.
struct PupilYear {
    int year = 0; // autumn
    int grade = 0;
    std::size_t school = 0;             // row in Municipality::schools
    double language = 0.0, maths = 0.0; // SD of the national grade cohort
    double absence = 0.0;               // share of the days
    bool supported = false;
    bool finished = false; // grade 9: the next two mean something
    double merit = 0.0;
    bool passed_all = false;
};

/// Equally many years in both; empty for a pupil who moves away in one of the worlds.
struct TwoLives {
    std::vector<PupilYear> baseline, plan;
};

/// Follows `count` pupils who are in grade 1 in the data year, to grade 9 or the plan's last year,
/// in one future. `from` picks others: the pupils are taken evenly from all, beginning there.
[[nodiscard]] std::vector<TwoLives> follow_pupils(const Scenario& plan, const Scenario& baseline,
                                                  const Municipality& municipality, int replicate,
                                                  std::size_t count, std::size_t from);

/// How much the two lives differ: merit points at the end, else SD of skill in the last year.
[[nodiscard]] double distance(const TwoLives& lives);

} // namespace likvard
