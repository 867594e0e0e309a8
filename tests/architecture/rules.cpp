#include "architecture/rules.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

namespace likvard::architecture {

namespace {

constexpr std::size_t longest_file = 450;

const std::map<std::string, std::set<std::string>>& allowed_layers()
{
    static const std::map<std::string, std::set<std::string>> table = {
        {"core", {"core"}},
        {"results", {"core", "results"}},
        {"model", {"core", "results", "model"}},
        {"io", {"core", "results", "model", "io"}},
        {"run", {"core", "results", "model", "io", "run"}},
        {"main",
         {"core", "results", "model", "io", "run", "calibration", "viz/chart", "viz/figures",
          "viz/report", "main"}},
        {"calibration", {"core", "results", "model", "io", "run", "calibration"}},
        {"viz/chart", {"core", "viz/chart"}},
        {"viz/figures", {"core", "results", "viz/chart", "viz/figures"}},
        {"viz/panels", {"core", "results", "model", "viz/chart", "viz/figures", "viz/panels"}},
        {"viz/report",
         {"core", "results", "model", "io", "run", "viz/chart", "viz/figures", "viz/report"}},
    };
    return table;
}

struct Owner {
    std::string_view header;              // an include that starts with this …
    std::vector<std::string_view> owners; // … may stand only in files that start with one of these
};

const std::vector<Owner>& owners()
{
    static const std::vector<Owner> table = {
        {"tbb/", {"sim/core/parallel"}},
        {"oneapi/", {"sim/core/parallel"}},
        {"immintrin.h", {"sim/core/kernels", "sim/core/simd"}},
        {"boost/graph", {"sim/model/governance", "sim/model/geography"}},
        {"boost/random", {"calibration/", "sim/run/sweep"}},
        {"toml", {"sim/io/toml"}},
        {"csv.h", {"sim/io/csv"}},
        {"sqlite3.h", {"sim/results/store"}},
        {"openssl/", {"sim/results/sha256"}},
        {"nlohmann/", {"sim/io/json"}},
        {"CLI/", {"sim/main", "sim/cli_", "viz/app/options"}},
        {"xlsxwriter", {"viz/report/"}},
        {"librsvg/", {"viz/report/"}},
        {"cairo", {"viz/report/"}},
        {"ft2build.h", {"viz/chart/font"}},
        {"freetype/", {"viz/chart/font"}},
        {"imgui", {"viz/panels/", "viz/app/"}},
        {"backends/imgui", {"viz/app/window"}},
        {"GLFW/", {"viz/app/window"}},
        {"png.h", {"viz/app/png"}},
        {"Eigen/", {"calibration/"}},
        {"nlopt", {"calibration/"}},
    };
    return table;
}

struct Include {
    std::size_t line = 0;
    std::string name;
    bool own = false; // "…" rather than <…>
};

std::string_view after_spaces(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::vector<Include> includes(const SourceFile& file)
{
    constexpr std::string_view word = "include";
    std::vector<Include> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::string_view line = after_spaces(file.lines[i]);
        line = line.starts_with('#') ? after_spaces(line.substr(1)) : "";
        line = line.starts_with(word) ? after_spaces(line.substr(word.size())) : "";
        if (line.starts_with('<') || line.starts_with('"')) {
            const bool own = line.front() == '"';
            const std::size_t end = line.find(own ? '"' : '>', 1);
            found.push_back({i + 1, std::string(line.substr(1, end - 1)), own});
        }
    }
    return found;
}

/// Layer of what `file` includes as "name": sim is the include folder, viz and calibration are
/// named, or leave the folder out among themselves.
std::string layer_of_include(const SourceFile& file, const std::string& name)
{
    if (name.starts_with("viz/") || name.starts_with("calibration/")) {
        return layer(name);
    }
    const bool beside = name.find('/') == std::string::npos && !file.path.starts_with("sim/");
    return beside ? layer(file.path) : layer("sim/" + name);
}

std::string at(const SourceFile& file, std::size_t line, const std::string& what)
{
    return file.path + ":" + std::to_string(line) + ": " + what;
}

/// A CMake file as one text, comments left aside.
std::string joined(const SourceFile& file)
{
    std::string text;
    for (const std::string& line : file.lines) {
        text += line.substr(0, line.find('#')) + '\n';
    }
    return text;
}

/// What stands between spaces, brackets and quotes.
std::vector<std::string> words(const std::string& text)
{
    constexpr const char* between = " \t\n()\"";
    std::vector<std::string> found;
    for (std::size_t begin = text.find_first_not_of(between); begin != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(between, begin), text.size());
        found.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(between, end);
    }
    return found;
}

/// Whether `code` has `name` where it does not go on a longer name to the left.
bool mentions(const std::string& code, std::string_view name)
{
    for (std::size_t at = code.find(name); at != std::string::npos; at = code.find(name, at + 1)) {
        const char before = at == 0 ? ' ' : code[at - 1];
        if (std::isalnum(static_cast<unsigned char>(before)) == 0 && before != '_') {
            return true;
        }
    }
    return false;
}

/// Lines that mention one of the names, comments left aside.
Faults lines_with(const SourceFile& file, std::initializer_list<std::string_view> names,
                  const std::string& what)
{
    Faults faults;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
        if (std::ranges::any_of(names,
                                [&](std::string_view name) { return mentions(code, name); })) {
            faults.push_back(at(file, i + 1, what));
        }
    }
    return faults;
}

