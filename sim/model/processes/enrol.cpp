#include "model/processes/enrol.hpp"

#include "core/groups.hpp"
#include "core/kernels.hpp"
#include "core/market.hpp"
#include "core/scratch.hpp"
#include "model/nearest.hpp"
#include "model/row_kernels.hpp"
#include "model/town.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace likvard {
namespace {

constexpr float keeps_own_seat = 1e9F; // priority of a pupil at the school it attends
constexpr float first_in_line = 1e6F;  // priority of a child who has a reserved seat
constexpr int last_sibling_grade = 6;
constexpr std::size_t gumbels_per_draw = 4;

/// One grade's applicants, the schools that serve it, and the scratch that is reused from year to
/// year. Receivers of the market are the serving schools in their order.
struct Desk {
    Market market;
    std::vector<std::uint16_t> serving;   // schools that have the grade
    std::vector<std::uint16_t> receiver;  // by school: its number among them
    std::vector<std::uint32_t> applicant; // pupil rows
    std::vector<std::uint16_t> own;       // school they hold a place in, or no_school
    std::vector<std::int32_t> sibling;    // school of an older sibling, or no_school
    std::vector<PersonId> id;
    std::vector<float> lottery;
    std::vector<float> ticket, short_educated; // uniforms of the admission rules
    std::vector<std::int32_t> home; // by applicant: area and group of Pulls in one number
    // By stage of Pulls, school and home: what the school is worth to a family there, its taste
    // aside. Worked out where a stage is first looked at in a year.
    std::array<std::vector<float>, Pulls::stages> worth;
    std::array<bool, Pulls::stages> worth_is_known{};
    std::vector<std::uint32_t> seats, held; // by receiver
    TwoNearest near;                        // municipal schools, km
};

/// What the pupils' places are before anybody chooses.
struct Rolls {
    std::vector<std::uint32_t> row; // of those without a place, and of all in grades where others
                                    // reconsider
    Groups looking;                 // the same by grade, as places in `row`
    std::vector<std::uint32_t> occupied; // school × grade: places of all the others
    std::vector<std::uint32_t> attended; // area × school, younger pupils: there and in the schools
                                         // before it
    std::vector<std::uint8_t> serves;    // school × grade
};

/// A grade in which some consider another school although the present one goes on.
bool is_reconsidered(std::size_t grade)
{
    constexpr std::size_t middle = 4;
    constexpr std::size_t upper = 7;
    return grade == middle || grade == upper;
}

/// Which schools have which grade, and in `looks` whether those who attend a school and a grade
/// look for a place; at the end whoever attends none, and does.
void find_serving(Rolls& rolls, std::vector<std::uint8_t>& looks, const Town& town)
{
    rolls.serves.clear();
    looks.clear();
    for (std::size_t s = 0; s < town.school_count(); ++s) {
        for (std::size_t grade = 0; grade < grade_count; ++grade) {
            const bool serves = town.serves(s, static_cast<int>(grade));
            rolls.serves.push_back(serves ? 1 : 0);
            looks.push_back(serves && !is_reconsidered(grade) ? 0 : 1);
        }
    }
    looks.push_back(1);
}

void take_rolls(Rolls& rolls, const Pupils& pupils, const Town& town)
{
    const std::size_t school_count = town.school_count();
    thread_local std::vector<std::uint8_t> looks_there;
    find_serving(rolls, looks_there, town);
    const Borrowed<std::uint8_t> looks(rows(pupils));
    // What is not to be counted is, at the end.
    const std::size_t nowhere = rolls.serves.size();
    const std::size_t nobody = town.areas * school_count;
    rolls.occupied.assign(nowhere + 1, 0);
    rolls.attended.assign(nobody + 1, 0);
    // Through pointers, since counts may stand anywhere as far as a compiler knows.
    for_row_strands(rows(pupils), [school = pupils.school.data(), area = pupils.area.data(),
                                   now = pupils.now.data(), there = looks_there.data(),
                                   occupied = rolls.occupied.data(), looking = looks.data(),
                                   attended = rolls.attended.data(), school_count, nowhere,
                                   nobody](std::size_t i, std::size_t /*strand*/) {
        const std::size_t s = school[i];
        const std::size_t grade = now[i].grade;
        const bool attends = s != no_school;
        const std::size_t at = attends ? s * grade_count + grade : nowhere;
        ++occupied[at];
        looking[i] = there[at];
        const bool young = attends & (grade <= last_sibling_grade);
        ++attended[young ? area[i] * school_count + s : nobody];
    });
    for (std::size_t at = 0; at < nowhere; ++at) {
        rolls.occupied[at] = looks_there[at] != 0 ? 0 : rolls.occupied[at]; // a seat that is kept
    }
    const Borrowed<std::uint32_t> room(looks.size());
    const std::size_t looking =
        row_kernels().rows_with(0, looks.size(), looks.data(), 1, room.data());
    refill(rolls.row, looking);
    std::copy_n(room.data(), looking, rolls.row.begin());
    rolls.looking.build(looking, grade_count,
                        [row = rolls.row.data(), now = pupils.now.data()](std::size_t k) {
                            return std::size_t{now[row[k]].grade};
                        });
    for (std::size_t a = 0; a < town.areas; ++a) {
        std::uint32_t* const there = rolls.attended.data() + a * school_count;
        std::partial_sum(there, there + school_count, there);
    }
}

/// The school where an older sibling goes: drawn from where the area's children go.
std::int32_t sibling_school(const Rolls& rolls, std::size_t area, std::size_t school_count,
                            float luck)
{
    const std::uint32_t* const attended = rolls.attended.data() + area * school_count;
    const auto place =
        static_cast<std::uint32_t>(luck * static_cast<float>(attended[school_count - 1]));
    std::int32_t before = 0; // schools that end before the place; counted, so that luck decides no
                             // branch
    for (std::size_t s = 0; s < school_count; ++s) {
        before += attended[s] <= place ? 1 : 0;
    }
    return before < static_cast<std::int32_t>(school_count) ? before : no_school;
}

/// Which schools have the grade, and what seats are left in them.
void open_seats(Desk& d, const Rolls& rolls, const Town& town, std::size_t grade)
{
    d.serving.clear();
    d.seats.clear();
    d.receiver.assign(town.school_count(), no_school);
    for (std::size_t s = 0; s < town.school_count(); ++s) {
        const std::size_t at = s * grade_count + grade;
        if (rolls.serves[at] != 0) {
            d.receiver[s] = static_cast<std::uint16_t>(d.serving.size());
            d.serving.push_back(static_cast<std::uint16_t>(s));
            const auto seats = static_cast<std::uint32_t>(town.schools.seats[s]);
            d.seats.push_back(seats > rolls.occupied[at] ? seats - rolls.occupied[at] : 0);
        }
    }
}

/// The luck of those at the desk: the same children in both arms of a pair while a whole grade
/// looks for a place, as entrants do; else it depends on schools who does. `own`: where it stands
/// if there is no other arm.
KeptLuck::Page& luck_of(const Desk& d, KeptLuck::List list, std::size_t grade, KeptLuck& own,
                        const Tick& t)
{
    return (t.kept != nullptr ? *t.kept : own).page(list, grade, t.draw, t.year, d.id);
}

/// Luck of those who might reconsider: whether they do.
const std::uint32_t* second_thoughts(const Desk& d, std::size_t grade, KeptLuck& own, const Tick& t)
{
    constexpr std::uint32_t reconsidering = 1U << 19U; // number of the draw
    return luck_of(d, KeptLuck::List::looking, grade, own, t)
        .words(Stream::family_choice, t.year, reconsidering, 1)[0];
}

/// Collects a grade's applicants: everybody without a place, and those of the others who
/// reconsider. Whoever stays takes a seat.
void gather_applicants(Desk& d, const Pupils& pupils, const Rolls& rolls, const Town& town,
                       std::size_t grade, const Tick& t)
{
    const auto looking = rolls.looking.members(grade);
    const auto fit = [&](std::size_t n) { d.applicant.resize(n), d.own.resize(n), d.id.resize(n); };
    fit(looking.size());
    for (std::size_t k = 0; k < looking.size(); ++k) {
        d.id[k] = pupils.id[rolls.row[looking[k]]];
    }
    KeptLuck own;
    const std::uint32_t* const luck =
        is_reconsidered(grade) ? second_thoughts(d, grade, own, t) : nullptr;
    std::size_t count = 0;
    for (std::size_t k = 0; k < looking.size(); ++k) {
        const std::uint32_t i = rolls.row[looking[k]];
        const std::uint16_t s = pupils.school[i];
        const bool has_place = s != no_school && rolls.serves[s * grade_count + grade] != 0;
        const bool stays =
            has_place && static_cast<double>(uniform_from(luck[k])) >= town.params.switch_share;
        if (stays) {
            std::uint32_t& seats = d.seats[d.receiver[s]];
            seats -= seats > 0 ? 1U : 0U;
        }
        d.applicant[count] = i;
        d.own[count] = has_place ? s : no_school;
        d.id[count] = d.id[k];
        count += stays ? 0U : 1U;
    }
    fit(count);
    // A school never has fewer seats than those who hold one in it.
    d.held.assign(d.serving.size(), 0);
    for (const std::uint16_t s : d.own) {
        if (s != no_school && ++d.held[d.receiver[s]] > d.seats[d.receiver[s]]) {
            d.seats[d.receiver[s]] = d.held[d.receiver[s]];
        }
    }
}

/// Who of the entrants has an older sibling at school, and where.
void find_siblings(Desk& d, const Pupils& pupils, const Rolls& rolls, const Town& town,
                   std::size_t grade, const Tick& t)
{
    d.sibling.assign(d.applicant.size(), no_school);
    if (grade != 0) {
        return;
    }
    constexpr unsigned two_columns = 3;
    KeptLuck own;
    const auto luck = luck_of(d, KeptLuck::List::entrants, grade, own, t)
                          .words(Stream::sibling, 0, 0, two_columns);
    const Borrowed<std::uint32_t> younger(d.applicant.size());
    // First who has one, then where: luck decides no branch.
    std::size_t count = 0;
    for (std::size_t k = 0; k < d.applicant.size(); ++k) {
        younger[count] = static_cast<std::uint32_t>(k); // stays if it has one
        count +=
            static_cast<double>(uniform_from(luck[0][k])) < town.params.sibling_share ? 1U : 0U;
    }
    for (std::size_t j = 0; j < count; ++j) {
        const std::size_t k = younger[j];
        d.sibling[k] = sibling_school(rolls, pupils.area[d.applicant[k]], town.school_count(),
                                      uniform_from(luck[1][k]));
    }
}

void nearest_municipal(Desk& d, const Town& town)
{
    d.near.clear(town.areas);
    for (const std::size_t s : d.serving) {
        const std::size_t areas = town.schools.municipal[s] != 0 ? town.areas : 0;
        for (std::size_t a = 0; a < areas; ++a) {
            d.near.add(a, town.km(a, s));
        }
    }
}

/// What each family thinks of one school, with its own taste for it.
void rank_school(Desk& d, const Town& town, std::size_t s, std::size_t grade, const float* taste)
{
    const auto stage = static_cast<std::size_t>(Pulls::stage(static_cast<int>(grade)));
    row_kernels().wish(0, d.applicant.size(),
                       {.home = d.home.data(),
                        .sibling = d.sibling.data(),
                        .worth = d.worth[stage].data() + s * town.areas * Pulls::groups,
                        .taste = taste,
                        .wish = d.market.wishes_for(d.receiver[s]).data(),
                        .school = static_cast<std::int32_t>(s),
                        .bonus = static_cast<float>(town.params.sibling_bonus)});
}

/// Adds each family's own taste for each school to what the school is worth to it.
void take_tastes(Desk& d, const Town& town, std::size_t grade, const Tick& t)
{
    KeptLuck::Page* const page =
        t.kept != nullptr && grade == 0
            ? &t.kept->page(KeptLuck::List::entrants, grade, t.draw, t.year, d.id)
            : nullptr;
    // Tastes are drawn for four schools at a time, and only for those that serve the grade.
    for (std::size_t k = 0; k < d.serving.size();) {
        const std::size_t block = d.serving[k] / gumbels_per_draw;
        const std::size_t first = k;
        std::array<float*, gumbels_per_draw> column{};
        unsigned wanted = 0;
        for (; k < d.serving.size() && d.serving[k] / gumbels_per_draw == block; ++k) {
            const std::size_t number = d.serving[k] % gumbels_per_draw;
            column[number] = d.market.wishes_for(k).data();
            wanted |= 1U << number;
        }
        const auto n = static_cast<std::uint32_t>(block);
        std::array<const float*, gumbels_per_draw> taste{column[0], column[1], column[2],
                                                         column[3]};
        if (page != nullptr) {
            taste = page->gumbels(Stream::family_choice, 0, n, wanted);
        } else {
            fill_gumbels(t.draw, Stream::family_choice, 0, n, d.id, column);
        }
        for (std::size_t j = first; j < k; ++j) {
            rank_school(d, town, d.serving[j], grade, taste[d.serving[j] % gumbels_per_draw]);
        }
    }
}

/// What each family thinks of each school with the grade. The market has been opened for them.
void rank_schools(Desk& d, const Pupils& pupils, const Town& town, std::size_t grade, const Tick& t)
{
    const std::size_t n = d.applicant.size();
    d.lottery.resize(n);
    d.home.resize(n);
    for (std::size_t k = 0; k < n; ++k) {
        const std::uint32_t i = d.applicant[k];
        d.home[k] = static_cast<std::int32_t>(
            pupils.area[i] * Pulls::groups +
            Pulls::group(pupils.traits[i].education == 3, pupils.traits[i].background != 0));
    }
    const int stage = Pulls::stage(static_cast<int>(grade));
    const auto at = static_cast<std::size_t>(stage);
    if (!d.worth_is_known[at]) {
        find_worth(d.worth[at], town, stage);
        d.worth_is_known[at] = true;
    }
    fill_normals(t.draw, Stream::queue, 0, 0, d.id, {d.lottery.data(), nullptr, nullptr, nullptr});
    take_tastes(d, town, grade, t);
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
        const bool has_quota = pupils.traits[d.applicant[k]].education != 3;
        d.short_educated.push_back(has_quota ? uniform_from(w[1]) : 2.0F);
    }
}

