// Any bytes as one file of a municipality's folder; the first byte says which.
#include "fuzz/folder.hpp"
#include "io/municipality_reader.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace likvard;
    static const std::array<std::string, 9> names{
        "municipality.toml",   "schools.csv",    "results.csv",
        "areas.csv",           "governance.csv", "roads.csv",
        "upper_secondary.csv", "adapted.csv",    "preschools.csv"};
    if (size == 0) {
        return 0;
    }
    static const test::Files valid = [] {
        test::Files all = test::small_municipality();
        all.merge(test::other_forms());
        return all;
    }();
    const std::string& name = names.at(data[0] % names.size());
    const fuzz::Folder& folder = fuzz::folder();
    folder.write("m/" + name, fuzz::text_of(data, size).substr(1));
    try {
        static_cast<void>(read_municipality(folder / "m"));
    } catch (const DataError& error) {
        fuzz::require(!error.faults().empty());
    } catch (const InputMissing&) {
    }
    folder.write("m/" + name, valid.at(name));
    return 0;
}
