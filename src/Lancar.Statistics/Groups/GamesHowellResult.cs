namespace Lancar.Statistics;

/// <summary>All pairwise comparisons of Games and Howell.</summary>
public sealed record GamesHowellResult
{
    /// <summary>Count, mean and standard deviation of every group, in the order given.</summary>
    public required IReadOnlyList<GroupSummary> Groups { get; init; }

    /// <summary>The k (k − 1) / 2 comparisons, (0, 1), (0, 2), … first minus second.</summary>
    public required IReadOnlyList<GamesHowellPair> Pairs { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "Games-Howell comparisons of all pairs, each with its own variances; p and intervals from the studentized range";
}
