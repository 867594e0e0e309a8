#include "support/small_tables.hpp"

#include "model/parameters.hpp"

#include <algorithm>

namespace likvard {

Params central_params()
{
    return params_from(central_values());
}

Schools plain_schools(std::size_t count)
{
    Schools schools;
    resize(schools, count);
    for (std::size_t s = 0; s < count; ++s) {
        schools.id[s] = static_cast<std::uint32_t>(s + 1);
        schools.municipal[s] = 1;
        schools.last_grade[s] = last_compulsory_grade;
        schools.joint[s] = static_cast<std::uint16_t>(s);
        schools.seats[s] = 25.0F;
        schools.pupils_per_teacher[s] = 12.0F;
        schools.roll[s] = 120.0F;
        schools.roll_expected[s] = 120.0F;
        schools.roll_all[s] = 132.0F;
        schools.roll_early[s] = 48.0F;
        schools.roll_upper[s] = 36.0F;
        schools.newly_arrived[s] = 6.0F;
        schools.needs[s] = 12.0F;
        schools.often_absent[s] = 15.0F;
        schools.staff[s] = 10.0F;
        schools.postsec[s] = 0.652F;
        schools.postsec_usual[s] = 0.652F;
        schools.foreign[s] = 0.274F;
    }
    return schools;
}

Effects no_effects(std::size_t school_count)
{
    Effects effects;
    clear(effects, school_count);
    return effects;
}

Pupils plain_pupils(std::size_t count, std::uint8_t grade, std::uint16_t school)
{
    Pupils pupils;
    add_pupils(pupils, count, grade, school);
    return pupils;
}

void add_pupils(Pupils& pupils, std::size_t count, std::uint8_t grade, std::uint16_t school)
{
    const std::size_t first = rows(pupils);
    resize(pupils, first + count);
    for (std::size_t i = first; i < first + count; ++i) {
        pupils.id[i] = person_id(Origin::start, 1, 0, static_cast<std::uint32_t>(i + 1));
        pupils.now[i].grade = grade & four_bits;
        pupils.school[i] = school;
        pupils.traits[i].education = 2;
        pupils.traits[i].education_mean = 4;
        pupils.traits[i].arrived = never_arrived;
    }
}

Teachers plain_teachers(std::size_t count, std::uint16_t school)
{
    Teachers teachers;
    add_teachers(teachers, count, school);
    return teachers;
}

void add_teachers(Teachers& teachers, std::size_t count, std::uint16_t school)
{
    const std::size_t first = rows(teachers);
    resize(teachers, first + count);
    for (std::size_t i = first; i < first + count; ++i) {
        teachers.id[i] =
            person_id(Origin::start, 1, grade_count, static_cast<std::uint32_t>(i + 1));
        teachers.school[i] = school;
        teachers.certified[i] = 1;
        teachers.permanent[i] = 1;
        teachers.experience[i] = 15.0F;
        teachers.age[i] = 45.0F;
        teachers.years_here[i] = 5.0F;
    }
}

Classes classes_of(Pupils& pupils, Schools& schools, double cap)
{
    Classes classes;
    form_classes(classes, pupils, schools, no_effects(rows(schools)), ClassParams{cap, 0.0},
                 tick_of());
    return classes;
}

} // namespace likvard
