#include "model/indicators/national_tests.hpp"

#include "core/kernels.hpp"
#include "core/scratch.hpp"
#include "model/indicators/indicators.hpp"
#include "model/row_kernels.hpp"
#include "model/subjects.hpp"

#include <algorithm>
#include <limits>

namespace likvard {
namespace {

/// The tested subjects' places in `subjects`.
constexpr std::array<std::size_t, tested_subjects> as_marked{0, 2};

struct Scratch {
    std::vector<PersonId> id, school_id;
    Examined of;
    std::array<std::vector<float>, tested_subjects> school_noise, shared; // shared: by pupil
    KeptLuck own; // where there is no other arm

    void fit(std::size_t n)
    {
        id.resize(n);
        for (auto& column : shared) {
            column.resize(n);
        }
    }
    /// The pupils' own luck; the same in both arms of a pair.
    [[nodiscard]] std::array<const float*, 4> noise(std::size_t g, const Tick& t)
    {
        constexpr unsigned first_two = 3;
        return (t.kept != nullptr ? *t.kept : own)
            .page(KeptLuck::List::tested, t.kept != nullptr ? g : 0, t.draw, t.year, id)
            .normals(Stream::tests, t.year, 0, first_two);
    }
};

/// What each school, this grade and this year have in common beside skill: all of it in grade 3,
/// half in the others, whose test results scatter less around composition.
void draw_schools(Scratch& s, const Schools& schools, std::size_t g,
                  const NationalTestParams& params, const Tick& t)
{
    constexpr double later_grades = 0.5;
    const auto sd = static_cast<float>(g == 0 ? params.school_sd : later_grades * params.school_sd);
    s.school_id.assign(schools.id.begin(),
                       schools.id.begin() + static_cast<std::ptrdiff_t>(compulsory_rows(schools)));
    for (auto& column : s.school_noise) {
        column.resize(s.school_id.size());
    }
    fill_normals(t.draw, Stream::tests_school, t.year, static_cast<std::uint32_t>(tested_grades[g]),
                 s.school_id,
                 {s.school_noise[0].data(), s.school_noise[1].data(), nullptr, nullptr});
    for (auto& column : s.school_noise) {
        for (float& noise : column) {
            noise *= sd;
        }
    }
}

/// Brings what a score depends on into columns.
void gather(Scratch& s, const Pupils& pupils, std::span<const std::uint32_t> members, std::size_t g,
            double tail_penalty)
{
    s.fit(members.size());
    s.of.gather(pupils, members, tested_grades[g], tail_penalty);
    for (std::size_t j = 0; j < members.size(); ++j) {
        const std::uint32_t i = members[j];
        s.id[j] = pupils.id[i];
        for (std::size_t k = 0; k < tested_subjects; ++k) {
            s.shared[k][j] = s.school_noise[k][pupils.school[i]];
        }
    }
}

/// One of the digits that TestRows packs: 0 the pupils, then each subject's units.
std::uint64_t digit_of(std::uint64_t digits, std::size_t k)
{
    constexpr std::uint64_t all_bits = (std::uint64_t{1} << TestRows::digit) - 1;
    return digits >> k * TestRows::digit & all_bits;
}

/// Pupils, and their results in units.
struct Sums {
    std::uint64_t pupils = 0;
    std::array<std::uint64_t, tested_subjects> units{};

