#include "viz/panels/paint.hpp"

#include "viz/chart/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace likvard::view {
namespace {

using chart::Point;

/// Maps a scene's units to pixels and paints shape by shape.
class Painter {
public:
    Painter(const Ui& ui, ImDrawList& list, ImVec2 origin, chart::Theme theme)
        : ui_(ui), list_(list), origin_(origin), theme_(theme)
    {
    }

    void operator()(const chart::Band& band) const;
    void operator()(const chart::Line& line) const;
    void operator()(const chart::Dot& dot) const;
    void operator()(const chart::Bar& bar) const;
    void operator()(const chart::Text& text) const;

private:
    [[nodiscard]] float scale() const { return ui_.faces.scale; }
    [[nodiscard]] ImVec2 at(Point p) const
    {
        return {origin_.x + static_cast<float>(p.x) * scale(),
                origin_.y + static_cast<float>(p.y) * scale()};
    }
    [[nodiscard]] float length(double logical) const
    {
        return static_cast<float>(logical) * scale();
    }
    [[nodiscard]] ImU32 ink(chart::Ink ink, double opacity) const
    {
        return packed(chart::colour(ink, theme_), opacity);
    }
    void stroke(std::span<const ImVec2> points, ImU32 colour, float width) const;
    void dashes(const std::vector<ImVec2>& points, const chart::Dashes& pattern, ImU32 colour,
                float width) const;

    const Ui& ui_;
    ImDrawList& list_;
    ImVec2 origin_;
    chart::Theme theme_;
};

/// One mesh: vertices shared between neighbours, so that no seam can show, whatever the opacity.
void Painter::operator()(const chart::Band& band) const
{
    const std::size_t count = band.x.size();
    if (count < 2) {
        return;
    }
    constexpr int indices_a_quad = 6;
    const ImU32 colour = ink(band.ink, band.opacity);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list_.PrimReserve(static_cast<int>(count - 1) * indices_a_quad, static_cast<int>(count) * 2);
    const auto first = list_._VtxCurrentIdx;
    for (std::size_t i = 0; i < count; ++i) {
        list_.PrimWriteVtx(at({band.x[i], band.top[i]}), white, colour);
        list_.PrimWriteVtx(at({band.x[i], band.bottom[i]}), white, colour);
    }
    const auto index = [&](std::size_t k) {
        list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + k));
    };
    for (std::size_t i = 0; i + 1 < count; ++i) {
        for (const std::size_t k : {2 * i, 2 * i + 1, 2 * i + 2, 2 * i + 1, 2 * i + 3, 2 * i + 2}) {
            index(k);
        }
    }
}

void Painter::stroke(std::span<const ImVec2> points, ImU32 colour, float width) const
{
    list_.AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None,
                      width);
}

void Painter::dashes(const std::vector<ImVec2>& points, const chart::Dashes& pattern, ImU32 colour,
                     float width) const
{
    std::size_t part = 0;
    float left = length(pattern.front());
    std::vector<ImVec2> piece{points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        ImVec2 from = points[i - 1];
        const ImVec2 to = points[i];
        float rest = std::hypot(to.x - from.x, to.y - from.y);
        while (rest > left) {
            const float share = left / rest;
            from = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
            piece.push_back(from);
            if (part % 2 == 0) {
                stroke(piece, colour, width);
            }
            piece = {from};
            rest -= left;
            part = (part + 1) % pattern.size();
            left = std::max(length(pattern[part]), 1.0F);
        }
        left -= rest;
        piece.push_back(to);
    }
    if (part % 2 == 0 && piece.size() > 1) {
        stroke(piece, colour, width);
    }
}

void Painter::operator()(const chart::Line& line) const
{
    if (line.points.size() < 2) {
        return;
    }
    std::vector<ImVec2> points;
    points.reserve(line.points.size());
    for (const Point& p : line.points) {
        points.push_back(at(p));
    }
    const ImU32 colour = ink(line.ink, line.opacity);
    const float width = std::max(length(line.width), 1.0F);
    if (line.dashes.empty()) {
        stroke(points, colour, width);
    } else {
        dashes(points, line.dashes, colour, width);
    }
}

void Painter::operator()(const chart::Dot& dot) const
{
    constexpr double rim = 1.6;
    const ImVec2 centre = at(dot.centre);
    const float radius = length(dot.radius);
    if (dot.filled) {
        list_.AddCircleFilled(centre, radius, ink(dot.ink, dot.opacity));
        return;
    }
    list_.AddCircleFilled(centre, radius, ink(chart::Ink::panel, 1.0));
    list_.AddCircle(centre, radius - length(rim) / 2.0F, ink(dot.ink, dot.opacity), 0, length(rim));
}

void Painter::operator()(const chart::Bar& bar) const
{
    const ImVec2 from = at({bar.box.x, bar.box.y});
    const ImVec2 to = at({bar.box.right(), bar.box.bottom()});
    const ImU32 colour = ink(bar.ink, bar.opacity);
    if (!bar.hatched) {
        list_.AddRectFilled(from, to, colour);
        return;
    }
    for (const auto& [a, b] : chart::hatch_lines(bar.box)) {
        list_.AddLine(at(a), at(b), colour, std::max(length(1.0), 1.0F));
    }
    list_.AddRect(from, to, colour, 0.0F, ImDrawFlags_None, std::max(length(1.0), 1.0F));
}

