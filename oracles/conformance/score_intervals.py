"""Score intervals from their definition: the likelihood under each value is maximised by bisection of its score, the limits by
bisection of the statistic, all in mpmath with 30 digits. Paired: Tango likewise, Newcombe's and Bonett and Price's formulas.
Usage: python3 score_intervals.py OUTPUT.json"""
import random, sys
import mpmath as mp
from conformance import Cases

mp.mp.dps = 30
Z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))


def root(function, low, high, steps=70):
    """Root of a function that is positive at low."""
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > 0 else (low, middle)
    return (low + high) / 2


def part(count, share):
    return count / share if count else 0


def difference_variance(a, b, c, d, delta):
    score = lambda p: part(a, p + delta) - part(b, 1 - p - delta) + part(c, p) - part(d, 1 - p)
    p = root(score, max(mp.mpf(0), -delta), min(mp.mpf(1), 1 - delta), 90)
    return (p + delta) * (1 - p - delta) / (a + b) + p * (1 - p) / (c + d)


def ratio_variance(a, b, c, d, ratio):
    score = lambda p: (a + c) / p - part(ratio * b, 1 - ratio * p) - part(d, 1 - p)
    p = root(score, mp.mpf(10) ** -30, min(mp.mpf(1), 1 / ratio), 100)
    return ratio * p * (1 - ratio * p) / (a + b) + ratio ** 2 * p * (1 - p) / (c + d)


def odds_statistic(a, b, c, d, odds):
    excess = lambda t: odds * (a + b - t) * (a + c - t) - t * (t - a + d)
    t = root(excess, mp.mpf(max(0, a - d)), mp.mpf(min(a + b, a + c)), 90)
    return (a - t) ** 2 * (1 / t + 1 / (a + b - t) + 1 / (a + c - t) + 1 / (t - a + d))


def limits(a, b, c, d):
    n, m = a + b, c + d
    values, tiny = {}, mp.mpf(10) ** -14
    for name, factor in (("", mp.mpf(n + m) / (n + m - 1)), ("_plain", mp.mpf(1))):
        own = mp.mpf(a) / n - mp.mpf(c) / m
        f = lambda delta: (own - delta) ** 2 - Z ** 2 * factor * difference_variance(a, b, c, d, delta)
        values["rd_low" + name] = -1 if own == -1 else root(f, mp.mpf(-1), own - tiny)
        values["rd_high" + name] = 1 if own == 1 else root(f, mp.mpf(1), own + tiny)
        if a + c:
            f = lambda u: (mp.mpf(a) / n - mp.exp(u) * c / m) ** 2 - Z ** 2 * factor * ratio_variance(a, b, c, d, mp.exp(u))
            center = mp.log(mp.mpf(a) * m / (mp.mpf(c) * n)) if a and c else None
            values["rr_low" + name] = 0 if a == 0 else mp.exp(root(f, mp.mpf(-20), center - tiny if c else mp.mpf(20)))
            values["rr_high" + name] = mp.inf if c == 0 else mp.exp(root(f, mp.mpf(20), center + tiny if a else mp.mpf(-20)))
        if 0 not in (a + c, b + d):
            f = lambda u: odds_statistic(a, b, c, d, mp.exp(u)) - Z ** 2 * factor
            center = mp.log(mp.mpf(a) * d / (mp.mpf(b) * c)) if a * b * c * d else None
            values["or_low" + name] = 0 if a * d == 0 else mp.exp(root(f, mp.mpf(-20), center if b * c else mp.mpf(20)))
            values["or_high" + name] = mp.inf if b * c == 0 else mp.exp(root(f, mp.mpf(20), center if a * d else mp.mpf(-20)))
    return values


def paired(e, lost, gained, h):
    n = e + lost + gained + h
    own = mp.mpf(gained - lost) / n

    def excess(delta):
        score = lambda q: part(gained, q + delta) + part(lost, q) - 2 * part(n - gained - lost, 1 - 2 * q - delta)
        q = root(score, max(mp.mpf(0), -delta), (1 - delta) / 2, 90)
        return (own - delta) ** 2 - Z ** 2 * (2 * q + delta - delta ** 2) / n

    tiny = mp.mpf(10) ** -14
    wilson = lambda x, sign: (2 * x + Z ** 2 + sign * Z * mp.sqrt(Z ** 2 + 4 * x * (1 - mp.mpf(x) / n))) / (2 * (n + Z ** 2))
    after, before = e + gained, e + lost
    p, q = mp.mpf(after) / n, mp.mpf(before) / n
    product = mp.mpf(e * h - lost * gained)
    product = max(mp.mpf(0), product - mp.mpf(n) / 2) if product > 0 else product
    margins = mp.sqrt(mp.mpf(after) * (n - after) * before * (n - before))
    phi = product / margins if margins else mp.mpf(0)
    reach = lambda x, y: mp.sqrt(x * x - 2 * phi * x * y + y * y)
    share = mp.mpf(gained - lost) / (n + 2)
    error = Z * mp.sqrt((mp.mpf(gained + lost + 2) / (n + 2) - share ** 2) / (n + 2))
    return {
        "tango_low": -1 if own == -1 else root(excess, mp.mpf(-1), own - tiny),
        "tango_high": 1 if own == 1 else root(excess, mp.mpf(1), own + tiny),
        "newcombe_low": own - reach(p - wilson(after, -1), wilson(before, 1) - q),
        "newcombe_high": own + reach(wilson(after, 1) - p, q - wilson(before, -1)),
        "bonett_price_low": max(mp.mpf(-1), share - error), "bonett_price_high": min(mp.mpf(1), share + error),
    }


random.seed(1985)
cases = Cases()
tables = [(19, 75, 4, 90), (3, 1, 1, 3), (0, 20, 0, 30), (20, 0, 30, 0), (5, 0, 0, 7), (0, 7, 5, 0), (56, 14, 48, 32), (5, 51, 0, 29), (10, 0, 0, 10), (300, 3450, 220, 3530)]
tables += [tuple(random.randrange(0, m) for _ in range(4)) for m in (4, 12, 60) for _ in range(3)]
for t in tables:
    if t[0] + t[1] and t[2] + t[3]:
        cases.add({"table": [list(t[:2]), list(t[2:])]}, "definition, mpmath, 30 digits", limits(*t))
for t in [(794, 150, 86, 570), (12, 2, 9, 5), (12, 0, 0, 8), (0, 0, 9, 0), (36, 12, 2, 0), (20, 0, 3, 7), (1, 1, 1, 1), (54, 0, 0, 0)]:
    cases.add({"pairs": list(t)}, "definition, mpmath, 30 digits", paired(*t))
cases.write(sys.argv[1], "Score intervals of two-by-two tables, paired risk difference", ["mpmath"], "oracles/conformance/score_intervals.py", {"*": 1e-11})
