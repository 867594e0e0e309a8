// The importer on Skolverket's own tables: every municipality in them, in both forms.
#include "core/parallel.hpp"
#include "io/files.hpp"
#include "io/municipality_reader.hpp"
#include "io/skolverket_import.hpp"
#include "model/parameters.hpp"
#include "model/synthesis/synthesis.hpp"

#include <gtest/gtest.h>

#include <map>

namespace likvard {
namespace {

const std::string data = LIKVARD_SHARED_DATA;

std::vector<std::filesystem::path> flat_tables()
{
    return {data + "/skolverket_units_2024-25.csv", data + "/skolverket_panel_2020-2025.csv"};
}
std::vector<std::filesystem::path> downloads()
{
    return {data + "/official/underlag_for_analys_2024-25.csv",
            data + "/official/grundskola_slutbetyg_ak9_2024-25_skolenhet.csv"};
}

class Import : public ::testing::TestWithParam<const char*> {
protected:
    [[nodiscard]] static Register tables()
    {
        return read_register(GetParam() == std::string("flat") ? flat_tables() : downloads());
    }
};

TEST_P(Import, EveryMunicipalityBecomesAFolderWithoutFault)
{
    const Register all = tables();
    const auto names = municipalities_of(all);
    EXPECT_GE(names.size(), 200U);
    const test::TempFolder out;
    for (const MunicipalityName& name : names) {
        const ImportedMunicipality imported = import_municipality(all, name.code);
        const auto folder = out.path() / imported.municipality.key;
        ASSERT_FALSE(std::filesystem::exists(folder)) << folder;
        write_municipality(imported, folder);
        const auto faults = check_municipality(folder);
        EXPECT_TRUE(faults.empty()) << name.name << ": " << text(faults.front());
    }
}

INSTANTIATE_TEST_SUITE_P(Tables, Import, ::testing::Values("flat", "downloads"),
                         [](const auto& test) { return std::string(test.param); });

TEST(ImportedFigures, AreTheSameFromBothForms)
{
    const Register flat = read_register(flat_tables());
    const Register own = read_register(downloads());
    std::size_t compared = 0;
    for (const auto& [code, unit] : own.units) {
        const auto found = flat.units.find(code);
        if (found == flat.units.end() || !unit.pupils.known()) {
            continue;
        }
        ++compared;
        const OfficialUnit& other = found->second;
        for (const auto figure :
             {&OfficialUnit::pupils, &OfficialUnit::postsec_pct, &OfficialUnit::foreign_pct,
              &OfficialUnit::teachers_fte, &OfficialUnit::certified_pct, &OfficialUnit::g9_merit}) {
            EXPECT_EQ((unit.*figure).mark, (other.*figure).mark) << code;
            EXPECT_EQ((unit.*figure).value, (other.*figure).value) << code;
        }
    }
    EXPECT_GT(compared, 3000U);
}

TEST(ImportedMunicipalities, StartTheirDataYear)
{
    const Register all = read_register(flat_tables());
    const auto names = municipalities_of(all);
    const std::vector<double> values = central_values();
    std::vector<double> leavers(names.size());
    std::vector<double> expected(names.size());
    for_each_item(names.size(), [&](std::size_t k) {
        const Municipality m = import_municipality(all, names[k].code).municipality;
        const Prepared prepared = prepare_without_levels(m, values);
        const Setting setting = setting_of(prepared, values);
        const World w = start_world(prepared, setting, Draw(1, names[k].code));
        leavers[k] = static_cast<double>(rows(w.leavers.pupils));
        for (const School& school : m.schools) {
            expected[k] += grade_sizes(school)[last_compulsory_grade];
        }
    });
    for (std::size_t k = 0; k < names.size(); ++k) {
        EXPECT_EQ(leavers[k], expected[k]) << names[k].name;
    }
}

} // namespace
} // namespace likvard
