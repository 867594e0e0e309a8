#include "viz/panels/ui.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <imgui_internal.h>

namespace likvard::view {
namespace {

constexpr float half = 0.5F;
constexpr float slack = 1.0F; // pixels by which rounding may exceed a box
constexpr double control_height = 28.0;

const char* begin(std::string_view words)
{
    return words.empty() ? "" : words.data();
}
const char* end(std::string_view words)
{
    return words.empty() ? begin(words) : words.data() + words.size();
}

/// An invisible name behind the visible one, as ImGui wants its ids.
std::string named(std::string_view label, std::string_view id)
{
    return std::string(label) + "###" + std::string(id);
}

void draw_text(const Ui& ui, const ImFont* font, ImVec2 at, chart::Ink ink, std::string_view words)
{
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, ui.ink(ink), begin(words),
                                        end(words));
}

/// The text over several lines, each within `width` where its words allow it. It breaks at spaces
/// alone: ImGui would break "2,5" behind its comma.
std::string broken(const ImFont* font, std::string_view words, float width)
{
    const float space = text_size(font, " ").x;
    std::string out;
    float used = 0.0F;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string_view word = words.substr(at, end - at);
        const float wide = text_size(font, word).x;
        const bool fits = used + space + wide <= width + slack;
        if (at > 0) {
            out += fits ? ' ' : '\n';
        }
        used = at > 0 && fits ? used + space + wide : wide;
        out += word;
        at = end + 1;
    }
    return out;
}

/// Presses of the arrow that goes right or down, less those of its opposite.
double steps(bool upright)
{
    const auto pressed = [](ImGuiKey key) {
        return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)) ? 1.0 : 0.0;
    };
    return upright ? pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow)
                   : pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
}

/// Whether the keyboard has something to do there.
bool is_control(Role role)
{
    switch (role) {
    case Role::text:
    case Role::headline:
    case Role::figure:
    case Role::mark:
    case Role::progress:
        return false;
    default:
        return true;
    }
}

/// Nothing is drawn in a window that is out of sight: there is no item, only the window.
bool log_unseen(Ui& ui, Role role, std::string_view id, std::string_view label,
                std::string_view value)
{
    ImGuiWindow* window = GImGui->CurrentWindow;
    if (!window->SkipItems) {
        return false;
    }
    Widget widget{role, std::string(id), std::string(label), std::string(value)};
    widget.visible = false;
    widget.window = window->ID;
    ui.log.push_back(std::move(widget));
    const bool is_new = ui.stops.empty() || ui.stops.back().window != window;
    if (is_control(role) && is_new && GImGui->OpenPopupStack.empty()) {
        ui.stops.push_back({0, window, window->Pos, window->Rect().Max});
    }
    return true;
}

/// The Tab key stops at the item, unless a dialogue or a menu has the keyboard for itself.
void note_stop(Ui& ui, ImGuiID item, ImVec2 from, ImVec2 to)
{
    const ImGuiContext& g = *GImGui;
    const ImGuiWindow* over = g.OpenPopupStack.empty() ? nullptr : g.OpenPopupStack.back().Window;
    if (item != 0 && (over == nullptr || g.CurrentWindow->RootWindow == over->RootWindow)) {
        ui.stops.push_back({item, g.CurrentWindow, from, to});
    }
    ui.log.back().focused = item != 0 && g.NavId == item;
}

} // namespace

std::string_view name(Role role)
{
    constexpr std::array<std::string_view, 15> names{
        "button", "checkbox", "slider", "timeline", "choice",   "tab",      "row",  "field",
        "text",   "headline", "figure", "mark",     "progress", "splitter", "place"};
    return names.at(static_cast<std::size_t>(role));
}

ImU32 packed(chart::Colour colour, double opacity)
{
    constexpr double most = 255.0;
    constexpr unsigned green = 8;
    constexpr unsigned blue = 16;
    constexpr unsigned alpha = 24;
    const auto a = static_cast<ImU32>(std::lround(std::clamp(opacity, 0.0, 1.0) * most));
    return ImU32{colour.red} | (ImU32{colour.green} << green) | (ImU32{colour.blue} << blue) |
           (a << alpha);
}

