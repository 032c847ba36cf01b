"""Independent exact answers for the Mann-Whitney test. Writes fixtures/statistics/mann-whitney.json.

Without ties the Gaussian binomial is multiplied out in Python integers. With ties, up to 130 observations the law is counted with Python
integers: one long integer per number drawn, whose digits are the counts; beyond, by two_sample_law.c (long double, positive terms only). The differences are listed in full with numpy. Normal tails come from
mpmath with 40 digits. Needs gcc, numpy, mpmath. Usage: python3 mann_whitney.py OUTPUT.json
"""
import ctypes, json, math, os, random, subprocess, sys, tempfile
from bisect import bisect_left, bisect_right
from functools import lru_cache
import mpmath as mp
import numpy as np

mp.mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))
EXACT_LIMIT = 130


def library():
    path = os.path.join(tempfile.mkdtemp(), "law.so")
    subprocess.check_call(["gcc", "-O3", "-shared", "-fPIC", "-o", path, os.path.join(HERE, "two_sample_law.c")])
    return ctypes.CDLL(path)


lib = library()


def to_mp(x):
    return mp.mpf(np.format_float_scientific(x, precision=25, unique=False))


def counts_integers(scores, chosen):
    bits = len(scores) + 1
    f = [1] + [0] * chosen
    for i, score in enumerate(scores):
        for a in range(min(i + 1, chosen), 0, -1):
            f[a] += f[a - 1] << (score * bits)
    whole, ways = f[chosen], []
    data = whole.to_bytes(whole.bit_length() // 8 + 16, "little")
    for s in range(whole.bit_length() // bits + 1):
        at = s * bits
        ways.append((int.from_bytes(data[at // 8:(at + bits) // 8 + 1], "little") >> (at % 8)) & ((1 << bits) - 1))
    return [mp.mpf(w) for w in ways]


def counts_long_double(scores, chosen):
    t = sum(sorted(scores)[-chosen:])
    ways = np.zeros(t + 1, dtype=np.longdouble)
    array = (ctypes.c_long * len(scores))(*scores)
    if lib.choices(array, ctypes.c_long(len(scores)), ctypes.c_long(chosen), ctypes.c_long(t), ways.ctypes.data_as(ctypes.c_void_p)):
        raise MemoryError
    return ways


@lru_cache(maxsize=None)
def counts_gaussian(total, chosen):
    least = min(chosen, total - chosen)
    top = least * (total - least)
    half = top // 2 + 1
    f = [1] + [0] * (half - 1)
    for i in range(1, least + 1):
        for s in range(half - 1, total - least + i - 1, -1):
            f[s] -= f[s - total + least - i]
        for s in range(i, half):
            f[s] += f[s - i]
    return [mp.mpf(f[min(s, top - s)]) for s in range(top + 1)]


def law(scores, chosen):
    """Counts by sum above the least score, the least sum, and the number of choices."""
    least = min(scores)
    moved = [score - least for score in scores]
    divisor = math.gcd(*moved) or 1
    moved = [score // divisor for score in moved]
    if sorted(moved) == list(range(len(moved))):
        return [mp.mpf(0)] * (chosen * (chosen - 1) // 2) + counts_gaussian(len(moved), chosen), least * chosen, divisor, True
    exact = len(scores) <= EXACT_LIMIT
    ways = counts_integers(moved, chosen) if exact else counts_long_double(moved, chosen)
    return ways, least * chosen, divisor, exact


def total(values, exact):
    return mp.fsum(values) if exact else to_mp(np.sum(values[np.argsort(values)] if len(values) else np.array([0], dtype=np.longdouble)))


def figure(p):
    entry = {"value": float(p), "digits": mp.nstr(p, 20)}
    if p < mp.mpf("1e-30"):
        entry["log10"] = float(mp.log10(p))
    return entry


@lru_cache(maxsize=None)
def rank_of_interval(m, n):
    ways, _, _, exact = law(list(range(m + n)), m)
    ways = ways[m * (m - 1) // 2:]
    all_ways = mp.mpf(math.comb(m + n, m))
    below = mp.mpf(0)
    q = 0
    while True:
        at = (ways[q] if exact else to_mp(ways[q])) / all_ways
        if below + at >= mp.mpf("0.025"):
            break
        below += at
        q += 1
    if q == 0:
        q, below = 1, (ways[0] if exact else to_mp(ways[0])) / all_ways
    return q, 1 - 2 * below


def answer(x, y):
    pool, m, n = sorted(x + y), len(x), len(y)
    scores = [bisect_left(pool, v) + bisect_right(pool, v) + 1 for v in x + y]
    ties = len(set(pool)) < len(pool)
    w = sum(scores[:m])
    doubled_u = w - m * (m + 1)
    expected = {"u": doubled_u / 2, "ties": ties}
    differences = np.sort((np.array(x)[:, None] - np.array(y)[None, :]).ravel())
    k = m * n
    expected["hodges_lehmann_shift"] = float(differences[k // 2] if k % 2 else (differences[k // 2 - 1] + differences[k // 2]) / 2)
    if len(set(pool)) == 1:
        one = {"value": 1.0, "digits": "1.0"}
        return {**expected, "p_two_sided_doubled": one, "p_two_sided_abs": one, "p_less": one, "p_greater": one, "degenerate": True}
    ways, base, divisor, exact = law(scores, m)
    at = (w - base) // divisor
    choices = mp.mpf(math.comb(m + n, m))
    point = total(ways[at:at + 1], exact) / choices
    less = total(ways[:at + 1], exact) / choices
    greater = total(ways[at:], exact) / choices
    distance = abs(w * (m + n) - m * sum(scores))
    # In units of the reduced sum: |N (base + divisor s) - M sum of scores| >= distance, in whole numbers.
    high = -((m * sum(scores) + distance - base * (m + n)) // -(divisor * (m + n)))
    low = (m * sum(scores) - distance - base * (m + n)) // (divisor * (m + n))
    both = mp.mpf(1) if distance == 0 else (total(ways[:max(0, low + 1)], exact) + total(ways[high:], exact)) / choices
    tail = min(less, greater)
    variance = mp.mpf(m) * n / 12 * (m + n + 1 - mp.mpf(sum(pool.count(v) ** 3 - pool.count(v) for v in set(pool))) / ((m + n) * (m + n - 1)))
    away = mp.mpf(doubled_u - m * n) / 2
    z = away / mp.sqrt(variance)
    zc = mp.sign(away) * max(mp.mpf(0), abs(away) - mp.mpf("0.5")) / mp.sqrt(variance)
    normal = lambda value: figure(mp.erfc(abs(value) / mp.sqrt(2)))
    expected.update({
        "p_less": figure(less), "p_greater": figure(greater), "point_prob": figure(point),
        "p_two_sided_doubled": figure(min(mp.mpf(1), 2 * tail)), "p_two_sided_abs": figure(min(mp.mpf(1), both)),
        "mid_p_two_sided_doubled": figure(2 * tail - point),
        "z": float(z), "p_asymptotic": normal(z), "z_cc": float(zc), "p_asymptotic_cc": normal(zc)})
    q, attained = rank_of_interval(min(m, n), max(m, n))
    expected["ci95_shift"] = {"low": float(differences[q - 1]), "high": float(differences[k - q]), "achieved_conf": float(attained), "k": q, "attainable": bool(attained >= mp.mpf("0.95"))}
    return expected


def plans():
    normal = lambda shift: random.gauss(shift, 1)
    score = lambda shift: float(round(random.gauss(5 + 2 * shift, 2)))
    tenth = lambda shift: round(random.gauss(shift, 1), 1)
    yes = lambda shift: float(random.random() < 0.3 + 0.1 * shift)
    heap = lambda shift: 3.0 if random.random() < 0.6 else round(random.gauss(3 + shift, 2), 1)
    for m, n, shift, draw in [
            (1, 1, 0, normal), (1, 1, 0, yes), (1, 5, 1, normal), (2, 3, 0, score), (3, 1, 0, score), (5, 5, 9, normal), (4, 9, 1, heap), (17, 17, 1, score),
            (16, 16, 0.5, normal), (30, 7, 0.5, tenth), (7, 30, 0.5, tenth), (33, 34, 0.3, normal), (34, 34, 0.3, normal), (50, 50, 0, tenth), (50, 50, 1.5, normal),
            (60, 41, 0.4, score), (12, 100, 0.5, heap), (100, 12, 0.5, yes), (64, 65, 0.2, normal), (66, 68, 0.2, normal), (67, 68, 0.2, normal), (70, 70, 0.5, heap),
            (100, 100, 0.2, normal), (100, 100, 0.2, score), (120, 90, 3, tenth), (110, 120, 0.3, tenth), (200, 200, 0.1, normal),
            (10, 150, 0.6, tenth), (250, 10, 0.6, normal), (25, 150, 0.6, heap), (200, 200, 30, normal), (95, 95, 6, tenth)]:
        yield [draw(shift) for _ in range(m)], [draw(0) for _ in range(n)]
    yield [3.0] * 6, [3.0] * 4
    yield [3.0] * 6, [4.0] * 4
    yield [0.0, -0.0, 1.0], [0.0, 2.0]
    yield [1e-9, 2e-9, 3e-9], [1.5e-9, 2e-9, 5e-9, 7e-9]


if __name__ == "__main__":
    random.seed(20261121)
    cases = []
    for x, y in plans():
        expected = answer(x, y)
        cases.append({
            "id": f"mw-{len(cases) + 1:03d}", "kind": "mann-whitney", "note": f"{len(x)} + {len(y)}", "input": {"x": x, "y": y}, "options": {},
            "expected": expected, "tolerance": {"p_rel": 1e-12}})
    with open(sys.argv[1], "w") as out:
        out.write('{"format": "lancar-golden/1", "script": "oracles/statistics/mann_whitney.py", "cases": [\n')
        out.write(",\n".join(json.dumps(case) for case in cases))
        out.write("\n]}\n")
