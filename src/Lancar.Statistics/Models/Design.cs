using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// The checked columns of a model, in an order of rows that depends on the data alone (so that permuted rows give the same bits), centred
/// where the model has an intercept, and scaled by powers of two. Models compute in these columns and bring their answers back.
/// </summary>
internal sealed class Design
{
    /// <summary>A column whose part outside the columns before it is smaller than this share of it is called a combination of them.</summary>
    public const double CollinearBelow = 1e-10;

    /// <summary>The same share for models that are iterated with their information matrix, whose condition is the square.</summary>
    public const double CollinearIteratedBelow = 1e-7;

    public const string InterceptName = "intercept";

    private readonly double[] centres;
    private readonly int[] exponents;

    private Design(string[] names, double[][] columns, int[] order, double[] centres, int[] exponents, bool hasIntercept)
    {
        Names = names;
        Columns = columns;
        Order = order;
        this.centres = centres;
        this.exponents = exponents;
        HasIntercept = hasIntercept;
        Qr = new ThinQr(columns);
    }

    /// <summary>Names of the coefficients, the intercept first where there is one.</summary>
    public string[] Names { get; }

    /// <summary>Columns of the sorted rows, centred and scaled.</summary>
    public double[][] Columns { get; }

    /// <summary>Place in the data of every sorted row.</summary>
    public int[] Order { get; }

    public bool HasIntercept { get; }

    public ThinQr Qr { get; }

    public int Rows => Order.Length;

    public int Count => Names.Length;

    /// <summary>
    /// Checks and prepares. <paramref name="keys"/> are what else belongs to a row (the outcome): they break ties of the order and are
    /// checked for length and finiteness with the predictors.
    /// </summary>
    public static Design Of(IReadOnlyList<Predictor> predictors, bool intercept, bool centred, int leastBeyond, params double[][] keys)
    {
        Check(predictors, keys);
        var order = OrderOf(predictors, keys);
        var count = predictors.Count + (intercept ? 1 : 0);
        if (order.Length < count + leastBeyond)
        {
            throw new AssumptionException(
                Violation.TooFew,
                $"{order.Length} observations are too few for {count} coefficients: at least {count + leastBeyond} are needed. Collect more or leave predictors out.");
        }

        var design = Prepare(predictors, intercept, centred, order);
        design.Independent(CollinearBelow);
        return design;
    }

    /// <summary>The same design, refused when its columns are too nearly collinear for an iteration.</summary>
    public Design ForIteration()
    {
        Independent(CollinearIteratedBelow);
        return this;
    }

