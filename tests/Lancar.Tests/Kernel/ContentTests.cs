using System.Text.Json;
using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;

namespace Lancar.Tests.Kernel;

/// <summary>Holds that clinical content is honest about itself: where it comes from, and who has approved it.</summary>
public sealed partial class ContentTests
{
    public static TheoryData<string> Clinical =>
        [.. ProductData.List("protocols/"), .. ProductData.List("triage/"), .. ProductData.List("visits/"), .. ProductData.List("worklist/"), .. ProductData.List("site-protocols/"), "instruments/milk-score.json"];

    [Theory]
    [MemberData(nameof(Clinical))]
    public void Clinical_content_has_a_version_and_a_sign_off_state(string path)
    {
        var root = Parse(path);

        Assert.True(root.GetProperty("version").GetInt32() >= 1);
        var state = root.GetProperty("signOff").GetProperty("state").GetString();
        Assert.Contains(state, new[] { "draft", "approved" });
        Assert.Equal(state == "approved", root.GetProperty("signOff").GetProperty("approver").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public void Every_source_that_is_named_is_listed()
    {
        var listed = Parse("sources.json").EnumerateObject().Select(entry => entry.Name).ToHashSet();
        var named = ProductData.List("protocols/").SelectMany(path =>
                Parse(path).GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("ref").GetString()!))
            .Concat(Rules().SelectMany(Keys))
            .Concat(ProductData.List("visits/").Select(path => Parse(path).GetProperty("source").GetProperty("ref").GetString()!))
            .Concat(Parse("worklist/not-improving.json").EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("source", out _)).SelectMany(member => Keys(member.Value)))
            .Concat(Parse("site-protocols/bounds.json").EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("source", out _)).SelectMany(member => Keys(member.Value)))
            .Concat(Parse("instruments/milk-score.json").GetProperty("items").EnumerateArray().SelectMany(Keys));

        Assert.Empty(named.Distinct().Except(listed));

        static IEnumerable<string> Keys(JsonElement item) => SourceKey().Matches(item.GetProperty("source").GetString()!).Select(match => match.Value);
    }

    [Fact]
    public void Every_item_of_the_gate_and_of_the_score_names_a_source()
    {
        var items = Rules()
            .Concat(Parse("instruments/milk-score.json").GetProperty("items").EnumerateArray());

        Assert.All(items, item => Assert.Matches(SourceKey(), item.GetProperty("source").GetString()!));
    }

    [Fact]
    public void The_six_presets_exist_and_every_phase_can_be_run()
    {
        var protocols = ProductData.List("protocols/").Select(Parse).ToList();

        Assert.Equal(["A", "B", "C", "D", "E", "F"], protocols.Select(protocol => protocol.GetProperty("preset").GetString()).Order());
        foreach (var phase in protocols.SelectMany(protocol => protocol.GetProperty("phases").EnumerateArray()))
        {
            Assert.InRange(phase.GetProperty("minSeconds").GetInt32(), 1, phase.GetProperty("maxSeconds").GetInt32());
        }
    }

    /// <summary>Every rule of safety: the gate, the decision tables, the reasons after a massage.</summary>
    private static IEnumerable<JsonElement> Rules() =>
        Parse("triage/before-massage.json").GetProperty("signs").EnumerateArray()
            .Concat(Parse("triage/after-massage.json").GetProperty("reasons").EnumerateArray())
            .Concat(ProductData.List("triage/").Select(Parse).SelectMany(root => root.TryGetProperty("questions", out var questions)
                ? questions.EnumerateArray().SelectMany(question => question.GetProperty("signs").EnumerateArray()) : []));

    private static JsonElement Parse(string path) => JsonDocument.Parse(ProductData.Bytes(path)).RootElement;

    [GeneratedRegex(@"P\d+[a-c]?|\b00[0-4]\b|\bGK\b")]
    private static partial Regex SourceKey();
}
