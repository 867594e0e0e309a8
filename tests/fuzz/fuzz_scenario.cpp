// Any bytes as a scenario: an error in words, or a scenario that writes and reads back as itself.
#include "fuzz/folder.hpp"
#include "io/scenario_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace likvard;
    const auto file = fuzz::folder().write("plan.toml", fuzz::text_of(data, size));
    try {
        const LoadedScenario read = read_scenario(file);
        const std::string text = to_toml(read.scenario, read.municipality);
        const LoadedScenario again = read_scenario(fuzz::folder().write("again.toml", text));
        fuzz::require(to_toml(again.scenario, again.municipality) == text);
    } catch (const DataError& error) {
        fuzz::require(!error.faults().empty());
    } catch (const InputMissing&) {
    }
    return 0;
}
