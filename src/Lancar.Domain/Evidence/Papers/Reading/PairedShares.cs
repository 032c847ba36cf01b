using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Tables of a yes/no outcome before and after in one group.</summary>
internal static class PairedShares
{
    /// <summary>Reads the shares of both moments, and the pair they make when both totals are one group.</summary>
    public static void Read(
        TableFrame frame,
        Surroundings around,
        ResultList results,
        IReadOnlyList<(string Label, Figure Before, Figure After, Figure? BeforePercent, Figure? AfterPercent)> rows,
        (Figure Before, Figure After)? total,
        IReadOnlyList<Figure> extras,
        bool rowOfP = false)
    {
        Share("before", row => row.Before, row => row.BeforePercent, total?.Before);
        Share("after", row => row.After, row => row.AfterPercent, total?.After);
        var n = total is { } both && both.Before.Count == both.After.Count ? both.Before.Count : default(long?);
        if (rows.Count != 2 || n is null)
        {
            results.Leave(frame, "pairs");
            return;
        }

        var printed = PrintedTest.Of(frame, around, extras, rowOfP);
        var outcome = rows[0].Label.Contains(rows[1].Label, StringComparison.OrdinalIgnoreCase) ? rows[1] : rows[0];
        results.Add(frame, new ReportedPairedBinary
        {
            Id = results.IdFor(frame),
            Title = frame.Table.Caption,
            Place = frame.Table.Label,
            Variable = outcome.Label,
            N = n,
            Before = outcome.Before.Count,
            After = outcome.After.Count,
            BeforePercent = outcome.BeforePercent?.Number,
            AfterPercent = outcome.AfterPercent?.Number,
            Test = printed.Test,
            P = printed.P,
        }, frame.Whole, printed.Spans);

        void Share(string moment, Func<(string Label, Figure Before, Figure After, Figure? BeforePercent, Figure? AfterPercent), Figure> count,
            Func<(string Label, Figure Before, Figure After, Figure? BeforePercent, Figure? AfterPercent), Figure?> percent, Figure? sum)
        {
            if (sum is not null && rows.All(row => percent(row) is not null))
            {
                results.Add(frame, new ReportedFrequencies
                {
                    Id = results.IdFor(frame),
                    Title = frame.Table.Caption,
                    Place = frame.Table.Label,
                    Variable = moment,
                    N = sum.Count,
                    Levels = [.. rows.Select(row => new ReportedLevel(row.Label, count(row).Count, percent(row)!.Number))],
                }, frame.Whole);
            }
        }
    }
}
