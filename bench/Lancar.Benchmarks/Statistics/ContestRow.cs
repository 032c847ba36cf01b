namespace Lancar.Benchmarks.Statistics;

/// <summary>The outcome of one task.</summary>
/// <param name="Task">What was timed.</param>
/// <param name="Value">Our answer, which the correct peers share.</param>
/// <param name="Seconds">Median of one call of ours.</param>
/// <param name="PeakBytes">Peak resident memory of our process during a call.</param>
/// <param name="Peers">The peers.</param>
public sealed record ContestRow(StatisticsTask Task, double Value, double Seconds, long PeakBytes, IReadOnlyList<PeerRow> Peers)
{
    /// <summary>The fastest peer whose answer agrees; null when none does.</summary>
    public PeerRow? Fastest => Peers.Where(peer => peer is { Outcome: "agrees", Seconds: not null }).MinBy(peer => peer.Seconds);

    /// <summary>Fastest correct peer ÷ ours.</summary>
    public double? Ratio => Fastest?.Seconds / Seconds;

    /// <summary>Whether the goal is reached; null when there is nothing to compare with.</summary>
    public bool? Reached =>
        Task.GoalSeconds is { } seconds ? Seconds <= seconds
        : Task.GoalRatio is { } goal && Ratio is { } ratio ? ratio >= goal
        : null;
}

/// <summary>One peer in one task.</summary>
/// <param name="Name">The library.</param>
/// <param name="Note">What the reader must know.</param>
/// <param name="Outcome">"agrees", "wrong: …", "error: …", "no answer in …", "not the same question".</param>
/// <param name="Seconds">Median of one call; null when it was not timed.</param>
/// <param name="PeakBytes">Peak resident memory during the first call.</param>
public sealed record PeerRow(string Name, string Note, string Outcome, double? Seconds, long PeakBytes);
