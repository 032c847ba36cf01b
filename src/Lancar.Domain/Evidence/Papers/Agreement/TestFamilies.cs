using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Families of tests a text names, in Indonesian and English, common misspellings among them.</summary>
internal static partial class TestFamilies
{
    private static readonly string[] names = ["t", "mannWhitney", "wilcoxon", "chiSquare", "fisher", "mcNemar", "anova", "kruskalWallis", "friedman", "pearson", "spearman", "regression"];

    /// <summary>The families a text names, with their places.</summary>
    public static IEnumerable<(string Family, Match Match)> In(string text) => Names().Matches(text).Select(match => (names.First(name => match.Groups[name].Success), match));

    /// <summary>A test that compares different groups.</summary>
    [GeneratedRegex(@"\b(?:uji\s+t|t[\s-]*test)\s+(?:tidak\s+berpasangan|independen\w*)|\b(?:independent|independen|unpaired)[\s-]+(?:samples?\s+)?t[\s-]*test|\bmann[\s–-]*whitney\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex OfGroups();

    [GeneratedRegex(
        @"(?<mannWhitney>\bmann[\s–-]*whitney\b|\bwilcoxon\s+rank[\s-]*sum\b)|(?<wilcoxon>\bwil?coxon\b)|(?<mcNemar>\bmc\s*nemar\b)|(?<fisher>\bfisher\b)|(?<chiSquare>\bchi[\s-]*squ[ae]red?\b|\bkai\s+kuadrat\b)" +
        @"|(?<kruskalWallis>\bkruskal\b)|(?<friedman>\bfriedman\b)|(?<anova>\banova\b)|(?<spearman>\bspearman\b)|(?<pearson>\bpearson\s+(?:product|correlation)|\bkorelasi\s+pearson)|(?<regression>\bregres(?:i|sion)\b)" +
        @"|(?<t>\buji[\s-]t\b|\bt[\s-]*test\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
