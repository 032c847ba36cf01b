using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The weighted fit of effects on moderators at one τ², with what the searches need of it. O(k p²), no k × k matrix.</summary>
/// <remarks>With the basis of <see cref="StudyBasis"/> and S = B'B over the other studies, X'WX is I + S in its coordinates.</remarks>
internal sealed class ModeratedSums : IScatterSums
{
    private readonly StudyBasis basis;
    private readonly double[] weights;
    private readonly SymmetricSolver solver;
    private readonly Matrix<double> inverse;
    private readonly double[] effects;

    public ModeratedSums(ModeratedStudies data, double tauSquared)
    {
        weights = [.. data.Variances.Select(variance => 1 / (variance + tauSquared))];
        double[] roots = [.. weights.Select(Math.Sqrt)];
        basis = new StudyBasis(data.Design, roots);
        var others = Moment(null);
        solver = SymmetricSolver.Of(Matrix<double>.Build.DenseIdentity(others.RowCount) + others)
            ?? throw new AssumptionException(Violation.Collinear, "With these weights the moderators cannot be told apart: the studies that could are too imprecise. Leave a moderator out.");
        inverse = solver.Inverse();
        LogWeight = 2 * basis.LogDeterminant + solver.LogDeterminant;
        effects = [.. data.Residuals.Zip(roots, (residual, root) => residual * root)];
        Fit();
        Traces(others);
    }

    public double Q { get; private set; }

    public double QFall { get; private set; }

    public double QFallFall { get; private set; }

    public double Weight { get; private set; }

    public double WeightFall { get; private set; }

    public double Trace { get; private set; }

    public double TraceFall { get; private set; }

    public double LogWeight { get; }

    /// <summary>The weighted fit of the residuals of the unweighted fit: coefficients on the prepared columns.</summary>
    public double[] Coefficients { get; private set; } = [];

    /// <summary>(X'WX)⁻¹ on the prepared columns, scaled.</summary>
    public Matrix<double> Covariance()
    {
        var back = Matrix<double>.Build.DenseOfColumnArrays(basis.Back);
        return back * inverse * back.Transpose();
    }

    private void Fit()
    {
        var (shift, residuals) = Project(effects);
        var rescaled = new double[weights.Length];
        var (q, fall) = (new CompensatedSum(), new CompensatedSum());
        for (var i = 0; i < weights.Length; i++)
        {
            var square = residuals[i] * residuals[i];
            q.Add(square);
            fall.Add(weights[i] * square);
            rescaled[i] = weights[i] * residuals[i];
        }

        (Q, QFall) = (q.Value, fall.Value);
        var (_, second) = Project(rescaled);
        QFallFall = ThinQr.Dot(second, second);
        Coefficients = new double[shift.Length];
        for (var j = 0; j < shift.Length; j++)
        {
            var value = effects[basis.Rows[j]] + shift[j];
            for (var c = 0; c < shift.Length; c++)
            {
                Coefficients[c] += basis.Back[j][c] * value;
            }
        }
    }

    // (I − H) times a vector: the differences from the line through the basis, less their regression on B.
    private (double[] Shift, double[] Residuals) Project(double[] vector)
    {
        var residuals = (double[])vector.Clone();
        for (var j = 0; j < basis.Rows.Length; j++)
        {
            var (column, at) = (basis.Columns[j], vector[basis.Rows[j]]);
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] -= column[i] * at;
            }
        }

        var right = new double[basis.Rows.Length];
        for (var j = 0; j < right.Length; j++)
        {
            residuals[basis.Rows[j]] = 0;
        }

        for (var j = 0; j < right.Length; j++)
        {
            right[j] = ThinQr.Dot(basis.Columns[j], residuals);
        }

        var shift = solver.Solve(right);
        for (var j = 0; j < right.Length; j++)
        {
            var column = basis.Columns[j];
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] -= column[i] * shift[j];
            }
        }

        return (shift, residuals);
    }

    private void Traces(Matrix<double> others)
    {
        var complement = others * inverse;
        var spread = Moment(weights);
        var mixed = inverse * spread;
        var (sum, squares, trace, fall) = (new CompensatedSum(), new CompensatedSum(), new CompensatedSum(), new CompensatedSum());
        for (var c = 0; c < basis.Rows.Length; c++)
        {
            var weight = weights[basis.Rows[c]];
            trace.Add(weight * complement[c, c]);
            for (var d = 0; d < basis.Rows.Length; d++)
            {
                fall.Add(weight * weights[basis.Rows[d]] * complement[c, d] * complement[c, d]);
                fall.Add(mixed[c, d] * mixed[d, c]);
            }
        }

        var along = new double[basis.Rows.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            sum.Add(weights[i]);
            squares.Add(weights[i] * weights[i]);
            if (basis.IsBasic(i))
            {
                continue;
            }

            var (leverage, shared) = Leverage(i, along);
            trace.Add(weights[i] * (1 - leverage));
            fall.Add(weights[i] * weights[i] * (1 - 2 * leverage));
            fall.Add(2 * weights[i] * shared);
        }

        (Weight, WeightFall, Trace, TraceFall) = (sum.Value, squares.Value, trace.Value, fall.Value);
    }

    // The leverage of a study outside the basis, and the sum of its squared entries of H with the basis, weighted.
    private (double Leverage, double Shared) Leverage(int study, double[] along)
    {
        var (leverage, shared) = (0.0, 0.0);
        for (var c = 0; c < along.Length; c++)
        {
            along[c] = 0;
            for (var d = 0; d < along.Length; d++)
            {
                along[c] += inverse[c, d] * basis.Columns[d][study];
            }

            leverage += along[c] * basis.Columns[c][study];
            shared += weights[basis.Rows[c]] * along[c] * along[c];
        }

        return (leverage, shared);
    }

    // B'B over the studies outside the basis, weighted or not.
    private Matrix<double> Moment(double[]? weighted)
    {
        var size = basis.Rows.Length;
        var moment = Matrix<double>.Build.Dense(size, size);
        for (var c = 0; c < size; c++)
        {
            for (var d = 0; d <= c; d++)
            {
                var sum = new CompensatedSum();
                var (first, second) = (basis.Columns[c], basis.Columns[d]);
                for (var i = 0; i < weights.Length; i++)
                {
                    if (!basis.IsBasic(i))
                    {
                        sum.Add((weighted is null ? 1 : weighted[i]) * first[i] * second[i]);
                    }
                }

                moment[c, d] = sum.Value;
                moment[d, c] = sum.Value;
            }
        }

        return moment;
    }
}
