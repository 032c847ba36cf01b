using System.Numerics;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>
/// The probabilities about an observed value as multiples of its own, at a start value of the odds, as far out as they can matter
/// for odds in the neighbourhood. Other odds are a power series in their ratio to the start, summed by vectors.
/// </summary>
internal sealed class OddsWindow
{
    // At 1e-60 the window bears a tilt of four standard deviations and still loses less than 1e-16.
    private const double Edge = 1e-60;
    private const double Untrusted = 1e-17;

    private readonly Side up;
    private readonly Side down;

    private OddsWindow(Side up, Side down)
    {
        this.up = up;
        this.down = down;
    }

    /// <summary>The window about a at the given odds, at which a must be near the mode.</summary>
    public static OddsWindow Of<TLaw>(in TLaw law, long a, double odds)
        where TLaw : struct, IRatioLaw
    {
        var up = new Side(law.Highest - a);
        for (var x = a; x < law.Highest && up.Last > Edge; x++)
        {
            up.Multiply(law.Ratio(x) * odds);
        }

        var down = new Side(a - law.Lowest);
        for (var x = a; x > law.Lowest && down.Last > Edge; x--)
        {
            down.Multiply(1 / (law.Ratio(x - 1) * odds));
        }

        return new OddsWindow(up, down);
    }

    /// <summary>Σ w, Σ k w and Σ k² w on both sides when the odds are multiplied by the factor; k counts away from the middle.</summary>
    public (Sums Up, Sums Down) At(double factor) => (Sum(up, factor), Sum(down, 1 / factor));

    private static Sums Sum(in Side side, double factor)
    {
        var lanes = Vector<double>.Count;
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(side.Weights);
        Span<double> first = stackalloc double[lanes];
        var power = 1.0;
        for (var i = 0; i < lanes; i++)
        {
            power *= factor;
            first[i] = power;
        }

        var step = new Vector<double>(power);
        var powers = new Vector<double>(first);
        var place = Vector<double>.Indices + Vector<double>.One;
        var width = new Vector<double>(lanes);
        var (mass, distance, square) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        foreach (var weight in vectors)
        {
            var term = weight * powers;
            var far = term * place;
            mass += term;
            distance += far;
            square += far * place;
            powers *= step;
            place += width;
        }

        var sums = new Sums(Vector.Sum(mass), Vector.Sum(distance), Vector.Sum(square));
        return side.IsComplete ? sums : sums with { IsWhole = IsNegligible(side, factor, sums.Square) };
    }

    // Beyond the edge the ratios only fall, so that the rest lies below a geometric series.
    private static bool IsNegligible(in Side side, double factor, double square)
    {
        var ratio = side.Ratio * factor;
        var last = side.Last * Math.Pow(factor, side.Count);
        return ratio < 1 && last * side.Count * side.Count <= Untrusted * (1 - ratio) * square;
    }

    /// <summary>Sums of one side, in multiples of the observed value's probability.</summary>
    public readonly record struct Sums(double Mass, double Distance, double Square)
    {
        /// <summary>False when the window was too narrow for these odds.</summary>
        public bool IsWhole { get; init; } = true;
    }

    private struct Side(long longest)
    {
        private const int FirstLength = 64;

        private readonly long longest = longest;

        // Whole vectors: what is left of the last one stays 0.
        public double[] Weights { get; private set; } =
            new double[((int)Math.Min(longest, FirstLength) + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];

        public int Count { get; private set; }

        public double Last { get; private set; } = 1;

        public double Ratio { get; private set; }

        public readonly bool IsComplete => Count == longest;

        public void Multiply(double ratio)
        {
            if (Count == Weights.Length)
            {
                var longer = new double[2 * Weights.Length];
                Weights.CopyTo(longer, 0);
                Weights = longer;
            }

            Ratio = ratio;
            Last *= ratio;
            Weights[Count++] = Last;
        }
    }
}
