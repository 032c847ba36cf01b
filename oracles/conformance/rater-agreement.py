"""Cohen's kappa and its errors, Fleiss' kappa by statsmodels; AC1 and the errors over persons by the definition: the influence of each
person as a numerical derivative in 50 digits. python3 rater-agreement.py OUTPUT.json"""
import sys
import mpmath as mp
import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa
from conformance import Cases

mp.mp.dps = 50
rng = np.random.default_rng(20261121)
cases = Cases()


def cohen(table, weights):
    wt = {"none": None, "linear": "linear", "quadratic": "quadratic"}[weights]
    fit = cohens_kappa(np.array(table), wt=wt)
    values = {"kappa": fit.kappa, "se": fit.std_kappa, "z": fit.kappa / fit.std_kappa0, "p": fit.pvalue_two_sided}
    if fit.kappa_low >= -1 and fit.kappa_upp <= 1:
        values |= {"low": fit.kappa_low, "high": fit.kappa_upp}
    if wt is None:
        values |= {"max": fit.kappa_max}
    cases.add({"what": "cohen", "rows": table, "weights": weights}, f"cohens_kappa(wt={wt})", values)


def estimate(rows, weight, kind):
    """The estimate as a function of the weights of the persons."""
    whole = sum(weight)
    k = len(rows[0])
    share = [sum(w * mp.mpf(r[j]) / sum(r) for w, r in zip(weight, rows)) / whole for j in range(k)]
    pairs = [(w, r) for w, r in zip(weight, rows) if sum(r) > 1]
    agree = sum(w * mp.mpf(sum(c * (c - 1) for c in r)) / (sum(r) * (sum(r) - 1)) for w, r in pairs) / sum(w for w, _ in pairs)
    chance = sum(p * p for p in share) if kind == "fleiss" else sum(p * (1 - p) for p in share) / (k - 1)
    return (agree - chance) / (1 - chance)


def raters(rows, kind):
    n = len(rows)
    one = [mp.mpf(1)] * n
    value = estimate(rows, one, kind)
    step = mp.mpf(10) ** -20
    influence = []
    for i in range(n):
        more, less = list(one), list(one)
        more[i] += step
        less[i] -= step
        influence.append(n * (estimate(rows, more, kind) - estimate(rows, less, kind)) / (2 * step))
    error = mp.sqrt(sum(x * x for x in influence) / n / (n - 1))
    values = {"estimate": value, "se": error}
    call = "influence of each person, mpmath"
    if kind == "fleiss" and len({sum(r) for r in rows}) == 1:
        values["estimate"] = fleiss_kappa(np.array(rows))
        call = "fleiss_kappa; influence of each person, mpmath"
    cases.add({"what": kind, "rows": rows}, call, values)


cohen([[20, 5], [10, 15]], "none")
# Fleiss, Cohen and Everitt (1969): two clinicians, 100 patients (75 % psychotic).
for weights in ("none", "linear", "quadratic"):
    cohen([[75, 1, 4], [5, 4, 1], [0, 0, 10]], weights)
    for k in (2, 3, 5):
        for n in (12, 40, 400):
            p = rng.dirichlet(np.ones(k * k)) + np.eye(k).ravel() * 0.3
            cohen(rng.multinomial(n, p / p.sum()).reshape(k, k).tolist(), weights)

# Fleiss (1971) as on many pages: ten persons, fourteen raters, five categories.
raters([[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]], "fleiss")
for kind in ("fleiss", "ac1"):
    for k in (2, 3, 5):
        for n, m in ((4, 2), (10, 3), (30, 6)):
            p = rng.dirichlet(np.ones(k), size=n)
            raters([rng.multinomial(m, x).tolist() for x in p], kind)
    # Persons rated unequally often, some once; a rare category.
    raters([[1, 0, 0], [2, 1, 0], [3, 0, 0], [0, 2, 0], [4, 0, 0], [2, 0, 1], [0, 1, 0]], kind)
    raters([[3, 0]] * 18 + [[2, 1]], kind)
cases.write(sys.argv[1], "Cohen, Fleiss, Gwet agreement", ["statsmodels", "mpmath"], "oracles/conformance/rater-agreement.py", {"*": 1e-11})
