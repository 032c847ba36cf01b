"""Cramer's V against SciPy, Bergsma's correction by its formula, the interval by the noncentral chi-square law in mpmath
(Poisson mixture of central laws, 30 digits). Usage: python3 cramer_v.py OUTPUT.json"""
import random, sys
import numpy as np
from mpmath import mp, mpf, exp, gammainc, log, loggamma, sqrt
from scipy.stats.contingency import association, chi2_contingency
from conformance import Cases

mp.dps = 30


def lower(x, df, noncentrality):
    """P(chi-square <= x), noncentral."""
    half, sum_, j = mpf(noncentrality) / 2, mpf(0), 0
    while True:
        weight = exp(-half + j * log(half) - loggamma(j + 1)) if half > 0 else mpf(j == 0)
        sum_ += weight * gammainc(mpf(df) / 2 + j, 0, mpf(x) / 2, regularized=True)
        j += 1
        if j > half and weight < mpf(10) ** -28:
            return sum_


def limit(x, df, level):
    """The noncentrality at which P(chi-square <= x) is the level; 0 where the central law lies below it."""
    if lower(x, df, 0) <= level:
        return mpf(0)
    low, high = mpf(0), mpf(x) + 1
    while lower(x, df, high) > level:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if lower(x, df, middle) > level else (low, middle)
    return (low + high) / 2


random.seed(23)
tables = [[[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]], [[10, 10], [10, 10]], [[7, 0], [0, 8]],
          [[5, 0, 0], [0, 6, 0], [0, 0, 7]], [[27, 7], [6, 54]], [[2, 2, 2], [2, 2, 2]], [[40, 3, 2], [2, 45, 4], [1, 3, 50]]]
for rows, columns in ((2, 2), (2, 3), (3, 2), (3, 3), (4, 2), (3, 5)):
    for most in (4, 12, 30):
        tables.append([[random.randrange(1, most) for _ in range(columns)] for _ in range(rows)])
cases = Cases()
for t in tables:
    a = np.array(t)
    n, (r, c) = int(a.sum()), a.shape
    statistic, _, df, _ = chi2_contingency(a, correction=False)
    most = min(r, c) - 1
    r_corrected, c_corrected = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    corrected = np.sqrt(max(0, statistic / n - (r - 1) * (c - 1) / (n - 1)) / (min(r_corrected, c_corrected) - 1))
    margins = a.sum(1)[:, None] * a.sum(0)[None, :]
    exact = mp.fsum(mpf(int(x) * n - int(m)) ** 2 / (int(m) * n) for x, m in zip(a.ravel(), margins.ravel()))
    values = {"v": association(a, method="cramer", correction=False), "corrected": min(1, corrected)}
    for percent in (95, 90):
        tail = (1 - mpf(percent) / 100) / 2
        values[f"low{percent}"] = min(mpf(1), sqrt(limit(exact, df, 1 - tail) / (n * most)))
        values[f"high{percent}"] = min(mpf(1), sqrt(limit(exact, df, tail) / (n * most)))
    cases.add({"table": t}, "association(table, method='cramer', correction=False); Bergsma's formula; limits in mpmath", values)
cases.write(sys.argv[1], "Cramér's V", ["scipy", "mpmath"], "oracles/conformance/cramer_v.py",
            {"*": 1e-9, "v": 1e-13, "corrected": 1e-11})
