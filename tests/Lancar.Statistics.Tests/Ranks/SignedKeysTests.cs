namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Sorting without comparisons against the platform's sort, around the length where it begins.</summary>
public class SignedKeysTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(2000)]
    public void Values_come_in_rising_order(int n)
    {
        var values = Values(n);
        var expected = (double[])values.Clone();
        Array.Sort(expected);
        SignedKeys.SortByValue(values);

        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(301)]
    public void Keys_rise_with_the_magnitude_and_keep_the_sign(int n)
    {
        var values = Values(n);
        var expected = values.Select(Math.Abs).Order().ToArray();
        var negative = values.Count(double.IsNegative);
        var keys = SignedKeys.ByMagnitude(values).ToArray();

        Assert.Equal(expected, keys.Select(key => BitConverter.UInt64BitsToDouble(key >> 1)));
        Assert.Equal(negative, keys.Count(key => (key & 1) == 1));
    }

    private static double[] Values(int n)
    {
        var random = new Random(n);
        double[] odd = [0, -0.0, 5e-324, -5e-324, 1e-310, double.MaxValue, double.MinValue, 1, -1];
        return [.. Enumerable.Range(0, n).Select(i => i < odd.Length && n > 2 ? odd[i] : Math.Round(random.NextDouble() * 40 - 20) * Math.Pow(10, random.Next(-3, 3)))];
    }
}
