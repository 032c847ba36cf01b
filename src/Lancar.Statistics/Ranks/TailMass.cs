namespace Lancar.Statistics;

/// <summary>P(T &lt; m) and P(T = m) of a rank sum, on one common power of two.</summary>
/// <param name="Below">P(T &lt; m) / 2^Exponent.</param>
/// <param name="Point">P(T = m) / 2^Exponent.</param>
/// <param name="Exponent">The common power of two.</param>
internal readonly record struct TailMass(double Below, double Point, long Exponent)
{
    public ScaledNumber AtMost => new(Below + Point, Exponent);

    public ScaledNumber StrictlyBelow => new(Below, Exponent);

    public ScaledNumber At => new(Point, Exponent);
}