// Glyph by glyph with the true advances, each glyph on a whole pixel: ImGui's own advances are
// rounded up, and a text would be wider than the scene says.
void Painter::operator()(const chart::Text& text) const
{
    const float em = length(text.size);
    const Face& face = ui_.faces.nearest(em, text.weight);
    const float zoom = em / face.em;
    const float size = face.glyphs->FontSize * zoom;
    const ImU32 colour = ink(text.ink, 1.0);
    const double share = text.anchor == chart::Anchor::start    ? 0.0
                         : text.anchor == chart::Anchor::middle ? 0.5
                                                                : 1.0;
    const ImVec2 start = at({text.at.x - share * text.width, text.at.y});
    const float top = std::floor(start.y - face.glyphs->Ascent * zoom + 0.5F);
    double pen = 0.0;
    for (const char32_t c : chart::code_points(text.text)) {
        const ImVec2 place{std::floor(start.x + static_cast<float>(pen) + 0.5F), top};
        face.glyphs->RenderChar(&list_, size, place, colour, static_cast<ImWchar>(c));
        const std::u32string one(1, c);
        pen += ui_.faces.measure->width(chart::utf8(one), static_cast<double>(em), text.weight);
    }
}

bool inside(const chart::Box& box, double x, double y)
{
    return x >= box.x && x <= box.right() && y >= box.y && y <= box.bottom();
}

void log_texts(Ui& ui, std::string_view id, const chart::Scene& scene, ImVec2 origin)
{
    constexpr double margin = 1.0;
    for (const chart::Shape& shape : scene.shapes) {
        const auto* text = std::get_if<chart::Text>(&shape);
        if (text == nullptr) {
            continue;
        }
        const chart::Box box = chart::box_of(*text);
        const bool fits = box.x >= -margin && box.right() <= scene.width + margin &&
                          box.y >= -margin && box.bottom() <= scene.height + margin;
        log_rect(ui, Role::text, id, text->text, {},
                 {origin.x + ui.px(box.x), origin.y + ui.px(box.y)},
                 {origin.x + ui.px(box.right()), origin.y + ui.px(box.bottom())}, fits);
    }
}

} // namespace

void paint(const Ui& ui, const chart::Scene& scene, ImDrawList& list, ImVec2 origin)
{
    const Painter painter(ui, list, origin, scene.theme);
    for (const chart::Shape& shape : scene.shapes) {
        std::visit(painter, shape);
    }
}

namespace {

/// Paints the scene as one item; where its upper left corner is.
ImVec2 paint_item(Ui& ui, const std::string& id, const chart::Scene& scene)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::Dummy({std::max(ui.px(scene.width), 1.0F), std::max(ui.px(scene.height), 1.0F)});
    log_item(ui, Role::figure, id, scene.title, scene.description);
    paint(ui, scene, *ImGui::GetWindowDrawList(), origin);
    log_texts(ui, id + ".text", scene, origin);
    return origin;
}

/// One place as a control of its own, which mouse and keyboard reach alike; true when chosen.
bool place(Ui& ui, const std::string& id, const chart::Hit& hit, const std::string& value)
{
    constexpr double nearly = 1.0;
    constexpr double least = 4.0;
    const ImVec2 size{std::max(ui.px(hit.box.width), ui.px(least)),
                      std::max(ui.px(hit.box.height), ui.px(least))};
    const bool chosen = ImGui::InvisibleButton((id + "." + hit.id).c_str(), size);
    focus_ring(ui, std::fabs(hit.box.width - hit.box.height) < nearly);
    log_item(ui, Role::place, id + "." + hit.id, hit.tip, value);
    if (!hit.tip.empty() && (ImGui::IsItemHovered() || has_keyboard())) {
        tip(ui, hit.tip);
    }
    return chosen;
}

} // namespace

void figure(Ui& ui, std::string_view id, const chart::Scene& scene)
{
    const ImVec2 origin = paint_item(ui, std::string(id), scene);
    if (!ImGui::IsItemHovered()) {
        return;
    }
    const ImVec2 mouse = ImGui::GetMousePos();
    const auto scale = static_cast<double>(ui.faces.scale);
    const double x = static_cast<double>(mouse.x - origin.x) / scale;
    const double y = static_cast<double>(mouse.y - origin.y) / scale;
    for (const chart::Hit& hit : scene.hits) {
        if (inside(hit.box, x, y) && !hit.tip.empty()) {
            return tip(ui, hit.tip);
        }
    }
}

std::string choose_in_figure(Ui& ui, std::string_view id, const chart::Scene& scene,
                             const std::function<std::string(const chart::Hit&)>& value)
{
    const std::string name(id);
    const ImVec2 origin = paint_item(ui, name, scene);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    std::string chosen;
    for (const chart::Hit& hit : scene.hits) {
        ImGui::SetCursorScreenPos({origin.x + ui.px(hit.box.x), origin.y + ui.px(hit.box.y)});
        if (place(ui, name, hit, value ? value(hit) : std::string())) {
            chosen = hit.id;
        }
    }
    ImGui::SetCursorScreenPos(after);
    return chosen;
}

} // namespace likvard::view