ImFont* Faces::of(Size size, chart::Weight weight) const
{
    return nearest(type_sizes.at(static_cast<std::size_t>(size)) * scale, weight).glyphs;
}

const Face& Faces::nearest(float em, chart::Weight weight) const
{
    const Face* best = nullptr;
    for (const Face& face : all) {
        if (face.weight != weight) {
            continue;
        }
        const bool large_enough = face.em >= em - half;
        const bool best_is = best != nullptr && best->em >= em - half;
        if (best == nullptr ||
            (large_enough ? !best_is || face.em < best->em : !best_is && face.em > best->em)) {
            best = &face;
        }
    }
    check(best != nullptr, "faces are loaded before anything is drawn");
    return *best;
}

void log_rect(Ui& ui, Role role, std::string_view id, std::string_view label,
              std::string_view value, ImVec2 from, ImVec2 to, bool fits)
{
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImRect shown = window->ClipRect;
    Widget widget{role,
                  std::string(id),
                  std::string(label),
                  std::string(value),
                  static_cast<double>(from.x),
                  static_cast<double>(from.y),
                  static_cast<double>(to.x - from.x),
                  static_cast<double>(to.y - from.y)};
    // What is cut at the side cannot be scrolled to; nor what is cut below where nothing scrolls.
    const bool scrolls = (window->Flags & ImGuiWindowFlags_NoScrollbar) == 0;
    const bool is_whole = from.x >= shown.Min.x - slack && to.x <= shown.Max.x + slack &&
                          (scrolls || to.y <= window->InnerRect.Max.y + slack);
    widget.visible = shown.Overlaps(ImRect(from, to));
    widget.fits = fits && (is_whole || !widget.visible);
    widget.window = window->ID;
    widget.enabled = (GImGui->CurrentItemFlags & ImGuiItemFlags_Disabled) == 0;
    ui.log.push_back(std::move(widget));
}

void log_item(Ui& ui, Role role, std::string_view id, std::string_view label,
              std::string_view value, bool fits)
{
    if (log_unseen(ui, role, id, label, value)) {
        return;
    }
    const ImVec2 from = ImGui::GetItemRectMin();
    const ImVec2 to = ImGui::GetItemRectMax();
    log_rect(ui, role, id, label, value, from, to, fits);
    if (is_control(role) && ui.log.back().enabled) {
        note_stop(ui, ImGui::GetItemID(), from, to);
    }
}

ImVec2 text_size(const ImFont* font, std::string_view text, float wrap)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, wrap, begin(text), end(text));
}

std::string shortened(const ImFont* font, std::string_view words, float width)
{
    if (text_size(font, words).x <= width + slack) {
        return std::string(words);
    }
    std::string cut(words);
    do {
        do {
            cut.pop_back();
        } while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U);
        if (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0x80U) != 0U) {
            cut.pop_back();
        }
    } while (!cut.empty() && text_size(font, cut + "…").x > width);
    return cut + "…";
}

Size fitting(const Ui& ui, std::string_view words, float width, chart::Weight weight)
{
    const bool fits = text_size(ui.faces.of(Size::body, weight), words).x <= width + slack;
    return fits ? Size::body : Size::caption;
}

void text(Ui& ui, std::string_view id, std::string_view words, TextLook look, Role role)
{
    const ImFont* font = ui.faces.of(look.size, look.weight);
    const float left = std::max(ImGui::GetContentRegionAvail().x, 1.0F);
    const float room = look.widest > 0.0 ? std::min(left, ui.px(look.widest)) : left;
    const std::string shown = broken(font, words, room);
    const ImVec2 size = text_size(font, shown);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(ui, font, at, look.ink, shown);
    ImGui::Dummy(size);
    log_item(ui, role, id, words, {}, size.x <= room + slack);
}

