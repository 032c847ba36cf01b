"""Mean and standard deviation from quantiles with 30 digits (mpmath): the papers' formulas, written from the papers, and the
expected normal order statistics by numerical integration of their density."""
import sys
from mpmath import mp, mpf, quad, ncdf, npdf, erfinv, sqrt, log, binomial
from conformance import Cases

mp.dps = 30
cases = Cases()


def quantile(p):
    return sqrt(mpf(2)) * erfinv(2 * p - 1)


def expected(r, n):
    """E Z(r:n) by Gauss-Legendre on pieces around the bulk of the density."""
    center = quantile(mpf(r) / (n + 1))
    width = sqrt(mpf(r) / (n + 1) * (1 - mpf(r) / (n + 1)) / (n + 2)) / npdf(center)
    edges = [center + k * width for k in (-40, -24, -16, -10, -6, -3, 0, 3, 6, 10, 16, 24, 40)]
    scale = r * binomial(n, r)
    return quad(lambda x: x * scale * ncdf(x) ** (r - 1) * ncdf(-x) ** (n - r) * npdf(x), edges)


def xi(n, exact):
    return 2 * expected(n, n) if exact else 2 * quantile((n - mpf(3) / 8) / (n + mpf(1) / 4))


def eta(n, exact):
    if not exact:
        return 2 * quantile((mpf(3) / 4 * n - mpf(1) / 8) / (n + mpf(1) / 4))
    place = 1 + mpf(3) * (n - 1) / 4
    below = int(place)
    share = place - below
    return 2 * ((1 - share) * expected(below, n) + (share * expected(below + 1, n) if share else 0))


def estimate(n, method, a, q1, m, q3, b):
    """Mean, standard deviation, statistic and critical value of the skewness test; a, b or q1, q3 may be None."""
    exact = method == "LuoWanShiExact"
    N = mpf(n)
    outer, inner = a is not None, q1 is not None
    if outer and inner:
        w1, w2 = mpf("2.2") / (mpf("2.2") + N ** mpf("0.75")), mpf("0.7") - mpf("0.72") / N ** mpf("0.55")
        w = 1 / (1 + mpf("0.07") * N ** mpf("0.6"))
        if method == "Wan":
            mean = (a + 2 * q1 + 2 * m + 2 * q3 + b) / mpf(8)
            sd = ((b - a) / xi(n, False) + (q3 - q1) / eta(n, False)) / 2
        else:
            mean = w1 * (a + b) / 2 + w2 * (q1 + q3) / 2 + (1 - w1 - w2) * m
            sd = w * (b - a) / xi(n, exact) + (1 - w) * (q3 - q1) / eta(n, exact)
        t = max(mpf("2.65") * log(mpf("0.6") * N) / sqrt(N) * abs(a + b - 2 * m) / (b - a), abs(q1 + q3 - 2 * m) / (q3 - q1))
        critical = 3 / sqrt(N) - 40 / N ** 3
    elif outer:
        w = 4 / (4 + N ** mpf("0.75"))
        if method == "Hozo":
            mean = (a + 2 * m + b) / mpf(4) if n <= 25 else m
            sd = sqrt(((a - 2 * m + b) ** 2 / mpf(4) + (b - a) ** 2) / 12) if n <= 15 else (b - a) / mpf(4 if n <= 70 else 6)
        else:
            mean = (a + 2 * m + b) / mpf(4) if method == "Wan" else w * (a + b) / 2 + (1 - w) * m
            sd = (b - a) / xi(n, exact)
        t, critical = abs(a + b - 2 * m) / (b - a), 1 / log(N + 9) + mpf("2.5") / (N + 1)
    else:
        w = mpf("0.7") + mpf("0.39") / N
        mean = (q1 + m + q3) / mpf(3) if method == "Wan" else w * (q1 + q3) / 2 + (1 - w) * m
        sd = (q3 - q1) / eta(n, exact)
        t, critical = abs(q1 + q3 - 2 * m) / (q3 - q1), mpf("2.65") / sqrt(N) - 6 / N ** 2
    return {"mean": mean, "sd": sd, "t": t, "critical": critical}


def case(n, method, a, q1, m, q3, b, call):
    figures = [None if x is None else mpf(x) for x in (a, q1, m, q3, b)]
    given = {name: x for name, x in zip(("min", "q1", "median", "q3", "max"), (a, q1, m, q3, b)) if x is not None}
    cases.add({"n": n, "method": method, **given}, call, estimate(n, method, *figures))


for n in (5, 6, 7, 8, 9, 15, 16, 25, 26, 30, 70, 71, 100, 101, 203, 1000, 12345):
    for method in ("LuoWanShi", "LuoWanShiExact", "Wan"):
        case(n, method, 2, None, 9, None, 41, "minimum, median, maximum")
        case(n, method, None, 6, 9, 17, None, "quartiles")
        case(n, method, 2, 6, 9, 17, 41, "all five")
    case(n, "Hozo", 2, None, 9, None, 41, "Hozo")
case(40, "LuoWanShi", -7.5, -3.25, -0.5, 1.75, 8, "negative figures")
case(60, "LuoWanShiExact", 1e-6, 2e-6, 3e-6, 4e-6, 5e-6, "small figures")
cases.write(sys.argv[1], "Mean and standard deviation from medians, 30 digits", ["mpmath"], "oracles/conformance/conversions_medians.py", {"*": 1e-12})
