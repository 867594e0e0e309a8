// What draws families to a school beside the way, siblings and schoolmates' education: found so
// that choice among the schools that exist reproduces the composition that exists. Without it,
// later cohorts would mix at every choice until schools are alike, and the baseline would narrow
// gaps by itself.
//
// The method is the contraction of Berry (1994, RAND Journal of Economics 25) for logit shares: a
// school's pull on a group grows by the log of the pupils it has over those it would get, until the
// two agree. Seats are left aside; where they bind, admission decides.
#include "core/math.hpp"
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr int steps = 40;
constexpr double per_ten_points = 10.0;
constexpr double strongest = 6.0; // a group that a school has none of is not drawn there
constexpr std::size_t groups = Pulls::groups;
constexpr std::size_t at_once = 4; // areas
using Shares = std::array<double, groups>;

/// Shares of the four groups where shares `postsec` and `foreign` are known.
Shares group_shares(double postsec, double foreign)
{
    const PostsecShares post = postsec_by_background(postsec, foreign);
    Shares shares{};
    shares[Pulls::group(false, false)] = (1.0 - foreign) * (1.0 - post.swedish);
    shares[Pulls::group(true, false)] = (1.0 - foreign) * post.swedish;
    shares[Pulls::group(false, true)] = foreign * (1.0 - post.foreign);
    shares[Pulls::group(true, true)] = foreign * post.foreign;
    for (double& share : shares) {
        share = std::clamp(share, 0.0, 1.0);
    }
    return shares;
}

/// One stage and group: who applies from where, and how many each school has.
struct Choice {
    std::vector<double> applicants; // by area
    std::vector<double> wanted;     // by school
};

/// Grade that families apply for at each stage: the one in which its schools begin.
constexpr std::array<int, Pulls::movers> entry_grades{0, 4, 7};

/// Stage at which a school takes in its pupils. A school that begins in grade 5 or 6, within the
/// stage that others end, takes them from those others: in effect with grade 7.
int first_stage(const School& school)
{
    return school.first_grade == 0 ? 0 : (school.first_grade <= entry_grades[1] ? 1 : 2);
}

/// Stage at which the pupils of a school that ends apply for the next; none after grade 9.
int next_stage(const School& school)
{
    const int next = school.last_grade + 1;
    return next > last_compulsory_grade ? Pulls::stages : (next <= entry_grades[1] ? 1 : 2);
}

/// Pupils of a school in the entry grade of a stage, where it has that grade; all for movers.
double size_at(const School& school, int stage)
{
    if (stage == Pulls::movers) {
        return school.pupils;
    }
    const int grade = std::max(entry_grades[static_cast<std::size_t>(stage)], school.first_grade);
    return grade <= school.last_grade
               ? static_cast<double>(grade_sizes(school)[static_cast<std::size_t>(grade)])
               : 0.0;
}

/// Children of each area who apply at a stage: its cohort where school begins; later the pupils of
/// schools that have ended, and those who consider another school although theirs goes on.
void add_applicants(std::array<Choice, groups>& choices, const Prepared& prepared, int stage,
                    const Params& p)
{
    const Municipality& m = *prepared.municipality;
    if (stage == 0 || stage == Pulls::movers) {
        for (std::size_t a = 0; a < m.areas.size(); ++a) {
            const Area& area = m.areas[a];
            const double foreign = stage == 0 ? entrant_foreign_share(area) : area.foreign_share;
            const Shares shares = group_shares(area.postsec_share, foreign);
            for (std::size_t g = 0; g < groups; ++g) {
                choices[g].applicants[a] += area.cohort * shares[g];
            }
        }
        return;
    }
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const School& school = m.schools[s];
        const bool ends = next_stage(school) == stage;
        const bool goes_on = first_stage(school) < stage;
        const double leaving =
            ends ? static_cast<double>(
                       grade_sizes(school)[static_cast<std::size_t>(school.last_grade)])
                 : (goes_on ? p.enrol.switch_share * size_at(school, stage) : 0.0);
        const Shares shares = group_shares(share_of(m, s, Composition::postsec),
                                           share_of(m, s, Composition::foreign));
        double below = 0.0;
        for (std::size_t a = 0; a < m.areas.size(); ++a) {
            const auto upto = static_cast<double>(prepared.area_draw[s][a]);
            for (std::size_t g = 0; g < groups; ++g) {
                choices[g].applicants[a] += leaving * shares[g] * (upto - below);
            }
            below = upto;
        }
    }
}

/// Whom each school is to have of them: its entry grade where it begins, and as many as consider
/// leaving where it goes on.
void add_wanted(std::array<Choice, groups>& choices, const Municipality& m, int stage,
                const Params& p)
{
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const int begins = first_stage(m.schools[s]);
        const double share = begins == stage || stage == Pulls::movers
                                 ? 1.0
                                 : (begins < stage ? p.enrol.switch_share : 0.0);
        const Shares shares = group_shares(share_of(m, s, Composition::postsec),
                                           share_of(m, s, Composition::foreign));
        for (std::size_t g = 0; g < groups; ++g) {
            choices[g].wanted[s] = share * size_at(m.schools[s], stage) * shares[g];
        }
    }
}

