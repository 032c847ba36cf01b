namespace Lancar.Statistics;

/// <summary>How many arrangements lie at or beyond the observed one. Whole numbers up to 2^53, positive sums beyond.</summary>
/// <param name="Beyond">Arrangements strictly more extreme.</param>
/// <param name="Equal">Arrangements exactly as extreme.</param>
/// <param name="All">All arrangements.</param>
internal readonly record struct CountedTail(double Beyond, double Equal, double All)
{
    public Probability AtLeast => Probability.Of(new ScaledNumber((Beyond + Equal) / All, 0));

    public Probability Point => Probability.Of(new ScaledNumber(Equal / All, 0));

    public Probability Mid => Probability.Of(new ScaledNumber((Beyond + Equal / 2) / All, 0));
}
