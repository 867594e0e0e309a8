#include "model/processes/assess.hpp"

#include "core/kernels.hpp"
#include "core/math.hpp"
#include "core/scratch.hpp"
#include "model/normal_table.hpp"
#include "model/row_kernels.hpp"
#include "model/traits.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr float effort_of_reference =
    0.3F; // shifts above E are stated for a subject with this loading
constexpr std::size_t draws_per_block = 4;
constexpr std::size_t core_subjects = 3;   // Swedish, English and mathematics
constexpr int eligible_subjects = 8;       // vocational programmes: those and five more
constexpr int academic_subjects = 12;      // the others: those and nine more
constexpr double national_postsec = 0.652; // Skolverket 2024/25

/// What all of a school and grade share in marking.
struct SchoolMarking {
    float leniency = 0.0F, above = 0.0F, foreign_above = 0.0F;
    EMargin easier;
};

struct Scratch {
    std::vector<SchoolMarking> school;
    std::vector<PersonId> id;
    Examined of;
    std::vector<float> leniency, above, merit, core_margin, margin, girl_margin;
    // Counts and marks of yes or no are floats like the rest, so that a loop has one width.
    std::vector<float> everybody, studies, passes;
    KeptLuck own; // where there is no other arm
    std::array<const float*, subject_count> noise{};

    void fit(std::size_t n)
    {
        id.resize(n);
        for (auto* column : {&leniency, &above, &core_margin, &margin, &girl_margin, &studies}) {
            column->resize(n);
        }
        merit.assign(n, 0.0F);
        passes.assign(n, 0.0F);
        everybody.assign(n, 1.0F);
    }
};

void describe_schools(Scratch& s, const Schools& schools, int grade, const AssessParams& params,
                      const Tick& t)
{
    s.school.resize(compulsory_rows(schools));
    for (std::size_t row = 0; row < s.school.size(); ++row) {
        s.school[row] = {
            .leniency = schools.leniency[row] +
                        static_cast<float>(params.leniency_cohort_sd) *
                            t.draw.normal(Stream::leniency_cohort, t.year, schools.id[row],
                                          static_cast<std::uint32_t>(grade)),
            .above = schools.above_e[row],
            .foreign_above = static_cast<float>(params.foreign_above_e) *
                             (schools.foreign[row] - static_cast<float>(context_centre_foreign)),
            .easier = easier_e(schools, row, params)};
    }
}

void gather_rest(Scratch& s, const Pupils& pupils, std::span<const std::uint32_t> members,
                 const AssessParams& params)
{
    const auto beside_core = static_cast<float>(params.girl_beside_core);
    const auto above_e = static_cast<float>(params.girl_above_e);
    for (std::size_t k = 0; k < members.size(); ++k) {
        const std::uint32_t i = members[k];
        const SchoolMarking& school = s.school[pupils.school[i]];
        const auto girl = static_cast<float>(pupils.traits[i].girl);
        s.id[k] = pupils.id[i];
        s.studies[k] = static_cast<float>(pupils.traits[i].modern_language);
        s.leniency[k] = school.leniency;
        s.core_margin[k] = school.easier.core;
        s.margin[k] = school.easier.beside;
        s.girl_margin[k] = beside_core * girl;
        s.above[k] = above_e * girl + school.above + school.foreign_above;
    }
}

