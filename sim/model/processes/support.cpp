#include "model/processes/support.hpp"

#include "model/lowest.hpp"
#include "model/row_kernels.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace likvard {
namespace {

bool may_have(Service service, const Pupils& pupils, std::uint32_t i)
{
    switch (service) {
    case Service::early:
        return pupils.now[i].grade <= last_early_grade;
    case Service::tutoring:
        return pupils.now[i].grade > last_early_grade;
    case Service::guidance:
        return is_newly_arrived(pupils, i);
    case Service::attendance:
        return pupils.now[i].grade > last_early_grade && pupils.absence[i] > problem_absence;
    }
    return false;
}

/// What is lowest for those who need a service most. `skill` is of every pupil: language and
/// mathematics, added.
float want_for(Service service, const Pupils& pupils, std::span<const float> skill, std::uint32_t i)
{
    switch (service) {
    case Service::early:
    case Service::tutoring:
        return skill[i];
    case Service::guidance:
        return static_cast<float>(pupils.now[i].grade) -
               static_cast<float>(pupils.traits[i].arrived);
    case Service::attendance:
        return -pupils.absence[i];
    }
    return 0.0F;
}

/// Those who wait, and how much each one wants.
class Waiting {
public:
    std::span<const float> skill; // of every pupil

    /// Of `members` those who may be served.
    template <class May, class Want>
    void gather(std::span<const std::uint32_t> members, May may, Want wants)
    {
        row_.resize(std::max(row_.size(), members.size()));
        std::uint32_t* const row = row_.data();
        std::size_t count = 0;
        for (const std::uint32_t i : members) {
            row[count] = i; // stays if it may
            count += may(i) ? 1U : 0U;
        }
        std::uint32_t* const key = want_.room(count);
        for (std::size_t k = 0; k < count; ++k) {
            key[k] = ordered_key(wants(row[k]));
        }
        want_.filled(count);
    }
    [[nodiscard]] std::span<const std::uint32_t> rows() const
    {
        return std::span(row_).first(want_.keys().size());
    }

    /// serve(row, yes) for everybody: 1 for the `places` who want it most, by id where they want it
    /// alike.
    template <class Serve> void serve_each(std::size_t places, const Pupils& pupils, Serve serve)
    {
        const auto waiting = rows();
        if (places >= waiting.size()) {
            for (const std::uint32_t i : waiting) {
                serve(i, 1U);
            }
            return;
        }
        const LowestBar bar = want_.bar(places);
        const auto keys = want_.keys();
        for (std::size_t k = 0; k < waiting.size(); ++k) {
            serve(waiting[k], keys[k] < bar.key ? 1U : 0U);
        }
        if (places > bar.below) {
            for (const std::uint32_t i : first_equals(bar.key, places - bar.below, pupils)) {
                serve(i, 1U);
            }
        }
    }

private:
    std::span<const std::uint32_t> first_equals(std::uint32_t key, std::size_t count,
                                                const Pupils& pupils)
    {
        equals_.clear();
        for (std::size_t k = 0; k < rows().size(); ++k) {
            if (want_.keys()[k] == key) {
                equals_.push_back(row_[k]);
            }
        }
        std::sort(equals_.begin(), equals_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return pupils.id[a] < pupils.id[b]; });
        return std::span(equals_).first(count);
    }

    std::vector<std::uint32_t> row_; // may be longer than those who wait are many
    std::vector<std::uint32_t> equals_;
    Lowest want_;
};

/// Marks the pupils of a school who are served with `service`, up to its places.
void serve(Pupils& pupils, std::span<const std::uint32_t> members, Service service, double places,
           double most_share, Waiting& waiting)
{
    waiting.gather(
        members, [&](std::uint32_t i) { return may_have(service, pupils, i); },
        [&](std::uint32_t i) { return want_for(service, pupils, waiting.skill, i); });
    const auto served = static_cast<std::size_t>(
        std::min(places, most_share * static_cast<double>(waiting.rows().size())));
    waiting.serve_each(served, pupils, [&](std::uint32_t i, unsigned yes) {
        static_assert(service_count <= year_bits::served.count, "a bit for each service");
        const unsigned bit = yes << static_cast<unsigned>(service);
        pupils.now[i].served = (pupils.now[i].served | bit) & four_bits;
    });
}

void special_support(Pupils& pupils, std::span<const std::uint32_t> members, double fte,
                     double caseload, Waiting& waiting)
{
    const Traits* const traits = pupils.traits.data();
    waiting.gather(
        members, [&](std::uint32_t i) { return traits[i].need != 0; },
        [&](std::uint32_t i) { return waiting.skill[i]; });
    ThisYear* const now = pupils.now.data();
    waiting.serve_each(static_cast<std::size_t>(fte * caseload), pupils,
                       [&](std::uint32_t i, unsigned yes) { now[i].supported = yes != 0 ? 1 : 0; });
}

} // namespace

void support(Pupils& pupils, const Classes& classes, const Schools& schools, const Effects& effects,
             const SupportParams& params, const Tick& t)
{
    t.enter("support");
    constexpr std::int32_t services = year_bits::supported.mask() | year_bits::served.mask();
    change_bits(pupils.now, [](std::int32_t bits) { return bits & ~services; });
    thread_local Waiting waiting;
    waiting.skill = classes.skill;
    for (std::size_t s = 0; s < compulsory_rows(schools); ++s) {
        const auto members = classes.pupils_by_school.members(s);
        const auto fte = static_cast<double>(schools.support_fte[s] + effects.special_teachers[s]);
        special_support(pupils, members, fte, params.caseload, waiting);
        for (std::size_t k = 0; k < service_count; ++k) {
            const auto places = static_cast<double>(effects.places[k][s]);
            if (places >= 1.0) {
                const auto service = static_cast<Service>(k);
                const double most = service == Service::early ? params.early_share : 1.0;
                serve(pupils, members, service, places, most, waiting);
            }
        }
    }
}

} // namespace likvard
