using System.Globalization;
using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>The comparison of one method with one tool: how many figures, how far apart, and where not followed, why.</summary>
public sealed class Conformance
{
    // A figure that is zero by cancellation has no relative error.
    private const double Zero = 1e-14;

    private readonly SortedDictionary<string, int> reasons = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    private Conformance(ConformanceFile file) => File = file;

    public ConformanceFile File { get; }

    public int Cases { get; private set; }

    /// <summary>Figures in agreement within their tolerance.</summary>
    public int Agreeing { get; private set; }

    /// <summary>The largest relative error among them.</summary>
    public double WorstError { get; private set; }

    public string WorstFigure { get; private set; } = "";

    /// <summary>Figures not followed: reason → how many.</summary>
    public IReadOnlyDictionary<string, int> Reasons => reasons;

    public IReadOnlyList<string> Faults => faults;

    public static IReadOnlyList<IConformanceSubject> Subjects { get; } =
    [
        .. typeof(Conformance).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConformanceSubject)))
            .Select(type => (IConformanceSubject)Activator.CreateInstance(type)!)
            .OrderBy(subject => subject.File, StringComparer.Ordinal),
    ];

    public static Conformance Of(IConformanceSubject subject)
    {
        var conformance = new Conformance(ConformanceFile.Read(subject.File));
        foreach (var one in conformance.File.Cases)
        {
            conformance.Compare(one, Answer(subject, one.GetProperty("input")));
        }

        return conformance;
    }

    private static IReadOnlyDictionary<string, double?> Answer(IConformanceSubject subject, JsonElement input)
    {
        try
        {
            return subject.Answer(input);
        }
        catch (AssumptionException)
        {
            return new Dictionary<string, double?>();
        }
    }

    private void Compare(JsonElement one, IReadOnlyDictionary<string, double?> ours)
    {
        Cases++;
        foreach (var value in one.GetProperty("values").EnumerateObject())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{File.Name} {one.GetProperty("id").GetString()} {value.Name}");
            Compare(where, value.Name, NumberOf(value.Value), ours.GetValueOrDefault(value.Name), ReasonOf(one, value.Name));
        }
    }

    private void Compare(string where, string figure, double? theirs, double? ours, string? reason)
    {
        var error = ErrorOf(theirs, ours);
        var agrees = error <= File.ToleranceOf(figure);
        if (reason is not null)
        {
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            if (agrees)
            {
                faults.Add($"{where}: agrees, though the case says why it should not.");
            }

            return;
        }

        if (!agrees || ours is double.NaN)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: the tool says {theirs:R}, ours is {ours:R}, relative error {error:E1}."));
            return;
        }

        Agreeing++;
        if (error > WorstError)
        {
            WorstError = error;
            WorstFigure = figure;
        }
    }

    private static double ErrorOf(double? theirs, double? ours) =>
        (theirs, ours) switch
        {
            (null, null) => 0,
            (null, _) or (_, null) => double.PositiveInfinity,
            ({ } a, { } b) when a.Equals(b) => 0,
            ({ } a, { } b) when a == 0 || b == 0 => Math.Abs(a - b) <= Zero ? 0 : double.PositiveInfinity,
            ({ } a, { } b) => Math.Abs(a - b) / Math.Abs(a),
        };

    private static double? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : value.GetString() switch
            {
                "NaN" => null,
                "Inf" => double.PositiveInfinity,
                "-Inf" => double.NegativeInfinity,
                var other => throw new InvalidDataException("Not a conformance figure: " + other),
            };

    private static string? ReasonOf(JsonElement one, string figure) =>
        one.TryGetProperty("disagree", out var disagree) && disagree.TryGetProperty(figure, out var reason) ? reason.GetString() : null;
}
