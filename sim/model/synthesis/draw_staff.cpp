// Teachers of the data year: as many as published, certified and permanent as published.
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace likvard {
namespace {

constexpr double percent = 100.0;
constexpr double national_permanent = 0.892;

void draw_teacher(World& w, std::size_t s, std::uint32_t ordinal, const School& data,
                  const Draw& draw)
{
    Teachers& t = w.teachers;
    const std::size_t i = rows(t);
    resize(t, i + 1);
    t.id[i] = person_id(Origin::start, data.code, grade_count, ordinal); // grade 10: nobody's
    t.school[i] = static_cast<std::uint16_t>(s);
    draw_effectiveness(t, i, Stream::teacher_traits, w.setting->market.spread, draw);
    draw_career(t, i, draw);
    const Words luck = draw.words(Stream::teacher_traits, 0, t.id[i], 2);
    const double certified = data.certified_pct.known() ? data.certified_pct.value / percent
                                                        : w.setting->market.certified_share;
    const double permanent =
        data.permanent_pct.known() ? data.permanent_pct.value / percent : national_permanent;
    t.certified[i] = static_cast<double>(uniform_from(luck[0])) < certified ? 1 : 0;
    t.permanent[i] = static_cast<double>(uniform_from(luck[1])) < permanent ? 1 : 0;
}

} // namespace

void draw_staff(World& w, const Draw& draw)
{
    const Municipality& m = *w.setting->municipality;
    resize(w.teachers, 0);
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const auto count = static_cast<std::uint32_t>(
            std::max(1.0F, std::round(w.schools.roll[s] / w.schools.pupils_per_teacher[s])));
        w.schools.staff[s] = static_cast<float>(count);
        for (std::uint32_t k = 0; k < count; ++k) {
            draw_teacher(w, s, k, m.schools[s], draw);
        }
    }
}

void certify_as_published(World& w, const Draw& draw)
{
    const Municipality& m = *w.setting->municipality;
    std::vector<std::vector<std::pair<float, std::uint32_t>>> ranked(compulsory(m).size());
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        // Those who are certified stay so before others become so.
        const float luck = draw.uniform(Stream::teacher_traits, 0, w.teachers.id[i], 3);
        ranked[w.teachers.school[i]].emplace_back(
            luck - static_cast<float>(w.teachers.certified[i]), static_cast<std::uint32_t>(i));
    }
    for (std::size_t s = 0; s < compulsory(m).size(); ++s) {
        const Figure& published = m.schools[s].certified_pct;
        if (!published.known()) {
            continue;
        }
        std::sort(ranked[s].begin(), ranked[s].end());
        const auto wanted = static_cast<std::size_t>(
            std::lround(published.value / percent * static_cast<double>(ranked[s].size())));
        for (std::size_t k = 0; k < ranked[s].size(); ++k) {
            w.teachers.certified[ranked[s][k].second] = k < wanted ? 1 : 0;
        }
    }
}

} // namespace likvard
