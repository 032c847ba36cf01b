using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>The shapes test results have in running text, in Indonesian and English, as authors, SPSS and R write them.</summary>
/// <remarks>All shapes have bounded length, so that finding them takes time in proportion to the text.</remarks>
internal static partial class TestMarks
{
    private const string Number = @"-?\s?(?:[0-9]{1,9}(?:[.,][0-9]{1,9}){0,4}|[.,][0-9]{1,9})(?:[eE][-+]?[0-9]{1,3})?(?![0-9%]|[.,][0-9]|\s?%|\s?[x×*·]\s?10|[eE][-+0-9])";
    private const string Called = @"\s{0,3}(?:hitung|tes|value|statistics?|statistik|stat)?";
    private const string Is = @"\s{0,3}(?:(?:=|:|≈|sebesar|adalah|yaitu|of|was|is)\s{0,3}(?<relation><=?|>=?|≤|≥)?|(?<relation><=?|>=?|≤|≥))\s{0,3}";

    /// <summary>A statistic with what stands in brackets behind its name, and its value.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_.'’²/])(?:(?:(?<t>t|T(?=[-\s]?hitung))|(?<f>F|f(?=[-\s]?hitung))|(?<rs>r_?s|rho)|(?<r>r)|(?<z>[zZ])|(?<q>Q(?:_?[BbWwMmEe])?)|(?<h>H)|(?<x>X\s?\^?\s?2|X-squared|[Cc]hi\s?\^?\s?2|[Cc]hi[-\s]?[Ss]quared?|CHI[-\s]?SQUARE|[Kk](?:ai|hi)[-\s][Kk]uadrat))" +
        @"-?" + Called + @"(?:\s{0,2}[(\[](?<inside>[^()\[\]]{1,60})[)\]])?|(?<t>t)_?\s?(?<inside>[1-9][0-9]{1,4})|(?<f>F)_?\s?(?<inside>[1-9][0-9]{0,2}\s?[,;]\s?[1-9][0-9]{0,5}))" +
        Is + @"(?<value>" + Number + ")",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    public static partial Regex Statistic();

    /// <summary>Degrees of freedom that stand beside the statistic.</summary>
    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:num|denom|numerator|denominator)\.?\s)?(?:d\.?\s?f\.?|d[bk]|derajat\s(?:ke)?bebas(?:an)?(?:\s\((?:df|db|dk)\))?|degrees?\sof\sfreedom)[12]?\s{0,3}(?:=|:|sebesar|adalah|of)?\s{0,3}(?<value>\(?\s?[0-9]{1,9}(?:[.,][0-9]{1,9}){0,2}(?![0-9%]))(?<second>\s?[,;/]\s?[0-9]{1,6}(?:[.,][0-9]{1,4})?(?![0-9%]|\s?%))?" +
        @"|(?<![\p{L}\p{N}.,])(?<value>[0-9]{1,7})\s(?:derajat\s(?:ke)?bebas|degrees?\sof\sfreedom)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex Freedom();

    /// <summary>A number of cases.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[nN]\s{0,2}=\s{0,2}(?<value>[0-9]{1,9})(?![0-9]|[.,][0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    public static partial Regex Cases();

    /// <summary>A p-value with its name.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_.])(?:(?:(?:asymp|exact|asymptotic)\.?\s)?sig\.?|(?:nilai\s)?(?:signifikansi|significance)|ρ[-\s]{1,2}values?|(?:nilai\s)?p(?:\s?-?\s?values?)?)\s{0,3}(?:[(\[]\s?(?:[12]|one|two)[-\s]{0,2}(?:tailed|sided)\s?[)\]])?\s{0,3}" +
        @"(?:=|:|sebesar|adalah|yaitu|of|was|is|(?=\(?\s{0,2}(?:0?[.,][0-9]|[<>≤≥=])))\s{0,3}[(]?\s{0,2}(?<relation><=?|>=?|≤|≥|=)?\s{0,3}(?<value>" + Number + ")",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex P();

    /// <summary>Words that say the test has one side.</summary>
    [GeneratedRegex(@"\b(?:(?:one|1)[-\s]{0,2}(?:tail(?:ed)?|sided?)|(?:satu|1)[-\s](?:arah|sisi|ekor|pihak|sisian)|unilateral|directional\s(?:test|hypothesis))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex OneSided();

    /// <summary>Words that say the p-value was not taken from the statistic alone.</summary>
    [GeneratedRegex(@"\b(?:exact|eksak|fisher\w{0,3}|monte\scarlo|bootstrap\w{0,6}|permut\w{0,7}|simul\w{0,7}|randomi[sz]ation\stest|bonferroni|holm|sidak|tukey\w{0,3}|scheff\w{0,3}|adjusted|corrected|correction|disesuaikan|terkoreksi|koreksi|fdr|benjamini\w{0,3}|post[-\s]hoc|yates\w{0,3})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex OtherP();

    /// <summary>Words that say a z, t or r is not referred to the law its letter suggests.</summary>
    [GeneratedRegex(@"\b(?:kolmogorov|smirnov|k-?s\s(?:z|test)|z-?scores?|skor[-\s]z)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex OtherZ();

    /// <summary>Words that say the correlation is one of ranks.</summary>
    [GeneratedRegex(@"\b(?:spearman\w{0,3}|kendall\w{0,3}|tau|rho|rank|peringkat)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex ByRanks();

    /// <summary>Words that say other variables were held constant, so that pairs minus 2 are not the degrees of freedom.</summary>
    [GeneratedRegex(@"\b(?:partial|parsial|multiple|ganda|kendall\w{0,3}|tau)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    public static partial Regex Partial();
}
