namespace Lancar.Statistics;

/// <summary>What dividing one row sum R between two columns costs: figures for x in the first and R − x in the second.</summary>
/// <param name="Values">ln x! + ln (R − x)! in units; convex in x.</param>
/// <param name="Weights">e^−value relative to the smallest value: at most 1.</param>
/// <param name="Least">The smallest value.</param>
internal sealed record NetworkRow(long[] Values, double[] Weights, long Least)
{
    public static NetworkRow Of(int sum, NetworkLogs logs)
    {
        var values = new long[sum + 1];
        var weights = new double[sum + 1];
        for (var x = 0; x <= sum; x++)
        {
            values[x] = logs.Factorials[x] + logs.Factorials[sum - x];
        }

        // Outward from the middle by the ratio of neighbouring binomial coefficients.
        var middle = sum / 2;
        weights[middle] = 1;
        for (var x = middle; x < sum; x++)
        {
            weights[x + 1] = weights[x] * (sum - x) / (x + 1);
        }

        for (var x = 0; x < middle; x++)
        {
            weights[x] = weights[sum - x];
        }

        return new NetworkRow(values, weights, values[middle]);
    }
}
