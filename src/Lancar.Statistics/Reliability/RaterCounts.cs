namespace Lancar.Statistics;

/// <summary>Persons in rows, categories in columns, in each cell how many raters chose it; and agreement beyond chance on it.</summary>
internal sealed class RaterCounts
{
    private readonly long[][] rows;
    private readonly double[] raters;

    private RaterCounts(long[][] rows)
    {
        this.rows = rows;
        raters = [.. rows.Select(row => (double)row.Sum())];
        Persons = rows.Length;
        Categories = rows[0].Length;
        Shares = [.. Enumerable.Range(0, Categories).Select(j => Average(i => rows[i][j] / raters[i]))];
        WithPairs = raters.Count(m => m > 1);
        Observed = Enumerable.Range(0, Persons).Where(i => raters[i] > 1).Sum(Agreement) / WithPairs;
    }

    public int Persons { get; }

    public int Categories { get; }

    /// <summary>Persons with at least two ratings, the only ones that show agreement.</summary>
    public int WithPairs { get; }

    /// <summary>Mean share of the ratings in each category.</summary>
    public double[] Shares { get; }

    /// <summary>Mean share of pairs of raters that agree.</summary>
    public double Observed { get; }

    /// <summary>The number of raters where all persons have the same number, else null.</summary>
    public double? EqualRaters => raters.All(m => m == raters[0]) ? raters[0] : null;

    public static RaterCounts Of(IReadOnlyList<long[]> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        if (persons.Count == 0 || persons.All(row => row.Length == 0))
        {
            throw new AssumptionException(Violation.Empty, "There is no rating.");
        }

        for (var i = 0; i < persons.Count; i++)
        {
            CheckRow(persons, i);
        }

        if (persons.Count < 2 || persons[0].Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "At least two persons (rows) and two categories (columns) are needed.");
        }

        return persons.Any(row => row.Sum() > 1)
            ? new RaterCounts([.. persons.Select(row => row.ToArray())])
            : throw new AssumptionException(Violation.TooFew, "No person was rated twice, so that no agreement can be seen.");
    }

    /// <summary>
    /// (observed − expected) / (1 − expected) with the standard error of Gwet (2008), which does not assume that agreement is zero: the
    /// spread of the persons' influence on the estimate. The weight of a category is its share in the derivative of the expected agreement.
    /// A person rated once has no influence on the observed agreement.
    /// </summary>
    public (double Estimate, double StandardError) BeyondChance(double expected, Func<int, double> weight)
    {
        var rest = 1 - expected;
        var estimate = (Observed - expected) / rest;
        var squares = new CompensatedSum();
        for (var i = 0; i < Persons; i++)
        {
            var own = raters[i] > 1 ? (double)Persons / WithPairs * (Agreement(i) - Observed) : 0;
            var chance = Enumerable.Range(0, Categories).Sum(j => weight(j) * rows[i][j] / raters[i]);
            var influence = (own - 2 * (1 - estimate) * (chance - expected)) / rest;
            squares.Add(influence * influence);
        }

        return (estimate, Math.Sqrt(squares.Value / Persons / (Persons - 1)));
    }

    /// <summary>Share of pairs of raters of one person that disagree about one category.</summary>
    public double Disagreement(int category) =>
        Enumerable.Range(0, Persons).Where(i => raters[i] > 1)
            .Sum(i => rows[i][category] * (raters[i] - rows[i][category]) / (raters[i] * (raters[i] - 1))) / WithPairs;

    private double Agreement(int person) =>
        rows[person].Sum(count => count * (count - 1.0)) / (raters[person] * (raters[person] - 1));

    private double Average(Func<int, double> of) => Enumerable.Range(0, rows.Length).Sum(of) / rows.Length;

    private static void CheckRow(IReadOnlyList<long[]> persons, int i)
    {
        if (persons[i].Length != persons[0].Length)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"Row {i + 1} has {persons[i].Length} categories, the first row {persons[0].Length}.");
        }

        foreach (var count in persons[i])
        {
            SampleChecks.Count(count, $"of person {i + 1}");
            if (count > Contingency.LargestTotal)
            {
                throw new AssumptionException(Violation.TooLarge, $"More than {Contingency.LargestTotal} ratings of one person.");
            }
        }

        if (persons[i].Sum() == 0)
        {
            throw new AssumptionException(Violation.TooFew, $"Person {i + 1} was not rated; leave the row out.");
        }
    }
}
