namespace Lancar.Statistics;

/// <summary>Where a table stops being as extreme as the observed one, as values Σ ln x! in units: the larger the less probable.</summary>
/// <param name="Observed">Value of the observed table: equal values are ties.</param>
/// <param name="Slack">The smaller value from which a table counts when slack is allowed.</param>
/// <param name="Doubt">Unequal values as close as this are not told apart by proof.</param>
internal readonly record struct NetworkThresholds(long Observed, long Slack, long Doubt)
{
    /// <summary>From the slack to the end of the doubt.</summary>
    public long Width => Observed - Slack + Doubt;
}
