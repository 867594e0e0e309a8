// The examples by hand of sim/MODEL.md, computed by the real processes with central parameters: a
// number behind a mark `<!-- example:NAME -->` must be what the process gives, to its last digit.
#include "core/months.hpp"
#include "model/governance.hpp"
#include "model/processes/graduate.hpp"
#include "model/processes/needs.hpp"
#include "model/processes/upper_secondary.hpp"
#include "support/small_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

namespace likvard {
namespace {

struct Printed {
    double value = 0.0;
    double half_a_digit = 0.5; // of the last one
};

Printed printed_at(const std::string& text, std::size_t at)
{
    constexpr std::string_view minus = "\u2212";
    std::string number;
    if (text.compare(at, minus.size(), minus) == 0) {
        number = "-";
        at += minus.size();
    }
    Printed result;
    bool decimals = false;
    for (; at + 1 < text.size(); ++at) {
        const bool point = text[at] == '.' && !decimals && std::isdigit(text[at + 1]) != 0;
        if (std::isdigit(text[at]) == 0 && !point) {
            break;
        }
        result.half_a_digit /= decimals ? 10.0 : 1.0;
        decimals = decimals || point;
        number += text[at];
    }
    const auto end = number.data() + number.size();
    EXPECT_EQ(std::from_chars(number.data(), end, result.value).ptr, end) << number;
    return result;
}

std::string read(const char* path)
{
    std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// Every marked number of the description by name.
const std::map<std::string, Printed>& examples()
{
    static const std::map<std::string, Printed> all = [] {
        constexpr std::string_view mark = "<!-- example:";
        const std::string text = read(LIKVARD_SOURCE_DIR "/sim/MODEL.md");
        std::map<std::string, Printed> found;
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            at += mark.size();
            const std::size_t end = text.find(" -->", at);
            found[text.substr(at, end - at)] = printed_at(text, end + 4);
        }
        return found;
    }();
    return all;
}

/// The printed number is `value`, rounded. `beside` is what sampling adds, where luck is part.
void expect_printed(const std::string& name, double value, double beside = 1e-6)
{
    ASSERT_TRUE(examples().contains(name)) << name << " has no mark in sim/MODEL.md";
    const Printed& printed = examples().at(name);
    EXPECT_NEAR(value, printed.value, printed.half_a_digit + beside) << name;
}

/// The probability that decides a uniform draw, from who was chosen: between the largest draw of
/// those and the smallest of the others.
class Threshold {
public:
    void saw(float luck, bool chosen)
    {
        low_ = chosen ? std::max(low_, luck) : low_;
        high_ = chosen ? high_ : std::min(high_, luck);
    }
    [[nodiscard]] double value() const
    {
        EXPECT_LE(low_, high_);
        EXPECT_LT(high_ - low_, 1e-3F) << "too few draws";
        return 0.5 * wide(low_ + high_);
    }

private:
    float low_ = 0.0F, high_ = 1.0F;
};
constexpr std::size_t many = 20000;

TEST(WorkedExamples, Needs)
{
    NeedsParams p = central_params().needs;
    p.index_weight = 1.0;
    Schools schools = plain_schools(1);
    schools.postsec[0] = 0.341F;
    schools.foreign[0] = 0.882F;
    schools.roll_all[0] = 100.0F;
    perceive_needs(schools, {1.0, 1.0}, no_effects(1), p, tick_of());
    const double short_share = wide(schools.perceived_need[0]) / 100.0;
    expect_printed("needs-short", 100.0 * short_share);
    expect_printed("needs-index", (logit(p.short_base) - logit(short_share)) / p.short_slope, 1e-4);
    const std::vector<GovernancePath> paths{{{}, 1.0, 0.73}, {{}, 1.0, 0.50}};
    expect_printed("needs-paths", joint_fidelity(paths));
}

TEST(WorkedExamples, LeverEffects)
{
    expect_printed("lever_effects-dose",
                   teaching_share(2025, Month::of(2026, 1), Month::of(2026, 7)));
}

TEST(WorkedExamples, Principals)
{
    PrincipalParams p = central_params().principals;
    Schools schools = plain_schools(many);
    std::fill(schools.roll_all.begin(), schools.roll_all.end(), 500.0F);
    std::fill(schools.assistants.begin(), schools.assistants.end(), 0.0F);
    principals(schools, no_effects(many), p, tick_of());
    Threshold change;
    for (std::size_t s = 0; s < many; ++s) {
        change.saw(tick_of().draw.uniform(Stream::principal_change, 2025, schools.id[s]),
                   schools.principal_new[s] != 0);
    }
    expect_printed("principals-change", change.value(), 1e-3);

    p.yearly_change = 1e-9; // stays
    Schools one = plain_schools(1);
    Effects half = no_effects(1);
    one.principal[0] = 1.0F;
    one.roll_all[0] = 400.0F;
    half.assistants[0] = 0.5F;
    principals(one, half, p, tick_of());
    expect_printed("principals-leadership", wide(one.leadership[0]));
}

TEST(WorkedExamples, Leave)
{
    Schools schools = plain_schools(1);
    schools.postsec[0] = 0.34F;
    schools.postsec_usual[0] = 0.34F;
    Teachers teachers = plain_teachers(many);
    std::fill(teachers.experience.begin(), teachers.experience.end(), 6.0F);
    teachers_leave(teachers, schools, no_effects(1), central_params().leave, tick_of());
    Threshold leaves;
    for (std::size_t i = 0; i < many; ++i) {
        leaves.saw(
            uniform_from(tick_of().draw.words(Stream::teacher_leave, 2025, teachers.id[i])[0]),
            teachers.move[i] != static_cast<std::uint8_t>(StaffMove::stays));
    }
    expect_printed("leave", leaves.value(), 1e-3);
}

TEST(WorkedExamples, Recruit)
{
    Schools schools = plain_schools(2); // 12 pupils per teacher
    schools.roll_expected = {396.0F, 120.0F};
    Teachers teachers = plain_teachers(37);
    recruit(teachers, schools, no_effects(2), {0.0, 0.7, {0.11, 0.14}}, central_params().recruit,
            tick_of());
    expect_printed("recruit-posts", wide(schools.posts[0]));
    expect_printed("recruit-kept", wide(schools.staff[0]));
}

TEST(WorkedExamples, PopulationAndPreschool)
{
    expect_printed("population-context", context_level(0.341, 0.882, central_params().home));
    LearnParams p = central_params().learn;
    Pupils pupils = plain_pupils(1, 0);
    pupils.durable_language[0] = static_cast<float>(0.1 * p.permanent);
    pupils.transient_language[0] = static_cast<float>(0.1 * (1.0 - p.permanent));
    learn(pupils, {{0.0F}, {0.0F}}, no_effects(1), 0.0, p, tick_of());
    expect_printed("preschool", wide(pupils.durable_language[0] + pupils.transient_language[0]));
}

TEST(WorkedExamples, Enrol)
{
    Schools schools = plain_schools(2);
    schools.postsec = {0.5F, 0.7F};
    std::fill(schools.seats.begin(), schools.seats.end(), 1e6F);
    Geography geography;
    geography.school_count = 2;
    geography.minutes = {1.0F, 2.0F}; // a kilometre each
    geography.home_school = {no_school_row};
    EnrolParams p = central_params().enrol;
    p.sibling_share = 0.0;
    Pupils pupils = plain_pupils(many, 0, no_school);
    set_education(pupils, 3);
    enrol(pupils, schools, no_effects(2), {geography, {}, 1.0}, p, tick_of());
    const auto nearer = std::count(pupils.school.begin(), pupils.school.end(), 0);
    constexpr double three_errors = 0.0106; // 3 √(0.25 / 20,000)
    expect_printed("enrol", static_cast<double>(nearer) / many, three_errors);
}

TEST(WorkedExamples, FormClasses)
{
    Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(50);
    Classes classes = classes_of(pupils, schools);
    EXPECT_EQ(rows(classes), 2U);
    expect_printed("form_classes-plain", classes.size[0]);
    Effects smaller = no_effects(1);
    smaller.smaller_classes[0] = 4.0F;
    form_classes(classes, pupils, schools, smaller, central_params().classes, tick_of());
    EXPECT_EQ(rows(classes), 3U);
    expect_printed("form_classes-smaller", *std::ranges::max_element(classes.size));
}

TEST(WorkedExamples, Support)
{
    Schools schools = plain_schools(1);
    schools.support_fte[0] = 1.5F;
    Pupils pupils = plain_pupils(60, 2);
    set_needs(pupils);
    const Classes classes = classes_of(pupils, schools);
    Effects effects = no_effects(1);
    add_places(effects, Service::early, 0, 12.0, 0.1);
    support(pupils, classes, schools, effects, central_params().support, tick_of());
    const auto count = [](const auto& column) {
        return static_cast<double>(std::ranges::count_if(column, [](int x) { return x != 0; }));
    };
    expect_printed("support-special", count(who_is_supported(pupils)));
    expect_printed("support-early",
                   count(parts_of(pupils.now, [](ThisYear now) { return now.served; })));
}

TEST(WorkedExamples, Climate)
{
    Schools schools = plain_schools(1);
    schools.climate[0] = schools.climate_start[0] = 0.0F;
    schools.principal[0] = 1.0F;
    schools.left_share[0] = 0.267F;
    ClimateParams p = central_params().climate;
    p.noise_sd = 0.0;
    climate(schools, no_effects(1), p, tick_of());
    expect_printed("climate", wide(schools.climate[0]));
}

TEST(WorkedExamples, Absence)
{
    Schools schools = plain_schools(1);
    AbsenceParams p = central_params().absence;
    p.noise_sd = 0.0;
    Pupils pupils = plain_pupils(1, 8);
    pupils.traits[0].need = 1;
    absence(pupils, schools, no_effects(1), p, tick_of());
    expect_printed("absence", wide(pupils.absence[0]));

    p.median_g0 = 0.2;
    p.grade_slope = p.need = 0.0;
    Effects followed = no_effects(1);
    followed.absence[0] = -0.1F;
    absence(pupils, schools, followed, p, tick_of());
    expect_printed("absence-follow-up", wide(pupils.absence[0]));
}

TEST(WorkedExamples, Teach)
{
    const TeachParams p = central_params().teach;
    Teachers teachers = plain_teachers(1);
    Effects dose = no_effects(1);
    dose.coaching[0] = 0.52F;
    for (int year = 0; year < 60; ++year) {
        coach(teachers, dose, p);
    }
    expect_printed("teach-coached", wide(teachers.coached[0]));

    Schools schools = plain_schools(1);
    schools.weak_intake[0] = 1;
    Pupils pupils = plain_pupils(10, 2);
    Classes classes = classes_of(pupils, schools);
    Groups of_school;
    of_school.build(1, 1, [](std::size_t) { return std::size_t{0}; });
    const auto instruction = [&] {
        teach(classes, teachers, of_school, schools, p, tick_of());
        return wide(classes.instruction_language[0]);
    };
    const double coached = instruction();
    teachers.coached[0] = 0.0F;
    expect_printed("teach-coaching", coached - instruction());

    teachers.certified[0] = 0;
    teachers.experience[0] = teachers.years_here[0] = 0.0F;
    expect_printed("teach-newcomer", instruction());
}

TEST(WorkedExamples, Learn)
{
    const LearnParams p = central_params().learn;
    Pupils pupils = plain_pupils(1);
    for (int year = 0; year < 10; ++year) {
        learn(pupils, {{0.016F}, {0.016F}}, no_effects(1), 0.0, p, tick_of(2025 + year));
    }
    expect_printed("learn", wide(pupils.durable_language[0] + pupils.transient_language[0]));

    Schools schools = plain_schools(1);
    Pupils large = plain_pupils(25); // an average class has 21
    const Classes classes = classes_of(large, schools);
    Inputs inputs;
    learning_inputs(inputs, large, classes, schools, no_effects(1), {}, p, tick_of());
    const float whole_year = inputs.maths[0];
    expect_printed("learn-class", wide(whole_year));
    large.absence[0] = static_cast<float>(10.0 / p.school_days);
    learning_inputs(inputs, large, classes, schools, no_effects(1), {}, p, tick_of());
    expect_printed("learn-absence", wide(inputs.maths[0] - whole_year));
}

TEST(WorkedExamples, Assess)
{
    AssessParams p = central_params().assess;
    p.leniency_cohort_sd = 0.0;
    Schools schools = plain_schools(1);
    schools.foreign[0] = 0.274F; // the nation's
    Pupils weak = plain_pupils(many, 9);
    std::ranges::fill(weak.home_language, -1.0F);
    std::ranges::fill(weak.home_maths, -1.0F);
    std::vector<std::uint32_t> members(many);
    for (std::uint32_t i = 0; i < many; ++i) {
        members[i] = i;
    }
    std::array<std::vector<float>, subject_count> scores;
    marking_scores(scores, weak, members, schools, 9, p, tick_of());
    constexpr std::size_t maths_subject = 2;
    const auto passes = std::ranges::count_if(scores[maths_subject], [&](float score) {
        return wide(score) >= p.threshold_g9[maths_subject];
    });
    constexpr double three_errors = 0.0065; // 3 √(0.1 / 20,000)
    expect_printed("assess-maths", static_cast<double>(passes) / many, three_errors);

    p.noise_sd = 0.0;
    Pupils average = plain_pupils(1, 9);
    FinalMarks final_marks;
    schools.foreign[0] = 0.274F;
    assess(average, final_marks, schools, no_effects(1), p, tick_of());
    expect_printed("assess-merit", wide(final_marks.merit[0]));
}

TEST(WorkedExamples, NationalTests)
{
    NationalTestParams p = central_params().tests;
    const AssessParams& marks = central_params().assess;
    p.school_sd = 0.0;
    const Schools schools = plain_schools(1);
    Pupils pupils = plain_pupils(many, 3);
    std::ranges::fill(pupils.home_language, -0.5F);
    std::ranges::fill(pupils.home_maths, -0.5F);
    std::vector<std::uint32_t> members(many);
    std::iota(members.begin(), members.end(), 0U);
    TestScores scores;
    test_scores(scores, pupils, members, schools, 0, p, marks.tail_penalty, tick_of());
    const auto reach =
        std::ranges::count_if(scores[1], [&](float score) { return wide(score) >= p.bar[0][1]; });
    constexpr double three_errors = 0.0104; // 3 √(0.24 / 20,000)
    expect_printed("tests-g3", static_cast<double>(reach) / many, three_errors);
    expect_printed("tests-g9", wide(test_points(static_cast<float>(-p.bar[2][1]),
                                                static_cast<float>(marks.step))));
}

TEST(WorkedExamples, Graduate)
{
    Schools schools = plain_schools(1);
    Pupils pupils;
    for (std::uint8_t grade = 0; grade < grade_count; ++grade) {
        add_pupils(pupils, 30, grade, 0);
    }
    const Classes classes = classes_of(pupils, schools);
    schools.roll_staying[0] = 260.0F;
    schools.quality[0] = 0.04F;
    Leavers leavers;
    leavers.marks.resize(30);
    graduate(
        leavers, pupils, schools, classes, central_params().learn.quality_memory,
        [](double /*skill*/) { return 0.0; }, tick_of());
    expect_printed("graduate-roll", wide(schools.roll_expected[0]));
    expect_printed("graduate-quality", wide(schools.quality[0]));
}

TEST(WorkedExamples, UpperSecondary)
{
    Municipality m;
    m.schools.resize(1); // everybody studies elsewhere
    UpperSecondaryParams p = central_params().upper_secondary;
    p.start_eligible = p.academic = 1.0;
    p.yearly_switch = 0.0;
    Leavers leavers;
    leavers.pupils = plain_pupils(many, 9);
    leavers.marks.merit.assign(many, static_cast<float>(p.merit_centre));
    leavers.marks.eligible.assign(many, 1);
    leavers.marks.eligible_academic.assign(many, 1);
    StudentCohorts students;
    upper_secondary(students, leavers, m, no_effects(1), p, {0.22, 0.25}, tick_of(2025));
    for (int year = 2026; year <= 2028; ++year) {
        upper_secondary(students, {}, m, no_effects(1), p, {0.22, 0.25}, tick_of(year));
    }
    const auto done = std::ranges::count_if(students.front().studies, [](Studies studies) {
        return static_cast<StudentStatus>(studies.status) == StudentStatus::done_in_three;
    });
    constexpr double three_errors = 0.008; // 3 √(0.142 / 20,000)
    expect_printed("upper_secondary", static_cast<double>(done) / many, three_errors);
}

TEST(WorkedExamples, EveryMarkedNumberIsComputedHere)
{
    const std::string here = read(LIKVARD_SOURCE_DIR "/tests/model/worked_examples_test.cpp");
    for (const auto& [name, printed] : examples()) {
        EXPECT_NE(here.find("expect_printed(\"" + name + '"'), std::string::npos) << name;
    }
    EXPECT_GT(examples().size(), 25U);
}

} // namespace
} // namespace likvard
