namespace Lancar.Statistics;

/// <summary>How a caller follows and stops a long computation.</summary>
/// <param name="Cancellation">Stops it with <see cref="OperationCanceledException"/>.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
/// <param name="LargestCost">Refused beyond so many elementary steps; null to go on at any cost.</param>
internal readonly record struct LongWork(CancellationToken Cancellation, IProgress<double>? Progress, double? LargestCost = null)
{
    public void Report(double share)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(share);
    }
}
