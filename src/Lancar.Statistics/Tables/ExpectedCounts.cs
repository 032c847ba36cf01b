namespace Lancar.Statistics;

/// <summary>Counts expected under independence, row total × column total / total.</summary>
/// <param name="A">First row, first column.</param>
/// <param name="B">First row, second column.</param>
/// <param name="C">Second row, first column.</param>
/// <param name="D">Second row, second column.</param>
public readonly record struct ExpectedCounts(double A, double B, double C, double D)
{
    /// <summary>The smallest of the four; below 5 the chi-square approximation is commonly not trusted (Cochran 1954).</summary>
    public double Smallest => Math.Min(Math.Min(A, B), Math.Min(C, D));

    internal static ExpectedCounts Of(TwoByTwo t)
    {
        double Cell(long row, long column) => (double)(row * column) / t.Total;
        return new ExpectedCounts(
            Cell(t.A + t.B, t.A + t.C),
            Cell(t.A + t.B, t.B + t.D),
            Cell(t.C + t.D, t.A + t.C),
            Cell(t.C + t.D, t.B + t.D));
    }
}
