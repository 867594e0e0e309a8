#include "calibration/validation/panel.hpp"

#include "model/indicators/indicators.hpp"
#include "model/year.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace likvard {
namespace {

constexpr std::size_t years_of_moves = 3; // moves of pupils are many; three summers tell enough

/// A school's mean learning input by year, and when its principal was in the first year.
struct Spell {
    std::array<double, panel_years> input{};
    std::array<bool, panel_years> fresh{};
};

/// What is watched of one municipality in one future.
struct Watch {
    Panel part;
    Register schools;
    Quarters quarters;
    std::vector<Spell> spells; // by school
};

void add_leavers(Watch& watch, const World& w, std::size_t year)
{
    const Pupils& p = w.leavers.pupils;
    for (std::size_t i = 0; i < rows(p); ++i) {
        SchoolYear& s = watch.schools[p.school[i]].years[year];
        s.n += 1.0;
        s.merit += static_cast<double>(w.leavers.marks.merit[i]);
        s.pass += 100.0 * static_cast<double>(p.now[i].passed_all);
    }
    for (PanelSchool& school : watch.schools) {
        SchoolYear& s = school.years[year];
        if (s.n > 0.0) {
            s.merit /= s.n;
            s.pass /= s.n;
        }
    }
}

void add_staff(Watch& watch, const World& w, std::size_t year)
{
    auto& staff = watch.part.staff[year];
    const auto quarter = [&](std::size_t s) {
        return watch.quarters.of(watch.schools[s].postsec / 100.0);
    };
    for (std::size_t s = 0; s < rows(w.schools); ++s) {
        StaffSum& sum = staff[quarter(s)];
        sum.pupils += static_cast<double>(w.schools.roll[s]);
        sum.staff += static_cast<double>(w.schools.staff[s]);
        sum.before += static_cast<double>(w.schools.staff_before[s]);
        sum.left += static_cast<double>(w.schools.staff_before[s]) *
                    static_cast<double>(w.schools.left_share[s]);
    }
    for (std::size_t i = 0; i < rows(w.teachers); ++i) {
        StaffSum& sum = staff[quarter(w.teachers.school[i])];
        sum.certified += static_cast<double>(w.teachers.certified[i]);
        sum.experience += static_cast<double>(w.teachers.experience[i]);
    }
}

/// Index of dissimilarity of two groups over places; `foreign` and `swedish` are counts.
double dissimilarity(const std::vector<double>& foreign, const std::vector<double>& swedish)
{
    double all_foreign = 0.0;
    double all_swedish = 0.0;
    for (std::size_t k = 0; k < foreign.size(); ++k) {
        all_foreign += foreign[k];
        all_swedish += swedish[k];
    }
    double sum = 0.0;
    for (std::size_t k = 0; k < foreign.size(); ++k) {
        sum += std::fabs(foreign[k] / all_foreign - swedish[k] / all_swedish);
    }
    return 0.5 * sum;
}

void add_segregation(Watch& watch, const World& w, std::size_t year)
{
    std::vector<double> foreign(rows(w.schools), 0.0);
    std::vector<double> swedish(rows(w.schools), 0.0);
    std::vector<double> foreign_at_home(rows(w.areas), 0.0);
    std::vector<double> swedish_at_home(rows(w.areas), 0.0);
    double n = 0.0;
    double n_foreign = 0.0;
    const Pupils& p = w.pupils; // this June's leavers among them
    for (std::size_t i = 0; i < rows(p); ++i) {
        const bool is_foreign = p.traits[i].background != 0;
        (is_foreign ? foreign : swedish)[p.school[i]] += 1.0;
        (is_foreign ? foreign_at_home : swedish_at_home)[p.area[i]] += 1.0;
        n += 1.0;
        n_foreign += is_foreign ? 1.0 : 0.0;
    }
    if (n_foreign > 0.0 && n_foreign < n) {
        watch.part.between_schools[year] += n * dissimilarity(foreign, swedish);
        watch.part.between_areas[year] += n * dissimilarity(foreign_at_home, swedish_at_home);
        watch.part.weight[year] += n;
    }
}

void add_inputs(Watch& watch, const World& w, std::size_t year)
{
    for (std::size_t s = 0; s < rows(w.schools); ++s) {
        const auto members = w.classes.pupils_by_school.members(s);
        double sum = 0.0;
        for (const std::uint32_t i : members) {
            sum += 0.5 * static_cast<double>(w.inputs.language[i] + w.inputs.maths[i]);
        }
        watch.spells[s].input[year] =
            members.empty() ? 0.0 : sum / static_cast<double>(members.size());
        watch.spells[s].fresh[year] = members.empty() || w.schools.principal_new[s] != 0;
    }
}

Stage stage_of(float experience, float age)
{
    constexpr float old_age = 60.0F;
    constexpr float novice_years = 4.0F;
    constexpr float early_years = 8.0F;
    constexpr float middle_years = 21.0F;
    return age >= old_age              ? Stage::old
           : experience < novice_years ? Stage::novice
           : experience < early_years  ? Stage::early
           : experience < middle_years ? Stage::middle
                                       : Stage::late;
}

/// Who taught where before this summer, against where they teach now.
void add_leaving(Watch& watch, const Teachers& before, const Teachers& now)
{
    std::unordered_map<PersonId, std::uint16_t> school;
    for (std::size_t i = 0; i < rows(now); ++i) {
        school.emplace(now.id[i], now.school[i]);
    }
    for (std::size_t i = 0; i < rows(before); ++i) {
        Leaving& sum =
            watch.part
                .leaving[static_cast<std::size_t>(stage_of(before.experience[i], before.age[i]))];
        const auto found = school.find(before.id[i]);
        sum.n += 1.0;
        sum.left += found == school.end() || found->second != before.school[i] ? 1.0 : 0.0;
    }
}

struct Place {
    std::uint16_t school;
    std::uint8_t grade; // of the coming year
};

std::unordered_map<PersonId, Place> places_of(const Pupils& p)
{
    std::unordered_map<PersonId, Place> places;
    for (std::size_t i = 0; i < rows(p); ++i) {
        places.emplace(p.id[i], Place{p.school[i], static_cast<std::uint8_t>(p.now[i].grade)});
    }
    return places;
}

/// Pupils who changed school although theirs has the grade.
void add_moves(Watch& watch, const std::unordered_map<PersonId, Place>& before, const World& w)
{
    const Schools& schools = w.schools;
    double mean = 0.0;
    double roll = 0.0;
    for (std::size_t s = 0; s < rows(schools); ++s) {
        mean += static_cast<double>(schools.roll[s] * schools.postsec[s]);
        roll += static_cast<double>(schools.roll[s]);
    }
    mean /= roll;
    for (const Pupils* p : {&w.pupils, &w.leavers.pupils}) {
        for (std::size_t i = 0; i < rows(*p); ++i) {
            const auto found = before.find(p->id[i]);
            if (found != before.end() && !has_left(*p, i) && found->second.school != p->school[i] &&
                schools.last_grade[found->second.school] >= found->second.grade) {
                watch.part.moved_from.push_back(
                    static_cast<double>(schools.postsec[found->second.school]) - mean);
                watch.part.moved_to.push_back(static_cast<double>(schools.postsec[p->school[i]]) -
                                              mean);
            }
        }
    }
}

/// Three years after grade 9: diplomas of those who changed programme and of those who did not.
void add_diplomas(Watch& watch, const World& w)
{
    constexpr int years = 3;
    const auto then =
        std::ranges::find(w.students, w.students.back().left - years, &Students::left);
    if (then == w.students.end()) {
        return;
    }
    for (const Studies studies : then->studies) {
        const auto status = static_cast<StudentStatus>(studies.status);
        if (status != StudentStatus::not_started &&
            static_cast<Programme>(studies.began) != Programme::introductory) {
            Done& done = watch.part.done[studies.switched];
            done.n += 1.0;
            done.in_three_years += status == StudentStatus::done_in_three ? 1.0 : 0.0;
        }
    }
}

void look(Watch& watch, const World& w, std::size_t year)
{
    add_leavers(watch, w, year);
    add_staff(watch, w, year);
    add_segregation(watch, w, year);
    add_inputs(watch, w, year);
}

/// Differences two years apart, first years of a principal left out, since a change has a cost of
/// its own: within a principal's spell, and from one principal to the next.
void add_spells(Watch& watch)
{
    SpellSum& sum = watch.part.spells;
    for (const Spell& spell : watch.spells) {
        for (std::size_t y = 1; y + 2 < panel_years; ++y) {
            const auto& fresh = spell.fresh;
            if (fresh[y] || fresh[y + 2]) {
                continue;
            }
            const double d = spell.input[y + 2] - spell.input[y];
            (fresh[y + 1] ? sum.changed : sum.same) += d * d;
            (fresh[y + 1] ? sum.changed_n : sum.same_n) += 1.0;
        }
    }
}

void add_outcomes(Watch& watch, const World& w, const Tick& t)
{
    YearValues values;
    observe(values, w, t);
    for (std::size_t k = 0; k < outcome_count; ++k) {
        const Outcome base = outcomes()[k].base.value_or(Outcome::pupils);
        const double weight = cell(values, 0, base);
        if (!std::isnan(values[0][k]) && weight > 0.0) {
            watch.part.outcome[k] += weight * values[0][k];
            watch.part.outcome_weight[k] += weight;
        }
    }
}

Watch watched(const Case& c, const Quarters& quarters)
{
    const Municipality& m = c.municipality;
    Watch watch;
    watch.quarters = quarters;
    watch.schools.assign(m.schools.size(), {});
    watch.spells.assign(m.schools.size(), {});
    for (std::size_t s = 0; s < m.schools.size(); ++s) {
        watch.schools[s].postsec = 100.0 * share_of(m, s, Composition::postsec);
        watch.schools[s].foreign = 100.0 * share_of(m, s, Composition::foreign);
        watch.schools[s].girls = 100.0 * share_of(m, s, Composition::girls);
    }
    World w = start_world(c.prepared, c.setting, c.draw);
    const Policy nothing{{}, c.values, &c.setting.params.costs};
    look(watch, w, 0);
    for (std::size_t year = 1; year < panel_years; ++year) {
        const Teachers staff = w.teachers;
        const auto places =
            year <= years_of_moves ? places_of(w.pupils) : std::unordered_map<PersonId, Place>{};
        advance_one_year(w, nothing, Tick{m.data_year + static_cast<int>(year), c.draw});
        add_leaving(watch, staff, w.teachers);
        add_moves(watch, places, w);
        add_diplomas(watch, w);
        look(watch, w, year);
    }
    add_spells(watch);
    add_outcomes(watch, w, Tick{m.data_year + static_cast<int>(panel_years) - 1, c.draw});
    return watch;
}

template <class Array> void add_each(Array& to, const Array& from)
{
    for (std::size_t k = 0; k < to.size(); ++k) {
        to[k] += from[k];
    }
}

void add(Panel& all, const Panel& part)
{
    for (std::size_t y = 0; y < panel_years; ++y) {
        for (std::size_t q = 0; q < all.staff[y].size(); ++q) {
            for (const auto member :
                 {&StaffSum::pupils, &StaffSum::staff, &StaffSum::before, &StaffSum::left,
                  &StaffSum::certified, &StaffSum::experience}) {
                all.staff[y][q].*member += part.staff[y][q].*member;
            }
        }
    }
    for (std::size_t k = 0; k < stage_count; ++k) {
        all.leaving[k].n += part.leaving[k].n;
        all.leaving[k].left += part.leaving[k].left;
    }
    for (std::size_t k = 0; k < all.done.size(); ++k) {
        all.done[k].n += part.done[k].n;
        all.done[k].in_three_years += part.done[k].in_three_years;
    }
    add_each(all.between_schools, part.between_schools);
    add_each(all.between_areas, part.between_areas);
    add_each(all.weight, part.weight);
    add_each(all.outcome, part.outcome);
    add_each(all.outcome_weight, part.outcome_weight);
    all.moved_from.insert(all.moved_from.end(), part.moved_from.begin(), part.moved_from.end());
    all.moved_to.insert(all.moved_to.end(), part.moved_to.begin(), part.moved_to.end());
    all.spells.same += part.spells.same;
    all.spells.same_n += part.spells.same_n;
    all.spells.changed += part.spells.changed;
    all.spells.changed_n += part.spells.changed_n;
}

} // namespace

Panel run_panel(const std::vector<Municipality>& sample, std::span<const double> values)
{
    const Quarters quarters = national_quarters(sample);
    std::vector<Watch> parts(case_count(sample));
    for_cases(sample, values,
              [&](std::size_t row, const Case& c) { parts[row] = watched(c, quarters); });
    Panel all;
    all.futures.resize(sample_futures);
    for (std::size_t row = 0; row < parts.size(); ++row) {
        add(all, parts[row].part);
        Register& schools = all.futures[row / sample.size()];
        schools.insert(schools.end(), parts[row].schools.begin(), parts[row].schools.end());
    }
    return all;
}

} // namespace likvard
