// likvard-anchor UNITS.csv: national constants that no single municipality can give. Prints the
// thresholds and mean inputs as parameter values, and a table of official figures beside simulated
// ones. With --write-sample FILE it writes the sample of the nation instead (nation_sample.hpp).
#include "anchor_run.hpp"
#include "core/check.hpp"
#include "io/files.hpp"
#include "model/parameters.hpp"
#include "nation_sample.hpp"
#include "national.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <span>
#include <string>
#include <string_view>

namespace likvard {
namespace {

void print_row(const char* what, double wanted, double got)
{
    fmt::print("{:<44}{:>10.2f}{:>10.2f}\n", what, wanted, got);
}

// NOLINTBEGIN(readability-magic-numbers): official figures, named in the row
void print_table(const Anchor& a)
{
    fmt::print("{:<44}{:>10}{:>10}\n", "figure", "official", "simulated");
    print_row("pass all subjects, grade 9, %", 71.9, a.pass_all);
    print_row("eligible for vocational programmes, %", 84.1, a.eligible);
    print_row("merit value, points", 227.6, a.merit);
    print_row("SD of merit value", 66.0, a.merit_sd);
    print_row("pass all subjects, grade 6, %", 70.4, a.pass_all_g6);
    print_row("merit slope on post-secondary share, per pp", 1.455, a.slope_postsec);
    print_row("merit slope on foreign share, per pp", 0.271, a.slope_foreign);
    print_row("merit slope on girls, per pp", 0.253, a.slope_girls);
    print_row("residual SD of school merit", 14.7, a.residual_sd);
    print_row("pass slope on post-secondary share", 0.651, a.pass_slope_postsec);
    print_row("pass slope on foreign share", -0.055, a.pass_slope_foreign);
    print_row("between-school share of merit variance", 0.13, a.between_share);
    print_row("girls minus boys, merit", 28.0, a.girls_merit);
    print_row("girls minus boys, pass all, pp", 6.5, a.girls_pass);
    print_row("girls minus boys, eligible, pp", 1.6, a.girls_eligible);
    print_row("eligible, parents below upper secondary, %", 53.0, a.eligible_by_education[0]);
    print_row("eligible, parents upper secondary, %", 76.0, a.eligible_by_education[1]);
    print_row("eligible, parents post-secondary, %", 91.0, a.eligible_by_education[2]);
    print_row("eligible, Swedish background, %", 88.6, a.eligible_swedish);
    print_row("eligible, foreign background, %", 72.5, a.eligible_foreign);
    print_row("absent above 15 %, %", 14.0, a.absent_above_15);
    print_row("mean absence, %", 7.5, a.mean_absence);
    print_row("absent above 15 %, grade 7, %", 16.0, a.absent_by_grade[7]);
    print_row("absent above 15 %, grade 9, %", 22.0, a.absent_by_grade[9]);
    print_row("teachers who leave their school, %", 16.7, a.turnover);
    print_row("certified teachers, %", 72.6, a.certified);
    print_row("test in Swedish, grade 3, all parts, %", 69.7, a.tests[0][0]);
    print_row("test in mathematics, grade 3, all parts, %", 65.7, a.tests[0][1]);
    print_row("test in Swedish, grade 6, points", 12.2, a.tests[1][0]);
    print_row("test in mathematics, grade 6, points", 11.6, a.tests[1][1]);
    print_row("test in Swedish, grade 9, points", 12.6, a.tests[2][0]);
    print_row("test in mathematics, grade 9, points", 11.5, a.tests[2][1]);
    print_row("schools: merit with test in mathematics", 0.82, a.test_merit_correlation);
    print_row("that test's slope on post-secondary, per pp", 0.123, a.test_slope_postsec);
    print_row("that test's residual SD, points", 1.31, a.test_residual_sd);
    print_row("grade 3, mathematics: residual SD, pp", 12.75, a.test_residual_sd_g3);
    print_row("SD of language, grade 9", 1.0, a.sd_language);
    print_row("SD of mathematics, grade 9", 1.0, a.sd_maths);
}
// NOLINTEND(readability-magic-numbers)

void print_constants(const Anchor& a)
{
    for (const auto* grade : {"g9", "g6"}) {
        const auto& thresholds = grade[1] == '9' ? a.threshold_g9 : a.threshold_g6;
        for (std::size_t k = 0; k < subject_count; ++k) {
            fmt::print("\"marks.e_{}.{}\" = {:.3f}\n", grade, subjects[k], thresholds[k]);
        }
    }
}

// What the nation's mean input rests on: it is linear in each of these parameters, so that the
// slope of the mean in the parameter is the covariate.
double mean_input(const std::vector<Municipality>& nation, std::vector<double> values,
                  std::string_view key, double shift)
{
    // The mean itself, not the deviation from what is in use: without the constants.
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (parameters()[i].key.substr(0, 7) == "nation.") {
            values[i] = 0.0;
        }
    }
    if (!key.empty()) {
        values[*parameter_named(key)] += shift;
    }
    return run_anchor(nation, values, 1).mean_input_language;
}

void print_nation(const std::vector<Municipality>& nation, const std::vector<double>& values)
{
    const auto value = [&](std::string_view key) { return values[*parameter_named(key)]; };
    const double level = value("learn.level_years_factor");
    const double low = value("learn.class_size_low_education");
    const double days = value("learn.school_days") / 10.0;
    const double base = mean_input(nation, values, "", 0.0);
    const auto slope = [&](std::string_view key) {
        constexpr double step = 0.01;
        return (mean_input(nation, values, key, step) - base) / step;
    };
    const double turnover = slope("teach.turnover_language");
    const double weak = slope("teach.turnover_weak") / value("teach.turnover_language");
    const double size = level * slope("learn.class_size");
    const double size_low =
        level * slope("learn.class_size_low_education") / value("learn.class_size");
    fmt::print("\n");
    const auto print = [](std::string_view key, double number) {
        fmt::print("\"nation.{}\" = {:.4f}\n", key, number);
    };
    print("experience_1", slope("teach.experience_1"));
    print("experience_5", slope("teach.experience_5"));
    print("experience_15", slope("teach.experience_15"));
    print("uncertified", slope("teach.uncertified"));
    print("new_share", turnover - (value("teach.turnover_weak") - 1.0) * weak);
    print("new_share_weak", weak);
    print("class_size", size - low * size_low);
    print("class_size_low", size_low);
    print("peers", level * slope("learn.peers"));
    print("absence", slope("learn.absence_language") / days);
    print("supported", slope("learn.support_language"));
    print("new_principals", slope("principals.change_cost"));
}

/// Central values with the command line's KEY=VALUE put in their place.
std::vector<double> values_of(std::span<char* const> settings)
{
    std::vector<double> values = central_values();
    for (const char* const setting : settings) {
        const std::string text = setting;
        const auto equals = text.find('=');
        const auto index = parameter_named(text.substr(0, equals));
        check(index.has_value() && equals != std::string::npos, "unknown parameter");
        values[*index] = std::stod(text.substr(equals + 1));
    }
    return values;
}

void anchor(const std::vector<Municipality>& nation, const std::vector<double>& values)
{
    const Anchor anchor = run_anchor(nation, values, 1);
    print_table(anchor);
    print_constants(anchor);
    print_nation(nation, values);
}

} // namespace
} // namespace likvard

int main(int argc, char** argv)
{
    using namespace likvard;
    try {
        const std::span<char* const> words(argv, static_cast<std::size_t>(argc));
        if (words.size() < 2) {
            fmt::print(stderr, "usage: likvard-anchor UNITS.csv [KEY=VALUE …]\n"
                               "       likvard-anchor UNITS.csv --write-sample FILE\n");
            return 64;
        }
        const auto nation = read_national_units(words[1]);
        if (words.size() == 4 && std::string_view(words[2]) == "--write-sample") {
            write_file_atomically(words[3], nation_sample_csv(nation));
        } else {
            anchor(nation, values_of(words.subspan(2)));
        }
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "likvard-anchor: {}\n", error.what());
        constexpr int bad_input = 65; // as likvard itself, sysexits.h
        return bad_input;
    }
}
