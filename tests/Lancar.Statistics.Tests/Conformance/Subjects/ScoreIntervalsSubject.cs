using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ScoreIntervalsSubject : IConformanceSubject
{
    public string File => "score_intervals";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input) =>
        input.TryGetProperty("table", out _) ? Unpaired(TwoByTwoSubject.Table(input).ScoreIntervals) : Paired(input.Numbers("pairs"));

    private static Dictionary<string, double?> Unpaired(ScoreIntervals scores)
    {
        var figures = new Dictionary<string, double?>();
        Add(figures, "rd_low", "rd_high", scores.RiskDifference);
        Add(figures, "rd_low_plain", "rd_high_plain", scores.RiskDifferenceMee);
        Add(figures, "rr_low", "rr_high", scores.RiskRatio);
        Add(figures, "rr_low_plain", "rr_high_plain", scores.RiskRatioKoopman);
        Add(figures, "or_low", "or_high", scores.OddsRatio);
        Add(figures, "or_low_plain", "or_high_plain", scores.OddsRatioCornfield);
        return figures;
    }

    private static Dictionary<string, double?> Paired(double[] pairs)
    {
        var difference = McNemar.Test((long)pairs[0], (long)pairs[1], (long)pairs[2], (long)pairs[3]).RiskDifference!;
        var figures = new Dictionary<string, double?>();
        Add(figures, "tango_low", "tango_high", difference.ScoreInterval);
        Add(figures, "newcombe_low", "newcombe_high", difference.Interval);
        Add(figures, "bonett_price_low", "bonett_price_high", difference.BonettPriceInterval);
        return figures;
    }

    private static void Add(Dictionary<string, double?> figures, string low, string high, ConfidenceInterval? interval)
    {
        figures[low] = interval?.Lower;
        figures[high] = interval?.Upper;
    }
}
