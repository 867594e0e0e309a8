#include "results/store_dictionary.hpp"

namespace likvard::store {
namespace {

// Comments stand in the file, where somebody who opens it with another tool will look for them.
constexpr const char* tables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outcome (
  key TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  better TEXT NOT NULL,        -- higher, lower, neither
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  definition TEXT NOT NULL
);
CREATE TABLE grouping (
  grp INTEGER PRIMARY KEY,
  dimension TEXT NOT NULL,
  label TEXT NOT NULL,
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  UNIQUE (dimension, label)
);
)sql";

} // namespace

std::string dictionary_schema()
{
    return tables;
}

void write_meta(const Database& database, const std::map<std::string, std::string>& meta)
{
    Query insert(database, "INSERT INTO meta VALUES (?, ?)");
    for (const auto& [key, value] : meta) {
        insert.run(key, value);
    }
}

void write_outcomes(const Database& database, std::span<const Outcome> outcomes)
{
    Query insert(database, "INSERT INTO outcome VALUES (?, ?, ?, ?, ?, ?)");
    for (const Outcome outcome : outcomes) {
        const OutcomeInfo& o = info(outcome);
        insert.run(o.key, symbol(o.unit), name(o.better), o.title_sv, o.title_en, o.definition);
    }
}

void write_groups(const Database& database, std::span<const Group> groups)
{
    Query insert(database, "INSERT INTO grouping VALUES (?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const Group& g : groups) {
        insert.run(number++, key(g.dimension), g.label, g.title_sv, g.title_en);
    }
}

} // namespace likvard::store
