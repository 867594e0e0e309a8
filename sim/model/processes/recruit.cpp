#include "model/processes/recruit.hpp"

#include "core/bars.hpp"
#include "core/kernels.hpp"
#include "core/market.hpp"
#include "core/scratch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr float incumbent = 1e9F;    // a school's priority for its own teacher who looked around
constexpr float last_resort = -1e6F; // that teacher's wish to stay after all
constexpr float experience_counts = 10.0F;
constexpr double premium_of_pull = 0.1; // the pay premium that pay_pull is stated for
constexpr std::size_t gumbels_per_draw = 4;
constexpr std::uint32_t candidate_place = 1; // part of a candidate's id
constexpr std::uint32_t elsewhere_draw = 2;  // n of the words that decide certification and origin

/// Where everybody who looks for a post comes from: the municipality's own teachers first, then the
/// list. A longer list under a plan only appends.
struct Bureau {
    Market market;
    Teachers candidates;                // rows beyond the list's length are never created
    std::vector<std::uint32_t> own_row; // row in Teachers of those who look, then the list's rows
    std::vector<PersonId> id;
    std::vector<float> lottery, value, noise;
    std::vector<std::uint16_t> home;     // present school of those who look
    std::vector<std::uint8_t> elsewhere; // taken from another municipality
    std::vector<std::uint32_t> open, left, before;
};

/// Candidates whom posts beyond the staffing rule call onto the list, like the others on it: all
/// but the share that rapid expansions leave to stand-ins, of new posts and of those that their
/// holders leave.
double candidates_called(const Effects& effects, const Schools& schools,
                         const RecruitParams& params)
{
    constexpr double left_in_a_year = 0.167; // SOU 2019:40
    double openings = 0.0;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const auto now = static_cast<double>(std::max(0.0F, effects.posts[s]));
        const auto before = static_cast<double>(std::max(0.0F, schools.posts_added[s]));
        openings += std::max(0.0, now - before) + left_in_a_year * std::min(now, before);
    }
    return openings * (1.0 - params.surge_uncertified);
}

/// Length of this year's list with and without what levers add to it.
struct ListLength {
    std::uint32_t without, with;
};
ListLength list_length(const Effects& effects, const Schools& schools, const StaffMarket& market,
                       const RecruitParams& params, const Tick& t)
{
    double staff = 0.0;
    double paid = 0.0;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        staff += static_cast<double>(schools.staff[s]);
        paid += static_cast<double>(schools.staff[s] * effects.pay[s]);
    }
    const double called = candidates_called(effects, schools, params);
    const double premium = staff > 0.0 ? paid / staff / premium_of_pull : 0.0;
    const double longer = static_cast<double>(effects.candidates) + params.pay_pull * premium;
    const double expected = market.teachers * params.list_ratio;
    const auto luck = static_cast<double>(t.draw.uniform(Stream::candidates_count, t.year, 0));
    return {static_cast<std::uint32_t>(expected + luck),
            static_cast<std::uint32_t>(expected * (1.0 + longer) + called + luck)};
}

/// What is drawn for all candidates of a year at once.
struct CandidateLuck {
    std::array<std::vector<float>, 3> effect;
    std::array<std::vector<std::uint32_t>, 4> career;
    std::array<std::vector<std::uint32_t>, 3> post; // certified, permanent, from elsewhere

    void draw(std::span<const PersonId> ids, const Draw& draw)
    {
        const auto room = [&](auto& columns) {
            for (auto& column : columns) {
                column.resize(ids.size());
            }
        };
        room(effect);
        room(career);
        room(post);
        fill_normals(draw, Stream::candidate_traits, 0, 0, ids,
                     {effect[0].data(), effect[1].data(), effect[2].data(), nullptr});
        fill_words(draw, Stream::candidate_traits, 0, newcomer_draw, ids,
                   {career[0].data(), career[1].data(), career[2].data(), career[3].data()});
        fill_words(draw, Stream::candidate_traits, 0, elsewhere_draw, ids,
                   {post[0].data(), post[1].data(), post[2].data(), nullptr});
    }
};

