using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Which of two measurements a word means.</summary>
internal enum Moment
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Before the intervention.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}

/// <summary>Reads "pretest", "sesudah" and their like.</summary>
internal static partial class BeforeAfter
{
    /// <summary>The moment a label names; none when it names neither, or both.</summary>
    public static Moment Of(string? label) => (label is not null && Before().IsMatch(label), label is not null && After().IsMatch(label)) switch
    {
        (true, false) => Moment.Before,
        (false, true) => Moment.After,
        _ => Moment.None,
    };

    /// <summary>True when a heading names both, the earlier one first.</summary>
    public static bool InOrder(string heading) => Before().Match(heading) is { Success: true } before && After().Match(heading) is { Success: true } after && before.Index < after.Index;

    [GeneratedRegex(@"\b(?:pre\s*-?\s*test|pra\s*-?\s*test|pre|sebelum|before|baseline)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:post\s*-?\s*test|pasca\s*-?\s*test|post|sesudah|setelah|after)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex After();
}
