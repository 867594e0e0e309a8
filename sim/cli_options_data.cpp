#include "cli_options_data.hpp"

#include <fmt/format.h>

namespace likvard {
namespace {

constexpr const char* import_examples = R"(Examples:
  likvard import skolverket underlag.csv grades.csv --municipality Botkyrka --out my/botkyrka
  likvard import skolverket units.csv panel.csv --municipality 0127 --out my/botkyrka
  likvard import skolverket units.csv panel.csv --municipality all --out my/nation
  likvard check my/botkyrka

Tables as Skolverket's statistics database gives them ("Underlag för analys", final grades of grade 9)
or flat ones with a line a unit; each is recognised by its content, and the order does not matter.
--municipality all writes one folder a municipality below --out.
)";

} // namespace

void add_import(CLI::App& app, ImportCommand& command)
{
    CLI::App& verb =
        *app.add_subcommand("import", "Make a municipality folder from official tables");
    verb.footer(import_examples);
    verb.add_option("SOURCE", command.source, "Whose tables: skolverket")
        ->type_name("")
        ->required()
        ->check(CLI::Validator(
            [](const std::string& text) {
                return text == "skolverket" ? std::string()
                                            : fmt::format("found {}, expected skolverket", text);
            },
            ""));
    verb.add_option("FILE", command.files, "Tables of the same school year")
        ->type_name("")
        ->required();
    verb.add_option("--municipality", command.municipality, "Its name, its code, or all")
        ->type_name("NAME|CODE|all")
        ->required();
    verb.add_option("--out", command.out, "Folder to write")->type_name("DIR")->required();
    verb.add_flag("--quiet,-q", command.quiet, "No remarks");
}

} // namespace likvard
