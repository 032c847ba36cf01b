namespace Lancar.Statistics;

/// <summary>
/// Lower bounds of Σ ln x! over some columns by Lagrange multipliers: column j is paid its price ln c_j per observation, and then
/// every row is filled at its best on its own.
/// </summary>
internal static class NetworkBound
{
    /// <summary>By row sum R: the least Σ_j (ln x_j! − price_j x_j) over all x with sum R; convex in R.</summary>
    public static long[] Of(int[] columns, int largest, NetworkLogs logs)
    {
        var steps = new int[columns.Length];
        var bounds = new long[largest + 1];
        for (var sum = 1; sum <= largest; sum++)
        {
            // The functions are convex: the cheapest next observation is the best one.
            var (best, price) = (0, long.MaxValue);
            for (var j = 0; j < columns.Length; j++)
            {
                var next = logs.Factorials[steps[j] + 1] - logs.Factorials[steps[j]] - Price(columns[j], logs);
                if (next < price)
                {
                    (best, price) = (j, next);
                }
            }

            steps[best]++;
            bounds[sum] = bounds[sum - 1] + price;
        }

        return bounds;
    }

    /// <summary>Σ_j price_j c_j, to be added to the bounds of all rows.</summary>
    public static long Prices(int[] columns, NetworkLogs logs) => columns.Sum(column => column * Price(column, logs));

    private static long Price(int column, NetworkLogs logs) => logs.Units(Math.Log(column));
}
