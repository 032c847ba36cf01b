namespace Lancar.Statistics;

/// <summary>Counts the steps of a work on several threads and tells the share done, at most a thousand times and always at the end.</summary>
/// <param name="progress">Who is told; null for nobody.</param>
/// <param name="steps">Steps in all.</param>
internal sealed class ProgressMeter(IProgress<double>? progress, double steps)
{
    private const double Least = 1e-3;

    private readonly Lock guard = new();
    private double done;
    private double told;

    /// <summary>One step is done.</summary>
    public void Step()
    {
        if (progress is null)
        {
            return;
        }

        lock (guard)
        {
            done++;
            var share = done / steps;
            if (share >= told + Least || done >= steps)
            {
                told = share;
                progress.Report(share);
            }
        }
    }
}
