#include "model/processes/form_classes.hpp"

#include "core/kernels.hpp"
#include "core/row_luck.hpp"
#include "core/scratch.hpp"
#include "model/posts.hpp"
#include "model/row_kernels.hpp"
#include "model/section_order.hpp"
#include "model/section_rooms.hpp"

#include <climits>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t words_per_draw = 4;
constexpr std::uint32_t ids_per_school = 1024;
constexpr std::uint32_t ids_per_grade = 64;
static_assert(most_sections <= ids_per_grade);

/// What sections are filled from and into: by pupil, and by class.
struct Filling {
    const Pupils& pupils;
    const Draw& draw;
    const float* skill;       // of the pupils, both domains added
    std::uint32_t* class_row; // by pupil
    std::uint16_t* size;
    float* prior_skill;
};

void describe_class(const Filling& f, std::size_t c, std::size_t size, float skill)
{
    f.size[c] = static_cast<std::uint16_t>(size);
    f.prior_skill[c] = skill / static_cast<float>(size);
}

/// 1 for one section, 0 for the others.
using Sums = float __attribute__((vector_size(ordered_sections * sizeof(float))));
constexpr std::array<Sums, ordered_sections> only{Sums{1.0F, 0.0F, 0.0F, 0.0F},
                                                  {0.0F, 1.0F, 0.0F, 0.0F},
                                                  {0.0F, 0.0F, 1.0F, 0.0F},
                                                  {0.0F, 0.0F, 0.0F, 1.0F}};

/// Puts each pupil into the section it belongs to most among those with room, and gives the
/// sections' sums of skill.
Sums place(const Filling& f, std::span<const std::uint32_t> members, std::uint32_t first_class,
           FewRooms& rooms)
{
    const ThisYear* const now = f.pupils.now.data();
    Sums skill{};
    for (const std::uint32_t row : members) {
        const std::size_t best = highest_with_room[rooms.open()][now[row].sections];
        rooms.take(best);
        f.class_row[row] = first_class + static_cast<std::uint32_t>(best);
        // To every sum, nothing to the others': no branch is left to luck, and none waits in memory
        // for the next pupil.
        skill += only[best] * (0.5F * f.skill[row]);
    }
    return skill;
}

void split_in_few(const Filling& f, std::span<const std::uint32_t> members, std::size_t sections,
                  std::uint32_t first_class)
{
    FewRooms rooms(members.size(), sections);
    const Sums skill = place(f, members, first_class, rooms);
    for (std::size_t k = 0; k < sections; ++k) {
        describe_class(f, first_class + k, rooms.taken(k), skill[k]);
    }
}

/// How much some pupils belong to each of many sections, section by section. Keyed by the pupil, so
/// that sections keep their pupils when others come and go.
const std::uint32_t* belonging(const Filling& f, std::span<const std::uint32_t> members,
                               std::size_t sections)
{
    thread_local std::vector<PersonId> id;
    thread_local std::vector<std::uint32_t> word;
    const std::size_t n = members.size();
    id.clear();
    for (const std::uint32_t row : members) {
        id.push_back(f.pupils.id[row]);
    }
    const std::size_t blocks = (sections + words_per_draw - 1) / words_per_draw;
    word.resize(blocks * words_per_draw * n);
    for (std::size_t block = 0; block < blocks; ++block) {
        std::uint32_t* const first = word.data() + block * words_per_draw * n;
        fill_words(f.draw, Stream::sections, 0, static_cast<std::uint32_t>(block), id,
                   {first, first + n, first + 2 * n, first + 3 * n});
    }
    return word.data();
}