void append(Faults& faults, const Faults& more)
{
    faults.insert(faults.end(), more.begin(), more.end());
}

/// `linked`: a target and what it links.
Faults link_faults_of(const SourceFile& file, const std::vector<std::string>& linked)
{
    constexpr std::string_view prefix = "likvard_";
    const auto layer_named = [&](const std::string& target) {
        const std::string name = target.starts_with(prefix) ? target.substr(prefix.size()) : "";
        return allowed_layers().contains("viz/" + name) ? "viz/" + name : name;
    };
    const auto allowed = allowed_layers().find(linked.empty() ? "" : layer_named(linked.front()));
    Faults faults;
    for (const std::string& target : linked) {
        const std::string to = layer_named(target);
        if (allowed != allowed_layers().end() && !to.empty() && to != "warnings" &&
            !allowed->second.contains(to)) {
            faults.push_back(at(file, 1, linked.front() + " links " + target));
        }
    }
    return faults;
}

/// Why `file` may not include the process or lever header `name`; empty when it may.
std::string process_fault(const SourceFile& file, const std::string& name)
{
    const bool process = name.starts_with("model/processes/");
    const bool lever = name.starts_with("model/levers/");
    if (!process && !lever) {
        return "";
    }
    const bool itself = stem(file.path) == stem(name) &&
                        file.path.starts_with("sim/" + name.substr(0, name.rfind('/')));
    // The world, the parameters and the year loop stand in sim/model/ itself.
    const bool frame =
        file.path.starts_with("sim/model/") &&
        file.path.find('/', std::string_view("sim/model/").size()) == std::string::npos;
    const bool list = file.path == "sim/model/levers/all.cpp";
    const bool calibrates = process && file.path.starts_with("calibration/");
    if (itself || calibrates || (process && frame) || (lever && list)) {
        return "";
    }
    return std::string(process ? "a process" : "a lever") + " is known only to itself and to the " +
           (process ? "frame around it" : "list of levers") + ": " + name;
}

} // namespace

Faults layer_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        const auto allowed = allowed_layers().find(layer(file.path));
        if (is_cmake(file) || allowed == allowed_layers().end()) {
            continue; // viz/app sees all
        }
        for (const Include& include : includes(file)) {
            const std::string to = layer_of_include(file, include.name);
            if (include.own && !allowed->second.contains(to)) {
                faults.push_back(at(file, include.line, allowed->first + " includes " + to));
            }
            const bool live = include.own && include.name.starts_with("run/live");
            if (live && allowed->first != "run") {
                faults.push_back(at(file, include.line, "only viz/app sees run/live"));
            }
        }
    }
    return faults;
}

Faults process_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        for (const Include& include : includes(file)) {
            const std::string why = process_fault(file, include.name);
            if (!why.empty()) {
                faults.push_back(at(file, include.line, why));
            }
        }
    }
    return faults;
}

