#include "model/processes/form_classes.hpp"

#include "core/kernels.hpp"
#include "model/posts.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t words_per_draw = 4;
constexpr std::size_t most_sections = 60;
constexpr std::uint32_t ids_per_school = 1024;
constexpr std::uint32_t ids_per_grade = 64;

/// How much a pupil belongs to a section: keyed by the pupil, so that sections keep their pupils
/// when others come and go. The first four come from a column that was filled for all.
std::uint32_t belonging(const Pupils& pupils, std::uint32_t row, std::size_t section,
                        const std::array<std::vector<std::uint32_t>, words_per_draw>& first,
                        const Tick& t)
{
    if (section < words_per_draw) {
        return first[section][row];
    }
    const auto block = static_cast<std::uint32_t>(section / words_per_draw);
    return t.draw.words(Stream::sections, 0, pupils.id[row], block)[section % words_per_draw];
}

/// Puts each pupil into the section it belongs to most among those with room. Rooms add up to the
/// pupils, and no two differ by more than one.
void split(Pupils& pupils, std::span<const std::uint32_t> members, std::size_t sections,
           std::uint32_t first_class,
           const std::array<std::vector<std::uint32_t>, words_per_draw>& first, const Tick& t)
{
    const std::size_t room = members.size() / sections;
    std::size_t larger = members.size() % sections; // sections that may still take one more
    std::array<std::size_t, most_sections> taken{};
    if (sections == 1) {
        for (const std::uint32_t row : members) {
            pupils.class_row[row] = first_class;
        }
        return;
    }
    for (const std::uint32_t row : members) {
        // The largest of word + 1 where there is room, 0 where there is none: no branch to miss.
        std::size_t best = 0;
        std::uint64_t most = 0;
        const std::size_t limit = room + (larger > 0 ? 1U : 0U);
        for (std::size_t k = 0; k < sections; ++k) {
            const std::uint64_t b = std::uint64_t{belonging(pupils, row, k, first, t)} + 1;
            const std::uint64_t offer = taken[k] < limit ? b : 0;
            best = offer > most ? k : best;
            most = offer > most ? offer : most;
        }
        larger -= taken[best] == room ? 1U : 0U;
        ++taken[best];
        pupils.class_row[row] = first_class + static_cast<std::uint32_t>(best);
    }
}

/// Pupils in the largest class of school `s`: the cap, and what levers take from it.
std::size_t largest_class(const Effects& effects, std::size_t s, const ClassParams& params)
{
    constexpr double smallest_cap = 5.0; // what levers ask for beyond it is more than a class
    const double asked = params.cap - static_cast<double>(effects.smaller_classes[s]);
    return static_cast<std::size_t>(std::max(smallest_cap, asked));
}

/// What a school's roll says of its pupils; shares are of grades 1-9, as official ones are. Counted
/// three to a number, since no school has two million pupils: a pupil is three additions.
struct Roll {
    static constexpr unsigned bits = 21;
    enum Place : std::size_t { all, graded, post, foreign, early, upper, new_here, needs, absent };
    std::array<std::uint64_t, 3> packed{};

    static constexpr std::uint64_t one(Place place, bool counts)
    {
        return static_cast<std::uint64_t>(counts) << (place % 3 * bits);
    }
    [[nodiscard]] std::uint32_t of(Place place) const
    {
        constexpr std::uint64_t mask = (1U << bits) - 1U;
        return static_cast<std::uint32_t>(packed[place / 3] >> (place % 3 * bits) & mask);
    }
};

