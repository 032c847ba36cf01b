"""Power of the signed-rank test without drawing: the law of W under any continuous law of the differences, by numerical integration.

With g(u) = f(u) + f(-u) the density of a magnitude, the k smallest magnitudes up to t and a sum w of the negative ranks have the mass
    H[k, w](t) = k * integral from 0 to t of f(u) H[k-1, w](u) + f(-u) H[k-1, w-k](u) du,   H[0, 0] = 1,
because the largest of them has rank k. P(W- = w) = H[n, w](infinity). Chebyshev nodes, spectral integration;
its rounding errors double with each value, so that it serves up to about 40 values.
python3 signed_rank_power.py OUTPUT.json
"""
import sys
import numpy as np
from scipy import stats
from conformance import Cases

def integration(nodes):
    """Matrix that integrates from the first node, through Chebyshev coefficients, on [-1, 1]."""
    x = np.cos(np.pi * np.arange(nodes)[::-1] / (nodes - 1))
    to_coefficients = np.linalg.inv(np.polynomial.chebyshev.chebvander(x, nodes - 1))
    integrals = np.zeros((nodes + 1, nodes))
    for k in range(nodes):
        c = np.polynomial.chebyshev.chebint(np.eye(nodes)[k], lbnd=-1)
        integrals[:len(c), k] = c
    return x, np.polynomial.chebyshev.chebvander(x, nodes) @ integrals @ to_coefficients


def lower(n, critical, up, down, top, nodes):
    """P(sum of the ranks of one sign <= critical); up: density at u of the other sign, down: of this one."""
    x, integrate = integration(nodes)
    t = (x + 1) / 2 * top
    a, b = up(t)[:, None], down(t)[:, None]
    h = np.zeros((nodes, critical + 1))
    h[:, 0] = 1
    for k in range(1, n + 1):
        mass = a * h
        if k <= critical:
            mass[:, k:] += b * h[:, :critical + 1 - k]
        h = k * (integrate @ mass) * top / 2
    return h[-1].sum()


def critical_value(n, alpha):
    counts = np.ones(1)
    for k in range(1, n + 1):
        wide = np.zeros(len(counts) + k)
        wide[:len(counts)] += counts / 2
        wide[k:] += counts / 2
        counts = wide
    return int(np.searchsorted(2 * np.cumsum(counts), alpha * (1 + 1e-12), side="right")) - 1


def power(n, alpha, density, top, nodes=100):
    c = critical_value(n, alpha)
    if c < 0:
        return c, 0.0
    plus, minus = lambda u: density(u), lambda u: density(-u)
    return c, lower(n, c, plus, minus, top, nodes) + lower(n, c, minus, plus, top, nodes)


def lognormal(mean, sd, log):
    center = np.exp(log * log / 2)
    scale = sd / (center * np.sqrt(np.exp(log * log) - 1))
    return lambda u: stats.lognorm.pdf(u, log, loc=mean - center * scale, scale=scale)


cases = Cases()
for n, mean, sd, alpha in [(6, 0.8, 1, 0.05), (7, 1, 1, 0.05), (8, 0.9, 1, 0.05), (10, 0.7, 1, 0.05), (10, 2, 2, 0.01), (12, 0.6, 1, 0.05), (17, 0.5, 1, 0.05),
                           (17, -5, 7, 0.1), (28, 0.5, 1, 0.05), (30, 0.45, 1, 0.05), (40, 0.4, 1, 0.05)]:
    c, p = power(n, alpha, lambda u: stats.norm.pdf(u, mean, sd), abs(mean) + 9 * sd)
    cases.add({"shape": "normal", "n": n, "mean": mean, "sd": sd, "alpha": alpha, "log": 0}, "power(n, alpha, norm.pdf)", {"power": p, "critical": c})
c, p = critical_value(5, 0.05), 0.0
cases.add({"shape": "normal", "n": 5, "mean": 2, "sd": 1, "alpha": 0.05, "log": 0}, "power(n, alpha, norm.pdf)", {"power": p, "critical": c})
for n, mean, sd, log in [(10, 0.8, 1, 0.5), (28, 0.4, 1, 0.5), (30, 0.6, 1, 0.8)]:
    # The density is zero below its left end: integrate in pieces would be needed, so many nodes and a moderate skewness are taken.
    c, p = power(n, 0.05, lognormal(mean, sd, log), 40 * sd, 300)
    cases.add({"shape": "log-normal", "n": n, "mean": mean, "sd": sd, "alpha": 0.05, "log": log}, "power(n, alpha, lognorm.pdf)", {"power": p, "critical": c})
# Ours draws 400,000 trials: 1.2 % of a power of 0.3 are five of its standard errors.
cases.write(sys.argv[1], "Power of the signed-rank test", ["numpy", "scipy"], "oracles/conformance/signed_rank_power.py", {"power": 0.012, "critical": 0})
