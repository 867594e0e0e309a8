// Staff: certified teachers, experience, vacancies, and turnover of teachers and principals, by
// school, quarter and operator.
#include "model/indicators/indicators.hpp"

#include <limits>

namespace likvard {
namespace {

constexpr double percent = 100.0;

struct Sums {
    double teachers = 0.0, certified = 0.0, posts_before = 0.0, left = 0.0, schools = 0.0,
           new_principals = 0.0, elsewhere = 0.0, experience = 0.0, posts = 0.0, vacant = 0.0;

    void add(const Sums& o)
    {
        teachers += o.teachers, certified += o.certified, posts_before += o.posts_before,
            left += o.left;
        schools += o.schools, new_principals += o.new_principals, elsewhere += o.elsewhere;
        experience += o.experience, posts += o.posts, vacant += o.vacant;
    }
};

double ratio(double sum, double count, double scale = percent)
{
    return count > 0.0 ? scale * sum / count : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void observe_staff(YearValues& values, const World& w, const GroupOffsets& at)
{
    const std::size_t n = compulsory_rows(w.schools);
    std::vector<Sums> sums(at.reach);
    std::vector<double> certified(n, 0.0);
    std::vector<double> experience(n, 0.0);
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        certified[w.teachers.school[i]] += static_cast<double>(w.teachers.certified[i]);
        experience[w.teachers.school[i]] += static_cast<double>(w.teachers.experience[i]);
    }
    for (std::size_t s = 0; s < n; ++s) {
        const auto staff = static_cast<double>(w.schools.staff[s]);
        const auto before = static_cast<double>(w.schools.staff_before[s]);
        const Sums one{staff,
                       certified[s],
                       before,
                       before * static_cast<double>(w.schools.left_share[s]),
                       1.0,
                       static_cast<double>(w.schools.principal_new[s]),
                       static_cast<double>(w.schools.from_elsewhere[s]),
                       experience[s],
                       static_cast<double>(w.schools.posts[s]),
                       static_cast<double>(w.schools.vacant[s])};
        sums[at.municipality].add(one);
        sums[at.school + s].add(one);
        sums[at.run_by + (w.schools.municipal[s] != 0 ? 0U : 1U)].add(one);
        sums[at.quarter + w.schools.quarter[s]].add(one);
    }
    for (std::size_t g = 0; g < at.reach; ++g) {
        cell(values, g, Outcome::certified_pct) = ratio(sums[g].certified, sums[g].teachers);
        cell(values, g, Outcome::teacher_turnover_pct) = ratio(sums[g].left, sums[g].posts_before);
        cell(values, g, Outcome::principal_turnover_pct) =
            ratio(sums[g].new_principals, sums[g].schools);
        cell(values, g, Outcome::experience_years) =
            ratio(sums[g].experience, sums[g].teachers, 1.0);
        cell(values, g, Outcome::vacancy_pct) = ratio(sums[g].vacant, sums[g].posts);
        if (sums[g].schools > 0.0) {
            cell(values, g, Outcome::teachers_from_elsewhere) = sums[g].elsewhere;
        }
    }
}

} // namespace likvard
