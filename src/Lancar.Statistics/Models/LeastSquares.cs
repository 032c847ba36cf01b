namespace Lancar.Statistics;

/// <summary>A least-squares fit on prepared columns and a prepared outcome.</summary>
internal sealed record LeastSquares(double[] Coefficients, double[] Residuals, double[] Leverages, double ResidualSquares, double RSquared, int Freedom)
{
    public static LeastSquares Of(Design design, double[] y, double exactFitBelow)
    {
        var total = ThinQr.Dot(y, y);
        if (total == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "The outcome does not vary: there is nothing to explain, and every statistic is 0/0.");
        }

        var coefficients = design.Qr.Solve(y);
        var residuals = Less(y, design.Times(coefficients));
        // One step of refinement: the residuals of the residuals.
        var correction = design.Qr.Solve(residuals);
        residuals = Less(residuals, design.Times(correction));
        for (var j = 0; j < coefficients.Length; j++)
        {
            coefficients[j] += correction[j];
        }

        var squares = ThinQr.Dot(residuals, residuals);
        return Math.Sqrt(squares / total) > exactFitBelow
            ? new LeastSquares(coefficients, residuals, design.Qr.Leverages(design.Rows), squares, 1 - squares / total, design.Rows - design.Count)
            : throw new AssumptionException(
                Violation.NoInformation, "The predictors fit the outcome without any residual: no standard error exists. Is the outcome computed from a predictor?");
    }

    private static double[] Less(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
