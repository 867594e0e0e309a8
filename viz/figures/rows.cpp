#include "viz/figures/rows.hpp"

#include <algorithm>

namespace likvard::figures {

using chart::Anchor;
using chart::Ink;
using chart::Plane;
using chart::TextRole;
using chart::TextStyle;
using chart::Weight;

namespace {

constexpr double row_step = 1.85; // of the label's size
constexpr double gap = 12.0;
constexpr int most_ticks = 6;
constexpr double to_middle = 0.36; // from a baseline to the middle of small letters, of the size
constexpr double dot_radius = 4.5;
constexpr double widest_label_share = 0.4;
constexpr double widest_narrow_label_share = 0.46; // where there are no notes

struct Widths {
    double label = 0.0, value = 0.0, note = 0.0;
    bool has_notes = true; // on a telephone there is no room for them
};

TextStyle strong(TextStyle style)
{
    style.weight = Weight::strong;
    return style;
}

Widths widths_of(Sheet& sheet, const std::vector<Row>& rows, const RowHeads& heads)
{
    const TextStyle label = sheet.style(TextRole::label);
    const TextStyle head = sheet.style(TextRole::unit);
    chart::Drawing& draw = sheet.draw();
    Widths widths{
        .label = 0.0, .value = draw.width(heads.value, head), .note = draw.width(heads.note, head)};
    for (const Row& row : rows) {
        widths.label = std::max(widths.label, draw.width(row.label, label));
        widths.value = std::max(widths.value, draw.width(row.value, strong(label)));
        widths.note = std::max(widths.note, draw.width(row.note, label));
    }
    const double room = sheet.right() - sheet.left() - heads.room_right;
    const double widest = widths.label;
    widths.label = std::min(widest, widest_label_share * room);
    constexpr double least_plane_share = 0.3;
    const double left = room - widths.label - widths.value - widths.note - 4.0 * gap;
    widths.has_notes = widths.note > 0.0 && left >= least_plane_share * room;
    if (!widths.has_notes) {
        widths.note = 0.0;
        // Wider labels as long as the axis has room for its unit.
        const double spare = room - widths.value - 4.0 * gap - draw.width(heads.axis, head);
        widths.label = std::min(
            widest, std::clamp(spare, widest_label_share * room, widest_narrow_label_share * room));
    }
    return widths;
}

void draw_arms(chart::Drawing& draw, const Plane& plane, const Row& row, double y)
{
    const double from = plane.x(row.baseline);
    const double to = plane.x(row.plan);
    constexpr double quiet_opacity = 0.55;
    draw.add(chart::Line{.points = {{from, y}, {to, y}},
                         .ink = row.clear ? Ink::plan : Ink::baseline,
                         .width = 2.0});
    draw.add(chart::Dot{
        .centre = {from, y}, .radius = dot_radius, .ink = Ink::baseline, .filled = false});
    draw.add(chart::Dot{.centre = {to, y},
                        .radius = dot_radius - 1.0,
                        .ink = Ink::plan,
                        .filled = true,
                        .opacity = row.clear ? 1.0 : quiet_opacity});
}

void draw_interval(chart::Drawing& draw, const Plane& plane, const Row& row, double y)
{
    const Ink ink = row.clear ? Ink::plan : Ink::baseline;
    constexpr double thickness = 8.0;
    draw.add(chart::Line{
        .points = {{plane.x(row.low90), y}, {plane.x(row.high90), y}}, .ink = ink, .width = 1.5});
    draw.add(chart::Bar{.box = {plane.x(row.low50), y - thickness / 2.0,
                                plane.x(row.high50) - plane.x(row.low50), thickness},
                        .ink = ink,
                        .hatched = row.judgement,
                        .opacity = row.judgement ? 1.0 : chart::band_50_opacity});
    draw.add(chart::Dot{
        .centre = {plane.x(row.plan), y}, .radius = dot_radius, .ink = ink, .filled = row.clear});
}

/// Right edges of the columns to the right of the plane.
struct RightEdges {
    double value = 0.0, note = 0.0;
};

/// The label cut to its column. What stands in brackets at its end tells it from its namesakes and
/// is kept: "Skogsbacks… (18534178)".
std::string fitted_label(const chart::Drawing& draw, const std::string& label,
                         const TextStyle& style, double most)
{
    const std::size_t bracket = label.ends_with(')') ? label.rfind(" (") : std::string::npos;
    if (bracket == std::string::npos || draw.width(label, style) <= most) {
        return draw.shortened(label, style, most);
    }
    const std::string tail = label.substr(bracket);
    const std::string head =
        draw.shortened(label.substr(0, bracket), style, most - draw.width(tail, style));
    return head.empty() ? draw.shortened(label, style, most) : head + tail;
}

/// A row's label and numbers around the middle line `y`.
void draw_words(Sheet& sheet, const Row& row, const Widths& widths, const RightEdges& edges,
                double y)
{
    chart::Drawing& draw = sheet.draw();
    const TextStyle label = sheet.style(TextRole::label);
    const double baseline = y + to_middle * label.size;
    draw.text({sheet.left(), baseline}, fitted_label(draw, row.label, label, widths.label), label);
    TextStyle value = row.clear ? strong(label) : label;
    value.anchor = Anchor::end;
    value.role = TextRole::value;
    value.ink = row.clear ? Ink::text : Ink::quiet;
    draw.text({edges.value, baseline}, row.value, value);
    if (widths.has_notes) {
        TextStyle note = label;
        note.anchor = Anchor::end;
        note.ink = Ink::quiet;
        draw.text({edges.note, baseline}, row.note, note);
    }
}

} // namespace

RowAxis row_axis(double low, double high)
{
    RowAxis axis;
    axis.ticks = chart::round_ticks(low, high, most_ticks);
    axis.low = axis.ticks.front();
    axis.high = axis.ticks.back();
    axis.decimals = chart::tick_decimals(axis.ticks);
    return axis;
}

double rows_height(const Sheet& sheet, std::size_t count)
{
    const double size = sheet.style(TextRole::label).size;
    constexpr double heads_and_axis = 4.0; // of the size: the heads above and the ticks below
    return (static_cast<double>(count) * row_step + heads_and_axis) * size;
}

double draw_rows(Sheet& sheet, const Subject& subject, double top, const std::vector<Row>& rows,
                 const RowAxis& axis, const RowHeads& heads, RowMarks marks)
{
    chart::Drawing& draw = sheet.draw();
    const Widths widths = widths_of(sheet, rows, heads);
    const TextStyle label = sheet.style(TextRole::label);
    const TextStyle head = sheet.style(TextRole::unit);
    const double step = row_step * label.size;
    const double right = sheet.right() - heads.room_right;
    const double note_at = right - widths.note;
    const double value_at = note_at - (widths.note > 0.0 ? gap : 0.0) - widths.value;
    const double plane_left = sheet.left() + widths.label + gap;
    const Plane plane{.box = {plane_left, top + 1.9 * head.size, value_at - 2.0 * gap - plane_left,
                              static_cast<double>(rows.size()) * step},
                      .left = axis.low,
                      .right = axis.high,
                      .low = static_cast<double>(rows.size()),
                      .high = 0.0};
    const double head_y = plane.box.y - 0.7 * head.size;
    draw.text({plane.box.x, head_y}, heads.axis, head);
    TextStyle to_the_right = head;
    to_the_right.anchor = Anchor::end;
    draw.text({value_at + widths.value, head_y}, heads.value, to_the_right);
    if (widths.has_notes) {
        draw.text({right, head_y}, heads.note, to_the_right);
    }
    chart::value_axis_below(
        draw, plane, axis.ticks,
        [&](double tick) { return format_number(tick, axis.decimals, subject.options.language); },
        head.size);
    if (marks == RowMarks::intervals) {
        draw.add(
            chart::Line{.points = {{plane.x(0.0), plane.box.y}, {plane.x(0.0), plane.box.bottom()}},
                        .ink = Ink::text,
                        .width = 1.5});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = plane.box.y + (static_cast<double>(i) + 0.5) * step;
        marks == RowMarks::arms ? draw_arms(draw, plane, rows[i], y)
                                : draw_interval(draw, plane, rows[i], y);
        draw_words(sheet, rows[i], widths, {value_at + widths.value, right}, y);
        if (!rows[i].id.empty()) {
            draw.add(chart::Hit{
                .box = {sheet.left(), y - step / 2.0, sheet.right() - sheet.left(), step},
                .id = rows[i].id,
                .tip = rows[i].tip});
        }
    }
    draw.add(plane);
    return plane.box.bottom() + 2.0 * head.size;
}

double draw_key(Sheet& sheet, const Subject& subject, double top)
{
    chart::Drawing& draw = sheet.draw();
    const TextStyle label = sheet.style(TextRole::label);
    const double y = top + label.size;
    double x = sheet.left() + dot_radius;
    const auto entry = [&](Ink ink, bool filled, std::string_view words) {
        draw.add(chart::Dot{.centre = {x, y - to_middle * label.size},
                            .radius = dot_radius,
                            .ink = ink,
                            .filled = filled});
        x = draw.text({x + gap, y}, words, label).right() + 2.0 * gap;
    };
    entry(Ink::baseline, false, pick(subject, "utan plan", "baseline"));
    entry(Ink::plan, true, pick(subject, "plan", "plan"));
    return y + gap;
}

} // namespace likvard::figures
