using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class GamesHowellSubject : IConformanceSubject
{
    public string File => "games-howell";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var figures = new Dictionary<string, double?>();
        foreach (var pair in GamesHowell.Compare(input.Rows("groups")).Pairs)
        {
            var place = $"{pair.First + 1}{pair.Second + 1}";
            figures["p" + place] = pair.P;
            figures["df" + place] = pair.DegreesOfFreedom;
            figures["low" + place] = pair.Interval.Lower;
            figures["high" + place] = pair.Interval.Upper;
        }

        return figures;
    }
}
