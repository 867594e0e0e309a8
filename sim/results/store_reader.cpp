#include "results/store_database.hpp"
#include "results/store_schema.hpp"

#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace likvard::store {
namespace {

// A damaged count must not make us ask for all memory there is.
constexpr int most_of_anything = 1'000'000;
constexpr std::size_t most_values = 1'000'000'000;

/// The columns of the current row, one after the other.
class Columns {
public:
    explicit Columns(const Query& query) : query_(query) {}
    std::string text() { return query_.text(next_++); }
    double real() { return query_.real(next_++); }
    int integer() { return query_.integer(next_++); }

private:
    const Query& query_;
    int next_ = 0;
};

template <class Number>
Number number_in(const Database& database, const Meta& meta, const char* key)
{
    const auto found = meta.find(key);
    const std::string text = found == meta.end() ? std::string() : found->second;
    Number number{};
    const char* const end = std::to_address(text.end());
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) {
        throw_damaged(database.path(), std::string(key) + " \"" + text + "\" in meta");
    }
    return number;
}

std::string text_in(const Meta& meta, const char* key)
{
    const auto found = meta.find(key);
    return found == meta.end() ? std::string() : found->second;
}

RunInfo read_info(const Database& database)
{
    const Meta meta = read_meta(database);
    RunInfo info;
    info.municipality = text_in(meta, "municipality");
    info.title_sv = text_in(meta, "title_sv");
    info.title_en = text_in(meta, "title_en");
    info.question_sv = text_in(meta, "question_sv");
    info.question_en = text_in(meta, "question_en");
    info.input_hash = text_in(meta, "input_hash");
    info.seed = number_in<std::uint64_t>(database, meta, "seed");
    info.first_year = number_in<int>(database, meta, "first_year");
    info.last_year = number_in<int>(database, meta, "last_year");
    info.plan_year = number_in<int>(database, meta, "plan_year");
    info.replicates = number_in<int>(database, meta, "replicates");
    info.municipal_pupils = number_in<double>(database, meta, "municipal_pupils");
    info.cost_per_pupil_sek = number_in<double>(database, meta, "cost_per_pupil_sek");
    info.teaching_per_pupil_sek = number_in<double>(database, meta, "teaching_per_pupil_sek");
    Query levers(database, "SELECT key, title_sv, title_en, judgement FROM lever ORDER BY rowid");
    while (levers.step()) {
        Columns row(levers);
        info.levers.push_back({row.text(), row.text(), row.text(), row.integer() != 0});
    }
    Query parameters(database, "SELECT key, unit, central, prior, source, verified FROM parameter "
                               "ORDER BY rowid");
    while (parameters.step()) {
        Columns row(parameters);
        info.parameters.push_back(
            {row.text(), row.text(), row.real(), row.text(), row.text(), row.text()});
    }
    return info;
}

std::vector<Group> read_groups(const Database& database)
{
    std::vector<Group> groups;
    Query query(database, "SELECT grp, dimension, label, title_sv, title_en FROM grouping "
                          "ORDER BY grp");
    while (query.step()) {
        Columns row(query);
        const int number = row.integer();
        const std::string name = row.text();
        const std::optional<Dimension> dimension = dimension_named(name);
        if (!dimension || std::cmp_not_equal(number, groups.size())) {
            throw_damaged(database.path(),
                          "group " + std::to_string(number) + " of dimension " + name);
        }
        groups.push_back({*dimension, row.text(), row.text(), row.text()});
    }
    return groups;
}

void require_sane(const Database& database, const RunInfo& info, const std::vector<Group>& groups)
{
    const bool counts = info.replicates >= 0 && info.replicates <= most_of_anything &&
                        info.first_year >= 0 && info.last_year >= info.first_year &&
                        info.last_year <= most_of_anything && groups.size() <= most_of_anything;
    const std::size_t rows =
        counts ? static_cast<std::size_t>(info.replicates) * arm_count *
                     (static_cast<std::size_t>(info.last_year - info.first_year) + 1)
               : most_values;
    if (!counts || rows > most_values / outcome_count / (groups.size() + 1)) {
        throw_damaged(database.path(), "impossible numbers of replicates, years or groups");
    }
}

