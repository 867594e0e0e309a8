#include "model/processes/teach.hpp"

#include "core/kernels.hpp"
#include "core/scratch.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace likvard {
namespace {

constexpr int last_class_teacher_grade = 3; // one class teacher in F-3
constexpr int last_pair_grade = 6;          // two teachers in 4-6, six in 7-9
constexpr std::size_t largest_team = 6;
constexpr std::uint32_t odd_step = 0x9E3779B1U;

std::size_t team_size(int grade)
{
    return grade <= last_class_teacher_grade ? 1 : (grade <= last_pair_grade ? 2 : largest_team);
}

/// What each teacher is worth to a class, row by row of Teachers.
struct Worth {
    Borrowed<std::uint32_t> word; // keyed by teacher; ranks teachers for a slot
    Borrowed<float> language, maths, fresh;

    Worth(const Teachers& teachers, const Schools& schools, const TeachParams& params,
          const Draw& draw)
        : word(rows(teachers)), language(rows(teachers)), maths(rows(teachers)),
          fresh(rows(teachers))
    {
        fill_words(draw, Stream::teams, 0, 0, teachers.id,
                   {word.data(), nullptr, nullptr, nullptr});
        thread_local std::vector<float> per_coached; // by school: what full coaching gives there
        per_coached.clear();
        for (const std::uint8_t weak : schools.weak_intake) {
            per_coached.push_back(
                static_cast<float>(params.coached_skill * (weak != 0 ? params.coached_weak : 1.0)));
        }
        row_kernels().worth(0, rows(teachers),
                            {.certified = teachers.certified.data(),
                             .school = teachers.school.data(),
                             .experience = teachers.experience.data(),
                             .coached = teachers.coached.data(),
                             .base_language = teachers.base_language.data(),
                             .base_maths = teachers.base_maths.data(),
                             .years_here = teachers.years_here.data(),
                             .per_coached = per_coached.data(),
                             .language = language.data(),
                             .maths = maths.data(),
                             .fresh = fresh.data(),
                             .gain_y1 = params.gain_y1,
                             .gain_y5 = params.gain_y5,
                             .gain_y15 = params.gain_y15,
                             .uncertified = static_cast<float>(params.uncertified)});
    }
};

/// The teachers of a school, and how much of each one's week is taken.
class Staff {
public:
    void read(std::span<const std::uint32_t> members, std::span<const std::uint32_t> words)
    {
        members_ = members;
        words_ = words;
        load_.assign(members.size(), 0.0F);
        free_.resize(members.size());
        free_word_.resize(members.size());
        kernels_ = &row_kernels();
    }

    /// For each slot in turn the row of the teacher with the highest keyed draw for it among those
    /// with time left; when nobody has, of the one with most time left. Every slot takes `share`.
    void pick(std::span<const std::uint32_t> slots, float share, std::span<std::uint32_t> who)
    {
        everybody();
        for (std::size_t done = 0; done < slots.size();) {
            keep_free(share);
            while (free_count_ == 0 && done < slots.size()) {
                pick_one(share, who[done++]);
            }
            done += pick_some(slots.subspan(done), share, who.subspan(done));
        }
    }

private:
    [[nodiscard]] bool has_time(std::size_t k, float share) const
    {
        constexpr float full = 1.001F;
        return load_[k] + share <= full;
    }

    void everybody()
    {
        free_count_ = members_.size();
        for (std::size_t k = 0; k < free_count_; ++k) {
            free_[k] = static_cast<std::uint32_t>(k);
            free_word_[k] = words_[members_[k]];
        }
    }

    /// Leaves out those who have no time left. Within slots of one share nobody gets time back.
    void keep_free(float share)
    {
        std::uint32_t* const who = free_.data();
        std::uint32_t* const word = free_word_.data();
        std::size_t count = 0;
        for (std::size_t k = 0; k < free_count_; ++k) {
            const std::uint32_t member = who[k];
            word[count] = word[k];
            who[count] = member; // stays if there is time
            count += has_time(member, share) ? 1U : 0U;
        }
        free_count_ = count;
    }

    void pick_one(float share, std::uint32_t& who)
    {
        const auto least = std::min_element(load_.begin(), load_.end());
        *least += share;
        who = members_[static_cast<std::size_t>(least - load_.begin())];
    }

    /// As many slots as go with the same offers: up to the first whose teacher has no time left
    /// after those before it, since who is left out does not change how the others rank.
    std::size_t pick_some(std::span<const std::uint32_t> slots, float share,
                          std::span<std::uint32_t> who)
    {
        std::array<std::int32_t, OfferRows::slots> best{};
        for (std::size_t s = 0; s < slots.size(); ++s) {
            if (s % best.size() == 0) {
                offer(slots.subspan(s), best);
            }
            const std::int32_t first = best[s % best.size()];
            if (first == OfferRows::nobody) {
                pick_one(share, who[s]);
                return s + 1;
            }
            const std::size_t k = free_[static_cast<std::size_t>(first)];
            if (!has_time(k, share)) {
                return s;
            }
            load_[k] += share;
            who[s] = members_[k];
        }
        return slots.size();
    }

