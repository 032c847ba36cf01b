using Lancar.Benchmarks.Peers;

namespace Lancar.Benchmarks.Statistics;

/// <summary>One line of the table: a whole call of ours, what peers do for the same answer, and the goal.</summary>
public sealed record StatisticsTask
{
    /// <summary>Number of the goal it belongs to, with the size: <c>1c n=100</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is computed, from raw data.</summary>
    public required string What { get; init; }

    /// <summary>Our call; answers the figure that peers must agree with.</summary>
    public required Func<double> Ours { get; init; }

    /// <summary>Fastest correct peer ÷ ours that is aimed at; null where no peer answers.</summary>
    public double? GoalRatio { get; init; }

    /// <summary>Seconds aimed at; null where the goal is a ratio.</summary>
    public double? GoalSeconds { get; init; }

    /// <summary>True when the work runs on all cores, so that the clock counts and not the processor time.</summary>
    public bool Parallel { get; init; }

    /// <summary>How long a peer may take; a minute unless more is needed to tell whether a goal is reached.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How the peers ask it.</summary>
    public required IReadOnlyList<Contender> Peers { get; init; }
}

/// <summary>One peer's way to the same answer.</summary>
/// <param name="Peer">Which peer; null when it is not installed.</param>
/// <param name="Expression">The call, an expression whose value is the figure compared.</param>
/// <param name="Agreement">Largest relative difference that still is the same answer; null for a peer that answers a lesser question and is shown for comparison only.</param>
/// <param name="Note">What the reader must know: "normal approximation".</param>
public sealed record Contender(Peer? Peer, string Expression, double? Agreement, string Note = "");
