#include "core/check.hpp"

#include <utility>

namespace likvard {
namespace {

std::string all_lines(const std::vector<Fault>& faults)
{
    std::string lines;
    for (const Fault& fault : faults) {
        if (!lines.empty()) {
            lines += '\n';
        }
        lines += text(fault);
    }
    return lines;
}

} // namespace

std::string text(const Fault& fault)
{
    std::string line = fault.file;
    if (fault.line > 0) {
        line += ':' + std::to_string(fault.line);
        if (fault.column > 0) {
            line += ':' + std::to_string(fault.column);
        }
    }
    line += ": ";
    if (!fault.key.empty()) {
        line += fault.key + ": ";
    }
    line += "found " + fault.found + ", expected " + fault.expected;
    if (!fault.nearest.empty()) {
        line += " (nearest: " + fault.nearest + ")";
    }
    return line;
}

DataError::DataError(std::vector<Fault> faults)
    : std::runtime_error(all_lines(faults)), faults_(std::move(faults))
{
}

} // namespace likvard
