"""scipy.stats.bootstrap on given replicates: percentile, basic, BCa, one and two samples. python3 bootstrap_scipy.py OUTPUT.json"""
import sys
from types import SimpleNamespace
import numpy as np
from scipy import stats
from conformance import Cases

rng = np.random.default_rng(20261121)


def difference(f):
    return lambda x, y, axis=-1: f(x, axis=axis) - f(y, axis=axis)


cases = Cases()
for first, second in ((9, 0), (20, 0), (33, 0), (8, 8), (16, 4), (4, 32)):
    for name, f in (("mean", np.mean), ("median", np.median)):
        # Multiples of 1/4, two groups of powers of two: means and differences tie in doubles as they do on paper.
        data = [rng.integers(1, 40, n) / 4.0 for n in (first, second) if n > 0]
        statistic = f if second == 0 else difference(f)
        t = statistic(*[rng.choice(x, (299, len(x))) for x in data], axis=-1)
        given = SimpleNamespace(bootstrap_distribution=t)
        values = {}
        for method in ("percentile", "basic", "BCa"):
            r = stats.bootstrap(data, statistic, n_resamples=0, method=method, vectorized=True, bootstrap_result=given).confidence_interval
            values |= {f"{method.lower()}_low": r.low, f"{method.lower()}_high": r.high}
        values["se"] = np.std(t, ddof=1)
        cases.add({"x": list(data[0]), "y": list(data[1]) if second else [], "statistic": name, "t": list(t)},
                  "bootstrap(data, statistic, n_resamples=0, bootstrap_result=given, method=percentile | basic | BCa)", values)
cases.write(sys.argv[1], "Bootstrap intervals from given replicates (SciPy)", ["scipy", "numpy"],
            "oracles/conformance/bootstrap_scipy.py", {"*": 1e-10})
