#!/usr/bin/env python3
"""Time and memory of a country of 10,000 to 10 million pupils: a pair of futures for every municipality.

Runs nation_pairs on one and on two threads and writes a line a run, and a figure of CPU time and memory
by pupils on logarithmic axes, where what is linear is a straight line of slope one.

  tests/bench/scaling.py build/release/tests/bench/nation_pairs TABLE… --csv FILE --svg FILE [--years 2025:2034]

The figure takes matplotlib (python3-matplotlib).
"""
import argparse
import csv
import pathlib
import subprocess
import tempfile

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
COLUMNS = ["pupils", "threads", "pupil_years", "seconds", "cpu_seconds", "peak_mib"]


def measure(program, tables, years, pupils, threads, folder):
    command = [program, "--pupils", str(pupils), "--years", years, "--threads", str(threads),
               "--out", folder / "country.csv", *tables]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    (row,) = csv.DictReader(done.stdout.splitlines())
    return dict(row, threads=threads)


def draw(rows, path):
    import matplotlib  # only the figure needs it
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "scaling"  # the same numbers give the same file
    from matplotlib import pyplot
    figure, (time, memory) = pyplot.subplots(1, 2, figsize=(8, 3.4))
    for threads, marker in ((1, "o"), (2, "s")):
        mine = [row for row in rows if int(row["threads"]) == threads]
        pupils = [float(row["pupils"]) for row in mine]
        time.loglog(pupils, [float(row["cpu_seconds"]) for row in mine], marker + "-", label=f"{threads} threads")
        memory.loglog(pupils, [float(row["peak_mib"]) for row in mine], marker + "-", label=f"{threads} threads")
    time.set(xlabel="pupils", ylabel="CPU seconds")
    memory.set(xlabel="pupils", ylabel="peak memory, MiB")
    time.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("tables", nargs="+", type=pathlib.Path)
    arguments.add_argument("--years", default="2025:2034")
    arguments.add_argument("--csv", required=True)
    arguments.add_argument("--svg")
    given = arguments.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for pupils in SIZES:
            for threads in (1, 2):
                rows.append(measure(given.program.resolve(), given.tables, given.years, pupils, threads,
                                    pathlib.Path(folder)))
                print(*(rows[-1][name] for name in COLUMNS), sep=",", flush=True)
    with open(given.csv, "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    if given.svg:
        draw(rows, given.svg)


if __name__ == "__main__":
    main()
