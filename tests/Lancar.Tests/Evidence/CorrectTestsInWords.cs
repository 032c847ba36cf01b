using System.Globalization;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Tests.Evidence;

/// <summary>Test results, correctly computed from unrounded numbers and written in words: both languages and marks, every usual rounding, APA, SPSS and R forms.</summary>
internal sealed class CorrectTestsInWords(int seed)
{
    private static readonly MidpointRounding[] Modes = [MidpointRounding.AwayFromZero, MidpointRounding.ToEven, MidpointRounding.ToZero];

    private readonly Random random = new(seed);
    private MidpointRounding mode;
    private char mark;
    private string minus = "-";
    private bool leadingZero;

    public static readonly string[] Kinds = ["t", "welch", "F", "F-welch", "r", "r-pairs", "chi-square", "z", "Q", "H"];

    /// <summary>A sentence; p may be changed before it is printed.</summary>
    /// <param name="kind">The statistic.</param>
    /// <param name="oneSided">True for one side in the direction of the statistic, and said so.</param>
    /// <param name="change">What is done to p before printing; null for nothing.</param>
    public string Next(string kind, bool oneSided = false, Func<double, double>? change = null)
    {
        mode = Modes[random.Next(3)];
        mark = random.Next(2) == 0 ? ',' : '.';
        minus = random.Next(3) switch { 0 => "-", 1 => "−", _ => "–" };
        leadingZero = random.Next(2) == 0;
        var (name, freedom, value, p) = Result(kind);
        p = oneSided ? p / 2 : p;
        var words = Words(name, freedom, value, P(change is null ? p : change(p)));
        return oneSided ? words + Any(" (one-tailed)", ", uji satu arah", ", one-sided", " (satu sisi)", " (1-tailed)") : words;
    }

    private (string Name, string[] Freedom, string Value, double P) Result(string kind)
    {
        var decimals = random.Next(1, 4);
        var size = Math.Abs(Normal()) * 2.5;
        var sign = random.Next(2) == 0 ? 1 : -1;
        var df = random.Next(2, 200);
        switch (kind)
        {
            case "t":
                return ("t", [Whole(df)], Signed(sign * size, decimals), StatisticP.StudentTwoSided(size, df));
            case "welch":
                var welch = 1 + (random.NextDouble() * 60);
                var printed = random.Next(2) == 0 ? Print(welch, random.Next(1, 4)) : Whole((int)(random.Next(2) == 0 ? welch : Math.Round(welch)));
                return ("t", [printed], Signed(sign * size, decimals), StatisticP.StudentTwoSided(size, welch));
            case "F":
                var (df1, f) = (random.Next(1, 8), size * size / 2);
                return ("F", [Whole(df1), Whole(df)], Print(f, decimals), StatisticP.FUpper(f, df1, df));
            case "F-welch":
                var (numerator, denominator, ratio) = (1 + (random.NextDouble() * 3), 5 + (random.NextDouble() * 90), size * size / 2);
                return ("F", [Print(numerator, 2), Print(denominator, 2)], Print(ratio, decimals), StatisticP.FUpper(ratio, numerator, denominator));
            case "r":
            case "r-pairs":
                var r = Math.Tanh(Normal() * 0.4);
                var name = Any("r", "r", "rs", "r hitung");
                return (name, [(kind == "r" ? "" : "n=") + Whole(kind == "r" ? df : df + 2)], Signed(r, Math.Max(2, decimals)), StatisticP.CorrelationTwoSided(r, df));
            case "z":
                return (Any("Z", "z", "Z hitung", "Z value"), [], Signed(sign * size, decimals), StatisticP.NormalTwoSided(size));
            default:
                var (freedom, x) = (random.Next(1, 9), size * size);
                var symbol = kind switch { "Q" => "Q", "H" => "H", _ => Any("χ²", "χ2", "X2", "x²", "chi-square", "Chi Square hitung", "kai kuadrat", "X-squared") };
                return (symbol, [Whole(freedom)], Print(x, decimals), StatisticP.ChiSquareUpper(x, freedom));
        }
    }

    private string Words(string name, string[] freedom, string value, string p)
    {
        var divider = Any("; ", ", ");
        if (freedom is [['n', '=', ..]])
        {
            return Any($"{name} = {value}; n = {freedom[0][2..]}; {p}", $"{name}(n = {freedom[0][2..]}) = {value}, {p}", $"koefisien {name} = {value} dengan {p} dan n = {freedom[0][2..]}");
        }

        if (freedom.Length == 0)
        {
            return Any($"{name} = {value}, {p}", $"{name} = {value}; {p}", $"nilai {name} sebesar {value} dengan {p}", $"({name} = {value}, {p})", $"Hasilnya {name}: {value} dan {p}.");
        }

        var df = string.Join(freedom.Length == 2 && freedom[0].Contains(mark) && mark == ',' ? "; " : divider, freedom);
        var beside = freedom.Length == 2 ? Any($"df1 = {freedom[0]}, df2 = {freedom[1]}", $"num df = {freedom[0]}, denom df = {freedom[1]}") : Any($"df = {freedom[0]}", $"db = {freedom[0]}", $"df: {freedom[0]}", $"derajat kebebasan {freedom[0]}");
        var size = name[0] is 'χ' or 'X' or 'x' && random.Next(2) == 0 ? $", N = {random.Next(20, 300)}" : "";
        return random.Next(8) switch
        {
            0 => $"{name}({df}{size}) = {value}, {p}",
            1 => $"{name} ({df}{size}) = {value}; {p}",
            2 => $"{name}[{df}]={value}, {p}",
            3 => $"{name} = {value}, {beside}, {p}",
            4 => $"Terdapat perbedaan bermakna dengan nilai {name} = {value} ({beside}) dan {p}.",
            5 => $"There was a difference between the groups, {name}({df}) = {value}, 95% CI 1{mark}2 to 3{mark}4, {p}.",
            6 => $"The means differed ({name}({df}{size}) = {value}, {p}).",
            _ => $"({p}; {name}({df}) = {value})",
        };
    }

    private string P(double p)
    {
        var name = Any("p", "p-value", "P", "p value", "nilai p", "Sig. (2-tailed)", "Asymp. Sig. (2-tailed)", "nilai signifikansi", "Sig.");
        if (p < 0.001 && random.Next(2) == 0)
        {
            return name + Any(" < ", "<") + Zero("0" + mark + "001");
        }

        if (p < 0.05 && random.Next(10) == 0)
        {
            return name + " < " + Zero("0" + mark + "05");
        }

        return name + Any(" = ", "=", " : ") + Zero(Print(Math.Clamp(p, 0, 1), random.Next(2, 5)));
    }

    private string Zero(string printed) => leadingZero ? printed : printed[0] == '0' && printed.Length > 1 ? printed[1..] : printed;

    private string Signed(double value, int decimals)
    {
        var printed = Zero(Print(Math.Abs(value), decimals));
        return value < 0 ? minus + printed : printed;
    }

    private string Print(double value, int decimals) =>
        Math.Round((decimal)value, decimals, mode).ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('.', mark);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private string Any(params string[] choices) => choices[random.Next(choices.Length)];
}
