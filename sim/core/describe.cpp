#include "core/describe.hpp"

namespace likvard {

std::string_view name(Standing standing)
{
    switch (standing) {
    case Standing::published:
        return "published";
    case Standing::partial:
        return "partial";
    case Standing::derived:
        return "derived";
    case Standing::fitted:
        return "fitted";
    case Standing::recalled:
        return "recalled";
    case Standing::judgement:
        return "judgement";
    }
    return "";
}

} // namespace likvard
