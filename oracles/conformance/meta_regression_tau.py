"""Residual τ² of meta-regressions and what follows from it with 40 digits (mpmath).

The maximum of the (restricted) likelihood is searched on a fine grid first, because it may have two; then the zero of its
derivative is bisected. Variance ratios of 1e8, a study that alone fixes the slope, moderators far from 0."""
import random, sys
import numpy as np
from mpmath import mp, mpf, log, sqrt, matrix, lu_solve, det, inverse
from conformance import Cases

mp.dps = 40


def project(y, v, x, t):
    """w, (X'WX)^-1, residuals, diagonal and trace of the projected weights P; by their definitions."""
    w = [1 / (a + t) for a in v]
    p = len(x[0])
    m = matrix(p, p)
    r = matrix(p, 1)
    for a, row, b in zip(w, x, y):
        for i in range(p):
            r[i] += a * row[i] * b
            for j in range(p):
                m[i, j] += a * row[i] * row[j]
    inv = inverse(m)
    beta = inv * r
    residuals = [b - sum(row[i] * beta[i] for i in range(p)) for b, row in zip(y, x)]
    hat = [a * sum(row[i] * inv[i, j] * row[j] for i in range(p) for j in range(p)) for a, row in zip(w, x)]
    trace = sum(a * (1 - h) for a, h in zip(w, hat))
    return w, m, inv, beta, residuals, trace


def slope(y, v, x, t, restricted):
    w, _, _, _, e, trace = project(y, v, x, t)
    return sum((a * b) ** 2 for a, b in zip(w, e)) - (trace if restricted else sum(w))


def likelihood(y, v, x, t, restricted):
    w, m, _, _, e, _ = project(y, v, x, t)
    return -(sum(log(a + t) for a in v) + sum(a * b * b for a, b in zip(w, e)) + (log(det(m)) if restricted else 0)) / 2


def moment(y, v, x, t):
    w, _, _, _, e, _ = project(y, v, x, t)
    return sum(a * b * b for a, b in zip(w, e))


def bisect(f, low, high):
    for _ in range(300):
        middle = (low + high) / 2 if low == 0 or high > 4 * low else sqrt(low * high)
        if high - low <= mpf(10) ** -22 * high:
            break
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return (low + high) / 2


def likely(y, v, x, restricted):
    fv, fy, fx = np.array([float(a) for a in v]), np.array([float(a) for a in y]), np.array([[float(b) for b in row] for row in x])
    fy = fy - fx @ np.linalg.lstsq(fx, fy, rcond=None)[0]
    scale = np.abs(fx).max(0)
    q = np.linalg.qr(fx / scale)[0]
    grid = np.concatenate([[0], np.geomspace(1e-6 * fv.min(), 100 * (fy.var() + fv.max()), 600)])
    f = lambda t: slope(y, v, x, t, restricted)
    signs = []
    for t in grid:
        w = 1 / (fv + t)
        r = np.sqrt(w)
        o = np.linalg.qr(q * r[:, None])[0]
        e = r * fy - o @ (o.T @ (r * fy))
        signs.append((w * e * e).sum() > (w.sum() if not restricted else (w * (1 - (o * o).sum(1))).sum()))
    maxima = [] if f(mpf(0)) > 0 else [mpf(0)]
    for i in range(len(grid) - 1):
        if signs[i] and not signs[i + 1]:
            low, high = mpf(grid[i]), mpf(grid[i + 1])
            while f(low) <= 0 and low > mpf(10) ** -30:
                low /= 2
            while f(high) > 0:
                high *= 2
            maxima.append(bisect(f, low, high))
    return max(maxima, key=lambda t: (likelihood(y, v, x, t, restricted), -t)), len(maxima)