/// Arm, replicate and year of the current row, all within the run.
struct Place {
    Arm arm;
    int replicate;
    int year;
};

Place place_of(Columns& row, const Database& database, const RunInfo& info)
{
    const std::string arm = row.text();
    const Place place{arm == arm_key(Arm::plan) ? Arm::plan : Arm::baseline, row.integer(),
                      row.integer()};
    if (arm != arm_key(place.arm) || place.replicate < 0 || place.replicate >= info.replicates ||
        place.year < info.first_year || place.year > info.last_year) {
        throw_damaged(database.path(), "a row of arm " + arm + ", replicate " +
                                           std::to_string(place.replicate) + ", year " +
                                           std::to_string(place.year));
    }
    return place;
}

void read_values(const Database& database, Results& results)
{
    const RunInfo& info = results.info();
    std::vector<std::size_t> rows(static_cast<std::size_t>(info.replicates), 0);
    Query query(database, select_values_sql());
    while (query.step()) {
        Columns columns(query);
        const Place place = place_of(columns, database, info);
        const int group = columns.integer();
        if (group < 0 || std::cmp_greater_equal(group, results.groups().size())) {
            throw_damaged(database.path(), "a row of group " + std::to_string(group));
        }
        for (double& value :
             results.row(place.arm, place.replicate, place.year, static_cast<std::size_t>(group))) {
            value = columns.real();
        }
        ++rows[static_cast<std::size_t>(place.replicate)];
    }
    const std::size_t whole =
        arm_count * static_cast<std::size_t>(results.years()) * results.groups().size();
    for (int r = 0; r < info.replicates; ++r) {
        const std::size_t found = rows[static_cast<std::size_t>(r)];
        if (found == whole && whole > 0) {
            results.mark_done(r);
        } else if (found != 0) {
            throw_damaged(database.path(), "a part of replicate " + std::to_string(r));
        }
    }
}

void read_costs(const Database& database, Results& results)
{
    Query query(database, "SELECT arm, replicate, year, calendar_year, lever, item, sek FROM cost "
                          "ORDER BY rowid");
    while (query.step()) {
        Columns row(query);
        const Place place = place_of(row, database, results.info());
        results.costs(place.replicate)
            .push_back({place.arm, place.replicate, place.year, row.integer(), row.text(),
                        row.text(), row.real()});
    }
}

void read_draws(const Database& database, Results& results)
{
    // In the order of the parameters, which is that of their rows.
    Query query(database, "SELECT draw.replicate, draw.value FROM draw JOIN parameter USING (key) "
                          "ORDER BY draw.replicate, parameter.rowid");
    while (query.step()) {
        const int replicate = query.integer(0);
        if (replicate < 0 || replicate >= results.info().replicates) {
            throw_damaged(database.path(), "a draw of replicate " + std::to_string(replicate));
        }
        results.draws(replicate).push_back(query.real(1));
    }
}

} // namespace

Meta read_meta(const Database& database)
{
    Meta meta;
    Query query(database, "SELECT key, value FROM meta");
    while (query.step()) {
        meta[query.text(0)] = query.text(1);
    }
    const std::string schema = text_in(meta, "schema_version");
    if (schema != std::to_string(store_schema_version)) {
        throw_damaged(database.path(), "a store of schema " + (schema.empty() ? "?" : schema));
    }
    return meta;
}

Results read_results(const Database& database)
{
    RunInfo info = read_info(database);
    std::vector<Group> groups = read_groups(database);
    require_sane(database, info, groups);
    Results results(std::move(info), std::move(groups));
    read_values(database, results);
    read_costs(database, results);
    read_draws(database, results);
    return results;
}

} // namespace likvard::store
