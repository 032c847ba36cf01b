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

    /// <summary>Fastest correct peer ÷ ours; where none answered in time, what the ratio is at least: see <see cref="IsLowerBound"/>.</summary>
    public double? Ratio => (Fastest?.Seconds ?? Peers.Min(peer => peer.LeastSeconds)) / Seconds;

    /// <summary>True when no peer answered in time, so that the ratio is only known to be larger.</summary>
    public bool IsLowerBound => Fastest is null && Ratio is not null;

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
/// <param name="LeastSeconds">How long was waited in vain for a peer that would have answered the same question; else null.</param>
public sealed record PeerRow(string Name, string Note, string Outcome, double? Seconds, long PeakBytes, double? LeastSeconds = null);
