namespace Lancar.Statistics;

/// <summary>
/// Checked studies as the sums need them: in an order of their own, centred near the fixed-effect mean and scaled by a power of two
/// so that the smallest variance is of the order of 1. The most precise study stands apart, see <see cref="WeightSums"/>.
/// </summary>
internal sealed class StudyData
{
    // Beyond these, squares and cubes of weights leave the range of a double.
    private const double WidestVariances = 1e80;
    private const double WidestEffects = 1e40;

    private StudyData(int count)
    {
        Count = count;
        var padded = (count - 1 + WeightSums.Lanes - 1) / WeightSums.Lanes * WeightSums.Lanes;
        Effects = new double[padded];
        Variances = new double[padded];
        Variances.AsSpan(count - 1).Fill(double.PositiveInfinity);
    }

    /// <summary>Number of studies.</summary>
    public int Count { get; }

    /// <summary>Effects of all but the most precise study, centred and scaled; 0 where padded.</summary>
    public double[] Effects { get; }

    /// <summary>Their variances, scaled; infinite where padded.</summary>
    public double[] Variances { get; }

    public double LeadEffect { get; private set; }

    /// <summary>The smallest variance.</summary>
    public double LeadVariance { get; private set; }

    public double LargestVariance { get; private set; }

    /// <summary>Sum of the squared distances from the unweighted mean.</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Original row of each study: the lead first, then the others.</summary>
    public int[] Rows { get; private set; } = [];

    // Effects as given, in the order of Rows: the difference from any centre is then right to its last bit.
    private double[] Given { get; set; } = [];

    private double Centre { get; set; }

    private int Exponent { get; set; }

    // 2^−Exponent; its square can leave the range of a double, therefore it is multiplied twice.
    private double Factor { get; set; }

    /// <summary>An effect in the unit of the data, from the centred and scaled one.</summary>
    public double EffectOf(double scaled) => Centre + Length(scaled);

    public double Length(double scaled) => Math.ScaleB(scaled, Exponent);

    public double Variance(double scaled) => Math.ScaleB(scaled, 2 * Exponent);

    /// <summary>A variance on the scale of the sums.</summary>
    public double Scaled(double variance) => variance * Factor * Factor;

    public WeightSums Sums(double tauSquared) => WeightSums.At(this, tauSquared);

    public static StudyData Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, int fewest = 2)
    {
        Check(effects, variances, fewest);
        var data = new StudyData(effects.Length) { Rows = StudyOrder.Of(effects, variances) };
        data.Fill(effects, variances);
        return data;
    }

    public static void Check(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, int fewest)
    {
        SampleChecks.NotEmpty(effects);
        if (effects.Length != variances.Length)
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"Every estimate needs its variance; there are {effects.Length} estimates and {variances.Length} variances.");
        }

        SampleChecks.Finite(effects);
        SampleChecks.Finite(variances);
        for (var i = 0; i < variances.Length; i++)
        {
            if (variances[i] <= 0)
            {
                throw new AssumptionException(Violation.OutOfRange, NotPositive(variances, i));
            }
        }

        if (effects.Length < fewest)
        {
            throw new AssumptionException(
                Violation.TooFew,
                effects.Length == 1
                    ? "One study cannot be pooled and says nothing on the variance between studies; report its own estimate and interval."
                    : $"This needs at least {fewest} studies; there are {effects.Length}.");
        }
    }

    /// <summary>The same studies without the one at a place of the canonical order; centre and scale stay.</summary>
    public StudyData Without(int place)
    {
        var less = new StudyData(Count - 1)
        {
            Rows = [.. Rows[..place], .. Rows[(place + 1)..]],
            Given = [.. Given[..place], .. Given[(place + 1)..]],
            Centre = Centre,
            Exponent = Exponent,
            Factor = Factor,
            LeadVariance = place == 0 ? Variances[0] : LeadVariance,
        };
        Variances.AsSpan(0, Math.Max(0, place - 1)).CopyTo(less.Variances);
        Variances.AsSpan(Math.Max(1, place), Count - 1 - Math.Max(1, place)).CopyTo(less.Variances.AsSpan(Math.Max(0, place - 1)));
        less.Recentre();
        return less;
    }

    private static string NotPositive(ReadOnlySpan<double> variances, int study) =>
        variances[study] < 0
            ? $"The variance of study {study + 1} is negative; give the squared standard error."
            : variances.IndexOfAnyExcept(0) < 0
                ? "All variances are zero, so that no study can be weighted; give the squared standard errors, or pool raw data."
                : $"The variance of study {study + 1} is zero, so that its weight would be infinite; give its squared standard error, or leave it out and say so.";

    private void Fill(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        var largest = 0.0;
        for (var i = 0; i < effects.Length; i++)
        {
            low = Math.Min(low, effects[i]);
            high = Math.Max(high, effects[i]);
            largest = Math.Max(largest, variances[i]);
        }

        var smallest = variances[Rows[0]];
        Exponent = (int)Math.Floor(Math.ILogB(smallest) / 2.0);
        Factor = Math.ScaleB(1, -Exponent);
        LeadVariance = Scaled(smallest);
        LargestVariance = Scaled(largest);
        if (!(LargestVariance <= WidestVariances))
        {
            throw new AssumptionException(Violation.OutOfRange, "The largest variance is more than 1e80 times the smallest; check the units of the standard errors.");
        }

        if (!(Math.ScaleB(high / 2 - low / 2, 1 - Exponent) <= WidestEffects))
        {
            throw new AssumptionException(Violation.OutOfRange, "The estimates differ by more than 1e40 of the smallest standard error; check the units.");
        }

        for (var i = 1; i < Rows.Length; i++)
        {
            Variances[i - 1] = Scaled(variances[Rows[i]]);
        }

        Given = new double[Rows.Length];
        for (var i = 0; i < Rows.Length; i++)
        {
            Given[i] = effects[Rows[i]];
        }

        // The middle of the range mirrors exactly when all signs change; then the fixed-effect mean, near which nothing cancels.
        Centre = low / 2 + high / 2;
        Recentre();
    }

    private void Recentre()
    {
        Subtract();
        Centre = EffectOf(Sums(0).Mean);
        Subtract();
        Measure();
    }

    private void Subtract()
    {
        LeadEffect = (Given[0] - Centre) * Factor;
        for (var i = 1; i < Given.Length; i++)
        {
            Effects[i - 1] = (Given[i] - Centre) * Factor;
        }
    }

    private void Measure()
    {
        var (sum, squares, largest) = (LeadEffect, LeadEffect * LeadEffect, LeadVariance);
        for (var i = 0; i < Count - 1; i++)
        {
            sum += Effects[i];
            squares += Effects[i] * Effects[i];
            largest = Math.Max(largest, Variances[i]);
        }

        LargestVariance = largest;
        SumOfSquares = Math.Max(0, squares - sum / Count * sum);
    }
}
