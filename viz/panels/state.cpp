#include "viz/panels/state.hpp"

#include <fmt/format.h>

namespace likvard::view {

figures::Subject subject(const AppState& state, double width, double height)
{
    constexpr int shown_paths = 8;
    figures::Options options;
    options.language = state.ui.language;
    options.theme = state.ui.theme;
    options.width = width;
    options.height = height;
    options.header = figures::Header::plain;
    options.centre_lines = state.choices.centre_lines;
    options.paths = state.choices.paths ? shown_paths : 0;
    options.whole_range = state.choices.whole_range;
    options.order = state.choices.order;
    options.falling = state.choices.falling;
    return {*state.view, *state.ui.faces.measure, options, state.version, state.answering.hash};
}

const chart::Scene& kept_scene(AppState& state, const std::string& key, const figures::Subject& of,
                               const std::function<chart::Scene()>& make)
{
    if (state.scenes_of != state.answering.revision) {
        state.scenes.clear();
        state.scenes_of = state.answering.revision;
    }
    const figures::Options& o = of.options;
    const std::string whole = fmt::format(
        "{} {} {} {:.1f} {:.1f} {:.2f} {} {} {} {} {} {}", key, static_cast<int>(o.language),
        static_cast<int>(o.theme), o.width, o.height, o.type, static_cast<int>(o.header),
        o.centre_lines, o.paths, o.whole_range, static_cast<int>(o.order), o.falling);
    auto found = state.scenes.find(whole);
    if (found == state.scenes.end()) {
        constexpr std::size_t most = 40; // a window that is being resized makes new ones each frame
        if (state.scenes.size() > most) {
            state.scenes.clear();
        }
        found = state.scenes.emplace(whole, make()).first;
        ++state.scenes_made;
    }
    return found->second;
}

} // namespace likvard::view
