namespace Lancar.Statistics.Tests.Reliability;

public sealed class ReliabilityTests
{
    // Shrout and Fleiss (1979), tables 2 and 4: six targets, four judges.
    private static readonly double[][] Judges = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Fact]
    public void The_six_forms_are_those_of_Shrout_and_Fleiss()
    {
        var icc = IntraclassCorrelation.Estimate(Judges);
        double?[] printed = [.17, .29, .71, .44, .62, .91];
        IntraclassForm[] ours = [icc.OneWaySingle, icc.AgreementSingle, icc.ConsistencySingle, icc.OneWayAverage, icc.AgreementAverage, icc.ConsistencyAverage];
        Assert.Equal(printed, ours.Select(form => form.Estimate is { } estimate ? Math.Round(estimate, 2) : (double?)null));
        Assert.Equal((11.24, 32.49, 1.02, 6.26), (Round(icc.MeanSquarePersons), Round(icc.MeanSquareRaters), Round(icc.MeanSquareError), Round(icc.MeanSquareWithin)));
    }

    [Fact]
    public void Alpha_is_the_consistency_of_the_mean_and_KR20_by_its_own_formula()
    {
        var alpha = CronbachAlpha.Estimate(Judges);
        Assert.Equal(IntraclassCorrelation.Estimate(Judges).ConsistencyAverage.Estimate!.Value, alpha.Alpha, 13);

        double[][] answers = [[1, 1, 1, 0], [1, 0, 1, 0], [1, 1, 1, 1], [0, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1]];
        // KR-20 with the divisor n throughout: k / (k − 1) (1 − Σ p q / var(sum)).
        var sums = answers.Select(row => row.Sum()).ToArray();
        var variance = sums.Sum(sum => (sum - sums.Average()) * (sum - sums.Average())) / sums.Length;
        var pq = Enumerable.Range(0, 4).Select(j => answers.Average(row => row[j])).Sum(p => p * (1 - p));
        Assert.Equal(4 / 3.0 * (1 - pq / variance), CronbachAlpha.KuderRichardson20(answers).Alpha, 13);
    }

    [Fact]
    public void Feldt_interval_turns_the_F_law_round()
    {
        // The limits are where F = (1 − limit) / (1 − alpha) cuts off its tail.
        var alpha = CronbachAlpha.Estimate(Judges, 0.9);
        Assert.Equal(0.05, FLaw.Upper((1 - alpha.Interval.Lower) / (1 - alpha.Alpha), 5, 15).Value, 12);
        Assert.Equal(0.95, FLaw.Upper((1 - alpha.Interval.Upper) / (1 - alpha.Alpha), 5, 15).Value, 12);
    }

    [Fact]
    public void Order_of_persons_and_a_shift_change_nothing()
    {
        var turned = Judges.Reverse().ToArray();
        Assert.Equal(CronbachAlpha.Estimate(Judges).Alpha, CronbachAlpha.Estimate(turned).Alpha);
        Assert.Equal(IntraclassCorrelation.Estimate(Judges), IntraclassCorrelation.Estimate(turned));

        var shifted = Judges.Select(row => row.Select((value, j) => value + 100 * j).ToArray()).ToArray();
        Assert.Equal(IntraclassCorrelation.Estimate(Judges).ConsistencySingle.Estimate!.Value, IntraclassCorrelation.Estimate(shifted).ConsistencySingle.Estimate!.Value, 12);
        Assert.True(IntraclassCorrelation.Estimate(shifted).AgreementSingle.Estimate < 0.01, "A shift between raters is disagreement.");
        var far = Judges.Select(row => row.Select(value => value + 1e9).ToArray()).ToArray();
        Assert.Equal(CronbachAlpha.Estimate(Judges).Alpha, CronbachAlpha.Estimate(far).Alpha, 8);
    }

    [Fact]
    public void Degenerate_tables_have_a_figure_or_a_typed_error()
    {
        double[][] perfect = [[1, 1], [2, 2], [4, 4]];
        var icc = IntraclassCorrelation.Estimate(perfect);
        Assert.Equal((1, double.PositiveInfinity, 0.0), (icc.AgreementSingle.Estimate, icc.AgreementSingle.F, icc.AgreementSingle.P.Value));
        Assert.Equal((1.0, 1.0), (icc.ConsistencyAverage.Interval!.Value.Lower, icc.AgreementAverage.Interval!.Value.Lower));
        Assert.Equal(1, CronbachAlpha.Estimate(perfect).Alpha);

        double[][] mirrored = [[1, 4], [2, 3], [4, 1]];
        Fails(Violation.NoInformation, () => CronbachAlpha.Estimate(mirrored));
        Assert.Null(IntraclassCorrelation.Estimate(mirrored).ConsistencyAverage.Estimate);
        Assert.Equal(-1, IntraclassCorrelation.Estimate(mirrored).OneWaySingle.Estimate);

        var constant = CronbachAlpha.Estimate([[1, 2, 3], [2, 2, 4], [3, 2, 4]]);
        Assert.Null(constant.StandardisedAlpha);
        Assert.Null(constant.Items[1].CorrelationWithRest);
        Assert.Null(CronbachAlpha.Estimate(perfect).Items[0].AlphaWithout);
    }

    [Fact]
    public void The_mean_of_ratings_has_no_lower_limit_where_one_rating_lies_below_its_lowest()
    {
        var icc = IntraclassCorrelation.Estimate([[1, 4, 2], [2, 3, 5], [4, 1, 3], [2, 2, 1]]);
        Assert.True(icc.AgreementSingle.Interval!.Value.Lower <= -0.5);
        Assert.Equal(double.NegativeInfinity, icc.AgreementAverage.Interval!.Value.Lower);
    }

    [Fact]
    public void Bad_tables_are_refused_by_name()
    {
        Fails(Violation.Empty, () => CronbachAlpha.Estimate([]));
        Fails(Violation.Empty, () => IntraclassCorrelation.Estimate([[], []]));
        Fails(Violation.UnequalLengths, () => CronbachAlpha.Estimate([[1, 2], [1]]));
        Fails(Violation.NotFinite, () => IntraclassCorrelation.Estimate([[1, 2], [1, double.NaN]]));
        Fails(Violation.TooFew, () => CronbachAlpha.Estimate([[1, 2]]));
        Fails(Violation.TooFew, () => CronbachAlpha.Estimate([[1], [2]]));
        Fails(Violation.NoInformation, () => IntraclassCorrelation.Estimate([[3, 3], [3, 3]]));
        Fails(Violation.OutOfRange, () => CronbachAlpha.KuderRichardson20([[0, 1], [2, 1]]));
        Fails(Violation.NotFinite, () => CronbachAlpha.Estimate([[1e308, -1e308], [-1e308, 1e307]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CronbachAlpha.Estimate(Judges, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntraclassCorrelation.Estimate(Judges, 0));
    }

    private static double Round(double value) => Math.Round(value, 2);

    private static void Fails(Violation violation, Action call) => Assert.Equal(violation, Assert.Throws<AssumptionException>(call).Violation);
}
