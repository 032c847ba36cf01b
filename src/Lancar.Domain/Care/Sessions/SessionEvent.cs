using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Sessions;

/// <summary>Something that happened in a session, with its three clock readings.</summary>
/// <param name="At">Wall clock, Unix milliseconds.</param>
/// <param name="Boot">Id made anew each time the app's page starts.</param>
/// <param name="Mono">Monotonic milliseconds since that start.</param>
public abstract record SessionEvent(long At, string Boot, long Mono)
{
    /// <summary>The session begins with the danger-sign check.</summary>
    public sealed record Opened(long At, string Boot, long Mono, string SessionId, string ProtocolId, int ProtocolVersion, string Performer)
        : SessionEvent(At, Boot, Mono);

    /// <summary>The danger signs were asked.</summary>
    public sealed record SignsChecked(long At, string Boot, long Mono, IReadOnlyDictionary<string, SignAnswer> Answers)
        : SessionEvent(At, Boot, Mono);

    /// <summary>The massage begins, with the mother's consent of this moment.</summary>
    public sealed record Started(long At, string Boot, long Mono, bool Consent, long? ComfortBefore, string Position)
        : SessionEvent(At, Boot, Mono);

    /// <summary>The massage is interrupted.</summary>
    public sealed record Paused(long At, string Boot, long Mono, string Reason) : SessionEvent(At, Boot, Mono);

    /// <summary>The massage goes on.</summary>
    public sealed record Resumed(long At, string Boot, long Mono) : SessionEvent(At, Boot, Mono);

    /// <summary>The current phase is ended by hand, after its least time.</summary>
    public sealed record PhaseEnded(long At, string Boot, long Mono) : SessionEvent(At, Boot, Mono);

    /// <summary>The last phase is done.</summary>
    public sealed record Finished(long At, string Boot, long Mono) : SessionEvent(At, Boot, Mono);

    /// <summary>The massage is ended before its end.</summary>
    public sealed record Stopped(long At, string Boot, long Mono, string Reason) : SessionEvent(At, Boot, Mono);

    /// <summary>Comfort afterwards and adverse effects are noted.</summary>
    public sealed record Closed(long At, string Boot, long Mono, long? ComfortAfter, IReadOnlyList<string> Adverse)
        : SessionEvent(At, Boot, Mono);
}
