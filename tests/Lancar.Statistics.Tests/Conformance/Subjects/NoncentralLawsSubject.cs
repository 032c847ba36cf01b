using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class NoncentralLawsSubject : IConformanceSubject
{
    public string File => "noncentral-laws";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (x, freedom) = (input.Number("x"), input.Number("df"));
        return input.Word("law") switch
        {
            "t" => Student(x, freedom, input.Number("ncp")),
            "f" => F(x, input.Number("df1"), freedom, input.Number("ncp")),
            _ => Range(x, (int)input.Number("means"), freedom),
        };
    }

    private static Dictionary<string, double?> Student(double t, double freedom, double delta) => delta == 0
        ? new() { ["lower"] = StudentLaw.Lower(t, freedom).Value, ["upper"] = StudentLaw.Upper(t, freedom).Value }
        : new() { ["lower"] = NoncentralStudent.Lower(t, freedom, delta).Value };

    private static Dictionary<string, double?> F(double f, double numerator, double denominator, double lambda) => new()
    {
        ["lower"] = NoncentralF.Lower(f, numerator, denominator, lambda),
        ["upper"] = NoncentralF.Upper(f, numerator, denominator, lambda),
    };

    private static Dictionary<string, double?> Range(double q, int means, double freedom) => new()
    {
        ["upper"] = new StudentizedRange(means).Upper(q, freedom).Value,
        ["quantile"] = new StudentizedRange(means).UpperQuantile(0.05, freedom),
    };
}
