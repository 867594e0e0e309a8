// Valid files changed at random: whatever comes out is read or refused with faults, never a crash,
// an endless loop or another exception. Short and repeatable; the seed is fixed.
#include "files.hpp"
#include "io/municipality_reader.hpp"
#include "io/scenario_reader.hpp"

#include <random>

namespace likvard::test {
namespace {

constexpr const char* valid_plan = R"(# en plan
base = "base.toml"
municipality = "smaby"
title = { sv = "Jämlik", en = "Equal" }
years = [2025, 2039]
[levers.resource_team]
from = "2026-01"
until = "2031-06"
fte = "7 FTE"
schools = "perceived_need"
top = 2
stay = "3 years"
[[levers.school_package]]
schools = ["33333333", "friskolan"]
budget = "3 MSEK/year"
take_up = 0.5
[levers]
marketing = { budget = 1.5e6 }
[parameters]
"learn.persist_permanent" = 0.22
)";

class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : engine_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : engine_() % limit; }

    std::string mutated(std::string text)
    {
        for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
            change(text);
        }
        return text;
    }

private:
    void change(std::string& text)
    {
        static const std::vector<std::string> pieces{
            "\"",   "'",          R"(""")", "[",        "]",     "{",
            "}",    "=",          ".",      ",",        "\n",    "\r",
            "#",    "-",          "nan",    "inf",      "1e999", "99999999999999999999",
            "\\",   "\\u0000",    "\xC3",   "\xC3\xA5", "\xFF",  std::string(1, '\0'),
            "true", "2026-01-01", "..",     "~100",     ";",     "levers",
            "base", "[[",         "e",      "0x",       "9",     "\t",
            "\x1B"};
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(12), text.size() - at);
        switch (below(6)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, pieces[below(pieces.size())]);
            break;
        case 2:
            text.replace(at, length, pieces[below(pieces.size())]);
            break;
        case 3:
            text.insert(at, text.substr(below(text.size() + 1), below(40)));
            break;
        case 4:
            text.resize(at);
            break;
        default:
            if (at < text.size()) {
                text[at] = static_cast<char>(below(256));
            }
        }
    }

    std::mt19937 engine_;
};

template <class Read> void expect_read_or_refused(const Read& read, const std::string& content)
{
    try {
        read();
    } catch (const DataError& error) {
        EXPECT_FALSE(error.faults().empty());
    } catch (const InputMissing&) {
        SUCCEED();
    } catch (const std::exception& error) {
        ADD_FAILURE() << error.what() << "\nfrom\n" << content;
    }
}

TEST(Mutation, ScenariosAreReadOrRefused)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    folder.write("base.toml", "seed = 5\n[levers.marketing]\n");
    ASSERT_TRUE(check_file(folder.write("plan.toml", valid_plan)).empty());
    Mutator mutator(1);
    constexpr int rounds = 1500;
    for (int i = 0; i < rounds; ++i) {
        const std::string content = mutator.mutated(valid_plan);
        const auto file = folder.write("plan.toml", content);
        expect_read_or_refused(
            [&file] {
                const LoadedScenario loaded = read_scenario(file);
                EXPECT_FALSE(to_toml(loaded.scenario, loaded.municipality).empty());
            },
            content);
    }
}

TEST(Mutation, SettingsAreReadOrRefused)
{
    const TempFolder folder;
    write_municipality(folder, "smaby", small_municipality());
    folder.write("base.toml", "seed = 5\n");
    const auto file = folder.write("plan.toml", valid_plan);
    Mutator mutator(2);
    constexpr int rounds = 500;
    for (int i = 0; i < rounds; ++i) {
        const std::vector<std::string> sets{
            mutator.mutated(R"(levers.school_package.1.schools=["33333333", "friskolan"])"),
            mutator.mutated("years=2025:2030")};
        expect_read_or_refused([&] { static_cast<void>(read_scenario(file, sets)); },
                               sets[0] + "\n" + sets[1]);
    }
}

TEST(Mutation, MunicipalitiesAreReadOrRefused)
{
    const TempFolder folder;
    const Files files = small_municipality();
    Mutator mutator(3);
    constexpr int rounds = 200;
    for (const auto& [name, content] : files) {
        write_municipality(folder, "smaby", files);
        for (int i = 0; i < rounds; ++i) {
            const std::string changed = mutator.mutated(content);
            folder.write("smaby/" + name, changed);
            expect_read_or_refused(
                [&folder] { static_cast<void>(read_municipality(folder.path() / "smaby")); },
                changed);
        }
    }
}

} // namespace
} // namespace likvard::test
