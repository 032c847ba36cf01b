using Lancar.Domain.Care.Measurements;
using Lancar.Server.Layout;

namespace Lancar.Server.Care.Mothers;

/// <summary>Outcomes of an observation as people read them: number and unit, or word; never a number without its unit.</summary>
public static class ObservationText
{
    /// <summary>An outcome in words.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Of(Instrument instrument, OutcomeValue outcome, Words words)
    {
        if (outcome.Word is { } word)
        {
            return outcome.Definition.Rule == OutcomeRule.AllYes ? words[$"flow.{word}"] : Word(instrument, outcome.Definition.Of[0], word, words);
        }

        if (outcome.Definition.Rule == OutcomeRule.YesList)
        {
            return outcome.Yes.Count == 0 ? words["observation.none"]
                : string.Join(", ", outcome.Yes.Select(id => words.In(instrument.Items.First(item => item.Id == id).Text)));
        }

        var number = words.Number((double)outcome.Value!.Value, decimal.Truncate(outcome.Value.Value) == outcome.Value ? 0 : outcome.Definition.Decimals);
        return outcome switch
        {
            { Censoring: Censoring.NotYet or Censoring.Before } => words.Fill($"censored.{Codes.Of(outcome.Censoring)}", ("hours", number)),
            { Definition.Rule: OutcomeRule.Sum, Answered: 0 } => words["observation.not-yet-applicable"],
            { Definition.Direction: OutcomeDirection.HigherIsBetter or OutcomeDirection.LowerIsBetter } =>
                words.Fill("observation.of", ("n", number), ("max", words.Number((double)outcome.Definition.Maximum!.Value, 0))),
            _ => words.Fill($"amount.{outcome.Unit}", ("n", number)),
        };
    }

    /// <summary>Percent over the answered items, where the instrument gives one; otherwise empty.</summary>
    public static string Prorated(OutcomeValue outcome, Words words) =>
        outcome.ProratedPercent is { } percent ? words.Fill("observation.prorated", ("percent", words.Number((double)percent, 1)), ("n", outcome.Answered)) : "";

    private static string Word(Instrument instrument, string item, string word, Words words) =>
        instrument.Items.First(each => each.Id == item).Choices.FirstOrDefault(choice => choice.Id == word) is { } choice ? words.In(choice.Text) : words[$"answer.{word}"];
}
