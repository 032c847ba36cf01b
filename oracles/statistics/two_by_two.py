"""Independent exact answers for two-by-two tables. Writes fixtures/statistics/two-by-two.json.

Probabilities are ratios of Python integers (every table of the margins is listed); limits and estimates are solved by
bisection of those sums in mpmath with 40 digits; normal and chi-square tails come from mpmath.
Needs mpmath. Usage: python3 two_by_two.py OUTPUT.json
"""
import json, random, sys
from fractions import Fraction
from math import comb
import mpmath as mp

mp.mp.dps = 40
ALPHA = mp.mpf("0.025")


def number(p):
    entry = {"value": float(p), "digits": mp.nstr(p, 20)}
    if 0 < p < mp.mpf("1e-30"):
        entry["log10"] = float(mp.log10(p))
    return entry


def share(part, whole):
    return mp.mpf(part) / mp.mpf(whole)


def figure(x):
    return "Inf" if x == mp.inf else float(x)


def chi_square(a, b, c, d, yates):
    n, det = a + b + c + d, abs(a * d - b * c)
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return None
    distance = max(Fraction(0), Fraction(det) - (Fraction(n, 2) if yates else 0))
    statistic = distance * distance * n / margins
    value = mp.mpf(statistic.numerator) / statistic.denominator
    return {"statistic": float(value), "p": number(mp.erfc(mp.sqrt(value / 2)))}


def wald(a, b, c, d):
    ratio = a * d / (b * c)
    log, se = mp.log(ratio), mp.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))
    return ratio, [float(mp.exp(log - z * se)), float(mp.exp(log + z * se))], mp.erfc(abs(log) / se / mp.sqrt(2))


def solve(rising):
    """Root of a rising function of the log odds."""
    low, high = mp.mpf(-200), mp.mpf(200)
    for _ in range(110):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(mp.exp(middle)) < 0 else (low, middle)
    return mp.exp((low + high) / 2)


def conditional(law, a):
    weights = [(x, mp.mpf(w)) for x, w in law]
    bottom, top = law[0][0], law[-1][0]

    def parts(psi):
        less = equal = more = moment = mp.mpf(0)
        power = mp.mpf(1)
        for x, w in weights:
            term = w * power
            power *= psi
            moment += (x - a) * term
            if x < a: less += term
            elif x == a: equal += term
            else: more += term
        return less, equal, more, moment

    def tail(psi, upper, point):
        less, equal, more, _ = parts(psi)
        return ((more if upper else less) + point * equal) / (less + equal + more)

    def limits(point):
        lower = mp.mpf(0) if a == bottom else solve(lambda psi: tail(psi, True, point) - ALPHA)
        upper = mp.inf if a == top else solve(lambda psi: ALPHA - tail(psi, False, point))
        return [figure(lower), figure(upper)]

    ends = a == bottom or a == top
    mle = None if bottom == top else 0.0 if a == bottom else "Inf" if a == top else float(solve(lambda psi: parts(psi)[3]))
    return {"mle": mle, "ci95_exact": limits(1), "ci95_midp": limits(mp.mpf("0.5")),
            "median_unbiased": None if ends else float(solve(lambda psi: tail(psi, True, mp.mpf("0.5")) - mp.mpf("0.5")))}


def case(name, note, a, b, c, d):
    low, high = max(0, a - d), min(a + b, a + c)
    law = [(x, comb(a + b, x) * comb(c + d, a + c - x)) for x in range(low, high + 1)]
    all_ways, observed = sum(w for _, w in law), dict(law)[a]
    less, greater = sum(w for x, w in law if x <= a), sum(w for x, w in law if x >= a)
    small = min(less, greater)
    expected = {"chi2": chi_square(a, b, c, d, False), "chi2_yates": chi_square(a, b, c, d, True)}
    expected["or_sample"] = None if a * d == 0 == b * c else "Inf" if b * c == 0 else a * d / (b * c)
    if 0 not in (a, b, c, d):
        _, expected["wald_ci95"], p = wald(*(mp.mpf(v) for v in (a, b, c, d)))
        expected["wald_p"] = number(p)
    ratio, interval, _ = wald(*(mp.mpf(v) + mp.mpf("0.5") for v in (a, b, c, d)))
    expected["haldane_anscombe"] = {"or": float(ratio), "ci95": interval}
    slack = Fraction(10 ** 7 + 1, 10 ** 7)
    expected["fisher"] = {
        "p_two_sided": number(share(sum(w for _, w in law if w <= observed), all_ways)),
        "p_less": number(share(less, all_ways)), "p_greater": number(share(greater, all_ways)),
        "point_prob": number(share(observed, all_ways)),
        "p_central": number(min(mp.mpf(1), share(2 * small, all_ways))),
        "mid_p_central": number(min(mp.mpf(1), share(2 * small - observed, all_ways))),
        "p_two_sided_rel1e-7": number(share(sum(w for _, w in law if w <= observed * slack), all_ways))}
    expected["conditional"] = conditional(law, a)
    print(name, note, (a, b, c, d), expected["fisher"]["p_two_sided"]["digits"], flush=True)
    return {"id": name, "kind": "two-by-two", "note": note, "input": {"table": [[a, b], [c, d]]}, "options": {}, "expected": expected}


def cases():
    for table in [(3, 1, 1, 3), (19, 75, 4, 90), (10, 20, 30, 40), (7, 12, 0, 5), (0, 8, 9, 0), (12, 1, 1, 0), (1, 1, 1, 1), (0, 1, 1, 0)]:
        yield ("small", *table)
    for table in [(0, 0, 3, 4), (3, 4, 0, 0), (0, 3, 0, 4), (3, 0, 4, 0), (0, 0, 0, 0), (1, 0, 0, 0)]:
        yield ("empty margin", *table)
    for table in [(5, 10, 10, 5), (2, 13, 8, 7), (4, 6, 6, 4), (30, 20, 21, 29), (6, 4, 9, 11)]:
        yield ("mirrored tables tie exactly", *table)
    for table in [(520, 3, 2, 540), (500, 0, 0, 500), (1, 400, 390, 2), (0, 350, 300, 1)]:
        yield ("far from independence", *table)
    for table in [(900, 30, 20, 850), (1, 999, 14, 1200), (189, 1085, 104, 1093)]:
        yield ("large", *table)
    rng = random.Random(20261121)
    for _ in range(6):
        yield ("random", *(rng.randint(0, 45) for _ in range(4)))


if __name__ == "__main__":
    document = {
        "format": "lancar-golden/1", "set": "two-by-two", "made": "2026-11-21",
        "engines": {"truth": "oracles/statistics/two_by_two.py: Python integers, mpmath %s with 40 digits" % mp.__version__},
        "rule": "'expected' is the exact answer and decides.",
        "conventions": {"two-by-two": "as in public.json; null where a figure does not exist"},
    }
    with open(sys.argv[1], "w") as f:
        f.write("{\n")
        for key, value in document.items():
            f.write(' %s: %s,\n' % (json.dumps(key), json.dumps(value)))
        f.write(' "cases": [\n  ' + ",\n  ".join(json.dumps(case("TT-%03d" % (i + 1), *args)) for i, args in enumerate(cases())) + "\n ]\n}\n")