void line(Ui& ui, std::string_view id, std::string_view words, TextLook look, float width,
          bool may_shorten)
{
    const ImFont* font = ui.faces.of(look.size, look.weight);
    const float room = width > 0.0F ? width : ImGui::GetContentRegionAvail().x;
    const ImVec2 size = text_size(font, words);
    const bool fits = size.x <= room + slack;
    const std::string shown = shortened(font, words, room);
    // Beside framed controls, text stands at their middle.
    const float offset = GImGui->CurrentWindow->DC.CurrLineTextBaseOffset;
    const float lower =
        offset > 0.0F ? offset + (ImGui::GetFontSize() - font->FontSize) * half : 0.0F;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(ui, font, {at.x, at.y + lower}, look.ink, shown);
    ImGui::Dummy({std::min(size.x, room), size.y + lower});
    log_item(ui, Role::text, id, words, {}, fits || may_shorten);
    if (!fits && ImGui::IsItemHovered()) {
        tip(ui, words);
    }
}

bool button(Ui& ui, std::string_view id, std::string_view label, std::string_view words,
            bool enabled)
{
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button(named(label, id).c_str());
    const ImVec2 size = ImGui::GetItemRectSize();
    log_item(ui, Role::button, id, label, {},
             text_size(ImGui::GetFont(), label).x <= size.x + slack);
    ImGui::EndDisabled();
    if (!words.empty() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip(ui, words);
    }
    return pressed;
}

bool toggle(Ui& ui, std::string_view id, std::string_view label, bool on, std::string_view words)
{
    ImGui::PushStyleColor(ImGuiCol_Button,
                          on ? ui.ink(chart::Ink::plan, 0.18) : ui.ink(chart::Ink::panel));
    ImGui::PushStyleColor(ImGuiCol_Border,
                          on ? ui.ink(chart::Ink::plan) : ui.ink(chart::Ink::rule));
    const bool pressed = ImGui::Button(named(label, id).c_str());
    ImGui::PopStyleColor(2);
    log_item(ui, Role::button, id, label, on ? "on" : "off");
    if (!words.empty() && ImGui::IsItemHovered()) {
        tip(ui, words);
    }
    return pressed;
}

bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool& on, float room)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float left = room > 0.0F ? room : ImGui::GetContentRegionAvail().x;
    const float words_room = left - ImGui::GetFrameHeight() - style.ItemInnerSpacing.x;
    const std::string shown = broken(ImGui::GetFont(), label, words_room);
    const bool changed = ImGui::Checkbox(named(shown, id).c_str(), &on);
    log_item(ui, Role::checkbox, id, label, on ? "on" : "off",
             text_size(ImGui::GetFont(), shown).x <= words_room + slack);
    return changed;
}

bool slider(Ui& ui, std::string_view id, std::string_view label, double& value, double low,
            double high, const std::string& shown, Curve curve)
{
    const float width = ImGui::GetContentRegionAvail().x;
    const ImFont* font = ui.faces.of(Size::caption);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float value_width = text_size(font, shown).x;
    const float label_width = width - value_width - ui.px(8.0);
    draw_text(ui, font, at, chart::Ink::quiet, shortened(font, label, label_width));
    draw_text(ui, font, {at.x + width - value_width, at.y}, chart::Ink::text, shown);
    ImGui::Dummy({width, font->FontSize});
    ImGui::SetNextItemWidth(width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(4.0), ui.px(3.0)});
    double place = curve == Curve::wide ? std::cbrt((value - low) / (high - low)) : value;
    const double first = curve == Curve::wide ? 0.0 : low;
    const double last = curve == Curve::wide ? 1.0 : high;
    const bool changed =
        ImGui::SliderScalar(named("", id).c_str(), ImGuiDataType_Double, &place, &first, &last, "",
                            ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
    if (changed) {
        value = curve == Curve::wide ? low + (high - low) * place * place * place : place;
    }
    ImGui::PopStyleVar();
    log_item(ui, Role::slider, id, label, shown, text_size(font, label).x <= label_width + slack);
    return changed;
}

