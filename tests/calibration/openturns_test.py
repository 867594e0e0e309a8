"""Our Sobol' indices against those of OpenTURNS: its own sample, its own estimators.

usage: openturns_test.py PRINT_INDICES; exit status 77: skipped, with the reason on stdout
"""
import math
import subprocess
import sys

try:
    import openturns
except ImportError as missing:
    print("Skipped:", missing, "(python3-openturns)")
    sys.exit(77)

BLOCKS = 100_000  # its estimators need more than ours for the same precision
TOLERANCE = 0.02

printed = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
ours = [[float(word) for word in line.split()] for line in printed.splitlines()]

side = openturns.Uniform(-math.pi, math.pi)
inputs = openturns.SobolIndicesExperiment(openturns.ComposedDistribution([side] * 3), BLOCKS).generate()
function = openturns.SymbolicFunction(
    ["x1", "x2", "x3"], ["sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)"])
theirs = openturns.SaltelliSensitivityAlgorithm(inputs, function(inputs), BLOCKS)
worst = 0.0
for factor, (first, total) in enumerate(ours):
    for name, value, other in (("first", first, theirs.getFirstOrderIndices()[factor]),
                               ("total", total, theirs.getTotalOrderIndices()[factor])):
        print(f"x{factor + 1} {name}: ours {value:.4f}, OpenTURNS {other:.4f}")
        worst = max(worst, abs(value - other))
print(f"Greatest difference {worst:.4f}, allowed {TOLERANCE}")
sys.exit(0 if worst <= TOLERANCE else 1)
