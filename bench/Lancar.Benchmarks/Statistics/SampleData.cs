namespace Lancar.Benchmarks.Statistics;

/// <summary>The data of the tasks: the same in every run.</summary>
public static class SampleData
{
    /// <summary>Normal differences without ties.</summary>
    public static double[] Differences(int n)
    {
        var random = new Random(1000 + n);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round(Normal(random) + 0.1, 9))];
    }

    /// <summary>Whole numbers with many ties and zeros.</summary>
    public static double[] Scores(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round((random.NextDouble() + random.NextDouble() - 0.93) * 8))];
    }

    /// <summary>Two groups without ties.</summary>
    public static (double[] X, double[] Y) Groups(int n)
    {
        var random = new Random(2000 + n);
        return (Draw(0.15), Draw(0));
        double[] Draw(double shift) => [.. Enumerable.Range(0, n).Select(_ => Math.Round(Normal(random) + shift, 9))];
    }

    /// <summary>Two groups of whole numbers 0 to 15: every value occurs often.</summary>
    public static (double[] X, double[] Y) ScoreGroups(int n)
    {
        var random = new Random(3000 + n);
        return (Draw(0.04), Draw(0));
        double[] Draw(double shift) => [.. Enumerable.Range(0, n).Select(_ => Math.Floor(16 * Math.Clamp((random.NextDouble() + random.NextDouble()) / 2 + shift, 0, 0.999)))];
    }

    /// <summary>Milk volumes in ml, skewed, without ties.</summary>
    public static double[] Volumes(int n)
    {
        var random = new Random(4000 + n);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round(Math.Exp(2 + 0.6 * Normal(random)), 6))];
    }

    /// <summary>A table of counts with a mild association.</summary>
    public static long[][] Table(int rows, int columns, int total)
    {
        var random = new Random(5000 + 100 * rows + 10 * columns + total);
        var table = Enumerable.Range(0, rows).Select(_ => new long[columns]).ToArray();
        for (var i = 0; i < total; i++)
        {
            var row = random.Next(rows);
            table[row][random.NextDouble() < 0.12 ? row % columns : random.Next(columns)]++;
        }

        return table;
    }

    /// <summary>Effects and variances of studies that differ beyond chance.</summary>
    public static (double[] Estimates, double[] Variances) Studies(int k)
    {
        var random = new Random(6000 + k);
        var variances = Enumerable.Range(0, k).Select(_ => Math.Round(0.02 + 0.3 * random.NextDouble() * random.NextDouble(), 5)).ToArray();
        return ([.. variances.Select(v => Math.Round(0.3 + Normal(random) * Math.Sqrt(0.05 + v), 5))], variances);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
