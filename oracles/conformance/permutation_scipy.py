"""Exact permutation tests of SciPy against Monte Carlo with a million replicates. python3 permutation_scipy.py OUTPUT.json"""
import sys
import numpy as np
from scipy import stats
from conformance import Cases

# Monte Carlo error: one standard deviation of a p of 0.02 from a million replicates is 0.7 % of it. Smaller p are left out.
SMALLEST = 0.02
rng = np.random.default_rng(20261121)


def difference(x, y, axis=-1):
    return np.mean(x, axis=axis) - np.mean(y, axis=axis)


cases = Cases()
for m, n in ((4, 4), (5, 8), (9, 3), (7, 7), (8, 9), (3, 12), (2, 15), (2, 20)):
    # Halves: sums tie in doubles as they do on paper.
    x, y = rng.integers(0, 20, m) / 2.0 + 1, rng.integers(0, 20, n) / 2.0
    exact = {side: stats.permutation_test((x, y), difference, n_resamples=np.inf, vectorized=True, batch=20000, alternative=side).pvalue
             for side in ("two-sided", "less", "greater")}
    cases.add({"x": list(x), "y": list(y)}, "permutation_test((x, y), difference of means, n_resamples=inf)",
              {"p_doubled": exact["two-sided"]} | {f"p_{side}": exact[side] for side in ("less", "greater") if exact[side] >= SMALLEST})
for n in (5, 8, 11, 14):
    x = rng.integers(-8, 14, n) / 2.0
    exact = {side: stats.permutation_test((x,), lambda d, axis=-1: np.mean(d, axis=axis), permutation_type="samples", n_resamples=np.inf,
                                          vectorized=True, batch=20000, alternative=side).pvalue for side in ("two-sided", "less", "greater")}
    cases.add({"d": list(x)}, "permutation_test((d,), mean, permutation_type='samples', n_resamples=inf)",
              {"p_doubled": exact["two-sided"]} | {f"p_{side}": exact[side] for side in ("less", "greater") if exact[side] >= SMALLEST})
cases.write(sys.argv[1], "Monte Carlo permutation of means (SciPy, exact)", ["scipy"], "oracles/conformance/permutation_scipy.py", {"*": 0.03})
