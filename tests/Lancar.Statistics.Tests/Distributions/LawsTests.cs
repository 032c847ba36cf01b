using System.Text.Json;

namespace Lancar.Statistics.Tests.Distributions;

/// <summary>Tails of continuous laws against figures computed another way; provenance in fixtures/distributions/MANIFEST.json.</summary>
public class LawsTests
{
    private static readonly JsonElement laws = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "distributions", "laws.json")))
        .RootElement;

    [Fact]
    public void Student_to_thirteen_digits_from_a_thousandth_of_a_degree_of_freedom_to_a_billion() =>
        ForAll("student", 1e-13, (one, close) => close("p", StudentLaw.TwoSided(Of(one, "t"), Of(one, "df"))));

    [Fact]
    public void F_to_twelve_digits_in_both_tails() =>
        ForAll("f", 1e-12, (one, close) =>
        {
            close("upper", FLaw.Upper(Of(one, "f"), Of(one, "df1"), Of(one, "df2")));
            close("lower", FLaw.Lower(Of(one, "f"), Of(one, "df1"), Of(one, "df2")));
        });

    [Fact]
    public void Noncentral_t_to_twelve_digits_also_beyond_the_37_where_R_gives_up() =>
        ForAll("noncentral-t", 1e-12, (one, close) =>
        {
            close("upper", NoncentralStudent.Upper(Of(one, "t"), Of(one, "df"), Of(one, "delta")));
            close("lower", NoncentralStudent.Lower(Of(one, "t"), Of(one, "df"), Of(one, "delta")));
        });

    [Fact]
    public void Noncentral_F_to_twelve_digits() =>
        ForAll("noncentral-f", 1e-12, (one, close) =>
        {
            var (f, df1, df2, lambda) = (Of(one, "f"), Of(one, "df1"), Of(one, "df2"), Of(one, "lambda"));
            close("upper", new ScaledNumber(NoncentralF.Upper(f, df1, df2, lambda), 0));
            close("lower", new ScaledNumber(NoncentralF.Lower(f, df1, df2, lambda), 0));
        });

    [Fact]
    public void Studentized_range_to_twelve_digits_relative() =>
        ForAll("studentized-range", 1e-12, (one, close) =>
            close("upper", new StudentizedRange((int)Of(one, "means")).Upper(Of(one, "q"), Of(one, "df"))));

    [Theory]
    [InlineData(0.3, 1.0)]
    [InlineData(2.0, 4.4)]
    [InlineData(5.0, 31.0)]
    [InlineData(40.0, 12.0)]
    [InlineData(1e9, 3.0)]
    [InlineData(1e120, 2.0)]
    public void The_studentized_range_of_two_is_t_times_root_two(double q, double freedom)
    {
        var expected = StudentLaw.TwoSided(q / Math.Sqrt(2), freedom).Value;
        Assert.Equal(1, new StudentizedRange(2).Upper(q, freedom).Value / expected, 1e-12);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(1999)]
    [InlineData(2000)]
    [InlineData(2001)]
    public void The_range_of_normal_values_meets_a_finer_sum_across_the_steps_of_its_own(int count)
    {
        foreach (var width in new[] { 0.5, 3.0, 6.5, 9.0 })
        {
            // Range at most w: k ∫ φ(z) (Φ(z) − Φ(z − w))^(k−1) dz, by the trapezoid rule with step 1/64.
            var inside = 0.0;
            for (var z = -9.0; z < 12; z += 1 / 64.0)
            {
                var between = Math.Exp(NormalLaw.LogLower(z)) - Math.Exp(NormalLaw.LogLower(z - width));
                inside += count * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * Math.Pow(between, count - 1) / 64;
            }

            Assert.Equal(1 - inside, Math.Exp(new NormalRange(count).LogUpper(width)), 2e-12);
        }
    }

    [Theory]
    [InlineData(0.05, 0.7)]
    [InlineData(0.5, 3.0)]
    [InlineData(0.95, 9.0)]
    [InlineData(0.999999, 2.5)]
    [InlineData(0.95, 12345.6)]
    public void Quantiles_give_the_level_back(double level, double freedom)
    {
        var t = StudentLaw.TwoSidedQuantile(level, freedom);
        Assert.Equal(1 - level, StudentLaw.TwoSided(t, freedom).Value, 1e-14);

        var q = new StudentizedRange(4).UpperQuantile(1 - level, freedom);
        Assert.Equal(1 - level, new StudentizedRange(4).Upper(q, freedom).Value, 1e-12);
    }

    [Theory]
    [InlineData(2.1, 7.0, 0.025)]
    [InlineData(-0.4, 3.0, 0.005)]
    [InlineData(0.0, 20.0, 0.05)]
    [InlineData(60.0, 93.0, 0.025)]
    [InlineData(1e6, 5.0, 0.025)]
    [InlineData(499.0, 1.0, 0.025)]
    [InlineData(501.0, 1.0, 0.025)]
    public void The_noncentrality_puts_the_observed_t_at_its_tail(double t, double freedom, double tail)
    {
        var low = NoncentralStudent.NoncentralityOfUpperTail(t, freedom, tail);
        var high = NoncentralStudent.NoncentralityOfLowerTail(t, freedom, tail);

        Assert.Equal(1, NoncentralStudent.Upper(t, freedom, low).Value / tail, 1e-9);
        Assert.Equal(1, NoncentralStudent.Lower(t, freedom, high).Value / tail, 1e-9);
        Assert.True(low < high);
        Assert.Equal(-high, NoncentralStudent.NoncentralityOfUpperTail(-t, freedom, tail));
    }

    [Theory]
    [InlineData(0.99999)]
    [InlineData(1.0)]
    [InlineData(1.00001)]
    public void Noncentral_F_goes_over_from_sum_to_integral_without_a_step(double share)
    {
        // With one degree of freedom in the numerator F is the square of noncentral t.
        var lambda = share * 1e6;
        foreach (var t in new[] { 800.0, 1000.0, 1300.0 })
        {
            var expected = NoncentralStudent.Upper(t, 12, Math.Sqrt(lambda)).Value + NoncentralStudent.Lower(-t, 12, Math.Sqrt(lambda)).Value;
            Assert.Equal(1, NoncentralF.Upper(t * t, 1, 12, lambda) / expected, 1e-9);
            Assert.Equal(1, NoncentralF.Lower(t * t, 1, 12, lambda) + expected, 1e-10);
            Assert.Equal(NoncentralF.Upper(t * t / 4, 4, 12, 999_999.999), NoncentralF.Upper(t * t / 4, 4, 12, 1_000_000.001), 1e-7);
        }
    }

    [Theory]
    [InlineData(1e11)]
    [InlineData(2e12)]
    [InlineData(1e200)]
    public void A_huge_t_has_a_noncentrality_in_proportion(double t)
    {
        // T is then δ / S: δ = t times the quantile of S.
        var quantile = Math.Sqrt(ChiSquareLaw.UpperQuantile(0.975, 5) / 5);
        Assert.Equal(quantile, NoncentralStudent.NoncentralityOfUpperTail(t, 5, 0.025) / t, 1e-9);
    }

    [Fact]
    public void Both_tails_are_one()
    {
        foreach (var freedom in new[] { 0.3, 1, 7.7, 400 })
        {
            foreach (var t in new[] { -30, -1.5, 0, 0.2, 4 })
            {
                Assert.Equal(1, StudentLaw.Upper(t, freedom).Value + StudentLaw.Lower(t, freedom).Value, 1e-14);
                Assert.Equal(1, NoncentralStudent.Upper(t, freedom, 1.2).Value + NoncentralStudent.Lower(t, freedom, 1.2).Value, 1e-12);
                Assert.Equal(1, FLaw.Upper(t * t, freedom, 5).Value + FLaw.Lower(t * t, freedom, 5).Value, 1e-14);
            }
        }
    }

    [Fact]
    public void Far_tails_keep_their_logarithm()
    {
        // ∫ of the Cauchy law: P(|T| ≥ t) = 2/(π t) far out; two degrees of freedom: 1/t² .
        Assert.Equal(Math.Log10(2 / Math.PI) - 305, StudentLaw.TwoSided(1e305, 1).Log10, 1e-12);
        Assert.Equal(-600, StudentLaw.TwoSided(1e300, 2).Log10, 1e-10);
        Assert.Equal(0, StudentLaw.TwoSided(double.PositiveInfinity, 3).Value);
        // F with two and two degrees of freedom: 1 / (1 + f).
        Assert.Equal(-300, FLaw.Upper(1e300, 2, 2).Log10, 1e-12);
        Assert.Equal(-3000 * Math.Log10(1 + 1.0 / 3), FLaw.Upper(1000, 2, 6000).Log10, 1e-9);
    }

    private static double Of(JsonElement one, string name) => one.GetProperty(name).GetDouble();

    private static void ForAll(string law, double relative, Action<JsonElement, Action<string, ScaledNumber>> compare)
    {
        foreach (var one in laws.GetProperty(law).EnumerateArray())
        {
            compare(one, (tail, ours) =>
            {
                var expected = one.GetProperty(tail);
                var value = expected.GetProperty("value").GetDouble();
                if (value > 1e-300)
                {
                    Assert.True(Math.Abs(ours.Value - value) <= relative * value, $"{one.GetRawText()} {tail}: {ours.Value:R}");
                }
                else
                {
                    var log = expected.GetProperty("log10").GetDouble();
                    Assert.Equal(log, ours.Log10, Math.Abs(log) * 1e-13);
                }
            });
        }
    }
}
