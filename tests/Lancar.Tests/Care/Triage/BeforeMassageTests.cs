using Lancar.Domain.Care;
using Lancar.Domain.Care.Triage;

namespace Lancar.Tests.Care.Triage;

/// <summary>The gate as a truth table: one red and one amber sign, every pair of answers, and answers left out.</summary>
public sealed class BeforeMassageTests
{
    private static readonly (string, SignLevel)[] Signs = [("red", SignLevel.Red), ("amber", SignLevel.Amber)];

    [Theory]
    [InlineData("yes", "yes", GateDecision.Refer)]
    [InlineData("yes", "no", GateDecision.Refer)]
    [InlineData("yes", "unknown", GateDecision.Refer)]
    [InlineData("yes", null, GateDecision.Refer)]
    [InlineData("no", "yes", GateDecision.Defer)]
    [InlineData("no", "no", GateDecision.Clear)]
    [InlineData("no", "unknown", GateDecision.Unanswered)]
    [InlineData("no", null, GateDecision.Unanswered)]
    [InlineData("unknown", "yes", GateDecision.Unanswered)]
    [InlineData("unknown", "no", GateDecision.Unanswered)]
    [InlineData("unknown", "unknown", GateDecision.Unanswered)]
    [InlineData("unknown", null, GateDecision.Unanswered)]
    [InlineData(null, "yes", GateDecision.Unanswered)]
    [InlineData(null, "no", GateDecision.Unanswered)]
    [InlineData(null, "unknown", GateDecision.Unanswered)]
    [InlineData(null, null, GateDecision.Unanswered)]
    public void Every_pair_of_answers(string? red, string? amber, GateDecision expected)
    {
        var answers = new Dictionary<string, SignAnswer>();
        Answer(answers, "red", red);
        Answer(answers, "amber", amber);
        Assert.Equal(expected, BeforeMassage.Decide(Signs, answers));
        Assert.Equal(expected, BeforeMassage.Decide(Signs.Reverse(), answers));
    }

    [Fact]
    public void Each_sign_of_the_content_alone_decides_by_its_level()
    {
        var gate = BeforeMassage.Gate;
        foreach (var sign in gate.Signs)
        {
            var answers = gate.Signs.ToDictionary(other => other.Id, other => other.Id == sign.Id ? SignAnswer.Yes : SignAnswer.No);
            Assert.Equal(
                sign.Level == SignLevel.Red ? GateDecision.Refer : GateDecision.Defer,
                BeforeMassage.Decide(gate.Signs.Select(other => (other.Id, other.Level)), answers));
        }

        Assert.Equal(6, gate.Signs.Count(sign => sign.Level == SignLevel.Red));
        Assert.Equal(2, gate.Signs.Count(sign => sign.Level == SignLevel.Amber));
    }

    [Fact]
    public void The_gate_is_a_draft_until_a_clinician_signs() => Assert.Equal(SignOffState.Draft, BeforeMassage.Gate.SignOff.State);

    private static void Answer(Dictionary<string, SignAnswer> answers, string id, string? word)
    {
        if (word is not null)
        {
            answers[id] = Enum.Parse<SignAnswer>(word, ignoreCase: true);
        }
    }
}
