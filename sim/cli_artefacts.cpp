#include "cli_artefacts.hpp"

#include "cli_find.hpp"
#include "cli_terminal.hpp"
#include "core/check.hpp"
#include "io/scenario_reader.hpp"
#include "model/lever.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "run/run.hpp"
#include "run/take_apart.hpp"

#include <fmt/format.h>

namespace likvard {

namespace fs = std::filesystem;

namespace {

constexpr const char* store_name = "results.sqlite";

figures::Places places_of(const Municipality& municipality)
{
    figures::Places places;
    for (const School& school : compulsory(municipality)) {
        places.schools.push_back({.code = fmt::format("{:08}", school.code),
                                  .latitude = school.latitude,
                                  .longitude = school.longitude});
    }
    for (const Area& area : municipality.areas) {
        places.areas.push_back({area.name, area.latitude, area.longitude});
    }
    return places;
}

std::string fact(const std::map<std::string, std::string>& meta, const std::string& key)
{
    const auto found = meta.find(key);
    return found == meta.end() ? "" : found->second;
}

/// The folders in which a plan of this store may have found its municipality.
std::vector<fs::path> folders_near(const fs::path& file)
{
    const fs::path folder = fs::absolute(file).parent_path();
    return {folder, folder.parent_path(), fs::current_path(), fs::current_path() / "scenarios"};
}

} // namespace

bool is_store(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path / store_name, ignored) ||
           (path.extension() == ".sqlite" && fs::is_regular_file(path, ignored));
}

report::Run run_of_store(const fs::path& path)
{
    std::error_code ignored;
    const fs::path file = fs::is_directory(path, ignored) ? path / store_name : path;
    report::Run run{.results = Store::load(file), .origin = {}, .places = {}};
    const std::map<std::string, std::string> meta = Store::meta(file);
    if (fact(meta, "status") != "complete") {
        throw DataError({{.file = file.string(),
                          .line = 0,
                          .column = 0,
                          .key = "status",
                          .found = fact(meta, "status"),
                          .expected = "complete (likvard run … --resume goes on)",
                          .nearest = {}}});
    }
    const auto [baseline, plan] = Store::scenarios(file);
    run.origin = {.plan = plan,
                  .baseline = baseline,
                  .parameters = fact(meta, "parameters"),
                  .version = fact(meta, "program_version"),
                  .result_hash = fact(meta, "result_hash"),
                  .seed = run.results.info().seed,
                  .replicates = run.results.info().replicates};
    try {
        run.places =
            places_of(read_inputs(plan, baseline, file.string(), folders_near(file)).municipality);
    } catch (const DataError&) { // a report without a map is better than none
        run.places.reset();
    } catch (const InputMissing&) {
        run.places.reset();
    }
    return run;
}

void require_few_levers(const Scenario& plan, const std::string& label)
{
    const std::size_t levers = levers_of(plan).size();
    if (levers == 0 || levers > most_levers_apart) {
        throw DataError(
            {{.file = label,
              .line = 0,
              .column = 0,
              .key = "levers",
              .found = fmt::format("{}", levers),
              .expected = fmt::format("1 to {}: that many can be taken apart", most_levers_apart),
              .nearest = {}}});
    }
}

bool add_apart(report::Run& run, const fs::path& file, int threads, const Announce& announce)
{
    Inputs inputs =
        read_inputs(run.origin.plan, run.origin.baseline, file.string(), folders_near(file));
    require_few_levers(inputs.plan, file.string());
    inputs.plan.posterior = own_posterior(run.origin.parameters == "priors");
    if (text(inputs.plan.posterior) != run.origin.parameters) {
        throw DataError({{.file = file.string(),
                          .line = 0,
                          .column = 0,
                          .key = "parameters",
                          .found = run.origin.parameters,
                          .expected = text(inputs.plan.posterior) +
                                      ": the draws of this program (run the plan again)",
                          .nearest = {}}});
    }
    const int futures = std::min(run.origin.replicates, most_futures_apart);
    PartsOfPlan parts;
    take_apart(
        inputs.plan, inputs.baseline, inputs.municipality, futures, catch_interruptions(),
        [&](const PartsOfPlan& grown) {
            parts = grown;
            announce(grown.futures(), futures);
        },
        threads);
    const auto causes = [parts](Outcome outcome, Language language) {
        std::vector<figures::Cause> all;
        const std::vector<Band> shares = parts.shares(outcome);
        for (std::size_t k = 0; k < shares.size(); ++k) {
            const LeverType& lever = *parts.levers()[k];
            all.push_back({std::string(language == Language::sv ? lever.title_sv : lever.title_en),
                           lever.evidence.strength == Strength::judgement, shares[k]});
        }
        return all;
    };
    run.apart = {futures, causes, [parts](Outcome outcome) { return parts.whole(outcome); }};
    return parts.futures() == futures;
}

report::Run run_of_inputs(const Inputs& inputs, int threads, const Announce& announce)
{
    RunOptions options;
    options.threads = threads;
    options.cancel = &catch_interruptions();
    options.progress = announce;
    report::Run made{.results = prepare(inputs.plan, inputs.baseline, inputs.municipality),
                     .origin = {},
                     .places = places_of(inputs.municipality)};
    run(inputs.plan, inputs.baseline, inputs.municipality, options, made.results);
    made.origin = {.plan = to_toml(inputs.plan, inputs.municipality),
                   .baseline = to_toml(inputs.baseline, inputs.municipality),
                   .parameters = text(inputs.plan.posterior),
                   .version = LIKVARD_VERSION,
                   .result_hash = result_hash(made.results),
                   .seed = inputs.plan.seed,
                   .replicates = inputs.plan.replicates};
    return made;
}

} // namespace likvard
