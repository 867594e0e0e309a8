#include "viz/figures/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace likvard::figures {

using chart::Ink;
using chart::TextRole;
using chart::TextStyle;
using chart::Weight;

namespace {

constexpr double margin = 16.0;
constexpr double caption_size = 13.0;
constexpr double body_size = 14.0;
constexpr double title_size = 19.0;
constexpr double source_size = 11.0;
constexpr std::size_t shown_hash = 8;

} // namespace

std::string_view key(SchoolOrder order)
{
    switch (order) {
    case SchoolOrder::baseline:
        return "baseline";
    case SchoolOrder::plan:
        return "plan";
    case SchoolOrder::change:
        return "change";
    case SchoolOrder::pupils:
        return "pupils";
    case SchoolOrder::name:
        break;
    }
    return "name";
}

std::optional<SchoolOrder> school_order_named(std::string_view wanted)
{
    for (const SchoolOrder order : school_orders) {
        if (key(order) == wanted) {
            return order;
        }
    }
    return std::nullopt;
}

std::string text(const Cell& cell, int decimals, Language language)
{
    if (const auto* const words = std::get_if<std::string>(&cell)) {
        return *words;
    }
    return format_number(std::get<double>(cell), std::max(decimals, 0), language);
}

std::string_view pick(const Subject& subject, std::string_view sv, std::string_view en)
{
    return subject.options.language == Language::sv ? sv : en;
}

std::string pick_text(const Subject& subject, const std::string& sv, const std::string& en)
{
    return subject.options.language == Language::sv ? sv : en;
}

std::string title_of(const Subject& subject, const Group& group)
{
    return capitalised(pick(subject, group.title_sv, group.title_en));
}

std::string title_of(const Subject& subject, const LeverNote& lever)
{
    return pick_text(subject, lever.title_sv, lever.title_en);
}

std::string number(const Subject& subject, const OutcomeInfo& outcome, double value)
{
    return format_number(value * shown_scale(outcome.unit), shown_decimals(outcome.unit),
                         subject.options.language);
}

std::string signed_number(const Subject& subject, const OutcomeInfo& outcome, double value)
{
    const std::string plain = number(subject, outcome, value);
    const bool is_zero = plain.find_first_of("123456789") == std::string::npos;
    return value > 0.0 && !is_zero ? fmt::format("+{}", plain) : plain;
}

std::string range(const Subject& subject, const OutcomeInfo& outcome, double low, double high)
{
    return fmt::format("{} … {}", number(subject, outcome, low), number(subject, outcome, high));
}

std::string title_with_unit(const Subject& subject, const OutcomeInfo& outcome)
{
    const std::string_view unit = unit_word(outcome.unit, subject.options.language);
    const std::string name(title(outcome, subject.options.language));
    return unit.empty() || name.ends_with(unit) ? name : fmt::format("{}, {}", name, unit);
}

bool is_clear(const Band& spread)
{
    return spread.futures > 1 && (spread.low90 > 0.0 || spread.high90 < 0.0);
}

std::string source_line(const Subject& subject)
{
    const RunInfo& run = subject.view.info();
    std::string line =
        pick_text(subject, fmt::format("Simulering av {} med likvard", run.municipality),
                  fmt::format("Simulation of {} with likvard", run.municipality));
    if (!subject.version.empty()) {
        line += " " + subject.version;
    }
    const int futures = subject.view.futures();
    line += pick_text(subject,
                      fmt::format(" · {} {} · frö {}", futures,
                                  futures == 1 ? "parad framtid" : "parade framtider", run.seed),
                      fmt::format(" · {} paired {} · seed {}", futures,
                                  futures == 1 ? "future" : "futures", run.seed));
    if (!subject.result_hash.empty()) {
        line += pick_text(subject, " · resultat ", " · result ") +
                subject.result_hash.substr(0, shown_hash);
    }
    return line.append(pick(subject, " · eleverna är påhittade", " · the pupils are synthetic"));
}

std::string privacy_line(const Subject& subject, int left_out)
{
    if (subject.view.shows_small_groups()) {
        return pick_text(subject, "Även grupper med färre än 10 elever visas, på begäran.",
                         "Groups of fewer than 10 pupils are shown too, as asked.");
    }
    if (left_out == 0) {
        return "";
    }
    return pick_text(subject, fmt::format("Visas inte, färre än 10 elever: {}.", left_out),
                     fmt::format("Not shown, fewer than 10 pupils: {}.", left_out));
}

Sheet::Sheet(const Subject& subject, std::string title, std::string sentence)
    : options_(subject.options), drawing_(scene_, subject.font), source_(source_line(subject)),
      left_(margin), top_(margin)
{
    scene_.theme = options_.theme;
    scene_.width = options_.width;
    scene_.title = std::move(title);
    scene_.description = std::move(sentence);
    scene_.source = source_;
    scene_.language = options_.language == Language::sv ? "sv" : "en";
    if (options_.header == Header::plain) {
        return;
    }
    const double room = right() - left();
    const TextStyle heading = style(TextRole::title);
    double y = drawing_.paragraph({left(), top_ + heading.size}, scene_.title, heading, room);
    const TextStyle body{.size = type(body_size), .role = TextRole::note};
    y = drawing_.paragraph({left(), y}, scene_.description, body, room);
    top_ = y - body.size + margin / 2.0;
}

TextStyle Sheet::style(TextRole role) const
{
    switch (role) {
    case TextRole::title:
        return {.size = type(title_size), .weight = Weight::strong, .role = role};
    case TextRole::source:
        return {.size = type(source_size), .ink = Ink::quiet, .role = role};
    case TextRole::note:
    case TextRole::unit:
    case TextRole::tick:
        return {.size = type(caption_size), .ink = Ink::quiet, .role = role};
    default:
        return {.size = type(caption_size), .role = role};
    }
}

double Sheet::right() const
{
    return options_.width - margin;
}

double Sheet::foot() const
{
    return margin + 2.0 * type(source_size);
}

double Sheet::bottom(double natural) const
{
    const double least = top_ + natural / 2.0;
    return options_.height > 0.0 ? std::max(least, options_.height - foot() - type(caption_size))
                                 : top_ + natural;
}

chart::Scene Sheet::finish(double content_bottom, const std::vector<std::string>& notes)
{
    const double room = right() - left();
    const TextStyle note = style(TextRole::note);
    double y = content_bottom + note.size + margin / 2.0;
    for (const std::string& words : notes) {
        if (!words.empty()) {
            y = drawing_.paragraph({left(), y}, words, note, room);
        }
    }
    const TextStyle small = style(TextRole::source);
    y = drawing_.paragraph({left(), y}, source_, small, room);
    scene_.height = std::max(options_.height, std::ceil(y - small.size + margin));
    return std::move(scene_);
}

chart::Scene empty_figure(const Subject& subject, std::string title, std::string why)
{
    Sheet sheet(subject, std::move(title), std::move(why));
    return sheet.finish(sheet.top());
}

} // namespace likvard::figures
