namespace Lancar.Statistics;

/// <summary>Thresholds of <see cref="StandardErrorAlarm"/>.</summary>
public sealed record StandardErrorAlarmOptions
{
    /// <summary>How many units below the others a figure must lie. Default 4.</summary>
    public double Units { get; init; } = 4;

    /// <summary>How many units off it may lie as a standard error. Default 2.5.</summary>
    public double UnitsAsError { get; init; } = 2.5;

    /// <summary>Least spread τ of ln s between studies that is taken for granted. Default 0.3: a standard deviation 1.8 times another's is nothing unusual.</summary>
    public double LeastSpread { get; init; } = 0.3;

    /// <summary>Fewest other studies to be compared with. Default 2.</summary>
    public int LeastOthers { get; init; } = 2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Units);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UnitsAsError);
        ArgumentOutOfRangeException.ThrowIfNegative(LeastSpread);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastOthers, 1);
    }
}
