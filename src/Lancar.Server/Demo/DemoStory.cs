using System.Text.Json;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Care.Visits;

namespace Lancar.Server.Demo;

/// <summary>Tells one made-up mother's days as the events two phones would have sent, up to now.</summary>
internal sealed class DemoStory(Random chance, DateTimeOffset now, int intake)
{
    private const string ConsentText = "1";

    /// <summary>Hours after birth of each massage; the one before the present is her last.</summary>
    private static readonly double[] SessionHours = [18, 30, 42, 54, 66, 78];

    /// <summary>Hours after birth of each measurement of milk.</summary>
    private static readonly double[] MeasureHours = [3.5, 14, 26, 50, 74, 98, 122, 170];

    /// <summary>Who sends what, in order of time.</summary>
    public List<(bool ByHelper, DateTimeOffset At, JsonElement Event)> Of(DemoMother mother, Guid motherId, DemoPhone midwife, DemoPhone helper)
    {
        var birth = now - TimeSpan.FromHours(mother.AgeHours);
        var told = new List<(bool ByHelper, DateTimeOffset At, JsonElement Event)>();
        var ahead = new List<(DateTimeOffset At, Action Tell)>();
        void ByMidwife(DateTimeOffset at, string type, object payload) => told.Add((false, at, midwife.Event(type, at, motherId, payload)));

        ahead.Add((birth.AddHours(2), () => ByMidwife(birth.AddHours(2), "mother.registered", new
        {
            name = mother.Name + (intake == 0 ? "" : $" {intake + 1}") + " (DEMO)", birthAt = Domain.Care.Events.InstantText.Write(birth), zone = "WIB",
            deliveryMode = mother.Delivery.ToString().ToLowerInvariant(), parity = mother.Parity, gestationalWeeks = mother.GestationalWeeks,
            babies = 1, studyCode = (string?)null,
        })));
        foreach (var (purpose, given) in new[] { ("care", mother.Care), ("research", mother.Research), ("share-with-helper", mother.Shares) })
        {
            ahead.Add((birth.AddHours(2.1), () => ByMidwife(birth.AddHours(2.1), "consent.recorded", new { purpose, given, textVersion = ConsentText })));
        }

        Programme(mother, birth, ahead, ByMidwife, midwife);
        ahead.AddRange(DemoSafety.Of(mother.Found, now, ByMidwife, midwife));
        var flow = 0.75 + (chance.NextDouble() * 0.6);
        foreach (var hours in mother.Care ? MeasureHours : [])
        {
            var at = birth.AddHours(hours + (chance.NextDouble() * 1.5));
            ahead.Add((at, () => Measure(mother, at, (at - birth).TotalHours, flow, ByMidwife, midwife)));
        }

        var sessions = mother.Last is null ? [] : SessionHours.Where(hours => hours + 2 < mother.AgeHours).ToArray();
        foreach (var (index, hours) in sessions.Index())
        {
            var last = index == sessions.Length - 1;
            var byHelper = mother == DemoMother.All[0] && index % 2 == 1;
            var at = birth.AddHours(hours + chance.NextDouble());
            ahead.Add((at, () => Massage(at, mother, last ? mother.Last!.Value : DemoEnding.Whole, byHelper, motherId, byHelper ? helper : midwife, told)));
        }

        foreach (var (at, tell) in ahead.OrderBy(step => step.At))
        {
            if (at < now - TimeSpan.FromHours(1))
            {
                tell();
            }
        }

        return told;
    }

    /// <summary>A plan as her protocol's source says it, two a day for three days where it is silent; visits by those who share, so that the list has both.</summary>
    private static void Programme(
        DemoMother mother, DateTimeOffset birth, List<(DateTimeOffset At, Action Tell)> ahead, Action<DateTimeOffset, string, object> tell, DemoPhone phone)
    {
        if (mother.Care && mother.Last is not null)
        {
            var (at, protocol) = (birth.AddHours(4), ProtocolLibrary.All.Last(candidate => candidate.Id == mother.Protocol));
            ahead.Add((at, () => tell(at, "plan.made", new
            {
                planId = phone.NewId(at), protocolId = protocol.Id, protocolVersion = protocol.Version, performer = "husband",
                sessionsPerDay = protocol.Schedule.SessionsPerDay ?? 2, days = protocol.Schedule.Days ?? 3, startWindowHours = protocol.Schedule.StartHours,
            })));
        }

        foreach (var hours in mother.Care && mother.Shares ? new[] { 9d, 60 } : [])
        {
            foreach (var (schedule, baby) in new[] { (VisitSchedules.OfMother, (int?)null), (VisitSchedules.OfBaby, 1) })
            {
                var at = birth.AddHours(hours);
                ahead.Add((at, () => tell(at, "visit.recorded", new
                {
                    visitId = phone.NewId(at), schedule, scheduleVersion = VisitSchedules.Current(schedule).Version, baby, place = hours < 24 ? "practice" : "home",
                })));
            }
        }
    }

