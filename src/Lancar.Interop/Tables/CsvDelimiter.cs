namespace Lancar.Interop.Tables;

/// <summary>Finds the delimiter of a file: the candidate outside quotes that splits the header line into most columns.</summary>
internal static class CsvDelimiter
{
    private const int LinesLookedAt = 50;

    private static readonly char[] Candidates = [';', '\t', ','];

    /// <summary>The delimiter; a file whose header holds none of the candidates is a table of one column and gets <c>;</c>.</summary>
    internal static char Detect(string text)
    {
        var header = HeaderLine(text);
        var best = Candidates[0];
        foreach (var candidate in Candidates)
        {
            if (CountOutsideQuotes(header, candidate) > CountOutsideQuotes(header, best))
            {
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The delimiter of a table whose first lines may be its caption: the candidate that most of the first lines hold; of several, the one they hold most often.</summary>
    internal static char DetectIn(string text)
    {
        var lines = text.Split('\n', LinesLookedAt + 1).Take(LinesLookedAt).ToArray();
        return Candidates.MaxBy(candidate => (lines.Count(line => CountOutsideQuotes(line, candidate) > 0), lines.Sum(line => CountOutsideQuotes(line, candidate))));
    }

    /// <summary>Excel's hint line <c>sep=;</c>, which names the delimiter and is not data.</summary>
    internal static (char Delimiter, int Length)? Hint(string text)
    {
        if (text.Length < 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = text.IndexOf('\n');
        var line = (end < 0 ? text : text[..end]).TrimEnd('\r');
        return line.Length == 5 ? (line[4], end < 0 ? text.Length : end + 1) : null;
    }

    private static string HeaderLine(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] is '\r' or '\n' or ' ')
        {
            start++;
        }

        var end = text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text[start..] : text[start..end];
    }

    private static int CountOutsideQuotes(string line, char candidate)
    {
        var quoted = false;
        var count = 0;
        foreach (var character in line)
        {
            quoted ^= character == '"';
            count += character == candidate && !quoted ? 1 : 0;
        }

        return count;
    }
}
