#include "cli_find.hpp"

#include "core/check.hpp"
#include "io/nearest.hpp"

#include <cstdlib>

namespace likvard {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> existing(const std::vector<fs::path>& candidates)
{
    std::vector<fs::path> found;
    for (const fs::path& candidate : candidates) {
        std::error_code ignored;
        if (fs::is_directory(candidate, ignored)) {
            found.push_back(candidate);
        }
    }
    return found;
}

/// What is in the folders, by the names that people would type.
std::vector<std::string> names_in(const std::vector<fs::path>& folders)
{
    std::vector<std::string> names;
    for (const fs::path& folder : folders) {
        std::error_code ignored;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
            if (entry.is_directory(ignored) || entry.path().extension() == ".toml") {
                names.push_back(entry.path().stem().string());
            }
        }
    }
    return names;
}

} // namespace

std::vector<fs::path> scenario_folders()
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe) // nobody changes the environment of this process
    const char* const data = std::getenv("LIKVARD_DATA");
    if (data != nullptr && *data != '\0') {
        return existing({fs::path(data) / "scenarios", data});
    }
    std::vector<fs::path> source = existing({fs::path(LIKVARD_SOURCE_DIR) / "scenarios"});
    if (!source.empty()) {
        return source;
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path share = program.parent_path().parent_path() / "share" / "likvard";
    return existing({share / "scenarios", share});
}

namespace {

/// A file of the program's own, in the folder of the scenarios or beside it.
std::optional<fs::path> own_file(const std::string& path)
{
    for (const fs::path& folder : scenario_folders()) {
        for (const fs::path& candidate : {folder / path, folder.parent_path() / path}) {
            std::error_code ignored;
            if (fs::exists(candidate, ignored)) {
                return candidate;
            }
        }
    }
    return std::nullopt;
}

} // namespace

fs::path program_file(const std::string& path)
{
    if (const auto found = own_file(path)) {
        return *found;
    }
    throw InputMissing(path + ": this file of likvard's own is not there");
}

std::shared_ptr<const Posterior> own_posterior(bool priors)
{
    const std::string file = "calibration/posterior.csv";
    if (priors) {
        return nullptr;
    }
    if (const auto found = own_file(file)) {
        return std::make_shared<const Posterior>(read_posterior(*found));
    }
    throw InputMissing(file + ": the calibrated draws that come with likvard are not there; "
                              "--priors draws from the priors instead");
}

std::vector<double> central_parameters(bool priors)
{
    Scenario nothing;
    nothing.posterior = own_posterior(priors);
    return central_of(nothing);
}

std::string text(const std::shared_ptr<const Posterior>& posterior)
{
    return posterior ? "posterior " + posterior->hash : "priors";
}

std::optional<fs::path> look_for(const std::string& name, const std::vector<fs::path>& folders)
{
    std::error_code ignored;
    if (fs::exists(name, ignored)) {
        return name;
    }
    if (name.empty() || name.find('/') != std::string::npos) {
        return std::nullopt;
    }
    for (const fs::path& folder : folders) {
        for (const fs::path& candidate : {folder / name, folder / (name + ".toml")}) {
            if (fs::exists(candidate, ignored)) {
                return candidate;
            }
        }
    }
    return std::nullopt;
}

fs::path find_input(const std::string& name, const std::vector<fs::path>& folders)
{
    std::optional<fs::path> found = look_for(name, folders);
    if (!found) {
        throw InputMissing(missing_text(name, folders));
    }
    return *std::move(found);
}

fs::path default_municipality()
{
    return find_input("botkyrka", scenario_folders());
}

std::string missing_text(const std::string& name, const std::vector<fs::path>& folders)
{
    const std::string nearest = nearest_of(fs::path(name).stem().string(), names_in(folders));
    return name + ": there is no such file or folder" +
           (nearest.empty() ? "" : " (nearest that comes with likvard: " + nearest + ")");
}

} // namespace likvard
