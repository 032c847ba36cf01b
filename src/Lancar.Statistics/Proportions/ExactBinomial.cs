namespace Lancar.Statistics;

/// <summary>The exact binomial test of one proportion against a given value.</summary>
public static class ExactBinomial
{
    private const double RelativeSlackOfR = 1e-7;

    /// <summary>Tests the null hypothesis that each of the observations has the property with the given probability, independently.</summary>
    /// <param name="proportion">Count and total.</param>
    /// <param name="nullProbability">The probability under the null hypothesis, from 0 to 1.</param>
    /// <returns>Exact p-values: by likelihood, doubled, one-sided, mid-p.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Always the exact binomial law. <see cref="ExactBinomialResult.PTwoSided"/> sums the counts not more probable than the
    /// observed one, with R's relative slack of 1e-7: the given probability is a rounded decimal, so that counts which tie in exact
    /// arithmetic differ in the last digits (0.1 of 9: counts 0 and 1).</para>
    /// <para><b>Accuracy.</b> p to 1e-12 relative, also below 1e-308 as a logarithm.</para>
    /// <para><b>Elsewhere.</b> R's <c>binom.test</c> and SciPy's <c>binomtest</c> print the p by likelihood; many books double the tail.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The null probability is not between 0 and 1.</exception>
    public static ExactBinomialResult Test(Proportion proportion, double nullProbability)
    {
        if (!(nullProbability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(nullProbability), nullProbability, "A probability lies between 0 and 1.");
        }

        return nullProbability is 0 or 1 ? Certain(proportion, nullProbability) : Judge(proportion, nullProbability);
    }

    private static ExactBinomialResult Judge(Proportion proportion, double nullProbability)
    {
        var law = new SuccessLaw(proportion.Total);
        var odds = nullProbability / (1 - nullProbability);
        var one = new ScaledNumber(1, 0);
        var above = Walk.From(law, proportion.Count, 1, odds).ScaledMass;
        var below = Walk.From(law, proportion.Count, -1, odds).ScaledMass;
        var all = above.Plus(below).Plus(one);
        var smaller = above.Log <= below.Log ? above : below;
        return new ExactBinomialResult
        {
            Count = proportion.Count,
            Total = proportion.Total,
            NullProbability = nullProbability,
            PTwoSided = Probability.Of(NotMoreProbable(law, proportion.Count, odds, above, below).Over(all)),
            PDoubled = Probability.Of(smaller.Plus(one).Over(all).Times(2)),
            PLess = Probability.Of(below.Plus(one).Over(all)),
            PGreater = Probability.Of(above.Plus(one).Over(all)),
            PointProbability = Probability.Of(one.Over(all)),
            MidPDoubled = Probability.Of(smaller.Plus(one.Times(0.5)).Over(all).Times(2)),
        };
    }

    // All counts on the observed count's own side, and those beyond the mode that are not more probable.
    private static ScaledNumber NotMoreProbable(in SuccessLaw law, long count, double odds, ScaledNumber above, ScaledNumber below)
    {
        var one = new ScaledNumber(1, 0);
        var rises = count < law.Highest && law.Ratio(count) * odds > 1 + RelativeSlackOfR;
        var falls = count > 0 && law.Ratio(count - 1) * odds < 1 - RelativeSlackOfR;
        if (!rises && !falls)
        {
            return above.Plus(below).Plus(one);
        }

        var direction = rises ? 1 : -1;
        var end = rises ? law.Highest : 0;
        var term = new ScaledNumber(1, 0);
        var x = count;
        do
        {
            if (x == end)
            {
                return (rises ? below : above).Plus(one);
            }

            term = Renormalised(term.Times(direction > 0 ? law.Ratio(x) * odds : 1 / (law.Ratio(x - 1) * odds)));
            x += direction;
        }
        while (term.Log > RelativeSlackOfR);

        var beyond = Walk.From(law, x, direction, odds).ScaledMass.Plus(one);
        var far = new ScaledNumber(beyond.Mantissa * term.Mantissa, beyond.Exponent + term.Exponent);
        return (rises ? below : above).Plus(one).Plus(far);
    }

    private static ScaledNumber Renormalised(ScaledNumber number)
    {
        var exponent = Math.ILogB(number.Mantissa);
        return new ScaledNumber(Math.ScaleB(number.Mantissa, -exponent), number.Exponent + exponent);
    }

    // With probability 0 or 1 only one count is possible.
    private static ExactBinomialResult Certain(Proportion proportion, double nullProbability)
    {
        var only = nullProbability == 0 ? 0 : proportion.Total;
        Probability When(bool possible) => Probability.Of(possible ? 1 : 0);
        var isOnly = proportion.Count == only;
        return new ExactBinomialResult
        {
            Count = proportion.Count,
            Total = proportion.Total,
            NullProbability = nullProbability,
            PTwoSided = When(isOnly),
            PDoubled = When(isOnly),
            PLess = When(proportion.Count >= only),
            PGreater = When(proportion.Count <= only),
            PointProbability = When(isOnly),
            MidPDoubled = When(isOnly),
        };
    }
}

/// <summary>The outcome of <see cref="ExactBinomial"/>; "less" and "greater" speak of the count.</summary>
public sealed record ExactBinomialResult
{
    /// <summary>How many have the property.</summary>
    public required long Count { get; init; }

    /// <summary>How many were looked at.</summary>
    public required long Total { get; init; }

    /// <summary>The probability under the null hypothesis.</summary>
    public required double NullProbability { get; init; }

    /// <summary>Sum of the probabilities of all counts not more probable than the observed one, up to a part in 10⁷.</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>min(1, 2 · the smaller tail).</summary>
    public required Probability PDoubled { get; init; }

    /// <summary>P(count ≤ observed).</summary>
    public required Probability PLess { get; init; }

    /// <summary>P(count ≥ observed).</summary>
    public required Probability PGreater { get; init; }

    /// <summary>P(count = observed).</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>2 · (the smaller tail − half the point probability).</summary>
    public required Probability MidPDoubled { get; init; }

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        "exact binomial test; two-sided p = probability of the counts not more probable than the observed one (relative slack 1e-7), "
        + "doubled p = twice the smaller tail, at most 1";
}
