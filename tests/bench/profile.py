#!/usr/bin/env python3
"""Where the time of a run goes: instructions per pupil-year by process, under callgrind.

Counts do not depend on how busy the machine is, so that two versions can be compared to a per cent.
Everything of a replicate is counted (start, years, indicators) and its storing; reading the plan and
finding the starting levels, which are done once a run, are listed apart. callgrind knows AVX2 but not
AVX-512: counts are those of the AVX2 kernels.

  tests/bench/profile.py build/release/likvard [--plan NAME] [--replicates 2] [--csv FILE] [--budget N]

With --budget the exit status is 1 when a pupil-year takes more than N instructions in all.
"""
import argparse
import collections
import csv
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SKIPPED = 77  # what ctest takes for "skipped"
YEAR = "likvard::advance_one_year"
OBSERVE = "likvard::observe"
REPLICATE = "run_replicate"
PREPARE = "likvard::prepare_municipality"


def short(name):
    """likvard::enrol(likvard::Pupils&, …) → likvard::enrol."""
    return re.split(r"[(<]", name.replace("(anonymous namespace)::", ""), maxsplit=1)[0]


def calls_of(path):
    """Inclusive instructions by (caller, callee), from callgrind's own format."""
    cost = collections.Counter()
    caller = callee = None
    counted = False
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("fn="):
                caller = short(line[3:].strip())
            elif line.startswith("cfn="):
                callee = short(line[4:].strip())
            elif line.startswith("calls="):
                counted = True  # the next line is the call's own: position, cost
            elif counted:
                counted = False
                cost[caller, callee] += int(line.split()[-1])
    return cost


def measure(program, plan, replicates, folder):
    """(inclusive instructions by caller and callee, pupil-years)."""
    out = folder / "calls"
    run = [program, "run", plan, "--replicates", str(replicates), "--threads", "1", "--quiet",
           "--out", folder / "run"]
    grind = ["valgrind", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no",
             "--collect-atstart=no", f"--toggle-collect=*{REPLICATE}*",
             f"--toggle-collect={PREPARE}*", "--toggle-collect=likvard::Store::append*",
             f"--callgrind-out-file={out}"]
    environment = dict(os.environ, LIKVARD_ISA="avx2")
    subprocess.run(grind + run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    with sqlite3.connect(folder / "run" / "results.sqlite") as store:
        (first,) = store.execute("SELECT value FROM meta WHERE key = 'first_year'").fetchone()
        (pupil_years,) = store.execute("SELECT sum(pupils) FROM value WHERE grp = 0 AND year > ?",
                                       (int(first),)).fetchone()
    return calls_of(out), pupil_years


def table_of(calls, pupil_years):
    """Rows (part, process, instructions per pupil-year), largest first within a part."""
    def of(caller):
        return {callee: n for (who, callee), n in calls.items() if who == caller}

    def under(part, caller, without=()):
        found = ((name.removeprefix("likvard::"), n) for name, n in of(caller).items() if name not in without)
        rows = [[part, name, n / pupil_years] for name, n in found]
        return sorted(rows, key=lambda row: -row[2])

    everything = collections.Counter()
    for (_, callee), n in calls.items():
        everything[callee] += n
    years = under("year", YEAR)
    observed = under("indicators", OBSERVE)
    total = {name: everything[name] / pupil_years
             for name in ("likvard::run_replicate", "likvard::Store::append", PREPARE, YEAR, OBSERVE)}
    future = "likvard::Future::Future"
    start = (everything[future] - calls[future, OBSERVE]) / pupil_years  # what it observes counts above
    rows = years + observed
    rows.append(["start", "draw a start", start])
    rest = total["likvard::run_replicate"] - sum(row[2] for row in rows)
    rows.append(["rest", "copies, costs, slots", rest])
    rows.append(["store", "write_replicate", total["likvard::Store::append"]])
    rows.append(["all", "all years", total[YEAR]])
    rows.append(["all", "a replicate", total["likvard::run_replicate"]])
    rows.append(["all", "a replicate, stored", total["likvard::run_replicate"] + total["likvard::Store::append"]])
    rows.append(["once a run", "starting levels", total[PREPARE]])
    return rows


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("--plan", default="botkyrka_2019_package")
    arguments.add_argument("--replicates", type=int, default=2)
    arguments.add_argument("--csv")
    arguments.add_argument("--budget", type=float)
    given = arguments.parse_args()
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        calls, pupil_years = measure(given.program, given.plan, given.replicates, pathlib.Path(folder))
    rows = table_of(calls, pupil_years)
    header = ["part", "process", "instructions_per_pupil_year"]
    for row in [header] + rows:
        print(f"{row[0]:12}{row[1]:28}{row[2] if isinstance(row[2], str) else format(row[2], '.1f'):>12}")
    if given.csv:
        with open(given.csv, "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([*row[:2], f"{row[2]:.1f}"] for row in rows)
    spent = next(row[2] for row in rows if row[1] == "a replicate, stored")
    if given.budget is not None and spent > given.budget:
        print(f"{spent:.0f} instructions a pupil-year, more than the budget of {given.budget:.0f}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
