namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Checks whether printed results can be true together.</summary>
/// <remarks>
/// A finding is <see cref="Severity.Inconsistent"/> only when no data could print the numbers, under half-up, half-even or
/// truncating rounding and with one unit of slack in derived figures. A false alarm is worse than a miss.
/// </remarks>
public static class CheckReportedResults
{
    /// <summary>Checks every item of a document.</summary>
    public static CheckReport Run(ReportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new CheckReport(document.Source, [.. document.Items.Select(item => AssumedReading.Run(item, Check))]) { Unread = document.Unread, Reading = document.Reading, Agreement = document.Agreement };
    }

    private static ItemReport Check(ReportedItem item)
    {
        var report = CheckAsRead(item);
        if (!report.Findings.Any(finding => finding.Severity == Severity.Inconsistent) ||
            AmbiguousReading.Other(item) is not { } other ||
            CheckAsRead(other).Findings.Any(finding => finding.Severity == Severity.Inconsistent))
        {
            return report;
        }

        // "1.234" read as one thousand two hundred thirty-four leaves nothing inconsistent: so nothing is proven.
        return report with { Findings = [.. report.Findings.Select(AmbiguousReading.Soften)] };
    }

    private static ItemReport CheckAsRead(ReportedItem item)
    {
        var notes = new ItemNotes(item);
        switch (item)
        {
            case ReportedFrequencies frequencies:
                FrequenciesCheck.Run(frequencies, notes);
                break;
            case ReportedCrosstab crosstab:
                CrosstabCheck.Run(crosstab, notes);
                break;
            case ReportedSummary summary:
                SummaryCheck.Run(summary, notes);
                break;
            case ReportedPaired paired:
                PairedCheck.Run(paired, notes);
                break;
            case ReportedPairedBinary binary:
                PairedBinaryCheck.Run(binary, notes);
                break;
            case ReportedTwoProportions proportions:
                TwoProportionsCheck.Run(proportions, notes);
                break;
            case ReportedTest test:
                TestCheck.Run(test, notes);
                break;
            default:
                throw new ArgumentException($"Unknown kind of item: {item.GetType().Name}.", nameof(item));
        }

        return notes.Report();
    }
}
