#include "cli_progress.hpp"

#include "cli_terminal.hpp"

#include <fmt/format.h>

#include <cmath>

namespace likvard {

namespace {

constexpr int tenths = 10;
constexpr int bar_width = 30;
constexpr double minute = 60.0;

std::string time_text(double seconds, Language language)
{
    const char* const left = language == Language::sv ? "kvar" : "left";
    return seconds < 2.0 * minute ? fmt::format("{:.0f} s {}", std::ceil(seconds), left)
                                  : fmt::format("{:.0f} min {}", std::ceil(seconds / minute), left);
}

} // namespace

std::string progress_text(int done, int total, double seconds_left, Language language,
                          Counted counted)
{
    const double percent = 100.0 * done / total;
    std::string text = language == Language::sv
                           ? fmt::format("{:.0f} %, {} av {} {}", percent, done, total, counted.sv)
                           : fmt::format("{:.0f}%, {} of {} {}", percent, done, total, counted.en);
    if (seconds_left >= 0.0 && done < total) {
        text += ", " + time_text(seconds_left, language);
    }
    return text;
}

Progress::Progress(ProgressStyle style, Language language, Counted counted)
    : style_(style), language_(language), counted_(counted),
      start_(std::chrono::steady_clock::now())
{
}

Progress::~Progress()
{
    if (drawn_) {
        write_err("\r\x1b[K"); // the bar goes, so that what follows stands alone
    }
}

void Progress::show(int done, int total)
{
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start_;
    const double left = done > 0 ? time.count() * (total - done) / done : -1.0;
    const std::string text = progress_text(done, total, left, language_, counted_);
    if (style_ == ProgressStyle::bar) {
        const auto filled = static_cast<std::size_t>(bar_width * done / total);
        write_err(fmt::format("\r[{:<{}}] {}\x1b[K", std::string(filled, '#'), bar_width, text));
        drawn_ = true;
    } else if (style_ == ProgressStyle::lines && done * tenths / total > tenths_) {
        tenths_ = done * tenths / total;
        write_err(text + "\n");
    }
}

} // namespace likvard
