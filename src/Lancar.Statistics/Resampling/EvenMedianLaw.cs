namespace Lancar.Statistics;

/// <summary>
/// The bootstrap law of the median of an even number n = 2m of observations: the mean of two middle order statistics, up to
/// n (n + 1) / 2 values. Their joint law is a product for i &lt; j, P(i, j) = C(n, m) [(i/n)^m − ((i−1)/n)^m] [((n−j+1)/n)^m −
/// ((n−j)/n)^m], so that cumulated probabilities and moments need one walk along the sample, not all pairs.
/// </summary>
internal sealed class EvenMedianLaw : IMedianLaw
{
    // So few pairs are sorted rather than bisected further.
    private const long FewPairs = 4096;

    // 1 − e^−40 is 1 as a double.
    private const double SureExponent = -40;

    private readonly double[] sorted;
    private readonly int m;

    // P(both middles are observation i); P(the lower one is i, the upper one a later one); m log((n − i) / n), by index from 0.
    private readonly double[] both;
    private readonly double[] apart;
    private readonly double[] logBeyond;
    private readonly int first;
    private readonly int last;

    public EvenMedianLaw(double[] sorted)
    {
        this.sorted = sorted;
        m = sorted.Length / 2;
        both = MedianCells.OfBothMiddles(sorted.Length);
        apart = new double[sorted.Length];
        logBeyond = new double[sorted.Length];
        var total = new CompensatedSum();
        for (var i = 0; i < sorted.Length; i++)
        {
            var end = (i + 1.0) / sorted.Length;
            logBeyond[i] = m * Math.Log((sorted.Length - i - 1.0) / sorted.Length);
            apart[i] = i == sorted.Length - 1
                ? 0
                : MedianCells.Bell(end, m) / (4.0 * m) * (i == 0 ? 1 : -MedianCells.Expm1(m * Math.Log(i / (i + 1.0))));
            total.Add(both[i]);
            total.Add(apart[i]);
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            both[i] /= total.Value;
            apart[i] /= total.Value;
        }

        first = Array.FindIndex(both, mass => mass > 0);
        last = Array.FindLastIndex(both, mass => mass > 0);
        (Mean, StandardError) = Moments();
    }

    public double Mean { get; }

    public double StandardError { get; }

    public double AtMost(double value)
    {
        var sum = new CompensatedSum();
        var end = sorted.Length - 1;
        for (var i = first; i <= last && sorted[i] <= value; i++)
        {
            sum.Add(both[i]);
            while (end >= i && Middle(i, end) > value)
            {
                end--;
            }

            if (end > i)
            {
                sum.Add(apart[i] * UpTo(i, end));
            }
        }

        return Math.Min(1, sum.Value);
    }

    public double Percentile(double level)
    {
        var (low, high) = (first - 1, last);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(sorted[middle]) < level ? (middle, high) : (low, middle);
        }

        // The percentile lies above the bottom (if there is one) and at most at the top.
        var bottom = low < first ? double.NegativeInfinity : sorted[low];
        var top = sorted[high];
        while (PairsWithin(bottom, top) > FewPairs)
        {
            var middle = double.IsFinite(bottom) ? Jackknife.Middle(bottom, top) : Math.BitDecrement(sorted[first]);
            if (middle <= bottom || middle >= top)
            {
                return top;
            }

            (bottom, top) = AtMost(middle) < level ? (middle, top) : (bottom, middle);
        }

        return Among(bottom, top, level);
    }

    // The possible medians between the two, in order, until the level is reached.
    private double Among(double bottom, double top, double level)
    {
        var values = new List<double>();
        Walk(bottom, top, (i, from, to) =>
        {
            for (var j = from; j <= to; j++)
            {
                values.Add(Middle(i, j));
            }
        });
        values.Sort();
        var (low, high) = (0, values.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(values[middle]) < level ? (middle + 1, high) : (low, middle);
        }

        return values.Count == 0 ? top : values[low];
    }

    private long PairsWithin(double bottom, double top)
    {
        long pairs = 0;
        Walk(bottom, top, (_, from, to) => pairs += Math.Max(0, to - from + 1));
        return pairs;
    }

    // For each lower middle i the range of upper middles whose mean lies above the bottom and not above the top.
    private void Walk(double bottom, double top, Action<int, int, int> visit)
    {
        var begin = last + 1;
        var end = last;
        for (var i = first; i <= last && sorted[i] <= top; i++)
        {
            while (begin > i && Middle(i, begin - 1) > bottom)
            {
                begin--;
            }

            while (end >= i && Middle(i, end) > top)
            {
                end--;
            }

            visit(i, Math.Max(i, begin), end);
        }
    }

    private double Middle(int low, int high) => Jackknife.Middle(sorted[low], sorted[high]);

    // The upper middle lies no later than end, given that it lies later than i.
    private double UpTo(int i, int end)
    {
        var exponent = logBeyond[end] - logBeyond[i];
        return exponent < SureExponent ? 1 : -MedianCells.Expm1(exponent);
    }

    private (double Mean, double StandardError) Moments()
    {
        var scaled = new ScaledSample(sorted);
        var sum = new CompensatedSum();
        for (var i = first; i <= last; i++)
        {
            // The upper middle mirrors the lower one.
            sum.Add((both[i] + apart[i]) / 2 * (scaled[i] + scaled[sorted.Length - 1 - i]));
        }

        var mean = sum.Value;
        var squares = new CompensatedSum();
        var rest = new CompensatedSum();
        var later = 0.0;
        for (var i = sorted.Length - 1; i >= first; i--)
        {
            var distance = scaled[i] - mean;
            var mirrored = scaled[sorted.Length - 1 - i] - mean;
            var lower = both[i] + apart[i];
            squares.Add(lower * (distance * distance + mirrored * mirrored) / 4);
            squares.Add((both[i] * distance + apart[i] * later) * distance / 2);
            rest.Add(lower * (distance + mirrored) / 2);
            // Expected distance of the upper middle, given that it lies later than i − 1.
            later = i == 0 ? 0 : Later(i, distance, later);
        }

        return scaled.Back(mean, squares.Value - rest.Value * rest.Value);
    }

    private double Later(int i, double distance, double later)
    {
        var beyond = i == sorted.Length - 1 ? 0 : Math.Exp(logBeyond[i] - logBeyond[i - 1]);
        return distance * (1 - beyond) + later * beyond;
    }
}
