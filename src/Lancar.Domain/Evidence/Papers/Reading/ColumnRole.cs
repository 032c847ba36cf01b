using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>What the heading of a column says its figures are.</summary>
internal enum ColumnRole
{
    /// <summary>A running number of the rows.</summary>
    RowNumber,

    /// <summary>A number of people.</summary>
    Count,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>Mean.</summary>
    Mean,

    /// <summary>Standard deviation.</summary>
    Sd,

    /// <summary>Standard error.</summary>
    Se,

    /// <summary>Median.</summary>
    Median,

    /// <summary>Smallest value.</summary>
    Minimum,

    /// <summary>Greatest value.</summary>
    Maximum,

    /// <summary>Smallest and greatest value in one column.</summary>
    Range,

    /// <summary>Confidence interval of the figure before it.</summary>
    Interval,

    /// <summary>p-value.</summary>
    P,

    /// <summary>Odds ratio.</summary>
    OddsRatio,

    /// <summary>Difference of two means.</summary>
    Difference,

    /// <summary>A figure not used here: mean rank, test statistic, another ratio.</summary>
    Other,
}

/// <summary>Reads what the headings of a table say, in Indonesian and English.</summary>
internal static partial class HeaderRoles
{
    private static readonly ColumnRole[] Roles = Enum.GetValues<ColumnRole>();

    /// <summary>The roles named in a heading, from left to right. Words that name none are passed over.</summary>
    public static IReadOnlyList<ColumnRole> Of(string heading)
    {
        var roles = new List<ColumnRole>();
        foreach (Match match in Names().Matches(heading))
        {
            roles.Add(Roles.First(role => match.Groups[role.ToString()].Success));
        }

        return roles;
    }

    [GeneratedRegex(
        @"(?<Other>mean\s*ranks?|sum\s*of\s*ranks?|\bz\b(?:\s*hitung)?|\bt\s*hitung\b|\bt\b(?=\s|$)|\bdf\b|\bx2\b|χ2|χ²|\bA?RR\b|\bA?PR\b|\bHR\b|\beffect\s*size\b)" +
        @"|(?<P>asymp\.?\s*sig\.?(?:\s*\(\s*2\s*-?\s*tailed\s*\))?|sig\.?\s*\(\s*2\s*-?\s*tailed\s*\)|\bsig\.?(?=\s|$)|\b(?:nilai\s*)?p[\s-]*value\b|\bnilai[\s-]*p\b|\bp\b(?=\s|$))" +
        @"|(?<OddsRatio>\b[acp]?OR\b|\bodds\s*ratio\b|\brasio\s*odds\b)" +
        @"|(?<Interval>\(?\b95\s*%?\s*(?:CI|IK|KI)\b\)?|\b(?:CI|IK)\s*\(?\s*95\s*%\)?|\bconfidence\s*interval\b)" +
        @"|(?<Difference>\bmean\s*difference\b|\bselisih(?:\s*(?:mean|rata-rata|rerata))?|\bbeda\s*(?:mean|rata-rata|rerata)|\bdifference\b)" +
        @"|(?<Se>\bstd\.?\s*error(?:\s*mean)?|\bstandard\s*error\b|\bSE\b|\bSEM\b)" +
        @"|(?<Sd>\bstd\.?\s*dev(?:iasi|iation)?\.?|\bstandard?\s*dev(?:iasi|iation)\b(?:\s*\(\s*SD\s*\))?|\bsimpangan\s*baku\b(?:\s*\(\s*SD\s*\))?|\bSD\b|\bSTD\b)" +
        @"|(?<Range>\bmin(?:imum|imal)?\.?\s*[-–/]\s*(?:max|maks)(?:imum|imal)?\b\.?|\brange\b|\brentang\b)" +
        @"|(?<Minimum>\bmin(?:imum|imal)?\b\.?(?:\s*\([^)]{1,8}\))?)" +
        @"|(?<Maximum>\bma(?:x|ks)(?:imum|imal)?\b\.?(?:\s*\([^)]{1,8}\))?)" +
        @"|(?<Median>\bmedian\b|\bnilai\s*tengah\b)" +
        @"|(?<Mean>\b(?:nilai\s*)?(?:rata\s*-\s*rata|rerata|mean)\b(?:\s*\([^)]{1,12}\))?)" +
        @"|(?<Percent>\b(?:pers|pres)entase\b\s*(?:\(?%\)?)?|\bpercent(?:age)?\b\s*(?:\(?%\)?)?|\bpersen\b\s*(?:\(?%\)?)?|\(?%\)?)" +
        @"|(?<Count>\b(?:jumlah|frekuensi|frequency)\b\s*(?:\(\s*[nf]\s*\))?|\b[nf]\b|\(\s*[nf]\s*\))" +
        @"|(?<RowNumber>\bno\b\.?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