    /// <summary>Volumes follow the published natural course per feed, not the massage: the demo must not seem to prove anything.</summary>
    private void Measure(DemoMother mother, DateTimeOffset at, double hours, double flow, Action<DateTimeOffset, string, object> tell, DemoPhone phone)
    {
        var late = mother.Delivery == DeliveryMode.Caesarean ? 10 : 0;
        var usual = 5 + (48 / (1 + Math.Exp(-(hours - 62 - late) / 13)));
        var volume = Math.Round(usual * flow * (0.8 + (chance.NextDouble() * 0.4)), 1);
        tell(at, "milk-volume.measured", new
        {
            measurementId = phone.NewId(at), volumeMl = volume, method = "hand", side = "both", minutes = 10 + chance.Next(11),
            hoursSinceLastFeed = Math.Round(1.5 + (chance.NextDouble() * 1.5), 1), instrumentVersion = Instruments.MilkVolume.Version,
        });
        var day = (int)(hours / 24) + 1;
        var likely = Math.Min(0.95, 0.42 + (0.006 * hours));
        tell(at.AddMinutes(4), "milk-score.observed", new
        {
            measurementId = phone.NewId(at.AddMinutes(4)),
            answers = Instruments.MilkScore.Items.ToDictionary(item => item.Id, item =>
                item.FromDay is not { } from || day < from ? "not-applicable" : chance.NextDouble() < likely ? "yes" : "no"),
            instrumentVersion = Instruments.MilkScore.Version,
        });
    }

    private void Massage(
        DateTimeOffset at, DemoMother mother, DemoEnding ending, bool byHelper, Guid motherId, DemoPhone phone,
        List<(bool ByHelper, DateTimeOffset At, JsonElement Event)> told)
    {
        var protocol = ProtocolLibrary.All.Last(candidate => candidate.Id == mother.Protocol);
        var clock = new DemoClock(at);
        var session = phone.NewId(at);
        var boot = phone.NewId(at).ToString();
        void Tell(string type, Dictionary<string, object?> fields)
        {
            fields["sessionId"] = session;
            fields["boot"] = boot;
            fields["mono"] = clock.Elapsed;
            told.Add((byHelper, clock.Now, phone.Event("session." + type, clock.Now, motherId, fields)));
        }

        Tell("opened", new() { ["protocolId"] = protocol.Id, ["protocolVersion"] = protocol.Version, ["performer"] = byHelper ? "husband" : "midwife" });
        clock.Pass(70);
        var sign = ending switch
        {
            DemoEnding.Referred => "fever",
            DemoEnding.Deferred => "skin-back",
            DemoEnding.Whole or DemoEnding.WholeWithPause or DemoEnding.SheSaidStop or DemoEnding.Pain or DemoEnding.LeftOpen => null,
        };
        Tell("signs-checked", new() { ["answers"] = BeforeMassage.Gate.Signs.ToDictionary(each => each.Id, each => each.Id == sign ? "yes" : "no") });
        if (sign is not null)
        {
            return;
        }

        clock.Pass(95);
        Tell("started", new() { ["consent"] = true, ["comfortBefore"] = 4 + chance.Next(3), ["position"] = protocol.Positions[0] });
        if (Phases(protocol, ending, clock, Tell))
        {
            clock.Pass(60);
            Tell("closed", new() { ["comfortAfter"] = ending == DemoEnding.Pain ? 4 : 6 + chance.Next(4), ["adverse"] = ending == DemoEnding.Pain ? new[] { "pain" } : [] });
        }
    }

    /// <summary>Runs the phases; false when the session was left open.</summary>
    private static bool Phases(Protocol protocol, DemoEnding ending, DemoClock clock, Action<string, Dictionary<string, object?>> tell)
    {
        foreach (var (index, phase) in protocol.Phases.Index())
        {
            if (index == 0 && ending is not DemoEnding.Whole)
            {
                clock.Pass(phase.MinSeconds / 2);
                switch (ending)
                {
                    case DemoEnding.LeftOpen:
                        tell("paused", new() { ["reason"] = "call" });
                        return false;
                    case DemoEnding.SheSaidStop or DemoEnding.Pain:
                        tell("stopped", new() { ["reason"] = ending == DemoEnding.Pain ? "pain" : "she-said-stop" });
                        return true;
                    case DemoEnding.WholeWithPause:
                        tell("paused", new() { ["reason"] = "baby" });
                        clock.Pass(260);
                        tell("resumed", []);
                        break;
                }

                clock.Pass(phase.MinSeconds - (phase.MinSeconds / 2));
            }
            else
            {
                clock.Pass(phase.MinSeconds);
            }

            // A phase of fixed length ends by itself; one with room is ended by hand a little after its least time.
            if (phase.MaxSeconds > phase.MinSeconds)
            {
                clock.Pass(Math.Min(20, phase.MaxSeconds - phase.MinSeconds - 1));
                if (index < protocol.Phases.Count - 1)
                {
                    tell("phase-ended", []);
                }
            }
        }

        tell("finished", []);
        return true;
    }

    private sealed class DemoClock(DateTimeOffset start)
    {
        public long Elapsed { get; private set; } = 4_000;

        public DateTimeOffset Now => start.AddMilliseconds(Elapsed - 4_000);

        public void Pass(int seconds) => Elapsed += seconds * 1000L;
    }
}
