// Schools and areas of the data year.
#include "model/synthesis/synthesis.hpp"

#include <algorithm>
#include <cmath>

namespace likvard {
namespace {

// Survey mean of calm in grade 8 and its spread between schools, which start the climate.
constexpr double calm_mean = 5.7; // nation, Skolenkaten 2025
constexpr double calm_sd = 1.0;   // assumed from the units' spread
constexpr double national_pupils_per_teacher = 12.0;

/// Shares of a known level that lie in intake, value added and leniency; a school without an area
/// of its own has no intake of its own.
struct LevelShares {
    double intake, value_added, leniency;
};
LevelShares level_shares(const Params& p, bool own_area)
{
    const double intake = own_area ? p.start.intake_sd * p.start.intake_sd : 0.0;
    const double added = p.start.value_added_sd * p.start.value_added_sd;
    const double lenient = p.assess.leniency_sd * p.assess.leniency_sd;
    const double sum = intake + added + lenient;
    return {intake / sum, added / sum, lenient / sum};
}

/// Stock at the end of grade 9 of a constant yearly input of one.
double stock_of_ten_years(const LearnParams& p)
{
    constexpr double years = 10.0;
    return p.permanent * years + (1.0 - p.permanent) / (1.0 - p.retention);
}

void start_school(World& w, const Prepared& prepared, std::size_t s)
{
    const Municipality& m = *prepared.municipality;
    const School& data = m.schools[s];
    Schools& schools = w.schools;
    schools.id[s] = data.code;
    schools.municipal[s] = data.run_by == Operator::municipal ? 1 : 0;
    schools.first_grade[s] = static_cast<std::uint8_t>(data.first_grade);
    schools.last_grade[s] = static_cast<std::uint8_t>(data.last_grade);
    schools.joint[s] = static_cast<std::uint16_t>(s);
    for (std::size_t other = 0; other < s; ++other) {
        if (m.schools[other].name == data.name) {
            schools.joint[s] = static_cast<std::uint16_t>(other);
            break;
        }
    }
    schools.quarter[s] = prepared.quarter[s];
    schools.seats[s] = static_cast<float>(data.seats_per_grade);
    schools.postsec[s] = static_cast<float>(share_of(m, s, Composition::postsec));
    schools.postsec_usual[s] = schools.postsec[s];
    schools.foreign[s] = static_cast<float>(share_of(m, s, Composition::foreign));
    schools.weak_intake[s] =
        static_cast<double>(schools.postsec[s]) < w.setting->params.start.weak_postsec ? 1 : 0;
    const double teachers =
        std::max(1.0, data.teachers_fte.or_else(data.pupils / national_pupils_per_teacher));
    schools.roll[s] = static_cast<float>(data.pupils);
    const double entering =
        data.first_grade > 0 ? data.pupils / (data.last_grade - data.first_grade + 1) : 0.0;
    schools.roll_staying[s] = static_cast<float>(data.pupils - entering);
    schools.roll_expected[s] = static_cast<float>(data.pupils);
    schools.pupils_per_teacher[s] = static_cast<float>(data.pupils / teachers);
    schools.support_fte[s] = static_cast<float>(w.setting->params.start.support_share * teachers);
    const auto sizes = grade_sizes(data);
    schools.roll_all[s] = static_cast<float>(data.pupils) + static_cast<float>(sizes[0]);
    const double leaders =
        static_cast<double>(schools.roll_all[s]) / w.setting->params.principals.national_span;
    schools.assistants[s] = static_cast<float>(std::max(0.0, leaders - 1.0));
    schools.climate_start[s] =
        static_cast<float>(data.calm_g8.known() ? (data.calm_g8.value - calm_mean) / calm_sd : 0.0);
    schools.climate[s] = schools.climate_start[s];
}

/// The level of a school: what results have told, and a draw of what they have not.
void start_level(World& w, const Prepared& prepared, std::size_t s, const Draw& draw)
{
    const Params& p = w.setting->params;
    const StartLevel& level = prepared.levels[s];
    bool own_area = false;
    for (const std::size_t school : prepared.geography.home_school) {
        own_area = own_area || school == s;
    }
    const LevelShares share = level_shares(p, own_area);
    const auto z = draw.normals(Stream::school_start, 0, w.schools.id[s]);
    const double unknown = std::sqrt(std::max(0.0, 1.0 - level.known));
    w.schools.leniency[s] = static_cast<float>(
        level.skill * share.leniency + unknown * p.assess.leniency_sd * static_cast<double>(z[0]));
    if (w.schools.municipal[s] == 0) {
        w.schools.leniency[s] += static_cast<float>(p.assess.leniency_independent);
    }
    w.schools.quality[s] =
        static_cast<float>(level.skill * share.value_added / stock_of_ten_years(p.learn));
    w.schools.above_e[s] = static_cast<float>(level.above_e);
    w.schools.principal[s] = z[1];
    for (std::size_t a = 0; a < prepared.geography.home_school.size(); ++a) {
        if (prepared.geography.home_school[a] == s) {
            w.areas.level[a] = static_cast<float>(level.skill * share.intake);
            w.areas.drift[a] =
                static_cast<float>(unknown * p.home.area_sd * static_cast<double>(z[2]));
        }
    }
    for (std::size_t k = 0; k < signal_years; ++k) {
        w.schools.seen[s][k] = static_cast<float>(prepared.history[s][k]);
    }
    w.schools.mean_skill[s] = w.schools.seen[s][0] - w.schools.leniency[s];
    w.schools.reputation[s] = w.schools.seen[s][0];
}

/// A unit of another form: named, placed, and without anything that compulsory schools have.
void start_other_form(World& w, const Municipality& m, std::size_t s)
{
    w.schools.id[s] = m.schools[s].code;
    w.schools.form[s] = static_cast<std::uint8_t>(m.schools[s].form);
    w.schools.first_grade[s] = 1; // and last_grade 0: it serves no grade of compulsory school
    w.schools.joint[s] = static_cast<std::uint16_t>(s);
}

} // namespace

std::array<std::uint32_t, grade_count> grade_sizes(const School& school)
{
    std::array<std::uint32_t, grade_count> sizes{};
    const int first = std::max(1, school.first_grade);
    const int last = school.last_grade;
    auto left = static_cast<std::uint32_t>(std::lround(school.pupils));
    int grades = last - first + 1;
    if (last == last_compulsory_grade && grades > 1) {
        // A unit without leavers in the table of final grades has no grade 9 this year.
        sizes[last_compulsory_grade] =
            std::min(left, static_cast<std::uint32_t>(std::lround(school.g9_pupils.or_else(0.0))));
        left -= sizes[last_compulsory_grade];
        --grades;
    }
    for (int g = 0; g < grades; ++g) {
        sizes[static_cast<std::size_t>(first + g)] =
            left / static_cast<std::uint32_t>(grades) +
            (static_cast<std::uint32_t>(g) < left % static_cast<std::uint32_t>(grades) ? 1 : 0);
    }
    if (school.first_grade == 0) {
        sizes[0] = sizes[1];
    }
    return sizes;
}

void draw_schools(World& w, const Prepared& prepared, const Draw& draw)
{
    const std::size_t n = prepared.municipality->schools.size();
    Schools::each_column(w.schools, [&](auto& column) { column.assign(n, {}); });
    Areas::each_column(
        w.areas, [&](auto& column) { column.assign(prepared.municipality->areas.size(), 0.0F); });
    clear(w.effects, n);
    const std::size_t compulsory_count = compulsory(*prepared.municipality).size();
    for (std::size_t s = 0; s < compulsory_count; ++s) {
        start_school(w, prepared, s);
        start_level(w, prepared, s, draw);
    }
    for (std::size_t s = compulsory_count; s < n; ++s) {
        start_other_form(w, *prepared.municipality, s);
    }
}

} // namespace likvard