/// The same as split_in_few for any number of sections.
void split(const Filling& f, std::span<const std::uint32_t> members, std::size_t sections,
           std::uint32_t first_class)
{
    const std::uint32_t* const word = belonging(f, members, sections);
    Rooms rooms(members.size(), sections);
    std::array<float, most_sections> skill{};
    for (std::size_t j = 0; j < members.size(); ++j) {
        // The section stands below how much the pupil belongs to it, of equals the first highest,
        // so that only the largest number is asked for and no branch is left to luck.
        std::uint64_t most = 0;
        for (std::size_t k = 0; k < sections; ++k) {
            const std::uint64_t b = std::uint64_t{word[k * members.size() + j]} + 1;
            most = std::max(most, rooms.offer(k, b * ids_per_grade + (ids_per_grade - 1 - k)));
        }
        const std::size_t best = ids_per_grade - 1 - most % ids_per_grade;
        rooms.take(best);
        f.class_row[members[j]] = first_class + static_cast<std::uint32_t>(best);
        skill[best] += 0.5F * f.skill[members[j]];
    }
    for (std::size_t k = 0; k < sections; ++k) {
        describe_class(f, first_class + k, rooms.taken(k), skill[k]);
    }
}

void fill_one(const Filling& f, std::span<const std::uint32_t> members, std::uint32_t the_class)
{
    float skill = 0.0F;
    for (const std::uint32_t row : members) {
        f.class_row[row] = the_class;
        skill += 0.5F * f.skill[row];
    }
    describe_class(f, the_class, members.size(), skill);
}

void split_grade(const Filling& f, std::span<const std::uint32_t> members, std::size_t sections,
                 std::uint32_t first_class)
{
    if (sections == 1) {
        fill_one(f, members, first_class);
    } else if (sections <= ordered_sections) {
        split_in_few(f, members, sections, first_class);
    } else {
        split(f, members, sections, first_class);
    }
}

/// Draws the order of sections of those who have none: newcomers, who stand last.
void order_sections(Pupils& pupils, const Draw& draw)
{
    const auto is_known = [](ThisYear now) { return now.sections != 0; };
    const auto first = static_cast<std::size_t>(
        pupils.now.rend() - std::find_if(pupils.now.rbegin(), pupils.now.rend(), is_known));
    const auto ids = std::span<const PersonId>(pupils.id).subspan(first);
    ThisYear* const now = pupils.now.data() + first;
    for_rows_with_words<ordered_sections>(
        draw, Stream::sections, 0, 0, ids,
        [=](std::size_t begin, std::size_t end, const auto& word) {
            for (std::size_t i = begin; i < end; ++i) {
                const std::size_t k = i - begin;
                now[i].sections =
                    section_order(word[0][k], word[1][k], word[2][k], word[3][k]) & six_bits;
            }
        });
}

/// Pupils in the largest class of school `s`: the cap, and what levers take from it.
std::size_t largest_class(const Effects& effects, std::size_t s, const ClassParams& params)
{
    constexpr double smallest_cap = 5.0; // what levers ask for beyond it is more than a class
    const double asked = params.cap - static_cast<double>(effects.smaller_classes[s]);
    return static_cast<std::size_t>(std::max(smallest_cap, asked));
}

/// Eight counts in the bytes of one number: 1 in byte k where bit k is set.
constexpr auto bits_as_bytes = [] {
    std::array<std::uint64_t, 1U << RollRows::trait_count> spread{};
    for (std::size_t bits = 0; bits < spread.size(); ++bits) {
        for (std::size_t k = 0; k < RollRows::trait_count; ++k) {
            spread[bits] |= std::uint64_t{bits >> k & 1U} << k * CHAR_BIT;
        }
    }
    return spread;
}();

/// What a school's roll says of its pupils; shares are of grades 1-9, as official ones are.
struct Roll {
    std::array<std::uint32_t, RollRows::trait_count> count{};

    void take(std::span<const std::uint32_t> members, const std::uint8_t* traits)
    {
        constexpr std::size_t most_in_a_byte = 255;
        while (!members.empty()) {
            const auto some = members.first(std::min(most_in_a_byte, members.size()));
            std::uint64_t sum = 0;
            for (const std::uint32_t row : some) {
                sum += bits_as_bytes[traits[row]];
            }
            for (std::size_t k = 0; k < count.size(); ++k) {
                count[k] += static_cast<std::uint8_t>(sum >> k * CHAR_BIT);
            }
            members = members.subspan(some.size());
        }
    }
    [[nodiscard]] float of(RollRows::Trait trait) const { return static_cast<float>(count[trait]); }
};

