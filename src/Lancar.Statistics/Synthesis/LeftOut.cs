namespace Lancar.Statistics;

/// <summary>The studies without one, another one each time, with the sums near the τ² of all studies from one expansion.</summary>
internal sealed class LeftOut : IScatter<WeightSums>
{
    private readonly WeightSeries series;
    private int hidden = -1;

    public LeftOut(StudyData all, double tauSquared)
    {
        series = new WeightSeries(all, tauSquared);
        Data = all.ForHiding();
    }

    /// <summary>The studies left, by their own sums.</summary>
    public StudyData Data { get; }

    public double HiddenVariance { get; private set; }

    public double HiddenEffect { get; private set; }

    public int Count => Data.Count;

    public int Freedom => Data.Freedom;

    public double LeadVariance => Data.LeadVariance;

    public double LargestVariance => Data.LargestVariance;

    public double CrudeSquares => Data.CrudeSquares;

    public double ResidualSquares => Data.ResidualSquares;

    public void Hide(int other)
    {
        (hidden, HiddenEffect) = (other, Data.Effects[other]);
        HiddenVariance = Data.Hide(other);
    }

    public void Show() => Data.Show(hidden, HiddenVariance);

    public WeightSums Sums(double tauSquared) => series.Without(tauSquared, HiddenVariance, HiddenEffect) ?? Data.Sums(tauSquared);

    public double LogVariances(double tauSquared) => Data.LogVariances(tauSquared);
}
