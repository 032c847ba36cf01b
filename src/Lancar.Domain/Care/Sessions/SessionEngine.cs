using System.Diagnostics;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Sessions;

/// <summary>
/// The session engine of <c>fixtures/engine/README.md</c>: one pure function on whole milliseconds, written once more in the
/// companion app and proven there by the same cases. What the server decides here is final.
/// </summary>
public static class SessionEngine
{
    /// <summary>How far ahead of the judge's clock an event may be: 5 minutes.</summary>
    public const long FutureToleranceMs = 300_000;

    /// <summary>Wall and monotonic clock may differ by this much before it counts as a jump: 2 seconds.</summary>
    public const long ClockJumpMs = 2_000;

    /// <summary>Reasons to pause.</summary>
    public static IReadOnlyList<string> PauseReasons { get; } = ["baby", "pain", "call", "rest", "interrupted", "other"];

    /// <summary>Reasons to stop.</summary>
    public static IReadOnlyList<string> StopReasons { get; } =
        ["pain", "dizziness", "bleeding", "headache", "breathless", "nausea", "palpitations", "she-said-stop", "baby", "other"];

    /// <summary>Adverse effects asked for at the end.</summary>
    public static IReadOnlyList<string> AdverseEffects { get; } = ["pain", "dizziness", "skin", "after-pain", "bleeding", "other"];

    /// <summary>Who may give the massage.</summary>
    public static IReadOnlyList<string> Performers { get; } = ["midwife", "husband", "family"];

    /// <summary>Judges one event.</summary>
    /// <param name="state">The session so far; null before <c>opened</c>.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="rules">The rules the session was opened with.</param>
    /// <param name="nowMs">The judge's clock, Unix milliseconds.</param>
    /// <returns>The new state, or an error with a code of <see cref="SessionRefusal"/>; a refused event changes nothing.</returns>
    public static Result<SessionState> Apply(SessionState? state, SessionEvent happened, SessionRules rules, long nowMs)
    {
        if (happened is SessionEvent.Opened opened)
        {
            return state is not null ? Refuse(SessionRefusal.AlreadyOpen)
                : happened.At > nowMs + FutureToleranceMs ? Refuse(SessionRefusal.FromFuture, "at")
                : Open(opened);
        }

        if (state is null)
        {
            return Refuse(SessionRefusal.NotOpen);
        }

        if (JudgeClock(state, happened, nowMs) is { } refusal)
        {
            return refusal;
        }

        var advanced = Advance(state, happened.At, happened.Boot, happened.Mono, rules);
        var result = TakeEffect(advanced, happened, rules);
        return result.Succeeded ? result.Value with
        {
            LastAt = happened.At,
            LastMono = happened.Mono,
            Boot = happened.Boot,
            ClockJumps = state.ClockJumps + (Jumped(state, happened) ? 1 : 0),
        } : result;
    }

    /// <summary>The state as time alone makes it: what a screen shows between events. Changes no clock reading and judges nothing.</summary>
    /// <param name="state">The state after the last accepted event.</param>
    /// <param name="at">Wall clock now.</param>
    /// <param name="boot">The running page start.</param>
    /// <param name="mono">Monotonic clock now.</param>
    /// <param name="rules">The rules of the session.</param>
    public static SessionState Advance(SessionState state, long at, string boot, long mono, SessionRules rules)
    {
        var elapsed = Elapsed(state, at, boot, mono);
        return elapsed <= 0 ? state : state.Status switch
        {
            SessionStatus.Running => Spend(state, elapsed, rules),
            SessionStatus.Paused => state with { PausedMs = state.PausedMs + elapsed },
            SessionStatus.Checking or SessionStatus.Preparing or SessionStatus.Referred or SessionStatus.Deferred
                or SessionStatus.Stopped or SessionStatus.Finished or SessionStatus.Closed => state,
        };
    }

    private static long Elapsed(SessionState state, long at, string boot, long mono) =>
        boot == state.Boot ? mono - state.LastMono : at - state.LastAt;