/// What the roll counts of each pupil, in bits.
void find_roll_traits(const Borrowed<std::uint8_t>& traits, const Pupils& pupils)
{
    const RollRows columns{.traits = bits_of(pupils.traits),
                           .now = bits_of(pupils.now),
                           .absence = pupils.absence.data(),
                           .found = traits.data(),
                           .last_early_grade = last_early_grade,
                           .first_upper_grade = first_upper_grade,
                           .never_arrived = never_arrived,
                           .newly_arrived_years = newly_arrived_years,
                           .often = problem_absence};
    for_rows(traits.size(),
             [&](std::size_t begin, std::size_t end) { row_kernels().roll(begin, end, columns); });
}

void take_roll(const Groups& by_school_grade, const Pupils& pupils, Schools& schools)
{
    const Borrowed<std::uint8_t> traits(rows(pupils));
    find_roll_traits(traits, pupils);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const auto members = by_school_grade.members(s * grade_count, (s + 1) * grade_count);
        Roll roll;
        roll.take(members, traits.data());
        schools.roll_early[s] = roll.of(RollRows::early);
        schools.roll_upper[s] = roll.of(RollRows::upper);
        schools.newly_arrived[s] = roll.of(RollRows::new_here);
        schools.needs[s] = roll.of(RollRows::needs);
        schools.often_absent[s] = roll.of(RollRows::absent);
        schools.roll[s] = roll.of(RollRows::graded);
        schools.roll_all[s] = static_cast<float>(members.size());
        if (roll.of(RollRows::graded) > 0.0F) {
            schools.postsec[s] = roll.of(RollRows::post) / roll.of(RollRows::graded);
            schools.foreign[s] = roll.of(RollRows::foreign) / roll.of(RollRows::graded);
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
void form_school(Classes& classes, const Filling& filling, const Sections& sections, std::size_t s,
                 std::uint32_t& next_class)
{
    for (std::size_t g = 0; g < grade_count; ++g) {
        const auto members = classes.pupils_by_school_grade.members(s * grade_count + g);
        const std::size_t count = sections.with_posts[g];
        const std::uint32_t first_class = next_class;
        if (count == 0) {
            continue;
        }
        next_class += static_cast<std::uint32_t>(count);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t c = first_class + k;
            classes.school[c] = static_cast<std::uint16_t>(s);
            classes.grade[c] = static_cast<std::uint8_t>(g);
            classes.id[c] = static_cast<std::uint32_t>(s) * ids_per_school +
                            static_cast<std::uint32_t>(g) * ids_per_grade +
                            static_cast<std::uint32_t>(k);
        }
        split_grade(filling, members, count, first_class);
        for (std::size_t c = first_class; c < next_class; ++c) {
            classes.size_by_cap[c] =
                count == sections.by_cap[g] // no post has split it
                    ? static_cast<float>(classes.size[c])
                    : static_cast<float>(members.size()) / static_cast<float>(sections.by_cap[g]);
        }
    }
}

} // namespace

void form_classes(Classes& classes, Pupils& pupils, Schools& schools, const Effects& effects,
                  const ClassParams& params, const Tick& t)
{
    t.enter("form_classes");
    const std::size_t n = rows(pupils);
    order_sections(pupils, t.draw);
    const std::size_t school_count = compulsory_rows(schools);
    const std::uint16_t* const school = pupils.school.data();
    const ThisYear* const now = pupils.now.data();
    classes.pupils_by_school_grade.build(n, school_count * grade_count, [=](std::size_t i) {
        return std::size_t{school[i]} * grade_count + now[i].grade;
    });
    classes.pupils_by_school.build_from(classes.pupils_by_school_grade, grade_count, n,
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
    refill(classes.skill, n);
    refill(classes.of_pupil, n);
    fill_skills(classes.skill.data(), pupils);
    const Filling filling{pupils,
                          t.draw,
                          classes.skill.data(),
                          classes.of_pupil.data(),
                          classes.size.data(),
                          classes.prior_skill.data()};
    std::uint32_t next_class = 0;
    for (std::size_t s = 0; s < school_count; ++s) {
        form_school(classes, filling, sections[s], s, next_class);
    }
    take_roll(classes.pupils_by_school_grade, pupils, schools);
}

} // namespace likvard
