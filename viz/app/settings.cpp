#include "viz/app/settings.hpp"

#include "io/files.hpp"
#include "io/toml.hpp"
#include "viz/panels/state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace likvard::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "view.toml";

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + "\"";
}

std::string variable(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read at the start
    return value == nullptr ? std::string() : std::string(value);
}

/// Takes over what has the right kind; anything else is as if it were not there.
class Reader {
public:
    explicit Reader(const TomlNode& root) : root_(root) {}
    void text(std::string_view key, std::string& value) const
    {
        if (const TomlMember* m = root_.member(key); m && m->value.kind == TomlKind::string) {
            value = m->value.text;
        }
    }
    void number(std::string_view key, int& value, int low, int high) const
    {
        if (const TomlMember* m = root_.member(key); m && m->value.kind == TomlKind::integer) {
            value = static_cast<int>(
                std::clamp(m->value.integer, std::int64_t{low}, std::int64_t{high}));
        }
    }
    void number(std::string_view key, double& value, double low, double high) const
    {
        if (const TomlMember* m = root_.member(key); m && m->value.kind == TomlKind::floating) {
            value = std::clamp(m->value.floating, low, high);
        }
    }
    void texts(std::string_view key, std::vector<std::string>& values) const
    {
        const TomlMember* m = root_.member(key);
        if (m == nullptr || m->value.kind != TomlKind::array) {
            return;
        }
        for (const TomlNode& item : m->value.items) {
            if (item.kind == TomlKind::string && values.size() < most_recent) {
                values.push_back(item.text);
            }
        }
    }

private:
    const TomlNode& root_;
};

} // namespace

std::optional<fs::path> state_folder()
{
    if (const std::string state = variable("XDG_STATE_HOME"); !state.empty()) {
        return fs::path(state) / "likvard";
    }
    if (const std::string home = variable("HOME"); !home.empty()) {
        return fs::path(home) / ".local" / "state" / "likvard";
    }
    return std::nullopt;
}

Settings read_settings(const fs::path& folder)
{
    Settings settings;
    std::ifstream in(folder / file_name, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    const std::string words = all.str();
    FaultLog log;
    const auto root = parse_toml(words, log.add_file(file_name), log);
    if (!root) {
        return settings;
    }
    constexpr int least_side = 480;
    constexpr int most_side = 8192;
    const Reader reader(*root);
    std::string language;
    std::string theme;
    reader.text("language", language);
    reader.text("theme", theme);
    reader.text("outcome", settings.outcome);
    reader.number("zoom", settings.zoom, least_zoom, most_zoom);
    reader.number("width", settings.width, least_side, most_side);
    reader.number("height", settings.height, least_side, most_side);
    int tab = -1;
    reader.number("tab", tab, -1, static_cast<int>(view::tab_count) - 1);
    settings.tab = tab >= 0 ? std::optional(tab) : std::nullopt;
    reader.number("plan_width", settings.plan_width, view::least_plan_width, view::most_plan_width);
    reader.number("chart_share", settings.chart_share, view::least_chart_share,
                  view::most_chart_share);
    reader.texts("recent", settings.recent);
    settings.language = language == "en" ? Language::en : Language::sv;
    settings.theme = theme == "dark" ? chart::Theme::dark : chart::Theme::light;
    return settings;
}

void write_settings(const fs::path& folder, const Settings& settings)
{
    std::string recent;
    for (const std::string& file : settings.recent) {
        recent += (recent.empty() ? "" : ", ") + quoted(file);
    }
    write_file_atomically(
        folder / file_name,
        fmt::format("# What likvard-view remembers.\nlanguage = \"{}\"\ntheme = \"{}\"\n"
                    "zoom = {:.2f}\nwidth = {}\nheight = {}\ntab = {}\nplan_width = {:.1f}\n"
                    "chart_share = {:.3f}\noutcome = {}\n"
                    "recent = [{}]\n",
                    settings.language == Language::sv ? "sv" : "en",
                    settings.theme == chart::Theme::dark ? "dark" : "light", settings.zoom,
                    settings.width, settings.height, settings.tab.value_or(-1), settings.plan_width,
                    settings.chart_share, quoted(settings.outcome), recent));
}

void remember(Settings& settings, const std::string& file)
{
    std::vector<std::string> files{file};
    for (const std::string& other : settings.recent) {
        if (other != file && files.size() < most_recent) {
            files.push_back(other);
        }
    }
    settings.recent = std::move(files);
}

} // namespace likvard::app
