#include "viz/made_up.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace likvard::made_up {

namespace {

/// A number in [−1, 1) that depends on all arguments.
double disorder(std::size_t a, std::size_t b, std::size_t c, std::size_t d)
{
    std::uint64_t x = a * 0x9E3779B97F4A7C15U + b * 0xBF58476D1CE4E5B9U + c * 0x94D049BB133111EBU +
                      d * 0x2545F4914F6CDD1DU + 1;
    for (int i = 0; i < 3; ++i) {
        x ^= x >> 29U;
        x *= 0xD6E8FEB86659FD93U;
    }
    return static_cast<double>(x >> 11U) * 0x1.0p-52 - 1.0;
}

double centre(const OutcomeInfo& outcome, std::size_t group)
{
    switch (outcome.unit) {
    case Unit::percent:
        return 30.0 + std::fmod(static_cast<double>(group) * 7.3, 60.0);
    case Unit::pp:
        return 27.0;
    case Unit::points:
        return 180.0 + std::fmod(static_cast<double>(group) * 11.0, 90.0);
    case Unit::pupils:
        return 140.0;
    case Unit::share:
        return 0.3;
    default:
        return 5.0;
    }
}

void fill(Results& results, const Wish& wish, Arm arm, int r, int year, std::size_t g)
{
    const bool acts = arm == Arm::plan && year > results.info().first_year;
    const Group& group = results.groups()[g];
    const std::span<double> row = results.row(arm, r, year, g);
    for (const OutcomeInfo& outcome : outcomes()) {
        const auto o = static_cast<std::size_t>(outcome.id);
        const auto y = static_cast<std::size_t>(year);
        const auto replicate = static_cast<std::size_t>(r);
        if (outcome.unit == Unit::pupils) {
            const bool small = group.dimension == Dimension::school && g <= wish.small_schools;
            row[o] = small ? 9.0 : centre(outcome, g);
            continue;
        }
        const double size = outcome.unit == Unit::share ? 0.01 : 1.0;
        double value = centre(outcome, g) + 4.0 * size * disorder(replicate, y, g, o);
        if (acts) {
            const double effect = outcome.is_gap ? wish.effect : -wish.effect / 2.0;
            value += size * (effect + wish.noise * disorder(replicate, y + 5000, g, o));
        }
        row[o] = value;
    }
}

} // namespace

Results results(const Wish& wish)
{
    RunInfo run;
    run.municipality = wish.municipality;
    run.title_sv = wish.title;
    run.title_en = wish.title;
    run.question_sv = "Vad ger planen?";
    run.question_en = "What does the plan give?";
    run.first_year = 2024;
    run.last_year = wish.last_year;
    run.plan_year = 2025;
    run.replicates = wish.replicates;
    run.levers = wish.levers;
    run.parameters = {{wish.drawn, "share", 0.22, "beta(0.22, 0.03)", "a", "partial"},
                      {"learn.kappa", "", 0.1, "fixed", "ours", "judgement"}};
    std::vector<Group> groups{
        {Dimension::municipality, "all", wish.municipality, wish.municipality}};
    for (std::size_t i = 0; i < wish.schools.size(); ++i) {
        groups.push_back(
            {Dimension::school, std::to_string(20000001 + i), wish.schools[i], wish.schools[i]});
    }
    constexpr std::array quarters{"1_weakest", "2", "3", "4_strongest"};
    constexpr std::array quarters_sv{"svagaste skolkvartilen", "näst svagaste skolkvartilen",
                                     "näst starkaste skolkvartilen", "starkaste skolkvartilen"};
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        groups.push_back(
            {Dimension::school_quarter, quarters.at(i), quarters_sv.at(i), quarters.at(i)});
    }
    Results made(run, std::move(groups));
    for (int r = 0; r < wish.replicates; ++r) {
        for (int year = run.first_year; year <= run.last_year; ++year) {
            for (std::size_t g = 0; g < made.groups().size(); ++g) {
                fill(made, wish, Arm::baseline, r, year, g);
                fill(made, wish, Arm::plan, r, year, g);
            }
            if (year > run.first_year) {
                for (const LeverNote& lever : wish.levers) {
                    made.costs(r).push_back(
                        {Arm::plan, r, year, year, lever.key, "salaries", 2.5e6});
                    made.costs(r).push_back(
                        {Arm::plan, r, year, year + 1, lever.key, "salaries", 3.5e6});
                }
            }
        }
        made.draws(r) = {0.2 + 0.001 * r, 0.1};
        made.mark_done(r);
    }
    return made;
}

std::vector<std::string> names(std::size_t count)
{
    constexpr std::array some{
        "Åkerö skola",
        "Östra Göinge gemensamma grundskola för årskurserna F–9 med fritidshem",
        "Ängsskolan",
        "Malung-Sälens centralskola",
        "Öjeby",
        "Å skola",
        "Internationella Engelska Skolan Upplands Väsby (12345678)"};
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i) {
        std::string name = some.at(i % some.size());
        if (i >= some.size()) {
            name.append(" ").append(std::to_string(i));
        }
        made.push_back(std::move(name));
    }
    return made;
}

} // namespace likvard::made_up
