#include "model/processes/enrol.hpp"

#include "core/kernels.hpp"
#include "core/market.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace likvard {
namespace {

constexpr float per_ten_points = 10.0F; // the peers parameter is stated per 10 percentage points
constexpr float keeps_own_seat = 1e9F;  // priority of a pupil at the school it attends
constexpr float first_in_line = 1e6F;   // priority of a child who has a reserved seat
constexpr int last_sibling_grade = 6;
constexpr std::size_t gumbels_per_draw = 4;

/// Everything that families and schools choose by, as it stands this summer.
struct Town {
    const Schools& schools;
    const Effects& effects;
    const Ways& ways;
    const EnrolParams& params;
    std::size_t areas;

    [[nodiscard]] std::size_t school_count() const { return compulsory_rows(schools); }
    [[nodiscard]] float km(std::size_t area, std::size_t s) const
    {
        return ways.geography.between(area, s) * static_cast<float>(ways.km_per_minute);
    }
    /// The school has this grade, and has not closed.
    [[nodiscard]] bool serves(std::size_t s, int grade) const
    {
        return grade >= schools.first_grade[s] && grade <= schools.last_grade[s] &&
               effects.closed[s] == 0.0F;
    }
};

/// One grade's applicants and the scratch that is reused from year to year.
struct Desk {
    Market market;
    std::vector<std::uint32_t> applicant; // pupil rows
    std::vector<std::uint16_t> own;       // school they hold a place in, or no_school
    std::vector<std::uint16_t> sibling;   // school of an older sibling, or no_school
    std::vector<PersonId> id;
    std::vector<float> lottery, taste;
    std::vector<float> ticket, short_educated; // uniforms of the admission rules
    std::vector<float> way; // by area: what the way to one school and being at home are worth
    std::vector<std::uint16_t> area;
    std::vector<std::uint8_t> postsec; // 1: parents with post-secondary education
    std::vector<std::uint8_t> group;   // of Pulls
    std::vector<std::uint32_t> seats;
    std::vector<float> nearest, second; // by area: km to the two nearest municipal schools
    std::vector<std::uint32_t> held;
    std::vector<std::uint32_t> attendance; // area × school, younger pupils
};

/// Considers another school although the present one goes on.
bool reconsiders(const Pupils& pupils, std::size_t i, const EnrolParams& params, const Tick& t)
{
    constexpr int middle = 4;
    constexpr int upper = 7;
    const int grade = pupils.grade[i];
    return (grade == middle || grade == upper) &&
           static_cast<double>(t.draw.uniform(Stream::family_choice, t.year, pupils.id[i],
                                              1U << 19U)) < params.switch_share;
}

void count_attendance(Desk& d, const Pupils& pupils, std::size_t school_count,
                      std::size_t area_count)
{
    d.attendance.assign(area_count * school_count, 0);
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        if (pupils.school[i] != no_school && pupils.grade[i] <= last_sibling_grade) {
            ++d.attendance[pupils.area[i] * school_count + pupils.school[i]];
        }
    }
}

/// The school where an older sibling goes: drawn from where the area's children go.
std::uint16_t sibling_school(const Desk& d, const Pupils& pupils, std::size_t i,
                             std::size_t school_count, const EnrolParams& params, const Tick& t)
{
    if (pupils.grade[i] != 0) {
        return no_school;
    }
    const Words w = t.draw.words(Stream::sibling, 0, pupils.id[i]);
    if (static_cast<double>(uniform_from(w[0])) >= params.sibling_share) {
        return no_school;
    }
    const std::uint32_t* const row = d.attendance.data() + pupils.area[i] * school_count;
    std::uint32_t total = 0;
    for (std::size_t s = 0; s < school_count; ++s) {
        total += row[s];
    }
    auto left = static_cast<std::uint32_t>(uniform_from(w[1]) * static_cast<float>(total));
    for (std::size_t s = 0; s < school_count; ++s) {
        if (left < row[s]) {
            return static_cast<std::uint16_t>(s);
        }
        left -= row[s];
    }
    return no_school;
}

