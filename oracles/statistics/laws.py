"""Tails of Student's t, F, noncentral t, noncentral F and the studentized range, computed another way than in the engine.

Student and F: the incomplete beta function of mpmath with 50 digits. Noncentral t: Gauss-Legendre/tanh-sinh quadrature of
the normal tail over the chi law, 30 digits. Noncentral F: the Poisson series of incomplete beta functions, 40 digits.
Studentized range: k phi(z) (Phi(z) - Phi(z - w))^(k-1) summed over z, Gauss-Legendre over the chi law, 28 digits, subtracted
from 1; the mass of the chi law found on the same nodes is printed less 1.
Usage: python3 laws.py OUTPUT.json   (some minutes)
"""
import json
import sys
import mpmath as mp


def number(p):
    entry = {"value": float(p), "digits": mp.nstr(p, 20)}
    if p < mp.mpf("1e-300"):
        entry["log10"] = float(mp.log10(p))
    return entry


def beta_lower(a, b, x):
    return mp.betainc(a, b, 0, x, regularized=True)


def beta_tail(a, b, x):
    """I_x(a, b) by the hypergeometric series, positive terms only: no cancellation however small the tail."""
    log_weight = a * mp.log(x) + b * mp.log(1 - x) - mp.log(a) - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b))
    return mp.exp(log_weight) * mp.hyp2f1(a + b, 1, a + 1, x)


def beta_series(a, b, x):
    """The same series summed term by term."""
    term = total = mp.exp(a * mp.log(x) + b * mp.log(1 - x) - mp.log(a) - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)))
    n = 0
    while term > total * mp.mpf("1e-30"):
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    return total


def student():
    mp.mp.dps = 60
    cases = []
    for df in (1e-3, 0.1, 0.5, 1, 2, 2.5, 5, 9, 30, 93.7, 499, 1e4, 1e6, 1e9):
        for t in (0.0, 1e-8, 0.1, 0.7, 1.0, 1.9, 2.3, 6.0, 25.0, 40.0, 300.0, 1e9, 1e40, 1e160):
            d, s = mp.mpf(df), mp.mpf(t)
            x = d / (d + s * s)
            if t == 0:
                p = mp.mpf(1)
            elif t > 1 and df < 1e5 or s * s > d / 10:
                p = beta_tail(d / 2, mp.mpf(1) / 2, x)
            elif df == 1e6 and t > 6:
                p = beta_series(d / 2, mp.mpf(1) / 2, x)
            elif df >= 1e6 and t > 1:
                if t > 6:
                    continue
                # Quadrature of the density, whose mass lies within some units of t.
                c = mp.exp(mp.loggamma((d + 1) / 2) - mp.loggamma(d / 2)) / mp.sqrt(d * mp.pi)
                p = 2 * mp.quad(lambda v: c * mp.exp(-(d + 1) / 2 * mp.log1p(v * v / d)), [s + mp.mpf(j) / 2 for j in range(40)])
            else:
                p = 1 - beta_lower(mp.mpf(1) / 2, d / 2, 1 - x)
            cases.append({"t": t, "df": df, "p": number(p)})
    return cases


def f_law():
    mp.mp.dps = 60
    cases = []
    for d1, d2 in ((1, 1), (1, 30), (2, 7), (2, 91), (3, 3.7), (4, 495), (9, 12.25), (30, 1), (49, 450), (120, 60), (0.5, 0.5), (1000, 1500)):
        for f in (1e-6, 0.05, 0.5, 0.97, 1.0, 1.04, 1.6, 2.5, 5.0, 20.0, 300.0, 1e4, 1e30):
            a, b, g = mp.mpf(d2) / 2, mp.mpf(d1) / 2, mp.mpf(f)
            x = 2 * a / (2 * a + 2 * b * g)
            upper = beta_tail(a, b, x)
            lower = beta_tail(b, a, 1 - x)
            cases.append({"f": f, "df1": d1, "df2": d2, "upper": number(upper), "lower": number(lower)})
    return cases


def chi_density(nu):
    c = mp.log(2) + nu / 2 * mp.log(nu / 2) - mp.loggamma(nu / 2)
    return lambda s: mp.exp(c + (nu - 1) * mp.log(s) - nu * s * s / 2)


def knots(nu, extra=()):
    w = 1 / mp.sqrt(2 * nu)
    points = {mp.mpf(0)} | {max(mp.mpf(0), 1 + j * w) for j in (-12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12, 16, 25)} | set(extra)
    return sorted(points)


