#!/usr/bin/env bash
# Other people's tools on a sweep's files: pandas draws a figure, DuckDB writes Parquet.
#   outside_test.sh pandas|duckdb LIKVARD PYTHON
# Exit status 77: skipped, with the reason on stdout.
set -euo pipefail
tool=$1 likvard=$2 python=$3
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() {
  echo "Skipped: $*"
  exit 77
}

make_sweep() {
  cat >"$work/design.toml" <<'DESIGN'
base = "botkyrka_2019_team"
replicates = 4
[sampling]
method = "full"
levels = 3
[factors]
"levers.resource_team.fte" = { range = [2, 10] }
DESIGN
  "$likvard" sweep run "$work/design.toml" --out "$work/sweep" --quiet
}

draw_with_pandas() {
  "$python" -c 'import pandas, matplotlib' 2>/dev/null || skip "python3-pandas or python3-matplotlib is not installed"
  make_sweep
  [[ $("$python" "$here/sweep_figure.py" "$work/sweep" pass_all_pct "$work/figure.png") == "3 rows" ]]
  [[ $(head -c 8 "$work/figure.png" | tail -c 7 | head -c 3) == PNG ]]
  echo "A figure of $(stat -c %s "$work/figure.png") bytes"
}

write_parquet() {
  command -v npm >/dev/null || skip "npm is not installed"
  mkdir "$work/duck"
  (cd "$work/duck" && timeout 120 npm install --no-package-lock --no-save --no-audit --no-fund @duckdb/node-api) \
    >"$work/npm.log" 2>&1 || skip "npm's registry is not reached: $(tail -n 1 "$work/npm.log")"
  make_sweep
  cat >"$work/duck/run.mjs" <<'NODE'
import { DuckDBInstance } from "@duckdb/node-api";
const db = await (await DuckDBInstance.create(":memory:")).connect();
const [tidy, parquet] = process.argv.slice(2);
await db.run(`COPY (SELECT * FROM read_csv('${tidy}')) TO '${parquet}' (FORMAT parquet)`);
const count = async (from) =>
  (await db.runAndReadAll(`SELECT count(*), round(sum(plan), 6)::VARCHAR FROM ${from}`)).getRows()[0].join(" ");
const [csv, again] = [await count(`read_csv('${tidy}')`), await count(`'${parquet}'`)];
console.log(csv);
process.exit(csv === again ? 0 : 1);
NODE
  (cd "$work/duck" && node run.mjs "$work/sweep/tidy.csv" "$work/tidy.parquet")
  [[ $(head -c 4 "$work/tidy.parquet") == PAR1 ]]
}

case $tool in
  pandas) draw_with_pandas ;;
  duckdb) write_parquet ;;
esac
