#include "model/processes/teach.hpp"

#include "core/kernels.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <array>
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

float experience_gain(float years, const TeachParams& params)
{
    constexpr double y5 = 5.0;
    constexpr double y15 = 15.0;
    const auto y = static_cast<double>(years);
    double gain = params.gain_y15;
    if (y < 1.0) {
        gain = y * params.gain_y1;
    } else if (y < y5) {
        gain = params.gain_y1 + (params.gain_y5 - params.gain_y1) * (y - 1.0) / (y5 - 1.0);
    } else if (y < y15) {
        gain = params.gain_y5 + (params.gain_y15 - params.gain_y5) * (y - y5) / (y15 - y5);
    }
    return static_cast<float>(gain);
}

/// What each teacher of a school is worth, and how much of the week is taken.
struct Staff {
    std::vector<std::uint32_t> word; // keyed by teacher; ranks teachers for a slot
    std::vector<float> language, maths, fresh, load;
    std::vector<std::int32_t> offer;     // scratch of pick
    const RowKernels* kernels = nullptr; // looked up once a school: a pick is short

    void read(const Teachers& teachers, std::span<const std::uint32_t> members, bool weak,
              const TeachParams& params, std::span<const std::uint32_t> words)
    {
        const std::size_t n = members.size();
        word.resize(n);
        language.resize(n);
        maths.resize(n);
        fresh.resize(n);
        kernels = &row_kernels();
        load.assign(n, 0.0F);
        offer.resize(n);
        const auto coached =
            static_cast<float>(params.coached_skill * (weak ? params.coached_weak : 1.0));
        for (std::size_t k = 0; k < n; ++k) {
            const std::uint32_t i = members[k];
            const float shared =
                experience_gain(teachers.experience[i], params) +
                (teachers.certified[i] != 0 ? 0.0F : static_cast<float>(params.uncertified)) +
                coached * teachers.coached[i];
            word[k] = words[i];
            language[k] = teachers.base_language[i] + shared;
            maths[k] = teachers.base_maths[i] + shared;
            fresh[k] = teachers.years_here[i] < 1.0F ? 1.0F : 0.0F;
        }
    }

    /// The teacher with the highest keyed draw for this slot among those with time left; when
    /// nobody has, the one with most time left.
    std::size_t pick(std::uint32_t slot, float share)
    {
        constexpr float full = 1.001F;
        std::size_t best = kernels->offer(0, word.size(),
                                          {.word = word.data(),
                                           .load = load.data(),
                                           .offer = offer.data(),
                                           .slot = slot,
                                           .multiplier = slot * odd_step | 1U,
                                           .share = share,
                                           .full = full});
        if (best == OfferRows::nobody) {
            best =
                static_cast<std::size_t>(std::min_element(load.begin(), load.end()) - load.begin());
        }
        load[best] += share;
        return best;
    }
};

/// Staffs one class and writes what its teaching is worth. Language lies with the first half of
/// the team and mathematics with the second, where there is more than one teacher.
void staff_class(Classes& classes, std::size_t c, Staff& staff, double turnover_scale,
                 const TeachParams& params)
{
    const std::size_t team = team_size(classes.grade[c]);
    const std::size_t half = team > 1 ? team / 2 : 1;
    float language = 0.0F;
    float maths = 0.0F;
    float fresh = 0.0F;
    for (std::size_t k = 0; k < team; ++k) {
        const std::size_t who =
            staff.pick(classes.id[c] * static_cast<std::uint32_t>(largest_team + 1) +
                           static_cast<std::uint32_t>(k),
                       1.0F / static_cast<float>(team));
        language += team == 1 || k < half ? staff.language[who] : 0.0F;
        maths += team == 1 || k >= half ? staff.maths[who] : 0.0F;
        fresh += staff.fresh[who];
    }
    fresh /= static_cast<float>(team);
    classes.new_share[c] = fresh;
    classes.instruction_language[c] =
        language / static_cast<float>(half) +
        static_cast<float>(params.turnover_language * turnover_scale) * fresh;
    classes.instruction_maths[c] =
        maths / static_cast<float>(half) +
        static_cast<float>(params.turnover_maths * turnover_scale) * fresh;
}

} // namespace

void teach(Classes& classes, const Teachers& teachers, const Groups& by_school,
           const Schools& schools, const TeachParams& params, const Tick& t)
{
    t.enter("teach");
    thread_local std::vector<std::uint32_t> words;
    thread_local Staff staff;
    words.resize(rows(teachers));
    fill_words(t.draw, Stream::teams, 0, 0, teachers.id, {words.data(), nullptr, nullptr, nullptr});
    std::size_t school = rows(schools); // none yet
    for (std::size_t c = 0; c < rows(classes); ++c) {
        const std::size_t s = classes.school[c];
        const bool weak = schools.weak_intake[s] != 0;
        if (s != school) {
            school = s;
            staff.read(teachers, by_school.members(s), weak, params, words);
        }
        if (by_school.members(s).empty()) {
            // Nobody is employed: cover by whoever can be found, uncertified and new.
            classes.new_share[c] = 1.0F;
            classes.instruction_language[c] =
                static_cast<float>(params.uncertified + params.turnover_language);
            classes.instruction_maths[c] =
                static_cast<float>(params.uncertified + params.turnover_maths);
            continue;
        }
        staff_class(classes, c, staff, weak ? params.turnover_weak : 1.0, params);
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
