using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>The test a paper names.</summary>
internal enum NamedTest
{
    /// <summary>None named.</summary>
    None,

    /// <summary>Named, but not one known here.</summary>
    Unknown,

    /// <summary>Pearson's chi-square, with or without a correction.</summary>
    ChiSquare,

    /// <summary>Fisher's exact test.</summary>
    Fisher,

    /// <summary>McNemar's test.</summary>
    McNemar,

    /// <summary>Sign test.</summary>
    Sign,

    /// <summary>Wilcoxon signed-rank.</summary>
    SignedRank,

    /// <summary>Mann–Whitney, also called Wilcoxon rank-sum.</summary>
    MannWhitney,

    /// <summary>t-test for pairs.</summary>
    PairedT,

    /// <summary>t-test for two independent groups.</summary>
    IndependentT,

    /// <summary>A t-test, pairs or groups not said.</summary>
    AnyT,

    /// <summary>Kolmogorov–Smirnov for two groups.</summary>
    KolmogorovSmirnov,
}

/// <summary>Reads test names in Indonesian and English.</summary>
internal static partial class NamedTests
{
    public static NamedTest Read(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return NamedTest.None;
        }

        var words = Separators().Replace(name.ToLowerInvariant().Replace('χ', 'x').Replace("²", "2", StringComparison.Ordinal), " ").Trim();
        return Known.FirstOrDefault(known => known.Pattern.IsMatch(words)).Test is var test and not NamedTest.None ? test : NamedTest.Unknown;
    }

    // First match wins: "wilcoxon rank sum" before "wilcoxon".
    private static readonly (Regex Pattern, NamedTest Test)[] Known =
    [
        (Words("mann|whitney|rank sum|u test|uji u"), NamedTest.MannWhitney),
        (Words("mc ?nemar"), NamedTest.McNemar),
        (Words("wilcoxon|signed rank"), NamedTest.SignedRank),
        (Words("sign test|uji tanda"), NamedTest.Sign),
        (Words("fisher"), NamedTest.Fisher),
        (Words("chi|kai kuadrat|khi kuadrat|x2|pearson|yates"), NamedTest.ChiSquare),
        (Words("kolmogorov|kolmogrof"), NamedTest.KolmogorovSmirnov),
        (Words("t .*(independent|independen|tidak berpasangan|unpaired|two sample)|(independent|independen|unpaired|two sample).* t|welch"), NamedTest.IndependentT),
        (Words("t .*(paired|berpasangan|dependent|dependen)|(paired|berpasangan|dependent|dependen).* t"), NamedTest.PairedT),
        (Words("t|t test|uji t|student"), NamedTest.AnyT),
    ];

    private static Regex Words(string alternatives) =>
        new($@"(?:^|\s)(?:{alternatives})(?:\s|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"[\s\-–—_.,:/()]+")]
    private static partial Regex Separators();
}
