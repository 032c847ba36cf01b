using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Two groups and the outcome they are compared by.</summary>
/// <param name="First">The group printed first.</param>
/// <param name="Second">The group printed second, turned to the outcome of the first ("7 of 10 not flowing" is 3 of 10 flowing).</param>
/// <param name="Outcome">The outcome's word, or null when none is printed behind the counts.</param>
/// <param name="Start">First character of both.</param>
/// <param name="End">One past the last character of the second count.</param>
/// <param name="SentenceEnd">One past the sentence of the second count, or where a further count begins.</param>
/// <param name="Limit">Where the next count of the text begins.</param>
internal sealed partial record ComparedGroups(ReportedProportion First, ReportedProportion Second, string? Outcome, int Start, int End, int SentenceEnd, int Limit)
{
    /// <summary>The pair, or null when it is not certain that two groups are compared by one outcome.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first count.</param>
    /// <param name="second">The second count.</param>
    /// <param name="begin">Where the words about the first begin.</param>
    /// <param name="divide">Where those about the second begin.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="limit">Where the next count begins.</param>
    /// <param name="versus">True when a word sets one against the other.</param>
    public static ComparedGroups? Of(string text, Proportion first, Proportion second, int begin, int divide, int end, int limit, bool versus)
    {
        var (about, aboutSecond) = (text[begin..divide], text[divide..end]);
        var arms = (Arm(about), Arm(aboutSecond));
        var named = arms is (not null, not null) && arms.Item1.Value.Control != arms.Item2.Value.Control;
        // Without names two counts may be one group before and after.
        if (!named && (!versus || arms is (not null, not null) || BeforeAfterWords().IsMatch(text[begin..end])))
        {
            return null;
        }

        var (one, other) = (OutcomeOf(text[first.End..divide]), OutcomeOf(text[second.End..end]));
        bool? opposite = (one, other) switch
        {
            ({ } a, { } b) => a.Word.Equals(b.Word, StringComparison.OrdinalIgnoreCase) ? a.Denied != b.Denied : null,
            (null, null) => Denies(text[first.End..divide]) || Denies(text[second.End..end]) || text[first.End..second.Start].Contains(". ", StringComparison.Ordinal) ? null : false,
            (null, { Denied: false }) or ({ Denied: false }, null) when versus || !text[first.End..second.Start].Contains(". ", StringComparison.Ordinal) => false,
            _ => null,
        };
        if (opposite is not { } turned)
        {
            return null;
        }

        var count = turned ? second.Whole - second.Count : second.Count;
        return new ComparedGroups(
            new ReportedProportion(arms.Item1?.Name, first.Count, first.Whole, first.IsCertain ? first.Percent : null),
            new ReportedProportion(arms.Item2?.Name, count, second.Whole, second.IsCertain && !turned ? second.Percent : null),
            one?.Text ?? other?.Text, first.Start, second.End, end, limit);
    }

    /// <summary>A text without the words that name the groups or the outcome.</summary>
    public static string WithoutOwnWords(string text) => People().Replace(OutcomeWord().Replace(Treated().Replace(Control().Replace(text, " "), " "), " "), " ");

    private static (bool Control, string Name)? Arm(string words) =>
        Control().Match(words) is { Success: true } control ? (true, control.Value) : Treated().Match(words) is { Success: true } treated ? (false, treated.Value) : null;

    private static (string Word, bool Denied, string Text)? OutcomeOf(string words) =>
        OutcomeWord().Match(words) is { Success: true } match ? (match.Groups["word"].Value, match.Groups["deny"].Success, match.Value.Trim()) : null;

    private static bool Denies(string words) => Denial().IsMatch(Control().Replace(words, ""));

    [GeneratedRegex(@"\b(?:kontrol|control|pembanding|plasebo|placebo|tanpa\s+(?:perlakuan|intervensi|pijat(?:an)?|massage)|tidak\s+(?:di(?:beri(?:kan)?|lakukan|pijat)|mendapat(?:kan)?|menerima)|without|no\s+massage|usual\s+care|standard\s+care|untreated)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@"\b(?:intervensi|intervention|perlakuan|eksperimen|experimental|treatment|treated|kasus|pijat(?:an)?|massage|di(?:beri(?:kan)?|lakukan))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Treated();

    [GeneratedRegex(@"\b(?:kelompok|groups?|orang|ibu|responden|bayi|sampel|women|mothers|participants|infants|babies|patients|respondents|ASI|milk|flow)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex People();

    [GeneratedRegex(@"\b(?:sebelum|sesudah|before|after|baseline|pre\s?-?test|post\s?-?test|naik\s+dari|increased\s+from)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BeforeAfterWords();

    [GeneratedRegex(@"\b(?:(?<deny>tidak|belum|kurang|bukan|not|never|without|no)\s+)?(?:(?<deny>in|un|non-?))?(?<word>lancar|cukup|baik|adekuat|terpenuhi|berhasil|sembuh|eksklusif|meningkat|smooth(?:ly)?|adequate|good|improved|increased|sufficient|exclusive(?:ly)?|recovered|successful)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OutcomeWord();

    [GeneratedRegex(@"\b(?:tidak|belum|kurang|bukan|not|never)\b|n[’']t\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Denial();
}
