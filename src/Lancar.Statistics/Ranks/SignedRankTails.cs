namespace Lancar.Statistics;

/// <summary>The p-values of one observed rank sum, still scaled, and its normal scores.</summary>
internal readonly record struct SignedRankTails(
    ScaledNumber TwoSided,
    ScaledNumber Less,
    ScaledNumber Greater,
    ScaledNumber Point,
    ScaledNumber MidTwoSided,
    double Z,
    double ZCorrected,
    SignedRankMethod Method)
{
    private static readonly ScaledNumber One = new(1, 0);

    public static SignedRankTails Of(SignedMidranks ranks)
    {
        if (ranks.Used == 0)
        {
            return new SignedRankTails(One, One, One, One, One, 0, 0, SignedRankMethod.NoInformation);
        }

        var law = RankSumLaw.Of(ranks.Weights, ranks.Counts, out var divisor);
        var plus = ranks.DoubledPlus / divisor;
        var minus = law.Total - plus;
        var tail = law.LowerTail(Math.Min(plus, minus), out var method);
        var smaller = tail.AtMost;
        // The other tail is never small: 1 − P(T < m) loses nothing.
        var larger = new ScaledNumber(1 - tail.StrictlyBelow.Value, 0);
        var (z, corrected) = Scores(ranks);
        return new SignedRankTails(
            smaller.Times(2),
            plus <= minus ? smaller : larger,
            plus <= minus ? larger : smaller,
            tail.At,
            new ScaledNumber(2 * tail.Below + tail.Point, tail.Exponent),
            z,
            corrected,
            method);
    }

    private static (double Z, double Corrected) Scores(SignedMidranks ranks)
    {
        // In doubled ranks: W+ − E W+ = (2 · doubled plus − total) / 4, Var W+ = Σ doubled² / 16.
        var squares = new CompensatedSum();
        for (var i = 0; i < ranks.Weights.Length; i++)
        {
            squares.Add((double)ranks.Weights[i] * ranks.Weights[i] * ranks.Counts[i]);
        }

        var deviation = Math.Sqrt(squares.Value) / 4;
        var distance = (2 * ranks.DoubledPlus - ranks.DoubledTotal) / 4.0;
        var corrected = Math.Sign(distance) * Math.Max(0, Math.Abs(distance) - 0.5);
        return (distance / deviation, corrected / deviation);
    }
}
