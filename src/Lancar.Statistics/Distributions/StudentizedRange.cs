namespace Lancar.Statistics;

/// <summary>
/// The law of Tukey's studentized range: the range of k standard normal values over an independent S, S² = χ²(df) / df.
/// One instance serves one k and keeps what does not depend on the degrees of freedom; it is not for several threads at once.
/// </summary>
/// <param name="means">k, the number of means compared, at least 2.</param>
internal sealed class StudentizedRange(int means)
{
    private const double Agreement = 1e-8;
    private const double Negligible = 1e-19;

    private readonly NormalRange range = new(means);
    private readonly Dictionary<double, double> logTails = [];

    /// <summary>P(Q ≥ q) for real degrees of freedom, infinity included.</summary>
    public ScaledNumber Upper(double q, double degreesOfFreedom)
    {
        if (q <= 0)
        {
            return new ScaledNumber(1, 0);
        }

        if (double.IsPositiveInfinity(q))
        {
            return new ScaledNumber(0, 0);
        }

        var tail = double.IsPositiveInfinity(degreesOfFreedom)
            ? ScaledNumber.Exp(range.LogUpper(q))
            : Integral(Math.Log(q), degreesOfFreedom);
        return tail.Log > 0 ? new ScaledNumber(1, 0) : tail;
    }

    /// <summary>The q with P(Q ≥ q) = tail; infinite where it leaves the range of a double.</summary>
    public double UpperQuantile(double tail, double degreesOfFreedom)
    {
        var target = Math.Log(tail);
        double low = 0;
        double high = 4;
        while (Upper(high, degreesOfFreedom).Log > target)
        {
            (low, high) = (high, 2 * high);
            if (double.IsInfinity(high))
            {
                return high;
            }
        }

        return BracketedRoot.Of(q => Upper(q, degreesOfFreedom).Log - target, low, high);
    }

    // ∫ f(u) H(q e^u) du over u = ln S by the trapezoid rule in v = u + ln q. The nodes v are multiples of a power of two, the
    // same for every q and every df, so that H, the costly part, is computed once per node.
    private ScaledNumber Integral(double logQ, double df)
    {
        double Log(double v)
        {
            var u = v - logQ;
            return df * (u - Log1P.HalfSquareLessOne(u)) + LogTail(v);
        }

        var step = Math.ScaleB(1, -Math.Max(2, Math.ILogB(Math.Sqrt(2 * df)) + 1));
        // Where ν ln w − w² / 4 is largest, and somewhat beyond: a larger q has its peak no higher.
        var highest = Math.Min(logQ, Math.Log(2 * Math.Sqrt(2 * df) + 4 * Math.Sqrt(Math.Log(means)) + 20));
        var peak = Climb(Log, Math.Round(highest / step) * step, step);
        var height = Log(peak);
        var sum = Sum(Log, peak, height, step, 0);
        for (var halvings = 0; halvings < 12; halvings++)
        {
            var finer = 0.5 * (sum + Sum(Log, peak, height, step, 0.5));
            var done = Math.Abs(finer - sum) <= Agreement * finer;
            sum = finer;
            step /= 2;
            if (done)
            {
                break;
            }
        }

        return ScaledNumber.Exp(height).Times(sum * Math.Sqrt(df / Math.PI) * Math.Exp(-StirlingRemainder.Of(df / 2)));
    }

    private double LogTail(double v)
    {
        if (!logTails.TryGetValue(v, out var log))
        {
            log = range.LogUpper(Math.Exp(v));
            logTails[v] = log;
        }

        return log;
    }

    // H falls with S, so the peak lies at or below S = 1.
    private static double Climb(Func<double, double> log, double start, double step)
    {
        var here = log(start);
        for (var stride = step * 1024; stride >= step; stride /= 2)
        {
            for (var next = log(start - stride); next > here; next = log(start - stride))
            {
                start -= stride;
                here = next;
            }
        }

        return start;
    }

    private static double Sum(Func<double, double> log, double peak, double height, double step, double offset)
    {
        var total = 0.0;
        for (var side = -1; side <= 1; side += 2)
        {
            for (var j = side < 0 && offset == 0 ? 1 : 0; j < 200_000; j++)
            {
                var term = Math.Exp(log(peak + side * (j + offset) * step) - height);
                total += term;
                if (!(term > Negligible * total))
                {
                    break;
                }
            }
        }

        return total * step;
    }
}
