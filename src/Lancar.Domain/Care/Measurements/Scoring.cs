using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>
/// Turns the answers to an instrument into typed outcomes. A pure function, written again in TypeScript for the phone
/// (<c>web/care/instruments.ts</c>) and held to the same cases (<c>fixtures/instruments</c>). Halves are rounded away from zero.
/// </summary>
public static class Scoring
{
    private const decimal MsPerMinute = 60_000;
    private const decimal MsPerHour = 3_600_000;

    /// <summary>Judges and scores.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="values">The answers given; an item left open is absent.</param>
    /// <param name="age">Time since birth at the observation.</param>
    /// <param name="notApplicable">
    /// Items known not to apply; null works it out from the age. An accepted observation is scored again with what held when it was
    /// recorded, so that a corrected birth time cannot make it incomplete.
    /// </param>
    /// <returns>
    /// The outcomes, or a refusal naming the item: <c>observation.unknown-item</c>, <c>observation.incomplete</c>,
    /// <c>observation.out-of-range</c>, <c>observation.moment-before-birth</c>, <c>observation.total-differs</c>.
    /// </returns>
    public static Result<Scored> Of(
        Instrument instrument, IReadOnlyDictionary<string, ItemValue> values, HoursSinceBirth age, IReadOnlyCollection<string>? notApplicable = null)
    {
        var stranger = values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(id => instrument.Items.All(item => item.Id != id));
        if (stranger is not null)
        {
            return Error.Of("observation.unknown-item", At(stranger));
        }

        var early = instrument.Items.Where(item => !values.ContainsKey(item.Id))
            .Where(item => notApplicable?.Contains(item.Id) ?? !item.AppliesAt(age)).Select(item => item.Id).ToList();
        if (instrument.Items.Select(item => Judge(item, values, age, early)).FirstOrDefault(error => error is not null) is { } broken)
        {
            return broken;
        }

        var outcomes = new List<OutcomeValue>();
        foreach (var outcome in instrument.Scoring.Outcomes)
        {
            var made = Make(instrument, outcome, values, age);
            if (!made.Succeeded)
            {
                return made.Error;
            }

            if (made.Value is { } value)
            {
                if (value.Value is { } number && outcome.Scale is { } scale && !scale.Holds(number))
                {
                    return Error.Of("observation.out-of-range", At(outcome.Of[0]));
                }

                outcomes.Add(value);
            }
        }

        var alerts = instrument.Alerts.Where(alert => alert.AppliesAt(age) && Raised(alert, values, outcomes)).OrderByDescending(alert => alert.Level).ToList();
        return new Scored(outcomes, early, alerts);
    }

    private static string At(string item) => "values." + (item.Length <= 40 ? item : item[..40]);

    private static bool IsAsked(InstrumentItem item, IReadOnlyDictionary<string, ItemValue> values) => item.AskedIf is not { } condition
        || (values.TryGetValue(condition.Item, out var given)
            && (given.Word is { } word ? condition.Is.Contains(word) : condition.AtLeast is { } least && given.Number >= least));

    private static Error? Judge(InstrumentItem item, IReadOnlyDictionary<string, ItemValue> values, HoursSinceBirth age, List<string> early)
    {
        var asked = IsAsked(item, values);
        if (!values.TryGetValue(item.Id, out var value))
        {
            return asked && !item.Optional && !early.Contains(item.Id) ? Error.Of("observation.incomplete", At(item.Id)) : null;
        }

        return !asked || !Fits(item, value) ? Error.Of("observation.out-of-range", At(item.Id))
            : item.Kind == ItemKind.Moment && value.Number * MsPerMinute > age.Milliseconds ? Error.Of("observation.moment-before-birth", At(item.Id))
            : null;
    }

    private static bool Fits(InstrumentItem item, ItemValue value) => item.Kind is ItemKind.Choice or ItemKind.YesNo
        ? value.Word is { } word && item.Words.Contains(word)
        : value.Number is { } number && number >= item.Minimum && number <= item.Maximum && decimal.Round(number, item.Decimals) == number;

    /// <summary>The outcome, or null when its items were left open.</summary>
    private static Result<OutcomeValue?> Make(Instrument instrument, InstrumentOutcome outcome, IReadOnlyDictionary<string, ItemValue> values, HoursSinceBirth age)
    {
        var given = outcome.Of.Where(values.ContainsKey).ToList();
        return outcome.Rule switch
        {
            OutcomeRule.Value => given.Count == 0 ? Nothing : Number(outcome, values[given[0]].Number, 1),
            OutcomeRule.Word => given.Count == 0 ? Nothing : Word(outcome, values[given[0]].Word!, 1),
            OutcomeRule.Sum => Sum(instrument, outcome, given, values),
            OutcomeRule.Total => Total(instrument, outcome, given, values),
            OutcomeRule.Difference => given.Count < 2 ? Nothing : Number(outcome, Rounded(
                (values[outcome.Of[0]].Number!.Value - values[outcome.Of[1]].Number!.Value) * outcome.Times, outcome.Over, outcome.Decimals), 2),
            OutcomeRule.PercentOf => given.Count < 2 ? Nothing : Number(outcome, Rounded(
                values[outcome.Of[0]].Number!.Value * 100, values[outcome.Of[1]].Number!.Value, outcome.Decimals), 2),
            OutcomeRule.FirstSeen => FirstSeen(outcome, values, age),
            OutcomeRule.HoursBefore => given.Count == 0 ? Nothing : Number(outcome, Rounded(values[given[0]].Number!.Value, 60, outcome.Decimals), 1),
            OutcomeRule.AllYes => Word(outcome, AllYes(outcome, given, values), given.Count),
            OutcomeRule.YesList => YesList(outcome, given, values),
        };
    }

