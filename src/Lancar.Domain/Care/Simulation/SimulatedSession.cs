using System.Text.Json.Nodes;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Simulation;

/// <summary>One massage as a phone would witness it: two clocks, danger signs, phases, pauses, an end.</summary>
internal sealed class SimulatedSession(Protocol protocol, bool byHelper, DateTimeOffset at, SimulatedChance chance)
{
    private enum Ending
    {
        Whole,
        Stopped,
        Amber,
        Red,
        LeftOpen,
    }

    private readonly Guid id = chance.Id(at);
    private readonly List<(DateTimeOffset At, string Type, JsonObject Payload)> told = [];
    private readonly Ending ending = chance.Between(0, 1) switch
    {
        < 0.84 => Ending.Whole,
        < 0.92 => Ending.Stopped,
        < 0.95 => Ending.Amber,
        < 0.97 => Ending.Red,
        _ => Ending.LeftOpen,
    };

    private string? stopReason;
    private DateTimeOffset now = at;
    private string boot = chance.Id(at).ToString("D");
    private long mono = chance.Whole(2_000, 60_000);

    /// <summary>Its identity.</summary>
    public Guid Id => id;

    /// <summary>What was complained of at its end, once it is told.</summary>
    public IReadOnlyList<string> Complaints { get; private set; } = [];

    /// <summary>True when, once it is told, somebody must follow it up: a red sign was there, or it ended with danger.</summary>
    public bool IsFinding => ending == Ending.Red || AfterMassage.Danger.Reasons.Any(reason => reason.Code == stopReason || Complaints.Contains(reason.Code));

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Type, JsonObject Payload)> Tell()
    {
        Add("opened", new() { ["protocolId"] = protocol.Id, ["protocolVersion"] = protocol.Version, ["performer"] = byHelper ? "husband" : "midwife" });
        Pass(chance.Whole(20_000, 90_000));
        Add("signs-checked", new() { ["answers"] = Answers() });
        if (ending is Ending.Red or Ending.Amber)
        {
            return told;
        }

        Pass(chance.Whole(15_000, 150_000));
        int? comfort = chance.Happens(0.1) ? null : chance.Whole(2, 7);
        Add("started", new() { ["consent"] = true, ["comfortBefore"] = comfort, ["position"] = chance.One(protocol.Positions) });
        if (Phases() is { } reason && chance.Happens(0.95))
        {
            Pass(chance.Whole(20_000, 200_000));
            int? after = comfort is { } before && chance.Happens(0.95) ? Math.Min(10, before + chance.Whole(0, 4)) : null;
            Complaints = Adverse(reason);
            Add("closed", new() { ["comfortAfter"] = after, ["adverse"] = new JsonArray([.. Complaints.Select(code => JsonValue.Create(code))]) });
        }

        return told;
    }

    /// <summary>Runs the phases.</summary>
    /// <returns>Why it was stopped early, empty when it was not; null when it was left open.</returns>
    private string? Phases()
    {
        var endsIn = ending is Ending.Stopped or Ending.LeftOpen ? chance.Whole(0, protocol.Phases.Count - 1) : -1;
        var pauseIn = chance.Happens(0.2) ? chance.Whole(0, protocol.Phases.Count - 1) : -1;
        foreach (var (index, phase) in protocol.Phases.Index())
        {
            // A phase of fixed length ends by itself; one with room is ended by hand a little after its least time.
            var room = phase.MaxSeconds > phase.MinSeconds;
            var left = (phase.MinSeconds * 1000L) + (room ? chance.Whole(0, Math.Min(90, phase.MaxSeconds - phase.MinSeconds - 1) * 1000) : 0);
            if (index == pauseIn)
            {
                left -= Part(left);
                Pause();
            }

            if (index == endsIn)
            {
                Part(left);
                return End();
            }

            Pass(left);
            if (room && index < protocol.Phases.Count - 1)
            {
                Add("phase-ended", []);
            }
        }

        Add("finished", []);
        return "";
    }

    private long Part(long left)
    {
        var part = (long)chance.Between(left * 0.1, left * 0.9);
        Pass(part);
        return part;
    }

    private void Pause()
    {
        Add("paused", new() { ["reason"] = chance.One(SessionEngine.PauseReasons) });
        Pass(chance.Whole(10_000, 400_000));
        if (chance.Happens(0.15))
        {
            // The page was closed and opened again meanwhile.
            (boot, mono) = (chance.Id(now).ToString("D"), chance.Whole(1_000, 5_000));
        }

        Add("resumed", []);
    }

    private string? End()
    {
        if (ending == Ending.LeftOpen)
        {
            Add("paused", new() { ["reason"] = "call" });
            return null;
        }

        stopReason = chance.One(SessionEngine.StopReasons);
        Add("stopped", new() { ["reason"] = stopReason });
        return stopReason;
    }

    private JsonObject Answers()
    {
        var level = ending == Ending.Red ? SignLevel.Red : SignLevel.Amber;
        var there = ending is Ending.Red or Ending.Amber ? chance.One([.. BeforeMassage.Gate.Signs.Where(sign => sign.Level == level)]) : null;
        return new(BeforeMassage.Gate.Signs.Select(sign => KeyValuePair.Create<string, JsonNode?>(sign.Id, sign == there ? "yes" : "no")));
    }

    private string[] Adverse(string stopReason) =>
        SessionEngine.AdverseEffects.Contains(stopReason) && stopReason != "other" ? [stopReason]
        : chance.Happens(0.05) ? [chance.One(SessionEngine.AdverseEffects)]
        : [];

    private void Add(string type, JsonObject fields)
    {
        fields.Insert(0, "sessionId", id);
        fields.Insert(1, "boot", boot);
        fields.Insert(2, "mono", mono);
        told.Add((now, type, fields));
    }

    private void Pass(long milliseconds) => (now, mono) = (now.AddMilliseconds(milliseconds), mono + milliseconds);
}