Faults owner_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        for (const Include& include : includes(file)) {
            for (const Owner& owner : owners()) {
                const bool allowed =
                    std::ranges::any_of(owner.owners, [&](std::string_view prefix) {
                        return file.path.starts_with(prefix);
                    });
                if (!include.own && include.name.starts_with(owner.header) && !allowed) {
                    faults.push_back(at(file, include.line,
                                        "<" + include.name + "> belongs to " +
                                            std::string(owner.owners.front())));
                }
            }
        }
    }
    return faults;
}

Faults purity_faults(const Files& files)
{
    static const std::set<std::string> impure = {"chrono", "ctime",    "filesystem", "fstream",
                                                 "future", "iostream", "mutex",      "random",
                                                 "thread", "cstdio"};
    Faults faults;
    for (const SourceFile& file : files) {
        if (file.path.starts_with("sim/model/")) {
            for (const Include& include : includes(file)) {
                if (!include.own && impure.contains(include.name)) {
                    faults.push_back(
                        at(file, include.line, "the model is pure: <" + include.name + ">"));
                }
            }
        }
        if (file.path.starts_with("sim/")) {
            append(faults, lines_with(file, {"std::rand", "random_device", "mt19937", "srand"},
                                      "chance comes from core/random alone"));
        }
    }
    return faults;
}

Faults printing_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        if (file.path.starts_with("sim/") && layer(file.path) != "main" && !is_cmake(file)) {
            append(faults, lines_with(file,
                                      {"std::cout", "std::cerr", "std::clog", "printf(", "fprintf(",
                                       "puts(", "putchar(", "fmt::print"},
                                      "only main and cli_* print"));
        }
    }
    return faults;
}

Faults header_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        if (!is_header(file)) {
            continue;
        }
        std::size_t comment = 0;
        while (comment < file.lines.size() && file.lines[comment].starts_with("// ")) {
            ++comment;
        }
        if (comment == 0 || !file.lines[comment - 1].ends_with('.')) {
            faults.push_back(at(file, 1, "a header begins with a sentence on why it exists"));
        } else if (comment == file.lines.size() || file.lines[comment] != "#pragma once") {
            faults.push_back(at(file, comment + 1, "#pragma once follows the first sentence"));
        }
    }
    return faults;
}

Faults length_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        if (file.lines.size() > longest_file) {
            faults.push_back(at(file, file.lines.size(),
                                "longer than " + std::to_string(longest_file) + " lines"));
        }
    }
    return faults;
}

Faults link_faults(const Files& files)
{
    const std::string command = "target_link_libraries";
    Faults faults;
    for (const SourceFile& file : files) {
        if (!is_cmake(file)) {
            continue;
        }
        const std::string text = joined(file);
        if (text.find("GLOB") != std::string::npos) {
            faults.push_back(at(file, 1, "sources are listed by hand, never by GLOB"));
        }
        for (std::size_t begin = text.find(command); begin != std::string::npos;
             begin = text.find(command, begin + 1)) {
            const std::vector<std::string> linked = words(text.substr(
                begin + command.size(), text.find(')', begin) - begin - command.size()));
            append(faults, link_faults_of(file, linked));
        }
    }
    return faults;
}

Faults unlisted_faults(const Files& files)
{
    Faults faults;
    for (const SourceFile& file : files) {
        if (!file.path.ends_with(".cpp")) {
            continue;
        }
        const bool listed = std::ranges::any_of(files, [&](const SourceFile& list) {
            const std::string folder = list.path.substr(0, list.path.rfind('/') + 1);
            const std::vector<std::string> listed_words = words(joined(list));
            return is_cmake(list) && file.path.starts_with(folder) &&
                   std::ranges::find(listed_words, file.path.substr(folder.size())) !=
                       listed_words.end();
        });
        if (!listed) {
            faults.push_back(at(file, 1, "not named in any CMakeLists.txt"));
        }
    }
    return faults;
}

Faults heading_faults(const Files& files, const std::string& description)
{
    Faults faults;
    const std::string text = "\n" + description + "\n";
    for (const SourceFile& file : files) {
        const bool described = file.path.starts_with("sim/model/processes/") ||
                               file.path.starts_with("sim/model/levers/");
        const std::string name = stem(file.path);
        if (described && file.path.ends_with(".cpp") && name != "all" &&
            text.find("\n### " + name + "\n") == std::string::npos) {
            faults.push_back(at(file, 1, "MODEL.md has no heading \"### " + name + "\""));
        }
    }
    return faults;
}

} // namespace likvard::architecture
