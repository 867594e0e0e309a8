#include "viz/panels/timeline.hpp"

#include "viz/panels/lever_text.hpp"

#include <algorithm>
#include <cmath>

namespace likvard::view {
namespace {

constexpr double height = 28.0;
constexpr double bar = 8.0;
constexpr double grip = 6.0;

/// Months and pixels of one timeline.
struct Ruler {
    ImVec2 origin;
    float width;
    Span span;

    [[nodiscard]] int months() const { return span.last.index - span.first.index + 1; }
    [[nodiscard]] float x(int month_index) const
    {
        const auto share =
            static_cast<float>(month_index - span.first.index) / static_cast<float>(months());
        return origin.x + width * share;
    }
    [[nodiscard]] int month_at(float x) const
    {
        const float share = (x - origin.x) / width;
        return span.first.index +
               static_cast<int>(std::lround(share * static_cast<float>(months())));
    }
};

/// Slanted lines within a rim: what rests on judgement.
void draw_hatched(const Ui& ui, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = ui.ink(chart::Ink::plan);
    list->AddRectFilled(low, high, ui.ink(chart::Ink::panel));
    list->PushClipRect(low, high, true);
    const float tall = high.y - low.y;
    constexpr double apart = 5.0;
    for (float x = low.x - tall; x < high.x; x += ui.px(apart)) {
        list->AddLine({x, high.y}, {x + tall, low.y}, ink, ui.px(1.2));
    }
    list->PopClipRect();
    list->AddRect(low, high, ink);
}

/// `hatched`: the lever's effect rests on judgement.
void draw(const Ui& ui, const Ruler& ruler, Month from, Month until, bool active, bool hatched)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = ruler.origin.y + ui.px(height) / 2.0F;
    const float thick = ui.px(bar) / 2.0F;
    const float round = thick;
    list->AddRectFilled({ruler.origin.x, middle - thick},
                        {ruler.origin.x + ruler.width, middle + thick}, ui.ink(chart::Ink::rule),
                        round);
    const float left = ruler.x(from.index);
    const float right = ruler.x(until.index + 1);
    if (hatched) {
        draw_hatched(ui, {left, middle - thick}, {right, middle + thick});
    } else {
        list->AddRectFilled({left, middle - thick}, {right, middle + thick},
                            ui.ink(chart::Ink::plan, 0.75), round);
    }
    for (const float x : {left, right}) {
        list->AddCircleFilled({x, middle}, ui.px(grip), ui.ink(chart::Ink::panel));
        list->AddCircle({x, middle}, ui.px(grip),
                        ui.ink(active ? chart::Ink::text : chart::Ink::plan), 0, ui.px(2.0));
    }
}

/// Moves the end nearest to the mouse, the same one until it is let go.
bool drag(const Ruler& ruler, ImGuiID id, Month& from, Month& until)
{
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const float mouse = ImGui::GetMousePos().x;
    if (ImGui::IsItemActivated()) {
        const bool nearer_end =
            std::fabs(mouse - ruler.x(until.index + 1)) < std::fabs(mouse - ruler.x(from.index));
        storage->SetBool(id, nearer_end);
    }
    if (!ImGui::IsItemActive() || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        return false;
    }
    const int month = ruler.month_at(mouse);
    const Month before_from = from;
    const Month before_until = until;
    if (storage->GetBool(id)) {
        until.index = std::clamp(month - 1, from.index, ruler.span.last.index);
    } else {
        from.index = std::clamp(month, ruler.span.first.index, until.index);
    }
    return from != before_from || until != before_until;
}

/// Arrows move one end by a month; Enter or the space bar takes the other end.
bool step(const Ruler& ruler, ImGuiID id, Month& from, Month& until, bool pressed)
{
    if (!has_keyboard()) {
        return false;
    }
    ImGuiStorage* storage = ImGui::GetStateStorage();
    if (pressed) {
        storage->SetBool(id, !storage->GetBool(id, true));
    }
    const auto down = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    const int by = (down(ImGuiKey_RightArrow) ? 1 : 0) - (down(ImGuiKey_LeftArrow) ? 1 : 0);
    if (by == 0) {
        return false;
    }
    Month& moved = storage->GetBool(id, true) ? until : from;
    const int low = &moved == &until ? from.index : ruler.span.first.index;
    const int high = &moved == &until ? ruler.span.last.index : until.index;
    const int now = std::clamp(moved.index + by, low, high);
    const bool changed = now != moved.index;
    moved.index = now;
    return changed;
}

} // namespace

bool timeline(Ui& ui, std::string_view id, const Span& span, Month& from, Month& until,
              bool hatched)
{
    const std::string shown =
        month_text(from, ui.language) + " – " + month_text(until, ui.language);
    line(ui, std::string(id) + ".text", shown, {Size::caption, {}, chart::Ink::quiet});
    const float margin = ui.px(grip) + 1.0F;
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const std::string name(id);
    const bool pressed = ImGui::InvisibleButton(name.c_str(), {width, ui.px(height)});
    focus_ring(ui);
    const Ruler ruler{{corner.x + margin, corner.y}, width - 2.0F * margin, span};
    const ImGuiID key = ImGui::GetID(name.c_str());
    const bool changed = drag(ruler, key, from, until) || step(ruler, key, from, until, pressed);
    draw(ui, ruler, from, until, ImGui::IsItemHovered() || ImGui::IsItemActive(), hatched);
    if (has_keyboard()) {
        const bool end = ImGui::GetStateStorage()->GetBool(key, true);
        const ImVec2 held{ruler.x(end ? until.index + 1 : from.index),
                          corner.y + ui.px(height / 2.0)};
        ImGui::GetWindowDrawList()->AddCircleFilled(held, ui.px(grip), ui.ink(chart::Ink::plan));
    }
    log_item(ui, Role::timeline, id, say(Say::from, ui.language), shown);
    return changed;
}

} // namespace likvard::view
