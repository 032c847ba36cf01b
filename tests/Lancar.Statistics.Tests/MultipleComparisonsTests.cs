using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests;

public class MultipleComparisonsTests
{
    // Benjamini and Hochberg (1995), section 3.1: fifteen ordered p-values of a myocardial infarction trial.
    private static readonly double[] trial =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

    [Fact]
    public void Benjamini_and_Hochberg_example_rejects_four_where_Bonferroni_rejects_three()
    {
        Assert.Equal(4, MultipleComparisons.BenjaminiHochberg(trial).Count(p => p <= 0.05));
        Assert.Equal(3, MultipleComparisons.Bonferroni(trial).Count(p => p <= 0.05));
        Assert.Equal(3, MultipleComparisons.Holm(trial).Count(p => p <= 0.05));
        Assert.Equal(15 * 0.0095 / 4, MultipleComparisons.BenjaminiHochberg(trial)[3].Value, 1e-15);
    }

    [Fact]
    public void Order_is_kept_and_equal_values_stay_equal()
    {
        double[] mixed = [0.04, 0.01, 0.04, 0.9, 0.01];

        Assert.Equal([0.12, 0.05, 0.12, 0.9, 0.05], MultipleComparisons.Holm(mixed).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.2, 0.05, 0.2, 1, 0.05], MultipleComparisons.Bonferroni(mixed).Select(p => Math.Round(p, 12)));
        Assert.Equal(
            [Math.Round(0.04 * 5 / 4, 12), 0.025, Math.Round(0.04 * 5 / 4, 12), 0.9, 0.025],
            MultipleComparisons.BenjaminiHochberg(mixed).Select(p => Math.Round(p, 12)));
        Assert.Equal(mixed, MultipleComparisons.Adjust(mixed, PAdjustment.None).Select(p => p.Value));
    }

    [Fact]
    public void Holm_lies_between_each_p_and_Bonferroni_and_never_turns_the_order() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var p = scores.Select(score => (score + 9) / 21.0).ToArray();
            var holm = MultipleComparisons.Holm(p);
            var bonferroni = MultipleComparisons.Bonferroni(p);
            var step = MultipleComparisons.BenjaminiHochberg(p);
            for (var i = 0; i < p.Length; i++)
            {
                Assert.InRange(holm[i].Value, p[i], bonferroni[i].Value);
                Assert.InRange(step[i].Value, p[i], holm[i].Value * (1 + 1e-14));
                for (var j = 0; j < p.Length; j++)
                {
                    Assert.True(p[i] > p[j] || (holm[i].Value <= holm[j].Value && step[i].Value <= step[j].Value));
                }
            }
        });

    [Fact]
    public void Below_the_range_of_a_double_logarithms_are_adjusted()
    {
        var far = Probability.Of(ScaledNumber.Exp(-2000));
        var adjusted = MultipleComparisons.Adjust([far, Probability.Of(0.5), far], PAdjustment.Bonferroni);

        Assert.Equal(0, adjusted[0].Value);
        Assert.Equal(far.Log10 + Math.Log10(3), adjusted[0].Log10, 1e-12);
    }

    [Fact]
    public void Bad_input()
    {
        Assert.Equal(Violation.Empty, Refusal(() => MultipleComparisons.Holm([])));
        Assert.Equal(Violation.Empty, Refusal(() => MultipleComparisons.Adjust(ReadOnlySpan<Probability>.Empty, PAdjustment.Holm)));
        Assert.Equal(Violation.NotFinite, Refusal(() => MultipleComparisons.BenjaminiHochberg([0.1, double.NaN, 2])));
        Assert.Equal(Violation.NotFinite, Refusal(() => MultipleComparisons.Bonferroni([double.PositiveInfinity])));
        Assert.Equal(Violation.OutOfRange, Refusal(() => MultipleComparisons.Holm([0.1, 1.0000001])));
        Assert.Equal(Violation.OutOfRange, Refusal(() => MultipleComparisons.Bonferroni([-0.1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.Adjust([0.1], (PAdjustment)9));
    }

    private static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
}
