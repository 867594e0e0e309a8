// Upper secondary by the compulsory school that students left, and adapted school.
#include "core/scratch.hpp"
#include "model/indicators/indicators.hpp"
#include "model/row_kernels.hpp"

#include <array>
#include <limits>

namespace likvard {
namespace {

constexpr double percent = 100.0;

double ratio(double sum, double count)
{
    return count > 0.0 ? percent * sum / count : std::numeric_limits<double>::quiet_NaN();
}

/// What is counted of a cohort, by years since it left grade 9; nothing after one year. In the
/// order of CohortRows.
enum Kind : std::size_t { introductory, switched, done_in_three, done_in_four, kinds };
static_assert(CohortRows::homes == kinds_of_school && CohortRows::cells == cells_of_kind &&
              2 * kinds == cells_of_kind && followed_years == 4);

/// Of each kind those whom the share is of but who do not count in it, and those who do.
struct Sums {
    Cells cells{};

    void operator+=(const Sums& o)
    {
        for (std::size_t k = 0; k < cells.size(); ++k) {
            cells[k] += o.cells[k];
        }
    }
    [[nodiscard]] double counted(Kind kind) const { return cells[2 * kind + 1]; }
    [[nodiscard]] double all(Kind kind) const { return cells[2 * kind] + counted(kind); }
};

void add_students(std::vector<Sums>& groups, const World& w, const GroupOffsets& at)
{
    const std::size_t kind_count = compulsory_rows(w.schools) * kinds_of_school;
    thread_local std::vector<Sums> by_kind;
    by_kind.assign(kind_count + 1, {});
    for (const Students& s : w.students) {
        const Borrowed<std::uint32_t> codes(rows(s));
        row_kernels().cohort(
            0, rows(s),
            {.school = s.school.data(),
             .traits = bits_of(s.traits),
             .studies = bits_of(s.studies),
             .code = codes.data(),
             .nobody = static_cast<std::uint32_t>(kind_count * cells_of_kind),
             .years = w.students.back().left - s.left,
             .introductory = static_cast<std::int32_t>(Programme::introductory),
             .not_started = static_cast<std::int32_t>(StudentStatus::not_started),
             .done_in_three = static_cast<std::int32_t>(StudentStatus::done_in_three),
             .done_in_four = static_cast<std::int32_t>(StudentStatus::done_in_four)});
        count_cells(by_kind.data()->cells.data(), codes.all());
    }
    thread_local BySchoolAndHome<Sums> sums;
    sums.add_up(by_kind);
    add_to_groups(groups, sums, w.schools, at);
}

/// Adapted school, for the municipality and by sex: other groups would be too few to be shown.
void observe_adapted(YearValues& values, const Adapted& adapted, const GroupOffsets& at)
{
    if (rows(adapted) == 0) {
        return;
    }
    for (const std::size_t group : {at.municipality, at.sex, at.sex + 1}) {
        double pupils = 0.0;
        double leavers = 0.0;
        double passed = 0.0;
        for (std::size_t i = 0; i < rows(adapted); ++i) {
            const bool belongs =
                group == at.municipality || group == at.sex + (adapted.girl[i] != 0 ? 0U : 1U);
            const bool marked =
                adapted.grade[i] == last_compulsory_grade && adapted.subject_areas[i] == 0;
            pupils += belongs ? 1.0 : 0.0;
            leavers += belongs && marked ? 1.0 : 0.0;
            passed += belongs && marked ? static_cast<double>(adapted.passed[i]) : 0.0;
        }
        cell(values, group, Outcome::adapted_pupils) = pupils;
        cell(values, group, Outcome::adapted_leavers) = leavers;
        cell(values, group, Outcome::adapted_pass_pct) = ratio(passed, leavers);
    }
}

} // namespace

void observe_other_forms(YearValues& values, const World& w, const GroupOffsets& at)
{
    thread_local std::vector<Sums> sums;
    sums.assign(at.reach, {});
    add_students(sums, w, at);
    for (std::size_t g = 0; g < at.reach; ++g) {
        const Sums& s = sums[g];
        const auto share = [&s](Kind kind) { return ratio(s.counted(kind), s.all(kind)); };
        cell(values, g, Outcome::introductory_pct) = share(introductory);
        cell(values, g, Outcome::programme_switch_pct) = share(switched);
        cell(values, g, Outcome::upper_secondary_completion3_pct) = share(done_in_three);
        cell(values, g, Outcome::upper_secondary_completion_pct) = share(done_in_four);
        cell(values, g, Outcome::upper_secondary_starters) = s.all(done_in_four);
        cell(values, g, Outcome::national_starters_three_years) = s.all(done_in_three);
        cell(values, g, Outcome::national_starters_two_years) = s.all(switched);
    }
    observe_adapted(values, w.adapted, at);
}

} // namespace likvard
