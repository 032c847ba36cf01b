using System.Text.Json;
using Lancar.Domain.Care;
using Lancar.Domain.Care.Triage;
using Xunit.Abstractions;

namespace Lancar.Tests.Care.Triage;

/// <summary>The C# half of the proof of the decision tables, and the proof that no sign, branch or boundary of the data is left without a case.</summary>
public sealed class TriageCasesTests(ITestOutputHelper output)
{
    public static TheoryData<string> Tables => [.. TriageTables.Current.Select(table => table.Id)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_case_holds(string id)
    {
        var table = Table(id);
        var wrong = new List<string>();
        foreach (var one in TriageCases.Of(table))
        {
            var result = DecisionTable.Assess(table, one.Answers, one.Hours);
            var found = $"{Word(result.Level)}: {string.Join(' ', result.Findings.Select(finding => finding.Sign.Id))}; open {string.Join(' ', result.Open)}";
            var expected = $"{one.Expect.Level}: {string.Join(' ', one.Expect.Findings)}; open {string.Join(' ', one.Expect.Open)}";
            if (found != expected)
            {
                wrong.Add($"{one.Name}: is {found}, expected {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_sign_branch_and_boundary_of_the_data_has_its_cases(string id)
    {
        var table = Table(id);
        var cases = TriageCases.Of(table);
        var (missing, needed) = (new List<string>(), 0);
        void Need(string what, Func<TriageCase, bool> isThere)
        {
            needed++;
            if (!cases.Any(isThere))
            {
                missing.Add(what);
            }
        }

        foreach (var question in table.Questions)
        {
            bool IsAsked(TriageCase one) => DecisionTable.Asked(table, one.Answers, one.Hours).Contains(question);
            bool Says(TriageCase one, TriageAnswer? answer) => answer is { } given ? one.Answers.TryGetValue(question.Id, out var said) && said == given : !one.Answers.ContainsKey(question.Id);
            Need($"{question.Id} unknown", one => IsAsked(one) && Says(one, TriageAnswer.Unknown));
            Need($"{question.Id} missing", one => IsAsked(one) && Says(one, null));
            if (question.Number is null)
            {
                Need($"{question.Id} yes", one => IsAsked(one) && Says(one, TriageAnswer.Of(SignAnswer.Yes)));
                Need($"{question.Id} no", one => IsAsked(one) && Says(one, TriageAnswer.Of(SignAnswer.No)));
            }

            foreach (var word in question.AskedWhenYes is null ? [] : Enum.GetValues<SignAnswer>())
            {
                Need($"{question.Id} waits for {question.AskedWhenYes} = {word}", one => one.Answers.TryGetValue(question.AskedWhenYes!, out var first) && first.Word == word
                    && one.Answers.TryGetValue(question.Id, out var own) && own.Word != SignAnswer.Unknown);
            }

            foreach (var sign in question.Signs)
            {
                Need($"{sign.Id} there", one => one.Expect.Findings.Contains(sign.Id));
                Need($"{sign.Id} not there though asked", one => IsAsked(one) && sign.AppliesAt(one.Hours) && !one.Expect.Findings.Contains(sign.Id) && !one.Expect.Open.Contains(question.Id));
                if (question.Number is { } number)
                {
                    var step = Step(number.Decimals);
                    var limit = sign.AtLeast ?? sign.Below ?? throw new InvalidOperationException($"{sign.Id} has no limit.");
                    foreach (var value in new[] { limit - step, limit, limit + step }.Where(value => value >= number.Minimum))
                    {
                        Need($"{sign.Id} at {value}", one => sign.AppliesAt(one.Hours) && IsAsked(one) && Says(one, TriageAnswer.Of(value)));
                    }
                }

                foreach (var edge in new[] { sign.FromHour, sign.ToHour }.OfType<int>())
                {
                    foreach (var hour in new[] { edge - 1, edge, edge + 1 })
                    {
                        Need($"{sign.Id} at {hour} h", one => one.Hours == hour && one.Answers.TryGetValue(question.Id, out var answer)
                            && (answer.Number is { } value ? sign.IsShownBy(value) : answer.Word == SignAnswer.Yes));
                    }
                }
            }
        }

        foreach (var level in Enum.GetValues<TriageLevel>())
        {
            Need($"level {level}", one => one.Expect.Level == Word(level));
        }

        output.WriteLine($"{id}: {table.Questions.Count} questions, {table.Questions.Sum(question => question.Signs.Count)} signs; {needed - missing.Count} of {needed} branches and boundaries met by {cases.Count} cases");
        Assert.Empty(missing);
    }

    [Fact]
    public void The_manifest_counts_the_cases() => Assert.Equal(TriageCases.Declared(), TriageTables.Current.Sum(table => TriageCases.Of(table).Count));

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_data_is_whole(string id)
    {
        var table = Table(id);
        var signs = table.Questions.SelectMany(question => question.Signs).ToList();
        Assert.Equal(signs.Count, signs.Select(sign => sign.Id).Distinct().Count());
        Assert.Equal(table.Questions.Count, table.Questions.Select(question => question.Id).Distinct().Count());
        Assert.All(signs, sign => Assert.Contains(sign.Action, table.Actions.Keys));
        Assert.All(table.Actions.Keys, action => Assert.Contains(signs, sign => sign.Action == action));
        Assert.All(signs, sign => Assert.True(sign.SignOff.State == SignOffState.Draft || sign.SignOff.Approver is not null));
        Assert.All(table.Questions, question => Assert.True(question.AskedWhenYes is null || table.Questions.TakeWhile(each => each != question).Any(each => each.Id == question.AskedWhenYes)));
        Assert.All(table.Questions, question => Assert.All(question.Signs, sign => Assert.Equal(question.Number is not null, sign.AtLeast is not null || sign.Below is not null)));
        Assert.All(table.Questions.Where(question => question.Number is not null), question => Assert.All(question.Signs, sign => Assert.True(question.Number!.Holds(sign.AtLeast ?? sign.Below ?? -1))));
    }

    /// <summary>Nothing that is not known may ever come out as clear, whatever else was answered.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void Unknown_is_never_green(string id)
    {
        var table = Table(id);
        foreach (var one in TriageCases.Of(table).Where(one => one.Expect.Level == "clear"))
        {
            foreach (var question in DecisionTable.Asked(table, one.Answers, one.Hours))
            {
                var answers = new Dictionary<string, TriageAnswer>(one.Answers) { [question.Id] = TriageAnswer.Unknown };
                Assert.Equal(TriageLevel.NotKnown, DecisionTable.Assess(table, answers, one.Hours).Level);
                answers.Remove(question.Id);
                Assert.Equal(TriageLevel.NotKnown, DecisionTable.Assess(table, answers, one.Hours).Level);
            }
        }
    }

    [Fact]
    public void An_answer_that_cannot_be_is_the_callers_bug()
    {
        var table = Table("baby");
        Assert.Throws<ArgumentException>(() => Assess("breathing", TriageAnswer.Of(SignAnswer.Yes)));
        Assert.Throws<ArgumentException>(() => Assess("breathing", TriageAnswer.Of(60.5m)));
        Assert.Throws<ArgumentException>(() => Assess("breathing", TriageAnswer.Of(151)));
        Assert.Throws<ArgumentException>(() => Assess("cord", TriageAnswer.Of(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionTable.Assess(table, new Dictionary<string, TriageAnswer>(), -1));

        void Assess(string question, TriageAnswer answer) => DecisionTable.Assess(table, new Dictionary<string, TriageAnswer> { [question] = answer }, 30);
    }

    /// <summary>The limits of the gate's questions stand in words; those of the tables as numbers. They must be the same.</summary>
    [Fact]
    public void The_tables_do_not_contradict_the_gate()
    {
        var gate = BeforeMassage.Gate.Signs.ToDictionary(sign => sign.Id, sign => sign.Question.Indonesian);
        var mother = Table("mother");
        Assert.Contains("38,0 °C atau lebih", gate["fever"], StringComparison.Ordinal);
        Assert.Equal((38.0m, SignLevel.Red), (mother.Sign("fever")!.AtLeast, mother.Sign("fever")!.Level));
        Assert.Contains("140/90 atau lebih", gate["headache-vision"], StringComparison.Ordinal);
        Assert.Equal((140m, 90m), (mother.Sign("systolic-high")!.AtLeast, mother.Sign("diastolic-high")!.AtLeast));
        Assert.Contains("1 pembalut penuh", gate["heavy-bleeding"], StringComparison.Ordinal);
        Assert.Contains("1 pembalut penuh", mother.Question("bleeding")!.Text.Indonesian, StringComparison.Ordinal);
        Assert.All(new[] { "bleeding", "fever", "headache-vision", "systolic-high", "diastolic-high", "breath-chest", "calf", "very-unwell", "harm-thoughts", "foul-lochia", "convulsion" },
            id => Assert.Equal(SignLevel.Red, mother.Sign(id)!.Level));
    }

    private static TriageTable Table(string id) => TriageTables.Current.Single(table => table.Id == id);

    private static decimal Step(int decimals) => decimals == 0 ? 1m : 0.1m;

    private static string Word(TriageLevel level) => JsonNamingPolicy.KebabCaseLower.ConvertName(level.ToString());
}
