#include "viz/app/dump.hpp"

#include <fmt/format.h>

namespace likvard::app {
namespace {

std::string json_text(std::string_view text)
{
    constexpr unsigned char first_printable = 0x20;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < first_printable) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

} // namespace

std::string ui_json(const view::AppState& state)
{
    const view::Answering& a = state.answering;
    std::string out = fmt::format(
        "{{\"complete\": {}, \"busy\": {}, \"stale\": {}, \"futures\": {}, \"result_hash\": {}, "
        "\"language\": {}, \"widgets\": [\n",
        a.complete, a.busy, a.stale, state.view ? state.view->futures() : 0, json_text(a.hash),
        json_text(state.ui.swedish() ? "sv" : "en"));
    for (std::size_t k = 0; k < state.ui.log.size(); ++k) {
        const view::Widget& w = state.ui.log[k];
        out +=
            fmt::format("{{\"role\": {}, \"id\": {}, \"label\": {}, \"value\": {}, \"x\": {:.1f}, "
                        "\"y\": {:.1f}, \"width\": {:.1f}, \"height\": {:.1f}, \"fits\": {}, "
                        "\"visible\": {}, \"enabled\": {}, \"focused\": {}, \"window\": {}}}{}\n",
                        json_text(view::name(w.role)), json_text(w.id), json_text(w.label),
                        json_text(w.value), w.x, w.y, w.width, w.height, w.fits, w.visible,
                        w.enabled, w.focused, w.window, k + 1 < state.ui.log.size() ? "," : "");
    }
    return out + "]}\n";
}

} // namespace likvard::app
