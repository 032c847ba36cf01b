namespace Lancar.Statistics;

/// <summary>What allocating whole clusters costs.</summary>
public sealed record ClusterEffect
{
    /// <summary>Size and likeness of clusters.</summary>
    /// <param name="meanSize">Mean number of people analysed per cluster, at least 1.</param>
    /// <param name="intraclusterCorrelation">Correlation of two people of one cluster, from 0 to below 1.</param>
    /// <param name="sizeVariation">Coefficient of variation of the cluster sizes (SD / mean), from 0.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>.</exception>
    public ClusterEffect(double meanSize, double intraclusterCorrelation, double sizeVariation = 0)
    {
        if (!double.IsFinite(meanSize) || !double.IsFinite(intraclusterCorrelation) || !double.IsFinite(sizeVariation))
        {
            throw new AssumptionException(Violation.NotFinite, "A figure of the clusters is not a finite number.");
        }

        if (meanSize < 1 || intraclusterCorrelation is not (>= 0 and < 1) || sizeVariation < 0)
        {
            throw new AssumptionException(
                Violation.OutOfRange,
                "A cluster has at least 1 person, an intracluster correlation lies from 0 to below 1, and sizes vary by 0 or more.");
        }

        MeanSize = meanSize;
        IntraclusterCorrelation = intraclusterCorrelation;
        SizeVariation = sizeVariation;
    }

    /// <summary>Mean number of people analysed per cluster.</summary>
    public double MeanSize { get; }

    /// <summary>Correlation of two people of one cluster.</summary>
    public double IntraclusterCorrelation { get; }

    /// <summary>Coefficient of variation of the cluster sizes.</summary>
    public double SizeVariation { get; }

    /// <summary>By how much clusters inflate the variance: 1 + ((1 + cv²) m − 1) ρ (Eldridge, Ashby, Kerry 2006).</summary>
    public double DesignEffect => Math.Max(1, 1 + ((1 + SizeVariation * SizeVariation) * MeanSize - 1) * IntraclusterCorrelation);

    internal long[] Arms(long clusters)
    {
        var people = (long)Math.Ceiling(clusters * MeanSize * (1 - 1e-12));
        return [people, people];
    }

    // variances: the sum of the variances of both arms, between people.
    internal double Power(double difference, double variances, long clusters, SampleSizeOptions options) =>
        PlanPower.Student(difference / Math.Sqrt(DesignEffect * variances / (clusters * MeanSize)), 2 * (clusters - 1), options);
}
