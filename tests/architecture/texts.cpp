#include "architecture/rules.hpp"

#include <regex>
#include <set>

namespace likvard::architecture {
namespace {

const std::string list = "viz/panels/words";

/// A line without its comment.
std::string code_of(const std::string& line)
{
    return line.substr(0, line.find("//"));
}

/// Every name that code outside the list itself says.
std::set<std::string> said_in(const Files& files)
{
    static const std::regex use("\\bSay::(\\w+)");
    std::set<std::string> found;
    for (const SourceFile& file : files) {
        if (file.path.starts_with(list + '.')) {
            continue;
        }
        for (const std::string& line : file.lines) {
            const std::string code = code_of(line);
            for (std::sregex_iterator at(code.begin(), code.end(), use), end; at != end; ++at) {
                found.insert((*at)[1].str());
            }
        }
    }
    return found;
}

} // namespace

Faults unsaid_faults(const Files& files)
{
    static const std::regex value("\\s*(\\w+),\\s*");
    const std::set<std::string> said = said_in(files);
    Faults faults;
    bool found = false;
    for (const SourceFile& file : files) {
        bool within = false;
        for (std::size_t i = 0; file.path == list + ".hpp" && i < file.lines.size(); ++i) {
            const std::string code = code_of(file.lines[i]);
            within = code.starts_with("enum class Say ") || (within && !code.starts_with('}'));
            std::smatch name;
            if (!within || !std::regex_match(code, name, value)) {
                continue;
            }
            found = true;
            if (!said.contains(name[1].str())) {
                faults.push_back(file.path + ":" + std::to_string(i + 1) + ": nobody says " +
                                 name[1].str());
            }
        }
    }
    if (!found) {
        faults.push_back(list + ".hpp: no list of texts");
    }
    return faults;
}

} // namespace likvard::architecture