bool choice(Ui& ui, std::string_view id, std::string_view label,
            const std::vector<std::string>& options, std::size_t& chosen, float width)
{
    const std::string now = options.empty() ? std::string() : options.at(chosen);
    const float room = width - ImGui::GetFrameHeight() - 2.0F * ImGui::GetStyle().FramePadding.x;
    const ImFont* font = ui.faces.of(fitting(ui, now, room));
    if (log_unseen(ui, Role::choice, id, label, now)) {
        return false;
    }
    // All of this before the list opens: it is a window of its own, and the last item another.
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 to{from.x + width, from.y + ImGui::GetFrameHeight()};
    log_rect(ui, Role::choice, id, label, now, from, to, text_size(font, now).x <= room + slack);
    note_stop(ui, ImGui::GetID(named("", id).c_str()), from, to);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo(named("", id).c_str(), "", ImGuiComboFlags_HeightLarge);
    list->AddText(font, font->FontSize,
                  {from.x + ImGui::GetStyle().FramePadding.x,
                   from.y + (ImGui::GetFrameHeight() - font->FontSize) * half},
                  ui.ink(chart::Ink::text), now.c_str());
    if (!open) {
        return false;
    }
    bool changed = false;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const std::string entry = std::string(id) + "." + std::to_string(i);
        if (ImGui::Selectable(named(options[i], entry).c_str(), i == chosen)) {
            changed = i != chosen;
            chosen = i;
        }
        log_item(ui, Role::row, entry, options[i], i == chosen ? "chosen" : "");
        if (i == chosen && ImGui::IsWindowAppearing()) {
            ImGui::SetItemDefaultFocus();
            ImGui::SetScrollHereY();
        }
    }
    ImGui::EndCombo();
    return changed;
}

double splitter(Ui& ui, std::string_view id, std::string_view label, ImVec2 from, ImVec2 size)
{
    ImGui::SetCursorScreenPos(from);
    // A window of its own, so that it lies above the parts that it stands between.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::BeginChild((std::string(id) + ".window").c_str(), size, false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    ImGui::InvisibleButton(named("", id).c_str(), size);
    const bool upright = size.y > size.x;
    const bool held = ImGui::IsItemActive();
    focus_ring(ui);
    if (held || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        ImGui::GetWindowDrawList()->AddRectFilled(from, {from.x + size.x, from.y + size.y},
                                                  ui.ink(chart::Ink::plan, held ? 0.6 : 0.3));
    }
    log_item(ui, Role::splitter, id, label);
    const double keys = has_keyboard() ? steps(upright) : 0.0;
    ImGui::EndChild();
    if (!held || keys != 0.0) {
        constexpr double step = 16.0;
        return static_cast<double>(ui.px(step)) * keys;
    }
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    return static_cast<double>(upright ? moved.x : moved.y);
}

bool row(Ui& ui, std::string_view id, std::string_view label, bool chosen)
{
    // Rows stand close: the space between them belongs to them.
    const float height = ui.px(control_height) - ImGui::GetStyle().ItemSpacing.y;
    ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {0.0F, half});
    const bool pressed = ImGui::Selectable(named(label, id).c_str(), chosen, 0, {0.0F, height});
    ImGui::PopStyleVar();
    const float over =
        ImGui::GetStyle().ItemSpacing.x * half; // ImGui's rows reach over their edges
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    const ImVec2 from{low.x + over, low.y};
    const ImVec2 to{high.x - over, high.y};
    log_rect(ui, Role::row, id, label, chosen ? "chosen" : "", from, to,
             text_size(ImGui::GetFont(), label).y <= high.y - low.y + slack);
    if (ui.log.back().enabled) {
        note_stop(ui, ImGui::GetItemID(), from, to);
    }
    return pressed;
}

void tip(Ui& ui, std::string_view words)
{
    constexpr double widest = 380.0;
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(broken(ImGui::GetFont(), words, ui.px(widest)).c_str());
    ImGui::EndTooltip();
}

} // namespace likvard::view
