using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>The part of a paper a block belongs to.</summary>
internal enum PaperSection
{
    /// <summary>Title, authors, or a part with a name of its own before any known one.</summary>
    Front,

    /// <summary>Abstract.</summary>
    Abstract,

    /// <summary>Introduction and aims.</summary>
    Introduction,

    /// <summary>Methods.</summary>
    Methods,

    /// <summary>Results, also where the discussion stands in the same part.</summary>
    Results,

    /// <summary>Discussion.</summary>
    Discussion,

    /// <summary>Conclusion.</summary>
    Conclusion,

    /// <summary>Advice, thanks, declarations.</summary>
    After,

    /// <summary>The list of references.</summary>
    References,
}

/// <summary>Tells the parts of a paper by its headings, in Indonesian and English.</summary>
internal static partial class PaperSections
{
    /// <summary>The part of every block, in order. A heading that names no part leaves the one before.</summary>
    public static IReadOnlyList<PaperSection> Of(Paper paper)
    {
        var sections = new PaperSection[paper.Blocks.Count];
        var current = PaperSection.Front;
        for (var at = 0; at < sections.Length; at++)
        {
            if (paper.Blocks[at] is PaperHeading heading && Named(heading.Words) is { } named)
            {
                current = named;
            }

            sections[at] = current;
        }

        return sections;
    }

    private static PaperSection? Named(string heading)
    {
        var match = Names().Match(heading);
        return match.Success ? Enum.GetValues<PaperSection>().First(section => match.Groups[section.ToString()].Success) : null;
    }

    [GeneratedRegex(
        @"^\W*(?:bab\s+[ivx0-9]+\W*)?(?:[0-9]+(?:\.[0-9]+)*\.?\s+|[a-hivx]{1,4}\.\s+)?(?:" +
        @"(?<Abstract>abstra[ck]t?|ringkasan|summary|intisari)" +
        @"|(?<Introduction>pendahuluan|introduction|background|latar\s+belakang|tujuan(?:\s+penelitian)?|aims?|objectives?)" +
        @"|(?<Methods>metod(?:e|ologi)(?:\s+(?:dan\s+bahan|penelitian))?|(?:materials?\s+and\s+)?method(?:s|ology)?|bahan\s+dan\s+metode|(?:research\s+)?design\s+and\s+methods?)" +
        @"|(?<Results>hasil(?:\s+penelitian)?(?:\s+dan\s+pembahasan)?|results?(?:\s+and\s+discussion)?|findings|data\s+(?:umum|khusus))" +
        @"|(?<Discussion>pembahasan|diskusi|discussion)" +
        @"|(?<Conclusion>(?:ke)?simpulan(?:\s+dan\s+saran)?|penutup|conclusions?(?:\s+and\s+\w+)?)" +
        @"|(?<After>saran|recommendations?|ucapan\s+terima\s?kasih|acknowledge?ments?|funding|conflicts?\s+of\s+interests?|lampiran|appendix)" +
        @"|(?<References>daftar\s+(?:pustaka|rujukan|referensi)|referensi|references|bibliography|literature\s+cited)" +
        @")\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
