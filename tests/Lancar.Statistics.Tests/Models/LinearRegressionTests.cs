using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class LinearRegressionTests
{
    // Longley (1967), as NIST's Statistical Reference Datasets give it.
    private static readonly double[] employed =
        [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551];

    private static readonly Predictor[] economy =
    [
        Predictor.Of("deflator", [83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9]),
        Predictor.Of("product", [234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894]),
        Predictor.Of("unemployed", [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007]),
        Predictor.Of("forces", [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827]),
        Predictor.Of("population", [107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081]),
        Predictor.Of("year", [1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962]),
    ];

    [Fact]
    public void Longley_as_NIST_certifies_it()
    {
        var fit = LinearRegression.Fit(employed, economy);
        double[] estimates = [-3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355];
        double[] errors = [890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212];
        for (var j = 0; j < estimates.Length; j++)
        {
            Golden.Close(estimates[j], fit.Coefficients[j].Estimate, 1e-11, fit.Coefficients[j].Name);
            Golden.Close(errors[j], fit.Coefficients[j].StandardError, 1e-11, "standard error of " + fit.Coefficients[j].Name);
        }

        Golden.Close(304.854073561965, fit.ResidualStandardDeviation, 1e-12, "residual standard deviation");
        Golden.Close(0.995479004577296, fit.RSquared, 1e-13, "R squared");
        Golden.Close(330.285339234588, fit.F!.Value, 1e-11, "F");
        Assert.Equal((6, 9.0), (fit.FDegreesOfFreedomNumerator, fit.FDegreesOfFreedomDenominator));
    }

    [Fact]
    public void A_line_by_hand()
    {
        // x = 1, 2, 3, 4; y = 2, 3, 5, 4: Sxx = 5, Sxy = 4, slope 0.8, intercept 1.5, RSS = 1.8, s² = 0.9, SE = √(0.9/5).
        var fit = LinearRegression.Fit([2, 3, 5, 4], [Predictor.Of("x", [1, 2, 3, 4])]);
        Assert.Equal(1.5, fit.Coefficients[0].Estimate, 1e-14);
        Assert.Equal(0.8, fit.Coefficients[1].Estimate, 1e-14);
        Assert.Equal(Math.Sqrt(0.18), fit.Coefficients[1].StandardError, 1e-14);
        Assert.Equal(0.64, fit.RSquared, 1e-14);
        Assert.Equal(2, fit.ResidualDegreesOfFreedom);
        Assert.Equal([2.3, 3.1, 3.9, 4.7], fit.Fitted.Select(value => Math.Round(value, 12)));
        Assert.Equal(2, fit.Leverages.Sum(), 1e-14);
        // The line at x = 2.5 is the mean, 3.5 ± s / √4.
        var middle = fit.Combination("at 2.5", [1, 2.5]);
        Assert.Equal(3.5, middle.Estimate, 1e-14);
        Assert.Equal(Math.Sqrt(0.9) / 2, middle.StandardError, 1e-14);
    }

    [Fact]
    public void Two_groups_are_the_t_tests()
    {
        double[] first = [30, 42, 28, 55, 38, 47, 35, 60], second = [25, 31, 22, 40, 28];
        double[] all = [.. first, .. second];
        var group = Predictor.Indicator("first", [.. all.Select((_, i) => i < first.Length)]);
        var student = TTest.Student(first, second);
        var plain = LinearRegression.Fit(all, [group]).Coefficients[1];
        Assert.Equal(student.MeanDifference, plain.Estimate, 1e-13);
        Assert.Equal(student.PTwoSided.Value, plain.PTwoSided.Value, 1e-14);
        // HC2 for two groups is Welch's standard error.
        var robust = LinearRegression.Fit(all, [group], new LinearRegressionOptions { Variance = CoefficientVariance.HC2 }).Coefficients[1];
        Assert.Equal(TTest.Welch(first, second).StandardError, robust.StandardError, 1e-13);
    }

    // HC by its definition, with explicit inverses.
    [Theory]
    [InlineData(CoefficientVariance.HC0)]
    [InlineData(CoefficientVariance.HC1)]
    [InlineData(CoefficientVariance.HC2)]
    [InlineData(CoefficientVariance.HC3)]
    public void The_sandwich_by_its_definition(CoefficientVariance variance)
    {
        double[] x = [1, 2, 4, 7, 8, 12], y = [3, 2, 6, 5, 11, 8];
        var fit = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions { Variance = variance });
        var mean = x.Average();
        var sxx = x.Sum(value => (value - mean) * (value - mean));
        var meat = x.Select((value, i) =>
        {
            var h = 1.0 / 6 + (value - mean) * (value - mean) / sxx;
            var weight = variance switch { CoefficientVariance.HC1 => 6.0 / 4, CoefficientVariance.HC2 => 1 / (1 - h), CoefficientVariance.HC3 => 1 / ((1 - h) * (1 - h)), _ => 1 };
            return weight * Math.Pow((value - mean) * fit.Residuals[i], 2);
        }).Sum();
        Golden.Close(Math.Sqrt(meat) / sxx, fit.Coefficients[1].StandardError, 1e-13, variance.ToString());
    }

    [Fact]
    public void Clusters_of_one_are_HC1_with_other_degrees_of_freedom()
    {
        double[] x = [1, 2, 4, 7, 8, 12], y = [3, 2, 6, 5, 11, 8];
        string[] own = ["a", "b", "c", "d", "e", "f"];
        var hc1 = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions { Variance = CoefficientVariance.HC1 });
        var cr1 = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR1, Clusters = own });
        // G/(G − 1) · (n − 1)/(n − p) = n/(n − p) when every cluster is one row.
        Golden.Close(hc1.Coefficients[1].StandardError, cr1.Coefficients[1].StandardError, 1e-13, "standard error");
        Assert.Equal(5, cr1.Coefficients[1].DegreesOfFreedom);
        var hc2 = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions { Variance = CoefficientVariance.HC2 });
        var cr2 = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR2, Clusters = own });
        Golden.Close(hc2.Coefficients[1].StandardError, cr2.Coefficients[1].StandardError, 1e-13, "standard error");
    }

    [Theory]
    [InlineData(39, true)]
    [InlineData(40, false)]
    [InlineData(41, false)]
    public void Few_clusters_are_said_to_be_few(int clusters, bool few)
    {
        Assert.Equal(40, LinearRegression.FewClustersBelow);
        var x = Enumerable.Range(0, 2 * clusters).Select(i => (double)(i * 7 % 11)).ToArray();
        var y = x.Select((value, i) => value + i * 5 % 13).ToArray();
        var fit = LinearRegression.Fit(y, [Predictor.Of("x", x)], new LinearRegressionOptions
        {
            Variance = CoefficientVariance.ClusterCR1,
            Clusters = [.. x.Select((_, i) => $"mother {i / 2}")],
        });
        Assert.Equal(clusters, fit.ClusterCount);
        Assert.Equal(few, fit.HasFewClusters);
        Assert.Equal(few, fit.MethodInWords.Contains("CR2 is the remedy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CoefficientVariance.Classical)]
    [InlineData(CoefficientVariance.HC3)]
    [InlineData(CoefficientVariance.ClusterCR1)]
    [InlineData(CoefficientVariance.ClusterCR2)]
    public void Order_unit_and_offset(CoefficientVariance variance) =>
        Properties.Hold(Properties.Scores, scores =>
        {
            if (scores.Length < 8)
            {
                return;
            }

            var x = scores.Select(score => (double)score).ToArray();
            var z = x.Select((_, i) => (double)(i * 7 % 5)).ToArray();
            var y = x.Select((value, i) => 2 * value + i * 31 % 17).ToArray();
            var clusters = x.Select((_, i) => $"c{i % 4}").ToArray();
            var options = new LinearRegressionOptions { Variance = variance, Clusters = clusters };
            var plain = Fits.Answer(() => LinearRegression.Fit(y, [Predictor.Of("x", x), Predictor.Of("z", z)], options));
            if (plain is null)
            {
                return;
            }

            var turned = LinearRegression.Fit(
                [.. y.Reverse()], [Predictor.Of("x", [.. x.Reverse()]), Predictor.Of("z", [.. z.Reverse()])], options with { Clusters = [.. clusters.Reverse()] });
            Assert.Equal(plain.Coefficients, turned.Coefficients);
            Assert.Equal(plain.Residuals.Reverse(), turned.Residuals);
            Assert.Equal(plain.F, turned.F);

            var moved = LinearRegression.Fit(
                [.. y.Select(value => 4 * value - 100)], [Predictor.Of("x", [.. x.Select(value => 1000 - 8 * value)]), Predictor.Of("z", z)], options);
            Golden.Close(plain.Coefficients[1].Estimate * -0.5, moved.Coefficients[1].Estimate, 1e-9 * (1 + 1 / Math.Abs(plain.Coefficients[1].T)), "estimate");
            Golden.Close(plain.Coefficients[1].StandardError * 0.5, moved.Coefficients[1].StandardError, 1e-8, "standard error");
            Golden.Close(plain.Coefficients[2].StandardError * 4, moved.Coefficients[2].StandardError, 1e-8, "standard error");
            Golden.Close(plain.Coefficients[1].DegreesOfFreedom, moved.Coefficients[1].DegreesOfFreedom, 1e-8, "degrees of freedom");
            Assert.InRange(plain.Coefficients[1].PTwoSided.Value, 0, 1);
        });

    [Fact]
    public void Adding_a_constant_changes_the_intercept_alone()
    {
        double[] x = [1, 2, 4, 7, 8, 12], y = [3, 2, 6, 5, 11, 8];
        var plain = LinearRegression.Fit(y, [Predictor.Of("x", x)]);
        var far = LinearRegression.Fit([.. y.Select(value => value + 1048576)], [Predictor.Of("x", [.. x.Select(value => value + 1073741824)])]);
        Golden.Close(plain.Coefficients[1].Estimate, far.Coefficients[1].Estimate, 1e-14, "slope");
        Golden.Close(plain.Coefficients[1].StandardError, far.Coefficients[1].StandardError, 1e-14, "standard error");
    }

    [Fact]
    public void Categories_are_columns_against_the_reference()
    {
        var columns = Predictor.Categories("parity", ["one", "two", "many", "one"], "one");
        Assert.Equal(["parity: many", "parity: two"], columns.Select(column => column.Name));
        Assert.Equal([0, 1, 0, 0], columns[1].Values);
        Assert.Throws<ArgumentException>(() => Predictor.Categories("parity", ["one"], "none"));
        Assert.Throws<ArgumentException>(() => Predictor.Of(" ", [1]));
        Fits.Refused(Violation.UnequalLengths, () => Predictor.Of("a", [1]).Times(Predictor.Of("b", [1, 2])));
    }

    [Fact]
    public void Bad_input()
    {
        var x = Predictor.Of("x", [1, 2, 3, 4, 6]);
        double[] y = [1, 3, 2, 5, 4];
        Fits.Refused(Violation.Empty, () => LinearRegression.Fit([], [Predictor.Of("x", [])]));
        Fits.Refused(Violation.UnequalLengths, "short", () => LinearRegression.Fit(y, [Predictor.Of("short", [1])]));
        Fits.Refused(Violation.NotFinite, () => LinearRegression.Fit([1, 2, 3, 4, double.NaN], [x]));
        Fits.Refused(Violation.NotFinite, "wide", () => LinearRegression.Fit(y, [Predictor.Of("wide", [1, 2, 3, 4, double.PositiveInfinity])]));
        Fits.Refused(Violation.TooFew, () => LinearRegression.Fit([1, 2], [Predictor.Of("x", [1, 2])]));
        Fits.Refused(Violation.Collinear, "same", () => LinearRegression.Fit(y, [x, Predictor.Of("same", [.. x.Values.Select(value => 3 * value + 7)])]));
        Fits.Refused(Violation.Collinear, "constant", () => LinearRegression.Fit(y, [x, Predictor.Of("constant", [0.1, 0.1, 0.1, 0.1, 0.1])]));
        var (a, b) = (Predictor.Of("a", [0.1, 0.2, 0.7, 0.4, 0.9]), Predictor.Of("b", [3, 1, 4, 1, 5]));
        Fits.Refused(Violation.Collinear, "sum", () => LinearRegression.Fit(y, [a, b, Predictor.Of("sum", [.. a.Values.Zip(b.Values, (p, q) => p + q)])]));
        Fits.Refused(Violation.NoInformation, () => LinearRegression.Fit([2, 2, 2, 2, 2], [x]));
        Fits.Refused(Violation.NoInformation, () => LinearRegression.Fit([.. x.Values.Select(value => 0.3 * value - 11)], [x]));
        // One observation alone in its category: leverage 1.
        var alone = Predictor.Indicator("alone", [false, false, false, false, true]);
        Fits.Refused(Violation.NoInformation, () => LinearRegression.Fit(y, [x, alone], new LinearRegressionOptions { Variance = CoefficientVariance.HC3 }));
        Fits.Refused(Violation.TooFew, () => LinearRegression.Fit(y, [x], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR1, Clusters = ["a", "a", "a", "a", "a"] }));
        Fits.Refused(Violation.UnequalLengths, () => LinearRegression.Fit(y, [x], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR2, Clusters = ["a", "b"] }));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit(y, [x], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR2 }));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit(y, [x, x]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit(y, [], new LinearRegressionOptions { Intercept = false }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearRegression.Fit(y, [x], new LinearRegressionOptions { Confidence = 0 }));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit(y, [x]).Combination("nothing", [0, 0]));
    }

    // As many observations as coefficients and one: refused, then answered.
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void One_more_observation_than_coefficients_is_enough(int count, bool enough)
    {
        var fit = Fits.Answer(() => LinearRegression.Fit(((double[])[1, 3, 2, 5])[..count], [Predictor.Of("x", ((double[])[1, 2, 3, 4])[..count])]));
        Assert.Equal(enough, fit is not null);
    }

    [Fact]
    public void The_mean_alone_is_the_one_sample_t_test()
    {
        double[] y = [3, 2, 6, 5, 11, 8];
        var fit = LinearRegression.Fit(y, []);
        Assert.Equal(TTest.OneSample(y).PTwoSided.Value, fit.Coefficients.Single().PTwoSided.Value, 1e-15);
        Assert.Null(fit.F);
        Assert.Null(fit.P);
    }
}
