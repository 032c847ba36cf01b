"""Independent exact answers for the signed-rank test. Writes fixtures/statistics/signed-rank.json.

Up to 300 observations the law is counted with Python integers (exact); beyond, by rank_sum_law.c (long double,
positive terms only). Walsh averages are listed in full with numpy. Normal tails come from mpmath with 40 digits.
Needs gcc, numpy, mpmath. Usage: python3 signed_rank.py OUTPUT.json [--large]
--large adds cases of 2,200 to 5,000 observations, for which the long-double law takes tens of minutes.
"""
import ctypes, json, math, os, random, subprocess, sys, tempfile
from fractions import Fraction
from functools import lru_cache
import mpmath as mp
import numpy as np

mp.mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))
EXACT_LIMIT = 300
LONGEST_INTERVAL = 2500  # the quantile of a longer law takes this simple program minutes

work = tempfile.mkdtemp()
lib_path = os.path.join(work, "law.so")
subprocess.check_call(["gcc", "-O3", "-shared", "-fPIC", "-o", lib_path, os.path.join(HERE, "rank_sum_law.c")])
lib = ctypes.CDLL(lib_path)
lib.quantile.restype = ctypes.c_long
lib.quantile.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_longdouble, ctypes.POINTER(ctypes.c_longdouble)]


def long_double_to_mp(buffer, index):
    value = np.frombuffer(buffer, dtype=np.longdouble)[index]
    return mp.mpf(np.format_float_scientific(value, precision=24, unique=False))


def tail_long_double(weights, m):
    w = (ctypes.c_long * len(weights))(*weights)
    out = (ctypes.c_longdouble * 2)()
    if lib.lower_tail(w, len(weights), m, out):
        raise MemoryError
    return long_double_to_mp(out, 0), long_double_to_mp(out, 1)


def tail_integers(weights, m):
    ways = [1] + [0] * m
    reached = 0
    for w in weights:
        reached = min(m, reached + w)
        for t in range(reached, w - 1, -1):
            if ways[t - w]:
                ways[t] += ways[t - w]
    all_ways = mp.mpf(2) ** len(weights)
    return mp.mpf(sum(ways[:m])) / all_ways, mp.mpf(ways[m]) / all_ways


def lower_tail(weights, m):
    exact = len(weights) <= EXACT_LIMIT and m * len(weights) < 6_000_000
    return tail_integers(weights, m) if exact else tail_long_double(weights, m)


def number(p):
    entry = {"value": float(p), "digits": mp.nstr(p, 20)}
    if p < mp.mpf("1e-30"):
        entry["log10"] = float(mp.log10(p))
    return entry


def normal_two_sided(z):
    return mp.erfc(abs(z) / mp.sqrt(2))


