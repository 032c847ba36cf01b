using System.Text.Json.Nodes;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Simulation;

/// <summary>A check by a decision table that comes to a wanted level: all is well but for one sign or one answer nobody knows.</summary>
internal static class SimulatedAssessment
{
    /// <summary>What is measured when all is well.</summary>
    private static readonly Dictionary<string, (double Least, double Most)> Well = new(StringComparer.Ordinal)
    {
        ["systolic"] = (105, 130), ["diastolic"] = (62, 85), ["breathing"] = (35, 55), ["feeds"] = (8, 13), ["wet-nappies"] = (6, 10), ["weight-loss"] = (0, 6.5),
    };

    /// <summary>The fact, and the identity of the assessment.</summary>
    /// <param name="mother">The mother.</param>
    /// <param name="id">Table.</param>
    /// <param name="baby">Which baby, or null.</param>
    /// <param name="wanted">What it is to come to; clear when the table has no such sign at that age.</param>
    /// <param name="at">When.</param>
    /// <param name="chance">Picks.</param>
    public static (SimulatedDraft Draft, Guid Id) Of(SimulatedMother mother, string id, int? baby, TriageLevel wanted, DateTimeOffset at, SimulatedChance chance)
    {
        var table = TriageTables.Current.First(each => each.Id == id);
        var hours = (int)HoursSinceBirth.Between(mother.BirthAt, at).Hours;
        var asked = DecisionTable.Asked(table, new Dictionary<string, TriageAnswer>(), hours).ToList();
        var answers = new JsonObject(asked.Select(question => KeyValuePair.Create(question.Id, Usual(question, id, chance))));
        if (wanted == TriageLevel.NotKnown)
        {
            answers[chance.One(asked).Id] = "unknown";
        }
        else if (wanted != TriageLevel.Clear)
        {
            var level = wanted == TriageLevel.Red ? SignLevel.Red : SignLevel.Amber;
            var signs = asked.SelectMany(question => question.Signs.Where(sign => sign.Level == level && sign.AppliesAt(hours)).Select(sign => (question, sign))).ToList();
            if (signs.Count > 0)
            {
                var (question, sign) = chance.One(signs);
                answers[question.Id] = Showing(question, sign);
            }
        }

        var assessment = chance.Id(at);
        return (new(at, at, false, chance.Id(at), TriageEventType.AssessmentRecorded, new()
        {
            ["assessmentId"] = assessment, ["table"] = id, ["tableVersion"] = table.Version, ["baby"] = baby, ["answers"] = answers,
        }), assessment);
    }

    private static JsonNode? Usual(TriageQuestion question, string table, SimulatedChance chance)
    {
        if (question.Number is not { } number)
        {
            return "no";
        }

        var (least, most) = question.Id == "temperature" ? table == "baby" ? (36.5, 37.3) : (36.3, 37.2) : Well[question.Id];
        return Math.Round((decimal)chance.Between(least, most), number.Decimals);
    }

    /// <summary>A yes, or the nearest number that shows the sign.</summary>
    private static JsonNode? Showing(TriageQuestion question, TriageSign sign) => question.Number is not { } number ? "yes"
        : sign.AtLeast is { } least ? least
        : sign.Below!.Value - (1 / (decimal)Math.Pow(10, number.Decimals));
}
