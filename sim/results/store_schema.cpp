#include "results/store_schema.hpp"

#include "results/outcomes.hpp"
#include "results/store_dictionary.hpp"

#include <fmt/format.h>

#include <string_view>

namespace likvard {
namespace {

// Comments stand in the file, where somebody who opens it with another tool will look for them.
constexpr std::string_view fixed_tables = R"sql(
CREATE TABLE arm (
  arm TEXT PRIMARY KEY,        -- baseline, plan
  scenario TEXT NOT NULL       -- fully resolved, as TOML
) WITHOUT ROWID;
CREATE TABLE lever (           -- of the plan, in its order; a lever may be used several times
  key TEXT NOT NULL,
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  judgement INTEGER NOT NULL   -- 1: its effect rests on judgement, not on research
);
CREATE TABLE parameter (
  key TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  central REAL,
  prior TEXT NOT NULL,
  source TEXT NOT NULL,
  verified TEXT NOT NULL
);
CREATE TABLE draw (
  replicate INTEGER NOT NULL,
  key TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (replicate, key)
) WITHOUT ROWID;
CREATE TABLE cost (
  arm TEXT NOT NULL,
  replicate INTEGER NOT NULL,
  year INTEGER NOT NULL,       -- autumn of the school year
  lever TEXT NOT NULL,
  item TEXT NOT NULL,
  sek REAL,
  calendar_year INTEGER NOT NULL -- in which it is paid
);
)sql";

std::string value_table()
{
    std::string sql = "CREATE TABLE value (\n"
                      "  arm TEXT NOT NULL,\n"
                      "  replicate INTEGER NOT NULL,\n"
                      "  year INTEGER NOT NULL,       -- autumn of the school year\n"
                      "  grp INTEGER NOT NULL,\n";
    for (const OutcomeInfo& outcome : outcomes()) {
        sql += fmt::format("  {} REAL,\n", outcome.key);
    }
    return sql + "  PRIMARY KEY (arm, replicate, year, grp)\n) WITHOUT ROWID;\n";
}

// Absent values stand in the view as NULL, so that result_hash can be computed from it.
std::string tidy_view()
{
    std::string sql =
        "CREATE VIEW tidy (arm, replicate, year, dimension, label, outcome, value) AS\n";
    std::string_view joint = "  ";
    for (const OutcomeInfo& outcome : outcomes()) {
        sql += fmt::format("{0}SELECT arm, replicate, year, dimension, label, '{1}', {1} "
                           "FROM value JOIN grouping USING (grp)\n",
                           joint, outcome.key);
        joint = "  UNION ALL ";
    }
    return sql + ";\n";
}

} // namespace

std::string store_schema()
{
    return store::dictionary_schema() + std::string(fixed_tables) + value_table() + tidy_view();
}

std::string insert_value_sql()
{
    std::string columns = "arm, replicate, year, grp";
    std::string places = "?, ?, ?, ?";
    for (const OutcomeInfo& outcome : outcomes()) {
        columns += fmt::format(", {}", outcome.key);
        places += ", ?";
    }
    return "INSERT INTO value (" + columns + ") VALUES (" + places + ")";
}

std::string select_values_sql()
{
    std::string columns = "arm, replicate, year, grp";
    for (const OutcomeInfo& outcome : outcomes()) {
        columns += fmt::format(", {}", outcome.key);
    }
    return "SELECT " + columns + " FROM value";
}

} // namespace likvard
