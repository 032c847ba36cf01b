namespace Lancar.Statistics;

/// <summary>The adjusted levels of BCa at which the sorted replicates are read.</summary>
internal readonly record struct BcaLevels(double Lower, double Upper, BcaObstacle Obstacle)
{
    /// <summary>Φ(z0 + (z0 ± z) / (1 − a (z0 ± z))) (Efron 1987, equation 6.8).</summary>
    public static BcaLevels Of(double z0, double acceleration, double confidence)
    {
        if (!double.IsFinite(z0))
        {
            return new BcaLevels(0, 0, BcaObstacle.InfiniteBias);
        }

        var z = NormalScale.Quantile((1 - confidence) / 2);
        return 1 - acceleration * (z0 + z) > 0 && 1 - acceleration * (z0 - z) > 0
            ? new BcaLevels(Adjusted(z0, z, acceleration), Adjusted(z0, -z, acceleration), BcaObstacle.None)
            : new BcaLevels(0, 0, BcaObstacle.ExcessiveAcceleration);
    }

    private static double Adjusted(double z0, double z, double acceleration) =>
        NormalScale.Level(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
}
