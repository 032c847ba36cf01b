using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Minutes, times a day and days of the intervention in abstract and conclusion against the methods.</summary>
internal static partial class DoseCheck
{
    private static readonly string[] parameters = ["minutes", "daily", "days"];

    private static readonly Dictionary<string, int> words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["satu"] = 1, ["one"] = 1, ["once"] = 1, ["dua"] = 2, ["two"] = 2, ["twice"] = 2, ["tiga"] = 3, ["three"] = 3, ["empat"] = 4, ["four"] = 4, ["lima"] = 5, ["five"] = 5, ["enam"] = 6, ["six"] = 6, ["tujuh"] = 7, ["seven"] = 7,
    };

    private sealed record Dose(string Parameter, int Least, int Most, StudySentence Sentence, Match Match)
    {
        public bool Meets(Dose other) => Least <= other.Most && other.Least <= Most;
    }

    public static void Run(StudyText text, AgreementNotes notes)
    {
        var methods = Of(text, PaperSection.Methods).ToArray();
        if (methods.Length == 0)
        {
            notes.Skip("dose", "dose");
            return;
        }

        notes.Done("dose");
        foreach (var part in (PaperSection[])[PaperSection.Abstract, PaperSection.Conclusion])
        {
            foreach (var parameter in parameters)
            {
                Compare([.. Of(text, part).Where(dose => dose.Parameter == parameter)], [.. methods.Where(dose => dose.Parameter == parameter)], methods[0], notes);
            }
        }
    }

    private static void Compare(Dose[] said, Dose[] done, Dose method, AgreementNotes notes)
    {
        if (said.Length > 0 && done.Length > 0 && !said.Any(dose => done.Any(dose.Meets)))
        {
            notes.Add(AgreementCode.DoseDisagrees, [notes.Quote(said[0].Sentence, said[0].Match), notes.Quote(done[0].Sentence, done[0].Match)], null, ("first", said[0].Match.Value), ("second", done[0].Match.Value));
        }
        else if (said.Length > 0 && done.Length == 0)
        {
            notes.Add(AgreementCode.DoseNotInMethods, [notes.Quote(said[0].Sentence, said[0].Match), notes.Quote(method.Sentence, method.Match)], null, ("first", said[0].Match.Value), ("second", method.Match.Value));
        }
    }

    private static IEnumerable<Dose> Of(StudyText text, PaperSection part) =>
        text.Own(part).Where(sentence => Intervention().IsMatch(sentence.Words)).SelectMany(sentence => Doses().Matches(sentence.Words).Select(match =>
        {
            var least = Number(match.Groups["least"].Value);
            return new Dose(parameters.First(parameter => match.Groups[parameter].Success), least, match.Groups["most"] is { Success: true } most ? Number(most.Value) : least, sentence, match);
        }));

    private static int Number(string printed) => words.TryGetValue(printed, out var number) ? number : int.Parse(printed, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:pijat\w*|massage\w*|intervensi|intervention|terapi|therapy|perlakuan|treatment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Intervention();

    private const string Figure = "(?:[0-9]{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|one|two|three|four|five|six|seven)";

    [GeneratedRegex(
        @"(?<minutes>(?<![\p{L}\p{N}.,])(?<least>[0-9]{1,3})(?:\s*(?:-|–|sampai|hingga|to)\s*(?<most>[0-9]{1,3}))?\s*(?:menit|minutes?|mins?)\b)" +
        @"|(?<daily>\b(?<least>" + Figure + @")(?:\s*(?:-|–|sampai|to)\s*(?<most>" + Figure + @"))?\s*(?:kali|x|times)\s*(?:sehari|/\s*hari|per\s*hari|setiap\s+hari|a\s+day|daily|per\s+day)\b|\b(?<least>once|twice)\s+(?:a\s+day|daily|per\s+day)\b)" +
        @"|(?<days>\b(?:selama|for)\s+(?<least>" + Figure + @")\s+(?:(?:consecutive|successive)\s+)?(?:hari|days)\b|\b(?<least>" + Figure + @")\s+(?:hari\s+berturut|consecutive\s+days|successive\s+days))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Doses();
}
