#include "model/row_kernels.hpp"

#include "core/kernels.hpp"
#include "core/parallel.hpp"
#include "model/pupils.hpp"
#include "model/students.hpp"

#include <array>

namespace likvard {

const RowKernels& row_kernels()
{
#if defined(__x86_64__)
    constexpr std::array sets{&row_kernels_baseline, &row_kernels_avx2, &row_kernels_avx512};
#else
    constexpr std::array sets{&row_kernels_baseline};
#endif
    return *sets[kernel_set_number()];
}

// NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): a number that may stand for anything
const PartBits* bits_of(const std::vector<Traits>& column)
{
    static_assert(sizeof(Traits) == sizeof(PartBits));
    return reinterpret_cast<const PartBits*>(column.data());
}
const PartBits* bits_of(const std::vector<ThisYear>& column)
{
    static_assert(sizeof(ThisYear) == sizeof(PartBits));
    return reinterpret_cast<const PartBits*>(column.data());
}
const PartBits* bits_of(const std::vector<Studies>& column)
{
    static_assert(sizeof(Studies) == sizeof(PartBits));
    return reinterpret_cast<const PartBits*>(column.data());
}
PartBits* bits_of(std::vector<Traits>& column)
{
    return reinterpret_cast<PartBits*>(column.data());
}
PartBits* bits_of(std::vector<ThisYear>& column)
{
    return reinterpret_cast<PartBits*>(column.data());
}
PartBits* bits_of(std::vector<Studies>& column)
{
    return reinterpret_cast<PartBits*>(column.data());
}
// NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

SkillColumns skill_columns(const Pupils& pupils)
{
    return {.home_language = pupils.home_language.data(),
            .durable_language = pupils.durable_language.data(),
            .transient_language = pupils.transient_language.data(),
            .home_maths = pupils.home_maths.data(),
            .durable_maths = pupils.durable_maths.data(),
            .transient_maths = pupils.transient_maths.data(),
            .arrival = pupils.arrival.data(),
            .arrival_in_maths = arrival_in_maths};
}

void fill_skills(float* skills, const Pupils& pupils)
{
    const SkillRows columns{.of = skill_columns(pupils), .skill = skills};
    for_rows(rows(pupils),
             [&](std::size_t begin, std::size_t end) { row_kernels().skill(begin, end, columns); });
}

} // namespace likvard
