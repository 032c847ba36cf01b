"""Independent answers for the signed-rank test with thousands of tied values. Writes fixtures/large-ties/signed-rank.json.

With only four distinct magnitudes W+ is a sum of four scaled binomial variables. Their laws are taken from Python integers; two and two are
multiplied out, sorted, and the tail is summed in long double: positive terms only, no transform, no rounding of ranks.
Needs numpy with an 80-bit long double. Usage: python3 signed_rank_large_ties.py OUTPUT.json
"""
import json
import random
import sys
import numpy as np

LD = np.longdouble
MAGNITUDES = (1, 2, 3, 4)
# observations, weights of the magnitudes, chance of a positive sign
PLANS = [
    (400, (1, 1, 1, 1), .55), (600, (1, 5, 1, 1), .6), (1200, (1, 1, 1, 1), .8), (2000, (1, 1, 1, 1), .505), (3000, (5, 1, 1, 5), .55),
    (5000, (1, 1, 1, 1), .5), (5000, (4, 3, 2, 1), .52), (5000, (1, 2, 3, 4), .6), (5000, (1, 1, 1, 1), .9), (5000, (1, 0.0001, 1, 1), .7),
]


def binomial_law(size):
    law, count = [], 1
    for successes in range(size + 1):
        shift = max(0, count.bit_length() - 64)
        law.append(np.ldexp(LD(count >> shift), shift - size))
        count = count * (size - successes) // (successes + 1)
    return np.array(law, dtype=LD)


def law_of_two(first, second):
    (size_a, rank_a), (size_b, rank_b) = first, second
    sums = (np.arange(size_a + 1) * rank_a)[:, None] + (np.arange(size_b + 1) * rank_b)[None, :]
    chances = binomial_law(size_a)[:, None] * binomial_law(size_b)[None, :]
    order = np.argsort(sums.ravel(), kind="stable")
    return sums.ravel()[order], chances.ravel()[order]


def tails(sizes, positives):
    ranks, below = [], 0
    for size in sizes:
        ranks.append(2 * below + size + 1)  # twice the midrank
        below += size
    w = sum(rank * count for rank, count in zip(ranks, positives))
    groups = list(zip(sizes, ranks))
    (left, left_chance), (right, right_chance) = law_of_two(*groups[:2]), law_of_two(*groups[2:])
    at_least = np.concatenate([np.cumsum(right_chance[::-1])[::-1], [LD(0)]])
    at_most = np.concatenate([[LD(0)], np.cumsum(right_chance)])
    greater = (left_chance * at_least[np.searchsorted(right, w - left, "left")]).sum()
    less = (left_chance * at_most[np.searchsorted(right, w - left, "right")]).sum()
    return w / 2, less, greater


def figure(p):
    return {"value": float(p), "log10": float(np.log10(p))}


random.seed(20261121)
cases = []
for observations, weights, positive in PLANS:
    drawn = random.choices(MAGNITUDES, weights, k=observations)
    sizes = [drawn.count(magnitude) for magnitude in MAGNITUDES]
    positives = [sum(random.random() < positive for _ in range(size)) for size in sizes]
    w_plus, less, greater = tails(sizes, positives)
    cases.append({
        "magnitudes": MAGNITUDES, "positive": positives, "negative": [size - count for size, count in zip(sizes, positives)], "zeros": 7,
        "expected": {"w_plus": w_plus, "p_less": figure(less), "p_greater": figure(greater), "p_two_sided": figure(min(LD(1), 2 * min(less, greater)))},
    })
json.dump(cases, open(sys.argv[1], "w"), indent=1)
