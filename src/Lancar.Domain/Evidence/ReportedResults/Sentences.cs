namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Divides a text into sentences.</summary>
internal static class Sentences
{
    private static readonly string[] shortened = ["sig", "asymp", "exact", "vs", "dr", "al", "no", "gbr", "fig", "tab", "dll", "dkk", "st", "eq", "approx", "d.f", "df", "resp", "st", "i.e", "e.g"];

    /// <summary>Start and length of each sentence. A point ends one before a blank and a capital, unless it shortens a word or ends an initial.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '.' or '!' or '?' && EndsAt(text, start, at))
            {
                yield return (start, at + 1 - start);
                start = at + 1;
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length - start);
        }
    }

    private static bool EndsAt(string text, int start, int at)
    {
        var next = at + 1;
        while (next < text.Length && next - at < 8 && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next == at + 1 || next >= text.Length || !char.IsUpper(text[next]))
        {
            return false;
        }

        var word = at;
        while (word > start && at - word < 10 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        var before = text[word..at];
        return text[at] != '.' || !((before.Length == 1 && char.IsUpper(before[0])) || shortened.Contains(before, StringComparer.OrdinalIgnoreCase));
    }
}
