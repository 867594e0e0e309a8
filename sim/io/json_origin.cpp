#include "io/json_origin.hpp"

#include "io/json_parts.hpp"

namespace likvard {
namespace {

constexpr int layout_version = 1;

Json look_json(const FigureLook& look)
{
    return {
        {"width", look.width},    {"height", look.height},           {"means", look.centre_lines},
        {"paths", look.paths},    {"whole_range", look.whole_range}, {"order", look.order},
        {"falling", look.falling}};
}

FigureLook look_of(const Json& json)
{
    return {.width = json.at("width"),
            .height = json.at("height"),
            .centre_lines = json.at("means"),
            .paths = json.at("paths"),
            .whole_range = json.at("whole_range"),
            .order = json.at("order"),
            .falling = json.at("falling")};
}

} // namespace

std::string origin_json(const Origin& origin)
{
    Json runs = Json::array();
    for (const RunOrigin& run : origin.runs) {
        runs.push_back({{"version", run.version},
                        {"seed", run.seed},
                        {"replicates", run.replicates},
                        {"parameters", run.parameters},
                        {"result_hash", run.result_hash},
                        {"plan", run.plan},
                        {"baseline", run.baseline}});
    }
    Json json{{"likvard", layout_version},
              {"format", origin.format},
              {"language", origin.language},
              {"figure", origin.figure},
              {"scale", origin.scale},
              {"dark", origin.dark},
              {"small_groups", origin.small_groups},
              {"runs", runs}};
    if (origin.look) {
        json["look"] = look_json(*origin.look);
    }
    if (origin.why) {
        json["why"] = true;
    }
    constexpr int one_line = -1;
    return json.dump(one_line, ' ', true, Json::error_handler_t::replace);
}

std::optional<Origin> read_origin(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        if (json.at("likvard").get<int>() != layout_version) {
            return std::nullopt;
        }
        Origin origin{.format = json.at("format"),
                      .language = json.at("language"),
                      .figure = json.at("figure"),
                      .scale = json.at("scale"),
                      .dark = json.at("dark"),
                      .small_groups = json.at("small_groups"),
                      .look = json.contains("look") ? std::optional(look_of(json.at("look")))
                                                    : std::nullopt,
                      .why = json.value("why", false),
                      .runs = {}};
        for (const Json& run : json.at("runs")) {
            origin.runs.push_back({.plan = run.at("plan"),
                                   .baseline = run.at("baseline"),
                                   .parameters = run.at("parameters"),
                                   .version = run.at("version"),
                                   .result_hash = run.at("result_hash"),
                                   .seed = run.at("seed"),
                                   .replicates = run.at("replicates")});
        }
        return origin;
    } catch (const Json::exception&) {
        return std::nullopt; // whatever it is, it was not written by us
    }
}

} // namespace likvard
