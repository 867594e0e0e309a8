#include "model/municipality.hpp"

namespace likvard {

std::span<const School> compulsory(const Municipality& m)
{
    std::size_t count = 0;
    while (count < m.schools.size() && m.schools[count].form == SchoolForm::compulsory) {
        ++count;
    }
    return {m.schools.data(), count};
}

std::optional<std::size_t> school_with_code(const Municipality& m, std::uint32_t code)
{
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        if (m.schools[s].code == code) {
            return s;
        }
    }
    return std::nullopt;
}

double municipal_pupils(const Municipality& m)
{
    double sum = 0.0;
    for (const School& school : compulsory(m)) {
        sum += school.run_by == Operator::municipal ? school.pupils : 0.0;
    }
    return sum;
}

bool is_large(const Municipality& m)
{
    constexpr double most_pupils = 250'000.0;
    double sum = 0.0;
    for (const School& school : compulsory(m)) {
        sum += school.pupils;
    }
    return sum > most_pupils;
}

} // namespace likvard
