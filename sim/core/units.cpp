#include "core/units.hpp"

#include <array>
#include <cstddef>

namespace likvard {
namespace {

struct Label {
    Unit unit;
    std::string_view text;
    double scale;
};

// The first label of a unit is the one that is printed.
constexpr std::array labels{
    Label{Unit::one, "", 1.0},
    Label{Unit::share, "share", 1.0},
    Label{Unit::share, "%", 0.01},
    Label{Unit::percent, "%", 1.0},
    Label{Unit::pp, "pp", 1.0},
    Label{Unit::sd, "SD", 1.0},
    Label{Unit::sd_per_year, "SD/year", 1.0},
    Label{Unit::points, "points", 1.0},
    Label{Unit::probability, "probability", 1.0},
    Label{Unit::probability, "%", 0.01},
    Label{Unit::log_odds, "log odds", 1.0},
    Label{Unit::years, "years", 1.0},
    Label{Unit::years, "year", 1.0},
    Label{Unit::months, "months", 1.0},
    Label{Unit::months, "month", 1.0},
    Label{Unit::days, "days", 1.0},
    Label{Unit::fte, "FTE", 1.0},
    Label{Unit::pupils, "pupils", 1.0},
    Label{Unit::teachers, "teachers", 1.0},
    Label{Unit::pupils_per_teacher, "pupils/teacher", 1.0},
    Label{Unit::pupils_per_fte, "pupils/FTE", 1.0},
    Label{Unit::teachers_per_fte, "teachers/FTE", 1.0},
    Label{Unit::pupils_per_class, "pupils/class", 1.0},
    Label{Unit::sek, "SEK", 1.0},
    Label{Unit::sek, "kSEK", 1e3},
    Label{Unit::sek, "MSEK", 1e6},
    Label{Unit::sek_per_year, "SEK/year", 1.0},
    Label{Unit::sek_per_year, "kSEK/year", 1e3},
    Label{Unit::sek_per_year, "MSEK/year", 1e6},
    Label{Unit::sek_per_month, "SEK/month", 1.0},
    Label{Unit::km, "km", 1.0},
    Label{Unit::km_per_hour, "km/h", 1.0},
    Label{Unit::minutes, "min", 1.0},
    Label{Unit::grade_scale, "of 10", 1.0},
};

} // namespace

std::string_view symbol(Unit unit)
{
    for (const Label& label : labels) {
        if (label.unit == unit) {
            return label.text;
        }
    }
    return "";
}

std::optional<double> scale_of(std::string_view text, Unit unit)
{
    for (const Label& label : labels) {
        if (label.unit == unit && label.text == text) {
            return label.scale;
        }
    }
    return std::nullopt;
}

std::string accepted_labels(Unit unit)
{
    std::string list;
    for (const Label& label : labels) {
        if (label.unit == unit && !label.text.empty()) {
            if (!list.empty()) {
                list += ", ";
            }
            list += label.text;
        }
    }
    return list.empty() ? "no unit" : list;
}

} // namespace likvard
