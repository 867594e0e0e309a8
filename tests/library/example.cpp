// What a school that gets help gains: a scenario built in code, run, and read.
#include <cstdio>
#include <cstdlib>
#include <likvard.hpp>
#include <memory>

int main(int argc, char** argv)
{
    using namespace likvard;
    if (argc != 3) { // a municipality's folder and calibrated draws
        return EXIT_FAILURE;
    }
    const Municipality botkyrka = read_municipality(argv[1]);
    Scenario plan;
    plan.municipality = "botkyrka";
    plan.first_year = 2025;
    plan.last_year = 2030;
    plan.replicates = 4;
    plan.posterior = std::make_shared<const Posterior>(read_posterior(argv[2]));
    Scenario baseline = plan; // no levers
    const LeverType* const team = lever_named("resource_team");
    LeverUse use{team, {.rule = TargetRule::perceived_need, .top = 4}, {}};
    use.target.from = Month::of(2025, 8);
    use.target.until = Month::of(2031, 6);
    for (const FieldInfo& field : team->fields) {
        use.values.push_back(field.default_value);
    }
    plan.levers.push_back(use);
    Results results = prepare(plan, baseline, botkyrka);
    run(plan, baseline, botkyrka, {}, results);
    const ResultsView view(results);
    const auto passing = view.compare(Outcome::pass_all_pct, *view.municipality(), plan.last_year);
    std::printf("%+.3f %s\n", passing->difference.spread.mean, result_hash(results).c_str());
}