void settle_grade(Desk& d, Pupils& pupils, const Town& town, std::size_t grade, const Tick& t)
{
    draw_tickets(d, pupils, town.effects, t);
    d.market.settle(d.seats, d.lottery, d.id, [&](std::size_t k, std::size_t receiver) {
        const std::size_t s = d.serving[receiver];
        if (d.own[k] == s) {
            return keeps_own_seat;
        }
        const std::size_t area = static_cast<std::size_t>(d.home[k]) / Pulls::groups;
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
        const float otherwise =
            km > d.near.nearest[area] ? d.near.nearest[area] : d.near.second[area];
        // Relative proximity: how much longer the way to the next school is.
        return (reserved ? first_in_line : 0.0F) + otherwise - km;
    });
    for (std::size_t k = 0; k < d.applicant.size(); ++k) {
        const std::uint32_t i = d.applicant[k];
        const std::uint32_t receiver = d.market.match()[k];
        pupils.school[i] = receiver != unmatched
                               ? d.serving[receiver]
                               : place_of_duty(pupils, i, town, static_cast<int>(grade));
    }
}

} // namespace

void enrol(Pupils& pupils, const Schools& schools, const Effects& effects, const Ways& ways,
           const EnrolParams& params, const Tick& t)
{
    t.enter("enrol");
    thread_local Desk desk;
    thread_local Rolls rolls;
    const std::size_t area_count =
        ways.geography.minutes.size() / std::max<std::size_t>(1, ways.geography.school_count);
    const Town town{schools, effects, ways, params, area_count, compulsory_rows(schools)};
    take_rolls(rolls, pupils, town);
    desk.worth_is_known.fill(false); // what is there is last year's
    for (std::size_t grade = 0; grade < grade_count; ++grade) {
        open_seats(desk, rolls, town, grade);
        gather_applicants(desk, pupils, rolls, town, grade, t);
        if (desk.applicant.empty()) {
            continue;
        }
        find_siblings(desk, pupils, rolls, town, grade, t);
        nearest_municipal(desk, town);
        const std::size_t families = desk.applicant.size();
        const std::size_t schools_with_it = desk.serving.size();
        const Borrowed<float> wishes(Market::room_for(families, schools_with_it));
        desk.market.open(families, schools_with_it, wishes.all());
        rank_schools(desk, pupils, town, grade, t);
        settle_grade(desk, pupils, town, grade, t);
    }
}

} // namespace likvard
