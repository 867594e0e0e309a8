// One person in two worlds: the same pupil, or the same teacher, with the same luck, without and
// with the plan.
#pragma once

#include "model/municipality.hpp"
#include "model/scenario.hpp"

#include <atomic>
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
/// `cancel` is looked at before each year; when it is set, nobody is given back.
[[nodiscard]] std::vector<TwoLives> follow_pupils(const Scenario& plan, const Scenario& baseline,
                                                  const Municipality& municipality, int replicate,
                                                  std::size_t count, std::size_t from,
                                                  const std::atomic<bool>* cancel = nullptr);

/// A teacher's school year as it was in June.
struct TeacherYear {
    int year = 0;           // autumn
    bool employed = true;   // in a school of the municipality; if not, the rest means nothing
    std::size_t school = 0; // row in Municipality::schools
    double years_here = 0.0, experience = 0.0; // years
    double coached = 0.0;                      // coached skill, 0..1 of full coaching
    double climate = 0.0;                      // of the school, SD between schools
    bool new_principal = false;                // one who came this year
    bool certified = false;
};

/// Equally many years in both.
struct TwoCareers {
    std::vector<TeacherYear> baseline, plan;
};

/// Follows `count` teachers who are in post in the data year, for ten years or to the plan's last,
/// in one future. `from` picks others and `cancel` ends it, as for pupils.
[[nodiscard]] std::vector<TwoCareers>
follow_teachers(const Scenario& plan, const Scenario& baseline, const Municipality& municipality,
                int replicate, std::size_t count, std::size_t from,
                const std::atomic<bool>* cancel = nullptr);

/// How much the two lives differ: merit points at the end, else SD of skill in the last year.
[[nodiscard]] double distance(const TwoLives& lives);
/// How much the two careers differ: years in another place, and coached skill of the years in the
/// same.
[[nodiscard]] double distance(const TwoCareers& careers);

} // namespace likvard
