// Any bytes as a store of a run and as a store of a sweep.
#include "core/check.hpp"
#include "fuzz/folder.hpp"
#include "results/result_hash.hpp"
#include "results/store.hpp"
#include "results/sweep_store.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace likvard;
    const auto file = fuzz::folder().write("results.sqlite", fuzz::text_of(data, size));
    try {
        fuzz::require(!result_hash(Store::load(file)).empty());
    } catch (const DataError& error) {
        fuzz::require(!error.faults().empty());
    } catch (const InputMissing&) {
    } catch (const IoError&) {
    }
    try {
        fuzz::require(!sweep_hash(SweepReader(file)).empty());
    } catch (const DataError& error) {
        fuzz::require(!error.faults().empty());
    } catch (const InputMissing&) {
    } catch (const IoError&) {
    }
    return 0;
}
