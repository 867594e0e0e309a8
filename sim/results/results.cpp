#include "results/results.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace likvard {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What a group says in a year that nobody has written.
using Row = YearValues::value_type;
Row row_of_nan()
{
    Row row{};
    row.fill(nan);
    return row;
}

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
    values_.resize(replicates * arm_count * static_cast<std::size_t>(years()));
    done_.assign(replicates, 0);
    costs_.resize(replicates);
    draws_.resize(replicates);
}

// Replicate first: years that one thread writes stand together.
std::size_t Results::place_of(Arm arm, int replicate, int year) const
{
    check(replicate >= 0 && replicate < info_.replicates, "no such replicate");
    check(year >= info_.first_year && year <= info_.last_year, "no such year");
    const std::size_t run =
        static_cast<std::size_t>(replicate) * arm_count + static_cast<std::size_t>(arm);
    return run * static_cast<std::size_t>(years()) +
           static_cast<std::size_t>(year - info_.first_year);
}

std::span<double> Results::row(Arm arm, int replicate, int year, std::size_t group)
{
    YearValues& values = values_[place_of(arm, replicate, year)];
    check(group < groups_.size(), "no such group");
    if (values.empty()) {
        values.assign(groups_.size(), row_of_nan());
    }
    return values[group];
}

std::span<const double> Results::row(Arm arm, int replicate, int year, std::size_t group) const
{
    static const Row unwritten = row_of_nan();
    const YearValues& values = values_[place_of(arm, replicate, year)];
    check(group < groups_.size(), "no such group");
    return values.empty() ? unwritten : values[group];
}

void Results::set_year(Arm arm, int replicate, int year, YearValues values)
{
    check(values.size() == groups_.size(), "a year has values of every group");
    values_[place_of(arm, replicate, year)] = std::move(values);
}

double Results::value(Arm arm, int replicate, int year, std::size_t group, Outcome outcome) const
{
    return row(arm, replicate, year, group)[static_cast<std::size_t>(outcome)];
}

std::vector<double> Results::values(Arm arm, int year, std::size_t group, Outcome outcome) const
{
    std::vector<double> list;
    list.reserve(done_.size());
    for (int r = 0; r < info_.replicates; ++r) {
        list.push_back(done(r) ? value(arm, r, year, group, outcome) : nan);
    }
    return list;
}

int Results::done_count() const
{
    return static_cast<int>(
        std::ranges::count_if(done_, [](std::uint8_t flag) { return flag != 0; }));
}

} // namespace likvard
