// The words of the scenario format that levers() and parameters() give.
#include "io/scenario_parts.hpp"
#include "model/parameters.hpp"

#include <algorithm>
#include <iterator>

namespace likvard {

std::vector<std::string> rule_names()
{
    std::vector<std::string> names;
    names.reserve(named_rules.size());
    for (const TargetRule rule : named_rules) {
        names.emplace_back(name(rule));
    }
    return names;
}

std::vector<std::string> lever_keys()
{
    std::vector<std::string> keys;
    for (const LeverType* lever : levers()) {
        keys.emplace_back(lever->key);
    }
    return keys;
}

std::vector<std::string> keys_of(const LeverType& lever)
{
    std::vector<std::string> keys(common_lever_keys.begin(), common_lever_keys.end());
    for (const FieldInfo& field : lever.fields) {
        keys.emplace_back(field.key);
    }
    return keys;
}

std::vector<std::string> full_lever_keys()
{
    std::vector<std::string> keys;
    for (const LeverType* lever : levers()) {
        for (const std::string& key : keys_of(*lever)) {
            keys.push_back("levers." + std::string(lever->key) + "." + key);
        }
    }
    return keys;
}

std::vector<std::string> parameter_keys()
{
    std::vector<std::string> keys;
    for (const ParameterInfo& parameter : parameters()) {
        keys.emplace_back(parameter.key);
    }
    return keys;
}

} // namespace likvard
