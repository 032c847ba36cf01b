namespace Lancar.Statistics;

/// <summary>The forms of the intraclass correlation from mean squares: McGraw and Wong (1996), tables 4 and 7.</summary>
internal sealed class IntraclassForms(RatingTable table, double confidence)
{
    private readonly double n = table.Rows.Count;
    private readonly double k = table.Columns.Count;
    private readonly double persons = table.MeanSquareRows;
    private readonly double raters = table.MeanSquareColumns;
    private readonly double error = table.MeanSquareError;
    private readonly double within = table.MeanSquareWithin;
    private readonly double tail = (1 - confidence) / 2;

    public IntraclassForm OneWay(bool single) => FromRatio(within, n * (k - 1), single);

    public IntraclassForm Consistency(bool single) => FromRatio(error, (n - 1) * (k - 1), single);

    public IntraclassForm Agreement(bool single)
    {
        var shift = k / n * (raters - error);
        var estimate = single
            ? Ratio(persons - error, persons + (k - 1) * error + shift)
            : Ratio(persons - error, persons + shift / k);
        var interval = AgreementInterval() is { } limits && estimate is not null
            ? new ConfidenceInterval(single ? limits.Low : Averaged(limits.Low), single ? limits.High : Averaged(limits.High), confidence)
            : (ConfidenceInterval?)null;
        return Form(estimate, interval, error, (n - 1) * (k - 1));
    }

    // (MS − noise) / (MS + (k − 1) noise), or / MS for the mean of k ratings; limits from those of the ratio F.
    private IntraclassForm FromRatio(double noise, double freedom, bool single)
    {
        var estimate = single ? Ratio(persons - noise, persons + (k - 1) * noise) : Ratio(persons - noise, persons);
        var low = persons / FLaw.UpperQuantile(tail, n - 1, freedom);
        var high = persons == 0 ? 0 : persons * FLaw.UpperQuantile(tail, freedom, n - 1);
        double Limit(double ms) => double.IsInfinity(ms) ? 1 : single ? (ms - noise) / (ms + (k - 1) * noise) : (ms - noise) / ms;
        return Form(estimate, estimate is null ? null : new ConfidenceInterval(Limit(low), Limit(high), confidence), noise, freedom);
    }

    // The limits divide by the F quantile, so that an infinite quantile leaves a number.
    private (double Low, double High)? AgreementInterval()
    {
        if (Ratio(persons - error, persons + (k - 1) * error + k / n * (raters - error)) is not { } rho)
        {
            return null;
        }

        var weightRaters = k * rho;
        var weightError = n * (1 - rho) + k * rho * (n - 1);
        var combined = weightRaters * raters + weightError * error;
        var squares = Square(weightRaters * raters) / (k - 1) + Square(weightError * error) / ((n - 1) * (k - 1));
        if (squares == 0)
        {
            return (1, 1);
        }

        var freedom = Math.Max(Square(combined) / squares, 1e-3);
        var spread = k * raters + (k * n - k - n) * error;
        var below = persons / FLaw.UpperQuantile(tail, n - 1, freedom);
        var above = FLaw.UpperQuantile(tail, freedom, n - 1);
        var low = n * (below - error) / (spread + n * below);
        var high = n * (persons - error / above) / (spread / above + n * persons);
        return low <= high ? (low, high) : null;
    }

    // Spearman and Brown's step from one rating to the mean of k; the lowest correlation k ratings can have goes to −∞.
    private double Averaged(double one) => 1 + (k - 1) * one <= 0 ? double.NegativeInfinity : k * one / (1 + (k - 1) * one);

    private IntraclassForm Form(double? estimate, ConfidenceInterval? interval, double noise, double freedom)
    {
        var f = noise == 0 ? double.PositiveInfinity : persons / noise;
        return new IntraclassForm
        {
            Estimate = estimate,
            Interval = interval,
            F = f,
            DegreesOfFreedomNumerator = n - 1,
            DegreesOfFreedomDenominator = freedom,
            P = Probability.Of(FLaw.Upper(f, n - 1, freedom)),
        };
    }

    private static double? Ratio(double part, double whole) => whole == 0 ? null : part / whole;

    private static double Square(double x) => x * x;
}
