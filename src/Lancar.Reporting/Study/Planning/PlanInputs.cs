using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>What a design expects, under the names its texts use, and which text describes how its power was found.</summary>
internal static class PlanInputs
{
    /// <summary>The text of a simulated power.</summary>
    public const string Simulation = "simulation";

    public static (string Method, Dictionary<string, double> Inputs) Of(StudyDesign design, bool isExact) => design switch
    {
        PairedMeans d => ("noncentral-t", new() { ["difference"] = d.Difference, ["sd"] = d.StandardDeviation }),
        TwoMeans d => (
            isExact ? "noncentral-t" : "welch",
            With(With(new() { ["difference"] = d.Difference, ["sd"] = d.StandardDeviation }, "second-sd", d.SecondStandardDeviation), "ratio", Uneven(d.SecondPerFirst))),
        OneProportion d => (isExact ? "exact-counts" : "normal", new() { ["first"] = d.Expected, ["second"] = d.NullShare }),
        TwoProportions d => (
            isExact ? "exact-counts" : d.Test == ProportionTest.ChiSquare ? "normal" : "casagrande",
            With(new() { ["first"] = d.First, ["second"] = d.Second }, "ratio", Uneven(d.SecondPerFirst))),
        PairedProportions d => (isExact ? "exact-counts" : "connor", new() { ["first"] = d.OnlyFirst, ["second"] = d.OnlySecond }),
        LinearCorrelation d => ("bivariate", new() { ["r"] = d.Expected }),
        ClusterMeans d => ("cluster", Clustered(new() { ["difference"] = d.Difference, ["sd"] = d.StandardDeviation }, d.Clusters)),
        ClusterProportions d => ("cluster", Clustered(new() { ["first"] = d.First, ["second"] = d.Second }, d.Clusters)),
        TimeToEvent d => ("schoenfeld", With(new() { ["hazard-ratio"] = d.HazardRatio, ["events"] = d.SecondEventShare }, "ratio", Uneven(d.SecondPerFirst))),
        NonInferiorMeans d => (
            "noncentral-t", With(new() { ["difference"] = d.Difference, ["margin"] = d.Margin, ["sd"] = d.StandardDeviation }, "ratio", Uneven(d.SecondPerFirst))),
        NonInferiorProportions d => (
            "blackwelder", With(new() { ["first"] = d.First, ["second"] = d.Second, ["margin"] = d.Margin }, "ratio", Uneven(d.SecondPerFirst))),
        FactorialMeans d => (
            "noncentral-t",
            With(With(With(new() { ["sd"] = d.StandardDeviation }, "first-effect", d.FirstEffect), "second-effect", d.SecondEffect), "interaction", d.Interaction)),
        _ => throw new ArgumentOutOfRangeException(nameof(design), design, "No texts for this design."),
    };

    /// <summary>What simulated values expect: paired differences, or two groups.</summary>
    public static Dictionary<string, double> Of(ValueLaw first, ValueLaw? second) => With(
        With(
            new() { ["difference"] = first.Mean - (second?.Mean ?? 0), ["sd"] = first.StandardDeviation },
            "second-sd",
            second is null || second.StandardDeviation == first.StandardDeviation ? null : second.StandardDeviation),
        "round",
        first.RoundedTo);

    private static Dictionary<string, double> Clustered(Dictionary<string, double> inputs, ClusterEffect clusters)
    {
        (inputs["size"], inputs["icc"]) = (clusters.MeanSize, clusters.IntraclusterCorrelation);
        return With(inputs, "cv", clusters.SizeVariation == 0 ? null : clusters.SizeVariation);
    }

    private static double? Uneven(double secondPerFirst) => secondPerFirst == 1 ? null : secondPerFirst;

    private static Dictionary<string, double> With(Dictionary<string, double> inputs, string name, double? value)
    {
        if (value is { } given)
        {
            inputs[name] = given;
        }

        return inputs;
    }
}