/// Collects a grade's applicants and the seats that are left for them.
void open_desk(Desk& d, const Pupils& pupils, const Town& town, int grade,
               std::span<const std::uint32_t> of_grade, const Tick& t)
{
    const std::size_t school_count = town.school_count();
    d.applicant.clear();
    d.own.clear();
    d.sibling.clear();
    d.id.clear();
    d.seats.assign(school_count, 0);
    for (std::size_t s = 0; s < school_count; ++s) {
        d.seats[s] = town.serves(s, grade) ? static_cast<std::uint32_t>(town.schools.seats[s]) : 0;
    }
    for (const std::uint32_t i : of_grade) {
        const std::uint16_t s = pupils.school[i];
        const bool has_place = s != no_school && town.serves(s, grade);
        const bool considers = has_place && reconsiders(pupils, i, town.params, t);
        if (has_place && !considers) {
            d.seats[s] -= d.seats[s] > 0 ? 1U : 0U;
            continue;
        }
        d.applicant.push_back(i);
        d.own.push_back(considers ? s : no_school);
        d.sibling.push_back(sibling_school(d, pupils, i, school_count, town.params, t));
        d.id.push_back(pupils.id[i]);
    }
    // A school never has fewer seats than those who hold one in it.
    d.held.assign(school_count, 0);
    for (const std::uint16_t s : d.own) {
        if (s != no_school && ++d.held[s] > d.seats[s]) {
            d.seats[s] = d.held[s];
        }
    }
}

void nearest_municipal(Desk& d, const Town& town, int grade)
{
    constexpr float far = 1e6F;
    d.nearest.assign(town.areas, far);
    d.second.assign(town.areas, far);
    for (std::size_t s = 0; s < town.school_count(); ++s) {
        if (town.schools.municipal[s] == 0 || !town.serves(s, grade)) {
            continue;
        }
        for (std::size_t a = 0; a < town.areas; ++a) {
            const float km = town.km(a, s);
            d.second[a] = std::min(d.second[a], std::max(d.nearest[a], km));
            d.nearest[a] = std::min(d.nearest[a], km);
        }
    }
}

/// What a school's pupils and its name are worth to other families, and to those with
/// post-secondary education.
std::array<float, 2> looks(const Town& town, std::size_t s)
{
    const EnrolParams& params = town.params;
    const double schoolmates = params.peers * static_cast<double>(per_ten_points) *
                               static_cast<double>(town.schools.postsec[s]);
    const double name = params.reputation * static_cast<double>(town.schools.reputation[s] +
                                                                town.effects.reputation[s]);
    return {static_cast<float>(params.peers_low * schoolmates + params.reputation_low * name),
            static_cast<float>(schoolmates + name)};
}

/// What each family thinks of one school; `taste` is its own draw for it.
void rank_school(Desk& d, const Town& town, std::size_t s, int grade, const float* taste)
{
    const EnrolParams& params = town.params;
    d.way.resize(town.areas);
    for (std::size_t a = 0; a < town.areas; ++a) {
        d.way[a] = static_cast<float>(params.distance) * town.km(a, s) +
                   (town.ways.geography.home_school[a] == s ? static_cast<float>(params.home_school)
                                                            : 0.0F);
    }
    std::array<float, Pulls::groups> pull{};
    for (std::size_t g = 0; g < Pulls::groups; ++g) {
        pull[g] = town.ways.pulls.of(Pulls::stage(grade), g, s);
    }
    const std::array<float, 2> look = looks(town, s);
    const auto bonus = static_cast<float>(params.sibling_bonus);
    for (std::size_t k = 0; k < d.applicant.size(); ++k) {
        d.market.wishes(k)[s] = d.way[d.area[k]] + pull[d.group[k]] + look[d.postsec[k]] +
                                (d.sibling[k] == s ? bonus : 0.0F) + taste[k];
    }
}

/// What each family thinks of each school with the grade.
void rank_schools(Desk& d, const Pupils& pupils, const Town& town, int grade, const Tick& t)
{
    const std::size_t school_count = town.school_count();
    const std::size_t n = d.applicant.size();
    d.market.open(n, school_count);
    d.lottery.resize(n);
    d.taste.resize(gumbels_per_draw * n);
    d.area.resize(n);
    d.group.resize(n);
    d.postsec.resize(n);
    for (std::size_t k = 0; k < n; ++k) {
        const std::uint32_t i = d.applicant[k];
        const bool postsec = pupils.education[i] == 3;
        d.area[k] = pupils.area[i];
        d.group[k] = static_cast<std::uint8_t>(Pulls::group(postsec, pupils.background[i] != 0));
        d.postsec[k] = postsec ? 1 : 0;
    }
    fill_normals(t.draw, Stream::queue, 0, 0, d.id, {d.lottery.data(), nullptr, nullptr, nullptr});
    for (std::size_t first = 0; first < school_count; first += gumbels_per_draw) {
        float* const taste = d.taste.data();
        fill_gumbels(t.draw, Stream::family_choice, 0,
                     static_cast<std::uint32_t>(first / gumbels_per_draw), d.id,
                     {taste, taste + n, taste + 2 * n, taste + 3 * n});
        for (std::size_t s = first; s < std::min(first + gumbels_per_draw, school_count); ++s) {
            if (town.serves(s, grade)) {
                rank_school(d, town, s, grade, taste + (s - first) * n);
            }
        }
    }
}

