using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;

namespace Lancar.Tests.Care.Sessions;

/// <summary>What must hold for any stream of events, sensible or not.</summary>
public sealed class EnginePropertyTests
{
    private const long Start = 1_795_226_400_000;

    private static readonly SessionRules Rules = new(
        [new(PhaseKind.Massage, 60_000, 120_000), new(PhaseKind.Rest, 30_000, 60_000), new(PhaseKind.Massage, 60_000, 90_000)],
        [new("bleeding", SignLevel.Red), new("skin", SignLevel.Amber)]);

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_261_121, 1);

    /// <summary>A run: what was tried, with the clock it carried.</summary>
    private sealed record Step(int Kind, int Elapsed, int WallError, bool Restart);

    [Fact]
    public void No_more_massage_than_planned_and_no_more_time_than_passed() => Check.One(Fixed, Prop.ForAll(Runs(), steps =>
    {
        var (state, span, _) = Play(steps);
        return state is null
            || (state.DeliveredMs <= Rules.PlannedMaxMs
                && state.DeliveredMs + state.RestedMs + state.PausedMs <= span
                && state.DeliveredMs >= 0 && state.RestedMs >= 0 && state.PausedMs >= 0);
    }));

    [Fact]
    public void A_refused_event_changes_nothing() => Check.One(Fixed, Prop.ForAll(Runs(), steps =>
    {
        var (state, _, accepted) = Play(steps);
        return Text(state) == Text(Replay(accepted));
    }));

    [Fact]
    public void Closed_pauses_add_up_to_the_time_paused() => Check.One(Fixed, Prop.ForAll(Runs(), steps =>
    {
        var (state, _, _) = Play(steps);
        return state is null || state.Status == SessionStatus.Paused || state.Pauses.Sum(pause => pause.Ms!.Value) == state.PausedMs;
    }));

    [Fact]
    public void Showing_the_time_between_events_changes_no_later_result() => Check.One(Fixed, Prop.ForAll(Runs(), steps =>
    {
        var (state, _, _) = Play(steps);
        if (state is null)
        {
            return true;
        }

        var once = SessionEngine.Advance(state, state.LastAt + 100_000, state.Boot, state.LastMono + 100_000, Rules);
        var halfway = SessionEngine.Advance(state, state.LastAt + 40_000, state.Boot, state.LastMono + 40_000, Rules);
        var twice = SessionEngine.Advance(
            halfway with { LastAt = state.LastAt + 40_000, LastMono = state.LastMono + 40_000 }, state.LastAt + 100_000, state.Boot, state.LastMono + 100_000, Rules);
        return Text(once) == Text(twice with { LastAt = once.LastAt, LastMono = once.LastMono });
    }));

    [Fact]
    public void The_runs_reach_every_status()
    {
        var reached = Gen.Sample(Runs().Generator, 3_000, 30).Select(steps => Play(steps).State?.Status).OfType<SessionStatus>().ToHashSet();
        Assert.Equal(Enum.GetValues<SessionStatus>().ToHashSet(), reached);
    }

    /// <summary>Mostly the next sensible step, sometimes anything: otherwise few runs would ever start.</summary>
    private static Arbitrary<Step[]> Runs() => Arb.From(
        from kind in Gen.Choose(0, 15)
        from elapsed in Gen.Choose(-2_000, 100_000)
        from wallError in Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Choose(-5_000, 5_000)))
        from restart in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(kind, elapsed, wallError, restart)).Generator.ArrayOf().ToArbitrary();

    private static (SessionState? State, long Span, List<SessionEvent> Accepted) Play(Step[] steps)
    {
        SessionState? state = null;
        var accepted = new List<SessionEvent>();
        long wall = Start, mono = 0, span = 0;
        var boot = 0;
        foreach (var step in steps)
        {
            var (nextWall, nextMono) = step.Restart ? (wall + step.Elapsed, 0) : (wall + step.Elapsed + step.WallError, mono + step.Elapsed);
            var happened = Make(step.Kind, state, nextWall, $"boot{(step.Restart ? boot + 1 : boot)}", nextMono);
            var result = SessionEngine.Apply(state, happened, Rules, nextWall);
            if (!result.Succeeded)
            {
                continue;
            }

            span += state is null ? 0 : step.Restart ? nextWall - state.LastAt : nextMono - state.LastMono;
            (state, wall, mono, boot) = (result.Value, nextWall, nextMono, step.Restart ? boot + 1 : boot);
            accepted.Add(happened);
        }

        return (state, span, accepted);
    }

    private static SessionState? Replay(IEnumerable<SessionEvent> accepted) =>
        accepted.Aggregate((SessionState?)null, (state, happened) => SessionEngine.Apply(state, happened, Rules, long.MaxValue / 2).Value);

    private static SessionEvent Make(int kind, SessionState? state, long at, string boot, long mono) => (state?.Status, kind) switch
    {
        (null, > 1) => new SessionEvent.Opened(at, boot, mono, "s", "kerinci", 1, "husband"),
        (SessionStatus.Checking, > 2) => Signs(at, boot, mono, SignAnswer.No, SignAnswer.No),
        (SessionStatus.Checking, 1) => Signs(at, boot, mono, SignAnswer.Yes, SignAnswer.No),
        (SessionStatus.Checking, 2) => Signs(at, boot, mono, SignAnswer.No, SignAnswer.Yes),
        (SessionStatus.Preparing, > 3) => new SessionEvent.Started(at, boot, mono, true, 5, "side-lying"),
        (SessionStatus.Stopped or SessionStatus.Finished, > 8) => new SessionEvent.Closed(at, boot, mono, 7, []),
        (_, 0) => new SessionEvent.Opened(at, boot, mono, "s", "kerinci", 1, "husband"),
        (_, 1) => Signs(at, boot, mono, SignAnswer.Unknown, SignAnswer.No),
        (_, 2) => new SessionEvent.Started(at, boot, mono, false, null, "side-lying"),
        (_, 3 or 4 or 5) => new SessionEvent.Paused(at, boot, mono, "baby"),
        (_, 6 or 7 or 8) => new SessionEvent.Resumed(at, boot, mono),
        (_, 9 or 10 or 11) => new SessionEvent.PhaseEnded(at, boot, mono),
        (_, 12 or 13) => new SessionEvent.Finished(at, boot, mono),
        (_, 14) => new SessionEvent.Stopped(at, boot, mono, "pain"),
        (_, _) => new SessionEvent.Closed(at, boot, mono, null, ["skin"]),
    };

    private static SessionEvent.SignsChecked Signs(long at, string boot, long mono, SignAnswer bleeding, SignAnswer skin) =>
        new(at, boot, mono, new Dictionary<string, SignAnswer> { ["bleeding"] = bleeding, ["skin"] = skin });

    private static string Text(SessionState? state) => JsonSerializer.Serialize(state);
}