/// Draws every subject's noise, or finds what the other arm has drawn for the same pupils.
void draw_noise(Scratch& s, std::size_t place, const Tick& t)
{
    KeptLuck::Page& page =
        (t.kept != nullptr ? *t.kept : s.own)
            .page(KeptLuck::List::marked, t.kept != nullptr ? place : 0, t.draw, t.year, s.id);
    for (std::size_t block = 0; block * draws_per_block < subject_count; ++block) {
        const std::size_t first = block * draws_per_block;
        // The last block has spare draws.
        const std::size_t count = std::min(draws_per_block, subject_count - first);
        const auto luck = page.normals(Stream::marks, t.year, static_cast<std::uint32_t>(block),
                                       (1U << count) - 1U);
        std::copy_n(luck.begin(), count, s.noise.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

/// Brings what marks depend on into columns of their own, so that the subjects' loops are plain.
/// Schools are described already.
void gather(Scratch& s, const Pupils& pupils, std::span<const std::uint32_t> members, int grade,
            std::size_t place, const AssessParams& params, const Tick& t)
{
    s.fit(members.size());
    s.of.gather(pupils, members, grade, params.tail_penalty);
    gather_rest(s, pupils, members, params);
    draw_noise(s, place, t);
}

/// What one subject's score is made of.
ScoreRows score_rows(const Scratch& s, std::size_t subject, double noise_sd)
{
    const SubjectLoading load = loadings[subject];
    return {.language = s.of.language.data(),
            .maths = s.of.maths.data(),
            .effort = s.of.effort.data(),
            .noise = s.noise[subject],
            .leniency = s.leniency.data(),
            .per_language = load.language,
            .per_maths = load.maths,
            .per_effort = load.effort,
            .noise_sd = static_cast<float>(noise_sd)};
}

// Passes of three kinds of subjects and of all are counted in one number, as digits of a base that
// none of the kinds fills: the core; geography, history, religion and civics; biology, physics and
// chemistry; any.
constexpr int kind_base = 8;
constexpr int core_one = 1;
constexpr int society_one = kind_base;
constexpr int science_one = kind_base * kind_base;
constexpr int any_one = kind_base * kind_base * kind_base;
constexpr int society_subjects = 4;
constexpr int science_subjects = 3;
constexpr std::array<int, subject_count> kind_of{
    core_one,    core_one, core_one,    science_one, science_one,
    science_one, 0,        society_one, society_one, society_one,
    society_one, 0,        0,           0,           0,
    0,           0};

/// How much of the girls' margin counts towards an E in a subject: nothing in the core.
float girl_weight(std::size_t subject)
{
    return subject < core_subjects ? 0.0F : loadings[subject].effort / effort_of_reference;
}

/// Adds one subject's points and passes. Every threshold above E lies lower by the pupil's shift
/// times a scale, and E itself by the pupil's margins.
void mark_subject(Scratch& s, std::size_t subject, double threshold, const AssessParams& params)
{
    const auto& margin = subject < core_subjects ? s.core_margin : s.margin;
    const auto& studies = subject == modern_language_subject ? s.studies : s.everybody;
    const MarkRows marks{.margin = margin.data(),
                         .girl_margin = s.girl_margin.data(),
                         .above = s.above.data(),
                         .studies = studies.data(),
                         .merit = s.merit.data(),
                         .passes = s.passes.data(),
                         .e = static_cast<float>(threshold),
                         .step = static_cast<float>(params.step),
                         .scale = loadings[subject].effort / effort_of_reference,
                         .girls = girl_weight(subject),
                         .pass = static_cast<float>(any_one + kind_of[subject])};
    row_kernels().mark(0, s.merit.size(), score_rows(s, subject, params.noise_sd), marks);
}

/// What the kinds of subjects that a pupil passes make of eligibility, beside their number.
struct Field {
    bool core;          // every vocational programme: Swedish, English and mathematics
    bool core_and_four; // academic ones: society or science too, of economics, humanities and
                        // social sciences or of natural science and technology (the aesthetic
                        // programme asks for less)
};
constexpr std::array<Field, any_one> field_of_kinds = [] {
    std::array<Field, any_one> fields{};
    int counts = 0;
    for (Field& field : fields) {
        field.core = counts % kind_base == static_cast<int>(core_subjects);
        field.core_and_four = field.core && (counts / society_one % kind_base == society_subjects ||
                                             counts / science_one == science_subjects);
        ++counts;
    }
    return fields;
}();

/// Writes who passes every subject.
void hand_out(Pupils& pupils, std::span<const std::uint32_t> members, const Scratch& s)
{
    ThisYear* const now = pupils.now.data();
    const std::uint32_t* const row = members.data();
    for (std::size_t k = 0, n = members.size(); k < n; ++k) {
        const int passed = static_cast<int>(s.passes[k]) / any_one;
        const int all = static_cast<int>(subject_count) - 1 + static_cast<int>(s.studies[k]);
        now[row[k]].passed_all = passed == all ? 1 : 0;
    }
}

/// Adds what the marks of grade 9 have come to.
void hand_out_final(FinalMarks& marks, const Scratch& s)
{
    const std::size_t first = marks.merit.size();
    const std::size_t n = s.merit.size();
    marks.resize(first + n);
    std::copy(s.merit.begin(), s.merit.end(),
              marks.merit.begin() + static_cast<std::ptrdiff_t>(first));
    // Bytes may stand anywhere as far as a compiler knows, so columns are looked up once.
    std::uint8_t* const eligible = marks.eligible.data() + first;
    std::uint8_t* const academic = marks.eligible_academic.data() + first;
    const float* const passes = s.passes.data();
    for (std::size_t k = 0; k < n; ++k) {
        const auto counts = static_cast<int>(passes[k]);
        const int passed = counts / any_one;
        const Field field = field_of_kinds[static_cast<std::size_t>(counts % any_one)];
        eligible[k] = static_cast<std::uint8_t>(field.core) &
                      static_cast<std::uint8_t>(passed >= eligible_subjects);
        academic[k] = static_cast<std::uint8_t>(field.core_and_four) &
                      static_cast<std::uint8_t>(passed >= academic_subjects);
    }
}

/// What levers take off an E in grade 9, in schools that are described already.
void ease_passing(Scratch& s, const Effects& effects)
{
    for (std::size_t row = 0; row < s.school.size(); ++row) {
        s.school[row].easier.core += effects.pass_margin[row];
        s.school[row].easier.beside += effects.pass_margin[row];
    }
}

/// Marks a grade of schools that are described already, some pupils at a time, whose columns stay
/// at hand for all subjects. `marks`: null but in grade 9.
void mark_grade(Scratch& s, Pupils& pupils, FinalMarks* marks,
                std::span<const std::uint32_t> members, int grade, const AssessParams& params,
                const Tick& t)
{
    constexpr std::size_t at_a_time = 512;
    const auto& thresholds =
        grade == last_compulsory_grade ? params.threshold_g9 : params.threshold_g6;
    // Places of kept luck: the grade, and which of its pieces.
    for (auto place = static_cast<std::size_t>(grade); !members.empty(); place += grade_count) {
        const auto some = members.first(std::min(at_a_time, members.size()));
        members = members.subspan(some.size());
        gather(s, pupils, some, grade, place, params, t);
        for (std::size_t subject = 0; subject < subject_count; ++subject) {
            mark_subject(s, subject, thresholds[subject], params);
        }
        hand_out(pupils, some, s);
        if (marks != nullptr) {
            hand_out_final(*marks, s);
        }
    }
}

/// Tails (Pupils) up to this one are marked like everybody else: those in the tail fail in grade 9,
/// some of them in grade 6 too, and nobody before.
std::uint8_t harmless_tail(int grade)
{
    constexpr std::uint8_t longest = 2;
    if (grade == last_compulsory_grade) {
        return 0;
    }
    return grade == marked_grade_6 ? 1 : longest;
}

} // namespace

const std::array<std::string_view, subject_count> AssessParams::keys_g9{
    "marks.e_g9.sv", "marks.e_g9.en",   "marks.e_g9.ma",  "marks.e_g9.bi",  "marks.e_g9.fy",
    "marks.e_g9.ke", "marks.e_g9.tk",   "marks.e_g9.ge",  "marks.e_g9.hi",  "marks.e_g9.re",
    "marks.e_g9.sh", "marks.e_g9.bild", "marks.e_g9.hkk", "marks.e_g9.idh", "marks.e_g9.mu",
    "marks.e_g9.sl", "marks.e_g9.ml"};
const std::array<std::string_view, subject_count> AssessParams::keys_g6{
    "marks.e_g6.sv", "marks.e_g6.en",   "marks.e_g6.ma",  "marks.e_g6.bi",  "marks.e_g6.fy",
    "marks.e_g6.ke", "marks.e_g6.tk",   "marks.e_g6.ge",  "marks.e_g6.hi",  "marks.e_g6.re",
    "marks.e_g6.sh", "marks.e_g6.bild", "marks.e_g6.hkk", "marks.e_g6.idh", "marks.e_g6.mu",
    "marks.e_g6.sl", "marks.e_g6.ml"};

const std::array<double, subject_count> AssessParams::anchors_g9{
    -1.435, -1.721, -1.431, -1.381, -1.332, -1.304, -1.281, -1.375, -1.263,
    -1.297, -1.368, -1.208, -1.250, -0.847, -1.228, -1.212, -1.299};
const std::array<double, subject_count> AssessParams::anchors_g6{
    -1.005, -1.320, -1.111, -1.288, -1.253, -1.225, -1.202, -1.292, -1.205,
    -1.228, -1.285, -1.174, -1.186, -0.870, -1.191, -1.186, -1.203};

void Examined::gather(const Pupils& pupils, std::span<const std::uint32_t> members, int grade,
                      double tail_penalty)
{
    for (auto* column : {&language, &maths, &effort}) {
        column->resize(members.size());
    }
    const std::uint8_t harmless = harmless_tail(grade);
    const auto lack = static_cast<float>(tail_penalty);
    for (std::size_t k = 0; k < members.size(); ++k) {
        const std::uint32_t i = members[k];
        const float penalty = pupils.traits[i].tail > harmless ? lack : 0.0F;
        language[k] = likvard::language(pupils, i) - penalty;
        maths[k] = likvard::maths(pupils, i) - penalty;
        effort[k] = pupils.effort[i];
    }
}

EMargin easier_e(const Schools& schools, std::size_t s, const AssessParams& params)
{
    const float fewer = static_cast<float>(national_postsec) - schools.postsec[s];
    const float foreign = schools.foreign[s] - static_cast<float>(context_centre_foreign);
    return {static_cast<float>(params.easier_core) * fewer +
                static_cast<float>(params.easier_core_foreign) * foreign,
            static_cast<float>(params.easier_beside) * fewer};
}

PassProbability::PassProbability(const AssessParams& params)
    : per_leniency_(NormalTable::per_sd / static_cast<float>(params.noise_sd)),
      tail_penalty_(params.tail_penalty)
{
    for (std::size_t k = 0; k < subject_count; ++k) {
        at_nothing_[k] = -NormalTable::low * NormalTable::per_sd -
                         static_cast<float>(params.threshold_g9[k]) * per_leniency_;
        per_language_[k] = loadings[k].language * per_leniency_;
        per_maths_[k] = loadings[k].maths * per_leniency_;
        per_effort_[k] = loadings[k].effort * per_leniency_;
        per_girl_[k] = static_cast<float>(params.girl_beside_core) * girl_weight(k) * per_leniency_;
    }
}

void PassProbability::fill(std::vector<float>& chances, const Pupils& pupils,
                           std::span<const std::uint32_t> members, std::span<const float> leniency,
                           std::span<const EMargin> easier) const
{
    static const NormalTable normal;
    struct Lift {
        float all = 0.0F, core = 0.0F;
    };
    thread_local std::vector<Lift> lifts;
    lifts.resize(easier.size());
    for (std::size_t s = 0; s < lifts.size(); ++s) {
        lifts[s] = {(leniency[s] + easier[s].beside) * per_leniency_,
                    (easier[s].core - easier[s].beside) * per_leniency_};
    }
    thread_local Examined of;
    of.gather(pupils, members, last_compulsory_grade, tail_penalty_);
    const Borrowed<float> girl(members.size());
    const Borrowed<float> lift(members.size());
    const Borrowed<float> core_lift(members.size());
    const Borrowed<float> optional(members.size());
    refill(chances, members.size());
    for (std::size_t k = 0; k < members.size(); ++k) {
        const std::uint32_t i = members[k];
        const Lift of_school = lifts[pupils.school[i]];
        girl[k] = static_cast<float>(pupils.traits[i].girl);
        lift[k] = of_school.all;
        core_lift[k] = of_school.core;
        optional[k] = static_cast<float>(pupils.traits[i].modern_language);
    }
    static_assert(PassRows::subjects == subject_count && PassRows::core == core_subjects &&
                  modern_language_subject == subject_count - 1);
    row_kernels().passing(0, members.size(),
                          {.language = of.language.data(),
                           .maths = of.maths.data(),
                           .effort = of.effort.data(),
                           .girl = girl.data(),
                           .lift = lift.data(),
                           .core_lift = core_lift.data(),
                           .optional = optional.data(),
                           .chance = chances.data(),
                           .at_nothing = at_nothing_.data(),
                           .per_language = per_language_.data(),
                           .per_maths = per_maths_.data(),
                           .per_effort = per_effort_.data(),
                           .per_girl = per_girl_.data(),
                           .table = normal.table(),
                           .cells = static_cast<std::int32_t>(NormalTable::cells)});
}

void marking_scores(std::array<std::vector<float>, subject_count>& scores, const Pupils& pupils,
                    std::span<const std::uint32_t> members, const Schools& schools, int grade,
                    const AssessParams& params, const Tick& t)
{
    Scratch s;
    describe_schools(s, schools, grade, params, t);
    gather(s, pupils, members, grade, static_cast<std::size_t>(grade), params, t);
    for (std::size_t subject = 0; subject < subject_count; ++subject) {
        scores[subject].resize(members.size());
        row_kernels().score(0, members.size(), score_rows(s, subject, params.noise_sd),
                            scores[subject].data());
        const auto& margin = subject < core_subjects ? s.core_margin : s.margin;
        for (std::size_t k = 0; k < members.size(); ++k) {
            scores[subject][k] += margin[k] + girl_weight(subject) * s.girl_margin[k];
        }
    }
    for (std::size_t k = 0; k < members.size(); ++k) {
        if (pupils.traits[members[k]].modern_language == 0) {
            scores[modern_language_subject][k] = std::numeric_limits<float>::quiet_NaN();
        }
    }
}

void assess(Pupils& pupils, FinalMarks& marks, const Schools& schools, const Effects& effects,
            const AssessParams& params, const Tick& t)
{
    t.enter("assess");
    const Borrowed<std::uint32_t> room(rows(pupils));
    const auto of_grade = [&](int grade) {
        return room.first(row_kernels().rows_of_grade(
            0, rows(pupils), bits_of(pupils.now), static_cast<std::uint8_t>(grade), room.data()));
    };
    thread_local Scratch s;
    describe_schools(s, schools, marked_grade_6, params, t);
    mark_grade(s, pupils, nullptr, of_grade(marked_grade_6), marked_grade_6, params, t);
    marks.resize(0);
    describe_schools(s, schools, last_compulsory_grade, params, t);
    ease_passing(s, effects);
    mark_grade(s, pupils, &marks, of_grade(last_compulsory_grade), last_compulsory_grade, params,
               t);
}

} // namespace likvard
