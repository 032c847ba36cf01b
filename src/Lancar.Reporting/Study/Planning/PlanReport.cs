using Lancar.Domain.Kernel;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>A plan in words, in both languages: what was asked and assumed, the answer, and a sentence for the proposal.</summary>
public sealed record PlanReport
{
    /// <summary>What was asked.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The design and what is expected.</summary>
    public required IReadOnlyList<LocalizedText> Expected { get; init; }

    /// <summary>The answer: people, recruits, power.</summary>
    public required IReadOnlyList<LocalizedText> Answer { get; init; }

    /// <summary>What must hold.</summary>
    public required IReadOnlyList<LocalizedText> Assumptions { get; init; }

    /// <summary>The test and how its power was found.</summary>
    public required LocalizedText Method { get; init; }

    /// <summary>A paragraph for the proposal (Bab 3).</summary>
    public required LocalizedText Proposal { get; init; }

    /// <summary>The plan in words.</summary>
    /// <param name="figures">The plan.</param>
    /// <param name="version">The version of Lancar, for the proposal.</param>
    public static PlanReport Of(PlanFigures figures, string version)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var test = Test(figures);
        var expected = Parts(figures);
        var answer = Answers(figures);
        var method = Texts.Both("plan.method." + figures.Method, ("replicates", Whole(figures.Simulation?.Replicates ?? 0)), ("seed", figures.Simulation?.Seed ?? 0));
        return new PlanReport
        {
            Title = Texts.Both(figures.Goal is null ? "plan.title.power" : "plan.title.size", ("test", test)),
            Expected = expected,
            Answer = answer,
            Assumptions = [.. figures.Assumptions.Select(assumption => Texts.Both("plan.assumption." + assumption))],
            Method = method,
            Proposal = Proposed(figures, test, expected, method, version),
        };
    }

    private static LocalizedText Test(PlanFigures figures)
    {
        var kind = figures.Kind == PlanKind.TwoProportions && figures.Method == "normal" ? "ChiSquare" : figures.Kind.ToString();
        return Texts.Both("plan.test." + kind, ("sides", Texts.Both(figures.TwoSided ? "plan.sides.two" : "plan.sides.one")));
    }

    private static List<LocalizedText> Parts(PlanFigures figures)
    {
        var design = figures.Kind switch
        {
            PlanKind.Clusters or PlanKind.NonInferiority => figures.Kind + (figures.Inputs.ContainsKey("sd") ? "Means" : "Proportions"),
            _ => figures.Kind.ToString(),
        };
        var values = figures.Inputs.Select(input => (input.Key.Replace("-", "", StringComparison.Ordinal), (object)Number(input.Value))).ToArray();
        var parts = new List<LocalizedText> { Texts.Both("plan.design." + design, values) };
        foreach (var optional in new[] { "second-sd", "ratio", "cv", "first-effect", "second-effect", "interaction", "round" })
        {
            if (figures.Inputs.ContainsKey(optional))
            {
                parts.Add(Texts.Both("plan.part." + optional, values));
            }
        }

        if (figures.Simulation is { Law: var law })
        {
            parts.Add(Texts.Both("plan.shape." + law.Shape));
        }

        parts.Add(Texts.Both("plan.part.level", ("alpha", Number(figures.Alpha)), ("sides", Texts.Both(figures.TwoSided ? "plan.sides.two" : "plan.sides.one"))));
        return parts;
    }

    private static List<LocalizedText> Answers(PlanFigures figures)
    {
        var answers = new List<LocalizedText>();
        if (figures.Clusters is { } clusters)
        {
            answers.Add(Texts.Both("plan.answer.clusters", ("clusters", Whole(clusters))));
        }

        answers.Add(Texts.Both("plan.answer.analysed", ("people", People(figures, figures.Arms))));
        answers.Add(figures.Dropout > 0
            ? Texts.Both("plan.answer.recruited", ("people", People(figures, figures.Recruits)), ("dropout", Percent(figures.Dropout)))
            : Texts.Both("plan.answer.no-dropout"));
        if (figures.Events is { } events)
        {
            answers.Add(Texts.Both("plan.answer.events", ("events", Fixed(events, 1))));
        }

        answers.Add(figures.Goal is { } goal
            ? Texts.Both("plan.answer.power", ("power", Percent(figures.Power)), ("goal", Percent(goal)))
            : Texts.Both("plan.answer.power-given", ("power", Percent(figures.Power))));
        if (figures.Simulation is { StandardError: var error, Interval: var interval })
        {
            answers.Add(Texts.Both(
                "plan.answer.error",
                ("error", Fixed(100 * error, 2)),
                ("confidence", Percent(interval.Level)),
                ("low", Fixed(100 * interval.Lower, 2)),
                ("high", Fixed(100 * interval.Upper, 2))));
        }

        if (figures.Simulation?.Certainty is { } certainty)
        {
            answers.Add(Certainty(certainty));
        }
        else if (figures.CheckedTo is { } to)
        {
            answers.Add(Texts.Both("plan.answer.checked", ("to", Whole(to))));
        }

        return answers;
    }

    private static LocalizedText Certainty(SizeCertainty certainty) => certainty switch
    {
        { NoSizeIsTooFew: true, CertainFrom: { } to } when certainty.NotExcludedFrom == to => Texts.Both("plan.answer.certain-least", ("size", Whole(to))),
        { NoSizeIsTooFew: true, CertainFrom: { } to } => Texts.Both("plan.answer.between-least", ("to", Whole(to))),
        { NoSizeIsTooFew: true } => Texts.Both("plan.answer.open-least"),
        { NotExcludedFrom: var from, CertainFrom: { } to } when from == to => Texts.Both("plan.answer.certain", ("size", Whole(to))),
        { NotExcludedFrom: var from, CertainFrom: { } to } => Texts.Both("plan.answer.between", ("from", Whole(from)), ("to", Whole(to))),
        { NotExcludedFrom: var from } => Texts.Both("plan.answer.open", ("from", Whole(from))),
    };

    private static LocalizedText Proposed(PlanFigures figures, LocalizedText test, List<LocalizedText> expected, LocalizedText method, string version)
    {
        var parts = new List<LocalizedText>
        {
            figures.Goal is { } goal
                ? Texts.Both("plan.proposal.size", ("test", test), ("goal", Percent(goal)))
                : Texts.Both("plan.proposal.power", ("test", test), ("people", People(figures, figures.Arms))),
        };
        parts.AddRange(expected);
        if (figures.Goal is not null)
        {
            parts.Add(figures.Clusters is { } clusters
                ? Texts.Both("plan.proposal.clusters", ("people", People(figures, figures.Arms)), ("clusters", Whole(clusters)), ("power", Percent(figures.Power)))
                : Texts.Both("plan.proposal.found", ("people", People(figures, figures.Arms)), ("power", Percent(figures.Power))));
        }
        else
        {
            parts.Add(Texts.Both("plan.answer.power-given", ("power", Percent(figures.Power))));
        }

        if (figures.Dropout > 0)
        {
            parts.Add(Texts.Both("plan.answer.recruited", ("people", People(figures, figures.Recruits)), ("dropout", Percent(figures.Dropout))));
        }

        parts.Add(method);
        parts.Add(Texts.Both("plan.proposal.tool", ("version", version)));
        return Joined(parts);
    }

    private static LocalizedText People(PlanFigures figures, IReadOnlyList<long> arms)
    {
        var key = figures.Kind == PlanKind.Factorial ? "plan.people.cells" : arms.Count == 1 ? "plan.people.one" : arms[0] == arms[1] ? "plan.people.each" : "plan.people.two";
        return Texts.Both(key, ("n", Whole(arms[0])), ("second", Whole(arms[^1])), ("total", Whole(arms.Sum())));
    }

    private static LocalizedText Joined(IEnumerable<LocalizedText> parts)
    {
        var all = parts.ToArray();
        return new LocalizedText(string.Join(" ", all.Select(part => part.Indonesian)), string.Join(" ", all.Select(part => part.English)));
    }

    internal static LocalizedText Number(double value) =>
        new(Numerals.Significant(value, 6, Language.Indonesian), Numerals.Significant(value, 6, Language.English));

    internal static LocalizedText Whole(long value) => Fixed(value, 0);

    // A power below the one aimed at is never rounded up to it: cut off after one decimal, as far as doubles can tell.
    internal static LocalizedText Percent(double share) => Number(Math.Floor(1000 * share + 1e-9) / 10);

    private static LocalizedText Fixed(double value, int decimals) =>
        new(Numerals.Fixed(value, decimals, Language.Indonesian), Numerals.Fixed(value, decimals, Language.English));
}
