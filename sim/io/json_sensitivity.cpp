#include "io/json_sensitivity.hpp"

#include "io/json_parts.hpp"

namespace likvard {
std::string sensitivity_json(std::span<const SensitivityJson> answers)
{
    constexpr int readable = 2;
    Json json = Json::array();
    for (const SensitivityJson& answer : answers) {
        Json factors = Json::array();
        for (const SensitivityJson::Factor& factor : answer.factors) {
            Json one{{"key", factor.key}};
            for (const auto& [name, index] : factor.indices) {
                one[name] = {
                    {"value", index.value}, {"low90", index.low90}, {"high90", index.high90}};
            }
            factors.push_back(std::move(one));
        }
        json.push_back({{"outcome", answer.outcome},
                        {"of", answer.of},
                        {"year", answer.year},
                        {"dimension", answer.dimension},
                        {"label", answer.label},
                        {"method", answer.method},
                        {"used", answer.used},
                        {"dropped", answer.dropped},
                        {"mean", number_or_null(answer.mean)},
                        {"variance", number_or_null(answer.variance)},
                        {"luck_share", number_or_null(answer.luck_share)},
                        {"factors", factors},
                        {"sentence", {{"sv", answer.sentence_sv}, {"en", answer.sentence_en}}}});
    }
    return json.dump(readable) + "\n";
}

} // namespace likvard