def test(d, pratt):
    zeros = sum(1 for v in d if v == 0)
    magnitudes = sorted((abs(v), v > 0) for v in d if v != 0)
    before = zeros if pratt else 0
    doubled, plus, ties, i = [], 0, False, 0
    while i < len(magnitudes):
        j = i
        while j < len(magnitudes) and magnitudes[j][0] == magnitudes[i][0]:
            j += 1
        rank2 = 2 * before + i + 1 + j
        ties = ties or j - i > 1
        for k in range(i, j):
            doubled.append(rank2)
            plus += rank2 * magnitudes[k][1]
        i = j
    total = sum(doubled)
    result = {"n_used": len(doubled), "n_zero": zeros, "w_plus": plus / 2, "w_minus": (total - plus) / 2, "ties": ties}
    if not doubled:
        one = number(mp.mpf(1))
        return {**result, "p_two_sided": one, "p_less": one, "p_greater": one, "degenerate": True}
    g = math.gcd(*doubled)
    weights = [w // g for w in doubled]
    low = min(plus, total - plus) // g
    below, point = lower_tail(weights, low)
    small, large = below + point, 1 - below
    less, greater = (small, large) if 2 * plus <= total else (large, small)
    sd = mp.sqrt(mp.mpf(sum(w * w for w in doubled)) / 16)
    distance = mp.mpf(2 * plus - total) / 4
    corrected = mp.sign(distance) * max(mp.mpf(0), abs(distance) - mp.mpf("0.5"))
    return {
        **result,
        "p_two_sided": number(min(mp.mpf(1), 2 * small)), "p_less": number(less), "p_greater": number(greater),
        "point_prob": number(point), "mid_p_two_sided": number(2 * (small - point / 2)),
        "z": float(distance / sd), "p_asymptotic": number(normal_two_sided(distance / sd)),
        "z_cc": float(corrected / sd), "p_asymptotic_cc": number(normal_two_sided(corrected / sd)),
    }


@lru_cache(None)
def walsh_rank(n):
    total = n * (n + 1) // 2
    out = (ctypes.c_longdouble * 1)()
    q = lib.quantile(n, max(1, total // 2), 0.025, out)
    k = max(1, q)
    below = long_double_to_mp(out, 0)
    if k != q:
        below = mp.mpf(2) ** -n
    return k, 1 - 2 * below


def walsh(values):
    x = np.sort(np.asarray(values, dtype=float))
    i, j = np.triu_indices(len(x))
    return np.sort(x[i] / 2 + x[j] / 2)


def case(name, note, x, y=None, mu=0.0):
    base = list(x) if y is None else [a - b for a, b in zip(x, y)]
    d = [v - mu for v in base]
    wilcox = test(d, False)
    expected = {"wilcox": wilcox, "pratt": wilcox if wilcox["n_zero"] == 0 else test(d, True)}
    averages = walsh(base)
    n = len(averages)
    expected["hodges_lehmann"] = float(averages[n // 2]) if n % 2 else float(averages[n // 2 - 1] / 2 + averages[n // 2] / 2)
    if wilcox["n_zero"] == 0 and len(base) <= LONGEST_INTERVAL:
        k, attained = walsh_rank(len(base))
        expected["ci95_walsh"] = {
            "low": float(averages[k - 1]), "high": float(averages[n - k]), "achieved_conf": float(attained), "k": k,
            "applies_exactly": not wilcox["ties"], "attainable": bool(attained >= mp.mpf("0.95"))}
    given = {"x": list(x)} if y is None else {"x": list(x), "y": list(y)}
    if mu:
        given["mu"] = mu
    print(name, note, len(x), wilcox["p_two_sided"]["digits"], flush=True)
    return {"id": name, "kind": "signed-rank", "note": note, "input": given, "options": {}, "expected": expected}


def cases():
    rng = random.Random(20261121)
    normal = lambda n, shift, digits=6: [round(rng.gauss(shift, 1), digits) for _ in range(n)]
    whole = lambda n, shift, spread: [round(rng.gauss(shift, spread)) for _ in range(n)]
    plain = [(1, 1), (2, 1), (3, 0), (5, .5), (8, 0), (13, .7), (26, 0), (50, .4), (100, .2), (100, 2.5), (250, .05), (251, .4),
             (301, .1), (400, 1.0), (401, .02), (999, .05), (1000, .8), (1001, 0), (1039, .01), (1075, 0), (1100, .05),
             (2000, .5)]
    for n, shift in plain:
        yield "no ties", normal(n, shift, 9), None, 0.0
    for n, shift, spread in [(4, 0, 1), (7, 1, 2), (12, 1, 2), (20, .5, 2), (28, 1, 3), (60, 0, 2), (100, .4, 4), (150, 2, 2),
                             (300, .3, 3), (400, .2, 5), (401, .5, 1), (700, .1, 12), (1000, .6, 9), (1100, 2, 3), (1500, .5, 60)]:
        yield "ties and zeros", whole(n, shift, spread), None, 0.0
    yield "zeros among distinct magnitudes", [0, 0, 0] + normal(17, .5), None, 0.0
    yield "one heavy tie", [1.5] * 70 + [-1.5] * 30 + normal(50, .3), None, 0.0
    yield "two magnitudes", [1.0] * 600 + [-1.0] * 420 + [2.0] * 90 + [-2.0] * 60, None, 0.0
    yield "nearly no ties", [round(v, 3) for v in normal(1200, .04)], None, 0.0
    yield "tiny magnitudes", [v * 2.0 ** -900 for v in normal(24, .4)], None, 0.0
    yield "magnitudes below 1e-8 are not zero", [1e-9, -2e-9, 3e-9, 4e-9, 5e-9, -1e-10, 7e-9, 0.5, 1.5], None, 0.0
    yield "huge magnitudes", [v * 2.0 ** 900 for v in normal(25, .4)], None, 0.0
    yield "half-integer sums", [-1, 2, -2, 4, 5], None, 0.0
    yield "half-integer sums, negated", [1, -2, 2, -4, -5], None, 0.0
    yield "null value", normal(30, 1.2, 2), None, 1.0
    yield "null value that makes zeros", whole(40, 3, 2), None, 3.0
    yield "pairs", whole(35, 30, 6), whole(35, 27, 6), 0.0
    yield "pairs whose doubles tie only in decimals", [0.3, 0.6, 1.1, 2.2, 0.7], [0.1, 0.4, 0.9, 2.0, 0.4], 0.0
    yield "all but the largest positive", list(range(1, 81)) + [-81], None, 0.0
    yield "all positive, beyond the double range", [float(i) for i in range(1, 1201)], None, 0.0
    yield "all equal, beyond the double range", [2.0] * 1300, None, 0.0
    yield "far tail near 1e-300", normal(1500, 1.6, 9), None, 0.0
    yield "all positive but a few, 5,000", [(-1 if i in (3, 40, 500) else 1) * float(i) for i in range(1, 5001)], None, 0.0
    if "--large" in sys.argv:
        yield "no ties, 5,000", normal(5000, .03, 7), None, 0.0
        yield "no ties, 5,000, far tail", normal(5000, .62, 7), None, 0.0
        yield "ties and zeros, 2,200", whole(2200, .6, 14), None, 0.0
        yield "nearly no ties, 2,200", normal(2200, .02, 4), None, 0.0


if __name__ == "__main__":
    document = {
        "format": "lancar-golden/1", "set": "signed-rank", "made": "2026-11-21",
        "engines": {"truth": "oracles/statistics/signed_rank.py: Python integers up to 300 observations, long double beyond, mpmath %s" % mp.__version__},
        "rule": "'expected' is the exact answer and decides.",
        "conventions": {"signed-rank": "as in public.json; input.mu is subtracted before ranking, Walsh averages are of the data as given"},
        "cases": [case("SR-%03d" % (i + 1), *args) for i, args in enumerate(cases())],
    }
    with open(sys.argv[1], "w") as f:
        f.write("{\n")
        for key in ("format", "set", "made", "engines", "rule", "conventions"):
            f.write(' %s: %s,\n' % (json.dumps(key), json.dumps(document[key])))
        f.write(' "cases": [\n  ' + ",\n  ".join(json.dumps(c) for c in document["cases"]) + "\n ]\n}\n")
