using System.Text.Json;
using System.Text.Json.Serialization;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;

namespace Lancar.Tests.Care.Sessions;

/// <summary>The C# half of the conformance proof: the companion app runs the same files.</summary>
public sealed class EngineCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "engine");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var path in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path) != "MANIFEST.json")
            {
                cases.Add(Path.GetFileNameWithoutExtension(path));
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        var root = document.RootElement;
        var rules = ReadRules(root.GetProperty("rules"));
        SessionState? state = null;
        var index = 0;
        foreach (var step in root.GetProperty("steps").EnumerateArray())
        {
            var now = step.TryGetProperty("now", out var own) ? own.GetInt64() : root.GetProperty("now").GetInt64();
            var read = SessionEventReader.Read(step.GetProperty("event"));
            var result = read.Succeeded ? SessionEngine.Apply(state, read.Value, rules, now) : read.Error;
            var place = $"{name}, step {index++}";
            if (step.TryGetProperty("refused", out var code))
            {
                Assert.True(!result.Succeeded, $"{place}: accepted, expected {code}");
                Assert.True(code.GetString() == result.Error.Code, $"{place}: refused with {result.Error.Code}, expected {code}");
            }
            else
            {
                Assert.True(result.Succeeded, $"{place}: refused with {result.Error?.Code} at {result.Error?.Where}");
                state = result.Value;
                AssertHolds(step.GetProperty("expect"), JsonSerializer.SerializeToElement(state, Json), place);
            }
        }

        Assert.True(index > 0, $"{name} has no steps.");
    }

    [Fact]
    public void The_manifest_counts_the_cases()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "MANIFEST.json")));
        Assert.Equal(manifest.RootElement.GetProperty("cases").GetInt32(), Cases().Count);
    }

    [Fact]
    public void Every_refusal_of_the_engine_has_a_case()
    {
        var codes = typeof(SessionRefusal).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        foreach (var path in Directory.GetFiles(Folder, "*.json"))
        {
            var text = File.ReadAllText(path);
            codes.RemoveWhere(code => text.Contains($"\"refused\": \"{code}\"", StringComparison.Ordinal));
        }

        Assert.Empty(codes);
    }

    private static SessionRules ReadRules(JsonElement rules) => new(
        [.. rules.GetProperty("phases").EnumerateArray().Select(phase => new SessionPhase(
            Enum.Parse<PhaseKind>(phase.GetProperty("kind").GetString()!, ignoreCase: true),
            phase.GetProperty("minMs").GetInt64(),
            phase.GetProperty("maxMs").GetInt64()))],
        [.. rules.GetProperty("signs").EnumerateArray().Select(sign => new SessionSign(
            sign.GetProperty("id").GetString()!,
            Enum.Parse<SignLevel>(sign.GetProperty("level").GetString()!, ignoreCase: true)))]);

    private static void AssertHolds(JsonElement expected, JsonElement state, string place)
    {
        foreach (var member in expected.EnumerateObject())
        {
            Assert.True(state.TryGetProperty(member.Name, out var actual), $"{place}: the state has no {member.Name}");
            Assert.True(JsonElement.DeepEquals(member.Value, actual), $"{place}: {member.Name} is {actual.GetRawText()}, expected {member.Value.GetRawText()}");
        }
    }
}
