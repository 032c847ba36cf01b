using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>An answer to one of the 16 signs.</summary>
public enum ScoreAnswer
{
    /// <summary>The sign is there: one point.</summary>
    Yes,

    /// <summary>The sign is not there.</summary>
    No,

    /// <summary>The sign cannot apply yet at this age: no point, and not counted in the prorated total.</summary>
    NotApplicable,
}

/// <summary>
/// The 16 signs with both totals, which are never mixed: the raw number of yes (paper 003's rule, 0 to 16) and the percentage over the
/// signs that apply. In points and percent, never millilitres.
/// </summary>
public sealed record MilkScore
{
    [JsonConstructor]
    private MilkScore(IReadOnlyDictionary<string, ScoreAnswer> answers, int instrumentVersion) =>
        (Answers, InstrumentVersion) = (answers, instrumentVersion);

    /// <summary>The answer to each sign.</summary>
    public IReadOnlyDictionary<string, ScoreAnswer> Answers { get; }

    /// <summary>Version of the instrument used.</summary>
    public int InstrumentVersion { get; }

    /// <summary>Number of yes, 0 to 16.</summary>
    public int RawPoints => Answers.Values.Count(answer => answer == ScoreAnswer.Yes);

    /// <summary>Number of signs that apply at this age.</summary>
    public int Applicable => Answers.Values.Count(answer => answer != ScoreAnswer.NotApplicable);

    /// <summary>Yes divided by the signs that apply, in percent; null when none applies.</summary>
    public decimal? ProratedPercent => Applicable == 0 ? null : 100m * RawPoints / Applicable;

    /// <summary>The one checked way to a score: exactly the signs of the instrument, all answered.</summary>
    /// <returns>The score, or <c>score.incomplete</c> naming the first sign missing or not asked.</returns>
    public static Result<MilkScore> Create(IReadOnlyDictionary<string, ScoreAnswer> answers, int instrumentVersion)
    {
        var items = Instruments.MilkScore.Items.Select(item => item.Id).ToList();
        var wrong = items.FirstOrDefault(id => !answers.ContainsKey(id)) ?? answers.Keys.FirstOrDefault(id => !items.Contains(id));
        return wrong is null
            ? new MilkScore(items.ToDictionary(id => id, id => answers[id], StringComparer.Ordinal), instrumentVersion)
            : Error.Of("score.incomplete", "answers." + (wrong.Length <= 40 ? wrong : wrong[..40]));
    }
}