    /// The first of `slots`, as many as go together, to those with time left.
    void offer(std::span<const std::uint32_t> slots, std::span<std::int32_t> best)
    {
        std::array<std::uint32_t, OfferRows::slots> slot{};
        std::array<std::uint32_t, OfferRows::slots> multiplier{};
        const std::size_t together = std::min(slots.size(), OfferRows::slots);
        for (std::size_t s = 0; s < together; ++s) {
            slot[s] = slots[s];
            multiplier[s] = slots[s] * odd_step | 1U;
        }
        kernels_->offer(0, free_count_,
                        {.word = free_word_.data(),
                         .slot = slot.data(),
                         .multiplier = multiplier.data(),
                         .best = best.data(),
                         .wanted = together});
    }

    std::span<const std::uint32_t> members_, words_; // rows of Teachers; by row of Teachers
    std::vector<float> load_;                        // by member
    std::vector<std::uint32_t> free_, free_word_;    // members with time left
    std::size_t free_count_ = 0;
    const RowKernels* kernels_ = nullptr; // looked up once a school
};

/// What one class's teaching is worth, given its team. Language lies with the first half of the
/// team and mathematics with the second, where there is more than one teacher.
void set_teaching(Classes& classes, std::size_t c, std::span<const std::uint32_t> team,
                  const Worth& worth, double turnover_scale, const TeachParams& params)
{
    const std::size_t half = team.size() > 1 ? team.size() / 2 : 1;
    const auto sum = [](std::span<const std::uint32_t> who, const Borrowed<float>& values) {
        float all = 0.0F;
        for (const std::uint32_t i : who) {
            all += values[i];
        }
        return all;
    };
    const float fresh = sum(team, worth.fresh) / static_cast<float>(team.size());
    classes.new_share[c] = fresh;
    classes.instruction_language[c] =
        sum(team.first(half), worth.language) / static_cast<float>(half) +
        static_cast<float>(params.turnover_language * turnover_scale) * fresh;
    classes.instruction_maths[c] =
        sum(team.last(half), worth.maths) / static_cast<float>(half) +
        static_cast<float>(params.turnover_maths * turnover_scale) * fresh;
}

/// Nobody is employed: cover by whoever can be found, uncertified and new.
void cover(Classes& classes, std::size_t c, const TeachParams& params)
{
    classes.new_share[c] = 1.0F;
    classes.instruction_language[c] =
        static_cast<float>(params.uncertified + params.turnover_language);
    classes.instruction_maths[c] = static_cast<float>(params.uncertified + params.turnover_maths);
}

/// Staffs classes [begin, end), which are at one school and have teams of one size.
void staff_classes(Classes& classes, std::size_t begin, std::size_t end, Staff& staff,
                   const Worth& worth, double turnover_scale, const TeachParams& params)
{
    thread_local std::vector<std::uint32_t> slots;
    thread_local std::vector<std::uint32_t> who;
    const std::size_t team = team_size(classes.grade[begin]);
    slots.clear();
    for (std::size_t c = begin; c < end; ++c) {
        for (std::size_t k = 0; k < team; ++k) {
            slots.push_back(classes.id[c] * static_cast<std::uint32_t>(largest_team + 1) +
                            static_cast<std::uint32_t>(k));
        }
    }
    who.resize(slots.size());
    staff.pick(slots, 1.0F / static_cast<float>(team), who);
    for (std::size_t c = begin; c < end; ++c) {
        set_teaching(classes, c, std::span(who).subspan((c - begin) * team, team), worth,
                     turnover_scale, params);
    }
}

/// First class from `begin` on that does not go with it: of another school, or with another team.
std::size_t end_of_alike(const Classes& classes, std::size_t begin)
{
    std::size_t end = begin;
    while (end < rows(classes) && classes.school[end] == classes.school[begin] &&
           team_size(classes.grade[end]) == team_size(classes.grade[begin])) {
        ++end;
    }
    return end;
}

} // namespace

void teach(Classes& classes, const Teachers& teachers, const Groups& by_school,
           const Schools& schools, const TeachParams& params, const Tick& t)
{
    t.enter("teach");
    const Worth worth(teachers, schools, params, t.draw);
    thread_local Staff staff;
    std::size_t school = rows(schools); // none yet
    for (std::size_t c = 0; c < rows(classes);) {
        const std::size_t end = end_of_alike(classes, c);
        if (school != classes.school[c]) {
            school = classes.school[c];
            staff.read(by_school.members(school), worth.word.all());
        }
        if (by_school.members(school).empty()) {
            for (; c < end; ++c) {
                cover(classes, c, params);
            }
            continue;
        }
        staff_classes(classes, c, end, staff, worth,
                      schools.weak_intake[school] != 0 ? params.turnover_weak : 1.0, params);
        c = end;
    }
}

void coach(Teachers& teachers, const Effects& effects, const TeachParams& params)
{
    const auto kept = static_cast<float>(1.0 - params.coaching_decay);
    for (std::size_t i = 0; i < rows(teachers); ++i) {
        const float c = teachers.coached[i];
        teachers.coached[i] =
            std::min(1.0F, kept * c + (1.0F - c) * effects.coaching[teachers.school[i]]);
    }
}

} // namespace likvard
