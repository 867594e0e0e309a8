// Tells how far a run has come: a bar with the time left on a terminal, plain lines elsewhere.
#pragma once

#include "results/phrases.hpp"

#include <chrono>
#include <string>

namespace likvard {

enum class ProgressStyle : std::uint8_t { none, lines, bar };

/// What is counted, in the plural, in both languages.
struct Counted {
    std::string_view sv, en;
};
inline constexpr Counted futures_counted{"framtider", "futures"};

class Progress {
public:
    Progress(ProgressStyle style, Language language, Counted counted = futures_counted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;

    /// `done` of `total` have been done since this object was made.
    void show(int done, int total);

private:
    ProgressStyle style_;
    Language language_;
    Counted counted_;
    std::chrono::steady_clock::time_point start_;
    int tenths_ = 0; // tenths that a line has been printed for
    bool drawn_ = false;
};

/// "45 %, 90 of 200 futures, 12 s left". `seconds_left` below 0: not known yet.
[[nodiscard]] std::string progress_text(int done, int total, double seconds_left, Language language,
                                        Counted counted);

} // namespace likvard
