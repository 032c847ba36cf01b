namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Judges what stands between a statistic and a p: words that name nothing else leave the p to the statistic.</summary>
internal static class WordedGap
{
    /// <summary>The most characters between a statistic and a p before it.</summary>
    public const int FarthestBefore = 25;

    private const int FarthestAfter = 160;

    /// <summary>Words that may stand between a statistic and its p. Any other word may name something else that the p belongs to.</summary>
    private static readonly HashSet<string> between = new(
        [
            "a", "adalah", "alpha", "an", "and", "arah", "are", "asymp", "at", "besar", "bermakna", "berarti", "ci", "cohen", "corresponding", "critical", "d", "dan", "dari", "daripada",
            "degrees", "dengan", "derajat", "df", "db", "dk", "di", "didapat", "didapatkan", "difference", "diperoleh", "dua", "ekor", "eta", "exact", "for", "freedom", "g", "greater", "giving", "had",
            "hasil", "hedges", "hitung", "ik", "in", "is", "karena", "kebebasan", "kecil", "ki", "lebih", "level", "maka", "mana", "md", "mean", "menunjukkan", "n", "nilai", "not", "of", "one", "or", "partial",
            "pada", "phi", "s", "satu", "sd", "se", "sebesar", "secara", "sehingga", "selisih", "sided", "sig", "significance", "significant", "signifikan", "signifikansi", "sisi", "smaller", "statistically",
            "statistik", "t", "f", "tabel", "table", "tail", "tailed", "than", "taraf", "the", "tidak", "to", "two", "sampai", "hingga", "v", "value", "was", "were", "where", "which", "with", "yang", "yielding", "η", "ηp", "ω", "α", "φ", "ε", "i", "tingkat",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True when nothing between them, other marks aside, could be what the p belongs to.</summary>
    public static bool IsNear(string sentence, List<WordedMark> group, WordedMark statistic, WordedMark value)
    {
        var before = value.End <= statistic.Start;
        var (from, to) = before ? (value.End, statistic.Start) : (statistic.End, value.Start);
        if (to - from > (before ? FarthestBefore : FarthestAfter))
        {
            return false;
        }

        var at = from;
        foreach (var mark in group.Where(mark => mark.Start >= from && mark.End <= to))
        {
            if (!NamesNothing(sentence.AsSpan(at, mark.Start - at)))
            {
                return false;
            }

            at = mark.End;
        }

        return NamesNothing(sentence.AsSpan(at, to - at));
    }

    /// <summary>True when a text names nothing that a p behind it could belong to.</summary>
    public static bool NamesNothing(ReadOnlySpan<char> gap)
    {
        var known = between.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < gap.Length; at++)
        {
            var length = 0;
            while (at + length < gap.Length && char.IsLetter(gap[at + length]))
            {
                length++;
            }

            if (length > 0 && !known.Contains(gap.Slice(at, length)))
            {
                return false;
            }

            at += length;
        }

        return true;
    }
}