    public double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = new double[Rows];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = values[Order[i]];
        }

        return sorted;
    }

    /// <summary>Figures of the sorted rows in the order of the data.</summary>
    public double[] Unsorted(ReadOnlySpan<double> sorted)
    {
        var values = new double[Rows];
        for (var i = 0; i < values.Length; i++)
        {
            values[Order[i]] = sorted[i];
        }

        return values;
    }

    /// <summary>The linear map from coefficients of the prepared columns to those of the columns as given.</summary>
    public Matrix<double> Back()
    {
        var map = Matrix<double>.Build.Dense(Count, Count);
        for (var j = 0; j < Count; j++)
        {
            map[j, j] = Math.ScaleB(1, -exponents[j]);
            if (HasIntercept && j > 0)
            {
                map[0, j] = -Math.ScaleB(centres[j], -exponents[j]);
            }
        }

        return map;
    }

    /// <summary>One coefficient of a prepared column on the scale of the column as given; for all but the intercept.</summary>
    public double Unscaled(int column, double coefficient) => Math.ScaleB(coefficient, -exponents[column]);

    /// <summary>A point of the space of the predictors as given (without intercept), as a row of the prepared columns.</summary>
    public double[] Row(ReadOnlySpan<double> point)
    {
        var row = new double[Count];
        var first = HasIntercept ? 1 : 0;
        if (HasIntercept)
        {
            row[0] = 1;
        }

        for (var j = first; j < Count; j++)
        {
            row[j] = Math.ScaleB(point[j - first] - centres[j], -exponents[j]);
        }

        return row;
    }

    public double[] Times(ReadOnlySpan<double> coefficients)
    {
        var sum = new double[Rows];
        for (var j = 0; j < Count; j++)
        {
            var (column, factor) = (Columns[j], coefficients[j]);
            if (factor != 0)
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += factor * column[i];
                }
            }
        }

        return sum;
    }

    public static void Check(IReadOnlyList<Predictor> predictors, double[][] keys)
    {
        ArgumentNullException.ThrowIfNull(predictors);
        var names = predictors.Select(predictor => predictor.Name).Append(InterceptName).ToArray();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new ArgumentException("Two predictors have the same name, or one is called intercept.", nameof(predictors));
        }

        var rows = keys.Length > 0 ? keys[0].Length : predictors.Count > 0 ? predictors[0].Numbers.Length : 0;
        if (rows == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no observation.");
        }

        foreach (var predictor in predictors)
        {
            if (predictor.Numbers.Length != rows)
            {
                throw new AssumptionException(
                    Violation.UnequalLengths, $"The predictor {predictor.Name} has {predictor.Numbers.Length} values for {rows} observations.", predictor.Name);
            }
        }

        foreach (var key in keys)
        {
            if (key.Length != rows)
            {
                throw new AssumptionException(Violation.UnequalLengths, $"One list has {key.Length} values, another {rows}.");
            }
        }

        foreach (var key in keys)
        {
            SampleChecks.Finite(key);
        }

        foreach (var predictor in predictors)
        {
            var at = Array.FindIndex(predictor.Numbers, value => !double.IsFinite(value));
            if (at >= 0)
            {
                throw new AssumptionException(Violation.NotFinite, $"Observation {at + 1} of {predictor.Name} is not a finite number.", predictor.Name);
            }
        }
    }

    private static int[] OrderOf(IReadOnlyList<Predictor> predictors, double[][] keys)
    {
        var lists = keys.Concat(predictors.Select(predictor => predictor.Numbers)).ToArray();
        var order = Enumerable.Range(0, lists[0].Length).ToArray();
        Array.Sort(order, (a, b) =>
        {
            foreach (var list in lists)
            {
                var difference = list[a].CompareTo(list[b]);
                if (difference != 0)
                {
                    return difference;
                }
            }

            return a.CompareTo(b);
        });
        return order;
    }

    private static Design Prepare(IReadOnlyList<Predictor> predictors, bool intercept, bool centred, int[] order)
    {
        var first = intercept ? 1 : 0;
        var count = predictors.Count + first;
        var columns = new double[count][];
        var centres = new double[count];
        var exponents = new int[count];
        if (intercept)
        {
            columns[0] = new double[order.Length];
            Array.Fill(columns[0], 1);
        }

        for (var j = first; j < count; j++)
        {
            var values = predictors[j - first].Numbers;
            columns[j] = [.. order.Select(i => values[i])];
            (centres[j], exponents[j]) = ColumnScale.Apply(columns[j], centred || intercept);
            if (centred && !intercept && columns[j].All(value => value == 0))
            {
                throw Constant(predictors[j - first].Name);
            }
        }

        string[] names = [.. intercept ? [InterceptName] : Array.Empty<string>(), .. predictors.Select(predictor => predictor.Name)];
        return new Design(names, columns, order, centres, exponents, intercept);
    }

    private void Independent(double below)
    {
        for (var j = 0; j < Count; j++)
        {
            if (Qr.ShareOutside(j) <= below)
            {
                throw Columns[j].All(value => value == 0)
                    ? Constant(Names[j])
                    : new AssumptionException(
                        Violation.Collinear,
                        $"The column {Names[j]} is a linear combination of the columns before it ({string.Join(", ", Names[..j])}): its coefficient is not determined. Leave one of them out.",
                        Names[j]);
            }
        }
    }

    private static AssumptionException Constant(string name) =>
        new(Violation.Collinear, $"The column {name} does not vary: its coefficient is not determined. Leave it out.", name);
}
