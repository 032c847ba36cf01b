namespace Lancar.Statistics;

/// <summary>Multiple imputation of missing values by chained equations.</summary>
public static class MultipleImputation
{
    /// <summary>Completes a data set several times, so that analyses of the completed sets, pooled, carry the uncertainty of what is missing.</summary>
    /// <param name="columns">
    /// All columns of the later analysis, the outcome among them, and what else predicts them or their being missing; at least two, each with its own name, of one length,
    /// with at least one value missing somewhere. Nothing is changed.
    /// </param>
    /// <param name="options">Data sets, rounds, seed; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The completed data sets and the course of the chains.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Missing values begin as random observed ones. In every round each incomplete column is drawn anew given all others: predictive mean matching (five
    /// donors, parameters drawn), Bayesian linear regression, or logistic regression with Firth's penalty (separation cannot break it). Values must be missing at
    /// random given the columns: that whoever is missing does not differ otherwise cannot be tested.</para>
    /// <para><b>Source.</b> van Buuren (2018), Flexible Imputation of Missing Data, algorithms 3.1, 3.3, 3.4 and 4.3; Rubin (1987).</para>
    /// <para><b>Accuracy and cost.</b> Data sets are completed side by side on all cores. Data set i draws from stream i of the seed: the same seed gives the same bits on any
    /// number of threads. The order of rows and columns matters for the draws. O(data sets · rounds · columns · n p²).</para>
    /// <para><b>Elsewhere.</b> R: <c>mice</c> (five data sets and five rounds by default; drops collinear columns silently, here they are an error); SPSS: Multiple Imputation.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no row, or a column without any value; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>;
    /// <see cref="Violation.OutOfRange"/>: a logistic column with another value than 0 and 1; <see cref="Violation.TooFew"/>: not more observed values of a column than columns;
    /// <see cref="Violation.NoInformation"/>: nothing is missing, or the observed values of an incomplete column do not vary;
    /// <see cref="Violation.Collinear"/>; <see cref="Violation.NotConverged"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Fewer than two columns, or two with one name; an option out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MultipleImputationResult Impute(
        IReadOnlyList<IncompleteColumn> columns,
        MultipleImputationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new MultipleImputationOptions()).Checked();
        Check(columns);
        var missing = columns.Select(column => Rows(column, isMissing: true)).ToArray();
        var present = columns.Select(column => Rows(column, isMissing: false)).ToArray();
        var incomplete = Enumerable.Range(0, columns.Count).Where(j => missing[j].Length > 0).ToArray();
        var chains = ImputationChains.Run(
            chosen,
            (stream, told) =>
            {
                var data = Begin(columns, missing, present, stream);
                var course = Array.ConvertAll(incomplete, _ => new double[chosen.Iterations]);
                for (var round = 0; round < chosen.Iterations; round++)
                {
                    for (var k = 0; k < incomplete.Length; k++)
                    {
                        var j = incomplete[k];
                        Draw(columns, data, j, missing[j], present[j], stream);
                        course[k][round] = Moments.Of([.. missing[j].Select(row => data[j][row])]).Mean;
                    }

                    told();
                }

                return (Data: data, Course: course);
            },
            cancellation,
            progress);
        return new MultipleImputationResult
        {
            Completed = [.. chains.Select(chain => (IReadOnlyList<Predictor>)[.. columns.Select((column, j) => Predictor.Of(column.Name, chain.Data[j]))])],
            MissingCounts = [.. missing.Select(rows => rows.Length)],
            ChainMeans = incomplete.Select((j, k) => (columns[j].Name, Means: (IReadOnlyList<IReadOnlyList<double>>)[.. chains.Select(chain => chain.Course[k])]))
                .ToDictionary(pair => pair.Name, pair => pair.Means),
            Seed = chosen.Seed,
            Iterations = chosen.Iterations,
        };
    }

    private static int[] Rows(IncompleteColumn column, bool isMissing) =>
        [.. Enumerable.Range(0, column.Numbers.Length).Where(i => column.Numbers[i] is null == isMissing)];

    private static double[][] Begin(IReadOnlyList<IncompleteColumn> columns, int[][] missing, int[][] present, RandomStream stream)
    {
        var data = columns.Select(column => column.Numbers.Select(value => value ?? 0).ToArray()).ToArray();
        for (var j = 0; j < data.Length; j++)
        {
            foreach (var row in missing[j])
            {
                data[j][row] = data[j][present[j][stream.NextIndex(present[j].Length)]];
            }
        }

        return data;
    }

    private static void Draw(IReadOnlyList<IncompleteColumn> columns, double[][] data, int target, int[] missing, int[] present, RandomStream stream)
    {
        var others = Enumerable.Range(0, data.Length).Where(j => j != target).ToArray();
        Predictor[] predictors = [.. others.Select(j => Predictor.Of(columns[j].Name, [.. present.Select(row => data[j][row])]))];
        double[][] points = [.. missing.Select(row => others.Select(j => data[j][row]).ToArray())];
        var drawn = ImputationDraws.Of(columns[target].Method, [.. present.Select(row => data[target][row])], predictors, points, stream);
        for (var i = 0; i < missing.Length; i++)
        {
            data[target][missing[i]] = drawn[i];
        }
    }

    private static void Check(IReadOnlyList<IncompleteColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count < 2 || columns.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count() < columns.Count)
        {
            throw new ArgumentException("Imputation takes at least two columns, each with its own name.", nameof(columns));
        }

        var rows = columns[0].Numbers.Length;
        if (columns.FirstOrDefault(column => column.Numbers.All(value => value is null)) is { } empty)
        {
            throw new AssumptionException(Violation.Empty, $"The column {empty.Name} has no value at all: nothing can be drawn. Leave it out.", empty.Name);
        }

        if (columns.FirstOrDefault(column => column.Numbers.Length != rows) is { } other)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"The column {other.Name} has {other.Numbers.Length} rows, the first {rows}.", other.Name);
        }

        if (columns.FirstOrDefault(column => Array.Exists(column.Numbers, value => value is { } number && !double.IsFinite(number))) is { } infinite)
        {
            throw new AssumptionException(Violation.NotFinite, $"A value of {infinite.Name} is not a finite number; what is missing is null.", infinite.Name);
        }

        if (columns.FirstOrDefault(column => column.Method == ImputationMethod.Logistic && Array.Exists(column.Numbers, value => value is not (null or 0 or 1))) is { } range)
        {
            throw new AssumptionException(Violation.OutOfRange, $"The column {range.Name} is imputed by logistic regression and has values other than 0 and 1.", range.Name);
        }

        if (columns.FirstOrDefault(column => column.Missing.Contains(true) && column.Numbers.Count(value => value is not null) <= columns.Count) is { } few)
        {
            throw new AssumptionException(Violation.TooFew, $"The column {few.Name} has not more observed values than there are columns. Leave columns out.", few.Name);
        }

        if (!columns.Any(column => column.Missing.Contains(true)))
        {
            throw new AssumptionException(Violation.NoInformation, "Nothing is missing: analyse the data as they are.");
        }

        if (columns.FirstOrDefault(column => column.Missing.Contains(true) && column.Numbers.Where(value => value is not null).Distinct().Count() == 1) is { } constant)
        {
            throw new AssumptionException(
                Violation.NoInformation, $"The observed values of {constant.Name} do not vary: nothing can be learnt about the missing ones. Leave it out.", constant.Name);
        }
    }
}
