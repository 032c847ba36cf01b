namespace Lancar.Statistics;

/// <summary>Draws resamples of a sample: as many observations, with replacement.</summary>
internal sealed class Resample
{
    private readonly double[] values;
    private readonly int[] places;
    private readonly double[] drawn;

    public Resample(double[] values)
    {
        this.values = values;
        places = new int[(values.Length + XoshiroLanes.StepWords - 1) / XoshiroLanes.StepWords * XoshiroLanes.StepWords];
        drawn = new double[values.Length];
    }

    /// <summary>The next resample, valid until the one after it.</summary>
    public Span<double> Next(XoshiroLanes lanes)
    {
        lanes.FillIndices(places, values.Length);
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = values[places[i]];
        }

        return drawn;
    }
}
