"""Brunner-Munzel, Levene's three forms, Shapiro-Wilk in SciPy; Welch's analysis of variance in statsmodels.
python3 brunner-munzel.py OUTPUT.json"""
import sys
import warnings
import numpy as np
from scipy import stats
from statsmodels.stats.oneway import anova_oneway
from conformance import Cases

warnings.simplefilter("ignore")
rng = np.random.default_rng(20261121)
cases = Cases()


def brunner(first, second):
    # SciPy's statistic is second over first.
    test = stats.brunnermunzel(second, first)
    normal = stats.brunnermunzel(second, first, distribution="normal")
    values = {"w": test.statistic, "t": test.pvalue, "normal": normal.pvalue}
    why = "separated samples: SciPy's normal p is 0; ours has no approximation there, only the permutation p"
    cases.add({"kind": "brunner", "first": first, "second": second}, "scipy.stats.brunnermunzel(second, first)", values,
              {name: why for name in ("t", "normal") if values[name] == 0} or None)



brunner([3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4], [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1])
for n in (2, 3, 5, 9, 20, 60):
    for spread in (3, 30):
        brunner([float(v) for v in rng.integers(0, spread, n)], [float(v) for v in rng.integers(1, spread + 2, n + 2)])


def spread(groups):
    values = {}
    for center in ("mean", "median"):
        test = stats.levene(*groups, center=center)
        values[center + "_f"], values[center + "_p"] = test.statistic, test.pvalue
    trimmed = stats.levene(*groups, center="trimmed", proportiontocut=0.1)
    values["trimmed_f"] = trimmed.statistic
    welch = anova_oneway([np.asarray(g, float) for g in groups], use_var="unequal", welch_correction=True)
    values["welch_f"], values["welch_p"] = welch.statistic, welch.pvalue
    cut = any(len(g) >= 10 for g in groups)
    cases.add({"kind": "spread", "groups": groups}, "scipy.stats.levene; statsmodels anova_oneway(use_var='unequal')", values,
              {"trimmed_f": "SciPy drops the trimmed observations from the analysis of variance too; Brown and Forsythe trim the centre only"} if cut else None)


for k, n in ((2, 4), (2, 12), (3, 5), (3, 25), (5, 9), (5, 40)):
    spread([[float(v) for v in np.round(rng.normal(10, 1 + i, n + i), 1)] for i in range(k)])

for n in (3, 5, 11, 12, 40, 300):
    x = [float(v) for v in np.round(rng.gamma(3, 2, n), 3)]
    test = stats.shapiro(x)
    cases.add({"kind": "shapiro", "x": x}, "scipy.stats.shapiro", {"shapiro_w": test.statistic, "shapiro_p": test.pvalue})

cases.write(sys.argv[1], "Brunner-Munzel; Levene, Shapiro-Wilk and Welch ANOVA once more", ["scipy", "statsmodels"], "oracles/conformance/brunner-munzel.py",
            # SciPy 1.10's swilk works in single precision.
            {"*": 1e-11, "shapiro_w": 1e-6, "shapiro_p": 1e-4})
