#!/usr/bin/env python3
"""How much smaller the variance of the paired difference is than that of two independent runs.

For every scenario that is shipped: the sum of the two arms' variances over futures, divided by the
variance of their difference, each summed over the years of the plan, in the whole municipality.
Prints the README's table and, with --csv, writes the figures.

  tests/bench/paired_variance.py build/release/likvard [--replicates 200] [--csv FILE]
"""
import argparse
import csv
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile

OUTCOMES = {
    "gap_school_quarters_pass_pp": "school quarters",
    "gap_schools_p90_p10_pp": "P90–P10",
    "gap_parents_pass_pp": "parents",
    "gap_background_pass_pp": "background",
    "gap_sex_pass_pp": "sex",
}
ROOT = pathlib.Path(__file__).resolve().parents[2]


def by_year(store, outcome, first_year):
    """{year: (baseline values, plan values)}, futures in order."""
    rows = store.execute(
        f"SELECT year, arm, {outcome} FROM value JOIN grouping USING (grp) "
        "WHERE dimension = 'municipality' AND year >= ? ORDER BY year, arm, replicate",
        (first_year,),
    )
    years = {}
    for year, arm, value in rows:
        years.setdefault(year, {"baseline": [], "plan": []})[arm].append(value)
    return years


def gain(years):
    """Times smaller; None when the arms are the same in every future."""
    apart = paired = 0.0
    for arms in years.values():
        base, plan = arms["baseline"], arms["plan"]
        apart += statistics.variance(base) + statistics.variance(plan)
        paired += statistics.variance([p - b for b, p in zip(base, plan)])
    return apart / paired if paired > 0 else None


def measure(program, plan, replicates):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "run", plan, "--replicates", str(replicates), "--quiet", "--out", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        store = sqlite3.connect(pathlib.Path(folder, "results.sqlite"))
        first = store.execute("SELECT min(year) FROM value").fetchone()[0] + 1  # after the data year
        return {key: gain(by_year(store, key, first)) for key in OUTCOMES}


def text(value):
    return "same" if value is None else (f"{value:.0f}" if value >= 10 else f"{value:.1f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--replicates", type=int, default=200)
    arguments.add_argument("--csv")
    given = arguments.parse_args()
    plans = sorted((ROOT / "scenarios").glob("*.toml"))
    plans = [plan for plan in plans if not plan.name.endswith(".story.toml")]
    rows = []
    print("| scenario |", " | ".join(OUTCOMES.values()), "|")
    print("|---" * (1 + len(OUTCOMES)) + "|")
    for plan in plans:
        gains = measure(given.program, plan, given.replicates)
        rows.append([plan.stem, *(text(gains[key]) for key in OUTCOMES)])
        print("|", " | ".join(f"`{x}`" if k == 0 else x for k, x in enumerate(rows[-1])), "|")
        sys.stdout.flush()
    if given.csv:
        with open(given.csv, "w", newline="", encoding="utf-8") as out:
            csv.writer(out, lineterminator="\n").writerows([["scenario", *OUTCOMES], *rows])


if __name__ == "__main__":
    main()