void draw_candidates(Bureau& b, ListLength list, const StaffMarket& market,
                     const RecruitParams& params, const Tick& t)
{
    thread_local CandidateLuck luck;
    Teachers& c = b.candidates;
    resize(c, list.with);
    b.elsewhere.resize(std::max(list.without, list.with));
    for (std::uint32_t k = 0; k < list.with; ++k) {
        c.id[k] =
            person_id(Origin::candidate, candidate_place, static_cast<std::uint32_t>(t.year), k);
    }
    luck.draw(c.id, t.draw);
    const float certified =
        bar_at(std::clamp(market.certified_share * params.certified_ratio, 0.0, 1.0));
    const std::array permanent{bar_at(params.permanent_other), bar_at(params.permanent_certified)};
    // Advertising mostly moves teachers between municipalities: the added ones come from there
    // with half the remaining doubt.
    const float on_list = bar_at(params.elsewhere_share);
    const float added = bar_at(0.5 * (1.0 + params.elsewhere_share));
    for (std::uint32_t k = 0; k < list.with; ++k) {
        set_effectiveness(c, k, market.spread,
                          {luck.effect[0][k], luck.effect[1][k], luck.effect[2][k]});
        set_newcomer_career(
            c, k, {luck.career[0][k], luck.career[1][k], luck.career[2][k], luck.career[3][k]});
        c.certified[k] = uniform_from(luck.post[0][k]) < certified ? 1 : 0;
        c.permanent[k] = uniform_from(luck.post[1][k]) < permanent[c.certified[k]] ? 1 : 0;
        c.coached[k] = 0.0F;
        const float share = k < list.without ? on_list : added;
        b.elsewhere[k] = uniform_from(luck.post[2][k]) < share ? 1 : 0;
    }
}

/// The posts of the staffing rule on the roll that is expected, and what levers add. A school that
/// has closed has none.
void set_posts(Schools& schools, const Effects& effects)
{
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const float rule = schools.roll_expected[s] / schools.pupils_per_teacher[s];
        schools.posts_added[s] = effects.posts[s];
        schools.posts[s] =
            effects.closed[s] != 0.0F ? 0.0F : std::max(1.0F, std::round(rule + effects.posts[s]));
    }
}

/// Where more stay than a shrunken school can keep, the last to come look for a post elsewhere
/// (last in, first out: the Employment Protection Act's order).
void release_surplus(Teachers& teachers, const Schools& schools, const RecruitParams& params)
{
    thread_local std::vector<std::vector<std::uint32_t>> staying;
    staying.resize(compulsory_rows(schools));
    for (auto& members : staying) {
        members.clear();
    }
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        if (teachers.move[i] == static_cast<std::uint8_t>(StaffMove::stays)) {
            staying[teachers.school[i]].push_back(static_cast<std::uint32_t>(i));
        }
    }
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        auto& members = staying[s];
        const double most =
            std::ceil(static_cast<double>(schools.posts[s]) * (1.0 + params.surplus_kept));
        const auto keeps = static_cast<std::size_t>(most);
        if (members.size() <= keeps) {
            continue;
        }
        const auto longer = [&](std::uint32_t a, std::uint32_t b) {
            const float first = teachers.years_here[a];
            const float second = teachers.years_here[b];
            return first != second ? first > second : teachers.id[a] < teachers.id[b];
        };
        std::nth_element(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(keeps),
                         members.end(), longer);
        for (std::size_t k = keeps; k < members.size(); ++k) {
            teachers.move[members[k]] = static_cast<std::uint8_t>(StaffMove::looks);
        }
    }
}

/// Counts who is gone, and finds how many places each school has to fill.
void count_places(Bureau& b, const Teachers& teachers, const Schools& schools)
{
    const std::size_t n = compulsory_rows(schools);
    b.before.assign(n, 0);
    b.left.assign(n, 0);
    b.open.assign(n, 0);
    std::vector<std::uint32_t>& stays = b.open;
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        const std::size_t s = teachers.school[i];
        ++b.before[s];
        stays[s] += teachers.move[i] == static_cast<std::uint8_t>(StaffMove::stays) ? 1U : 0U;
        b.left[s] += teachers.move[i] == static_cast<std::uint8_t>(StaffMove::leaves) ? 1U : 0U;
    }
    for (std::size_t s = 0; s < n; ++s) {
        const auto posts = static_cast<std::uint32_t>(schools.posts[s]);
        b.open[s] = posts > stays[s] ? posts - stays[s] : 0;
    }
}

