/* Lower tail of a sum of weights, each taken with probability 1/2: plain recursion in long double, positive terms only.
 * Long doubles reach 1e-4932, so halving 5,000 times needs no scaling; the relative error is below n * 5.4e-20.
 * Deliberately the simplest possible program: an oracle, not a product. gcc -O3 -shared -fPIC -o rank_sum_law.so rank_sum_law.c */
#include <stdlib.h>
#include <string.h>

/* out[0] = P(T < m), out[1] = P(T = m) */
int lower_tail(const long *weights, long n, long m, long double *out)
{
    long double *f = calloc((size_t)m + 1, sizeof *f);
    if (!f) return 1;
    f[0] = 1;
    long reached = 0;
    for (long i = 0; i < n; i++) {
        long w = weights[i];
        reached = reached + w < m ? reached + w : m;
        for (long t = reached; t >= w; t--) f[t] = (f[t] + f[t - w]) * 0.5L;
        for (long t = reached < w - 1 ? reached : w - 1; t >= 0; t--) f[t] *= 0.5L;
    }
    long double below = 0;
    for (long t = 0; t < m; t++) below += f[t];
    out[0] = below;
    out[1] = f[m];
    free(f);
    return 0;
}

/* Smallest q with P(T <= q) >= tail for weights 1..n; out[0] = P(T < q). Needs m large enough to hold q. */
long quantile(long n, long m, long double tail, long double *out)
{
    long double *f = calloc((size_t)m + 1, sizeof *f);
    if (!f) return -1;
    f[0] = 1;
    long reached = 0;
    for (long w = 1; w <= n; w++) {
        reached = reached + w < m ? reached + w : m;
        for (long t = reached; t >= w; t--) f[t] = (f[t] + f[t - w]) * 0.5L;
        for (long t = reached < w - 1 ? reached : w - 1; t >= 0; t--) f[t] *= 0.5L;
    }
    long double below = 0;
    long q = 0;
    while (q <= m && below + f[q] < tail) below += f[q++];
    out[0] = below;
    free(f);
    return q;
}
