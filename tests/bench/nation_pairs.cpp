// A pair of futures for every municipality of a country, from official tables to stored results:
// how long it takes and how much memory, for README's "Speed". Municipalities are independent of
// each other, as in the model, so that each is made, run and forgotten by whoever is free.
//
//   nation_pairs [--pupils N] [--years A:B] [--threads N] [--pilots N] [--plan SCENARIO] --out
//   FILE.csv TABLE…
//
// --pupils N makes a country of about N pupils: the municipalities in the order of their codes,
// again and again with other luck until there are enough (default: each once). TABLE… are
// Skolverket's tables, as `likvard import` takes them. FILE.csv gets a line for each municipality,
// copy, arm and year with every outcome of the whole municipality. The plan's levers are those of a
// scenario that names no schools. Levels at the start are found by --pilots pilot replicates
// (default 3; `likvard run` takes 20, which costs more than a pair of futures).
#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/files.hpp"
#include "io/scenario_reader.hpp"
#include "io/skolverket_import.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/pilots.hpp"
#include "run/pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace likvard {
namespace {

constexpr int usage_status = 64;
constexpr int data_status = 65;
constexpr int input_status = 66;
constexpr int output_status = 73;

struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Wanted {
    double pupils = 0.0; // 0: every municipality once
    int first_year = 2025;
    int last_year = 2039;
    int threads = 0;
    int pilots = 3;
    std::string plan = LIKVARD_SOURCE_DIR "/scenarios/botkyrka_team_everywhere.toml";
    std::string out;
    std::vector<std::filesystem::path> tables;
};

int number(std::string_view option, std::string_view text, int low, int high)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) {
        throw UsageError(fmt::format("{} {}: a whole number from {} to {} is expected", option,
                                     text, low, high));
    }
    return value;
}

void set_years(Wanted& wanted, std::string_view text)
{
    constexpr int earliest = 2000;
    constexpr int latest = 2100;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        throw UsageError(fmt::format("--years {}: A:B is expected", text));
    }
    wanted.first_year = number("--years", text.substr(0, colon), earliest, latest);
    wanted.last_year = number("--years", text.substr(colon + 1), wanted.first_year, latest);
}

Wanted read_arguments(const std::vector<std::string>& words)
{
    constexpr int most_pupils = 100'000'000;
    constexpr int most_threads = 1024;
    constexpr int most_pilots = 1000;
    Wanted wanted;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const std::string& word = words[k];
        if (!word.starts_with("--")) {
            wanted.tables.emplace_back(word);
            continue;
        }
        if (k + 1 == words.size()) {
            throw UsageError(word + ": a value is expected");
        }
        const std::string& value = words[++k];
        if (word == "--pupils") {
            wanted.pupils = number(word, value, 1, most_pupils);
        } else if (word == "--years") {
            set_years(wanted, value);
        } else if (word == "--threads") {
            wanted.threads = number(word, value, 0, most_threads);
        } else if (word == "--pilots") {
            wanted.pilots = number(word, value, 0, most_pilots);
        } else if (word == "--plan") {
            wanted.plan = value;
        } else if (word == "--out") {
            wanted.out = value;
        } else {
            throw UsageError(word + ": no such option");
        }
    }
    if (wanted.out.empty() || wanted.tables.empty()) {
        throw UsageError("--out FILE.csv and Skolverket's tables are expected");
    }
    return wanted;
}

Scenario read_plan(const Wanted& wanted)
{
    Scenario plan = read_scenario(wanted.plan).scenario;
    for (const LeverUse& use : plan.levers) {
        if (use.target.rule == TargetRule::list) {
            throw UsageError(wanted.plan + ": names schools, which other municipalities lack");
        }
    }
    plan.first_year = wanted.first_year;
    plan.last_year = wanted.last_year;
    plan.replicates = 1;
    return plan;
}

/// A municipality, and how many times the country has it.
struct Piece {
    std::uint32_t code = 0;
    double pupils = 0.0;
    int copies = 1;
    std::string lines; // what is stored
    double pupil_years = 0.0;
};

/// Every municipality with compulsory pupils once, or as often as it takes to reach the pupils.
std::vector<Piece> country(const Register& all, const Wanted& wanted)
{
    std::map<std::uint32_t, double> pupils;
    for (const auto& [code, unit] : all.units) {
        if (unit.municipality_code != 0 && unit.pupils.known()) {
            pupils[unit.municipality_code] += unit.pupils.value;
        }
    }
    std::vector<Piece> pieces;
    double once = 0.0;
    for (const MunicipalityName& m : municipalities_of(all)) {
        pieces.push_back({.code = m.code, .pupils = pupils[m.code], .copies = 1, .lines = {}});
        once += pieces.back().pupils;
    }
    if (wanted.pupils > 0.0 && once > 0.0) {
        const int whole = static_cast<int>(wanted.pupils / once);
        double left = wanted.pupils - whole * once;
        for (Piece& piece : pieces) {
            piece.copies = whole + (left > 0.5 * piece.pupils ? 1 : 0);
            left -= piece.pupils;
        }
        std::erase_if(pieces, [](const Piece& piece) { return piece.copies == 0; });
    }
    // The largest first, so that nobody is left alone with one at the end.
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.pupils * a.copies > b.pupils * b.copies;
    });
    return pieces;
}

