#include "results/fake_results.hpp"

namespace likvard::fake {
namespace {

/// A number in [0, 1) that depends on every argument: enough disorder for a test, no more.
double noise(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d)
{
    std::uint64_t x =
        a * 0x9E3779B97F4A7C15U + b * 0xBF58476D1CE4E5B9U + c * 0x94D049BB133111EBU + d;
    for (int i = 0; i < 3; ++i) {
        x ^= x >> 29U;
        x *= 0xD6E8FEB86659FD93U;
    }
    return static_cast<double>(x >> 11U) * 0x1.0p-53;
}

double centre(Outcome outcome)
{
    switch (outcome) {
    case Outcome::merit_points:
        return 212.4;
    case Outcome::pass_all_pct:
        return 68.3;
    case Outcome::eligible_pct:
        return 79.9;
    case Outcome::pass_all_g6_pct:
        return 64.2;
    case Outcome::skill_language_sd:
        return -0.214;
    case Outcome::skill_maths_sd:
        return -0.187;
    case Outcome::problem_absence_pct:
        return 17.1;
    case Outcome::certified_pct:
        return 66.0;
    case Outcome::teacher_turnover_pct:
        return 19.3;
    case Outcome::principal_turnover_pct:
        return 27.8;
    case Outcome::gap_parents_pass_pp:
        return 24.1;
    case Outcome::gap_background_pass_pp:
        return 12.7;
    case Outcome::gap_sex_pass_pp:
        return 6.4;
    case Outcome::gap_schools_p90_p10_pp:
        return 44.0;
    case Outcome::gap_school_quarters_pass_pp:
        return 27.4;
    case Outcome::between_school_share:
        return 0.112;
    case Outcome::dissimilarity:
        return 0.431;
    case Outcome::background_r2:
        return 0.301;
    case Outcome::salsa_residual:
        return 9.8;
    case Outcome::pass_all_expected_pct:
        return 68.4;
    case Outcome::gap_school_quarters_pass_expected_pp:
        return 27.1;
    case Outcome::gap_schools_p90_p10_expected_pp:
        return 37.0;
    case Outcome::gap_school_quarters_pass_municipal_pp:
        return 26.8;
    case Outcome::gap_certified_pp:
        return 15.2;
    case Outcome::experience_years:
        return 13.1;
    case Outcome::teachers_from_elsewhere:
        return 4.0;
    default:
        return 0.0;
    }
}

double scale(Outcome outcome)
{
    const Unit unit = info(outcome).unit;
    return unit == Unit::sd || unit == Unit::share ? 0.02 : 2.0;
}

RunInfo run_info(const Options& options)
{
    RunInfo run;
    run.municipality = "Botkyrka";
    run.title_sv = "Jämlik kompetensförsörjning";
    run.title_en = "Equal supply of competence";
    run.question_sv = "Vad ger resursteam och marknadsföring?";
    run.question_en = "What do a resource team and marketing give?";
    run.seed = options.seed;
    run.first_year = options.first_year;
    run.last_year = options.last_year;
    run.plan_year = options.first_year + 2;
    run.replicates = options.replicates;
    run.input_hash = "0123abc";
    if (!options.empty_plan) {
        run.levers = {{"resource_team", "Resursteam", "Resource team", false},
                      {"marketing", "Marknadsföring", "Marketing", options.judgement}};
    }
    run.parameters = {
        {"learn.persist_permanent", "", 0.22, "beta(0.22, 0.03)", "a, \"b\"", "partial"},
        {"learn.kappa", "", 0.1, "fixed", "ours", "judgement"}};
    return run;
}

void fill_row(Results& results, Arm arm, int replicate, int year, std::size_t group)
{
    const bool acts =
        arm == Arm::plan && year >= results.info().plan_year && !results.info().levers.empty();
    const auto r = static_cast<std::uint64_t>(replicate);
    const auto y = static_cast<std::uint64_t>(year);
    for (const OutcomeInfo& outcome : outcomes()) {
        const auto o = static_cast<std::uint64_t>(outcome.id);
        double value = centre(outcome.id) + scale(outcome.id) * (noise(r, y, group, o) - 0.5);
        if (acts) {
            value += scale(outcome.id) * 0.5 * (noise(r, y + 1000, group, o) - 0.4);
        }
        results.row(arm, replicate, year, group)[static_cast<std::size_t>(outcome.id)] = value;
    }
    const bool small = results.groups()[group].label == "20000003";
    const auto count = [&](Outcome outcome, double number) {
        results.row(arm, replicate, year, group)[static_cast<std::size_t>(outcome)] = number;
    };
    count(Outcome::pupils, small ? 90.0 : 12'345.0);
    count(Outcome::leavers, small ? 9.0 : 1'234.0);
    count(Outcome::pupils_g6, small ? 10.0 : 1'300.0);
    count(Outcome::upper_secondary_starters, small ? 9.0 : 1'200.0);
    count(Outcome::national_starters_three_years, small ? 9.0 : 1'000.0);
    count(Outcome::national_starters_two_years, small ? 9.0 : 1'010.0);
    count(Outcome::adapted_pupils, small ? 9.0 : 142.0);
    count(Outcome::adapted_leavers, small ? 9.0 : 16.0);
    count(Outcome::cost_sek, acts ? 9.6e6 : 0.0);
}

void fill_facts(Results& results, int replicate)
{
    results.draws(replicate) = {0.2 + 0.001 * replicate, 0.1};
    if (results.info().levers.empty()) {
        return;
    }
    for (int year = results.info().plan_year; year <= results.info().last_year; ++year) {
        for (const Arm arm : {Arm::baseline, Arm::plan}) { // what both pay is no cost of the plan
            results.costs(replicate).push_back(
                {arm, replicate, year, year, "own_advisers", "salary", 1e6});
        }
        results.costs(replicate).push_back(
            {Arm::plan, replicate, year, year, "resource_team", "salary", 3.2e6});
        results.costs(replicate).push_back(
            {Arm::plan, replicate, year, year + 1, "resource_team", "salary", 4.9e6});
        results.costs(replicate).push_back(
            {Arm::plan, replicate, year, year, "marketing", "campaign", 1.5e6});
    }
}

} // namespace

Results results(const Options& options)
{
    Results all(
        run_info(options),
        {{Dimension::municipality, "botkyrka", "Botkyrka", "Botkyrka"},
         {Dimension::school, "20000001", "Storvretskolan", "Storvretskolan"},
         {Dimension::school, "10000002", "Björkhagaskolan", "Björkhagaskolan"},
         {Dimension::school, "20000003", "Lilla skolan", "Lilla skolan"},
         {Dimension::reach, "reached", "skolor som planen når", "schools the plan reaches"},
         {Dimension::reach, "other", "övriga kommunala skolor", "other municipal schools"}});
    for (int r = 0; r < options.replicates; ++r) {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            for (int year = options.first_year; year <= options.last_year; ++year) {
                for (std::size_t g = 0; g < all.groups().size(); ++g) {
                    fill_row(all, arm, r, year, g);
                }
            }
        }
        fill_facts(all, r);
        all.mark_done(r);
    }
    return all;
}

Results results_with_gaps(const Gaps& gaps, Options options)
{
    options.replicates = static_cast<int>(gaps.baseline.size());
    Results all = results(options);
    constexpr auto column = static_cast<std::size_t>(Outcome::gap_school_quarters_pass_pp);
    for (int r = 0; r < options.replicates; ++r) {
        const auto at = static_cast<std::size_t>(r);
        all.row(Arm::baseline, r, options.last_year, 0)[column] = gaps.baseline[at];
        all.row(Arm::plan, r, options.last_year, 0)[column] = gaps.plan[at];
    }
    return all;
}

std::vector<double> spread(double low, double high, int count)
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        values.push_back(count == 1 ? low : low + (high - low) * i / (count - 1));
    }
    return values;
}

void set(Results& results, std::size_t group, int year, Outcome outcome, double value)
{
    for (int r = 0; r < results.info().replicates; ++r) {
        for (const Arm arm : {Arm::baseline, Arm::plan}) {
            results.row(arm, r, year, group)[static_cast<std::size_t>(outcome)] = value;
        }
    }
}

} // namespace likvard::fake
