namespace Lancar.Statistics;

/// <summary>
/// Sums over one side of an observed value: Σ P(x), Σ |x − a| P(x) and Σ (x − a)² P(x), all as multiples of P(a) and on one
/// common power of two.
/// </summary>
internal readonly record struct Walk(double Mass, double Distance, double Square, long Exponent)
{
    private const double Large = 1.3407807929942597e154;
    private const double Small = 1 / Large;
    private const double Negligible = 1e-19;

    /// <summary>Walks from a upwards (direction 1) or downwards (−1) until what is left cannot matter.</summary>
    public static Walk From<TLaw>(in TLaw law, long a, int direction, double odds)
        where TLaw : struct, IRatioLaw
    {
        double mass = 0;
        double distance = 0;
        double square = 0;
        double term = 1;
        long exponent = 0;
        var end = direction > 0 ? law.Highest : law.Lowest;
        double away = 0;
        for (var x = a; x != end;)
        {
            var ratio = direction > 0 ? law.Ratio(x) * odds : 1 / (law.Ratio(x - 1) * odds);
            x += direction;
            term *= ratio;
            away++;
            mass += term;
            distance += away * term;
            square += away * away * term;
            if (term > Large || square > Large)
            {
                term *= Small;
                mass *= Small;
                distance *= Small;
                square *= Small;
                exponent += 512;
            }

            // The ratios only fall from here, so the rest is below a geometric series.
            if (ratio < 1 && term * away * away < Negligible * square * (1 - ratio) && term < Negligible * mass * (1 - ratio))
            {
                break;
            }
        }

        return new Walk(mass, distance, square, exponent);
    }

    public ScaledNumber ScaledMass => new(Mass, Exponent);

    public ScaledNumber ScaledDistance => new(Distance, Exponent);
}
