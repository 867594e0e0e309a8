// Loops over rows that are worth a vector unit: one plain body, which the compiler makes vectors
// of, compiled for every instruction set of core/kernels and picked with it at run time. Every set
// gives the same bits, since a row's arithmetic does not depend on how many rows go together.
#pragma once

#include "model/lowest.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace likvard {

struct Pupils;
struct Traits;
struct ThisYear;
struct Studies;

/// Traits, ThisYear or Studies as a number, whose parts trait_bits, year_bits (model/pupils.hpp)
/// and study_bits (model/students.hpp) find.
using PartBits [[gnu::may_alias]] = std::uint16_t;
[[nodiscard]] const PartBits* bits_of(const std::vector<Traits>& column);
[[nodiscard]] const PartBits* bits_of(const std::vector<ThisYear>& column);
[[nodiscard]] const PartBits* bits_of(const std::vector<Studies>& column);
[[nodiscard]] PartBits* bits_of(std::vector<Traits>& column);
[[nodiscard]] PartBits* bits_of(std::vector<ThisYear>& column);
[[nodiscard]] PartBits* bits_of(std::vector<Studies>& column);

/// Changes what stands in every row of a column of bits, as a number: many rows at a time, which a
/// compiler does not do part by part.
template <class Row, class Change> void change_bits(std::vector<Row>& column, Change change)
{
    PartBits* const bits = bits_of(column);
    const std::size_t count = column.size();
    for (std::size_t i = 0; i < count; ++i) {
        bits[i] = static_cast<std::uint16_t>(change(std::int32_t{bits[i]}));
    }
}

/// What skill is made of (model/pupils.hpp: language and maths).
struct SkillColumns {
    const float *home_language, *durable_language, *transient_language;
    const float *home_maths, *durable_maths, *transient_maths, *arrival;
    float arrival_in_maths;
};
[[nodiscard]] SkillColumns skill_columns(const Pupils& pupils);

/// Skill in language and in mathematics, added.
struct SkillRows {
    SkillColumns of;
    float* skill;
};

/// What absence depends on, column by column, and its weights; `climate` is by school and weighted.
/// `luck` begins with the first row of the piece.
struct AbsenceRows {
    SkillColumns of;
    const PartBits *traits, *now;
    const std::uint16_t* school;
    const float *effort, *trait, *luck, *climate;
    float* absence;
    float start, per_grade, skill, per_effort, per_need, per_tail, per_trait;
    float noise, most;
};

/// A year's learning: home skill drawn towards its target, gains kept for good or for a while, and
/// the cost of arrival of which `still`, by school, is left. Luck (`common`, `own_language`,
/// `own_maths`) begins with the first row of the piece.
struct LearnRows {
    const std::uint16_t* school;
    const float *target_language, *target_maths, *input_language, *input_maths;
    const float *common, *own_language, *own_maths, *still;
    float *home_language, *home_maths, *durable_language, *durable_maths;
    float *transient_language, *transient_maths, *arrival;
    float kappa, sd, permanent, retention;
};

/// What a pupil meets in class: what all of the class share, its size, days missed and support.
struct InputRows {
    const std::uint32_t* class_row;
    const PartBits *traits, *now;
    const float *absence, *class_language, *class_maths, *class_size; // the last three by class
    float *language, *maths;
    float low_education, absence_language, absence_maths, support_language, support_maths;
};

/// One subject's scores of some pupils, and what leads from a score to marks.
struct ScoreRows {
    const float *language, *maths, *effort, *noise, *leniency;
    float per_language, per_maths, per_effort, noise_sd;
};
/// `pass`: what a pass counts in `passes`. Thresholds above E lie lower by `above` times `scale`.
struct MarkRows {
    const float *margin, *girl_margin, *above, *studies;
    float *merit, *passes;
    float e, step, scale, girls, pass;
};

/// The chance of passing every subject: a product over them of the normal distribution function,
/// read from a table of `cells` cells (pass_cell) at a place that is linear in the pupil.
struct PassRows {
    static constexpr std::size_t subjects = 17, core = 3; // the first ones; the last is optional
    const float *language, *maths, *effort, *girl, *lift, *core_lift, *optional;
    float* chance;
    const float *at_nothing, *per_language, *per_maths, *per_effort, *per_girl; // by subject
    const std::uint64_t* table;
    std::int32_t cells;
};
/// A cell of that table from its values at both edges: the lower one and the rise from it to the
/// higher one, side by side, so that one look-up finds both.
[[nodiscard]] inline std::uint64_t pass_cell(float low, float high)
{
    constexpr unsigned half = 32;
    return std::uint64_t{__builtin_bit_cast(std::uint32_t, high - low)} << half |
           __builtin_bit_cast(std::uint32_t, low);
}

