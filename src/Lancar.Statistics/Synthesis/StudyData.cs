using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// Checked studies as the sums need them: in an order of their own, centred near the fixed-effect mean and scaled by a power of two
/// so that the smallest variance is of the order of 1. The most precise study stands apart, see <see cref="WeightSums"/>.
/// </summary>
internal sealed class StudyData : IScatter<WeightSums>
{
    // Effects as given: the difference from any centre is then right to its last bit.
    private readonly double[] given;
    private double givenLead;
    private double centre;
    private StudyScale scale;

    private StudyData(int count)
    {
        Count = count;
        var padded = (count - 1 + WeightSums.Lanes - 1) / WeightSums.Lanes * WeightSums.Lanes;
        given = new double[padded];
        Effects = new double[padded];
        Variances = new double[padded];
        Variances.AsSpan(count - 1).Fill(double.PositiveInfinity);
    }

    /// <summary>Number of studies.</summary>
    public int Count { get; private init; }

    public int Freedom => Count - 1;

    public double CrudeSquares => SumOfSquares;

    public double ResidualSquares => SumOfSquares;

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

    /// <summary>An effect in the unit of the data, from the centred and scaled one.</summary>
    public double EffectOf(double scaled) => centre + Length(scaled);

    public double Length(double scaled) => scale.Length(scaled);

    public double Variance(double scaled) => scale.Variance(scaled);

    /// <summary>A variance on the scale of the sums.</summary>
    public double Scaled(double variance) => scale.Scaled(variance);

    public double ScaledEffect(double effect) => (effect - centre) * scale.Factor;

    public WeightSums Sums(double tauSquared) => WeightSums.At(this, tauSquared);

    public double LogVariances(double tauSquared)
    {
        var sum = new CompensatedSum();
        sum.Add(Math.Log(LeadVariance + tauSquared));
        foreach (var variance in Variances)
        {
            sum.Add(double.IsFinite(variance) ? Math.Log(variance + tauSquared) : 0);
        }

        return sum.Value;
    }

    public static StudyData Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, int fewest = 2)
    {
        var range = Check(effects, variances, fewest);
        var data = new StudyData(effects.Length) { Rows = StudyOrder.Of(effects, variances, range.Smallest) };
        data.Fill(effects, variances, range);
        return data;
    }

    public static StudyRange Check(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, int fewest)
    {
        SampleChecks.NotEmpty(effects);
        if (effects.Length != variances.Length)
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"Every estimate needs its variance; there are {effects.Length} estimates and {variances.Length} variances.");
        }

        var range = new StudyRange(effects, variances);
        if (!range.IsPlain)
        {
            SampleChecks.Finite(effects);
            SampleChecks.Finite(variances);
            throw new AssumptionException(Violation.OutOfRange, NotPositive(variances));
        }

        return effects.Length >= fewest
            ? range
            : throw new AssumptionException(
                Violation.TooFew,
                effects.Length == 1
                    ? "One study cannot be pooled and says nothing on the variance between studies; report its own estimate and interval."
                    : $"This needs at least {fewest} studies; there are {effects.Length}.");
    }

    /// <summary>The same studies without the one at a place of their order; the scale stays.</summary>
    public StudyData Without(int place)
    {
        var less = new StudyData(Count - 1) { scale = scale, centre = centre };
        less.LeadVariance = LeadVariance;
        less.givenLead = givenLead;
        // Who leaves is the lead, whose place the next precise study takes, or that study itself.
        var leaver = place - 1;
        if (place == 0)
        {
            leaver = Array.IndexOf(Variances, Variances.Min());
            less.LeadVariance = Variances[leaver];
            less.givenLead = given[leaver];
        }

        Drop(Variances, leaver, less.Variances);
        Drop(given, leaver, less.given);
        less.Recentre();
        return less;
    }

    /// <summary>
    /// A copy for leaving out one of the others after the other: <see cref="Hide"/> takes a study away and <see cref="Show"/> brings it
    /// back. Its bounds are those of all studies. Its count is that of the studies left.
    /// </summary>
    public StudyData ForHiding()
    {
        var copy = new StudyData(Count)
        {
            Count = Count - 1,
            scale = scale,
            centre = centre,
            LeadEffect = LeadEffect,
            LeadVariance = LeadVariance,
            LargestVariance = LargestVariance,
            SumOfSquares = SumOfSquares,
        };
        Effects.CopyTo(copy.Effects, 0);
        Variances.CopyTo(copy.Variances, 0);
        return copy;
    }

    public double Hide(int other)
    {
        var variance = Variances[other];
        Variances[other] = double.PositiveInfinity;
        return variance;
    }

    public void Show(int other, double variance) => Variances[other] = variance;

    private void Drop(double[] all, int leaver, double[] rest)
    {
        all.AsSpan(0, leaver).CopyTo(rest);
        all.AsSpan(leaver + 1, Count - 2 - leaver).CopyTo(rest.AsSpan(leaver));
    }

    private static string NotPositive(ReadOnlySpan<double> variances)
    {
        var study = 0;
        while (variances[study] > 0)
        {
            study++;
        }

        return variances[study] < 0
            ? $"The variance of study {study + 1} is negative; give the squared standard error."
            : variances.IndexOfAnyExcept(0) < 0
                ? "All variances are zero, so that no study can be weighted; give the squared standard errors, or pool raw data."
                : $"The variance of study {study + 1} is zero, so that its weight would be infinite; give its squared standard error, or leave it out and say so.";
    }

    private void Fill(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, StudyRange range)
    {
        scale = StudyScale.Of(range);
        LeadVariance = Scaled(range.Smallest);
        givenLead = effects[Rows[0]];
        for (var i = 1; i < Rows.Length; i++)
        {
            var row = Rows[i];
            given[i - 1] = effects[row];
            Variances[i - 1] = Scaled(variances[row]);
        }

        // The middle of the range mirrors exactly when all signs change; then the fixed-effect mean, near which nothing cancels.
        centre = range.Low / 2 + range.High / 2;
        Recentre();
    }

    private void Recentre()
    {
        Subtract();
        centre = EffectOf(Sums(0).Mean);
        Subtract();
        Measure();
    }

    private void Subtract()
    {
        var factor = scale.Factor;
        LeadEffect = (givenLead - centre) * factor;
        for (var i = 0; i < given.Length; i += WeightSums.Lanes)
        {
            ((Vector512.Create(given.AsSpan(i)) - Vector512.Create(centre)) * factor).CopyTo(Effects, i);
        }

        Effects.AsSpan(Count - 1).Clear();
    }

    private void Measure()
    {
        var (sum, squares, largest) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512.Create(LeadVariance));
        for (var i = 0; i < Effects.Length; i += WeightSums.Lanes)
        {
            var (d, v) = (Vector512.Create(Effects.AsSpan(i)), Vector512.Create(Variances.AsSpan(i)));
            sum += d;
            squares += d * d;
            largest = Vector512.MaxNative(largest, Vector512.ConditionalSelect(Vector512.LessThan(v, Vector512.Create(double.PositiveInfinity)), v, largest));
        }

        LargestVariance = 0;
        for (var lane = 0; lane < WeightSums.Lanes; lane++)
        {
            LargestVariance = largest[lane] > LargestVariance ? largest[lane] : LargestVariance;
        }

        var total = LeadEffect + Vector512.Sum(sum);
        SumOfSquares = Math.Max(0, LeadEffect * LeadEffect + Vector512.Sum(squares) - total / Count * total);
    }
}