void count_roll(std::vector<Roll>& rolls, const Pupils& pupils)
{
    // Without branches, which luck would decide: & where && would do.
    const Pupils& p = pupils;
    for (std::size_t i = 0, n = rows(p); i < n; ++i) {
        const std::uint8_t grade = p.grade[i];
        const bool graded = grade > 0;
        const bool later = grade > last_early_grade;
        const bool post = p.education[i] == 3;
        const bool foreign = p.background[i] != 0;
        const bool often = p.absence[i] > problem_absence;
        const bool arrived = p.arrived[i] != never_arrived;
        const bool lately = int{grade} - int{p.arrived[i]} < newly_arrived_years;
        Roll& roll = rolls[p.school[i]];
        roll.packed[0] += Roll::one(Roll::all, true) + Roll::one(Roll::graded, graded) +
                          Roll::one(Roll::post, graded & post);
        roll.packed[1] += Roll::one(Roll::foreign, graded & foreign) +
                          Roll::one(Roll::early, !later) +
                          Roll::one(Roll::upper, grade >= first_upper_grade);
        roll.packed[2] += Roll::one(Roll::new_here, arrived & lately) +
                          Roll::one(Roll::needs, p.need[i] != 0) +
                          Roll::one(Roll::absent, later & often);
    }
}

void take_roll(const Pupils& pupils, Schools& schools)
{
    thread_local std::vector<Roll> rolls;
    rolls.assign(compulsory_rows(schools), Roll{});
    count_roll(rolls, pupils);
    for (std::size_t s = 0; s < rolls.size(); ++s) {
        const auto count = [&](Roll::Place place) {
            return static_cast<float>(rolls[s].of(place));
        };
        schools.roll_early[s] = count(Roll::early);
        schools.roll_upper[s] = count(Roll::upper);
        schools.newly_arrived[s] = count(Roll::new_here);
        schools.needs[s] = count(Roll::needs);
        schools.often_absent[s] = count(Roll::absent);
        schools.roll[s] = count(Roll::graded);
        schools.roll_all[s] = count(Roll::all);
        if (rolls[s].of(Roll::graded) > 0) {
            schools.postsec[s] = count(Roll::post) / count(Roll::graded);
            schools.foreign[s] = count(Roll::foreign) / count(Roll::graded);
        }
    }
}

void describe_classes(Classes& classes, const Pupils& pupils)
{
    std::fill(classes.prior_skill.begin(), classes.prior_skill.end(), 0.0F);
    std::fill(classes.size.begin(), classes.size.end(), std::uint16_t{0});
    thread_local std::vector<float> skills;
    fill_skills(skills, pupils);
    float* const skill = classes.prior_skill.data();
    std::uint16_t* const size = classes.size.data();
    const std::uint32_t* const class_row = pupils.class_row.data();
    for (std::size_t i = 0, n = rows(pupils); i < n; ++i) {
        skill[class_row[i]] += 0.5F * skills[i];
        ++size[class_row[i]];
    }
    for (std::size_t c = 0; c < rows(classes); ++c) {
        classes.prior_skill[c] /= static_cast<float>(classes.size[c]);
        if (classes.size_by_cap[c] == 0.0F) { // no post has split it
            classes.size_by_cap[c] = static_cast<float>(classes.size[c]);
        }
    }
}

/// Sections of each grade of a school: as the cap asks, and more where posts split classes.
struct Sections {
    std::array<std::size_t, grade_count> by_cap{}, with_posts{};
};

/// Splits `more` classes of a school, one at a time, where classes are largest.
void split_more(Sections& sections, const std::array<std::size_t, grade_count>& sizes,
                std::size_t more)
{
    constexpr std::size_t smallest_class = 5;
    for (; more > 0; --more) {
        std::size_t best = grade_count;
        for (std::size_t g = 0; g < grade_count; ++g) {
            const std::size_t next = sections.with_posts[g] + 1;
            const bool can = next <= most_sections && sizes[g] >= smallest_class * next;
            if (can && (best == grade_count || sizes[g] * sections.with_posts[best] >
                                                   sizes[best] * sections.with_posts[g])) {
                best = g;
            }
        }
        if (best == grade_count) {
            return;
        }
        ++sections.with_posts[best];
    }
}

