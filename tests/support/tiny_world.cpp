#include "support/tiny_world.hpp"

#include "model/year.hpp"

#include <algorithm>

namespace likvard {
namespace {

Figure number(double value)
{
    return {Mark::number, value};
}

/// One degree of latitude is 111.2 km: 0.02 is a walk of 2.2 km.
constexpr double latitude = 60.0;
constexpr double longitude = 17.0;
constexpr double step = 0.02;

School school(std::uint32_t code, const char* name, int first, int last, double pupils)
{
    School s;
    s.code = code;
    s.name = name;
    s.first_grade = first;
    s.last_grade = last;
    s.pupils = pupils;
    s.girls_pct = number(50.0);
    s.foreign_pct = number(30.0);
    s.postsec_pct = number(55.0);
    s.teachers_fte = number(pupils / 12.0);
    s.certified_pct = number(75.0);
    s.permanent_pct = number(90.0);
    s.calm_g8 = number(5.7);
    s.latitude = latitude;
    s.longitude = longitude;
    return s;
}

YearResult result(int year, double merit, double pass)
{
    return {year, number(merit), number(pass), number(pass + 8.0), number(75.0)};
}

std::vector<School> schools()
{
    std::vector<School> all{school(90000001, "Norra skolan", 0, 9, 150.0),
                            school(90000002, "Sodra skolan", 0, 9, 140.0),
                            school(90000003, "Lilla skolan", 0, 6, 60.0),
                            school(90000004, "Friskolan", 7, 9, 51.0)};
    all[north].girls_pct = number(47.3);
    all[north].foreign_pct = number(62.0);
    all[north].postsec_pct = number(41.3);
    all[north].g9_pupils = number(18.0);
    all[north].seats_per_grade = 20.0;
    all[north].results = {result(2022, 196.0, 58.0), result(2023, 188.0, 55.0),
                          result(2024, 192.0, 57.0)};
    all[south].foreign_pct = number(14.0);
    all[south].postsec_pct = number(78.0);
    all[south].g9_pupils = number(16.0);
    all[south].seats_per_grade = 19.0;
    all[south].latitude += step;
    all[south].results = {result(2023, 247.0, 84.0), result(2024, 251.0, 86.0)};
    all[little].seats_per_grade = 12.0;
    all[little].longitude += 2.0 * step;
    all[free_school].run_by = Operator::independent;
    all[free_school].foreign_pct = {Mark::hidden, 0.0};
    all[free_school].postsec_pct = number(80.0);
    all[free_school].certified_pct = {Mark::not_required, 0.0};
    all[free_school].g9_pupils = number(17.0);
    all[free_school].seats_per_grade = 20.0;
    all[free_school].latitude += 0.5 * step;
    return all;
}

Area area(const char* key, const School& at, double cohort, double postsec, double foreign)
{
    Area a;
    a.key = key;
    a.name = key;
    a.latitude = at.latitude;
    a.longitude = at.longitude;
    a.cohort = cohort;
    a.postsec_share = postsec;
    a.foreign_share = foreign;
    a.in_move_share = 0.03;
    a.arrival_share = 0.01;
    return a;
}

/// The order of sections is a way of keeping what the id says, and no part of the world's state.
template <class T> const Column<T>& without_sections(const Column<T>& column)
{
    return column;
}
Column<ThisYear> without_sections(Column<ThisYear> column)
{
    for (ThisYear& now : column) {
        now.sections = 0;
    }
    return column;
}

class Fnv {
public:
    void add(const void* bytes, std::size_t count)
    {
        const auto* const byte = static_cast<const unsigned char*>(bytes);
        for (std::size_t i = 0; i < count; ++i) {
            state_ = (state_ ^ byte[i]) * 0x100000001B3ULL;
        }
    }
    template <class Table> void add_table(const Table& table)
    {
        Table::each_column(table, [&](const auto& all) {
            const auto& column = without_sections(all);
            const std::size_t count = column.size();
            add(&count, sizeof count); // so that rows cannot slip from one column into the next
            add(column.data(), count * sizeof column[0]);
        });
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

template <class Table> std::uint64_t hash_table(const Table& table)
{
    Fnv fnv;
    fnv.add_table(table);
    return fnv.value();
}

} // namespace

Municipality tiny_municipality()
{
    Municipality m;
    m.key = "tiny";
    m.name = "Tiny";
    m.code = 9999;
    m.data_year = tiny_data_year;
    m.schools = schools();
    m.areas = {area("north", m.schools[north], 18.0, 0.42, 0.60),
               area("south", m.schools[south], 16.0, 0.76, 0.15),
               area("east", m.schools[little], 10.0, 0.55, 0.30)};
    m.governance = {{"school", "principal", 0.2, 0.8},
                    {"principal", "head", 0.3, 0.8},
                    {"school", "inspector", 0.5, 0.7},
                    {"inspector", "board", 0.5, 0.7},
                    {"head", "board", 0.5, 0.9}};
    m.content_hash = "tiny";
    return m;
}

Municipality tiny_municipality_with_roads()
{
    Municipality m = tiny_municipality();
    m.roads = {{"north", "bridge", 4.0}, {"bridge", "90000004", 3.0}};
    return m;
}

TinyWorld::TinyWorld(Municipality m, std::vector<double> parameter_values, std::uint64_t seed,
                     std::uint32_t replicate)
    : municipality(std::move(m)), values(std::move(parameter_values)),
      prepared(prepare_municipality(municipality, values)), setting(setting_of(prepared, values)),
      draw(seed, replicate), world(start_world(prepared, setting, draw))
{
}

void TinyWorld::advance(int year, const Scenario& plan)
{
    const Policy policy{plan.levers, values, &setting.params.costs};
    advance_one_year(world, policy, tick(year));
}

Scenario tiny_plan()
{
    Scenario plan;
    plan.title = {"Ingenting", "Nothing"};
    plan.question = {"Vad gor ingenting?", "What does nothing do?"};
    plan.municipality = "tiny";
    plan.first_year = tiny_data_year + 1;
    plan.last_year = tiny_data_year + 6;
    plan.replicates = 4;
    plan.seed = 1;
    return plan;
}

LeverUse tiny_use(const LeverType& type, std::size_t school)
{
    const Scenario plan = tiny_plan();
    LeverUse use;
    use.type = &type;
    use.target.rule = TargetRule::list;
    use.target.schools = {school};
    use.target.from = Month::of(plan.first_year, 8);
    use.target.until = Month::of(plan.last_year + 1, 7);
    for (const FieldInfo& field : type.fields) {
        use.values.push_back(field.default_value);
    }
    return use;
}

std::vector<LeverUse> every_tiny_use()
{
    std::vector<LeverUse> uses;
    for (const LeverType* lever : levers()) {
        const bool closes = std::find(lever->channels.begin(), lever->channels.end(), "closed") !=
                            lever->channels.end();
        uses.push_back(tiny_use(*lever, closes ? little : north));
    }
    return uses;
}

std::uint64_t hash_of(const Pupils& pupils)
{
    return hash_table(pupils);
}
std::uint64_t hash_of(const Teachers& teachers)
{
    return hash_table(teachers);
}
std::uint64_t hash_of(const Schools& schools)
{
    return hash_table(schools);
}
std::uint64_t hash_of(const Classes& classes)
{
    return hash_table(classes);
}
std::uint64_t hash_of(const Areas& areas)
{
    return hash_table(areas);
}
std::uint64_t hash_of(const Effects& effects)
{
    Fnv fnv;
    Effects::each_channel(effects, [&](std::string_view /*name*/, const auto& channel) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(channel)>, float>) {
            fnv.add(&channel, sizeof channel);
        } else {
            fnv.add(channel.data(), channel.size() * sizeof(float));
        }
    });
    return fnv.value();
}

std::uint64_t hash_of(const World& w)
{
    Fnv fnv;
    fnv.add_table(w.pupils);
    fnv.add_table(w.leavers.pupils);
    const FinalMarks& marks = w.leavers.marks;
    fnv.add(marks.merit.data(), marks.merit.size() * sizeof(float));
    fnv.add(marks.eligible.data(), marks.eligible.size());
    fnv.add(marks.eligible_academic.data(), marks.eligible_academic.size());
    fnv.add_table(w.teachers);
    fnv.add_table(w.classes);
    fnv.add_table(w.schools);
    fnv.add_table(w.areas);
    for (const Students& cohort : w.students) {
        fnv.add_table(cohort);
        fnv.add(&cohort.left, sizeof cohort.left);
        fnv.add(cohort.dropout.data(), cohort.dropout.size() * sizeof(float));
        fnv.add(cohort.switching.data(), cohort.switching.size() * sizeof(float));
    }
    fnv.add_table(w.adapted);
    for (const auto& year : w.readiness.by_years_ago) {
        fnv.add(year.data(), year.size() * sizeof(float));
    }
    const std::uint64_t effects = hash_of(w.effects);
    fnv.add(&effects, sizeof effects);
    return fnv.value();
}

} // namespace likvard