    private static bool Jumped(SessionState state, SessionEvent happened) =>
        happened.Boot == state.Boot && Math.Abs(happened.At - state.LastAt - (happened.Mono - state.LastMono)) > ClockJumpMs;

    private static Error? JudgeClock(SessionState state, SessionEvent happened, long nowMs) =>
        happened.At > nowMs + FutureToleranceMs ? Refuse(SessionRefusal.FromFuture, "at")
        : Elapsed(state, happened.At, happened.Boot, happened.Mono) < 0
            ? Refuse(SessionRefusal.OutOfOrder, happened.Boot == state.Boot ? "mono" : "at")
        : happened.Boot != state.Boot && state.Status == SessionStatus.Running ? Refuse(SessionRefusal.RestartedWithoutPause, "boot")
        : null;

    private static SessionState Spend(SessionState state, long elapsed, SessionRules rules)
    {
        var (index, inPhase, delivered, rested) = (state.PhaseIndex, state.PhaseElapsedMs, state.DeliveredMs, state.RestedMs);
        while (true)
        {
            var phase = rules.Phases[index];
            var given = Math.Min(elapsed, phase.MaxMs - inPhase);
            elapsed -= given;
            inPhase += given;
            switch (phase.Kind)
            {
                case PhaseKind.Massage: delivered += given; break;
                case PhaseKind.Rest: rested += given; break;
            }

            if (inPhase < phase.MaxMs || index == rules.Phases.Count - 1)
            {
                return state with { PhaseIndex = index, PhaseElapsedMs = inPhase, DeliveredMs = delivered, RestedMs = rested };
            }

            (index, inPhase) = (index + 1, 0);
        }
    }

    private static Result<SessionState> TakeEffect(SessionState state, SessionEvent happened, SessionRules rules) => happened switch
    {
        SessionEvent.SignsChecked signs => CheckSigns(state, signs, rules),
        SessionEvent.Started started => Start(state, started),
        SessionEvent.Paused paused => Pause(state, paused),
        SessionEvent.Resumed => Resume(state),
        SessionEvent.PhaseEnded => EndPhase(state, rules),
        SessionEvent.Finished => Finish(state, rules),
        SessionEvent.Stopped stopped => Stop(state, stopped),
        SessionEvent.Closed closed => Close(state, closed),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no rule."),
    };

    private static SessionState Open(SessionEvent.Opened opened) => new()
    {
        Status = SessionStatus.Checking,
        SessionId = opened.SessionId,
        ProtocolId = opened.ProtocolId,
        ProtocolVersion = opened.ProtocolVersion,
        Performer = opened.Performer,
        LastAt = opened.At,
        LastMono = opened.Mono,
        Boot = opened.Boot,
    };

    private static Result<SessionState> CheckSigns(SessionState state, SessionEvent.SignsChecked happened, SessionRules rules)
    {
        if (state.Status != SessionStatus.Checking)
        {
            return Refuse(SessionRefusal.NotChecking);
        }

        var decision = BeforeMassage.Decide(rules.Signs.Select(sign => (sign.Id, sign.Level)), happened.Answers);
        if (decision == GateDecision.Unanswered)
        {
            return Refuse(SessionRefusal.SignsUnanswered, "answers");
        }

        if (happened.Answers.Keys.Any(id => rules.Signs.All(sign => sign.Id != id)))
        {
            return Refuse(SessionRefusal.UnknownSign, "answers");
        }

        return state with
        {
            SignsYes = [.. rules.Signs.Select(sign => sign.Id).Where(id => happened.Answers.GetValueOrDefault(id, SignAnswer.Unknown) == SignAnswer.Yes)],
            Status = decision switch
            {
                GateDecision.Refer => SessionStatus.Referred,
                GateDecision.Defer => SessionStatus.Deferred,
                GateDecision.Clear => SessionStatus.Preparing,
                GateDecision.Unanswered => throw new UnreachableException(),
            },
        };
    }

