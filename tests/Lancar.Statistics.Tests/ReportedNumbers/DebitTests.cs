using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class DebitTests
{
    // Every n up to 40, every mean and deviation with two decimals: the counts found are those that print so.
    [Fact]
    public void Found_are_exactly_the_counts_that_print_so()
    {
        for (var n = 1; n <= 40; n++)
        {
            var prints = new Dictionary<(string, string), SortedSet<long>>();
            foreach (var meanMode in Printing.Modes)
            {
                foreach (var mode in Printing.Modes)
                {
                    for (var ones = 0; ones <= n; ones++)
                    {
                        foreach (var divisor in n > 1 ? new[] { n - 1, n } : [n])
                        {
                            var key = (Printing.Fraction(ones, n, 2, meanMode), Printing.Root((BigInteger)ones * (n - ones), (BigInteger)n * divisor, 2, mode));
                            prints.TryAdd(key, []);
                            prints[key].Add(ones);
                        }
                    }
                }
            }

            for (var mean = 0; mean <= 100; mean += n < 12 ? 1 : 7)
            {
                for (var sd = 0; sd <= 75; sd++)
                {
                    var key = (Printing.Fraction(mean, 100, 2, MidpointRounding.ToZero), Printing.Fraction(sd, 100, 2, MidpointRounding.ToZero));
                    var found = Debit.Ones(Printing.Read(key.Item1), Printing.Read(key.Item2), n);
                    Assert.Equal(prints.TryGetValue(key, out var ones) ? ones : [], found);
                }
            }
        }
    }

    [Theory]
    [InlineData("0.44", "0.50", 34, new long[] { 15 })]
    [InlineData("0.44", "0.47", 34, new long[0])]
    [InlineData("0.5", "-0.1", 34, new long[0])]
    public void Known_pairs(string mean, string sd, int n, long[] ones) => Assert.Equal(ones, Debit.Ones(Printing.Read(mean), Printing.Read(sd), n));

    [Fact]
    public void Refuses_nonsense() => Assert.Throws<ArgumentOutOfRangeException>(() => Debit.Ones(Printing.Read("0.5"), Printing.Read("0.5"), 0));
}
