"""Mean, SD, SE, median and quartiles (type 7). python3 descriptives.py OUTPUT.json"""
import sys
import numpy as np
from scipy import stats
from conformance import Cases

rng = np.random.default_rng(20261121)
samples = [[1.0, 2.0], [3.5, 3.5, 3.5, 4.0], list(map(float, range(1, 18))), [1e9 + 1, 1e9 + 2, 1e9 + 4], [-2.5, 0.0, 2.5, 1e-8]]
samples += [list(map(float, rng.integers(0, 16, n))) for n in (3, 5, 8, 17, 30, 101)]
samples += [list(np.round(rng.lognormal(3, 1, n), 3)) for n in (4, 12, 60, 400)]
cases = Cases()
for x in samples:
    a = np.asarray(x)
    cases.add({"x": x}, "numpy mean, std(ddof=1), quantile(linear); scipy.stats.sem", {
        "mean": np.mean(a), "sd": np.std(a, ddof=1), "se": stats.sem(a), "median": np.median(a),
        "q1": np.quantile(a, 0.25), "q3": np.quantile(a, 0.75)})
cases.write(sys.argv[1], "Descriptives", ["numpy", "scipy"], "oracles/conformance/descriptives.py", {"*": 1e-12})
