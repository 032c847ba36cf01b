using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The log-likelihood of yes/no outcomes, with Firth's penalty ½ ln det(information) or without.</summary>
internal sealed class LogisticLikelihood(Design design, bool[] events, bool penalised) : ILikelihood
{
    // Against rounding of the direction; a true overlap of the outcomes shows itself above it.
    private const double OverlapAbove = 1e-7;

    public Design Design => design;

    public bool IsPenalised => penalised;

    public LikelihoodShape? At(double[] coefficients)
    {
        var eta = design.Times(coefficients);
        var sum = new CompensatedSum();
        var (residuals, weights) = (new double[eta.Length], new double[eta.Length]);
        for (var i = 0; i < eta.Length; i++)
        {
            var toward = events[i] ? eta[i] : -eta[i];
            // ln(1 + e^(−t)) without overflow; the chance of the other outcome without cancellation.
            var small = Math.Exp(-Math.Abs(toward));
            sum.Add(-(Math.Max(0, -toward) + Log1P.Of(small)));
            var wrong = toward >= 0 ? small / (1 + small) : 1 / (1 + small);
            residuals[i] = events[i] ? wrong : -wrong;
            weights[i] = small / ((1 + small) * (1 + small));
        }

        if (!double.IsFinite(sum.Value))
        {
            return null;
        }

        var information = Information(weights);
        return penalised ? Penalised(sum.Value, eta, residuals, weights, information) : new LikelihoodShape(sum.Value, Onto(residuals), information, information);
    }

    public bool? Recedes(double[] direction)
    {
        if (penalised)
        {
            return null;
        }

        var change = design.Times(direction);
        var margins = change.Select((value, i) => events[i] ? value : -value).ToArray();
        var size = margins.Max(Math.Abs);
        return size == 0 || margins.Min() < -OverlapAbove * size ? null : margins.Min() > OverlapAbove * size;
    }

    public AssumptionException AtInfinity(double[] direction, bool everywhere)
    {
        // The part each column has in the separation, measured by what it moves.
        var parts = direction.Select((value, j) => design.HasIntercept && j == 0 ? 0 : Math.Abs(value) * design.Columns[j].Max(Math.Abs)).ToArray();
        var largest = parts.Max();
        var involved = Enumerable.Range(0, parts.Length).Where(j => parts[j] > 1e-6 * largest && largest > 0).Select(j => design.Names[j]).ToArray();
        var column = involved.Length == 0 ? design.Names[0] : design.Names[Array.IndexOf(parts, largest)];
        var kind = everywhere ? "Complete separation" : "Quasi-complete separation";
        return new AssumptionException(
            Violation.Separated,
            $"{kind}: the predictor {column}{(involved.Length > 1 ? $" (with {string.Join(", ", involved.Where(name => name != column))})" : "")} "
            + $"{(everywhere ? "tells every outcome" : "tells some of the outcomes without exception")}, so its odds ratio is 0 or infinite. "
            + "Remedy: Firth's penalty (LogisticMethod.Firth), whose estimates are finite; or merge categories, or for one yes/no predictor the exact TwoByTwo.",
            column);
    }

    private LikelihoodShape? Penalised(double value, double[] eta, double[] residuals, double[] weights, Matrix<double> information)
    {
        if (SymmetricSolver.Of(information) is not { } solver)
        {
            return null;
        }

        var inverse = solver.Inverse();
        var row = new double[design.Count];
        var augmented = new double[eta.Length];
        for (var i = 0; i < eta.Length; i++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = design.Columns[j][i];
            }

            // h (½ − p), and ½ − p = −tanh(η/2)/2.
            var leverage = weights[i] * Weights.Quadratic(inverse, row);
            residuals[i] -= leverage * Math.Tanh(eta[i] / 2) / 2;
            // The penalty is worth h more observations, half of them events.
            augmented[i] = weights[i] * (1 + leverage);
        }

        return new LikelihoodShape(value + solver.LogDeterminant / 2, Onto(residuals), information, Information(augmented));
    }

    private double[] Onto(double[] values) => Array.ConvertAll(design.Columns, column => ThinQr.Dot(column, values));

    private Matrix<double> Information(double[] weights)
    {
        var count = design.Count;
        var information = Matrix<double>.Build.Dense(count, count);
        for (var j = 0; j < count; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var (a, b) = (design.Columns[j], design.Columns[k]);
                var sum = 0.0;
                for (var i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * a[i] * b[i];
                }

                information[j, k] = information[k, j] = sum;
            }
        }

        return information;
    }
}
