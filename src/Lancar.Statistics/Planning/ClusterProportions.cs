namespace Lancar.Statistics;

/// <summary>Whole clusters (villages, wards, midwives) allocated to two arms, compared by a yes/no outcome.</summary>
/// <remarks>
/// <para><b>Rule.</b> As <see cref="ClusterMeans"/>, with the variances p (1 − p) of both arms: δ = |p₁ − p₂| / √(D (p₁ q₁ + p₂ q₂) / (k m)),
/// 2 (k − 1) degrees of freedom (Donner, Klar 2000; Hayes, Bennett 1999).</para>
/// </remarks>
public sealed record ClusterProportions : StudyDesign
{
    /// <summary>A cluster study with a yes/no outcome.</summary>
    /// <param name="first">Expected share in the first arm, strictly between 0 and 1.</param>
    /// <param name="second">Expected share in the second arm, likewise.</param>
    /// <param name="clusterSize">Mean number of people analysed per cluster, at least 1.</param>
    /// <param name="intraclusterCorrelation">Correlation of two people of one cluster, from 0 to below 1.</param>
    /// <param name="clusterSizeVariation">Coefficient of variation of the cluster sizes (SD / mean), from 0; 0 for equal clusters.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: both are the same.</exception>
    public ClusterProportions(double first, double second, double clusterSize, double intraclusterCorrelation, double clusterSizeVariation = 0)
    {
        First = Within(first, 0, 1, "first share");
        Second = Within(second, 0, 1, "second share");
        Effect(first - second, "difference of the shares");
        Clusters = new ClusterEffect(clusterSize, intraclusterCorrelation, clusterSizeVariation);
    }

    /// <summary>Expected share in the first arm.</summary>
    public double First { get; }

    /// <summary>Expected share in the second arm.</summary>
    public double Second { get; }

    /// <summary>Size and likeness of the clusters.</summary>
    public ClusterEffect Clusters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.SharesAsExpected, PlanAssumption.IntraclusterCorrelation, PlanAssumption.LargeSample];

    internal override long[] ArmsAt(long units) => Clusters.Arms(units);

    internal override long? ClustersAt(long units) => units;

    internal override double PowerAt(long units, SampleSizeOptions options) =>
        Clusters.Power(Math.Abs(First - Second), First * (1 - First) + Second * (1 - Second), units, options);

    internal override bool IsExactAt(long units) => false;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        Text($"{Sides(options)} t test of cluster shares, design effect {Clusters.DesignEffect:0.####}, power by the noncentral t law with {2 * (units - 1)} degrees of freedom");
}