    private static readonly Result<OutcomeValue?> Nothing = (OutcomeValue?)null;

    private static Result<OutcomeValue?> Number(InstrumentOutcome outcome, decimal? value, int answered, decimal? prorated = null, Censoring censoring = Censoring.None) =>
        new OutcomeValue(outcome, value, null, [], prorated, answered, censoring);

    private static Result<OutcomeValue?> Word(InstrumentOutcome outcome, string word, int answered) =>
        new OutcomeValue(outcome, null, word, [], null, answered, Censoring.None);

    private static decimal Rounded(decimal numerator, decimal denominator, int decimals) =>
        decimal.Round(numerator / denominator, decimals, MidpointRounding.AwayFromZero);

    private static Result<OutcomeValue?> Sum(Instrument instrument, InstrumentOutcome outcome, List<string> given, IReadOnlyDictionary<string, ItemValue> values)
    {
        var points = given.Select(id => Points(instrument.Items.First(item => item.Id == id), values[id])).ToList();
        var (sum, least, most) = (points.Sum(each => each.Value), points.Sum(each => each.Least), points.Sum(each => each.Most));
        decimal? prorated = outcome.Prorated && most > least ? Rounded(100 * (sum - least), most - least, 1) : null;
        return Number(outcome, sum, given.Count, prorated);
    }

    private static Result<OutcomeValue?> Total(Instrument instrument, InstrumentOutcome outcome, List<string> given, IReadOnlyDictionary<string, ItemValue> values)
    {
        var points = given.Select(id => Points(instrument.Items.First(item => item.Id == id), values[id])).ToList();
        var sum = points.Sum(each => each.Value);
        if (!values.TryGetValue(outcome.Total!, out var read))
        {
            return given.Count == 0 ? Error.Of("observation.incomplete", At(outcome.Total!))
                : given.Count < outcome.Of.Count ? Error.Of("observation.incomplete", At(outcome.Of.First(id => !given.Contains(id))))
                : Number(outcome, sum, given.Count);
        }

        // A total with some of its items: what is missing must be able to make up the difference.
        var open = outcome.Of.Except(given).Select(id => instrument.Items.First(item => item.Id == id)).ToList();
        var (least, most) = (sum + open.Sum(item => item.Minimum), sum + open.Sum(item => item.Maximum));
        return read.Number < least || read.Number > most ? Error.Of("observation.total-differs", At(outcome.Total!)) : Number(outcome, read.Number, given.Count);
    }

    private static (decimal Value, decimal Least, decimal Most) Points(InstrumentItem item, ItemValue value) =>
        value.Word is { } word ? (word == (item.Key ?? "yes") ? 1 : 0, 0, 1)
        : item.Reverse ? (item.Minimum!.Value + item.Maximum!.Value - value.Number!.Value, item.Minimum.Value, item.Maximum.Value)
        : (value.Number!.Value, item.Minimum!.Value, item.Maximum!.Value);

    private static Result<OutcomeValue?> FirstSeen(InstrumentOutcome outcome, IReadOnlyDictionary<string, ItemValue> values, HoursSinceBirth age)
    {
        var notYet = values[outcome.Of[0]].Word == outcome.NotYet;
        decimal? before = values.TryGetValue(outcome.Of[1], out var moment) ? moment.Number : null;
        var censoring = notYet ? Censoring.NotYet : before is null ? Censoring.Before : Censoring.None;
        return Number(outcome, Rounded(age.Milliseconds - ((before ?? 0) * MsPerMinute), MsPerHour, outcome.Decimals), before is null ? 1 : 2, null, censoring);
    }

    private static string AllYes(InstrumentOutcome outcome, List<string> given, IReadOnlyDictionary<string, ItemValue> values) =>
        given.Exists(id => values[id].Word == "no") ? "not-smooth" : given.Count == outcome.Of.Count ? "smooth" : "not-assessable";

    private static Result<OutcomeValue?> YesList(InstrumentOutcome outcome, List<string> given, IReadOnlyDictionary<string, ItemValue> values)
    {
        var yes = given.Where(id => values[id].Word == "yes").ToList();
        return new OutcomeValue(outcome, yes.Count, null, yes, null, given.Count, Censoring.None);
    }

    private static bool Raised(InstrumentAlert alert, IReadOnlyDictionary<string, ItemValue> values, List<OutcomeValue> outcomes)
    {
        ItemValue? looked = alert.Item is { } item
            ? values.TryGetValue(item, out var given) ? given : null
            : outcomes.Find(outcome => outcome.Id == alert.Outcome) is { } made ? made.Word is { } said ? ItemValue.Of(said) : ItemValue.Of(made.Value!.Value) : null;
        return looked is { } value && (value.Word is { } word ? alert.Is.Contains(word)
            : value.Number >= alert.AtLeast || value.Number <= alert.AtMost || value.Number < alert.Below);
    }
}
