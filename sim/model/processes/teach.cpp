#include "model/processes/teach.hpp"

#include "core/kernels.hpp"
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

/// What experience adds: straight lines between the stepping stones. All of them are worked out, so
/// that the choice needs no branch.
float experience_gain(float years, const TeachParams& params)
{
    constexpr double y5 = 5.0;
    constexpr double y15 = 15.0;
    const auto y = static_cast<double>(years);
    const double first = y * params.gain_y1;
    const double second =
        params.gain_y1 + (params.gain_y5 - params.gain_y1) * (y - 1.0) / (y5 - 1.0);
    const double third =
        params.gain_y5 + (params.gain_y15 - params.gain_y5) * (y - y5) / (y15 - y5);
    const double settled = y < y15 ? third : params.gain_y15;
    const double after_first = y < y5 ? second : settled;
    return static_cast<float>(y < 1.0 ? first : after_first);
}

/// What each teacher is worth to a class, row by row of Teachers.
struct Worth {
    std::vector<std::uint32_t> word; // keyed by teacher; ranks teachers for a slot
    std::vector<float> language, maths, fresh;

    void read(const Teachers& teachers, const Schools& schools, const TeachParams& params,
              const Draw& draw)
    {
        const std::size_t n = rows(teachers);
        word.resize(n);
        language.resize(n);
        maths.resize(n);
        fresh.resize(n);
        fill_words(draw, Stream::teams, 0, 0, teachers.id,
                   {word.data(), nullptr, nullptr, nullptr});
        const std::array coached{static_cast<float>(params.coached_skill),
                                 static_cast<float>(params.coached_skill * params.coached_weak)};
        const auto uncertified = static_cast<float>(params.uncertified);
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t weak = schools.weak_intake[teachers.school[i]] != 0 ? 1 : 0;
            const float shared = experience_gain(teachers.experience[i], params) +
                                 (teachers.certified[i] != 0 ? 0.0F : uncertified) +
                                 coached[weak] * teachers.coached[i];
            language[i] = teachers.base_language[i] + shared;
            maths[i] = teachers.base_maths[i] + shared;
            fresh[i] = teachers.years_here[i] < 1.0F ? 1.0F : 0.0F;
        }
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
        std::size_t done = 0;
        while (done < slots.size()) {
            find_free(share);
            done += free_count_ > 0 ? pick_some(slots.subspan(done), share, who.subspan(done))
                                    : pick_one(share, who[done]);
        }
    }

private:
    [[nodiscard]] bool has_time(std::size_t k, float share) const
    {
        constexpr float full = 1.001F;
        return load_[k] + share <= full;
    }

    void find_free(float share)
    {
        free_count_ = 0;
        for (std::size_t k = 0; k < load_.size(); ++k) {
            free_[free_count_] = static_cast<std::uint32_t>(k); // stays if there is time
            free_word_[free_count_] = words_[members_[k]];
            free_count_ += has_time(k, share) ? 1U : 0U;
        }
    }

    std::size_t pick_one(float share, std::uint32_t& who)
    {
        const auto least = std::min_element(load_.begin(), load_.end());
        *least += share;
        who = members_[static_cast<std::size_t>(least - load_.begin())];
        return 1;
    }

    /// As many slots as go together: up to the first whose teacher has no time left after those
    /// before it. Who is left out of an offer does not change how the others rank.
    std::size_t pick_some(std::span<const std::uint32_t> slots, float share,
                          std::span<std::uint32_t> who)
    {
        const std::size_t together = std::min(slots.size(), OfferRows::slots);
        std::array<std::uint32_t, OfferRows::slots> slot{};
        std::array<std::uint32_t, OfferRows::slots> multiplier{};
        std::array<std::int32_t, OfferRows::slots> best{};
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
        for (std::size_t s = 0; s < together; ++s) {
            if (best[s] == OfferRows::nobody) {
                return s + pick_one(share, who[s]);
            }
            const std::size_t k = free_[static_cast<std::size_t>(best[s])];
            if (!has_time(k, share)) {
                return s;
            }
            load_[k] += share;
            who[s] = members_[k];
        }
        return together;
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
    const auto sum = [](std::span<const std::uint32_t> who, const std::vector<float>& values) {
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
    thread_local Worth worth;
    thread_local Staff staff;
    worth.read(teachers, schools, params, t.draw);
    std::size_t school = rows(schools); // none yet
    for (std::size_t c = 0; c < rows(classes);) {
        const std::size_t end = end_of_alike(classes, c);
        if (school != classes.school[c]) {
            school = classes.school[c];
            staff.read(by_school.members(school), worth.word);
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
