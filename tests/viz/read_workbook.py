"""Reads a workbook with a reader that is not ours and compares it with the store that it was made of.

read_workbook.py WORKBOOK RESULTS.sqlite [MEMO.md]: prints what is wrong; the exit status is 0 when nothing
is. With the memo of the same run and --why, the sheet of what each lever adds is compared with its table.
"""

import math
import sqlite3
import statistics
import sys

import openpyxl


def quantile(values, p):
    """By linear interpolation between order statistics, as the program does."""
    values = sorted(values)
    at = (len(values) - 1) * p
    low = math.floor(at)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * (at - low)


def near(one, other):
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))


def arms(store, outcome, dimension, label, year):
    """Baseline and plan by replicate."""
    found = []
    for arm in ("baseline", "plan"):
        rows = store.execute(
            f"select v.{outcome} from value v join grouping g on g.grp = v.grp "
            "where v.arm = ? and g.dimension = ? and g.label = ? and v.year = ? order by v.replicate",
            (arm, dimension, label, year),
        )
        found.append([row[0] for row in rows])
    return found


def check_gaps(book, store, faults):
    sheet = book["Gap skolkvartiler"]
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]]
    years = [int(row[0][:4]) for row in rows]
    if years != list(range(years[0], years[0] + len(years))) or len(years) < 2:
        faults.append(f"school years: {years}")
    for year, row in zip(years, rows):
        baseline, plan = arms(store, "gap_school_quarters_pass_pp", "municipality", "all", year)
        difference = [b - a for a, b in zip(baseline, plan)]
        expected = []
        for values in (baseline, plan, difference):
            expected += [statistics.fmean(values), quantile(values, 0.05), quantile(values, 0.95)]
        expected.append(sum(abs(b) < abs(a) for a, b in zip(baseline, plan)))
        expected.append(len(baseline))
        for at, (want, got) in enumerate(zip(expected, row[1:])):
            if got is None or not near(want, got):
                faults.append(f"gap {year}, column {at + 2}: store {want}, workbook {got}")


def check_schools(book, store, faults):
    last = store.execute("select max(year) from value").fetchone()[0]
    rows = [row for row in book["Skolor"].iter_rows(min_row=4, values_only=True) if row[0]]
    if len(rows) < 10:
        faults.append(f"only {len(rows)} schools")
    for row in rows:
        baseline, plan = arms(store, "pass_all_pct", "school", row[1], last)
        leavers = arms(store, "leavers", "school", row[1], last)
        if min(leavers[0] + leavers[1]) < 10:
            faults.append(f"{row[0]} has fewer than 10 leavers and is shown")
        for want, got in ((statistics.fmean(baseline), row[2]), (statistics.fmean(plan), row[3])):
            if not near(want, got):
                faults.append(f"{row[0]}: store {want}, workbook {got}")


def check_costs(book, store, faults):
    rows = [row for row in book["Kostnader"].iter_rows(min_row=4, values_only=True) if row[0]]
    (total,) = store.execute(
        "select sum(case arm when 'plan' then sek else -sek end) / count(distinct replicate) from cost"
    ).fetchone()
    if rows[-1][0] != "Totalt" or not near(rows[-1][-1], total / 1e6):
        faults.append(f"cost: store {total / 1e6}, workbook {rows[-1]}")


def check_why(book, memo, faults):
    """Each lever's contribution with its interval, undecided ones marked, as in the memo."""
    if "Varför" not in book.sheetnames:
        faults.append("there is no sheet Varför")
        return
    sheet = book["Varför"]
    heads = [cell.value for cell in sheet[3]][:6]
    if heads != ["Spak", "Bidrag", "90 % från", "90 % till", "Skilt från noll", "Vilar på"]:
        faults.append(f"heads of Varför: {heads}")
    rows = [row[:6] for row in sheet.iter_rows(min_row=4, values_only=True) if isinstance(row[1], float)]
    lines = open(memo, encoding="utf-8").read().splitlines()
    table = next(i for i, line in enumerate(lines) if line.startswith("Table: Varför"))
    wanted = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[table + 4 :]
              if line.startswith("|")][: len(rows)]
    if [row[0] for row in rows][-1:] != ["Hela planen"] or len(rows) < 2 or len(wanted) != len(rows):
        faults.append(f"rows of Varför: {rows}")
    for row, want in zip(rows, wanted):
        shown = [row[0]] + [f"{abs(v):.1f}".replace(".", ",") for v in row[1:4]] + list(row[4:6])
        if shown != [cell.lstrip("−") for cell in want]:
            faults.append(f"memo {want}, workbook {shown}")
        if (row[4] == "ja") != (row[2] > 0.0 or row[3] < 0.0):
            faults.append(f"{row[0]}: {row[2]} to {row[3]} is said to be told from zero: {row[4]}")
    if len(sheet._charts) != 1 or len(sheet._charts[0].series) != 2 * len(rows):
        faults.append("Varför: no chart with a line and a dot for each row")
        return
    for at, (row, line, dot) in enumerate(zip(rows, sheet._charts[0].series[::2], sheet._charts[0].series[1::2]), 4):
        cells = [line.xVal.numRef.f, dot.xVal.numRef.f, dot.tx.strRef.f]
        if cells != [f"'Varför'!{cell}" for cell in (f"$C${at}:$D${at}", f"$B${at}", f"$A${at}")]:
            faults.append(f"{row[0]}: drawn from {cells}")
        if (dot.marker.spPr.solidFill.srgbClr == "FFFFFF") != (row[4] == "nej"):
            faults.append(f"{row[0]}: its dot is not drawn as told from zero: {row[4]}")


