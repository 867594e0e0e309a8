// The ground that virtual trials stand on: two worlds with the same luck, one in which something is
// done to the schools, and what a researcher could measure in them.
#pragma once

#include "calibration/validation/cases.hpp"
#include "model/lever_context.hpp"
#include "model/world.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace likvard {

/// What is done at the schools reached in a year of full dose.
using Treatment = void (*)(std::span<const double> size, const LeverContext&, Effects&);

/// Schools (rows of the municipality) that are treated in the school years [from, to], counted from
/// the first after the data year as 1.
struct Wave {
    std::vector<std::size_t> schools;
    int from = 1, to = 1;
};

/// Two arms of one municipality and future.
class TwoWorlds {
public:
    TwoWorlds(const Case& c, Treatment treatment, double size, const std::vector<Wave>& waves);
    ~TwoWorlds();
    TwoWorlds(const TwoWorlds&) = delete;
    TwoWorlds& operator=(const TwoWorlds&) = delete;
    TwoWorlds(TwoWorlds&&) = delete;
    TwoWorlds& operator=(TwoWorlds&&) = delete;

    void advance(); // both, one school year
    [[nodiscard]] const World& without() const { return without_; }
    [[nodiscard]] const World& with() const { return with_; }
    [[nodiscard]] const Case& of() const { return *case_; }
    [[nodiscard]] int year() const { return year_; } // 0: the data year

private:
    struct Uses;
    const Case* case_;
    World without_, with_;
    std::unique_ptr<Uses> uses_;
    int year_ = 0;
};

/// A test in language or mathematics as it is taken in June: skill and an error of measurement,
/// which is the same in both worlds. Reliability about 0.85.
enum class Subject : std::uint8_t { language, maths };
[[nodiscard]] double test_score(const TwoWorlds& worlds, const Pupils& pupils, std::size_t i,
                                Subject subject);

/// visit(untreated pupils, treated pupils, row) for everybody who was in school this year, leavers
/// too. Their grade column is one up since June, but for the leavers.
void for_pupils(const TwoWorlds& worlds,
                const std::function<void(const Pupils&, const Pupils&, std::size_t, int)>& visit);

/// Draws `share` of the numbers 0 … count-1 with the trial's own dice.
[[nodiscard]] std::vector<bool> drawn(std::size_t count, double share, const Case& c,
                                      std::uint32_t n);

/// A number that no other school, class or pupil of any case has.
[[nodiscard]] std::uint64_t unique_id(const Case& c, std::uint64_t local);

} // namespace likvard
