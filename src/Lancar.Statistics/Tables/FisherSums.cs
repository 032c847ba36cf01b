namespace Lancar.Statistics;

/// <summary>The masses Fisher's test is made of, all as multiples of the observed table's probability.</summary>
/// <param name="Above">Tables with a larger first cell.</param>
/// <param name="Below">Tables with a smaller first cell.</param>
/// <param name="NotMoreProbable">Tables not more probable than the observed one, itself included.</param>
/// <param name="NotMoreProbableWithSlack">The same with R's relative slack.</param>
internal readonly record struct FisherSums(
    ScaledNumber Above,
    ScaledNumber Below,
    ScaledNumber NotMoreProbable,
    ScaledNumber NotMoreProbableWithSlack)
{
    private const double RelativeSlackOfR = 1e-7;
    private const double TooLarge = 1e150;
    private const double Negligible = 1e-18;

    /// <summary>One walk to each side in plain doubles; the scaled walks where the observed table is rarer than 1e-150 of the mode.</summary>
    public static FisherSums Of(in FirstCellLaw law, long a)
    {
        // The walk downwards is the walk upwards of the table with its columns exchanged.
        var d = law.SecondRow - law.FirstColumn + a;
        var above = Side.Of(law.FirstRow - a, law.FirstColumn - a, a, d);
        var below = Side.Of(a, d, law.FirstRow - a, law.FirstColumn - a);
        if (above.Mass > TooLarge || below.Mass > TooLarge)
        {
            return Scaled(law, a);
        }

        var up = new ScaledNumber(above.Mass, 0);
        var down = new ScaledNumber(below.Mass, 0);
        if (!above.Rises && !below.Rises)
        {
            var all = new ScaledNumber(above.Mass + below.Mass + 1, 0);
            return new FisherSums(up, down, all, all);
        }

        var (far, near, direction) = above.Rises ? (above, below.Mass, 1) : (below, above.Mass, -1);
        if (far.Doubts > 1 || (far.Doubts == 1 && !IsMirror(law, a, a + direction * far.DoubtPlace)))
        {
            return new FisherSums(up, down, EquallyExtreme.Mass(law, a, 0), EquallyExtreme.Mass(law, a, RelativeSlackOfR));
        }

        var extreme = new ScaledNumber(1 + near + (far.Doubts + far.Rarer), 0);
        return new FisherSums(up, down, extreme, extreme);
    }

    // Equal rows or columns mirror the table: exactly the same probability.
    private static bool IsMirror(in FirstCellLaw law, long a, long x) =>
        (law.FirstRow == law.SecondRow && x == law.FirstColumn - a)
        || (law.FirstRow + law.SecondRow == 2 * law.FirstColumn && x == law.FirstRow - a);

    /// <summary>P(first cell ≥ a) and P(first cell &lt; a), each to full relative accuracy; a may lie beyond the possible values.</summary>
    public static (ScaledNumber Upper, ScaledNumber Lower) Split(in FirstCellLaw law, long a)
    {
        var (none, one) = (new ScaledNumber(0, 0), new ScaledNumber(1, 0));
        if (a <= law.Lowest)
        {
            return (one, none);
        }

        if (a > law.Highest)
        {
            return (none, one);
        }

        var d = law.SecondRow - law.FirstColumn + a;
        var above = Side.Of(law.FirstRow - a, law.FirstColumn - a, a, d);
        var below = Side.Of(a, d, law.FirstRow - a, law.FirstColumn - a);
        var isPlain = above.Mass <= TooLarge && below.Mass <= TooLarge;
        var upper = isPlain ? new ScaledNumber(1 + above.Mass, 0) : Walk.From(law, a, 1, 1).ScaledMass.Plus(one);
        var rest = isPlain ? new ScaledNumber(below.Mass, 0) : Walk.From(law, a, -1, 1).ScaledMass;
        var all = upper.Plus(rest);
        return (upper.Over(all), rest.Over(all));
    }

    private static FisherSums Scaled(in FirstCellLaw law, long a)
    {
        var above = Walk.From(law, a, 1, 1).ScaledMass;
        var below = Walk.From(law, a, -1, 1).ScaledMass;
        return new FisherSums(above, below, EquallyExtreme.Mass(law, a, 0), EquallyExtreme.Mass(law, a, RelativeSlackOfR));
    }

    /// <summary>One side of the observed table: all of it, and what is clearly rarer than the observed table beyond the mode.</summary>
    private readonly record struct Side(double Mass, double Rarer, int Doubts, long DoubtPlace, bool Rises)
    {
        private const double ClearlyRarer = 1 - 1e-9;
        private const double ClearlyMoreProbable = 1 + 1.01 * RelativeSlackOfR;

        // The k-th ratio is (m − k)(n − k) / ((p + 1 + k)(q + 1 + k)); all products are exact in a double.
        public static Side Of(double m, double n, double p, double q)
        {
            double mass = 0;
            double rarer = 0;
            var doubts = 0;
            long doubtPlace = 0;
            double term = 1;
            var rises = m * n > (p + 1) * (q + 1);
            for (long k = 1; ; k++)
            {
                p++;
                q++;
                var up = m * n;
                var down = p * q;
                m--;
                n--;
                term *= up / down;
                mass += term;
                if (term < ClearlyRarer)
                {
                    rarer += term;
                    // The rest is below term · ratio / (1 − ratio), and every sum it could enter holds a 1.
                    if (term * up <= Negligible * (down - up))
                    {
                        break;
                    }
                }
                else if (term <= ClearlyMoreProbable)
                {
                    doubts++;
                    doubtPlace = k;
                }
                else if (term > TooLarge)
                {
                    break;
                }
            }

            return new Side(mass, rarer, doubts, doubtPlace, rises);
        }
    }
}