    private static Result<SessionState> Start(SessionState state, SessionEvent.Started happened) =>
        state.Status != SessionStatus.Preparing ? Refuse(SessionRefusal.NotPreparing)
        : !happened.Consent ? Refuse(SessionRefusal.NoConsent, "consent")
        : !InRange(happened.ComfortBefore) ? Refuse(SessionRefusal.ComfortOutOfRange, "comfortBefore")
        : state with { Status = SessionStatus.Running, ComfortBefore = (int?)happened.ComfortBefore };

    private static Result<SessionState> Pause(SessionState state, SessionEvent.Paused happened) =>
        state.Status != SessionStatus.Running ? Refuse(SessionRefusal.NotRunning)
        : !PauseReasons.Contains(happened.Reason) ? Refuse(SessionRefusal.PauseReason, "reason")
        : state with { Status = SessionStatus.Paused, Pauses = [.. state.Pauses, new SessionPause(happened.At, happened.Reason, null)] };

    private static Result<SessionState> Resume(SessionState state) =>
        state.Status != SessionStatus.Paused ? Refuse(SessionRefusal.NotPaused)
        : EndOpenPause(state) with { Status = SessionStatus.Running };

    private static Result<SessionState> EndPhase(SessionState state, SessionRules rules) =>
        state.Status != SessionStatus.Running ? Refuse(SessionRefusal.NotRunning)
        : state.PhaseIndex == rules.Phases.Count - 1 ? Refuse(SessionRefusal.LastPhase)
        : state.PhaseElapsedMs < rules.Phases[state.PhaseIndex].MinMs ? Refuse(SessionRefusal.PhaseTooShort)
        : state with { PhaseIndex = state.PhaseIndex + 1, PhaseElapsedMs = 0 };

    private static Result<SessionState> Finish(SessionState state, SessionRules rules) =>
        state.Status != SessionStatus.Running ? Refuse(SessionRefusal.NotRunning)
        : state.PhaseIndex != rules.Phases.Count - 1 ? Refuse(SessionRefusal.PhasesLeft)
        : state.PhaseElapsedMs < rules.Phases[state.PhaseIndex].MinMs ? Refuse(SessionRefusal.PhaseTooShort)
        : state with { Status = SessionStatus.Finished };

    private static Result<SessionState> Stop(SessionState state, SessionEvent.Stopped happened) =>
        state.Status is not (SessionStatus.Running or SessionStatus.Paused) ? Refuse(SessionRefusal.NotRunningOrPaused)
        : !StopReasons.Contains(happened.Reason) ? Refuse(SessionRefusal.StopReason, "reason")
        : EndOpenPause(state) with { Status = SessionStatus.Stopped, StopReason = happened.Reason };

    private static Result<SessionState> Close(SessionState state, SessionEvent.Closed happened) =>
        state.Status is not (SessionStatus.Finished or SessionStatus.Stopped) ? Refuse(SessionRefusal.NotEnded)
        : !InRange(happened.ComfortAfter) ? Refuse(SessionRefusal.ComfortOutOfRange, "comfortAfter")
        : !happened.Adverse.All(AdverseEffects.Contains) ? Refuse(SessionRefusal.AdverseUnknown, "adverse")
        : state with { Status = SessionStatus.Closed, ComfortAfter = (int?)happened.ComfortAfter, Adverse = happened.Adverse };

    /// <summary>Gives the open pause its length: what <see cref="SessionState.PausedMs"/> holds beyond the pauses already ended.</summary>
    private static SessionState EndOpenPause(SessionState state)
    {
        var ended = state.Pauses.Sum(pause => pause.Ms ?? 0);
        return state with { Pauses = [.. state.Pauses.Select(pause => pause.Ms is null ? pause with { Ms = state.PausedMs - ended } : pause)] };
    }

    private static bool InRange(long? comfort) => comfort is null or (>= 0 and <= 10);

    private static Error Refuse(string code, string where = "type") => Error.Of(code, where);
}
