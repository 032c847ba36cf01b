"""Cochran's Q: statsmodels for Q and its chi-square p, the exact p by placing every block's yes answers in every way. python3 cochran-q.py OUTPUT.json"""
import sys
from fractions import Fraction
from itertools import combinations
import numpy as np
from statsmodels.stats.contingency_tables import cochrans_q
from conformance import Cases


def listed(x):
    k = x.shape[1]
    law = {(0,) * k: 1}
    for row in x:
        ways = [tuple(int(j in chosen) for j in range(k)) for chosen in combinations(range(k), int(row.sum()))]
        after = {}
        for sums, count in law.items():
            for way in ways:
                key = tuple(sorted(a + b for a, b in zip(sums, way)))
                after[key] = after.get(key, 0) + count
        law = after
    observed = sum(int(c) ** 2 for c in x.sum(axis=0))
    return float(Fraction(sum(count for sums, count in law.items() if sum(c * c for c in sums) >= observed), sum(law.values())))


def ask(x, exact=True):
    x = np.asarray(x)
    test = cochrans_q(x, return_object=True)
    values = {"q": test.statistic, "p_asymptotic": test.pvalue}
    if exact:
        values["p"] = listed(x)
    cases.add({"blocks": x.tolist()}, "statsmodels cochrans_q" + ("; every placing listed" if exact else ""), values)


rng = np.random.default_rng(20261121)
cases = Cases()
ask([[1, 1, 0], [1, 0, 0], [1, 1, 1], [1, 1, 0], [0, 0, 0], [1, 0, 0]])
for k in (2, 3, 4, 6):
    for n in (3, 8, 20):
        for share in (0.3, 0.6):
            x = (rng.random((n, k)) < share + np.arange(k) / (4 * k)).astype(int)
            if ((x.sum(axis=1) > 0) & (x.sum(axis=1) < k)).sum() > 1:
                ask(x)
for n in (60, 500):
    ask((rng.random((n, 8)) < 0.4 + np.arange(8) / 40).astype(int), exact=False)
cases.write(sys.argv[1], "Cochran's Q", ["statsmodels", "numpy"], "oracles/conformance/cochran-q.py", {"*": 1e-11})
