"""Kendall's tau exact without ties at sizes where R stops, and Spearman's exact p without ties by a big-integer subset count. python3 correlation-scipy.py OUTPUT.json"""
import sys
from fractions import Fraction
import numpy as np
from scipy import stats
from conformance import Cases


def spearman_law(n):
    """Orders of 0..n-1 by sum i * pi(i): one table per set of values used."""
    tables = {0: {0: 1}}
    for i in range(n):
        after = {}
        for used, law in tables.items():
            for v in range(n):
                if not used >> v & 1:
                    table = after.setdefault(used | 1 << v, {})
                    for s, count in law.items():
                        table[s + i * v] = table.get(s + i * v, 0) + count
        tables = after
    return tables[(1 << n) - 1]


rng = np.random.default_rng(20261121)
cases = Cases()
for n in (10, 11, 12):
    law = spearman_law(n)
    total = sum(law.values())
    for slope in (0, 0.7, 2):
        x = rng.permutation(n)
        y = np.argsort(np.argsort(slope * x / n * 3 + rng.normal(size=n)))
        s = int(sum(int(a) * int(b) for a, b in zip(x, y)))
        less = Fraction(sum(c for v, c in law.items() if v <= s), total)
        greater = Fraction(sum(c for v, c in law.items() if v >= s), total)
        tau = stats.kendalltau(x, y, method="exact")
        cases.add({"x": x.tolist(), "y": y.tolist()}, "subset count in Python integers; scipy.stats.spearmanr, kendalltau(method='exact')", {
            "rho": stats.spearmanr(x, y).statistic, "rho_p": float(min(1, 2 * min(less, greater))), "rho_less": float(less),
            "rho_t": stats.spearmanr(x, y).pvalue, "tau": tau.statistic, "tau_p": tau.pvalue})
for n in (33, 60, 100, 150, 151, 170, 300, 1000):
    x = rng.normal(size=n)
    y = x * (1.5 / np.sqrt(n)) + rng.normal(size=n)
    tau = stats.kendalltau(x, y, method="exact")
    cases.add({"x": x.tolist(), "y": y.tolist()}, "scipy.stats.kendalltau(method='exact'); spearmanr", {
        "tau": tau.statistic, "tau_p": tau.pvalue, "rho": stats.spearmanr(x, y).statistic, "rho_t": stats.spearmanr(x, y).pvalue})
cases.write(sys.argv[1], "Kendall and Spearman without ties", ["scipy", "numpy"], "oracles/conformance/correlation-scipy.py",
            {"*": 1e-12, "rho_t": 1e-9, "tau_p": 1e-10})
