using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;

namespace Lancar.Reporting.Tables;

/// <summary>A cell: a value with the way it is printed in each language.</summary>
public abstract record ReportCell
{
    /// <summary>A cell without content.</summary>
    public static ReportCell Empty { get; } = new TextCell(new("", ""));

    /// <summary>The cell as printed.</summary>
    public abstract string In(Language language);

    /// <summary>Words.</summary>
    public static ReportCell Of(LocalizedText text) => new TextCell(text);

    /// <summary>A code or name that is the same in both languages.</summary>
    public static ReportCell Code(string code) => new TextCell(new(code, code));

    /// <summary>A whole number.</summary>
    public static ReportCell Count(int count) => new CountCell(count);

    /// <summary>A number with a fixed count of decimals.</summary>
    public static ReportCell Number(double value, int decimals) => new NumberCell(value, decimals);

    /// <summary>A count as percent of a total, one decimal, without the sign.</summary>
    public static ReportCell Percent(int count, int total) => new PercentCell(count, total);

    /// <summary>Two limits: <c>16,0 – 19,0</c>.</summary>
    public static ReportCell Range(double lower, double upper, int decimals) => new RangeCell(lower, upper, decimals);

    /// <summary>A p-value without the letter: <c>&lt; 0,001</c> or <c>0,012</c>.</summary>
    public static ReportCell P(double p) => new PCell(p);

    private sealed record TextCell(LocalizedText Text) : ReportCell
    {
        public override string In(Language language) => Text.In(language);
    }

    private sealed record CountCell(int Value) : ReportCell
    {
        public override string In(Language language) => Value.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record NumberCell(double Value, int Decimals) : ReportCell
    {
        public override string In(Language language) => Numerals.Fixed(Value, Decimals, language);
    }

    private sealed record PercentCell(int Part, int Total) : ReportCell
    {
        public override string In(Language language) => Numerals.Fixed((double)PrePostPercent.Of(Part, Total), 1, language);
    }

    private sealed record RangeCell(double Lower, double Upper, int Decimals) : ReportCell
    {
        public override string In(Language language) =>
            $"{Numerals.Fixed(Lower, Decimals, language)} – {Numerals.Fixed(Upper, Decimals, language)}";
    }

    private sealed record PCell(double Value) : ReportCell
    {
        public override string In(Language language)
        {
            var printed = Numerals.PValue(Value, language);
            return printed.StartsWith("= ", StringComparison.Ordinal) ? printed[2..] : printed;
        }
    }
}
