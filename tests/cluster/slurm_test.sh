#!/usr/bin/env bash
# A real Slurm on loopback – munge, a controller, one node – runs a sweep's array and its merge. One
# task is killed and requeued. The result must be that of an undisturbed run.
#   slurm_test.sh LIKVARD
# Exit status 77: skipped, with the reason on stdout.
set -euo pipefail
likvard=$1

skip() {
  echo "Skipped: $*"
  exit 77
}
PATH=$PATH:/usr/sbin
for tool in munged slurmctld slurmd sbatch scontrol squeue; do
  command -v "$tool" >/dev/null || skip "$tool is not installed (slurmctld slurmd slurm-client munge)"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/likvard_slurm_XXXXXX")
declare -a daemons=()
cleanup() {
  local status=$?
  if [[ $status -ne 0 && $status -ne 77 ]]; then
    tail -n 15 "$work"/*.log "$work"/out/slurm/* 2>/dev/null || true
  fi
  local pid
  for pid in "${daemons[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in "${daemons[@]}"; do
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT

wait_for() { # SECONDS WHAT COMMAND…: until the command succeeds
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [[ $SECONDS -lt $end ]] || { echo "Waited in vain for $what" && exit 1; }
    sleep 0.1
  done
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_munge() {
  chmod 755 "$work" # the socket's folder must be open to everybody
  mkdir -m 755 "$work/run"
  mkdir -m 700 "$work/munge"
  head -c 1024 /dev/urandom >"$work/munge/key"
  chmod 600 "$work/munge/key"
  munged --foreground --socket="$work/run/munge.socket" --key-file="$work/munge/key" \
    --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" \
    >"$work/munged.log" 2>&1 &
  daemons+=($!)
  wait_for 20 "munge" test -S "$work/run/munge.socket"
}

configure() {
  local host user
  host=$(hostname -s)
  user=$(id -un)
  mkdir -p "$work/state" "$work/spool"
  cat >"$work/slurm.conf" <<CONF
ClusterName=likvardtest
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$work/run/munge.socket,cred_expire=6
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=1,sched_interval=1
MpiDefault=none
ReturnToService=2
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=test Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  printf 'CgroupPlugin=autodetect\n' >"$work/cgroup.conf"
  export SLURM_CONF=$work/slurm.conf
}

node_is_up() {
  [[ $(scontrol show node 2>/dev/null) =~ State=(IDLE|MIXED|ALLOCATED) ]]
}

start_slurm() {
  slurmctld -D -f "$SLURM_CONF" >"$work/slurmctld.log" 2>&1 &
  daemons+=($!)
  slurmd -D -f "$SLURM_CONF" >"$work/slurmd.log" 2>&1 &
  daemons+=($!)
  wait_for 40 "the node" node_is_up
}

write_design() {
  cat >"$work/plan.toml" <<'PLAN'
municipality = "botkyrka"
years = [2025, 2026]
[levers.resource_team]
PLAN
  cat >"$work/design.toml" <<'DESIGN'
base = "plan.toml"
replicates = 8
[sampling]
method = "lhs"
size = 30
[factors]
"levers.resource_team.fte" = { range = [2, 10] }
"learn.persist_permanent" = { prior = true }
DESIGN
}

task_of_shard() { # I: the process of likvard that works on part I of our own sweep
  pgrep -f "^$likvard sweep run $work/design.toml --out $work/out --shard $1/3"
}

has_rows() { # I: part I holds some rows, not all
  local rows
  rows=$(python3 - "$work/out/shards/000$1-of-0003.sqlite" <<'PY'
import sqlite3, sys
try:
    print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM run").fetchone()[0])
except sqlite3.Error:
    print(0)
PY
)
  [[ $rows -gt 0 ]]
}

job_state() { # JOB
  scontrol show job "$1" 2>/dev/null | grep -o 'JobState=[A-Z]*' | head -n 1
}

is_over() { [[ $(job_state "$1") =~ COMPLETED|FAILED|CANCELLED ]]; }
queue_is_empty() { [[ -z $(squeue --noheader) ]]; }

write_design
"$likvard" sweep run "$work/design.toml" --out "$work/alone" --quiet >"$work/alone.txt"

start_munge
configure
start_slurm
"$likvard" sweep slurm "$work/design.toml" --out "$work/out" --shards 3 --throttle 2 >"$work/submit.txt"
read -r array merge < <(sh -c "$(cat "$work/submit.txt")")
echo "Submitted array $array and merge $merge"

wait_for 60 "rows of part 2" has_rows 2
task=$(task_of_shard 2)
kill -KILL "$task"
echo "Killed the process of part 2"
wait_for 60 "the killed task's end" is_over "${array}_2"
[[ $(job_state "${array}_2") == JobState=FAILED ]] || { echo "A killed task must fail" && exit 1; }
scontrol requeue "${array}_2"
echo "Requeued it"
wait_for 120 "the end of everything" queue_is_empty
[[ $(job_state "$merge") == JobState=COMPLETED ]] || { echo "The merge did not complete" && exit 1; }

"$likvard" sweep status "$work/design.toml" --out "$work/out"
merged=$(grep -h -o 'result_hash [0-9a-f]*' "$work/out/slurm/merge.txt" | tail -n 1)
if [[ $merged != "$(cat "$work/alone.txt")" ]]; then
  echo "Another result: $merged instead of $(cat "$work/alone.txt")"
  exit 1
fi
echo "Same result: $merged"