void gather_lookers(Bureau& b, const Teachers& teachers)
{
    b.own_row.clear();
    b.id.clear();
    b.home.clear();
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        if (teachers.move[i] == static_cast<std::uint8_t>(StaffMove::looks)) {
            b.own_row.push_back(static_cast<std::uint32_t>(i));
            b.id.push_back(teachers.id[i]);
            b.home.push_back(teachers.school[i]);
        }
    }
    for (std::size_t k = 0; k < rows(b.candidates); ++k) {
        b.own_row.push_back(static_cast<std::uint32_t>(k));
        b.id.push_back(b.candidates.id[k]);
    }
}

/// What schools see in a teacher, on the scale of value_certified.
float value_of(const Teachers& teachers, std::size_t i, const StaffMarket& market,
               const RecruitParams& params)
{
    const auto spread = static_cast<float>(0.5 * (market.spread.language + market.spread.maths));
    const float effect =
        spread > 0.0F ? 0.5F * (teachers.base_language[i] + teachers.base_maths[i]) / spread : 0.0F;
    return static_cast<float>(params.value_certified) * static_cast<float>(teachers.certified[i]) +
           static_cast<float>(params.value_experience) *
               std::min(experience_counts, teachers.experience[i]) +
           static_cast<float>(params.value_signal) * effect;
}

/// Where everybody would like to work. The market has been opened for them.
void rank(Bureau& b, const Teachers& teachers, const Schools& schools, const Effects& effects,
          const StaffMarket& market, const RecruitParams& params, const Tick& t)
{
    const std::size_t n = b.id.size();
    const std::size_t lookers = b.home.size();
    const std::size_t school_count = compulsory_rows(schools);
    b.value.resize(n);
    b.lottery.resize(n);
    b.noise.resize(n);
    fill_normals(t.draw, Stream::school_choice_of_staff, t.year, 0, b.id,
                 {b.lottery.data(), b.noise.data(), nullptr, nullptr});
    for (std::size_t k = 0; k < n; ++k) {
        b.value[k] = (k < lookers ? value_of(teachers, b.own_row[k], market, params)
                                  : value_of(b.candidates, b.own_row[k], market, params)) +
                     static_cast<float>(params.value_noise) * b.noise[k];
    }
    for (std::size_t first = 0; first < school_count; first += gumbels_per_draw) {
        const std::size_t end = std::min(first + gumbels_per_draw, school_count);
        std::array<float*, gumbels_per_draw> taste{};
        for (std::size_t s = first; s < end; ++s) {
            taste[s - first] = b.market.wishes_for(s).data();
        }
        fill_gumbels(t.draw, Stream::candidate_choice, t.year,
                     static_cast<std::uint32_t>(first / gumbels_per_draw), b.id, taste);
        for (std::size_t s = first; s < end; ++s) {
            const float pull =
                static_cast<float>(params.taste_postsec) * schools.postsec[s] +
                static_cast<float>(params.taste_climate) * schools.climate[s] +
                static_cast<float>(params.pay_pull / premium_of_pull) * effects.pay[s];
            const auto wishes = b.market.wishes_for(s);
            for (std::size_t k = 0; k < n; ++k) {
                wishes[k] = pull + wishes[k];
            }
            for (std::size_t k = 0; k < lookers; ++k) {
                wishes[k] = b.home[k] == s ? last_resort : wishes[k];
            }
        }
    }
}

void grow_older(Teachers& teachers)
{
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        teachers.age[i] += 1.0F;
        teachers.experience[i] += 1.0F;
        teachers.years_here[i] += 1.0F;
    }
}

