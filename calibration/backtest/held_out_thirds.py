#!/usr/bin/env python3
"""Predicts municipalities that the program knows nothing of: the backtest in three parts.

    python3 calibration/backtest/held_out_thirds.py build/release/likvard UNITS.csv PANEL.csv

The municipalities of the tables are split into three. What the program keeps of the nation
(forecast.csv) is made anew from two thirds, the last third is predicted with it and from its own
tables, and the three parts are scored together. UNITS and PANEL are flat tables (a line a unit).
"""
import csv
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PARTS = 3
OTHERS = ["hierarchical", "persistence", "persistence_drift", "composition",
          "composition_first_year", "composition_mean"]


def part_of(code):
    """A part for each municipality, whatever the order of codes in the country."""
    return (int(code or 0) * 2654435761 >> 7) % PARTS


def split(table, part, inside, outside):
    with open(table, encoding="utf-8-sig", newline="") as source:
        rows = csv.DictReader(source)
        with open(inside, "w", encoding="utf-8", newline="") as one, \
             open(outside, "w", encoding="utf-8", newline="") as other:
            writers = [csv.DictWriter(f, rows.fieldnames) for f in (one, other)]
            for writer in writers:
                writer.writeheader()
            for row in rows:
                writers[0 if part_of(row["kommunkod"]) == part else 1].writerow(row)


def predict(program, units, panel, part, folder):
    """The rows of `likvard backtest --out` for one part."""
    names = {}
    for name, table in (("units", units), ("panel", panel)):
        names[name] = folder / f"{name}_in.csv"
        names[name + "_out"] = folder / f"{name}_out.csv"
        split(table, part, names[name], names[name + "_out"])
    data = folder / "data"
    shutil.copytree(pathlib.Path(__file__).parents[1], data / "calibration",
                    ignore=shutil.ignore_patterns("*.cpp", "*.hpp"))
    subprocess.run([program, "backtest", names["units_out"], names["panel_out"],
                    "--write-knowledge", data / "calibration/forecast.csv"], check=True)
    subprocess.run([program, "backtest", names["units"], names["panel"], "--quiet",
                    "--out", folder / "schools.csv"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "LIKVARD_DATA": str(data)})
    with open(folder / "schools.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def inside(row, low, high):
    return float(row[low]) <= float(row["seen"]) <= float(row[high])


def share(rows, low, high):
    return 100 * sum(inside(r, low, high) for r in rows) / len(rows)


def report(rows):
    def rmse(column):
        return math.sqrt(sum((float(r["seen"]) - float(r[column])) ** 2 for r in rows) / len(rows))
    best = min(OTHERS, key=rmse)
    by_size = sorted(rows, key=lambda r: float(r["leavers"]))
    cuts = [len(rows) * k // 3 for k in range(4)]
    thirds = [share(by_size[a:b], "low90", "high90") for a, b in zip(cuts, cuts[1:])]
    crps = sum(float(r["crps"]) for r in rows) / len(rows)
    print(f"{rows[0]['outcome']:<14}{rows[0]['known_years']:>3} known{len(rows):>5} schools"
          f"  RMSE {rmse('mean'):6.2f}, best of the others {rmse(best):6.2f} ({best}),"
          f" ratio {rmse('mean') / rmse(best):.3f}  CRPS {crps:.2f}"
          f"  in 50/90 {share(rows, 'low50', 'high50'):.0f}/{share(rows, 'low90', 'high90'):.0f} %"
          f"  in 90 by size {', '.join(f'{t:.0f}' for t in thirds)} %")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, units, panel = sys.argv[1:]
    rows = []
    for part in range(PARTS):
        with tempfile.TemporaryDirectory() as folder:
            rows += predict(os.path.abspath(program), units, panel, part, pathlib.Path(folder))
    groups = {}
    for row in rows:
        groups.setdefault((int(row["known_years"]), row["outcome"]), []).append(row)
    for key in sorted(groups):
        report(groups[key])


if __name__ == "__main__":
    main()
