// Where scenarios and municipalities are looked for when a bare name is given.
#pragma once

#include "run/posterior.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace likvard {

/// Folders of the program's own data, those that exist: LIKVARD_DATA, else the source tree's
/// scenarios, else share/likvard beside the program.
[[nodiscard]] std::vector<std::filesystem::path> scenario_folders();

/// A file of the program's own data by its path in the source tree, from where scenario_folders
/// looks. Throws InputMissing when it is not there.
[[nodiscard]] std::filesystem::path program_file(const std::string& path);

/// The calibrated draws that come with the program; nothing where `priors` are asked for. Throws
/// InputMissing when they are not there, DataError when the file is damaged.
[[nodiscard]] std::shared_ptr<const Posterior> own_posterior(bool priors);

/// Central values of all parameters: the calibrated means, or those of the priors, in the order of
/// parameters(). Throws as own_posterior does.
[[nodiscard]] std::vector<double> central_parameters(bool priors);

/// What is drawn from, for those who repeat a run: "priors", or "posterior" and the file's hash.
[[nodiscard]] std::string text(const std::shared_ptr<const Posterior>& posterior);

/// A path as it was given when it exists, else a file or folder of that name (with .toml or
/// without) in one of `folders`, else nothing.
[[nodiscard]] std::optional<std::filesystem::path>
look_for(const std::string& name, const std::vector<std::filesystem::path>& folders);

/// The same; throws InputMissing with missing_text.
[[nodiscard]] std::filesystem::path find_input(const std::string& name,
                                               const std::vector<std::filesystem::path>& folders);

/// The municipality that is meant when none is named. Throws InputMissing when it is not there.
[[nodiscard]] std::filesystem::path default_municipality();

/// "plan.toml: there is no such file or folder", with the nearest name that there is in `folders`.
[[nodiscard]] std::string missing_text(const std::string& name,
                                       const std::vector<std::filesystem::path>& folders);

} // namespace likvard
