using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class RaterAgreementSubject : IConformanceSubject
{
    public string File => "rater-agreement";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var rows = input.Counts("rows");
        return input.Word("what") switch
        {
            "cohen" => Cohen(CohenKappa.Estimate(Square(rows), Enum.Parse<KappaWeights>(input.Word("weights"), ignoreCase: true))),
            "fleiss" => Raters(FleissKappa.Estimate(rows)),
            _ => Raters(GwetAC1.Estimate(rows)),
        };
    }

    public static long[,] Square(long[][] rows)
    {
        var table = new long[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[0].Length; j++)
            {
                table[i, j] = rows[i][j];
            }
        }

        return table;
    }

    private static Dictionary<string, double?> Cohen(CohenKappaResult result) => new()
    {
        ["kappa"] = result.Kappa,
        ["se"] = result.StandardError,
        ["z"] = result.Z,
        ["p"] = result.P,
        ["low"] = result.Interval.Lower,
        ["high"] = result.Interval.Upper,
        ["max"] = result.LargestKappa,
    };

    private static Dictionary<string, double?> Raters(RaterAgreementResult result) => new() { ["estimate"] = result.Estimate, ["se"] = result.StandardError };
}
