using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>One column's missing values drawn given the others, parameters drawn first.</summary>
internal static class ImputationDraws
{
    private const int Donors = 5;
    private const double ExactFitBelow = 1e-13;

    /// <summary>Values for the rows of <paramref name="missing"/>, from the observed outcome and predictors of both kinds of rows.</summary>
    public static double[] Of(ImputationMethod method, double[] observed, Predictor[] predictors, double[][] missing, RandomStream stream)
    {
        var design = Design.Of(predictors, intercept: true, centred: true, 1, observed);
        var y = design.Sorted(observed);
        var rows = Array.ConvertAll(missing, point => design.Row(point));
        return method == ImputationMethod.Logistic ? Logistic(design, y, rows, stream) : Linear(design, y, rows, method, stream);
    }

    private static double[] Linear(Design design, double[] y, double[][] rows, ImputationMethod method, RandomStream stream)
    {
        var values = (double[])y.Clone();
        var (centre, exponent) = ColumnScale.Apply(values, centred: true);
        var scale = new OutcomeScale(centre, exponent);
        var fit = LeastSquares.Of(design, values, ExactFitBelow);
        // Rubin (1987), example 5.1: residual variance over a chi-square, coefficients normal around the estimates.
        var chiSquare = 0.0;
        for (var i = 0; i < fit.Freedom; i++)
        {
            var z = Normal(stream);
            chiSquare += z * z;
        }

        var deviation = Math.Sqrt(fit.ResidualSquares / chiSquare);
        var moved = design.Qr.Inverse() * Vector<double>.Build.Dense(design.Count, _ => Normal(stream)) * deviation;
        double[] drawn = [.. fit.Coefficients.Select((value, j) => value + moved[j])];
        if (method == ImputationMethod.Normal)
        {
            return Array.ConvertAll(rows, row => scale.Centre + scale.Factor * (ThinQr.Dot(row, drawn) + deviation * Normal(stream)));
        }

        var predicted = design.Times(fit.Coefficients);
        var order = Enumerable.Range(0, y.Length).OrderBy(i => predicted[i]).ToArray();
        double[] sorted = [.. order.Select(i => predicted[i])];
        return Array.ConvertAll(rows, row => y[order[Donor(sorted, ThinQr.Dot(row, drawn), stream)]]);
    }

    // One of the five nearest predictions, by widening a window around the place of the target.
    private static int Donor(double[] sorted, double target, RandomStream stream)
    {
        var place = Array.BinarySearch(sorted, target);
        var high = place < 0 ? ~place : place;
        var low = high - 1;
        var wanted = Math.Min(Donors, sorted.Length);
        while (high - low - 1 < wanted)
        {
            if (high >= sorted.Length || (low >= 0 && target - sorted[low] <= sorted[high] - target))
            {
                low--;
            }
            else
            {
                high++;
            }
        }

        return low + 1 + stream.NextIndex(wanted);
    }

    private static double[] Logistic(Design design, double[] y, double[][] rows, RandomStream stream)
    {
        var likelihood = new LogisticLikelihood(design.ForIteration(), Array.ConvertAll(y, value => value == 1), penalised: true);
        var maximum = LikelihoodMaximum.Find(likelihood, new double[design.Count], new bool[design.Count]);
        var information = SymmetricSolver.Of(maximum.Point.Information)
            ?? throw new AssumptionException(Violation.NotConverged, "The information of a logistic imputation model is singular. Use fewer columns.");
        var moved = information.Spread([.. Enumerable.Range(0, design.Count).Select(_ => Normal(stream))]);
        double[] drawn = [.. maximum.Coefficients.Zip(moved, (value, step) => value + step)];
        return Array.ConvertAll(rows, row => stream.NextDouble() < 1 / (1 + Math.Exp(-ThinQr.Dot(row, drawn))) ? 1.0 : 0);
    }

    // By inversion, half a unit off so that neither 0 nor 1 is drawn.
    private static double Normal(RandomStream stream) => NormalScale.Quantile(stream.NextDouble() + 5.551115123125783e-17);
}
