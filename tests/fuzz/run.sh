#!/usr/bin/env bash
# Runs every fuzzer for a bounded time from its corpus; a finding ends it with the input's path.
#   run.sh FUZZ_BUILD LIKVARD SECONDS_EACH [CORPUS_TO_KEEP]
set -euo pipefail
build=$1 likvard=$2 seconds=$3
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=${4:-$work/corpus}
mkdir -p "$corpus"/{scenario,design,municipality,store}

# Stores are made rather than kept: they are large, and change with the outcomes.
printf 'municipality = "botkyrka"\nyears = [2025, 2025]\nreplicates = 1\n[levers.resource_team]\n' >"$work/plan.toml"
cat >"$work/design.toml" <<'DESIGN'
base = "plan.toml"
replicates = 1
sampling = { method = "full", levels = 2 }
factors = { "levers.resource_team.fte" = { range = [2, 4] } }
DESIGN
"$likvard" run "$work/plan.toml" --out "$work/run" --quiet >/dev/null
"$likvard" sweep run "$work/design.toml" --out "$work/sweep" --quiet >/dev/null
cp "$work/run/results.sqlite" "$corpus/store/run"
cp "$work/sweep/sweep.sqlite" "$corpus/store/sweep"
"$likvard" describe --template >"$corpus/scenario/template"
"$likvard" sweep --template >"$corpus/design/template"

for reader in scenario design municipality store; do
  mkdir -p "$work/found/$reader"
  seeds=("$corpus/$reader")
  [[ ! -d $here/corpus/$reader ]] || seeds+=("$here/corpus/$reader")
  log=$work/$reader.log
  if ! "$build/tests/fuzz/fuzz_$reader" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 \
    -max_len=300000 -print_final_stats=1 -artifact_prefix="$work/found/$reader/" "${seeds[@]}" >"$log" 2>&1; then
    tail -n 60 "$log"
    for input in "$work/found/$reader"/*; do
      echo "$reader: this input, in base64:"
      base64 "$input" | head -n 40
    done
    exit 1
  fi
  grep -h -E '^stat::number_of_executed_units|cov:' "$log" | tail -n 2 | tr '\n' ' '
  echo "($reader)"
done