def noncentral_t():
    mp.mp.dps = 30
    cases = []
    for nu in (1, 2, 3.5, 9, 16, 59, 498, 5000):
        for delta, t in ((0.0, 1.3), (0.7, -1.0), (0.7, 2.0), (2.5, 2.5), (2.5, 9.0), (-3.0, -1.0), (6.0, 3.0), (12.0, 15.0), (37.0, 39.0), (38.0, 36.0), (80.0, 85.0), (250.0, 240.0)):
            n, d, x = mp.mpf(nu), mp.mpf(delta), mp.mpf(t)
            f = chi_density(n)
            turn = [d / x + j / abs(x) for j in (-8, -4, -2, -1, 0, 1, 2, 4, 8)] if x != 0 else []
            places = knots(n, [p for p in turn if p > 0])
            lower = mp.quad(lambda s: f(s) * mp.ncdf(x * s - d) if s > 0 else mp.mpf(0), places)
            upper = mp.quad(lambda s: f(s) * mp.ncdf(d - x * s) if s > 0 else mp.mpf(0), places)
            if abs(lower + upper - 1) > mp.mpf("1e-15"):
                print("not used: total", nu, delta, t, mp.nstr(lower + upper - 1, 3), file=sys.stderr)
                continue
            cases.append({"t": t, "df": nu, "delta": delta, "lower": number(lower), "upper": number(upper)})
    return cases


def noncentral_f():
    mp.mp.dps = 40
    cases = []
    for d1, d2 in ((1, 5), (2, 27), (3, 96.5), (5, 494), (11, 60)):
        for lam, f in ((0.5, 0.3), (0.5, 4.0), (6.0, 2.0), (25.0, 3.0), (25.0, 30.0), (300.0, 90.0), (300.0, 160.0)):
            a, b, g, half = mp.mpf(d2) / 2, mp.mpf(d1) / 2, mp.mpf(f), mp.mpf(lam) / 2
            y = 2 * b * g / (2 * a + 2 * b * g)
            lower = mp.mpf(0)
            upper = mp.mpf(0)
            j = 0
            while True:
                w = mp.exp(-half + j * mp.log(half) - mp.loggamma(j + 1))
                below = beta_lower(b + j, a, y)
                lower += w * below
                upper += w * beta_tail(a, b + j, 1 - y)
                if j > half and w < mp.mpf("1e-38"):
                    break
                j += 1
            cases.append({"f": f, "df1": d1, "df2": d2, "lambda": lam, "lower": number(lower), "upper": number(upper)})
    return cases


def gauss_legendre(order):
    """Nodes and weights on [-1, 1] by Newton's method on the Legendre polynomial."""
    nodes = []
    for i in range(order):
        x = mp.cos(mp.pi * (i + mp.mpf(3) / 4) / (order + mp.mpf(1) / 2))
        for _ in range(8):
            below, here = mp.mpf(1), x
            for m in range(2, order + 1):
                below, here = here, ((2 * m - 1) * x * here - (m - 1) * below) / m
            slope = order * (x * here - below) / (x * x - 1)
            x -= here / slope
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes


def studentized_range():
    mp.mp.dps = 28
    rule = gauss_legendre(28)
    h = mp.mpf(1) / 14
    grid = [j * h for j in range(-14 * 11, 14 * 12 + 1)]
    density = [mp.npdf(z) * h for z in grid]
    below = [mp.ncdf(z) for z in grid]

    def normal_range(w, k):
        return k * mp.fsum(d * (b - mp.ncdf(z - w)) ** (k - 1) for z, d, b in zip(grid, density, below))

    cases = []
    for k, nu, qs in (
        (2, 1, (2.0,)), (2, 7.3, (3.1, 9.0)), (3, 2, (1.0, 8.33)), (3, 5.5, (4.6, 12.0)), (3, 27, (0.6, 3.5, 6.0)),
        (4, 11.8, (2.2, 5.5)), (4, 1000, (3.633, 5.0)), (5, 20, (4.23,)), (6, 3, (6.0, 15.0)), (10, 8, (5.77,)),
        (10, 100, (1.5, 4.5)), (20, 40, (5.4,)), (50, 15, (7.0,)), (100, 60, (6.0, 8.0)), (3, 1, (27.0,)), (200, 250.5, (6.5,))):
        n = mp.mpf(nu)
        f = chi_density(n)
        w = 1 / mp.sqrt(2 * n)
        low = max(mp.mpf(0), 1 - 10 * w)
        places = [low] + [1 + j * w for j in (-6, -4, -2, -1, 0, 1, 2, 4, 6, 10) if 1 + j * w > low]
        nodes = [((b - a) / 2 * x + (a + b) / 2, (b - a) / 2 * weight) for a, b in zip(places, places[1:]) for x, weight in rule]
        mass = [(s, f(s) * weight) for s, weight in nodes]
        total = mp.fsum(m for _, m in mass)
        print("mass", k, nu, mp.nstr(total - 1, 3), file=sys.stderr)
        for q in qs:
            inside = mp.fsum(m * normal_range(q * s, k) for s, m in mass if m > mp.mpf("1e-24"))
            cases.append({"q": q, "means": k, "df": nu, "upper": number(total - inside)})
            print(cases[-1], file=sys.stderr, flush=True)
    return cases


if __name__ == "__main__":
    laws = {}
    for name, make in (("student", student), ("f", f_law), ("noncentral-t", noncentral_t), ("noncentral-f", noncentral_f), ("studentized-range", studentized_range)):
        laws[name] = make()
        print(name, len(laws[name]), file=sys.stderr, flush=True)
    with open(sys.argv[1], "w") as out:
        json.dump({"format": "lancar-laws/1", **laws}, out, indent=1)
        out.write("\n")