/// What families think of one school: what it is worth to families like them, a sibling there, and
/// their own taste.
struct WishRows {
    const std::int32_t *home, *sibling;
    const float* worth; // by home
    const float* taste; // the family's own; may be `wish`
    float* wish;
    std::int32_t school;
    float bonus;
};

/// What a school's roll counts of a pupil, a bit each.
struct RollRows {
    enum Trait : std::uint8_t { graded, post, foreign, early, upper, new_here, needs, absent };
    static constexpr std::size_t trait_count = 8;
    const PartBits *traits, *now;
    const float* absence;
    std::uint8_t* found;
    std::int32_t last_early_grade, first_upper_grade, never_arrived, newly_arrived_years;
    float often;
};

/// Teachers with time left and some slots: each teacher ranks for each slot by a word that is keyed
/// by both. `best` is by slot the first of those who rank highest, or `nobody`.
struct OfferRows {
    static constexpr std::size_t slots = 16; // that slot, multiplier and best have room for
    static constexpr std::int32_t none = -0x7FFFFFFF - 1; // a rank that is none
    static constexpr std::int32_t nobody = -1;
    const std::uint32_t* word;
    const std::uint32_t *slot, *multiplier;
    std::int32_t* best;
    std::size_t wanted; // slots that are there
};

/// Kinds of pupils who are alike by school and home, and what is counted of them, as a code: kind ×
/// cells + cell. A cell is 1 for problem absence, and twice: 0 before the grades that are counted,
/// 1 in them, 2 in the marked one, 3 in the marked one and passing everything.
struct KindRows {
    static constexpr std::uint32_t homes = 18, cells = 8;
    const std::uint16_t* school;
    const PartBits *traits, *now;
    const float* absence;
    std::uint32_t* code;
    std::int32_t first_graded, marked;
    float often;
};

/// What two test scores give: one pupil, and the subjects' results in units of an exact size, as
/// digits of one number, so that sums of rows are sums of all three. A result is `base` from the
/// bar on, and one unit more for each of four steps above it.
struct TestRows {
    static constexpr unsigned digit = 21; // bits
    const float *first, *second;
    std::uint64_t* result;
    float first_bar, second_bar, step;
    std::uint32_t base;
};

/// Leavers of so many years ago as a code: kind × cells + cell, where the cell is twice the number
/// of what their cohort shows this year (introductory programmes, a change of programme, a diploma
/// after three years, after four), and 1 where they count in it. `nobody` for whoever is not to be
/// counted.
struct CohortRows {
    static constexpr std::uint32_t homes = 18, cells = 8;
    const std::uint16_t* school;
    const PartBits *traits, *studies;
    std::uint32_t* code;
    std::uint32_t nobody;
    std::int32_t years, introductory, not_started, done_in_three, done_in_four;
};

/// What teachers are worth to a class: experience, straight lines between the gains after 1, 5 and
/// 15 years, a licence, coached skill (`per_coached` by school), and whether they are new here.
struct WorthRows {
    const std::uint8_t* certified;
    const std::uint16_t* school;
    const float *experience, *coached, *base_language, *base_maths, *years_here;
    const float* per_coached;
    float *language, *maths, *fresh;
    double gain_y1, gain_y5, gain_y15;
    float uncertified;
};

/// The odds that upper secondary goes by, on the scales on which they are used (upper_secondary).
struct StudyOdds {
    float slope, centre, merit_sd, merit_per_skill, parents, vocational, moved_on;
    float low_merit, not_dropout, yearly_switch, not_three, not_three_switched, not_four;
    float middle_education;
};

/// A year of students who left grade 9 in the same year. `dropout` and `switching`, which guidance
/// in grade 9 has left them with, are by the school that they left; `learning`, `dropout_here` and
/// `switching_here` by unit, `units` of them, and at the end 0 for those elsewhere.
struct StudyRows {
    const std::uint16_t *school, *unit;
    const PartBits* traits;
    const float* merit;
    const float *dropout, *switching;
    const float *learning, *dropout_here, *switching_here;
    const std::uint32_t *stay, *change, *finish, *move; // luck
    PartBits* studies;
    float *durable, *transient;
    StudyOdds odds;
    float permanent, retention, to_national;
    float years_with_switches, years_of_a_programme;
    float when_done, when_not; // StudentStatus of who is done this year, and of who is not
    std::int32_t units;
};

