using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Collects findings, checks made and checks left out while one item is checked.</summary>
internal sealed class ItemNotes(ReportedItem item)
{
    private readonly List<Finding> findings = [];
    private readonly List<string> done = [];
    private readonly List<NotChecked> left = [];

    /// <summary>Adds a finding worded by <c>check.finding.KEY</c>.</summary>
    public void Add(
        FindingCode code,
        Severity severity,
        string? field,
        string? printed,
        string? recomputed = null,
        string? wording = null,
        IReadOnlyDictionary<string, double>? detail = null,
        params (string Name, object Value)[] values)
    {
        var message = Texts.Both(
            "check.finding." + (wording ?? code.Text()),
            [.. values, ("printed", printed ?? ""), ("recomputed", Decimals(recomputed))]);
        findings.Add(new Finding(code, severity, field, printed, recomputed, detail ?? new Dictionary<string, double>(), message));
    }

    /// <summary>True when the variable's name says that it is a score.</summary>
    public bool IsScore => UnitCheck.NamesScore(item.Variable);

    /// <summary>True when the variable's name says that it is a volume.</summary>
    public bool IsVolume => UnitCheck.NamesVolume(item.Variable);

    /// <summary>True when this was found at this field already.</summary>
    public bool Has(FindingCode code, string field) => findings.Any(finding => finding.Code == code && finding.Field == field);

    /// <summary>Says that a check was made.</summary>
    public void Done(string check)
    {
        if (!done.Contains(check))
        {
            done.Add(check);
        }
    }

    /// <summary>Says that something was not checked, worded by <c>check.skip.KEY</c>.</summary>
    public void Skip(string what, string wording, params (string Name, object Value)[] values) =>
        left.Add(new NotChecked(what, Texts.Both("check.skip." + wording, values)));

    /// <summary>The report of this item.</summary>
    public ItemReport Report()
    {
        foreach (var field in item.UnknownFields)
        {
            Skip(field, "unknown-field", ("field", field));
        }

        return new ItemReport(item, [.. findings.OrderByDescending(finding => finding.Severity)], done, left);
    }

    /// <summary>A computed number as the contract writes it: decimal point, at least three decimals, one more than printed.</summary>
    public static string Figure(double value, ReportedNumber? like = null)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value) || size >= 1e9 || (size > 0 && size < 0.001))
        {
            return value.ToString("G5", CultureInfo.InvariantCulture);
        }

        return value.ToString("F" + Math.Clamp((like?.Decimals ?? 2) + 1, 3, 9), CultureInfo.InvariantCulture);
    }

    /// <summary>Six significant digits, as the contract's details show.</summary>
    public static double Short(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    /// <summary>The figure with a decimal comma in Indonesian.</summary>
    public static LocalizedText Decimals(string? figure) => new((figure ?? "").Replace('.', ','), figure ?? "");
}
