namespace Lancar.Domain.Care.Sessions;

/// <summary>Where a session stands. <see cref="Referred"/>, <see cref="Deferred"/> and <see cref="Closed"/> accept nothing more.</summary>
public enum SessionStatus
{
    /// <summary>Opened; danger signs are being asked.</summary>
    Checking,

    /// <summary>The check is clear; consent, comfort and position come next.</summary>
    Preparing,

    /// <summary>A red sign: no massage, refer.</summary>
    Referred,

    /// <summary>An amber sign: no massage until a clinician was asked.</summary>
    Deferred,

    /// <summary>Massage or planned rest is going on.</summary>
    Running,

    /// <summary>Interrupted; may go on or stop.</summary>
    Paused,

    /// <summary>Ended before its end, with a reason.</summary>
    Stopped,

    /// <summary>Ended as planned.</summary>
    Finished,

    /// <summary>Comfort afterwards and adverse effects are noted; complete.</summary>
    Closed,
}

/// <summary>One pause of a session.</summary>
/// <param name="AtMs">Wall clock when it began, Unix milliseconds.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Ms">Its length; null while it lasts.</param>
public sealed record SessionPause(long AtMs, string Reason, long? Ms);

/// <summary>The whole state of one session; the same members as in <c>fixtures/engine/README.md</c>. All durations in whole milliseconds.</summary>
public sealed record SessionState
{
    /// <summary>Where the session stands.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>Identity of the session, made by the phone that opened it.</summary>
    public required string SessionId { get; init; }

    /// <summary>The protocol it follows.</summary>
    public required string ProtocolId { get; init; }

    /// <summary>The version of that protocol.</summary>
    public required int ProtocolVersion { get; init; }

    /// <summary>Who gives the massage: <c>midwife</c>, <c>husband</c> or <c>family</c>.</summary>
    public required string Performer { get; init; }

    /// <summary>Wall clock of the last accepted event, Unix milliseconds.</summary>
    public required long LastAt { get; init; }

    /// <summary>Monotonic clock of the last accepted event, milliseconds since that page started.</summary>
    public required long LastMono { get; init; }

    /// <summary>The page start the monotonic clock belongs to.</summary>
    public required string Boot { get; init; }

    /// <summary>Place in the phases, from 0.</summary>
    public int PhaseIndex { get; init; }

    /// <summary>Time spent in the current phase.</summary>
    public long PhaseElapsedMs { get; init; }

    /// <summary>Massage really given. The dose, and nothing else is called so.</summary>
    public long DeliveredMs { get; init; }

    /// <summary>Planned rest taken.</summary>
    public long RestedMs { get; init; }

    /// <summary>Time paused.</summary>
    public long PausedMs { get; init; }

    /// <summary>Every pause, in order.</summary>
    public IReadOnlyList<SessionPause> Pauses { get; init; } = [];

    /// <summary>Signs answered "yes", in the order of the rules.</summary>
    public IReadOnlyList<string> SignsYes { get; init; } = [];

    /// <summary>Comfort before, 0 to 10; null when not given.</summary>
    public int? ComfortBefore { get; init; }

    /// <summary>Comfort after, 0 to 10; null when not given.</summary>
    public int? ComfortAfter { get; init; }

    /// <summary>Why it was stopped before its end; null when it was not.</summary>
    public string? StopReason { get; init; }

    /// <summary>Adverse effects noted at the end, as sent.</summary>
    public IReadOnlyList<string> Adverse { get; init; } = [];

    /// <summary>How often wall clock and monotonic clock disagreed by more than two seconds.</summary>
    public int ClockJumps { get; init; }
}