void add_lines(Piece& piece, const ArmRun& arm, std::string_view name, int copy, int data_year)
{
    for (std::size_t y = 0; y < arm.years.size(); ++y) {
        const auto& values = arm.years[y][0]; // the whole municipality
        piece.lines +=
            fmt::format("{:04},{},{},{}", piece.code, copy, name, data_year + static_cast<int>(y));
        for (const double value : values) {
            piece.lines += std::isnan(value) ? std::string(",") : fmt::format(",{}", value);
        }
        piece.lines += '\n';
        piece.pupil_years += y == 0 ? 0.0 : values[static_cast<std::size_t>(Outcome::pupils)];
    }
}

void run_piece(Piece& piece, const Register& all, const Scenario& plan, int pilots)
{
    const Municipality municipality = import_municipality(all, piece.code).municipality;
    const Prepared prepared = prepare_with_pilots(municipality, central_values(), pilots);
    Scenario baseline = plan;
    baseline.levers.clear();
    for (int copy = 0; copy < piece.copies; ++copy) {
        Future future(prepared, plan, copy);
        const PairRun pair = *run_pair(future, baseline, plan);
        add_lines(piece, pair.baseline, "baseline", copy, municipality.data_year);
        add_lines(piece, pair.plan, "plan", copy, municipality.data_year);
    }
}

void run_country(std::vector<Piece>& pieces, const Register& all, const Scenario& plan,
                 const Wanted& wanted)
{
    std::atomic<std::size_t> next{0};
    const auto workers =
        static_cast<std::size_t>(wanted.threads > 0 ? wanted.threads : core_count());
    with_threads(wanted.threads, [&] {
        for_each_item(workers, [&](std::size_t /*worker*/) {
            for (std::size_t k = next.fetch_add(1); k < pieces.size(); k = next.fetch_add(1)) {
                // One thread inside: the municipalities are what runs at the same time.
                with_threads(1, [&] { run_piece(pieces[k], all, plan, wanted.pilots); });
            }
        });
    });
}

void store(const std::vector<Piece>& pieces, const std::string& out)
{
    AtomicFile file(out);
    std::string header = "municipality,copy,arm,year";
    for (const OutcomeInfo& outcome : outcomes()) {
        header += fmt::format(",{}", outcome.key);
    }
    file.write(header + "\n");
    for (const Piece& piece : pieces) {
        file.write(piece.lines);
    }
    file.commit();
}

void report(const std::vector<Piece>& pieces, double seconds)
{
    double pupil_years = 0.0;
    double pupils = 0.0;
    for (const Piece& piece : pieces) {
        pupil_years += piece.pupil_years;
        pupils += piece.pupils * piece.copies;
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    constexpr double million = 1e6;
    constexpr double kib_in_mib = 1024.0;
    const double cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                       static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / million;
    std::cout << fmt::format("municipalities,pupils,pupil_years,seconds,cpu_seconds,peak_mib\n"
                             "{},{:.0f},{:.0f},{:.2f},{:.2f},{:.0f}\n",
                             pieces.size(), pupils, pupil_years, seconds, cpu,
                             static_cast<double>(used.ru_maxrss) / kib_in_mib);
}

int run_all_of(const std::vector<std::string>& words)
{
    const auto start = std::chrono::steady_clock::now();
    const Wanted wanted = read_arguments(words);
    const Scenario plan = read_plan(wanted);
    const Register all = read_register(wanted.tables);
    if (plan.first_year <= all.data_year) {
        throw UsageError(fmt::format("--years {}:{}: the tables are of {}, so that the first year "
                                     "is {} or later",
                                     plan.first_year, plan.last_year, all.data_year,
                                     all.data_year + 1));
    }
    std::vector<Piece> pieces = country(all, wanted);
    run_country(pieces, all, plan, wanted);
    store(pieces, wanted.out);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    report(pieces, took.count());
    return 0;
}

int guarded(const std::vector<std::string>& words)
{
    const auto fails = [](const std::exception& error, int status) {
        std::cerr << "nation_pairs: " << error.what() << "\n";
        return status;
    };
    try {
        return run_all_of(words);
    } catch (const UsageError& error) {
        return fails(error, usage_status);
    } catch (const InputMissing& error) {
        return fails(error, input_status);
    } catch (const DataError& error) {
        return fails(error, data_status);
    } catch (const std::exception& error) {
        return fails(error, output_status);
    }
}

} // namespace
} // namespace likvard

int main(int argc, char** argv)
{
    return likvard::guarded(std::vector<std::string>(argv + 1, argv + argc));
}
