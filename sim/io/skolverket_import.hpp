// From Skolverket's tables to a municipality folder: what the tables say, and what has to be
// assumed where they are silent, marked as such.
#pragma once

#include "io/skolverket_register.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace likvard {

/// A municipality as it is imported. `assumed` names, by row of schools and of areas, the columns
/// whose cells no table gave.
struct ImportedMunicipality {
    Municipality municipality; // data_year, schools with results, areas, governance
    std::vector<std::string> assumed_schools, assumed_areas;
    bool has_coordinates = false; // of any unit
};

/// A municipality in the register: code and name.
struct MunicipalityName {
    std::uint32_t code = 0;
    std::string name;
};

/// Pupils in one grade of a school: all of them over the grades that it serves, preschool class not
/// counted.
[[nodiscard]] double pupils_per_grade(const School& school);

/// Assumed seats in a grade, where no table gives them: a tenth more than the larger of an average
/// grade and grade 9, at least eight.
[[nodiscard]] double assumed_seats(const School& school);

/// Municipalities with at least one unit that has pupils, by code.
[[nodiscard]] std::vector<MunicipalityName> municipalities_of(const Register& all);

/// Which municipality `word` means: its name (upper and lower case alike) or its code, with or
/// without leading zero. Nothing when there is none.
[[nodiscard]] std::optional<MunicipalityName>
municipality_named(const std::vector<MunicipalityName>& all, const std::string& word);

/// The units with pupils of one municipality. Rules: data/README.md of the official tables. Units
/// with the grades they serve; seats 1.10 times the pupils a grade; home areas one for each unit
/// with a preschool class; units without coordinates around the middle of the others.
[[nodiscard]] ImportedMunicipality import_municipality(const Register& all, std::uint32_t code);

/// Its key as a folder name: ASCII letters and digits.
[[nodiscard]] std::string folder_key(const std::string& name);

/// Writes municipality.toml, schools.csv, results.csv, areas.csv and governance.csv into `folder`,
/// each whole or not at all. Errors: OutputError, IoError.
void write_municipality(const ImportedMunicipality& imported, const std::filesystem::path& folder);

} // namespace likvard
