using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Reliability;

public sealed class AgreementTests
{
    [Fact]
    public void Kappa_of_two_by_two_by_hand()
    {
        // po = 35/50, pe = (25·30 + 25·20)/50² = 0.5, kappa = 0.4
        var result = CohenKappa.Estimate(new long[,] { { 20, 5 }, { 10, 15 } });
        Assert.Equal((0.7, 0.5, 0.4), (Math.Round(result.ObservedAgreement, 14), Math.Round(result.ExpectedAgreement, 14), Math.Round(result.Kappa, 14)));
        Assert.Equal(0.4, result.PrevalenceAdjusted, 14);
        Assert.Equal(0.8, result.LargestKappa, 14);
    }

    [Fact]
    public void High_agreement_on_a_rare_finding_has_low_kappa_and_high_AC1()
    {
        // Two raters, 125 persons: 118 times both say no (Gwet 2008 shows the paradox with tables of this kind).
        var kappa = CohenKappa.Estimate(new long[,] { { 118, 5 }, { 2, 0 } });
        var ac1 = GwetAC1.Estimate([.. Enumerable.Repeat<long[]>([2, 0], 118), .. Enumerable.Repeat<long[]>([1, 1], 7)]);
        Assert.Equal((0.944, -0.0234), (Math.Round(kappa.ObservedAgreement, 4), Math.Round(kappa.Kappa, 4)));
        Assert.Equal(0.9408, Math.Round(ac1.Estimate, 4));
    }

    [Fact]
    public void The_largest_kappa_is_reached_and_never_passed()
    {
        Properties.Hold(Arb.From(Gen.Choose(0, 4).ArrayOf(9)), cells =>
        {
            var table = Table(cells);
            if (cells.Sum() == 0)
            {
                return;
            }

            foreach (var weights in Enum.GetValues<KappaWeights>())
            {
                if (Of(table, weights) is { } result)
                {
                    Assert.InRange(result.Kappa, -1 - 1e-12, result.LargestKappa + 1e-12);
                    Assert.InRange(result.P.Value, 0, 1);
                    Assert.Equal(result.Kappa, Of(Transposed(table), weights)!.Kappa, 12);
                }
            }
        });
    }

    [Theory]
    [InlineData(KappaWeights.None)]
    [InlineData(KappaWeights.Linear)]
    [InlineData(KappaWeights.Quadratic)]
    public void The_largest_kappa_by_every_table_with_the_margins(KappaWeights weights)
    {
        long[] rows = [3, 1, 4];
        long[] columns = [2, 5, 1];
        var largest = double.NegativeInfinity;
        CohenKappaResult? any = null;
        for (var a = 0; a <= 3; a++)
        {
            for (var b = 0; a + b <= 3; b++)
            {
                for (var c = 0; c <= 1; c++)
                {
                    for (var d = 0; c + d <= 1; d++)
                    {
                        long[,] table =
                        {
                            { a, b, rows[0] - a - b },
                            { c, d, rows[1] - c - d },
                            { columns[0] - a - c, columns[1] - b - d, 0 },
                        };
                        table[2, 2] = rows[2] - table[2, 0] - table[2, 1];
                        if (table.Cast<long>().All(count => count >= 0))
                        {
                            any = CohenKappa.Estimate(table, weights);
                            largest = Math.Max(largest, any.Kappa);
                        }
                    }
                }
            }
        }

        Assert.Equal(largest, any!.LargestKappa, 13);
    }

    [Fact]
    public void Fleiss_categories_weigh_up_to_the_whole()
    {
        long[][] persons = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]];
        var result = FleissKappa.Estimate(persons);
        Assert.Equal(0.210, Math.Round(result.Estimate, 3));
        var weights = result.CategoryShares.Select(p => p * (1 - p)).ToArray();
        Assert.Equal(result.Estimate, result.ByCategory.Select((kappa, j) => kappa!.Value * weights[j]).Sum() / weights.Sum(), 12);
        Assert.NotNull(result.P);
        Assert.Null(FleissKappa.Estimate([.. persons, [1, 1, 0, 0, 0]]).P);
    }

    [Fact]
    public void Perfect_agreement_is_one()
    {
        Assert.Equal(1, CohenKappa.Estimate(new long[,] { { 3, 0 }, { 0, 7 } }, KappaWeights.Quadratic).Kappa);
        Assert.Equal((1, 0), (FleissKappa.Estimate([[3, 0], [0, 3]]).Estimate, FleissKappa.Estimate([[3, 0], [0, 3]]).StandardError));
        Assert.Equal(1, GwetAC1.Estimate([[3, 0], [3, 0]]).Estimate);
    }

    [Fact]
    public void Bad_tables_are_refused_by_name()
    {
        Fails(Violation.Empty, () => CohenKappa.Estimate(new long[0, 0]));
        Fails(Violation.Empty, () => CohenKappa.Estimate(new long[2, 2]));
        Fails(Violation.UnequalLengths, () => CohenKappa.Estimate(new long[2, 3]));
        Fails(Violation.NegativeCount, () => CohenKappa.Estimate(new long[,] { { 1, -1 }, { 2, 3 } }));
        Fails(Violation.TooFew, () => CohenKappa.Estimate(new long[,] { { 4 } }));
        Fails(Violation.TooLarge, () => CohenKappa.Estimate(new long[,] { { long.MaxValue, 1 }, { 2, long.MaxValue } }));
        Fails(Violation.NoInformation, () => CohenKappa.Estimate(new long[,] { { 9, 0 }, { 0, 0 } }));
        Fails(Violation.Empty, () => FleissKappa.Estimate([]));
        Fails(Violation.UnequalLengths, () => GwetAC1.Estimate([[1, 2], [1, 1, 1]]));
        Fails(Violation.NegativeCount, () => GwetAC1.Estimate([[1, -2], [1, 1]]));
        Fails(Violation.TooFew, () => FleissKappa.Estimate([[1, 2], [0, 0]]));
        Fails(Violation.TooFew, () => FleissKappa.Estimate([[1, 0], [0, 1]]));
        Fails(Violation.TooFew, () => GwetAC1.Estimate([[1, 2]]));
        Fails(Violation.NoInformation, () => FleissKappa.Estimate([[2, 0], [3, 0]]));
    }

    private static CohenKappaResult? Of(long[,] table, KappaWeights weights)
    {
        try
        {
            return CohenKappa.Estimate(table, weights);
        }
        catch (AssumptionException refused) when (refused.Violation == Violation.NoInformation)
        {
            return null;
        }
    }

    private static long[,] Table(int[] cells)
    {
        var table = new long[3, 3];
        for (var i = 0; i < 9; i++)
        {
            table[i / 3, i % 3] = cells[i];
        }

        return table;
    }

    private static long[,] Transposed(long[,] table)
    {
        var turned = new long[3, 3];
        for (var i = 0; i < 9; i++)
        {
            turned[i % 3, i / 3] = table[i / 3, i % 3];
        }

        return turned;
    }

    private static void Fails(Violation violation, Action call) => Assert.Equal(violation, Assert.Throws<AssumptionException>(call).Violation);
}
