"""A figure from a sweep: what the plan does against what the team costs, a dot a row.

usage: sweep_figure.py FOLDER_OF_THE_SWEEP OUTCOME FIGURE.png
"""
import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

folder, outcome, figure = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
package = json.loads((folder / "datapackage.json").read_text())["likvard"]
tidy = pd.read_csv(folder / "tidy.csv", dtype={"label": str})
whole = tidy[(tidy["dimension"] == "municipality") & (tidy["year"] == tidy["year"].max())]
effect = whole[whole["outcome"] == outcome].set_index("row")
cost = whole[whole["outcome"] == "cost_sek"].set_index("row")["difference"] / 1e6
title = next(o["title"]["en"] for o in package["outcomes"] if o["key"] == outcome)

fig, axes = plt.subplots(figsize=(7, 4.5))
axes.errorbar(cost, effect["difference"],
              yerr=[effect["difference"] - effect["mean_low90"], effect["mean_high90"] - effect["difference"]],
              fmt="o", color="#0072B2", ecolor="#999999", label="mean and its 90% interval")
axes.axhline(0, color="black", linewidth=0.8)
axes.set(xlabel="Cost in the last year, SEK million", ylabel=f"Plan minus baseline, {effect['unit'].iloc[0]}",
         title=title)
axes.legend()
fig.text(0.01, 0.01, f"likvard {package['program_version']}, {package['municipality']}, seed {package['seed']}, "
         f"result {package['result_hash'][:12]}", fontsize=7)
fig.savefig(figure, dpi=150)
print(f"{len(effect)} rows")
