#include "viz/app/look.hpp"

#include <algorithm>
#include <array>
#include <imgui.h>
#include <imgui_freetype.h>

namespace likvard::app {
namespace {

using chart::Ink;
using view::Size;

// Latin with its first extension, dashes, quotes, ellipsis, minus, arrows and comparison signs.
constexpr std::array<ImWchar, 15> ranges{0x0020, 0x017F, 0x2010, 0x2026, 0x2030,
                                         0x203A, 0x2190, 0x2193, 0x2212, 0x2212,
                                         0x2264, 0x2265, 0x25CB, 0x25CF, 0};
constexpr float atlas_probe = 200.0F;

/// ImGui's SizePixels for an em of one pixel: it counts from ascender to descender. Found by
/// measuring one letter in both ways.
float size_of_em(const std::filesystem::path& file, const chart::Font& measure,
                 chart::Weight weight)
{
    ImFontAtlas atlas;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    ImFontConfig config;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    constexpr std::array<ImWchar, 3> letter{'M', 'M', 0};
    ImFont* font = atlas.AddFontFromFileTTF(file.c_str(), atlas_probe, &config, letter.data());
    atlas.Build();
    const auto em =
        static_cast<double>(font->FindGlyph('M')->AdvanceX) / measure.width("M", 1.0, weight);
    return atlas_probe / static_cast<float>(em);
}

ImVec4 vector(const view::Ui& ui, Ink ink, double opacity = 1.0)
{
    return ImGui::ColorConvertU32ToFloat4(ui.ink(ink, opacity));
}

void colours(ImGuiStyle& style, const view::Ui& ui)
{
    const auto set = [&](ImGuiCol_ which, Ink ink, double opacity = 1.0) {
        style.Colors[which] = vector(ui, ink, opacity);
    };
    // NOLINTBEGIN(readability-magic-numbers): opacities, each used once
    set(ImGuiCol_Text, Ink::text);
    set(ImGuiCol_TextDisabled, Ink::quiet);
    set(ImGuiCol_WindowBg, Ink::ground);
    set(ImGuiCol_ChildBg, Ink::panel, 0.0);
    set(ImGuiCol_PopupBg, Ink::panel);
    set(ImGuiCol_Border, Ink::rule);
    set(ImGuiCol_FrameBg, Ink::ground);
    set(ImGuiCol_FrameBgHovered, Ink::plan, 0.10);
    set(ImGuiCol_FrameBgActive, Ink::plan, 0.18);
    set(ImGuiCol_ScrollbarBg, Ink::panel, 0.0);
    set(ImGuiCol_ScrollbarGrab, Ink::rule);
    set(ImGuiCol_ScrollbarGrabHovered, Ink::baseline, 0.6);
    set(ImGuiCol_ScrollbarGrabActive, Ink::baseline);
    set(ImGuiCol_CheckMark, Ink::plan);
    set(ImGuiCol_SliderGrab, Ink::plan, 0.85);
    set(ImGuiCol_SliderGrabActive, Ink::plan);
    set(ImGuiCol_Button, Ink::panel);
    set(ImGuiCol_ButtonHovered, Ink::plan, 0.12);
    set(ImGuiCol_ButtonActive, Ink::plan, 0.24);
    set(ImGuiCol_Header, Ink::plan, 0.10);
    set(ImGuiCol_HeaderHovered, Ink::plan, 0.16);
    set(ImGuiCol_HeaderActive, Ink::plan, 0.24);
    set(ImGuiCol_Separator, Ink::rule);
    set(ImGuiCol_TableBorderLight, Ink::rule);
    set(ImGuiCol_TableBorderStrong, Ink::rule);
    set(ImGuiCol_TableRowBg, Ink::panel, 0.0);
    set(ImGuiCol_TableRowBgAlt, Ink::ground);
    set(ImGuiCol_NavHighlight, Ink::plan);
    // Behind a dialogue everything is darker, in the dark too.
    style.Colors[ImGuiCol_ModalWindowDimBg] = {0.0F, 0.0F, 0.0F, 0.45F};
    set(ImGuiCol_TextSelectedBg, Ink::plan, 0.35);
    // NOLINTEND(readability-magic-numbers)
}

} // namespace

void load_faces(view::Faces& faces, const chart::FontFiles& files, double scale, bool stage)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.TexDesiredWidth = 2048;
    faces.scale = static_cast<float>(scale);
    faces.all.clear();
    const auto last = static_cast<std::size_t>(stage ? Size::stage_large : Size::headline);
    for (const chart::Weight weight : {chart::Weight::regular, chart::Weight::strong}) {
        const auto& file = weight == chart::Weight::regular ? files.regular : files.strong;
        const float per_em = size_of_em(file, *faces.measure, weight);
        std::vector<float> sizes;
        for (std::size_t k = 0; k <= last; ++k) {
            const float em = view::type_sizes.at(k) * faces.scale;
            if (std::find(sizes.begin(), sizes.end(), em) != sizes.end()) {
                continue;
            }
            sizes.push_back(em);
            ImFontConfig config;
            config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
            ImFont* font =
                atlas.AddFontFromFileTTF(file.c_str(), em * per_em, &config, ranges.data());
            faces.all.push_back({font, em, weight});
        }
    }
    atlas.Build();
    ImGui::GetIO().FontDefault = faces.of(Size::body);
}

void apply_style(const view::Ui& ui)
{
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    colours(style, ui);
    // NOLINTBEGIN(readability-magic-numbers): the spacing 4-8-12-16 of the design
    style.WindowPadding = {ui.px(12.0), ui.px(8.0)};
    style.FramePadding = {ui.px(10.0), ui.px(4.5)};
    style.ItemSpacing = {ui.px(8.0), ui.px(6.0)};
    style.ItemInnerSpacing = {ui.px(8.0), ui.px(4.0)};
    style.ScrollbarSize = ui.px(12.0);
    style.GrabMinSize = ui.px(14.0);
    style.WindowRounding = 0.0F;
    style.ChildRounding = 0.0F;
    style.FrameRounding = ui.px(4.0);
    style.PopupRounding = ui.px(4.0);
    style.GrabRounding = ui.px(4.0);
    style.ScrollbarRounding = ui.px(4.0);
    style.WindowBorderSize = 0.0F;
    style.FrameBorderSize = 1.0F;
    style.ButtonTextAlign = {0.5F, 0.5F};
    // NOLINTEND(readability-magic-numbers)
    ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true;
}

} // namespace likvard::app