def solve(y, v, columns):
    k = len(y)
    y, v = [mpf(a) for a in y], [mpf(a) for a in v]
    x = [[mpf(1)] + [mpf(column[i]) for column in columns] for i in range(k)]
    free = k - len(x[0])
    trace = project(y, v, x, mpf(0))[5]
    dl = max(mpf(0), (moment(y, v, x, mpf(0)) - free) / trace)
    mean = sum(y) / k
    crude = sum((a - mean) ** 2 for a in y) / k
    sj = crude * moment(y, v, x, crude) / free
    f = lambda t: moment(y, v, x, t) - free
    pm = mpf(0)
    if f(pm) > 0:
        high = mpf(1)
        while f(high) > 0:
            high *= 4
        pm = bisect(f, mpf(0), high)
    reml, maxima = likely(y, v, x, True)
    ml, _ = likely(y, v, x, False)
    values = {"DL": dl, "PM": pm, "REML": reml, "ML": ml, "SJ": sj}
    w, _, inv, beta, e, _ = project(y, v, x, reml)
    q = sum(a * b * b for a, b in zip(w, e)) / free
    for j in range(len(x[0])):
        values |= {f"b{j + 1}": beta[j], f"se{j + 1}": sqrt(inv[j, j]), f"hk{j + 1}": sqrt(q * inv[j, j])}
    return values, maxima


cases = Cases()


def case(y, v, columns):
    values, maxima = solve(y, v, columns)
    cases.add({"y": y, "v": v, "names": [f"x{j + 1}" for j in range(len(columns))], "columns": columns},
              f"k = {len(y)}, maxima of the restricted likelihood: {maxima}", values)


def drawn(seed, k, p, tau, spread=1.0, far=0.0, offset=0.0, power=0):
    r = random.Random(seed)
    v = [float("%.5g" % (0.1 * 10 ** r.uniform(-spread, spread))) for _ in range(k)]
    columns = [[float("%.4f" % (far + r.gauss(0, 1 + j))) for _ in range(k)] for j in range(p)]
    y = [float("%.10g" % (offset + round(r.gauss(0.3 + sum(0.4 * (c[i] - far) for c in columns), (v[i] + tau * tau) ** 0.5), 5))) for i in range(k)]
    return [a * 2.0 ** power for a in y], [a * 4.0 ** power for a in v], columns


for seed, k, p, tau in [(1, 3, 1, 1), (2, 4, 1, 0.5), (3, 6, 2, 0.5), (4, 10, 1, 0.3), (5, 15, 3, 0.4), (6, 30, 2, 0.2), (7, 80, 4, 0.3), (8, 12, 1, 0)]:
    case(*drawn(seed, k, p, tau))
case(*drawn(11, 8, 1, 0.5, 4)); case(*drawn(12, 10, 2, 0.05, 4)); case(*drawn(13, 20, 2, 30, 4)); case(*drawn(14, 9, 3, 2, 4))
case(*drawn(15, 10, 1, 0.4, far=2000)); case(*drawn(16, 10, 2, 0.4, offset=1e6)); case(*drawn(17, 9, 1, 0.4, power=60)); case(*drawn(18, 9, 1, 0.4, power=-60))
# One precise study alone fixes the slope.
case([0.2, 0.5, 0.1, 2.0, 0.4], [0.01, 0.02, 1e-9, 0.04, 0.02], [[1, 1.5, 900.0, 2, 1.2]])
# Two maxima, found by random search.
for y, v, x in [([-1.83, 0.53, 0.67, 1.16, -3.35, -6.37], [0.77, 0.056, 0.021, 1.316, 87.01, 41.301], [0, 1, 0, 1, 0, 1.0]),
                ([0.27, -18.18, -0.09, 0.1], [0.019, 56.883, 0.291, 0.02], [0.0, 1, 1, 2]),
                ([-12.21, 1.18, 1.44, 1.3, 1.2], [14.23, 0.034, 0.015, 0.02, 0.05], [0.0, 1, 0.5, 0.2, 0.9]),
                ([2.81, 4.93, 0.06, -0.25, 0.1], [3.853, 4.833, 0.012, 0.043, 0.02], [0.0, 1, 1, 2, 0.5])]:
    case(y, v, [x])
cases.write(sys.argv[1], "Residual τ² of meta-regression with 40 digits", ["mpmath", "numpy"], "oracles/conformance/meta_regression_tau.py",
            {"*": 1e-9, "DL": 1e-11, "SJ": 1e-11})
