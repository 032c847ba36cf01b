using System.Text.Json;
using Lancar.Domain.Care.Measurements;

namespace Lancar.Tests.Care.Measurements;

/// <summary>The C# half of the proof that server and phone score alike: the companion app runs the same files.</summary>
public sealed class InstrumentCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "instruments");

    private static readonly Dictionary<string, JsonElement> All = Directory.GetFiles(Folder, "*.json")
        .Where(path => Path.GetFileName(path) != "MANIFEST.json")
        .SelectMany(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()
            .Select(one => (Name: $"{Path.GetFileNameWithoutExtension(path)}: {one.GetProperty("name").GetString()}", Case: one)))
        .ToDictionary(one => one.Name, one => one.Case, StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string name)
    {
        var one = All[name];
        var instrument = InstrumentLibrary.Find(one.GetProperty("instrument").GetString()!, 1)!;
        var age = HoursSinceBirth.OfMilliseconds(one.GetProperty("ageMs").GetInt64());
        var result = Scoring.Of(instrument, Values(one.GetProperty("values")), age);
        if (one.TryGetProperty("refused", out var refused))
        {
            Assert.Equal((refused.GetProperty("code").GetString(), refused.GetProperty("where").GetString()), (result.Error?.Code, result.Error?.Where));
            return;
        }

        Assert.True(result.Succeeded, $"{result.Error?.Code} at {result.Error?.Where}");
        var (expect, scored) = (one.GetProperty("expect"), result.Value);
        Assert.Equal(Ids(expect.GetProperty("outcomes").EnumerateObject().Select(member => member.Name)), Ids(scored.Outcomes.Select(outcome => outcome.Id)));
        Assert.All(scored.Outcomes, outcome => Assert.Equal(Print(expect.GetProperty("outcomes").GetProperty(outcome.Id)), Print(outcome)));
        Assert.Equal(Texts(expect.GetProperty("notApplicable")), scored.NotApplicable);
        Assert.Equal(Texts(expect.GetProperty("alerts")), scored.Alerts.Select(alert => alert.Id));
        if (expect.TryGetProperty("places", out var places))
        {
            Assert.All(places.EnumerateObject(), place => Assert.Equal(
                place.Value.GetString(),
                (ExpectedFirstDays.Current.At(instrument.Id, place.Name, age)?.Of(scored.Outcomes.Single(outcome => outcome.Id == place.Name)) ?? Place.Unsaid).ToString().ToLowerInvariant()));
        }
    }

    [Fact]
    public void The_manifest_counts_the_cases()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "MANIFEST.json")));
        Assert.Equal(manifest.RootElement.GetProperty("cases").GetInt32(), All.Count);
    }

    [Fact]
    public void Every_instrument_and_every_refusal_has_a_case()
    {
        Assert.Empty(InstrumentLibrary.All.Select(instrument => instrument.Id).Except(All.Values.Select(one => one.GetProperty("instrument").GetString()!)));
        var refused = All.Values.Where(one => one.TryGetProperty("refused", out _)).Select(one => one.GetProperty("refused").GetProperty("code").GetString()!);
        Assert.Equal(
            ["observation.incomplete", "observation.moment-before-birth", "observation.out-of-range", "observation.total-differs", "observation.unknown-item"],
            refused.Distinct().Order(StringComparer.Ordinal));
    }

    private static IReadOnlyDictionary<string, ItemValue> Values(JsonElement values) => values.EnumerateObject()
        .Where(member => member.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(member => member.Name, member => member.Value.ValueKind == JsonValueKind.String ? ItemValue.Of(member.Value.GetString()!) : ItemValue.Of(member.Value.GetDecimal()));

    private static string Ids(IEnumerable<string> ids) => string.Join(", ", ids);

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static string Print(JsonElement expected) => string.Join(" ", Number(expected.GetProperty("value")), expected.GetProperty("word").GetString(),
        string.Join("+", Texts(expected.GetProperty("yes"))), Number(expected.GetProperty("proratedPercent")), expected.GetProperty("answered").GetInt32(), expected.GetProperty("censoring").GetString());

    private static string Print(OutcomeValue outcome) => string.Join(" ", Number(outcome.Value), outcome.Word, string.Join("+", outcome.Yes), Number(outcome.ProratedPercent), outcome.Answered,
        outcome.Censoring switch { Censoring.None => "none", Censoring.NotYet => "not-yet", Censoring.Before => "before" });

    private static string Number(JsonElement element) => Number(element.ValueKind == JsonValueKind.Null ? null : element.GetDecimal());

    private static string Number(decimal? value) => value?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
