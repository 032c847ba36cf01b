using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class DunnSubject : IConformanceSubject
{
    public string File => "dunn";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var figures = new Dictionary<string, double?>();
        foreach (var pair in Dunn.Compare(input.Rows("groups"), Rule(input)).Comparisons)
        {
            var name = $"{pair.First + 1}{pair.Second + 1}";
            figures["z" + name] = pair.Z;
            figures["p" + name] = pair.P;
            figures["adjusted" + name] = pair.PAdjusted;
        }

        return figures;
    }

    /// <summary>The rule under the name R gives it.</summary>
    internal static PAdjustment Rule(JsonElement input) => input.GetProperty("rule").GetString() switch
    {
        "none" => PAdjustment.None,
        "holm" => PAdjustment.Holm,
        "bonferroni" => PAdjustment.Bonferroni,
        "BH" => PAdjustment.BenjaminiHochberg,
        var other => throw new InvalidDataException("No such rule: " + other),
    };
}
