"""Independent answers for the Mann-Whitney test at 100 + 150 up to 2,000 + 2,000. Writes fixtures/large-ties/mann-whitney.json.

Four values: the numbers drawn of each value have a multivariate hypergeometric law; two and two values are multiplied out for every number
drawn and joined, in long double with positive terms only. Without ties: Gaussian binomials modulo many primes, put together by the Chinese
remainder theorem: exact integers. Many values: the recursion of two_sample_law.c.
Needs gcc, numpy, mpmath. Usage: python3 mann_whitney_large.py OUTPUT.json
"""
import ctypes, json, math, random, sys
import mpmath as mp
import numpy as np
from mann_whitney import lib, to_mp, counts_long_double

LD = np.longdouble


def figure(p):
    p = mp.mpf(p)
    return {"value": float(p), "log10": float(mp.log10(p))}


def expected(u, less, greater, point, both):
    return {"u": u, "p_less": figure(less), "p_greater": figure(greater), "point_prob": figure(point),
            "p_two_sided_doubled": figure(min(mp.mpf(1), 2 * min(mp.mpf(less), mp.mpf(greater)))), "p_two_sided_abs": figure(min(mp.mpf(1), both))}


def chosen_of(size):
    """C(size, i) / 2^size for every i, from Python integers."""
    law, count = [], 1
    for i in range(size + 1):
        shift = max(0, count.bit_length() - 64)
        law.append(np.ldexp(LD(count >> shift), shift - size))
        count = count * (size - i) // (i + 1)
    return np.array(law, dtype=LD)


