#!/usr/bin/env python3
"""How many times the plain program's speed the reference workload reaches, in the same run.

Alternates the plain single-threaded program with every instruction set on one and two threads, and
takes the median over rounds of the ratio within a round: machines are shared, and their speed
drifts from minute to minute.

  tests/bench/reference_ratio.py build/release/tests/bench [--pupils 1000000] [--rounds 7] [--csv FILE]
"""
import argparse
import csv
import os
import pathlib
import statistics
import subprocess

SETS = ("baseline", "avx2", "avx512")
SPEED = 5  # column of the printed line


def run(command, isa=None):
    """(pupil-years a second, what it says of itself)."""
    environment = dict(os.environ, **({"LIKVARD_ISA": isa} if isa else {}))
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout.split()[SPEED]), done.stderr


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--pupils", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--csv")
    given = arguments.parse_args()
    pupils = str(given.pupils)
    ratios = {}
    for _ in range(given.rounds):
        plain, _ = run([given.folder / "plain_reference", pupils])
        for isa in SETS:
            for threads in (1, 2):
                speed, says = run([given.folder / "reference_workload", pupils, str(threads), "3"], isa)
                if says.startswith(isa):  # otherwise this machine cannot run the set
                    ratios.setdefault((isa, threads), []).append(speed / plain)
    rows = [["pupils", "kernels", "threads", "times_plain", "lowest", "highest"]]
    for (isa, threads), values in ratios.items():
        middle = statistics.median(values)
        rows.append([pupils, isa, threads, f"{middle:.1f}", f"{min(values):.1f}", f"{max(values):.1f}"])
    for row in rows:
        print(*row, sep=",")
    if given.csv:
        with open(given.csv, "w", newline="", encoding="utf-8") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
