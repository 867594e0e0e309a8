// What draws families to a school beside the way, siblings and schoolmates' education: found so
// that choice among the schools that exist reproduces the composition that exists. Without it,
// later cohorts would mix at every choice until schools are alike, and the baseline would narrow
// gaps by itself.
//
// The method is the contraction of Berry (1994, RAND Journal of Economics 25) for logit shares: a
// school's pull on a group grows by the log of the pupils it has over those it would get, until the
// two agree. Seats are left aside; where they bind, admission decides.
#include "core/math.hpp"
#include "model/row_kernels.hpp"
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

constexpr int steps = 40;
constexpr double per_ten_points = 10.0;
constexpr double strongest = 6.0; // a group that a school has none of is not drawn there
constexpr std::size_t groups = Pulls::groups;
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

/// Who applies from where, and how many each school has, for every stage and group side by side:
/// the kernel answers them all at once.
struct Choices {
    explicit Choices(const Municipality& m)
        : applicants(m.areas.size() * count), wanted(compulsory(m).size() * count),
          named(wanted.size())
    {
    }
    static constexpr std::size_t count = PullRows::choices;
    static std::size_t place(std::size_t row, int stage, std::size_t g)
    {
        return row * count + static_cast<std::size_t>(stage) * groups + g;
    }

    std::vector<double> applicants; // by area
    std::vector<double> wanted;     // by school
    std::vector<double> named;      // by school: what is known of it, on the scale of utility
};
static_assert(Choices::count == Pulls::stages * groups);

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
void add_applicants(Choices& choices, const Prepared& prepared, int stage, const Params& p)
{
    const Municipality& m = *prepared.municipality;
    if (stage == 0 || stage == Pulls::movers) {
        for (std::size_t a = 0; a < m.areas.size(); ++a) {
            const Area& area = m.areas[a];
            const double foreign = stage == 0 ? entrant_foreign_share(area) : area.foreign_share;
            const Shares shares = group_shares(area.postsec_share, foreign);
            for (std::size_t g = 0; g < groups; ++g) {
                choices.applicants[Choices::place(a, stage, g)] += area.cohort * shares[g];
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
                choices.applicants[Choices::place(a, stage, g)] +=
                    leaving * shares[g] * (upto - below);
            }
            below = upto;
        }
    }
}

/// Whom each school is to have of them: its entry grade where it begins, and as many as consider
/// leaving where it goes on.
void add_wanted(Choices& choices, const Municipality& m, int stage, const Params& p)
{
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const int begins = first_stage(m.schools[s]);
        const double share = begins == stage || stage == Pulls::movers
                                 ? 1.0
                                 : (begins < stage ? p.enrol.switch_share : 0.0);
        const Shares shares = group_shares(share_of(m, s, Composition::postsec),
                                           share_of(m, s, Composition::foreign));
        for (std::size_t g = 0; g < groups; ++g) {
            choices.wanted[Choices::place(s, stage, g)] =
                share * size_at(m.schools[s], stage) * shares[g];
        }
    }
}

/// What schools' education is worth to the families of each group.
void add_named(Choices& choices, const Municipality& m, int stage, const Params& p)
{
    for (std::size_t g = 0; g < groups; ++g) {
        const bool post = g == Pulls::group(true, false) || g == Pulls::group(true, true);
        const double peers = per_ten_points * p.enrol.peers * (post ? 1.0 : p.enrol.peers_low);
        for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
            choices.named[Choices::place(s, stage, g)] =
                peers * share_of(m, s, Composition::postsec);
        }
    }
}

/// By area and school: the weight of the way there.
std::vector<double> ways_of(const Prepared& prepared, const Params& p)
{
    constexpr double minutes_per_hour = 60.0;
    const double km = p.geography.speed / minutes_per_hour;
    const std::size_t n = compulsory(*prepared.municipality).size();
    std::vector<double> way;
    way.reserve(prepared.municipality->areas.size() * n);
    for (std::size_t a = 0; a < prepared.municipality->areas.size(); ++a) {
        for (std::size_t s = 0; s < n; ++s) {
            const double at_home =
                prepared.geography.home_school[a] == s ? p.enrol.home_school : 0.0;
            way.push_back(exp_exact(p.enrol.distance * km *
                                        static_cast<double>(prepared.geography.between(a, s)) +
                                    at_home));
        }
    }
    return way;
}

/// Sums over rows, by choice.
std::array<double, Choices::count> totals(const std::vector<double>& column)
{
    std::array<double, Choices::count> sums{};
    for (std::size_t i = 0; i < column.size(); ++i) {
        sums.at(i % Choices::count) += column[i];
    }
    return sums;
}

/// The pulls by school, stage and group, mean 0 over the pupils that schools have.
std::vector<double> contract(Choices& choices, const std::vector<double>& way, std::size_t areas,
                             std::size_t schools)
{
    const auto apply = totals(choices.applicants);
    auto want = totals(choices.wanted);
    std::vector<double> aim(choices.wanted.size());
    for (std::size_t i = 0; i < aim.size(); ++i) {
        const std::size_t c = i % Choices::count;
        if (apply.at(c) <= 0.0) {
            choices.wanted[i] = 0.0; // nobody to be drawn: no pull
        } else if (choices.wanted[i] > 0.0) {
            aim[i] = choices.wanted[i] * apply.at(c) / want.at(c);
        }
    }
    std::ranges::replace(want, 0.0, 1.0); // what is shared among no schools is still a number
    std::vector<double> each(choices.applicants.size());
    std::vector<double> appeal(aim.size());
    std::vector<double> got(aim.size());
    std::vector<double> pull(aim.size());
    row_kernels().pull(steps, {.areas = areas,
                               .schools = schools,
                               .way = way.data(),
                               .applicants = choices.applicants.data(),
                               .wanted = choices.wanted.data(),
                               .aim = aim.data(),
                               .named = choices.named.data(),
                               .want = want.data(),
                               .each = each.data(),
                               .appeal = appeal.data(),
                               .got = got.data(),
                               .pull = pull.data(),
                               .strongest = strongest});
    return pull;
}

} // namespace

Pulls find_pulls(const Prepared& prepared, const Params& p)
{
    const Municipality& m = *prepared.municipality;
    const std::size_t n = compulsory(m).size();
    Choices choices(m);
    for (int stage = 0; stage < Pulls::stages; ++stage) {
        add_applicants(choices, prepared, stage, p);
        add_wanted(choices, m, stage, p);
        add_named(choices, m, stage, p);
    }
    const auto found = contract(choices, ways_of(prepared, p), m.areas.size(), n);
    Pulls pulls(n);
    for (int stage = 0; stage < Pulls::stages; ++stage) {
        for (std::size_t g = 0; g < groups; ++g) {
            for (std::size_t s = 0; s < n; ++s) {
                pulls.at(stage, g, s) = static_cast<float>(found[Choices::place(s, stage, g)]);
            }
        }
    }
    return pulls;
}

} // namespace likvard
