using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>What a piece of a sentence prints.</summary>
internal enum WordedMarkKind
{
    /// <summary>A test statistic with its value.</summary>
    Statistic,

    /// <summary>Degrees of freedom that stand beside it.</summary>
    Freedom,

    /// <summary>A number of cases.</summary>
    Cases,

    /// <summary>A p-value.</summary>
    P,
}

/// <summary>A statistic, degrees of freedom, a number of cases or a p-value in a sentence.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Match">Where it stands, with its parts.</param>
internal readonly record struct WordedMark(WordedMarkKind Kind, Match Match)
{
    /// <summary>First character.</summary>
    public int Start => Match.Index;

    /// <summary>One past the last.</summary>
    public int End => Match.Index + Match.Length;
}