/// What those who leave grade 9 choose: a programme, and whether they begin at all.
struct ChoiceRows {
    const std::uint8_t *eligible, *eligible_academic;
    const float* merit;
    const std::uint32_t *start, *taste; // luck
    PartBits* studies;
    float start_eligible, start_other, academic, academic_slope, centre, merit_sd;
};

/// What pupils bring from home (traits): what is known of them, luck, and what is drawn. `level`,
/// `both` and `half` are by row; `by_home` by background and both parents' mean education,
/// `arrival_cost` by grade at arrival (`never` last) and grade, `reached` and `half_sd` by grade.
struct HomeRows {
    static constexpr std::int32_t means = 7, grades = 10, never = 10;
    const PartBits* now;
    const double* level;
    const float *both, *half;
    const float *shared_luck, *language_luck, *maths_luck, *effort_luck;
    const float *start_shared, *start_language, *start_maths, *absence_luck;
    const float *need_luck, *modern_luck;
    const std::uint32_t *tail_luck, *parents_luck;
    PartBits* traits; // girl, background, education and arrived are known
    float *target_language, *target_maths, *effort, *arrival;
    float *home_language, *home_maths, *absence_trait;
    const double* by_home;
    const float *arrival_cost, *reached, *half_sd;
    float both_same, common, own, girl_language, girl_maths, effort_sd;
    float need_own, need_corr, need_bar, tail_bar, tail_in_six_bar, modern_language_bar;
};

/// What draws families to schools (pulls.cpp), for every stage and group at once: columns by area
/// or school, and within by choice. Pulls are moved; `each`, `appeal` and `got` are room to work
/// in.
struct PullRows {
    static constexpr std::size_t choices = 16; // stages × groups
    std::size_t areas, schools;
    const double* way;                  // by area and school: weight of the way
    const double* applicants;           // by area
    const double *wanted, *aim, *named; // by school; `aim`: wanted, scaled to the applicants
    const double* want;                 // of all schools, not 0
    double *each, *appeal, *got, *pull; // by area; by school
    double strongest;
};

/// What one instruction set offers. Rows [begin, end) of every column.
struct RowKernels {
    void (*absence)(std::size_t begin, std::size_t end, AbsenceRows rows);
    void (*learn)(std::size_t begin, std::size_t end, LearnRows rows);
    void (*inputs)(std::size_t begin, std::size_t end, InputRows rows);
    void (*score)(std::size_t begin, std::size_t end, ScoreRows rows, float* score);
    void (*mark)(std::size_t begin, std::size_t end, ScoreRows rows, MarkRows marks);
    void (*passing)(std::size_t begin, std::size_t end, PassRows rows);
    void (*offer)(std::size_t begin, std::size_t end, OfferRows rows);
    void (*skill)(std::size_t begin, std::size_t end, SkillRows rows);
    void (*wish)(std::size_t begin, std::size_t end, WishRows rows);
    void (*roll)(std::size_t begin, std::size_t end, RollRows rows);
    void (*kind)(std::size_t begin, std::size_t end, KindRows rows);
    void (*test)(std::size_t begin, std::size_t end, TestRows rows);
    void (*cohort)(std::size_t begin, std::size_t end, CohortRows rows);
    void (*worth)(std::size_t begin, std::size_t end, WorthRows rows);
    void (*study)(std::size_t begin, std::size_t end, StudyRows rows);
    void (*choose)(std::size_t begin, std::size_t end, ChoiceRows rows);
    void (*home)(std::size_t begin, std::size_t end, HomeRows rows);
    /// So many steps; no rows, since every area looks at every school.
    void (*pull)(int steps, PullRows rows);
    /// Whole vectors of 16 keys, the last of which may be filled up with the highest key.
    LowestBar (*bar)(std::size_t begin, std::size_t end, const std::uint32_t* key,
                     std::uint32_t wanted);
    /// Writes the numbers of the rows that have `value`, in order, and gives how many they are.
    std::size_t (*rows_with)(std::size_t begin, std::size_t end, const std::uint8_t* values,
                             std::uint8_t value, std::uint32_t* rows);
    /// The same of the rows in a grade.
    std::size_t (*rows_of_grade)(std::size_t begin, std::size_t end, const PartBits* now,
                                 std::uint8_t grade, std::uint32_t* rows);
};

extern const RowKernels row_kernels_baseline;
extern const RowKernels row_kernels_avx2;
extern const RowKernels row_kernels_avx512;

/// Those of the kernel set in use (core/kernels).
[[nodiscard]] const RowKernels& row_kernels();

/// skills[i] = language(pupils, i) + maths(pupils, i).
void fill_skills(float* skills, const Pupils& pupils);

} // namespace likvard