def four_values(first, second):
    sizes = [a + b for a, b in zip(first, second)]
    ranks, below = [], 0
    for size in sizes:
        ranks.append(2 * below + size + 1)  # twice the midrank
        below += size
    m, total = sum(first), sum(sizes)
    w = sum(r * a for r, a in zip(ranks, first))
    centre = m * sum(r * s for r, s in zip(ranks, sizes))
    distance = abs(w * total - centre)
    laws = [chosen_of(size) for size in sizes]
    less = greater = point = both = LD(0)

    def pairs(i, j, number):
        a = np.arange(max(0, number - sizes[j]), min(sizes[i], number) + 1)
        sums, chances = a * ranks[i] + (number - a) * ranks[j], laws[i][a] * laws[j][number - a]
        order = np.argsort(sums)
        return sums[order], chances[order]

    for number in range(max(0, m - sizes[2] - sizes[3]), min(m, sizes[0] + sizes[1]) + 1):
        low, low_chance = pairs(0, 1, number)
        high, high_chance = pairs(2, 3, m - number)
        up_to = np.concatenate([[LD(0)], np.cumsum(high_chance)])
        from_on = np.concatenate([np.cumsum(high_chance[::-1])[::-1], [LD(0)]])
        at_most = lambda t: (low_chance * up_to[np.searchsorted(high, t - low, "right")]).sum()
        at_least = lambda t: (low_chance * from_on[np.searchsorted(high, t - low, "left")]).sum()
        equal = np.searchsorted(high, w - low, "right") > np.searchsorted(high, w - low, "left")
        where = np.minimum(np.searchsorted(high, w - low, "left"), len(high) - 1)
        less, greater = less + at_most(w), greater + at_least(w)
        point += (low_chance * np.where(equal, high_chance[where], LD(0))).sum()
        both += at_most((centre - distance) // total) + at_least(-((centre + distance) // -total))
    whole = mp.mpf(math.comb(total, m)) / mp.mpf(2) ** total
    to = lambda value: to_mp(value) / whole
    values = [float(v) for v in (1, 2, 3, 4)]
    return {"values": values, "first": first, "second": second,
            "expected": expected((w - m * (m + 1)) / 2, to(less), to(greater), to(point), mp.mpf(1) if distance == 0 else to(both))}


def primes_below(start, wanted):
    found, candidate = [], start
    while len(found) < wanted:
        candidate -= 2
        if all(pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
            found.append(candidate)
    return found


def without_ties(m, n, labels):
    u = sum(sum(1 for other in labels[:i] if other == "S") for i, label in enumerate(labels) if label == "F")
    smaller, larger, near = min(m, n), max(m, n), min(u, m * n - u)
    choices = math.comb(m + n, m)
    modulus, below, at = 1, 0, 0
    for prime in primes_below(2 ** 62 + 1, choices.bit_length() // 61 + 1):
        out = (ctypes.c_uint64 * 2)()
        lib.gaussian(ctypes.c_long(smaller), ctypes.c_long(larger), ctypes.c_long(near), ctypes.c_uint64(prime), out)
        inverse = pow(modulus, -1, prime)
        below, at = below + modulus * ((out[0] - below) * inverse % prime), at + modulus * ((out[1] - at) * inverse % prime)
        modulus *= prime
    small, other = mp.mpf(below + at) / choices, mp.mpf(choices - below) / choices
    less, greater = (small, other) if u <= m * n - u else (other, small)
    return {"labels": labels, "expected": expected(float(u), less, greater, mp.mpf(at) / choices, min(mp.mpf(1), 2 * small))}


def many_values(m, n, shift, step):
    x = [round(random.gauss(shift, 1) / step) for _ in range(m)]
    y = [round(random.gauss(0, 1) / step) for _ in range(n)]
    values = sorted(set(x + y))
    first, second = [x.count(v) for v in values], [y.count(v) for v in values]
    ranks, below = [], 0
    for a, b in zip(first, second):
        ranks.append(2 * below + a + b + 1)
        below += a + b
    scores = [r - ranks[0] for r, a, b in zip(ranks, first, second) for _ in range(a + b)]
    ways = counts_long_double(scores, m)
    w = sum((r - ranks[0]) * a for r, a in zip(ranks, first))
    choices, centre = mp.mpf(math.comb(m + n, m)), m * sum(scores)
    distance = abs(w * (m + n) - centre)
    part = lambda values: to_mp(np.sum(values)) / choices
    both = mp.mpf(1) if distance == 0 else part(ways[:(centre - distance) // (m + n) + 1]) + part(ways[-((centre + distance) // -(m + n)):])
    return {"values": [float(v) for v in values], "first": first, "second": second,
            "expected": expected((w + ranks[0] * m - m * (m + 1)) / 2, part(ways[:w + 1]), part(ways[w:]), part(ways[w:w + 1]), both)}


def drawn(size, weights):
    picked = random.choices(range(4), weights, k=size)
    return [picked.count(v) for v in range(4)]


def labels(m, n, odds):
    """A sequence of m F and n S, the next one F with the given odds: below 1 the first sample lies above."""
    left, out = [m, n], []
    while sum(left):
        first = random.random() < left[0] * odds / (left[0] * odds + left[1])
        out.append("F" if first else "S")
        left[0 if first else 1] -= 1
    return "".join(out)


random.seed(20261121)
cases = []
for m, n, a, b in [(500, 500, (1, 1, 1, 1), (1, 1, 1, 1)), (1000, 1000, (1, 1, 1, 1), (1, 1, 1, 1)), (1000, 1000, (4, 3, 2, 1), (3, 3, 2, 2)), (1000, 1000, (1, 2, 3, 4), (4, 3, 2, 1)),
                   (1000, 1000, (1, 0, 0, 9), (9, 1, 1, 1)), (2000, 2000, (1, 1, 1, 1), (5, 6, 5, 5)), (300, 1700, (1, 1, 2, 1), (1, 1, 1, 1)), (1500, 60, (1, 1, 1, 1), (2, 1, 1, 1)),
                   (2000, 2000, (1, 0.002, 1, 1), (1, 1, 1, 2)), (1000, 1000, (1, 0, 0, 0.01), (0.01, 0, 0, 1))]:
    cases.append(four_values(drawn(m, a), drawn(n, b)))
for m, n, odds in [(300, 300, 1), (1000, 1000, 0.8), (1000, 1000, 0.05), (1000, 1000, 0.002)]:
    cases.append(without_ties(m, n, labels(m, n, odds)))
for m, n, shift, step in [(100, 150, 0.1, 0.1), (150, 130, 1.5, 0.01), (60, 240, -0.2, 0.3)]:
    cases.append(many_values(m, n, shift, step))
with open(sys.argv[1], "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
