namespace Lancar.Reporting.Figures;

/// <summary>Where a figure must fit. Letters keep their size; the room between them changes.</summary>
public enum FigureSize
{
    /// <summary>A phone: drawn 340 wide, readable from 320 pixels up.</summary>
    Phone,

    /// <summary>A document or a wide page: drawn 520 wide, which prints 13.8 cm.</summary>
    Document,
}

/// <summary>Round positions for axis labels.</summary>
internal static class AxisTicks
{
    /// <summary>About <paramref name="wanted"/> round values that span the range: steps of 1, 2 or 5 times a power of ten.</summary>
    internal static double[] Spanning(double lowest, double highest, int wanted)
    {
        if (lowest >= highest)
        {
            (lowest, highest) = (lowest - 1, highest + 1);
        }

        var rough = (highest - lowest) / wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        var first = Math.Floor(lowest / step);
        var last = Math.Ceiling(highest / step);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 10))];
    }
}