/// The duty: whoever is left gets the nearest municipal school with the grade (any school where
/// there is no municipal one).
std::uint16_t place_of_duty(const Pupils& pupils, std::size_t i, const Town& town, int grade)
{
    std::uint16_t best = no_school;
    float shortest = 0.0F;
    for (const std::uint8_t municipal : {std::uint8_t{1}, std::uint8_t{0}}) {
        for (std::size_t s = 0; s < town.school_count(); ++s) {
            const float minutes = town.ways.geography.between(pupils.area[i], s);
            if (town.schools.municipal[s] == municipal && town.serves(s, grade) &&
                (best == no_school || minutes < shortest)) {
                best = static_cast<std::uint16_t>(s);
                shortest = minutes;
            }
        }
        if (best != no_school) {
            break;
        }
    }
    return best;
}

/// A uniform for each applicant under a lottery, and one for each child of short-educated parents
/// under a quota; nothing is drawn where neither rule holds.
void draw_tickets(Desk& d, const Pupils& pupils, const Effects& effects, const Tick& t)
{
    d.ticket.clear();
    d.short_educated.clear();
    if (effects.admission_lottery <= 0.0F && effects.admission_quota <= 0.0F) {
        return;
    }
    for (std::size_t k = 0; k < d.applicant.size(); ++k) {
        const Words w = t.draw.words(Stream::admission, 0, d.id[k]);
        d.ticket.push_back(uniform_from(w[0]));
        const bool has_quota = pupils.education[d.applicant[k]] != 3;
        d.short_educated.push_back(has_quota ? uniform_from(w[1]) : 2.0F);
    }
}

void settle_grade(Desk& d, Pupils& pupils, const Town& town, int grade, const Tick& t)
{
    draw_tickets(d, pupils, town.effects, t);
    d.market.settle(d.seats, d.lottery, d.id, [&](std::size_t k, std::size_t s) {
        if (d.own[k] == s) {
            return keeps_own_seat;
        }
        const std::size_t area = pupils.area[d.applicant[k]];
        if (town.schools.municipal[s] == 0) {
            // The queue decides; families around an independent school have stood in it longest.
            return town.ways.geography.home_school[area] == s ? 1.0F : 0.0F;
        }
        if (!d.ticket.empty() && d.ticket[k] < town.effects.admission_lottery) {
            return 0.0F; // the lottery that settles equal priorities settles this one
        }
        const bool reserved =
            !d.short_educated.empty() && d.short_educated[k] < town.effects.admission_quota;
        const float km = town.km(area, s);
        const float otherwise = km > d.nearest[area] ? d.nearest[area] : d.second[area];
        // Relative proximity: how much longer the way to the next school is.
        return (reserved ? first_in_line : 0.0F) + otherwise - km;
    });
    for (std::size_t k = 0; k < d.applicant.size(); ++k) {
        const std::uint32_t i = d.applicant[k];
        const std::uint32_t s = d.market.match()[k];
        pupils.school[i] =
            s != unmatched ? static_cast<std::uint16_t>(s) : place_of_duty(pupils, i, town, grade);
    }
}

} // namespace

void enrol(Pupils& pupils, const Schools& schools, const Effects& effects, const Ways& ways,
           const EnrolParams& params, const Tick& t)
{
    t.enter("enrol");
    thread_local Desk desk;
    thread_local std::vector<std::uint32_t> of_grade[grade_count];
    const std::size_t area_count =
        ways.geography.minutes.size() / std::max<std::size_t>(1, ways.geography.school_count);
    const Town town{schools, effects, ways, params, area_count};
    for (auto& members : of_grade) {
        members.clear();
    }
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        of_grade[pupils.grade[i]].push_back(static_cast<std::uint32_t>(i));
    }
    count_attendance(desk, pupils, compulsory_rows(schools), area_count);
    for (int grade = 0; grade <= last_compulsory_grade; ++grade) {
        open_desk(desk, pupils, town, grade, of_grade[static_cast<std::size_t>(grade)], t);
        if (desk.applicant.empty()) {
            continue;
        }
        nearest_municipal(desk, town, grade);
        rank_schools(desk, pupils, town, grade, t);
        settle_grade(desk, pupils, town, grade, t);
    }
}

} // namespace likvard
