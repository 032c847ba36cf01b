using System.Globalization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>What a draft came to: the protocol, or everything that must be mended, field by field.</summary>
/// <param name="Protocol">The protocol, a draft without approval; null while there is a problem.</param>
/// <param name="Problems">Coded, in the order of the form; <see cref="Error.Where"/> is the field: <c>Name</c>, <c>Phases[2]</c>.</param>
public sealed record ReadDraft(Protocol? Protocol, IReadOnlyList<Error> Problems);

/// <summary>Reads one draft against <see cref="ProtocolBounds"/>.</summary>
public sealed class ProtocolDraftReader
{
    private const int LongestName = 60;
    private const int LongestRef = 80;
    private const int LongestText = 600;

    private readonly ProtocolDraft draft;
    private readonly Protocol basis;
    private readonly Language language;
    private readonly ProtocolBounds bounds = ProtocolBounds.Current;
    private readonly List<Error> problems = [];

    private ProtocolDraftReader(ProtocolDraft draft, Protocol basis, Language language) => (this.draft, this.basis, this.language) = (draft, basis, language);

    /// <summary>Reads a draft.</summary>
    /// <param name="draft">As typed.</param>
    /// <param name="basis">The protocol it was copied from: what the form does not ask for (motion of the hands, pressure, positions) stays as there.</param>
    /// <param name="id">Its id when published.</param>
    /// <param name="version">Its version when published, from 1.</param>
    /// <param name="language">The language typed in. A text left as it was copied keeps its wording in the other language; any other stands in both as typed.</param>
    public static ReadDraft Read(ProtocolDraft draft, Protocol basis, string id, int version, Language language)
    {
        var reader = new ProtocolDraftReader(draft, basis, language);
        var protocol = reader.Made(id, version);
        return new(reader.problems.Count == 0 ? protocol : null, reader.problems);
    }

    private Protocol Made(string id, int version)
    {
        var name = Words(nameof(draft.Name), draft.Name, LongestName, basis.Name);
        var phases = Phases();
        // Two presets may name the same landmarks in other words: those copied go before.
        var area = ProtocolDraft.Areas.Prepend(basis.Area).FirstOrDefault(known => ProtocolDraft.AreaOf(known) == draft.Area) ?? Missing(nameof(draft.Area), basis.Area);
        var direction = Choice(nameof(draft.Direction), draft.Direction, ProtocolDraft.Directions);
        var perDay = Whole(nameof(draft.SessionsPerDay), draft.SessionsPerDay, 1, bounds.MostSessionsPerDay.Value);
        var days = Whole(nameof(draft.Days), draft.Days, 1, bounds.MostDays.Value);
        var start = Start();
        var performers = ProtocolDraft.AllPerformers.Where(draft.Performers.Contains).ToList();
        if (performers.Count == 0)
        {
            Missing(nameof(draft.Performers), performers);
        }

        var note = Words(nameof(draft.Note), draft.Note, LongestText, basis.Schedule.Note);
        return basis with
        {
            Id = id,
            Version = version,
            Preset = null,
            Name = name,
            Sources = [Source()],
            Evidence = new(Choice(nameof(draft.Grade), draft.Grade, ProtocolDraft.Grades), Words(nameof(draft.Unknown), draft.Unknown, LongestText, basis.Evidence.Unknown)),
            SignOff = new(SignOffState.Draft, null, null),
            Phases = phases,
            Assumed = [],
            Area = area,
            Technique = basis.Technique with { Direction = direction },
            Schedule = new(perDay, days, start, basis.Schedule.SessionsPerDay == perDay ? basis.Schedule.Times : [], note),
            Performers = performers,
            NotStated = [.. NotStated(perDay, days, start)],
        };
    }

    private ProtocolSource Source() => new(
        Text(nameof(draft.SourceRef), draft.SourceRef, LongestRef), Text(nameof(draft.SourceWhere), draft.SourceWhere, LongestRef),
        Words(nameof(draft.SourceSays), draft.SourceSays, LongestText, basis.Sources[0].Says));

    /// <summary>What the form left open, and what it does not ask for and the copied protocol's source does not state.</summary>
    private IEnumerable<string> NotStated(int? perDay, int? days, IReadOnlyList<int>? start)
    {
        (string Code, bool Open)[] asked = [("sessions-per-day", perDay is null), ("days", days is null), ("start-hour", start is null)];
        string[] kept = ["pressure", "position", "contraindications"];
        return asked.Where(one => one.Open).Select(one => one.Code).Concat(basis.NotStated.Intersect(kept));
    }

