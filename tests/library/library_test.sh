#!/usr/bin/env bash
# The library as others use it: installed, found, linked; the same numbers as the program's.
#   library_test.sh LIKVARD BUILD_FOLDER SOURCE_FOLDER
set -euo pipefail
likvard=$1 build=$2 source=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --component library --prefix "$work/prefix" >/dev/null
cmake -S "$source/tests/library" -B "$work/example" -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/example" >/dev/null
said=$("$work/example/example" "$source/scenarios/botkyrka" "$source/calibration/posterior.csv")
echo "The example says: $said"

cat >"$work/plan.toml" <<'PLAN'
municipality = "botkyrka"
years = [2025, 2030]
replicates = 4
[levers.resource_team]
from = "2025-08"
until = "2031-06"
schools = "perceived_need"
top = 4
PLAN
hash=$("$likvard" run "$work/plan.toml" --quiet --json | grep -o '"result_hash":"[0-9a-f]*"' | cut -d'"' -f4)
echo "The program says: $hash"
[[ ${said##* } == "$hash" ]]
