#include "model/processes/learn.hpp"

#include "core/kernels.hpp"

#include <cmath>

namespace likvard {
namespace {

constexpr int last_small_grade = 6; // class size counts half in grades 7-9
constexpr float ten_days = 10.0F;

/// What all pupils of a class share, and what one more pupil in class costs them.
struct ClassInputs {
    std::vector<float> language, maths, size;
};

void class_inputs(ClassInputs& x, const Classes& classes, const Schools& schools,
                  const Effects& effects, const MeanInputs& nation, const LearnParams& params)
{
    const std::size_t n = rows(classes);
    x.language.resize(n);
    x.maths.resize(n);
    x.size.resize(n);
    const auto peers = static_cast<float>(params.peers / params.level_years_factor);
    const auto size = static_cast<float>(params.class_size / params.level_years_factor);
    const auto mean_language = static_cast<float>(nation.language);
    const auto mean_maths = static_cast<float>(nation.maths);
    constexpr float average_class = 21.0F; // pupils; only moves a constant between two parameters
    for (std::size_t c = 0; c < n; ++c) {
        const std::size_t s = classes.school[c];
        const float shared =
            schools.leadership[s] + schools.quality[s] + peers * classes.prior_skill[c];
        x.language[c] =
            classes.instruction_language[c] + shared + effects.learning_language[s] - mean_language;
        x.maths[c] = classes.instruction_maths[c] + shared + effects.learning_maths[s] - mean_maths;
        const float weight = classes.grade[c] <= last_small_grade ? 1.0F : 0.5F;
        x.size[c] = size * weight * (static_cast<float>(classes.size[c]) - average_class);
    }
}

} // namespace

void learning_inputs(Inputs& inputs, const Pupils& pupils, const Classes& classes,
                     const Schools& schools, const Effects& effects, const MeanInputs& nation,
                     const LearnParams& params, const Tick& t)
{
    t.enter("learning_inputs");
    const std::size_t n = rows(pupils);
    inputs.language.resize(n);
    inputs.maths.resize(n);
    thread_local ClassInputs shared;
    class_inputs(shared, classes, schools, effects, nation, params);
    const ClassInputs& x = shared;
    const auto days = static_cast<float>(params.school_days) / ten_days;
    const auto absence_language = static_cast<float>(params.absence_language) * days;
    const auto absence_maths = static_cast<float>(params.absence_maths) * days;
    const auto support_language = static_cast<float>(params.support_language);
    const auto support_maths = static_cast<float>(params.support_maths);
    const auto low_education = static_cast<float>(params.class_size_low);
    for_rows(n, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t c = pupils.class_row[i];
            const float size = x.size[c] * (pupils.education[i] == 3 ? 1.0F : low_education);
            const auto served = static_cast<float>(pupils.supported[i]);
            inputs.language[i] = x.language[c] + size + absence_language * pupils.absence[i] +
                                 support_language * served;
            inputs.maths[i] =
                x.maths[c] + size + absence_maths * pupils.absence[i] + support_maths * served;
        }
    });
}

void learn(Pupils& pupils, const Inputs& inputs, double arrival_catch_up, const LearnParams& params,
           const Tick& t)
{
    t.enter("learn");
    const std::size_t n = rows(pupils);
    thread_local std::vector<float> noise[3];
    for (auto& column : noise) {
        column.resize(n);
    }
    fill_normals(t.draw, Stream::home_noise, t.year, 0, pupils.id,
                 {noise[0].data(), noise[1].data(), noise[2].data(), nullptr});
    const float* const common = noise[0].data(); // thread_local is looked up once, not per row
    const float* const own_language = noise[1].data();
    const float* const own_maths = noise[2].data();
    const auto kappa = static_cast<float>(params.kappa);
    const auto sd = static_cast<float>(params.noise_sd * std::sqrt(0.5));
    const auto p = static_cast<float>(params.permanent);
    const auto r = static_cast<float>(params.retention);
    const auto still = static_cast<float>(1.0 - arrival_catch_up);
    for_rows(n, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            pupils.home_language[i] +=
                kappa * (pupils.target_language[i] - pupils.home_language[i]) +
                sd * (common[i] + own_language[i]);
            pupils.home_maths[i] += kappa * (pupils.target_maths[i] - pupils.home_maths[i]) +
                                    sd * (common[i] + own_maths[i]);
            pupils.durable_language[i] += p * inputs.language[i];
            pupils.durable_maths[i] += p * inputs.maths[i];
            pupils.transient_language[i] =
                r * pupils.transient_language[i] + (1.0F - p) * inputs.language[i];
            pupils.transient_maths[i] =
                r * pupils.transient_maths[i] + (1.0F - p) * inputs.maths[i];
            pupils.arrival[i] *= still;
        }
    });
}

} // namespace likvard