    Sums() = default;
    explicit Sums(std::uint64_t digits)
        : pupils(digit_of(digits, 0)), units{digit_of(digits, 1), digit_of(digits, 2)}
    {
    }
    void operator+=(const Sums& o)
    {
        pupils += o.pupils;
        for (std::size_t k = 0; k < tested_subjects; ++k) {
            units[k] += o.units[k];
        }
    }
    [[nodiscard]] double results(std::size_t k) const { return static_cast<double>(units[k]); }
};

/// What a unit of a result is: reaching the bar in grade 3, in per cent; 2.5 points later.
constexpr double percent = 100.0;
constexpr double points = 2.5;
constexpr std::uint32_t units_e = 4; // 10 points

/// Adds results of some pupils of one grade, packed, to the digits of their kinds.
void add_results(std::vector<std::uint64_t>& digits, const World& w, const Pupils& pupils,
                 std::span<const std::uint32_t> members, std::span<const std::uint32_t> codes,
                 std::size_t g, const Tick& t)
{
    const NationalTestParams& params = w.setting->params.tests;
    const AssessParams& marks = w.setting->params.assess;
    thread_local TestScores scores;
    test_scores(scores, pupils, members, w.schools, g, params, marks.tail_penalty, t);
    const Borrowed<std::uint64_t> results(members.size());
    row_kernels().test(
        0, members.size(),
        {.first = scores[0].data(),
         .second = scores[1].data(),
         .result = results.data(),
         .first_bar = static_cast<float>(params.bar[g][0]),
         .second_bar = static_cast<float>(params.bar[g][1]),
         .step = g == 0 ? std::numeric_limits<float>::infinity() : static_cast<float>(marks.step),
         .base = g == 0 ? 1 : units_e});
    for (std::size_t j = 0; j < members.size(); ++j) {
        digits[kind_of_code(codes[members[j]])] += results[j];
    }
}

/// Adds one grade's results by kind of pupil, some pupils at a time.
void add_grade(std::vector<Sums>& kinds, const World& w, const Pupils& pupils,
               std::span<const std::uint32_t> members, std::span<const std::uint32_t> codes,
               std::size_t g, const Tick& t)
{
    constexpr std::size_t at_a_time = 4096;
    // A digit holds 250,000 pupils of one school who are alike.
    thread_local std::vector<std::uint64_t> digits;
    digits.assign(kinds.size(), 0);
    while (!members.empty()) {
        const auto some = members.first(std::min(at_a_time, members.size()));
        add_results(digits, w, pupils, some, codes, g, t);
        members = members.subspan(some.size());
    }
    std::transform(digits.begin(), digits.end(), kinds.begin(),
                   [](std::uint64_t packed) { return Sums(packed); });
}

struct Named {
    std::array<Outcome, tested_subjects> results;
};
constexpr std::array<Named, tested_grades.size()> outcomes_of{
    Named{{Outcome::test_swedish_g3_pct, Outcome::test_maths_g3_pct}},
    Named{{Outcome::test_swedish_g6_points, Outcome::test_maths_g6_points}},
    Named{{Outcome::test_swedish_g9_points, Outcome::test_maths_g9_points}}};

} // namespace

const std::array<std::array<std::string_view, tested_subjects>, tested_grades.size()>
    NationalTestParams::keys{{{"tests.bar_g3.sv", "tests.bar_g3.ma"},
                              {"tests.e_g6.sv", "tests.e_g6.ma"},
                              {"tests.e_g9.sv", "tests.e_g9.ma"}}};
const std::array<std::array<double, tested_subjects>, tested_grades.size()>
    NationalTestParams::anchors{{{-0.365, -0.355}, {-1.09, -1.08}, {-1.30, -1.21}}};

const std::array<std::string_view, tested_grades.size()> NationalTestParams::sources{
    "calibration/anchor: 69.7 and 65.7 % reach the bar on all parts (Skolverket, Underlag for "
    "analys 2024/25)",
    "calibration/anchor: mean test points 12.2 and 11.6, the 2024/25 means of 742 and 789 units "
    "taken to the nation's composition; one pupil in eight with Swedish as a second language "
    "(Skolverket, Planned educations; that share is assumed)",
    "calibration/anchor: mean test points 12.6 and 11.5, from 522 and 538 units in the same way"};
const double NationalTestParams::school_anchor = 0.27;
const std::string_view NationalTestParams::school_source =
    "calibration/anchor: the share who reach the bar in mathematics in grade 3 scatters by 12.8 pp "
    "around composition (1,067 units, Skolverket, Underlag for analys 2024/25); half of it in "
    "grades 6 and 9 meets 1.31 points (538 units, Planned educations)";

void test_scores(TestScores& scores, const Pupils& pupils, std::span<const std::uint32_t> members,
                 const Schools& schools, std::size_t g, const NationalTestParams& params,
                 double tail_penalty, const Tick& t)
{
    thread_local Scratch s;
    draw_schools(s, schools, g, params, t);
    gather(s, pupils, members, g, tail_penalty);
    const auto noise = s.noise(g, t);
    for (std::size_t k = 0; k < tested_subjects; ++k) {
        const SubjectLoading load = loadings.at(as_marked[k]);
        scores[k].resize(members.size());
        row_kernels().score(0, members.size(),
                            {.language = s.of.language.data(),
                             .maths = s.of.maths.data(),
                             .effort = s.of.effort.data(),
                             .noise = noise[k],
                             .leniency = s.shared[k].data(),
                             .per_language = load.language,
                             .per_maths = load.maths,
                             .per_effort = static_cast<float>(params.effort) * load.effort,
                             .noise_sd = static_cast<float>(params.noise_sd)},
                            scores[k].data());
    }
}

float test_points(float over, float step)
{
    std::uint64_t digits = 0;
    row_kernels().test(0, 1,
                       {.first = &over,
                        .second = &over,
                        .result = &digits,
                        .first_bar = 0.0F,
                        .second_bar = 0.0F,
                        .step = step,
                        .base = units_e});
    return static_cast<float>(points * Sums(digits).results(0));
}

void observe_tests(YearValues& values, const World& w, const GroupOffsets& at, const Census& census,
                   const Tick& t)
{
    thread_local std::vector<Sums> groups;
    thread_local std::vector<Sums> kinds;
    thread_local BySchoolAndHome<Sums> sums;
    const std::array members{&census.grade_3, &census.grade_6, &census.grade_9};
    for (std::size_t g = 0; g < tested_grades.size(); ++g) {
        const bool leave = tested_grades[g] == last_compulsory_grade;
        kinds.assign(census.kinds.size(), {});
        add_grade(kinds, w, leave ? w.leavers.pupils : w.pupils, *members[g],
                  leave ? std::span(census.leavers) : census.pupils, g, t);
        sums.add_up(kinds);
        groups.assign(at.reach, {});
        add_to_groups(groups, sums, w.schools, at);
        const double unit = g == 0 ? percent : points;
        for (std::size_t group = 0; group < at.reach; ++group) {
            const Sums& sum = groups[group];
            const auto pupils = static_cast<double>(sum.pupils);
            if (g == 0) {
                cell(values, group, Outcome::pupils_g3) = pupils;
            }
            for (std::size_t k = 0; k < tested_subjects && sum.pupils > 0; ++k) {
                cell(values, group, outcomes_of[g].results[k]) = unit * sum.results(k) / pupils;
            }
        }
    }
}

} // namespace likvard
