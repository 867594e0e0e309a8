// Career teachers in Swedish as a second language (förstelärare i sva) at schools with low results,
// as in Umeå: a teacher of the school gets a post with a higher pay and leads colleagues' work.
//
// It acts on language of pupils with foreign background, by a third of that on everybody's
// learning, and on how many teachers leave, as the net row says; retention is the larger part. The
// row is a level on national tests after about three years of such posts and is divided by 1.68 to
// be a yearly input. One post does for about fifteen teachers. The state's grant pays, so nothing
// is matched. Left out: the lessons that a career teacher no longer gives.
#include "model/lever_context.hpp"

#include <array>

namespace likvard {
namespace {

enum Field : std::size_t { posts, per_month };
constexpr std::array fields{
    FieldInfo{"posts", Unit::fte, 1.0, 0.0, 10.0, true, "career teachers at each school reached"},
    FieldInfo{"per_month", Unit::sek_per_month, 10000.0, 5000.0, 30000.0, false,
              "pay supplement of a career teacher: 5,000 or, at schools with especially "
              "difficult conditions, 10,000"},
};

enum Parameter : std::size_t { effect, others, leaving, teachers_per_post };
constexpr std::array parameters{
    ParameterInfo{.key = "career_teachers_sva.effect",
                  .unit = Unit::sd_per_year,
                  .low = -0.012,
                  .high = 0.054,
                  .prior = normal(0.018, 0.015),
                  .meaning =
                      "gain of pupils with foreign background in language at a school with career "
                      "teachers",
                  .source = "career-teacher reform (IFAU 2020:3) and Handledning for larande (IFAU "
                            "2015:23): level 0.03 (0.025) after about three years, divided by 1.68",
                  .standing = Standing::derived},
    ParameterInfo{.key = "career_teachers_sva.others",
                  .unit = Unit::sd_per_year,
                  .low = -0.006,
                  .high = 0.018,
                  .prior = normal(0.006, 0.006),
                  .meaning = "gain of every pupil at such a school, part of the former",
                  .source = "the same row: level 0.01 for others, divided by 1.68",
                  .standing = Standing::derived},
    ParameterInfo{.key = "career_teachers_sva.leaving",
                  .unit = Unit::probability,
                  .low = -0.035,
                  .high = 0.005,
                  .prior = normal(-0.015, 0.008),
                  .meaning = "change in a teacher's yearly probability of leaving such a school",
                  .source = "part of the net row; IFAU 2020:3 finds -0.02 (0.01)",
                  .standing = Standing::derived},
    ParameterInfo{.key = "career_teachers_sva.teachers_per_post",
                  .unit = Unit::teachers_per_fte,
                  .low = 5.0,
                  .high = 40.0,
                  .prior = fixed(15.0),
                  .meaning = "teachers for whom one career teacher makes a full dose",
                  .source =
                      "modelling choice: one teacher in seven held a career post in 2016, half of "
                      "them here",
                  .standing = Standing::judgement},
};

constexpr std::array<std::string_view, 3> channels{"learning", "learning_second_language",
                                                   "leaving"};
constexpr std::array<std::string_view, 1> cost_items{"supplements"};

void apply(std::span<const double> values, const LeverContext& c, Effects& effects)
{
    for (const std::uint16_t s : c.now) {
        const double dose = covered(values[posts] * c.parameters[teachers_per_post],
                                    static_cast<double>(c.schools.staff[s])) *
                            c.dose();
        const double beyond = c.parameters[effect] - c.parameters[others];
        add_learning(effects, s, c.parameters[others] * dose);
        effects.learning_second_language[s] += static_cast<float>(beyond * dose);
        effects.leaving[s] += static_cast<float>(c.parameters[leaving] * dose);
    }
}

void cost(std::span<const double> values, const LeverContext& c, CostLedger& ledger)
{
    ledger.add("supplements", values[posts] * static_cast<double>(c.now.size()) *
                                  c.costs.supplement(values[per_month]));
}

} // namespace

extern const LeverType career_teachers_sva;
const LeverType career_teachers_sva{
    .key = "career_teachers_sva",
    .title_sv = "Förstelärare i svenska som andraspråk",
    .title_en = "Career teachers in Swedish as a second language",
    .summary = "Teachers of second-language Swedish get career posts at schools with low "
               "results.",
    .summary_sv =
        "Lärare i svenska som andraspråk får förstelärartjänster i skolor med låga resultat.",
    .people_from = "teachers of the same school, who go on teaching there",
    .people_from_sv = "lärare på samma skola, som fortsätter att undervisa där",
    .route = Route::net,
    .lag_years = 0,
    .default_rule = TargetRule::lowest_results,
    .default_top = 4,
    .channels = channels,
    .cost_items = cost_items,
    .evidence = {0.018, -0.012, 0.054, Unit::sd_per_year, Strength::quasi_experimental,
                 "Gronqvist, Hensvik & Thoresson (IFAU 2020:3; not of second-language posts), "
                 "Handledning for larande (IFAU 2015:23)",
                 "career_teachers_sva.effect"},
    .fields = fields,
    .parameters = parameters,
    .apply = apply,
    .cost = cost,
};

} // namespace likvard
