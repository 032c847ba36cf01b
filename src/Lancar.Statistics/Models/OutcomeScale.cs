namespace Lancar.Statistics;

/// <summary>What was taken off an outcome before the fit: outcome = centre + factor · fitted scale.</summary>
internal readonly record struct OutcomeScale(double Centre, int Exponent)
{
    public double Factor => Math.ScaleB(1, Exponent);
}