def check_shape(book, store, faults):
    expected = ["Sammanfattning", "Gap skolkvartiler", "Gap skolor P90–P10", "Gap föräldrar",
                "Gap bakgrund", "Gap kön"] + ["Varför"] * ("Varför" in book.sheetnames) + ["Skolor", "Personal", "Alla mått", "Kostnader",
                "Antaganden", "Alla antaganden", "Spakar", "Ordlista", "likvard"]
    if book.sheetnames != expected:
        faults.append(f"sheets: {book.sheetnames}")
    if book["likvard"].sheet_state != "hidden":
        faults.append("the sheet likvard is not hidden")
    facts = {row[0]: row[1] for row in book["likvard"].iter_rows(values_only=True) if row[0]}
    for key in ("seed", "result_hash", "program_version"):
        (want,) = store.execute("select value from meta where key = ?", (key,)).fetchone()
        if facts.get(key) != want:
            faults.append(f"{key}: store {want}, workbook {facts.get(key)}")
    (plan,) = store.execute("select scenario from arm where arm = 'plan'").fetchone()
    if facts.get("plan") != plan:
        faults.append("the plan is not that of the store")
    for name in expected[1:-1]:
        if book[name].freeze_panes != "B4":
            faults.append(f"{name}: the heads do not stay in sight ({book[name].freeze_panes})")
    for name in ("Gap skolkvartiler", "Skolor", "Kostnader"):
        if len(book[name]._charts) != 1:
            faults.append(f"{name}: {len(book[name]._charts)} charts")
    if book["Gap skolkvartiler"]["B4"].number_format != "#,##0.0":
        faults.append(f"number format: {book['Gap skolkvartiler']['B4'].number_format}")
    for name in ("Ordlista", "Alla mått", "Spakar", "Alla antaganden"):  # what is long is on several lines, in sight
        sheet = book[name]
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                width = sheet.column_dimensions[cell.column_letter].width
                if not isinstance(cell.value, str) or len(cell.value) <= width:
                    continue
                height = sheet.row_dimensions[cell.row].height or 15.0
                if height < 15.0 * len(cell.value) / width:
                    faults.append(f"{name} {cell.coordinate}: {len(cell.value)} characters in {width}, {height} pt high")
    outcomes = {row[0] for row in store.execute("select key from outcome")}
    words = {row[0] for row in book["Ordlista"].iter_rows(min_row=4, values_only=True)}
    if outcomes - words:
        faults.append(f"not in the dictionary: {outcomes - words}")


def check_assumptions(book, store, faults):
    """Every parameter of the store is there with its value, in Swedish words."""
    rows = {row[0]: row for row in book["Alla antaganden"].iter_rows(min_row=4, values_only=True) if row[0]}
    wanted = dict(store.execute("select key, central from parameter"))
    if set(rows) != set(wanted) or len(wanted) < 100:
        faults.append(f"assumptions: {set(rows) ^ set(wanted)}")
    for key, row in rows.items():
        if row[3] is None or not near(wanted.get(key, math.nan), row[3]):
            faults.append(f"{key}: store {wanted.get(key)}, workbook {row[3]}")
        if row[1] == key or not all(row[1:]):
            faults.append(f"{key} says nothing: {row}")
    if rows["needs.index_weight"][5:] != ("modellval", "antagande"):
        faults.append(f"not in Swedish: {rows['needs.index_weight']}")


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    store = sqlite3.connect(sys.argv[2])
    faults = []
    for check in (check_shape, check_gaps, check_schools, check_costs, check_assumptions):
        check(book, store, faults)
    if len(sys.argv) > 3:
        check_why(book, sys.argv[3], faults)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
