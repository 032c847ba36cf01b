using Lancar.Domain.Kernel;

namespace Lancar.Interop.Tables;

/// <summary>How much an issue of a foreign file matters.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>The file was read, but somebody should look.</summary>
    Warning,

    /// <summary>The file, or the asked column, cannot be used as it is.</summary>
    Error,
}

/// <summary>Where in a file an issue stands.</summary>
/// <param name="Line">Line of the file, counted from 1 with the header line, or null when it concerns the whole file.</param>
/// <param name="Column">Name of the column as the header prints it, or null.</param>
/// <param name="Value">What stands there, shortened to 40 characters and without control characters, or null.</param>
public sealed record FilePlace(int? Line = null, string? Column = null, string? Value = null);

/// <summary>Something found while reading a foreign file: what, where, how bad, and whether data were lost by going on.</summary>
/// <param name="Code">Stable code, for example <c>table.number-ambiguous</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong and how to mend it, in both languages.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="DataLost">True when something of the file is not in the value that was read.</param>
public sealed record ReadIssue(string Code, IssueSeverity Severity, LocalizedText Message, FilePlace Place, bool DataLost)
{
    private const int LongestShownValue = 40;

    /// <summary>An issue worded in <c>data/texts/*/study.json</c> under its own code. The text may use <c>{line}</c>, <c>{column}</c> and <c>{value}</c>.</summary>
    internal static ReadIssue Of(string code, IssueSeverity severity, FilePlace? place = null, bool dataLost = false, params (string Name, object Value)[] values)
    {
        var at = Shorten(place ?? new FilePlace());
        (string, object)[] all =
            [.. values, ("line", at.Line ?? 0), ("column", at.Column ?? ""), ("value", at.Value ?? "")];
        return new(code, severity, Texts.Both("study." + code, all), at, dataLost);
    }

    /// <summary>The issue as the house's error, for callers that can only fail.</summary>
    public Error ToError() => new(Code, Message, Where());

    private string? Where() => (Place.Line, Place.Column) switch
    {
        (int line, string column) => $"{line}:{column}",
        (int line, null) => $"{line}",
        (null, string column) => column,
        _ => null,
    };

    private static FilePlace Shorten(FilePlace place) => place with
    {
        Column = place.Column is { } column ? Shown(column) : null,
        Value = place.Value is { } value ? Shown(value) : null,
    };

    /// <summary>Foreign text as a message may show it: at most 40 characters, and nothing that could steer a terminal.</summary>
    internal static string Shown(string text)
    {
        var plain = string.Concat(text.Take(LongestShownValue).Select(character => char.IsControl(character) ? '\uFFFD' : character));
        return text.Length > LongestShownValue ? plain + "…" : plain;
    }
}

/// <summary>What came of reading a foreign file: the value as far as it could be read, and everything noticed on the way.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">The value, or null when nothing usable could be read.</param>
/// <param name="Issues">Everything noticed, in the order of the file.</param>
public sealed record Reading<T>(T? Value, IReadOnlyList<ReadIssue> Issues)
    where T : class
{
    /// <summary>True when there is a value and no issue is an error.</summary>
    public bool IsUsable => Value is not null && Issues.All(issue => issue.Severity != IssueSeverity.Error);

    /// <summary>The issues that forbid using the value.</summary>
    public IEnumerable<ReadIssue> Errors => Issues.Where(issue => issue.Severity == IssueSeverity.Error);
}
