"""Two-by-two tables against SciPy and statsmodels: conditional odds ratio, Fisher, Newcombe's risk difference, Barnard, Boschloo.
SciPy's unconditional tests fix columns, so they get the transposed table. Usage: python3 two_by_two_scipy.py OUTPUT.json"""
import random, sys, warnings
from fractions import Fraction
import numpy as np
from scipy.stats import barnard_exact, binom, boschloo_exact, fisher_exact
from scipy.stats.contingency import odds_ratio
from statsmodels.stats.proportion import confint_proportions_2indep
from conformance import Cases

warnings.simplefilter("ignore")
TIE = "SciPy compares statistics as doubles and leaves out a table that ties exactly"


def missed_ties(a, b, c, d, values):
    """Names of SciPy's Barnard figures that are too small: tables ordered in whole numbers reach more on a grid of common risks."""
    n, m = a + b, c + d

    def exact(i, j):
        spread = (i + j) * (n + m - i - j)
        return Fraction((i * m - j * n) * abs(i * m - j * n), spread) if spread else Fraction(0)

    risk = np.sin(np.linspace(0, np.pi / 2, 2001)) ** 2
    first, second = binom.pmf(np.arange(n + 1)[:, None], n, risk), binom.pmf(np.arange(m + 1)[:, None], m, risk)
    own, missed = exact(a, c), []
    rules = {"barnard": lambda z: abs(z) >= abs(own), "barnard_less": lambda z: z <= own, "barnard_greater": lambda z: z >= own}
    for name, rule in rules.items():
        inside = np.array([[float(rule(exact(i, j))) for j in range(m + 1)] for i in range(n + 1)])
        if np.max(np.sum(first * (inside @ second), axis=0)) > values[name] * (1 + 1e-6):
            missed.append(name)
    return missed


random.seed(22)
tables = [(7, 8, 12, 3), (7, 12, 8, 3), (19, 75, 4, 90), (8, 14, 1, 3), (0, 9, 7, 2), (3, 1, 1, 3), (12, 0, 5, 7)]
tables += [tuple(random.randrange(0, m) for _ in range(4)) for m in (5, 9, 15, 30) for _ in range(5)]
cases = Cases()
for a, b, c, d in tables:
    if 0 in (a + b, c + d, a + c, b + d):
        continue
    t, turned = [[a, b], [c, d]], [[a, c], [b, d]]
    conditional = odds_ratio(t, kind="conditional")
    limits = conditional.confidence_interval(0.95)
    low, high = confint_proportions_2indep(a, a + b, c, c + d, compare="diff", method="newcomb")
    values = {
        "p": fisher_exact(t)[1], "or": conditional.statistic, "exact_low": limits.low, "exact_high": limits.high,
        "newcombe_low": low, "newcombe_high": high,
        "barnard_z": barnard_exact(turned).statistic,
        "barnard": barnard_exact(turned).pvalue,
        "barnard_less": barnard_exact(turned, alternative="less").pvalue,
        "barnard_greater": barnard_exact(turned, alternative="greater").pvalue,
        "boschloo": boschloo_exact(turned).pvalue,
        "boschloo_less": boschloo_exact(turned, alternative="less").pvalue,
        "boschloo_greater": boschloo_exact(turned, alternative="greater").pvalue,
    }
    cases.add({"table": t}, "fisher_exact, odds_ratio(kind='conditional'), barnard_exact, boschloo_exact, confint_proportions_2indep(method='newcomb')",
              values, {name: TIE for name in missed_ties(a, b, c, d, values)})
cases.write(sys.argv[1], "Two-by-two table, Barnard, Boschloo", ["scipy", "statsmodels"], "oracles/conformance/two_by_two_scipy.py",
            {"*": 1e-9, "p": 1e-11, "barnard_z": 1e-12, "barnard": 1e-7, "barnard_less": 1e-7, "barnard_greater": 1e-7})
