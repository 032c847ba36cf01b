namespace Lancar.Statistics.Tests.Ranks;

/// <summary>The inner loops against the loops they stand for, at every lag around the width of a vector and the switch at 48.</summary>
public class VectorRunsTests
{
    [Fact]
    public void Each_value_takes_its_own_past_at_every_lag()
    {
        for (var lag = 1; lag <= 60; lag++)
        {
            foreach (var length in new[] { 1, lag, lag + 1, lag + 7, 3 * lag + 5, 200 })
            {
                var values = Enumerable.Range(1, length).Select(i => (ulong)i * 0x9E3779B97F4A7C15UL).ToArray();
                var expected = (ulong[])values.Clone();
                for (var i = lag; i < length; i++)
                {
                    expected[i] += expected[i - lag];
                }

                VectorRuns.AddOwnPast(values, lag);
                Assert.Equal(expected, values);
            }
        }
    }

    [Fact]
    public void Whole_numbers_become_the_nearest_doubles()
    {
        // Around 2^53, 2^63 and 2^64 rounding matters: halves go to the even neighbour.
        ulong[] values = [0, 1, (1UL << 53) - 1, 1UL << 53, (1UL << 53) + 1, (1UL << 53) + 3, (1UL << 63) - 1, 1UL << 63, (1UL << 63) + 1024, (1UL << 63) + 1025, ulong.MaxValue - 1024, ulong.MaxValue, 12345678901234567891];
        var converted = new double[values.Length];

        VectorRuns.Convert(values, converted);

        Assert.Equal(values.Select(value => (double)(UInt128)value), converted);
        Assert.Equal(Math.ScaleB(1, 53), converted[4]);
        Assert.Equal(Math.ScaleB(1, 64), converted[11]);
    }
}
