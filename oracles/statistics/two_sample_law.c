/* Laws of the sum of M of N scores, for oracles. gcc -O3 -shared -fPIC -o two_sample_law.so two_sample_law.c
 * Deliberately the simplest possible programs: oracles, not products. */
#include <stdint.h>
#include <stdlib.h>

/* ways[s] for s = 0 .. t, long double, positive terms only: relative error below N * 5.4e-20. Scores are not negative. */
int choices(const long *scores, long n, long m, long t, long double *ways)
{
    long double *f = calloc((size_t)(m + 1) * (t + 1), sizeof *f);
    if (!f) return 1;
    f[0] = 1;
    for (long i = 0; i < n; i++)
        for (long a = i + 1 < m ? i + 1 : m; a >= 1; a--) {
            long double *to = f + a * (t + 1), *from = f + (a - 1) * (t + 1);
            for (long s = scores[i]; s <= t; s++) to[s] += from[s - scores[i]];
        }
    for (long s = 0; s <= t; s++) ways[s] = f[m * (t + 1) + s];
    free(f);
    return 0;
}

/* Coefficients 0 .. u of the Gaussian binomial (m + n choose m) modulo a prime below 2^63; out[0] = their sum below u, out[1] = at u. */
int gaussian(long m, long n, long u, uint64_t prime, uint64_t *out)
{
    uint64_t *f = calloc((size_t)u + 1, sizeof *f);
    if (!f) return 1;
    f[0] = 1;
    for (long i = 1; i <= m; i++) {
        for (long s = u; s >= n + i; s--) { uint64_t x = f[s] + prime - f[s - n - i]; f[s] = x >= prime ? x - prime : x; }
        for (long s = i; s <= u; s++) { uint64_t x = f[s] + f[s - i]; f[s] = x >= prime ? x - prime : x; }
    }
    uint64_t below = 0;
    for (long s = 0; s < u; s++) { below += f[s]; if (below >= prime) below -= prime; }
    out[0] = below;
    out[1] = f[u];
    free(f);
    return 0;
}
