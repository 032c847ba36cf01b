using System.Buffers;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A figure a sentence names: "p = 0,012", "POR = 0,029 (95% CI= 0,94-0,009)", "0,029 kali lebih besar".</summary>
/// <param name="Role">What it is called: <see cref="ColumnRole.P"/>, <see cref="ColumnRole.OddsRatio"/> or <see cref="ColumnRole.Other"/> for "times greater".</param>
/// <param name="Start">First character of the whole expression in the text.</param>
/// <param name="Length">Number of characters of it.</param>
/// <param name="Number">The figure as printed.</param>
/// <param name="Interval">The limits printed with it, or null.</param>
internal sealed record NamedFigure(ColumnRole Role, int Start, int Length, ReportedNumber Number, ReportedInterval? Interval);

/// <summary>Finds figures that running text names, in Indonesian and English.</summary>
internal static partial class NamedFigures
{
    private static readonly SearchValues<char> digits = SearchValues.Create("0123456789");

    /// <summary>All of them in the order of the text. A level that a p-value is compared with ("p &lt; 0,05") is not a result and left out.</summary>
    /// <param name="text">A paragraph.</param>
    /// <param name="mark">The decimal mark of the paper, or null.</param>
    public static IReadOnlyList<NamedFigure> In(string text, DecimalMark? mark)
    {
        var found = new List<NamedFigure>();
        if (!text.AsSpan().ContainsAny(digits))
        {
            return found;
        }

        foreach (Match match in TestMarks.P().Matches(text))
        {
            Add(found, ColumnRole.P, match, mark);
        }

        foreach (Match match in Ratio().Matches(text))
        {
            Add(found, ColumnRole.OddsRatio, match, mark);
        }

        foreach (Match match in Times().Matches(text))
        {
            Add(found, ColumnRole.Other, match, mark);
        }

        return [.. found.OrderBy(figure => figure.Start)];
    }

    private static void Add(List<NamedFigure> found, ColumnRole role, Match match, DecimalMark? mark)
    {
        var relation = match.Groups["relation"].Value.Trim();
        var printed = match.Groups["value"].Value;
        // No odds ratio is printed in thousands: "11.500" beside decimal commas is eleven and a half, and may be more.
        mark = role == ColumnRole.OddsRatio && Thousands().IsMatch(printed) ? null : mark;
        if (ReportedNumberText.TryRead((relation is "<" or ">" or "≤" or "≥" ? relation : "") + printed, mark, out var number) != ReportedNumberFault.None
            || (role == ColumnRole.P && IsLevel(number!)))
        {
            return;
        }

        var limits = match.Groups["lower"].Success
            && ReportedNumberText.TryRead(match.Groups["lower"].Value, mark, out var lower) == ReportedNumberFault.None
            && ReportedNumberText.TryRead(match.Groups["upper"].Value, mark, out var upper) == ReportedNumberFault.None
            ? new ReportedInterval(lower!, upper!) : null;
        found.Add(new NamedFigure(role, match.Index, match.Length, number!, limits));
    }

    private static bool IsLevel(ReportedNumber number) =>
        number.Relation != NumberRelation.Equal && number.Value is var value && (value == Rational.Of(5, 100) || value == Rational.Of(1, 100) || value == Rational.Of(5, 1000));

    [GeneratedRegex(@"^[0-9]{1,3}[.,][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private const string Figure = @"[0-9]{0,6}[.,]?[0-9]{1,6}";

    [GeneratedRegex(
        @"\b(?:nilai\s+)?(?:[acpACP]?OR|[Oo]dds\s+[Rr]atio|[Rr]asio\s+[Oo]dds|prevalence\s+odds\s+ratio)\b\s*(?:=|:|sebesar|adalah|of|was)?\s*(?<relation>[<>]\s*)?(?<value>" + Figure + @")(?![0-9%])" +
        @"(?:\s*[(\[;,]?\s*(?:95\s*%\s*)?(?:CI|IK|KI)?\s*(?:95\s*%)?\s*[=:]?\s*(?<lower>" + Figure + @")\s*(?:-|–|—|;|\bto\b|\bsampai\b|\bhingga\b|\bs/d\b)\s*(?<upper>" + Figure + @")\s*[)\]]?)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"\b(?<value>" + Figure + @")\s+(?:kali|times)\s+(?:lebih\s+\p{L}+|(?:as\s+)?(?:greater|higher|more|likely))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();
}
