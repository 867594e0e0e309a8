#!/usr/bin/env python3
"""Runs the Google Benchmark suite and keeps or compares its results.

  tests/bench/suite.py build/release/tests/bench/likvard_bench --csv tests/bench/results/MACHINE.csv
  tests/bench/suite.py build/release/tests/bench/likvard_bench --against tests/bench/results/MACHINE.csv
  tests/bench/suite.py build/release/tests/bench/likvard_bench --brief        # only whether it works

--against prints, for each benchmark, its CPU time as a multiple of the committed baseline's (below 1 is
faster), and each counter likewise. Nothing is asserted of times: machines differ and are shared.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

COLUMNS = ["benchmark", "real_ms", "cpu_ms", "counter", "value"]
TO_MS = {"ns": 1e-6, "us": 1e-3, "ms": 1.0, "s": 1e3}
# What Google Benchmark says of each run that is no counter of ours.
OWN = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
       "repetition_index", "threads", "iterations", "real_time", "cpu_time", "time_unit"}


def run(program, brief):
    """Rows of COLUMNS."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "results.json"
        command = [program, f"--benchmark_out={out}", "--benchmark_out_format=json"]
        if brief:
            command += ["--benchmark_min_time=0.01", "--benchmark_filter=-ensemble"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = json.loads(out.read_text(encoding="utf-8"))["benchmarks"]
    rows = []
    for one in found:
        ms = TO_MS[one["time_unit"]]
        times = [one["name"], f"{one['real_time'] * ms:.3f}", f"{one['cpu_time'] * ms:.3f}"]
        counters = {name: value for name, value in one.items() if name not in OWN}
        rows += [times + [name, f"{value:.4f}"] for name, value in sorted(counters.items())] or [times + ["", ""]]
    return rows


def ratio(now, before):
    return f"{float(now) / float(before):.2f}" if before and float(before) != 0.0 else ""


def compare(rows, baseline):
    with open(baseline, newline="", encoding="utf-8") as lines:
        before = {(row["benchmark"], row["counter"]): row for row in csv.DictReader(lines)}
    print("benchmark,counter,cpu_times_baseline,counter_times_baseline")
    for name, _, cpu, counter, value in rows:
        old = before.get((name, counter))
        if old is None:
            print(f"{name},{counter},new,new")
        else:
            print(f"{name},{counter},{ratio(cpu, old['cpu_ms'])},{ratio(value or 'nan', old['value'])}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("--csv", type=pathlib.Path)
    arguments.add_argument("--against", type=pathlib.Path)
    arguments.add_argument("--brief", action="store_true")
    given = arguments.parse_args()
    rows = run(given.program.resolve(), given.brief)
    if not rows:
        print("the suite gave no results")
        return 1
    if given.csv:
        with open(given.csv, "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)
    if given.against:
        compare(rows, given.against)
    elif not given.csv:
        for row in rows:
            print(",".join(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
