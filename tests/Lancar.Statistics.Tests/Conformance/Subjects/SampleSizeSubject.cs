using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class SampleSizeSubject : IConformanceSubject
{
    public string File => "sample_size";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var design = Design(input);
        var options = new SampleSizeOptions { Alpha = input.Number("alpha"), TwoSided = input.Number("two") == 1 };
        if (input.OptionalNumber("goal") is { } goal)
        {
            return new Dictionary<string, double?> { ["n"] = SampleSize.For(design, options with { Power = goal }).Arms[0] };
        }

        var plan = SampleSize.PowerOf(design, (long)input.Number("n"), options);
        return new Dictionary<string, double?> { ["power"] = plan.Power, ["events"] = plan.ExpectedEvents };
    }

    private static StudyDesign Design(JsonElement input) =>
        input.Word("design") switch
        {
            "paired" => new PairedMeans(input.Number("difference"), input.Number("sd")),
            "two-means" => new TwoMeans(input.Number("difference"), input.Number("sd"), input.Number("ratio")),
            "chi-square" => new TwoProportions(input.Number("first"), input.Number("second"), input.Number("ratio"), ProportionTest.ChiSquare),
            "fisher" => new TwoProportions(input.Number("first"), input.Number("second"), input.Number("ratio")),
            "one-proportion" => new OneProportion(input.Number("expected"), input.Number("null")),
            "mcnemar" => new PairedProportions(input.Number("first"), input.Number("second")),
            "correlation" => new LinearCorrelation(input.Number("expected")),
            "cluster-means" => new ClusterMeans(input.Number("difference"), input.Number("sd"), input.Number("size"), input.Number("icc"), input.Number("cv")),
            "cluster-proportions" => new ClusterProportions(input.Number("first"), input.Number("second"), input.Number("size"), input.Number("icc"), input.Number("cv")),
            "survival" => new TimeToEvent(input.Number("hazard"), input.Number("share"), input.Number("ratio")),
            "non-inferior-means" => new NonInferiorMeans(input.Number("difference"), input.Number("margin"), input.Number("sd"), input.Number("ratio")),
            "non-inferior-proportions" => new NonInferiorProportions(input.Number("first"), input.Number("second"), input.Number("margin"), input.Number("ratio")),
            _ => new FactorialMeans(input.Number("sd"), input.OptionalNumber("first"), null, input.OptionalNumber("interaction")),
        };
}