Sections sections_of(const Classes& classes, const Schools& schools, const Effects& effects,
                     std::size_t s, const ClassParams& params)
{
    const std::size_t cap = largest_class(effects, s, params);
    Sections sections;
    std::array<std::size_t, grade_count> sizes{};
    std::size_t all = 0;
    for (std::size_t g = 0; g < grade_count; ++g) {
        sizes[g] = classes.pupils_by_school_grade.members(s * grade_count + g).size();
        sections.by_cap[g] = std::min(most_sections, (sizes[g] + cap - 1) / cap);
        all += sections.by_cap[g];
    }
    sections.with_posts = sections.by_cap;
    const float rule = schools.posts[s] - effects.posts[s];
    const float split = posts_held(schools, effects, s) * static_cast<float>(params.posts_split);
    if (split > 0.0F && rule > 0.0F) {
        // As many teachers a class as the staffing rule gives.
        split_more(sections, sizes,
                   static_cast<std::size_t>(split / rule * static_cast<float>(all) + 0.5F));
    }
    return sections;
}

/// Fills the classes of a school, from `next_class` on, and puts its pupils into them.
void form_school(Classes& classes, Pupils& pupils, const Sections& sections, std::size_t s,
                 std::uint32_t& next_class,
                 const std::array<std::vector<std::uint32_t>, words_per_draw>& first, const Tick& t)
{
    for (std::size_t g = 0; g < grade_count; ++g) {
        const auto members = classes.pupils_by_school_grade.members(s * grade_count + g);
        const std::size_t count = sections.with_posts[g];
        if (count == 0) {
            continue;
        }
        const std::uint32_t first_class = next_class;
        next_class += static_cast<std::uint32_t>(count);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t c = first_class + k;
            classes.school[c] = static_cast<std::uint16_t>(s);
            classes.grade[c] = static_cast<std::uint8_t>(g);
            classes.id[c] = static_cast<std::uint32_t>(s) * ids_per_school +
                            static_cast<std::uint32_t>(g) * ids_per_grade +
                            static_cast<std::uint32_t>(k);
            classes.size_by_cap[c] =
                count == sections.by_cap[g]
                    ? 0.0F
                    : static_cast<float>(members.size()) / static_cast<float>(sections.by_cap[g]);
        }
        split(pupils, members, count, first_class, first, t);
    }
}

} // namespace

void form_classes(Classes& classes, Pupils& pupils, Schools& schools, const Effects& effects,
                  const ClassParams& params, const Tick& t)
{
    t.enter("form_classes");
    const std::size_t n = rows(pupils);
    thread_local std::array<std::vector<std::uint32_t>, words_per_draw> first;
    for (auto& column : first) {
        column.resize(n);
    }
    fill_words(t.draw, Stream::sections, 0, 0, pupils.id,
               {first[0].data(), first[1].data(), first[2].data(), first[3].data()});
    const std::size_t school_count = compulsory_rows(schools);
    const std::uint16_t* const school = pupils.school.data();
    const std::uint8_t* const grade = pupils.grade.data();
    classes.pupils_by_school_grade.build(n, school_count * grade_count, [=](std::size_t i) {
        return std::size_t{school[i]} * grade_count + grade[i];
    });
    classes.pupils_by_school.build(n, school_count,
                                   [=](std::size_t i) { return std::size_t{school[i]}; });
    thread_local std::vector<Sections> sections;
    sections.clear();
    std::size_t class_count = 0;
    for (std::size_t s = 0; s < school_count; ++s) {
        sections.push_back(sections_of(classes, schools, effects, s, params));
        for (const std::size_t count : sections.back().with_posts) {
            class_count += count;
        }
    }
    resize(classes, 0);
    resize(classes, class_count);
    std::uint32_t next_class = 0;
    for (std::size_t s = 0; s < school_count; ++s) {
        form_school(classes, pupils, sections[s], s, next_class, first, t);
    }
    take_roll(pupils, schools);
    describe_classes(classes, pupils);
}

} // namespace likvard
