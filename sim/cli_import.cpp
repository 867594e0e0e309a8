// The verb import: Skolverket's tables to municipality folders.
#include "cli_verbs.hpp"
#include "io/nearest.hpp"
#include "io/skolverket_import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace likvard {
namespace {

std::vector<std::string> names_of(const std::vector<MunicipalityName>& all)
{
    std::vector<std::string> names;
    std::transform(all.begin(), all.end(), std::back_inserter(names),
                   [](const MunicipalityName& m) { return m.name; });
    return names;
}

/// What was left out of the municipality with `code`, or of all (0); counted rather than listed
/// where there is much of it.
std::string remarks_of(const Register& all, std::uint32_t municipality)
{
    std::vector<std::string> without_pupils;
    std::vector<std::string> nowhere;
    for (const auto& [code, unit] : all.units) {
        if (unit.name.empty()) {
            continue; // in the panel alone
        }
        const std::string name = fmt::format("{} ({:08})", unit.name, code);
        const bool elsewhere = municipality != 0 && unit.municipality_code != 0 &&
                               unit.municipality_code != municipality;
        if (elsewhere) {
            continue;
        }
        if (!unit.pupils.known() || unit.pupils.value < 1.0) {
            without_pupils.push_back(name);
        } else if (unit.municipality_code == 0) {
            nowhere.push_back(name);
        }
    }
    std::string text;
    const auto add = [&](const std::vector<std::string>& units, std::string_view why) {
        constexpr std::size_t shown = 5;
        if (!units.empty()) {
            const auto some = std::span(units).first(std::min(shown, units.size()));
            text += fmt::format(
                "likvard: left out {}: {}{}\n", why, fmt::join(some, ", "),
                units.size() > shown ? fmt::format(" and {} more", units.size() - shown) : "");
        }
    };
    add(without_pupils, "for want of a number of pupils");
    add(nowhere, "because no table says in which municipality they lie");
    for (const std::string& remark : municipality == 0 ? all.remarks : std::vector<std::string>()) {
        text += fmt::format("likvard: {}\n", remark);
    }
    return text;
}

} // namespace

Answer import_verb(const ImportCommand& command)
{
    const std::vector<std::filesystem::path> files(command.files.begin(), command.files.end());
    const Register all = read_register(files);
    std::vector<MunicipalityName> chosen = municipalities_of(all);
    const bool every = command.municipality == "all";
    if (!every) {
        const auto one = municipality_named(chosen, command.municipality);
        if (!one) {
            return {.out = {},
                    .remarks = fmt::format("likvard: the tables hold no municipality \"{}\".\n"
                                           "Nearest: {}\n",
                                           command.municipality,
                                           nearest_of(command.municipality, names_of(chosen))),
                    .status = Status::bad_data};
        }
        chosen = {*one};
    }
    const std::filesystem::path out(command.out);
    std::size_t units = 0;
    for (const MunicipalityName& name : chosen) {
        const ImportedMunicipality imported = import_municipality(all, name.code);
        units += imported.municipality.schools.size();
        write_municipality(imported, every ? out / imported.municipality.key : out);
    }
    const std::string remarks =
        fmt::format("likvard: {} municipalit{}, {} units, school year {}/{:02}, in {}\n",
                    chosen.size(), chosen.size() == 1 ? "y" : "ies", units, all.data_year,
                    (all.data_year + 1) % 100, command.out) +
        remarks_of(all, every ? 0 : chosen.front().code);
    return {.out = {}, .remarks = command.quiet ? std::string() : remarks, .status = Status::fine};
}

} // namespace likvard
