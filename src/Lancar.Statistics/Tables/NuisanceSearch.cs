namespace Lancar.Statistics;

/// <summary>
/// The largest value over the common risk π of P(π) = Σ Bin(m; N, π) h(m), where h(m) is the probability of the rejection region
/// given m events in all. Certified: no π gives more than the value found times 1 + the error told with it, which is
/// <see cref="RelativeError"/> unless P is all but constant over a wide range.
/// </summary>
/// <remarks>
/// With π = sin²θ, and h scaled so that its largest value is 1, the binomial law gives (Cauchy and Schwarz, with the squared norms
/// k! N!/(N − k)! / (π(1 − π))^k of its derivatives, and E h² ≤ E h = P):
/// |d/dθ arcsin √P| ≤ √N, |P″(π)| ≤ √(2P) N / (π(1 − π)), |P′(π)| ≤ min(N, √(N P / (π(1 − π)))).
/// In a cell of half-width w about θ therefore P ≤ P(θ) + |dP/dθ| w + M w²/2 with
/// M = 4√2 N √R + 2 min(N, 2√(N R) / sin 2θ), R the smaller of the bounds of P and, by the same inequalities for 1 − h, of 1 − P in the
/// cell. Cells that could exceed the best value found are halved until none is left.
/// </remarks>
internal sealed class NuisanceSearch
{
    /// <summary>The search goes on until no cell can hold a value larger than the best by more than this share.</summary>
    public const double RelativeError = 1e-10;

    private const double Negligible = 1e-22;
    private const int MostCells = 1 << 14;

    private readonly int total;
    private readonly double[] shares;
    private readonly double[] ratios;
    private readonly ScaledNumber scale;

    private NuisanceSearch(ScaledNumber[] tails)
    {
        total = tails.Length - 1;
        scale = tails.MaxBy(tail => tail.Log);
        shares = [.. tails.Select(tail => tail.Over(scale).Value)];
        ratios = new double[total];
        for (var m = 0; m < total; m++)
        {
            ratios[m] = (double)(total - m) / (m + 1);
        }
    }

    /// <summary>The supremum and the π it is attained at.</summary>
    /// <param name="tails">h(m) for m from 0 to N, at least one above 0.</param>
    /// <param name="cancellation">Ends the search with an exception.</param>
    public static Found Supremum(ScaledNumber[] tails, CancellationToken cancellation)
    {
        // At π = 0 and π = 1 all mass is at the ends.
        if (tails[0].Value >= 1 || tails[^1].Value >= 1)
        {
            return new Found(new ScaledNumber(1, 0), tails[0].Value >= 1 ? 0 : 1, 0);
        }

        var search = new NuisanceSearch(tails);
        var (best, error) = search.Largest(cancellation);
        var nuisance = Math.Sin(best.Angle);
        return new Found(search.scale.Times(best.Value), nuisance * nuisance, error);
    }

    private (Point Best, double Error) Largest(CancellationToken cancellation)
    {
        var count = (int)Math.Ceiling(4 * Math.Sqrt(total)) + 4;
        var width = Math.PI / 4 / count;
        var cells = Enumerable.Range(0, count).Select(i => Cell((2 * i + 1) * width)).ToList();
        var best = cells.MaxBy(cell => cell.Value);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            cells = [.. cells.Where(cell => Bound(cell, width) > best.Value * (1 + RelativeError))];
            if (cells.Count is 0 or > MostCells)
            {
                var error = cells.Count == 0 ? RelativeError : cells.Max(cell => Bound(cell, width)) / best.Value - 1;
                return (Polished(best, width), error);
            }

            width /= 2;
            cells = [.. cells.SelectMany(cell => new[] { Cell(cell.Angle - width), Cell(cell.Angle + width) })];
            var here = cells.MaxBy(cell => cell.Value);
            best = here.Value > best.Value ? here : best;
        }
    }

    private double Bound(in Point cell, double width)
    {
        var root = Math.Asin(Math.Sqrt(Math.Min(1, cell.Value)));
        var reach = Math.Sqrt(total) * width;
        var most = root + reach >= Math.PI / 2 ? 1 : Math.Pow(Math.Sin(root + reach), 2);
        var least = root <= reach ? 0 : Math.Pow(Math.Sin(root - reach), 2);
        var smaller = Math.Min(most, 1 - least);
        var edge = Math.Min(Math.Sin(2 * Math.Max(0, cell.Angle - width)), Math.Sin(2 * Math.Min(Math.PI / 2, cell.Angle + width)));
        var first = edge <= 0 ? total : Math.Min(total, 2 * Math.Sqrt(total * smaller) / edge);
        var second = 4 * Math.Sqrt(2) * total * Math.Sqrt(smaller) + 2 * first;
        return Math.Min(most, cell.Value + Math.Abs(cell.Slope) * width + second * width * width / 2);
    }

    // Halving on the slope about the best cell, so that value and place do not depend on the grid.
    private Point Polished(Point best, double width)
    {
        var low = Cell(Math.Max(0, best.Angle - 2 * width));
        var high = Cell(Math.Min(Math.PI / 2, best.Angle + 2 * width));
        while (low.Slope > 0 && high.Slope < 0 && high.Angle - low.Angle > 1e-10)
        {
            var middle = Cell((low.Angle + high.Angle) / 2);
            best = middle.Value > best.Value ? middle : best;
            (low, high) = middle.Slope > 0 ? (middle, high) : (low, middle);
        }

        return best;
    }

    // P and dP/dθ, outward from the mode of the binomial law.
    private Point Cell(double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var share = sine * sine;
        var mode = (int)Math.Min(total, (total + 1) * share);
        var center = total * share;
        double all = 1;
        var sum = shares[mode];
        var moment = shares[mode] * (mode - center);
        var odds = share / (cosine * cosine);
        var weight = 1.0;
        for (var m = mode; m < total && weight > Negligible; m++)
        {
            weight *= ratios[m] * odds;
            Add(m + 1);
        }

        weight = 1;
        for (var m = mode - 1; m >= 0 && weight > Negligible; m--)
        {
            weight /= ratios[m] * odds;
            Add(m);
        }

        return new Point(angle, sum / all, sine * cosine == 0 ? 0 : 2 * (moment / all) / (sine * cosine));

        void Add(int m)
        {
            all += weight;
            var part = weight * shares[m];
            sum += part;
            moment += part * (m - center);
        }
    }

    /// <summary>The supremum, the π it is attained at, and by what share another π could exceed it at most.</summary>
    public readonly record struct Found(ScaledNumber P, double Nuisance, double Error);

    private readonly record struct Point(double Angle, double Value, double Slope);
}
