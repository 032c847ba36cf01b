using Lancar.Domain.Care.Triage;
using Lancar.Server.Layout;

namespace Lancar.Server.Care.Triage;

/// <summary>Findings of decision tables in words.</summary>
public static class TriageWords
{
    /// <summary>What was found, with the number that showed it: <c>Badan bayi panas: 37,9 °C</c>.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="table">Its table.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Line(TriageFinding finding, TriageTable table, Words words) =>
        finding.Value is { } value && Number(finding, table) is { } number
            ? $"{words.In(finding.Sign.Finding)}: {words.Number((double)value, number.Decimals)} {words.In(number.Unit)}" : words.In(finding.Sign.Finding);

    /// <summary>The limit a number reached, in words; empty for a yes.</summary>
    /// <inheritdoc cref="Line" path="/param"/>
    public static string Limit(TriageFinding finding, TriageTable table, Words words)
    {
        if (Number(finding, table) is not { } number)
        {
            return "";
        }

        string Said(string key, decimal limit) => words.Fill(key, ("value", words.Number((double)limit, number.Decimals)), ("unit", words.In(number.Unit)));
        return finding.Sign switch
        {
            { AtLeast: { } least } => Said("triage.at-least", least),
            { Below: { } below } => Said("triage.below", below),
            _ => "",
        };
    }

    /// <summary>Whom a finding is about.</summary>
    /// <param name="baby">Which baby, or null for the mother.</param>
    /// <param name="babies">How many babies she has.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Whom(int? baby, int babies, Words words) =>
        baby is not { } number ? words["about.mother"] : babies == 1 ? words["about.baby"] : words.Fill("about.baby-n", ("n", number));

    /// <summary>A code of a finding in words.</summary>
    /// <param name="code">Such as <c>sign.fever</c> or <c>triage.baby.too-warm</c>.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Of(string code, Words words) => RedFindings.TextOf(code) is { } text ? words.In(text) : words[code];

    /// <summary>How a level looks: <c>stop</c>, <c>watch</c> or <c>go</c>.</summary>
    /// <param name="level">The level.</param>
    public static string Look(TriageLevel level) => level switch
    {
        TriageLevel.Red => "stop",
        TriageLevel.Amber or TriageLevel.NotKnown => "watch",
        TriageLevel.Clear => "go",
    };

    private static TriageNumber? Number(TriageFinding finding, TriageTable table) => table.Questions.First(question => question.Signs.Contains(finding.Sign)).Number;
}
