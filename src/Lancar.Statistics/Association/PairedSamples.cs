namespace Lancar.Statistics;

/// <summary>The checks of two samples that are correlated, in the order of <see cref="Violation"/>.</summary>
internal static class PairedSamples
{
    public static void Check(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int fewest, int largest)
    {
        if (first.IsEmpty && second.IsEmpty)
        {
            SampleChecks.NotEmpty(first);
        }

        SampleChecks.SameLength(first, second);
        SampleChecks.Finite(first);
        SampleChecks.Finite(second);
        if (first.Length < fewest)
        {
            throw new AssumptionException(Violation.TooFew, $"At least {fewest} pairs are needed.");
        }

        if (first.Length > largest)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {largest} pairs.");
        }
    }

    /// <summary>tanh(atanh(estimate) ± z · error); the range −1 to 1 without an error, the estimate itself at ±1.</summary>
    public static ConfidenceInterval FisherInterval(double estimate, double? error, double confidence)
    {
        if (error is not { } known)
        {
            return new ConfidenceInterval(-1, 1, confidence);
        }

        if (Math.Abs(estimate) >= 1)
        {
            return new ConfidenceInterval(estimate, estimate, confidence);
        }

        var center = Math.Atanh(estimate);
        var reach = NormalLaw.TwoSidedQuantile(confidence) * known;
        return new ConfidenceInterval(Math.Tanh(center - reach), Math.Tanh(center + reach), confidence);
    }
}
