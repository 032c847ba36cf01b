using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>What the danger-sign check decides.</summary>
public enum GateDecision
{
    /// <summary>Every sign is answered "no": the massage may be prepared.</summary>
    Clear,

    /// <summary>A red sign is there: no massage, refer now. Needs no further answer.</summary>
    Refer,

    /// <summary>An amber sign is there and no red one: ask a clinician first.</summary>
    Defer,

    /// <summary>A sign is not answered or not known, and no red sign is there: nothing may start.</summary>
    Unanswered,
}

/// <summary>
/// The gate before every massage (DOMAIN rules 1: no session without a danger-sign check that is clear; a red sign shows
/// referral, never massage). Unknown is never green.
/// </summary>
public static class BeforeMassage
{
    /// <summary>The questions of <c>data/triage/before-massage.json</c>.</summary>
    public static Gate Gate { get; } = ProductData.Read<Gate>("triage/before-massage.json");

    /// <summary>Decides from the answers given so far.</summary>
    /// <param name="signs">The signs asked for, with their levels.</param>
    /// <param name="answers">Answers by sign id; an id missing here is unanswered. Ids that are no sign are ignored.</param>
    public static GateDecision Decide(IEnumerable<(string Id, SignLevel Level)> signs, IReadOnlyDictionary<string, SignAnswer> answers)
    {
        var amber = false;
        var open = false;
        foreach (var (id, level) in signs)
        {
            var answer = answers.TryGetValue(id, out var given) ? given : SignAnswer.Unknown;
            if (answer == SignAnswer.Yes && level == SignLevel.Red)
            {
                return GateDecision.Refer;
            }

            amber |= answer == SignAnswer.Yes;
            open |= answer == SignAnswer.Unknown;
        }

        return (open, amber) switch
        {
            (true, _) => GateDecision.Unanswered,
            (false, true) => GateDecision.Defer,
            (false, false) => GateDecision.Clear,
        };
    }
}
