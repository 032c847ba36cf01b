namespace Lancar.Domain.Care.Sessions;

/// <summary>The codes with which the engine refuses an event; worded in <c>data/texts/*/errors.json</c>.</summary>
public static class SessionRefusal
{
    /// <summary>A field is missing or of the wrong type.</summary>
    public const string Broken = "event.broken";

    /// <summary>No such event.</summary>
    public const string UnknownType = "event.unknown-type";

    /// <summary>More than five minutes ahead of the judge's clock.</summary>
    public const string FromFuture = "event.from-future";

    /// <summary>Earlier than the last accepted event.</summary>
    public const string OutOfOrder = "event.out-of-order";

    /// <summary>The app restarted while the massage was running: nobody witnessed those minutes.</summary>
    public const string RestartedWithoutPause = "session.restarted-without-pause";

    /// <summary>Nothing may come before <c>opened</c>.</summary>
    public const string NotOpen = "session.not-open";

    /// <summary>The session was opened before.</summary>
    public const string AlreadyOpen = "session.already-open";

    /// <summary>The danger-sign check is not what comes next.</summary>
    public const string NotChecking = "session.not-checking";

    /// <summary>A sign is missing or unknown and no red sign is there.</summary>
    public const string SignsUnanswered = "signs.unanswered";

    /// <summary>An answer to a question that was not asked.</summary>
    public const string UnknownSign = "signs.unknown-sign";

    /// <summary>Starting is not what comes next.</summary>
    public const string NotPreparing = "session.not-preparing";

    /// <summary>The mother has not agreed to this massage now.</summary>
    public const string NoConsent = "session.no-consent";

    /// <summary>Comfort is a number from 0 to 10.</summary>
    public const string ComfortOutOfRange = "comfort.out-of-range";

    /// <summary>No massage is running.</summary>
    public const string NotRunning = "session.not-running";

    /// <summary>No such reason to pause.</summary>
    public const string PauseReason = "pause.unknown-reason";

    /// <summary>The session is not paused.</summary>
    public const string NotPaused = "session.not-paused";

    /// <summary>The last phase is finished, not ended.</summary>
    public const string LastPhase = "session.last-phase";

    /// <summary>The phase has not reached its least time.</summary>
    public const string PhaseTooShort = "phase.too-short";

    /// <summary>There are phases left.</summary>
    public const string PhasesLeft = "session.phases-left";

    /// <summary>Nothing is running or paused that could be stopped.</summary>
    public const string NotRunningOrPaused = "session.not-running-or-paused";

    /// <summary>No such reason to stop.</summary>
    public const string StopReason = "stop.unknown-reason";

    /// <summary>The massage has not ended.</summary>
    public const string NotEnded = "session.not-ended";

    /// <summary>No such adverse effect.</summary>
    public const string AdverseUnknown = "adverse.unknown";
}
