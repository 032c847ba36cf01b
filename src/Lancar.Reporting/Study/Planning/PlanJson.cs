using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Kernel;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>Writes a plan as JSON: every number with full precision, the words in both languages.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ended by a line feed.</summary>
    /// <param name="figures">The plan.</param>
    /// <param name="report">The same in words.</param>
    public static string Write(PlanFigures figures, PlanReport report)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(report);
        var json = new JsonObject
        {
            ["kind"] = "sample-plan",
            ["design"] = JsonNamingPolicy.KebabCaseLower.ConvertName(figures.Kind.ToString()),
            ["asked"] = figures.Goal is null ? "power" : "size",
            ["expected"] = new JsonObject(figures.Inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Key, input.Value))),
            ["alpha"] = figures.Alpha,
            ["sides"] = figures.TwoSided ? 2 : 1,
            ["goal"] = figures.Goal,
            ["dropout"] = figures.Dropout,
            ["arms"] = new JsonArray([.. figures.Arms.Select(people => JsonValue.Create(people))]),
            ["recruits"] = new JsonArray([.. figures.Recruits.Select(people => JsonValue.Create(people))]),
            ["total"] = figures.Total,
            ["totalRecruits"] = figures.TotalRecruits,
            ["clustersPerArm"] = figures.Clusters,
            ["expectedEvents"] = figures.Events,
            ["power"] = figures.Power,
            ["exact"] = figures.IsExact,
            ["checkedTo"] = figures.CheckedTo,
            ["simulation"] = Simulation(figures.Simulation),
            ["title"] = Both(report.Title),
            ["designInWords"] = List(report.Expected),
            ["answer"] = List(report.Answer),
            ["assumptions"] = new JsonArray([.. figures.Assumptions.Zip(report.Assumptions, (assumption, words) =>
                new JsonObject { ["name"] = JsonNamingPolicy.KebabCaseLower.ConvertName(assumption.ToString()), ["text"] = Both(words) })]),
            ["method"] = Both(report.Method),
            ["proposal"] = Both(report.Proposal),
        };
        return json.ToJsonString(indented) + "\n";
    }

    /// <summary>Slovin's formula as JSON, ended by a line feed.</summary>
    /// <param name="result">The result.</param>
    /// <param name="report">The same in words.</param>
    public static string Write(SlovinResult result, SlovinReport report)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(report);
        var json = new JsonObject
        {
            ["kind"] = "slovin",
            ["population"] = result.Population,
            ["margin"] = result.Margin,
            ["n"] = result.SampleSize,
            ["unrounded"] = result.Unrounded,
            ["cochran"] = result.CochranSampleSize,
            ["sum"] = Both(report.Sum),
            ["answer"] = List(report.Answer),
            ["warnings"] = List(report.Warnings),
            ["proposal"] = Both(report.Proposal),
        };
        return json.ToJsonString(indented) + "\n";
    }

    private static JsonObject? Simulation(PlanSimulation? simulation) => simulation is null ? null : new JsonObject
    {
        ["replicates"] = simulation.Replicates,
        ["seed"] = simulation.Seed,
        ["standardError"] = simulation.StandardError,
        ["confidence"] = simulation.Interval.Level,
        ["interval"] = new JsonArray(simulation.Interval.Lower, simulation.Interval.Upper),
        ["notExcludedFrom"] = simulation.Certainty?.NotExcludedFrom,
        ["certainFrom"] = simulation.Certainty?.CertainFrom,
        ["values"] = simulation.Law.InWords,
    };

    private static JsonArray List(IEnumerable<LocalizedText> texts) => new([.. texts.Select(Both)]);

    private static JsonObject Both(LocalizedText text) => new() { ["id"] = text.Indonesian, ["en"] = text.English };
}
