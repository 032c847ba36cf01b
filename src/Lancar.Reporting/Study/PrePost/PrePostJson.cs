using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>Writes a before/after result as JSON: every number with full precision, every choice named, the sentences in both languages.</summary>
public static class PrePostJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ended by a line feed.</summary>
    public static string Write(PrePostResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = PrePostReport.Of(result);
        var json = new JsonObject
        {
            ["kind"] = "pre-post",
            ["design"] = "one-group, no control group",
            ["difference"] = "after minus before",
            ["outcome"] = Outcome(result.Outcome),
            ["n"] = result.PairCount,
            ["excluded"] = new JsonArray([.. result.Data.Excluded.Select(Excluded)]),
            ["before"] = Describe(result.Before),
            ["after"] = Describe(result.After),
            ["change"] = Describe(result.Difference),
            ["directions"] = new JsonObject { ["rose"] = result.RoseCount, ["fell"] = result.FellCount, ["same"] = result.SameCount },
            ["test"] = Test(result.Test),
            ["sentences"] = new JsonArray(Both(report.TestSentence), Both(report.CautionSentence)),
            ["cautions"] = new JsonArray([.. result.Cautions.Select(caution => new JsonObject { ["kind"] = Kebab(caution.Kind.ToString()), ["text"] = Both(caution.Text) })]),
            ["provenance"] = new JsonObject
            {
                ["source"] = result.Provenance.Source,
                ["sha256"] = result.Provenance.Sha256,
                ["analysedAt"] = result.Provenance.AnalysedAt.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["version"] = result.Provenance.Version,
            },
        };
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Outcome(StudyOutcome outcome) => new()
    {
        ["name"] = Both(outcome.Name),
        ["unit"] = outcome.UnitIn(Language.English),
        ["kind"] = Kebab(outcome.Kind.ToString()),
    };

    private static JsonObject Excluded(ExcludedPair excluded) => new()
    {
        ["code"] = excluded.Reason == ExclusionReason.NoResearchConsent ? null : excluded.Code,
        ["reason"] = Kebab(excluded.Reason.ToString()),
        ["line"] = excluded.Line,
    };

    private static JsonObject Describe(Descriptives values) => new()
    {
        ["n"] = values.Count,
        ["mean"] = values.Mean,
        ["sd"] = values.StandardDeviation,
        ["median"] = values.Median,
        ["q1"] = values.LowerQuartile,
        ["q3"] = values.UpperQuartile,
        ["min"] = values.Minimum,
        ["max"] = values.Maximum,
        ["meanInterval"] = Interval(values.MeanInterval),
    };

    private static JsonObject Test(SignedRankResult test) => new()
    {
        ["name"] = "signed-rank",
        ["method"] = test.MethodInWords,
        ["used"] = test.UsedCount,
        ["zeros"] = test.ZeroCount,
        ["tieGroups"] = test.TieGroups,
        ["wPlus"] = test.WPlus,
        ["wMinus"] = test.WMinus,
        ["p"] = test.PTwoSided.Value,
        ["log10P"] = test.PTwoSided.Log10,
        ["midP"] = test.MidPTwoSided.Value,
        ["z"] = test.Z,
        ["pAsymptotic"] = test.PAsymptotic.Value,
        ["hodgesLehmann"] = test.HodgesLehmann,
        ["interval"] = Interval(test.Interval),
        ["intervalAttained"] = test.IntervalAttained,
        ["intervalIsExact"] = test.IntervalIsExact,
        ["rankBiserial"] = test.RankBiserial,
    };

    private static JsonObject? Interval(ConfidenceInterval? interval) =>
        interval is not { } limits ? null : new() { ["level"] = limits.Level, ["lower"] = limits.Lower, ["upper"] = limits.Upper };

    private static JsonObject Both(LocalizedText text) => new() { ["id"] = text.Indonesian, ["en"] = text.English };

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
