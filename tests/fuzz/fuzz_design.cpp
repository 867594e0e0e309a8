// Any bytes as a design of a sweep, and the rows of its CSV after a line of "----".
#include "fuzz/folder.hpp"
#include "io/design_reader.hpp"
#include "run/sweep_rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace likvard;
    static const bool ready = [] {
        fuzz::folder().write("plan.toml", "municipality = \"m\"\nyears = [2025, 2027]\n"
                                          "[levers.resource_team]\n");
        return true;
    }();
    fuzz::require(ready);
    constexpr std::string_view line = "\n----\n";
    const std::string_view text = fuzz::text_of(data, size);
    const std::size_t cut = text.find(line);
    const auto file = fuzz::folder().write("design.toml", text.substr(0, cut));
    fuzz::folder().write("rows.csv",
                         cut == std::string_view::npos ? "" : text.substr(cut + line.size()));
    try {
        const Design design = read_design(file);
        constexpr int small = 8;
        const bool is_small =
            design.size <= small && design.levels <= small && design.factors.size() <= 3;
        if (is_small) {
            const SweepTable table = table_of(design);
            for (const SweepRow& row : table.rows) {
                fuzz::require(plan_of(design, row).levers.size() == design.plan.levers.size());
            }
        }
    } catch (const DataError& error) {
        fuzz::require(!error.faults().empty());
    } catch (const InputMissing&) {
    }
    return 0;
}
