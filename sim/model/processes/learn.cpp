#include "model/processes/learn.hpp"

#include "core/row_luck.hpp"
#include "model/posts.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
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
        x.size[c] = size * weight * (classes.size_by_cap[c] - average_class);
    }
}

/// What levers give to some pupils of a school, by school row; nothing where no channel is open.
bool some_are_given_more(const Effects& e)
{
    bool some = any(e.learning_needs) || any(e.learning_second_language) || any(e.learning_boys) ||
                any(e.posts);
    for (std::size_t k = 0; k < service_count; ++k) {
        some = some || any(e.places[k]);
    }
    return some;
}

/// More teachers per pupil than the staffing rule gives, as a share of it.
void extra_density(std::vector<float>& extra, const Schools& schools, const Effects& effects)
{
    extra.assign(rows(schools), 0.0F);
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const float rule = schools.posts[s] - effects.posts[s];
        extra[s] = rule > 0.0F ? posts_held(schools, effects, s) / rule : 0.0F;
    }
}

bool is_served(const Pupils& pupils, std::size_t i, Service service)
{
    return (static_cast<unsigned>(pupils.now[i].served) >> static_cast<unsigned>(service) & 1U) !=
           0;
}

/// Adds what levers give to some pupils only: needs, second language, boys, density and services.
void add_for_some(Inputs& inputs, const Pupils& pupils, const Schools& schools,
                  const Effects& effects, const LearnParams& params)
{
    constexpr double density_step = 0.1; // the parameter is stated per 10 % more teachers
    const auto density =
        static_cast<float>(params.density_low / params.level_years_factor / density_step);
    thread_local std::vector<float> extra;
    extra_density(extra, schools, effects);
    for (std::size_t i = 0; i < rows(pupils); ++i) {
        const std::size_t s = pupils.school[i];
        float both = pupils.traits[i].need != 0 ? effects.learning_needs[s] : 0.0F;
        both += pupils.traits[i].girl == 0 && pupils.now[i].grade <= last_small_grade
                    ? effects.learning_boys[s]
                    : 0.0F;
        both += pupils.traits[i].education == 3 ? 0.0F : density * extra[s];
        for (const Service service : {Service::early, Service::tutoring}) {
            both += is_served(pupils, i, service)
                        ? effects.gain[static_cast<std::size_t>(service)][s]
                        : 0.0F;
        }
        const auto guided = static_cast<std::size_t>(Service::guidance);
        inputs.language[i] +=
            both + (pupils.traits[i].background != 0 ? effects.learning_second_language[s] : 0.0F) +
            (is_served(pupils, i, Service::guidance) ? effects.gain[guided][s] : 0.0F);
        inputs.maths[i] += both;
    }
}

} // namespace

void learning_inputs(Inputs& inputs, const Pupils& pupils, const Classes& classes,
                     const Schools& schools, const Effects& effects, const MeanInputs& nation,
                     const LearnParams& params, const Tick& t)
{
    t.enter("learning_inputs");
    const std::size_t n = rows(pupils);
    refill(inputs.language, n);
    refill(inputs.maths, n);
    thread_local ClassInputs shared;
    class_inputs(shared, classes, schools, effects, nation, params);
    const auto days = static_cast<float>(params.school_days) / ten_days;
    const InputRows columns{
        .class_row = classes.of_pupil.data(),
        .traits = bits_of(pupils.traits),
        .now = bits_of(pupils.now),
        .absence = pupils.absence.data(),
        .class_language = shared.language.data(),
        .class_maths = shared.maths.data(),
        .class_size = shared.size.data(),
        .language = inputs.language.data(),
        .maths = inputs.maths.data(),
        .low_education = static_cast<float>(params.class_size_low),
        .absence_language = static_cast<float>(params.absence_language) * days,
        .absence_maths = static_cast<float>(params.absence_maths) * days,
        .support_language = static_cast<float>(params.support_language),
        .support_maths = static_cast<float>(params.support_maths),
    };
    for_rows(
        n, [&](std::size_t begin, std::size_t end) { row_kernels().inputs(begin, end, columns); });
    if (some_are_given_more(effects)) {
        add_for_some(inputs, pupils, schools, effects, params);
    }
}

void learn(Pupils& pupils, const Inputs& inputs, const Effects& effects, double arrival_catch_up,
           const LearnParams& params, const Tick& t)
{
    t.enter("learn");
    thread_local std::vector<float> left_by_school; // share of the arrival cost that is left
    left_by_school.assign(effects.catch_up.begin(), effects.catch_up.end());
    for (float& left : left_by_school) {
        left = std::max(0.0F, static_cast<float>(1.0 - arrival_catch_up) - left);
    }
    const LearnRows columns{
        .school = pupils.school.data(),
        .target_language = pupils.target_language.data(),
        .target_maths = pupils.target_maths.data(),
        .input_language = inputs.language.data(),
        .input_maths = inputs.maths.data(),
        .common = nullptr, // luck is drawn piece by piece
        .own_language = nullptr,
        .own_maths = nullptr,
        .still = left_by_school.data(),
        .home_language = pupils.home_language.data(),
        .home_maths = pupils.home_maths.data(),
        .durable_language = pupils.durable_language.data(),
        .durable_maths = pupils.durable_maths.data(),
        .transient_language = pupils.transient_language.data(),
        .transient_maths = pupils.transient_maths.data(),
        .arrival = pupils.arrival.data(),
        .kappa = static_cast<float>(params.kappa),
        .sd = static_cast<float>(params.noise_sd * std::sqrt(0.5)),
        .permanent = static_cast<float>(params.permanent),
        .retention = static_cast<float>(params.retention),
    };
    for_rows_with_normals<3>(t.draw, t.kept, Stream::home_noise, t.year, pupils.id,
                             [&](std::size_t begin, std::size_t end, const auto& luck) {
                                 LearnRows piece = columns;
                                 piece.common = luck[0];
                                 piece.own_language = luck[1];
                                 piece.own_maths = luck[2];
                                 row_kernels().learn(begin, end, piece);
                             });
}

} // namespace likvard
