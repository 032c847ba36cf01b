using Lancar.Domain.Care.Triage;
using Lancar.Tests.Care.Mothers;

namespace Lancar.Tests.Care.Triage;

public sealed class HarmLedgerTests
{
    private static readonly DateTimeOffset At = Facts.Now.AddHours(-3);

    private readonly Facts facts = new();

    [Fact]
    public void What_was_noted_why_it_was_stopped_and_what_was_recorded_stand_once_each()
    {
        var ledger = HarmLedger.Of([Records.Of([
            .. facts.InCare(), facts.Opened(At), facts.Signs(At.AddSeconds(5)), facts.Started(At.AddSeconds(9)), facts.InSession("stopped", At.AddSeconds(60), "dizziness"),
            facts.Closed(At.AddSeconds(80), adverse: ["dizziness", "skin"]), facts.Harmed(At.AddMinutes(5), "skin", "moderate", facts.Session), facts.Harmed(At.AddMinutes(9), "breast")])]);
        Assert.Equal(
            [("breast", HarmSeverity.Mild, HarmOrigin.Recorded), ("skin", HarmSeverity.Moderate, HarmOrigin.Recorded), ("dizziness", null, HarmOrigin.Session)],
            ledger.Entries.Select(entry => (entry.Kind, entry.Severity, entry.Origin)));
        Assert.Equal((1, 1), (ledger.SessionsDelivered, ledger.SessionsWithHarm));
    }

    [Fact]
    public void A_stop_is_a_harm_only_for_what_she_felt_and_a_session_counts_only_when_massage_was_given()
    {
        var stopped = new Facts();
        var pain = new Facts();
        var ledger = HarmLedger.Of(
        [
            Records.Of([.. facts.InCare(), facts.Opened(At), facts.Signs(At.AddSeconds(9), "yes")]),
            Records.Of([.. stopped.InCare(), stopped.Opened(At), stopped.Signs(At.AddSeconds(5)), stopped.Started(At.AddSeconds(9)), stopped.InSession("stopped", At.AddSeconds(60), "baby")]),
            Records.Of([.. pain.InCare(), .. pain.WholeSession(At.AddHours(-4)), .. Second(pain)]),
        ]);
        Assert.Equal([("pain", HarmOrigin.Stop)], ledger.Entries.Select(entry => (entry.Kind, entry.Origin)));
        Assert.Equal((3, 1), (ledger.SessionsDelivered, ledger.SessionsWithHarm));
    }

    [Fact]
    public void Every_stop_and_effect_of_the_engine_that_is_a_harm_is_a_kind_of_the_content() => Assert.All(
        new[] { "pain", "dizziness", "skin", "after-pain", "bleeding", "other", "headache", "breathless", "nausea", "palpitations" }, code => Assert.NotNull(HarmKinds.Current.Find(code)));

    [Fact]
    public void Every_stop_that_is_a_harm_is_a_reason_of_the_engine_and_a_kind_of_that_code()
    {
        Assert.Equal(["pain", "dizziness", "bleeding", "headache", "breathless", "nausea", "palpitations"], HarmKinds.Current.Stops);
        Assert.All(HarmKinds.Current.Stops, code => Assert.NotNull(HarmKinds.Current.Find(code)));
        Assert.Empty(HarmKinds.Current.Stops.Except(Lancar.Domain.Care.Sessions.SessionEngine.StopReasons));
    }

    private static System.Text.Json.Nodes.JsonObject[] Second(Facts facts)
    {
        var second = Guid.CreateVersion7();
        return [facts.Opened(At, second), facts.Signs(At.AddSeconds(5), session: second), facts.Started(At.AddSeconds(9), second), facts.InSession("stopped", At.AddSeconds(60), "pain", second)];
    }
}
