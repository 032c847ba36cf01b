namespace Lancar.Statistics;

/// <summary>Whole clusters (villages, wards, midwives) allocated to two arms, compared by means.</summary>
/// <remarks>
/// <para><b>Rule.</b> The design effect D = 1 + ((1 + cv²) m − 1) ρ (Kish; Eldridge, Ashby, Kerry 2006 for unequal clusters) inflates the variance:
/// the test of cluster means has the noncentral t law with 2 (k − 1) degrees of freedom, δ = |difference| / (SD √(2 D / (k m))), k clusters of
/// mean size m in each arm. Few clusters thus cost more than the design effect alone says.</para>
/// <para><b>Elsewhere.</b> R: <c>clusterPower::cpa.normal</c>; calculators that multiply a sample by D alone promise too much with few clusters.</para>
/// </remarks>
public sealed record ClusterMeans : StudyDesign
{
    /// <summary>A cluster study with a measurement.</summary>
    /// <param name="difference">Expected mean difference of the arms, in the unit of the measurement; not 0.</param>
    /// <param name="standardDeviation">Expected standard deviation between people of one arm, above 0.</param>
    /// <param name="clusterSize">Mean number of people analysed per cluster, at least 1.</param>
    /// <param name="intraclusterCorrelation">Correlation of two people of one cluster, from 0 to below 1.</param>
    /// <param name="clusterSizeVariation">Coefficient of variation of the cluster sizes (SD / mean), from 0; 0 for equal clusters.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: no difference expected.</exception>
    public ClusterMeans(double difference, double standardDeviation, double clusterSize, double intraclusterCorrelation, double clusterSizeVariation = 0)
    {
        Difference = Effect(difference, "difference");
        StandardDeviation = Positive(standardDeviation, "standard deviation");
        Clusters = new ClusterEffect(clusterSize, intraclusterCorrelation, clusterSizeVariation);
    }

    /// <summary>Expected mean difference of the arms.</summary>
    public double Difference { get; }

    /// <summary>Expected standard deviation between people of one arm.</summary>
    public double StandardDeviation { get; }

    /// <summary>Size and likeness of the clusters.</summary>
    public ClusterEffect Clusters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.IntraclusterCorrelation, PlanAssumption.NormalValues];

    internal override long[] ArmsAt(long units) => Clusters.Arms(units);

    internal override long? ClustersAt(long units) => units;

    internal override double PowerAt(long units, SampleSizeOptions options) =>
        Clusters.Power(Math.Abs(Difference), 2 * StandardDeviation * StandardDeviation, units, options);

    internal override bool IsExactAt(long units) => false;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        Text($"{Sides(options)} t test of cluster means, design effect {Clusters.DesignEffect:0.####}, power by the noncentral t law with {2 * (units - 1)} degrees of freedom");
}