/// Adds what each school gets of some areas, one after the other.
void add_shares(double* got, std::array<const double*, at_once> row, const double* appeal,
                std::array<double, at_once> each, std::size_t schools)
{
    for (std::size_t s = 0; s < schools; ++s) {
        double sum = got[s];
        for (std::size_t k = 0; k < at_once; ++k) {
            sum += each[k] * row[k][s] * appeal[s];
        }
        got[s] = sum;
    }
}

/// Pupils each school would get: applicants of every area by logit shares of way × appeal.
void expect(std::vector<double>& got, const Choice& choice, const std::vector<double>& way,
            const std::vector<double>& appeal)
{
    std::fill(got.begin(), got.end(), 0.0);
    const std::size_t n = appeal.size();
    const std::size_t areas = choice.applicants.size();
    for (std::size_t a = 0; a < areas; a += at_once) {
        // Sums of several areas side by side: one alone would wait for each addition.
        std::array<const double*, at_once> row{};
        for (std::size_t k = 0; k < at_once; ++k) {
            row[k] = way.data() + std::min(a + k, areas - 1) * n;
        }
        std::array<double, at_once> sum{};
        for (std::size_t s = 0; s < n; ++s) {
            for (std::size_t k = 0; k < at_once; ++k) {
                sum[k] += row[k][s] * appeal[s];
            }
        }
        std::array<double, at_once> each{}; // 0 beyond the last area
        for (std::size_t k = 0; k < at_once && a + k < areas; ++k) {
            each[k] = sum[k] > 0.0 ? choice.applicants[a + k] / sum[k] : 0.0;
        }
        add_shares(got.data(), row, appeal.data(), each, n);
    }
}

/// The pulls of one stage and group, mean 0 over the pupils that schools have.
std::vector<double> contract(const Choice& choice, const std::vector<double>& way,
                             const std::vector<double>& named)
{
    const std::size_t n = named.size();
    double apply = 0.0;
    double want = 0.0;
    for (const double x : choice.applicants) {
        apply += x;
    }
    for (const double x : choice.wanted) {
        want += x;
    }
    std::vector<double> pull(n, 0.0);
    if (apply <= 0.0 || want <= 0.0) {
        return pull;
    }
    std::vector<double> appeal(n, 0.0);
    std::vector<double> got(n, 0.0);
    for (int step = 0; step < steps; ++step) {
        for (std::size_t s = 0; s < n; ++s) {
            appeal[s] = choice.wanted[s] > 0.0 ? exp_exact(named[s] + pull[s]) : 0.0;
        }
        expect(got, choice, way, appeal);
        double mean = 0.0;
        for (std::size_t s = 0; s < n; ++s) {
            if (choice.wanted[s] > 0.0 && got[s] > 0.0) {
                pull[s] += log_exact(choice.wanted[s] * apply / want / got[s]);
                mean += pull[s] * choice.wanted[s] / want;
            }
        }
        for (std::size_t s = 0; s < n; ++s) {
            pull[s] =
                choice.wanted[s] > 0.0 ? std::clamp(pull[s] - mean, -strongest, strongest) : 0.0;
        }
    }
    return pull;
}

} // namespace

Pulls find_pulls(const Prepared& prepared, const Params& p)
{
    constexpr double minutes_per_hour = 60.0;
    const Municipality& m = *prepared.municipality;
    const std::size_t n = compulsory(m).size();
    const double km = p.geography.speed / minutes_per_hour;
    std::vector<double> way(m.areas.size() * n);
    for (std::size_t a = 0; a < m.areas.size(); ++a) {
        for (std::size_t s = 0; s < n; ++s) {
            const double at_home =
                prepared.geography.home_school[a] == s ? p.enrol.home_school : 0.0;
            way[a * n + s] = exp_exact(p.enrol.distance * km *
                                           static_cast<double>(prepared.geography.between(a, s)) +
                                       at_home);
        }
    }
    Pulls pulls(n);
    for (int stage = 0; stage < Pulls::stages; ++stage) {
        std::array<Choice, groups> choices;
        choices.fill({std::vector<double>(m.areas.size()), std::vector<double>(n)});
        add_applicants(choices, prepared, stage, p);
        add_wanted(choices, m, stage, p);
        for (std::size_t g = 0; g < groups; ++g) {
            const bool post = g == Pulls::group(true, false) || g == Pulls::group(true, true);
            const double peers = per_ten_points * p.enrol.peers * (post ? 1.0 : p.enrol.peers_low);
            std::vector<double> named(n);
            for (std::size_t s = 0; s < n; ++s) {
                named[s] = peers * share_of(m, s, Composition::postsec);
            }
            const auto found = contract(choices[g], way, named);
            for (std::size_t s = 0; s < n; ++s) {
                pulls.at(stage, g, s) = static_cast<float>(found[s]);
            }
        }
    }
    return pulls;
}

} // namespace likvard
