#include "results/results.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace likvard {
namespace {

bool has_twins(const std::vector<Group>& groups)
{
    std::set<std::pair<Dimension, std::string_view>> seen;
    return !std::ranges::all_of(groups, [&seen](const Group& group) {
        return seen.emplace(group.dimension, group.label).second;
    });
}

} // namespace

Results::Results(RunInfo info, std::vector<Group> groups)
    : info_(std::move(info)), groups_(std::move(groups))
{
    check(info_.replicates >= 0, "a run has no negative number of replicates");
    check(info_.last_year >= info_.first_year, "the last year comes before the first");
    check(!has_twins(groups_), "two groups have the same dimension and label");
    const auto replicates = static_cast<std::size_t>(info_.replicates);
    values_.assign(replicates * arm_count * static_cast<std::size_t>(years()) * groups_.size() *
                       outcome_count,
                   std::numeric_limits<double>::quiet_NaN());
    done_.assign(replicates, 0);
    costs_.resize(replicates);
    draws_.resize(replicates);
}

// Replicate first: what one replicate writes is one stretch of memory.
std::size_t Results::offset(Arm arm, int replicate, int year, std::size_t group) const
{
    check(replicate >= 0 && replicate < info_.replicates, "no such replicate");
    check(year >= info_.first_year && year <= info_.last_year, "no such year");
    check(group < groups_.size(), "no such group");
    std::size_t place =
        static_cast<std::size_t>(replicate) * arm_count + static_cast<std::size_t>(arm);
    place = place * static_cast<std::size_t>(years()) +
            static_cast<std::size_t>(year - info_.first_year);
    return (place * groups_.size() + group) * outcome_count;
}

std::span<double> Results::row(Arm arm, int replicate, int year, std::size_t group)
{
    return std::span(values_).subspan(offset(arm, replicate, year, group), outcome_count);
}

std::span<const double> Results::row(Arm arm, int replicate, int year, std::size_t group) const
{
    return std::span(values_).subspan(offset(arm, replicate, year, group), outcome_count);
}

double Results::value(Arm arm, int replicate, int year, std::size_t group, Outcome outcome) const
{
    return row(arm, replicate, year, group)[static_cast<std::size_t>(outcome)];
}

std::vector<double> Results::values(Arm arm, int year, std::size_t group, Outcome outcome) const
{
    std::vector<double> list(done_.size(), std::numeric_limits<double>::quiet_NaN());
    if (list.empty()) {
        return list;
    }
    const double* from =
        values_.data() + offset(arm, 0, year, group) + static_cast<std::size_t>(outcome);
    const std::size_t stride = values_.size() / done_.size(); // of one replicate
    for (std::size_t r = 0; r < list.size(); ++r) {
        if (done_[r] != 0) {
            list[r] = from[r * stride];
        }
    }
    return list;
}

int Results::done_count() const
{
    return static_cast<int>(
        std::ranges::count_if(done_, [](std::uint8_t flag) { return flag != 0; }));
}

} // namespace likvard
