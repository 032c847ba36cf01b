using System.Text.Json;
using Lancar.Domain.Care;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;
using static Lancar.Tests.Care.Protocols.OwnProtocols;

namespace Lancar.Tests.Care.Protocols;

/// <summary>From a copy over a form to a version: what is kept, what must be mended, and where.</summary>
public sealed class ProtocolDraftTests
{
    public static TheoryData<string> Presets => [.. ProtocolLibrary.All.Select(protocol => protocol.Id)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_copy_left_as_it_is_says_the_same_in_both_languages(string preset)
    {
        var basis = Copied(preset);
        foreach (var language in Enum.GetValues<Language>())
        {
            var read = ProtocolDraftReader.Read(ProtocolDraft.Of(basis, language), basis, "own-1", 3, language);
            Assert.Empty(read.Problems);
            var made = read.Protocol!;
            Assert.Equal(("own-1", 3, null), (made.Id, made.Version, made.Preset));
            Assert.Equal(basis.Phases, made.Phases);
            Assert.Equal((basis.Name, basis.Area, basis.Technique, basis.Evidence, basis.Sources[0]), (made.Name, made.Area, made.Technique, made.Evidence, made.Sources.Single()));
            Assert.Equal((basis.Schedule.SessionsPerDay, basis.Schedule.Days, basis.Schedule.Note), (made.Schedule.SessionsPerDay, made.Schedule.Days, made.Schedule.Note));
            Assert.Equal(basis.Schedule.StartHours, made.Schedule.StartHours);
            Assert.Equal(basis.Performers, made.Performers);
        }
    }

    [Fact]
    public void An_approval_is_not_copied()
    {
        var basis = Copied() with { SignOff = new(SignOffState.Approved, "dr. Contoh", new DateOnly(2026, 1, 2)) };
        Assert.Equal(new SignOff(SignOffState.Draft, null, null), ProtocolDraftReader.Read(ProtocolDraft.Of(basis, Language.English), basis, "own-1", 1, Language.English).Protocol!.SignOff);
    }

    [Fact]
    public void A_changed_text_stands_in_both_languages_as_typed_on_one_line()
    {
        var made = Changed("Name", "  Pijat\r\n pagi ").Protocol!;
        Assert.Equal(new LocalizedText("Pijat pagi", "Pijat pagi"), made.Name);
    }

    [Theory]
    [InlineData("Name", "", "site-protocol.missing")]
    [InlineData("Name", " \n\u0007", "site-protocol.missing")]
    [InlineData("Name", "61", "site-protocol.long-text")]
    [InlineData("SourceRef", "", "site-protocol.missing")]
    [InlineData("SourceWhere", "81", "site-protocol.long-text")]
    [InlineData("SourceSays", "601", "site-protocol.long-text")]
    [InlineData("Note", "", "site-protocol.missing")]
    [InlineData("Unknown", "", "site-protocol.missing")]
    [InlineData("Area", "t4 lower-back", "site-protocol.missing")]
    [InlineData("Direction", "sideways", "site-protocol.missing")]
    [InlineData("Grade", "certain", "site-protocol.missing")]
    [InlineData("SessionsPerDay", "0", "site-protocol.number")]
    [InlineData("SessionsPerDay", "1", null)]
    [InlineData("SessionsPerDay", "12", null)]
    [InlineData("SessionsPerDay", "13", "site-protocol.number")]
    [InlineData("SessionsPerDay", "2,5", "site-protocol.number")]
    [InlineData("SessionsPerDay", "-1", "site-protocol.number")]
    [InlineData("SessionsPerDay", "99999999999999999999", "site-protocol.number")]
    [InlineData("SessionsPerDay", "", null)]
    [InlineData("Days", "0", "site-protocol.number")]
    [InlineData("Days", "42", null)]
    [InlineData("Days", "43", "site-protocol.number")]
    public void Each_field_has_its_own_problem(string field, string typed, string? code)
    {
        var text = int.TryParse(typed, out var length) && length > 43 ? new string('a', length) : typed;
        var read = Changed(field, text);
        Assert.Equal(code is null ? [] : [(code, field)], read.Problems.Select(problem => (problem.Code, problem.Where!)));
        Assert.Equal(code is null, read.Protocol is not null);
    }

    [Theory]
    [InlineData("", "6", "site-protocol.missing", "FromHours")]
    [InlineData("2", "", "site-protocol.missing", "ToHours")]
    [InlineData("6", "6", "site-protocol.window", "ToHours")]
    [InlineData("5", "6", null, null)]
    [InlineData("0", "1008", null, null)]
    [InlineData("0", "1009", "site-protocol.number", "ToHours")]
    [InlineData("x", "9", "site-protocol.number", "FromHours")]
    public void The_first_session_has_a_window_or_none(string from, string to, string? code, string? where)
    {
        var read = Read(Copied(), new() { ["FromHours"] = from, ["ToHours"] = to });
        Assert.Equal(code is null ? [] : [(code, where!)], read.Problems.Select(problem => (problem.Code, problem.Where!)));
        if (code is null)
        {
            Assert.Equal([int.Parse(from), int.Parse(to)], read.Protocol!.Schedule.StartHours);
        }
    }

    public static TheoryData<string, PhaseDraft[], string?, string?> PhaseCases => new()
    {
        { "as short as ever written", [Phase("massage", 2, 3)], null, null },
        { "shorter", [Phase("massage", 1, 3)], "site-protocol.too-short", "Phases" },
        { "as long as ever written", [Phase("massage", 15, 15), Phase("rest", 1, 10), Phase("massage", 15, 15)], null, null },
        { "longer in one", [Phase("massage", 15, 30, 1)], "site-protocol.too-long", "Phases[0]" },
        { "longer in sum", [Phase("massage", 15, 15), Phase("rest", 1, 1), Phase("massage", 15, 15, 1)], "site-protocol.too-long", "Phases" },
        { "too long a rest", [Phase("massage", 5, 5), Phase("rest", 1, 10, 1), Phase("massage", 5, 5)], "site-protocol.rest-too-long", "Phases[1]" },
        { "rest first", [Phase("rest", 1, 1), Phase("massage", 5, 5)], "site-protocol.rest-between", "Phases[0]" },
        { "rest last", [Phase("massage", 5, 5), Phase("rest", 1, 1)], "site-protocol.rest-between", "Phases[1]" },
        { "two rests", [Phase("massage", 5, 5), Phase("rest", 1, 1), Phase("rest", 1, 1), Phase("massage", 5, 5)], "site-protocol.rest-between", "Phases[2]" },
        { "least over most", [Phase("massage", 6, 5)], "site-protocol.least-over-most", "Phases[0]" },
        { "no time at all", [Phase("massage", 0, 5)], "site-protocol.least-over-most", "Phases[0]" },
        { "sixty seconds", [Phase("massage", 5, 5, 60)], "site-protocol.time", "Phases[0]" },
        { "half empty", [new() { Kind = "massage", LeastMinutes = "5" }], "site-protocol.time", "Phases[0]" },
        { "of no kind", [new() { Kind = "sleep", LeastMinutes = "5", MostMinutes = "5" }], "site-protocol.missing", "Phases[0]" },
        { "nothing typed", [new()], "site-protocol.phase-count", "Phases" },
        { "twelve", [.. Enumerable.Repeat(Phase("massage", 1, 2), 12)], null, null },
        { "thirteen", [.. Enumerable.Repeat(Phase("massage", 1, 2), 13)], "site-protocol.phase-count", "Phases" },
        { "an empty one between is left out, and places stay those of the form", [Phase("massage", 5, 5), new(), Phase("rest", 1, 1)], "site-protocol.rest-between", "Phases[2]" },
    };

    [Theory]
    [MemberData(nameof(PhaseCases))]
    public void Phases_keep_to_what_was_ever_written_down(string what, PhaseDraft[] phases, string? code, string? where)
    {
        var read = Read(Copied(), [], phases);
        Assert.True(code is null ? read.Problems.Count == 0 : read.Problems is [{ } one] && (one.Code, one.Where) == (code, where),
            $"{what}: {string.Join(", ", read.Problems.Select(problem => $"{problem.Code} at {problem.Where}"))}");
    }

    [Fact]
    public void Every_field_is_told_of_at_once_in_the_order_of_the_form()
    {
        var read = ProtocolDraftReader.Read(new ProtocolDraft(), Copied(), "own-1", 1, Language.Indonesian);
        Assert.Equal(["Name", "Phases", "Area", "Direction", "Performers", "Note", "SourceRef", "SourceWhere", "SourceSays", "Grade", "Unknown"], read.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void What_the_form_left_open_is_told_as_not_stated()
    {
        var made = Read(Copied(), new() { ["SessionsPerDay"] = "", ["Days"] = "" }).Protocol!;
        Assert.Equal(["sessions-per-day", "days", "start-hour", "position", "contraindications"], made.NotStated);
        Assert.Empty(made.Assumed);
    }

    [Fact]
    public void A_protocol_is_read_as_it_was_written_and_can_say_nothing_of_the_gate()
    {
        var made = Made();
        var json = ProtocolJson.Write(made);
        Assert.Equal(json, ProtocolJson.Write(ProtocolJson.Read(json)));
        Assert.Throws<JsonException>(() => ProtocolJson.Read(json.Insert(1, "\"gate\":null,")));
        Assert.Equal(BeforeMassage.Gate.Signs.Count, SessionRules.From(made, BeforeMassage.Gate).Signs.Count);
    }

    [Fact]
    public void A_site_version_has_the_shape_of_the_presets()
    {
        using var own = JsonDocument.Parse(ProtocolJson.Write(Made()));
        using var preset = JsonDocument.Parse(ProductData.Bytes("protocols/kerinci.json"));
        Assert.Equal(preset.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal), own.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static ReadDraft Changed(string field, string typed) => Read(Copied(), new() { [field] = typed });

    private static ReadDraft Read(Protocol basis, Dictionary<string, string> typed, PhaseDraft[]? phases = null)
    {
        var copy = ProtocolDraft.Of(basis, Language.Indonesian);
        string? Of(string field, string? value) => typed.GetValueOrDefault(field, value!);
        return ProtocolDraftReader.Read(
            new ProtocolDraft
            {
                Name = Of("Name", copy.Name), Phases = phases ?? copy.Phases, Area = Of("Area", copy.Area), Direction = Of("Direction", copy.Direction),
                SessionsPerDay = Of("SessionsPerDay", copy.SessionsPerDay), Days = Of("Days", copy.Days), FromHours = Of("FromHours", copy.FromHours), ToHours = Of("ToHours", copy.ToHours),
                Performers = copy.Performers, Note = Of("Note", copy.Note), SourceRef = Of("SourceRef", copy.SourceRef), SourceWhere = Of("SourceWhere", copy.SourceWhere),
                SourceSays = Of("SourceSays", copy.SourceSays), Grade = Of("Grade", copy.Grade), Unknown = Of("Unknown", copy.Unknown),
            },
            basis, "own-1", 1, Language.Indonesian);
    }
}
