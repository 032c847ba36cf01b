using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Whole-number bounds of a measurement: printed extremes are attained, ends of a scale are not.</summary>
internal static class WholeBounds
{
    public static ValueBounds Of(ReportedMoments values, ReportedMeasure measure)
    {
        var plain = measure.Items == 1;
        var min = plain && values.Min is { } low && low.Value.IsWhole ? low.Value.Floor() : (BigInteger?)null;
        var max = plain && values.Max is { } high && high.Value.IsWhole ? high.Value.Floor() : (BigInteger?)null;
        return new ValueBounds(
            min ?? measure.Scale?.Lower.Value.Ceiling(),
            max ?? measure.Scale?.Upper.Value.Floor(),
            min is not null,
            max is not null);
    }
}
