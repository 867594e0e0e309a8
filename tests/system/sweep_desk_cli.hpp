// A sweep on a desk of its own, run through the program: what tests of the verb sweep share.
#pragma once

#include "results/sweep_store.hpp"
#include "support/sweep_desk.hpp"
#include "system/cli_program.hpp"

#include <string>

namespace likvard::cli {

inline constexpr int rows = 30;

/// A folder with a small municipality, a plan, a design of thirty rows and the place for a sweep.
struct Desk {
    Folder folder;
    std::string design = (folder / "design.toml").string();
    std::string out = (folder / "out").string();

    Desk()
    {
        for (const auto& [name, content] : test::small_municipality()) {
            std::filesystem::create_directories(folder / "m");
            write(folder / ("m/" + name), content);
        }
        write(folder / "plan.toml", std::string(test::small_plan));
        std::string text =
            test::replaced(std::string(test::small_design), "size = 12", "size = 30");
        write(design, test::replaced(text, "replicates = 3", "replicates = 8"));
    }
    [[nodiscard]] Words sweep(const std::string& step, const Words& more = {}) const
    {
        Words words = {"sweep", step, design, "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

inline std::string hash_of(const Said& said)
{
    const std::string word = "result_hash ";
    const std::size_t at = said.out.find(word);
    return at == std::string::npos ? "none: " + said.err : said.out.substr(at + word.size(), 64);
}

/// The hash of a sweep that nobody disturbed.
inline const std::string& undisturbed()
{
    static const std::string hash = hash_of(likvard(Desk().sweep("run", {"--quiet"})));
    return hash;
}

inline std::int64_t done_in(const std::filesystem::path& file)
{
    return exists(file) ? SweepReader(file).count() : 0;
}

} // namespace likvard::cli
