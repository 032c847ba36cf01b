using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Visits;
using Lancar.Domain.Care.Worklists;

namespace Lancar.Tests.Care.Worklists;

/// <summary>The C# half of the proof that phone and server make the same list: the companion app runs the same files.</summary>
public sealed class WorklistCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "worklist");

    public static TheoryData<string> Cases() =>
        [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "MANIFEST").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string name)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
        var now = InstantText.Read(root["now"]!.GetValue<string>());
        var mother = Fold(root["facts"]!.AsArray());
        var expect = root["expect"]!.AsObject();
        Assert.NotEmpty(expect);
        if (expect["reasons"] is JsonArray reasons)
        {
            Assert.Equal(
                reasons.Select(reason => (reason!["reason"]!.GetValue<string>(), reason["detail"]?.GetValue<string>(), reason["since"]!.GetValue<string>())),
                Worklist.Of(mother, now).Reasons.Select(reason => (Word(reason.Kind), reason.Detail, InstantText.Write(reason.Since!.Value))));
        }

        if (expect["gone"] is { } gone)
        {
            Assert.Equal(gone.GetValue<bool>(), InCare.IsGone(mother, now));
            Assert.Equal(gone.GetValue<bool>() ? 0 : 1, Worklist.For([mother], now).Count);
        }

        if (expect["adherence"] is JsonObject adherence)
        {
            var plan = mother.Plans[^1];
            AssertHolds(adherence, Adherence.Of(plan, mother.Plans.Until(plan), ProtocolLibrary.Find(plan.Terms.ProtocolId, plan.Terms.ProtocolVersion)!, mother, now));
        }

        foreach (var (key, states) in expect["visits"] as JsonObject ?? [])
        {
            var baby = key.Split(':') is [_, var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
            Assert.Equal(
                states!.AsArray().Select(state => state!.GetValue<string>()),
                VisitStatus.Of(VisitSchedules.Current(key.Split(':')[0]), mother.Identity.BirthAt, mother.Visits, baby, now).Select(status => Word(status.State)));
        }
    }

    [Fact]
    public void The_manifest_counts_the_cases()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "MANIFEST.json")));
        Assert.Equal(manifest.RootElement.GetProperty("cases").GetInt32(), Cases().Count);
    }

    private static MotherRecord Fold(JsonArray facts)
    {
        var device = Guid.CreateVersion7();
        var motherId = Guid.CreateVersion7();
        MotherRecord? record = null;
        foreach (var (index, compact) in facts.Index())
        {
            var whole = compact!.DeepClone().AsObject();
            whole["id"] ??= Guid.CreateVersion7().ToString();
            whole["schema"] = 1;
            whole["deviceId"] = device.ToString();
            whole["deviceSequence"] = index + 1;
            whole["motherId"] = motherId.ToString();
            whole["corrects"] ??= null;
            var read = CareEventReader.Read(Facts.Element(whole));
            Assert.True(read.Succeeded, $"fact {index}: {read.Error?.Code} at {read.Error?.Where}");
            var next = MotherFold.Apply(record, read.Value, Author.Of(Facts.Midwife), DateTimeOffset.MaxValue.AddYears(-1));
            Assert.True(next.Succeeded, $"fact {index}: {next.Error?.Code} at {next.Error?.Where}");
            record = next.Value;
        }

        // The record as it is kept: what the list needs survives being written and read.
        return MotherRecordJson.Read(MotherRecordJson.Write(record!));
    }

    private static void AssertHolds(JsonObject expected, Adherence got)
    {
        var members = new Dictionary<string, object?>
        {
            ["expectedSessions"] = got.ExpectedSessions, ["expectedMs"] = got.ExpectedMs, ["plannedSessions"] = got.PlannedSessions, ["sessions"] = got.Sessions,
            ["wholeSessions"] = got.WholeSessions, ["deliveredMs"] = got.DeliveredMs, ["otherSessions"] = got.OtherSessions, ["recalledSessions"] = got.RecalledSessions,
            ["recalledMinutes"] = got.RecalledMinutes, ["givenToday"] = got.GivenToday, ["expectedToday"] = got.ExpectedToday,
            ["dueSince"] = got.DueSince is { } since ? InstantText.Write(since) : null, ["start"] = got.Start is { } start ? Word(start) : null, ["over"] = got.Over,
        };
        foreach (var (member, value) in expected)
        {
            Assert.True(members.ContainsKey(member), member);
            Assert.True(JsonNode.DeepEquals(value, JsonSerializer.SerializeToNode(members[member])), $"{member}: {members[member] ?? "null"}, expected {value?.ToJsonString() ?? "null"}");
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