/// Carries out the matches: lookers move, those on the list are hired, who left is removed.
void carry_out(Bureau& b, Teachers& teachers, Schools& schools)
{
    thread_local std::vector<std::uint8_t> stays;
    const std::size_t lookers = b.home.size();
    stays.assign(rows(teachers), 0);
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        stays[i] = teachers.move[i] == static_cast<std::uint8_t>(StaffMove::stays) ? 1 : 0;
    }
    for (std::size_t k = 0; k < lookers; ++k) {
        const std::uint32_t i = b.own_row[k];
        const std::uint32_t s = b.market.match()[k];
        if (s == unmatched) {
            ++b.left[b.home[k]]; // the school has shrunk and nobody else had room
            continue;
        }
        stays[i] = 1;
        --b.open[s];
        if (s != b.home[k]) {
            ++b.left[b.home[k]];
            teachers.school[i] = static_cast<std::uint16_t>(s);
            teachers.years_here[i] = 0.0F;
        }
    }
    keep(teachers, stays);
    std::fill(schools.from_elsewhere.begin(), schools.from_elsewhere.end(), 0.0F);
    for (std::size_t k = lookers; k < b.id.size(); ++k) {
        const std::uint32_t s = b.market.match()[k];
        if (s == unmatched) {
            continue;
        }
        --b.open[s];
        b.candidates.school[b.own_row[k]] = static_cast<std::uint16_t>(s);
        append(teachers, b.candidates, b.own_row[k]);
        schools.from_elsewhere[s] += static_cast<float>(b.elsewhere[b.own_row[k]]);
    }
}

void stand_in(Bureau& b, Teachers& teachers, Schools& schools, const StaffMarket& market,
              const RecruitParams& params, const Tick& t)
{
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        schools.vacant[s] = 0.0F;
        for (std::uint32_t k = 0; k < b.open[s]; ++k) {
            const PersonId id = person_id(Origin::stand_in, static_cast<std::uint32_t>(s),
                                          static_cast<std::uint32_t>(t.year), k);
            if (static_cast<double>(t.draw.uniform(Stream::candidates_count, t.year, id)) >=
                params.stand_in_share) {
                schools.vacant[s] += 1.0F;
                continue;
            }
            const std::size_t i = rows(teachers);
            resize(teachers, i + 1);
            teachers.id[i] = id;
            teachers.school[i] = static_cast<std::uint16_t>(s);
            draw_effectiveness(teachers, i, Stream::candidate_traits, market.spread, t.draw);
            draw_newcomer_career(teachers, i, t.draw);
            teachers.experience[i] = 0.0F;
        }
    }
}

} // namespace

void recruit(Teachers& teachers, Schools& schools, const Effects& effects,
             const StaffMarket& market, const RecruitParams& params, const Tick& t)
{
    t.enter("recruit");
    thread_local Bureau bureau;
    Bureau& b = bureau;
    const ListLength list = list_length(effects, schools, market, params, t);
    set_posts(schools, effects);
    release_surplus(teachers, schools, params);
    count_places(b, teachers, schools);
    draw_candidates(b, list, market, params, t);
    gather_lookers(b, teachers);
    const Borrowed<float> wishes(Market::room_for(b.id.size(), compulsory_rows(schools)));
    b.market.open(b.id.size(), compulsory_rows(schools), wishes.all());
    rank(b, teachers, schools, effects, market, params, t);
    const std::size_t lookers = b.home.size();
    b.market.settle(b.open, b.lottery, b.id, [&](std::size_t k, std::size_t s) {
        return k < lookers && b.home[k] == s ? incumbent : b.value[k];
    });
    grow_older(teachers);
    carry_out(b, teachers, schools);
    stand_in(b, teachers, schools, market, params, t);
    std::fill(schools.staff.begin(), schools.staff.end(), 0.0F);
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        schools.staff[teachers.school[i]] += 1.0F;
    }
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        schools.staff_before[s] = static_cast<float>(b.before[s]);
        schools.left_share[s] =
            b.before[s] > 0 ? static_cast<float>(b.left[s]) / static_cast<float>(b.before[s])
                            : 0.0F;
    }
}

} // namespace likvard
