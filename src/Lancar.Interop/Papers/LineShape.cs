using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Lancar.Interop.Papers;

/// <summary>What a line looks like, from its words and numbers alone: part of a table, running text, a caption, a heading.</summary>
internal readonly partial record struct LineShape
{
    private static readonly FrozenSet<string> HeaderWords = FrozenSet.ToFrozenSet(
    [
        "n", "f", "%", "no", "mean", "rata-rata", "rerata", "rata", "sd", "se", "std", "deviasi", "deviation", "simpangan", "baku", "standar", "standard",
        "min", "minimum", "minimal", "maks", "maksimum", "maksimal", "max", "maximum", "median", "modus", "mode", "p", "value", "p-value", "pvalue", "nilai",
        "sig", "asymp", "tailed", "2-tailed", "ci", "95%", "95%ci", "ik", "or", "por", "pr", "rr", "aor", "selisih", "difference", "beda", "jumlah", "frekuensi",
        "frequency", "persentase", "presentase", "persen", "percentage", "percent", "total", "variabel", "variable", "kategori", "category",
        "karakteristik", "characteristic", "characteristics", "kelompok", "group", "responden", "kriteria", "t", "z", "df", "range", "rentang", "iqr",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SentenceOpeners = FrozenSet.ToFrozenSet(
    [
        "berdasarkan", "hasil", "dari", "pada", "dapat", "diketahui", "menurut", "sumber", "source", "note", "notes", "keterangan", "catatan", "based", "the", "from",
        "as", "according", "results", "it", "this", "in", "menunjukkan", "data", "uji",
    ], StringComparer.OrdinalIgnoreCase);

    private LineShape(int words, int numbers, int headers, bool isDivided, bool opensSentence) =>
        (Words, Numbers, Headers, IsDivided, OpensSentence) = (words, numbers, headers, isDivided, opensSentence);

    /// <summary>Tokens with letters that are no column headings.</summary>
    public int Words { get; }

    /// <summary>Tokens that are numbers, percentages, ranges or limits in brackets.</summary>
    public int Numbers { get; }

    /// <summary>Tokens that head columns of result tables, in Indonesian or English.</summary>
    public int Headers { get; }

    /// <summary>True when tabs or wide gaps keep cells apart.</summary>
    public bool IsDivided { get; }

    /// <summary>True when it begins as sentences below tables do.</summary>
    public bool OpensSentence { get; }

    /// <summary>A row of a table, or its heading.</summary>
    public bool IsRow => IsDivided || (Words == 0 && Numbers + Headers > 0) || (Numbers >= 2 && Words <= 2 * Numbers && !OpensSentence && Words <= 8)
        || (Headers >= 2 && Words <= 3) || (Numbers == 1 && Words <= 3 && !OpensSentence);

    /// <summary>Running text beyond doubt: it cannot belong to a table.</summary>
    public bool IsProse => !IsDivided && Words >= 3 && (OpensSentence || Words >= 7) && Words > Numbers;

    /// <summary>Looks at a line.</summary>
    public static LineShape Of(string line)
    {
        var (words, numbers, headers, first) = (0, 0, 0, true);
        var opens = false;
        foreach (var range in line.AsSpan().SplitAny(' ', '\t'))
        {
            var token = line.AsSpan(range).Trim("()[],;:*.");
            if (token.IsEmpty)
            {
                continue;
            }

            if (first)
            {
                opens = SentenceOpeners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token);
                first = false;
            }

            if (HeaderWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token))
            {
                headers++;
            }
            else if (IsNumber(token))
            {
                numbers++;
            }
            else if (token.IndexOfAnyInRange('A', 'z') >= 0 || char.IsLetter(token[0]))
            {
                words++;
            }
        }

        return new LineShape(words, numbers, headers, HasCells(line), opens || LabelInSentence().IsMatch(line));
    }

    /// <summary>A caption: the label of a table at the beginning of a line, followed by a title and not by a sentence.</summary>
    public static bool IsCaption(string line) => Caption().IsMatch(line);

    /// <summary>A heading: short, without a full stop, in capitals, or one of the headings papers have.</summary>
    public static bool IsHeading(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length is < 4 or > 80 || text[^1] is '.' or ',' or ';' || line.Contains('\t', StringComparison.Ordinal))
        {
            return false;
        }

        return text.IndexOfAnyInRange('a', 'z') < 0 && text.IndexOfAnyInRange('A', 'Z') >= 0 && Of(line) is { Numbers: <= 1, IsDivided: false } || KnownHeading().IsMatch(line);
    }

    /// <summary>One of the headings papers have, in Indonesian or English.</summary>
    public static bool IsKnownHeading(string line) => KnownHeading().IsMatch(line);

    private static bool IsNumber(ReadOnlySpan<char> token)
    {
        token = token.TrimStart("<>=≤≥±+-−–—$");
        if (token.IsEmpty || !(char.IsAsciiDigit(token[0]) || (token[0] is '.' or ',' && token.Length > 1 && char.IsAsciiDigit(token[1]))))
        {
            return false;
        }

        foreach (var one in token)
        {
            if (char.IsLetter(one))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasCells(string line)
    {
        if (line.AsSpan().Trim().Contains('\t'))
        {
            return true;
        }

        // Two gaps of three blanks and more: text set in columns has one, rows of tables have several.
        var (gaps, run) = (0, 0);
        foreach (var one in line.AsSpan().Trim())
        {
            run = one == ' ' ? run + 1 : 0;
            gaps += run == 3 ? 1 : 0;
        }

        return gaps >= 2;
    }

    // "Tabel 1. Judul", "Tabel 4.1 Judul", "TABEL 2"; not "Tabel 1 diperoleh bahwa …".
    [GeneratedRegex(@"^\s*(?:Tabel|TABEL|Table|TABLE)\s+\d+(?:[.\-]\d+)*(?:\s*[.:]|\s+(?=\p{Lu})|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    // "Tabel 1 diperoleh bahwa", "Table 2 shows".
    [GeneratedRegex(@"^\s*(?:[Tt]abel|[Tt]able)\s+\d+(?:[.\-]\d+)*,?\s+\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex LabelInSentence();

    [GeneratedRegex(
        @"^\s*(?:\d+(?:\.\d+)*\.?\s+)?(?:abstrak|abstract|pendahuluan|introduction|metode(?: penelitian)?|methods?|bahan dan metode|hasil(?: penelitian)?(?: dan pembahasan)?|results?(?: and discussion)?|pembahasan|discussion|simpulan|kesimpulan(?: dan saran)?|conclusions?|saran|daftar pustaka|daftar rujukan|references|bibliography|data umum|data khusus)\s*:?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownHeading();
}
