"""τ² and what follows from it with 40 digits (mpmath): the truth that iterative estimates are held to.

The maximum of the (restricted) likelihood is searched on a fine grid first, because it may have two; then the zero of its
derivative is bisected. k up to 1000, τ² = 0, equal effects, equal variances, variance ratios of 1e8, effects of 1e6 and 1e-6."""
import random, sys
import numpy as np
from mpmath import mp, mpf, log, sqrt
from conformance import Cases

mp.dps = 40


def sums(y, v, t):
    w = [1 / (x + t) for x in v]
    s = sum(w)
    mean = sum(a * b for a, b in zip(w, y)) / s
    return w, s, mean, sum(a * (b - mean) ** 2 for a, b in zip(w, y))


def slope(y, v, t, restricted):
    w, s, mean, q = sums(y, v, t)
    w2 = [a * a for a in w]
    return sum(a * (b - mean) ** 2 for a, b in zip(w2, y)) - (s - sum(w2) / s if restricted else s)


def likelihood(y, v, t, restricted):
    w, s, mean, q = sums(y, v, t)
    return -(sum(log(x + t) for x in v) + q + (log(s) if restricted else 0)) / 2


def bisect(f, low, high):
    """f(low) > 0 >= f(high); to the last of the digits."""
    for _ in range(400):
        middle = (low + high) / 2 if low == 0 or high > 4 * low else sqrt(low * high)
        if high - low <= mpf(10) ** -30 * high:
            break
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return (low + high) / 2


def likely(y, v, restricted):
    c = float(sum(y) / len(y))
    fy, fv = np.array([float(x) - c for x in y]), np.array([float(x) for x in v])
    top = 100 * (fy.var() + fv.max()) + 1e-300
    grid = np.concatenate([[0], np.geomspace(1e-9 * fv.min(), top, 1500)])
    signs = []
    for t in grid:
        w = 1 / (fv + t)
        m = (w * fy).sum() / w.sum()
        signs.append((w * w * (fy - m) ** 2).sum() - (w.sum() - (w * w).sum() / w.sum() if restricted else w.sum()) > 0)
    f = lambda t: slope(y, v, t, restricted)
    maxima = [] if f(mpf(0)) > 0 else [mpf(0)]
    for i in range(len(grid) - 1):
        if signs[i] and not signs[i + 1]:
            low, high = mpf(grid[i]), mpf(grid[i + 1])
            while f(low) <= 0:
                low /= 2
            while f(high) > 0:
                high *= 2
            maxima.append(bisect(f, low, high))
    return max(maxima, key=lambda t: (likelihood(y, v, t, restricted), -t)), len(maxima)


def moment(y, v, target):
    f = lambda t: sums(y, v, t)[3] - target
    if f(mpf(0)) <= 0:
        return mpf(0)
    high = mpf(1)
    while f(high) > 0:
        high *= 4
    return bisect(f, mpf(0), high)


def solve(y, v):
    k = len(y)
    y, v = [mpf(x) for x in y], [mpf(x) for x in v]
    w, s, mean, q = sums(y, v, mpf(0))
    dl = max(mpf(0), (q - (k - 1)) / (s - sum(a * a for a in w) / s))
    crude = sum((a - sum(y) / k) ** 2 for a in y) / k
    sj = crude * sums(y, v, crude)[3] / (k - 1) if crude > 0 else mpf(0)
    reml, maxima = likely(y, v, True)
    ml, _ = likely(y, v, False)
    values = {"DL": dl, "PM": moment(y, v, mpf(k - 1)), "REML": reml, "ML": ml, "SJ": sj}
    w, s, mean, q = sums(y, v, reml)
    values |= {"estimate": mean, "se": 1 / sqrt(s), "se_hk": sqrt(q / (k - 1) / s)}
    return values, maxima


cases = Cases()


def case(y, v):
    values, maxima = solve(y, v)
    cases.add({"y": y, "v": v}, f"k = {len(y)}, maxima of the restricted likelihood: {maxima}", values)


def drawn(seed, k, tau, spread=1.0, scale=1.0, offset=0.0):
    r = random.Random(seed)
    v = [float("%.5g" % (0.1 * 10 ** r.uniform(-spread, spread))) for _ in range(k)]
    y = [float("%.12g" % (offset + scale * round(r.gauss(0.3, (x + tau * tau) ** 0.5), 5))) for x in v]
    return y, [float("%.12g" % (x * scale * scale)) for x in v]


for k, tau in [(2, 1), (3, 0.5), (5, 0.3), (8, 0.8), (13, 0.2), (30, 0.3), (100, 0.25), (300, 0.1), (1000, 0.2)]:
    case(*drawn(k, k, tau))
case(*drawn(1, 10, 0)); case(*drawn(2, 40, 0.05)); case(*drawn(3, 10, 0.3, 0.0001))
case(*drawn(4, 6, 0.5, 4)); case(*drawn(5, 12, 0.02, 4)); case(*drawn(6, 20, 30, 4))
case(*drawn(7, 9, 0.4, scale=1e6)); case(*drawn(8, 9, 0.4, scale=1e-6)); case(*drawn(9, 9, 0.4, offset=1e6)); case(*drawn(10, 7, 5, offset=-1e6))
case([0.5] * 4, [0.1, 0.2, 0.3, 0.4]); case([1.0, 2.0, 3.0, 4.5], [0.25] * 4); case([1.0, 1.1, 0.9, 1.05], [0.25] * 4)
case([3.0, -2.0], [1e-4, 1e4]); case([3.0, 3.0001, 2.9999], [1e-8, 1.0, 1e-8])
# Two maxima: one at 0 and one within, or both within; the larger is now the first, now the second.
for y, v in [([-1.83, 0.53, 0.67, 1.16, -3.35, -6.37], [0.77, 0.056, 0.021, 1.316, 87.01, 41.301]),
             ([6.08, -0.81, 1.53, 1.69], [96.606, 0.811, 0.073, 0.04]),
             ([0.27, -18.18, -0.09], [0.019, 56.883, 0.291]),
             ([-0.65, -0.46, 3.64, 2.19], [0.028, 0.032, 4.115, 1.901]),
             ([-1.69, 8.49, -2.34], [0.048, 12.53, 0.18]),
             ([-12.21, 1.18, 1.44], [14.23, 0.034, 0.015]),
             ([2.81, 4.93, 0.06, -0.25], [3.853, 4.833, 0.012, 0.043]),
             ([-0.73, -0.18, 9.74, 2.25, 0.56, -0.63], [0.014, 0.149, 8.737, 24.899, 64.954, 0.146])]:
    case(y, v)
cases.write(sys.argv[1], "τ² with 40 digits", ["mpmath", "numpy"], "oracles/conformance/tau_squared.py", {"*": 1e-9, "DL": 1e-12, "SJ": 1e-12})
