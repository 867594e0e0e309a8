#include "model/processes/support.hpp"

#include "model/row_kernels.hpp"

#include <algorithm>
#include <vector>

namespace likvard {
namespace {

/// Orders pupil rows by `urgency` (highest first), and by id where it is equal.
void most_urgent_first(std::vector<std::uint32_t>& waiting, std::size_t served,
                       const Pupils& pupils, FunctionRef<float(std::uint32_t)> urgency)
{
    if (served >= waiting.size()) {
        return;
    }
    std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(served),
                     waiting.end(), [&](std::uint32_t a, std::uint32_t b) {
                         const float first = urgency(a);
                         const float second = urgency(b);
                         return first != second ? first > second : pupils.id[a] < pupils.id[b];
                     });
    waiting.resize(served);
}

bool may_have(Service service, const Pupils& pupils, std::uint32_t i)
{
    switch (service) {
    case Service::early:
        return pupils.grade[i] <= last_early_grade;
    case Service::tutoring:
        return pupils.grade[i] > last_early_grade;
    case Service::guidance:
        return is_newly_arrived(pupils, i);
    case Service::attendance:
        return pupils.grade[i] > last_early_grade && pupils.absence[i] > problem_absence;
    }
    return false;
}

/// What has to be looked at to choose among those who wait.
struct Waiting {
    std::vector<std::uint32_t> row;
    std::vector<float> skill; // of every pupil: language and mathematics, added
};

float urgency_for(Service service, const Pupils& pupils, const Waiting& waiting, std::uint32_t i)
{
    switch (service) {
    case Service::early:
    case Service::tutoring:
        return -waiting.skill[i];
    case Service::guidance:
        return static_cast<float>(pupils.arrived[i]) - static_cast<float>(pupils.grade[i]);
    case Service::attendance:
        return pupils.absence[i];
    }
    return 0.0F;
}

/// Marks the pupils of school `s` who are served with `service`, up to its places.
void serve(Pupils& pupils, std::span<const std::uint32_t> members, Service service, double places,
           double most_share, Waiting& waiting)
{
    waiting.row.clear();
    double could = 0.0;
    for (const std::uint32_t i : members) {
        if (may_have(service, pupils, i)) {
            waiting.row.push_back(i);
            could += 1.0;
        }
    }
    const auto served = static_cast<std::size_t>(std::min(places, most_share * could));
    const auto urgency = [&](std::uint32_t i) { return urgency_for(service, pupils, waiting, i); };
    most_urgent_first(waiting.row, served, pupils, urgency);
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(service));
    for (const std::uint32_t i : waiting.row) {
        pupils.served[i] = static_cast<std::uint8_t>(pupils.served[i] | bit);
    }
}

void special_support(Pupils& pupils, std::span<const std::uint32_t> members, double fte,
                     double caseload, Waiting& waiting)
{
    waiting.row.clear();
    for (const std::uint32_t i : members) {
        if (pupils.need[i] != 0) {
            waiting.row.push_back(i);
        }
    }
    const auto urgency = [&](std::uint32_t i) { return -waiting.skill[i]; };
    most_urgent_first(waiting.row, static_cast<std::size_t>(fte * caseload), pupils, urgency);
    for (const std::uint32_t i : waiting.row) {
        pupils.supported[i] = 1;
    }
}

} // namespace

void support(Pupils& pupils, const Classes& classes, const Schools& schools, const Effects& effects,
             const SupportParams& params, const Tick& t)
{
    t.enter("support");
    std::fill(pupils.supported.begin(), pupils.supported.end(), std::uint8_t{0});
    std::fill(pupils.served.begin(), pupils.served.end(), std::uint8_t{0});
    thread_local Waiting waiting;
    fill_skills(waiting.skill, pupils);
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