    private List<ProtocolPhase> Phases()
    {
        var read = draft.Phases.Index().Where(item => !item.Item.IsEmpty).Select(item => (Where: $"Phases[{item.Index}]", Phase: Phase($"Phases[{item.Index}]", item.Item))).ToList();
        if (read.Any(item => item.Phase is null))
        {
            return [];
        }

        var phases = read.Select(item => item.Phase!).ToList();
        if (phases.Count == 0 || phases.Count > bounds.MostPhases.Value)
        {
            Problem("site-protocol.phase-count", nameof(draft.Phases), ("most", bounds.MostPhases.Value));
            return phases;
        }

        foreach (var (index, (where, phase)) in read.Index())
        {
            if (phase!.Kind == PhaseKind.Rest && (index == 0 || index == read.Count - 1 || phases[index - 1].Kind == PhaseKind.Rest))
            {
                Problem("site-protocol.rest-between", where);
            }
        }

        var massage = phases.Where(phase => phase.Kind == PhaseKind.Massage).ToList();
        if (massage.Sum(phase => phase.MinSeconds) < bounds.LeastMassageSeconds.Value)
        {
            Problem("site-protocol.too-short", nameof(draft.Phases), ("least", bounds.LeastMassageSeconds.Value / 60));
        }

        if (massage.Sum(phase => (long)phase.MaxSeconds) > bounds.MostMassageSeconds.Value)
        {
            Problem("site-protocol.too-long", nameof(draft.Phases), ("most", bounds.MostMassageSeconds.Value / 60));
        }

        return phases;
    }

    private ProtocolPhase? Phase(string where, PhaseDraft typed)
    {
        if (typed.Kind is not ("massage" or "rest"))
        {
            Problem("site-protocol.missing", where);
            return null;
        }

        var isRest = typed.Kind == "rest";
        var longest = isRest ? bounds.MostRestSeconds.Value : bounds.MostMassageSeconds.Value;
        var (least, most) = (Seconds(typed.LeastMinutes, typed.LeastSeconds), Seconds(typed.MostMinutes, typed.MostSeconds));
        if (least is null || most is null)
        {
            Problem("site-protocol.time", where);
            return null;
        }

        if (least < 1 || least > most)
        {
            Problem("site-protocol.least-over-most", where);
            return null;
        }

        if (most > longest)
        {
            Problem(isRest ? "site-protocol.rest-too-long" : "site-protocol.too-long", where, ("most", longest / 60));
            return null;
        }

        return new(isRest ? PhaseKind.Rest : PhaseKind.Massage, least.Value, most.Value);
    }

    /// <summary>Minutes and seconds as seconds; an empty part counts as 0 beside the other. Null when it is no time.</summary>
    private static int? Seconds(string? minutes, string? seconds) =>
        string.IsNullOrWhiteSpace(minutes) && string.IsNullOrWhiteSpace(seconds) ? null
        : (Part(minutes, 999), Part(seconds, 59)) is ({ } whole, { } rest) ? (whole * 60) + rest : null;

    private static int? Part(string? typed, int most) =>
        string.IsNullOrWhiteSpace(typed) ? 0 : Number(typed) is { } number && number <= most ? number : null;

    private IReadOnlyList<int>? Start()
    {
        var isFromTyped = !string.IsNullOrWhiteSpace(draft.FromHours);
        if (isFromTyped != !string.IsNullOrWhiteSpace(draft.ToHours))
        {
            return Missing<IReadOnlyList<int>?>(isFromTyped ? nameof(draft.ToHours) : nameof(draft.FromHours), null);
        }

        var (from, to) = (Whole(nameof(draft.FromHours), draft.FromHours, 0, bounds.LastHour), Whole(nameof(draft.ToHours), draft.ToHours, 1, bounds.LastHour));
        if (from is null || to is null)
        {
            return null;
        }

        if (from >= to)
        {
            Problem("site-protocol.window", nameof(draft.ToHours));
        }

        return [from.Value, to.Value];
    }

    private int? Whole(string where, string? typed, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (Number(typed) is { } number && number >= least && number <= most)
        {
            return number;
        }

        Problem("site-protocol.number", where, ("least", least), ("most", most));
        return null;
    }

    private static int? Number(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Choice(string where, string? chosen, IReadOnlyList<string> known) => chosen is not null && known.Contains(chosen) ? chosen : Missing(where, known[0]);

    private LocalizedText Words(string where, string? typed, int longest, LocalizedText copied)
    {
        var text = Text(where, typed, longest);
        return text == Clean(copied.In(language)) ? copied : new(text, text);
    }

    private string Text(string where, string? typed, int longest)
    {
        var text = Clean(typed);
        if (text.Length == 0)
        {
            return Missing(where, text);
        }

        if (text.Length > longest)
        {
            Problem("site-protocol.long-text", where, ("most", longest));
        }

        return text;
    }

    /// <summary>Text as it is kept: one blank between words, no line breaks, no control characters.</summary>
    private static string Clean(string? typed) =>
        string.Join(' ', new string([.. (typed ?? "").Select(sign => char.IsControl(sign) ? ' ' : sign)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private T Missing<T>(string where, T instead)
    {
        Problem("site-protocol.missing", where);
        return instead;
    }

    private void Problem(string code, string where, params (string Name, object Value)[] values) => problems.Add(Error.Of(code, where, values));
}
