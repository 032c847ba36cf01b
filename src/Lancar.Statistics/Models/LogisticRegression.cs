using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Logistic regression: adjusted odds ratios of a yes/no outcome.</summary>
public static class LogisticRegression
{
    /// <summary>
    /// Fits the log odds of an event as a linear function of predictors; each coefficient is tested against the null hypothesis that its
    /// odds ratio is 1.
    /// </summary>
    /// <param name="events">True where the event happened; more observations than coefficients, some events and some not. Not changed.</param>
    /// <param name="predictors">Columns of the same observations in the same order, each with its own name.</param>
    /// <param name="options">Plain or Firth's likelihood, confidence; null for the defaults.</param>
    /// <returns>Odds ratios with Wald and profile-likelihood intervals and tests, and the likelihood-ratio test of all predictors.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Newton's iteration (iteratively reweighted least squares) until at rest. Separation is detected by proof, not by size:
    /// a step direction in which no observation loses and some gain (Albert, Anderson 1984) means that no finite estimate exists;
    /// the error names the column, whether complete or quasi-complete, and the remedy. Firth's estimates are always finite. An intercept is
    /// always fitted.</para>
    /// <para><b>Source.</b> Albert, Anderson (1984), Biometrika 71, 1–10; Firth (1993), Biometrika 80, 27–38; Heinze, Schemper (2002), Stat.
    /// Med. 21, 2409–2419; Venzon, Moolgavkar (1988), Appl. Stat. 37, 87–94.</para>
    /// <para><b>Accuracy and cost.</b> Estimates to about 1e-10 of their standard errors; profile limits likewise. The same bits for permuted
    /// rows. O(n p²) per step, five to ten steps; profiles some dozens more per predictor.</para>
    /// <para><b>Elsewhere.</b> R's <c>glm</c> under separation prints huge coefficients with a warning; SPSS prints them without. Firth: R
    /// <c>brglm2</c>, <c>logistf</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>:
    /// not more observations than coefficients; <see cref="Violation.NoInformation"/>: no event, or nothing but events;
    /// <see cref="Violation.Collinear"/> and <see cref="Violation.Separated"/>, which name the column; <see cref="Violation.NotConverged"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Two predictors have one name; the confidence is out of range.</exception>
    public static LogisticRegressionResult Fit(ReadOnlySpan<bool> events, IReadOnlyList<Predictor> predictors, LogisticRegressionOptions? options = null)
    {
        var chosen = (options ?? new LogisticRegressionOptions()).Checked();
        var outcome = new double[events.Length];
        for (var i = 0; i < outcome.Length; i++)
        {
            outcome[i] = events[i] ? 1 : 0;
        }

        var design = Design.Of(predictors, intercept: true, centred: true, 1, outcome);
        var happened = (int)outcome.Sum();
        if (happened == 0 || happened == outcome.Length)
        {
            throw new AssumptionException(
                Violation.NoInformation,
                $"The event happened {(happened == 0 ? "to nobody" : "to everybody")}: no odds ratio exists. The share alone has an interval (Proportion).");
        }

        bool[] sorted = [.. design.ForIteration().Sorted(outcome).Select(value => value == 1)];
        return Report(design, sorted, happened, chosen);
    }

    private static LogisticRegressionResult Report(Design design, bool[] events, int happened, LogisticRegressionOptions chosen)
    {
        var likelihood = new LogisticLikelihood(design, events, chosen.Method == LogisticMethod.Firth);
        var start = new double[design.Count];
        start[0] = Math.Log((double)happened / (events.Length - happened));
        var maximum = LikelihoodMaximum.Find(likelihood, start, new bool[start.Length]);
        var information = SymmetricSolver.Of(maximum.Point.Information)
            ?? throw new AssumptionException(Violation.NotConverged, "The information at the estimates is singular. Use fewer predictors or Firth's penalty.");
        var back = design.Back();
        var covariance = back * information.Inverse() * back.Transpose();
        var estimates = back * Vector<double>.Build.Dense(maximum.Coefficients);
        var predictors = design.Count - 1;
        return new LogisticRegressionResult
        {
            Method = chosen.Method,
            Count = events.Length,
            EventCount = happened,
            Coefficients =
            [
                .. Enumerable.Range(0, design.Count).Select(j => RatioCoefficient.Of(likelihood, maximum, j, estimates[j], Math.Sqrt(covariance[j, j]), chosen.Confidence)),
            ],
            Covariance = Weights.RowsOf(covariance),
            LogLikelihood = new LogisticLikelihood(design, events, penalised: false).At(maximum.Coefficients)!.Value,
            LikelihoodRatio = predictors == 0 ? null : Overall(likelihood, maximum, start),
            Fitted = design.Unsorted([.. design.Times(maximum.Coefficients).Select(eta => 1 / (1 + Math.Exp(-eta)))]),
            EventsPerPredictor = predictors == 0 ? null : (double)Math.Min(happened, events.Length - happened) / predictors,
        };
    }

    private static ChiSquareStatistic Overall(LogisticLikelihood likelihood, LikelihoodMaximum maximum, double[] start)
    {
        var held = Enumerable.Repeat(true, start.Length).ToArray();
        held[0] = false;
        var none = LikelihoodMaximum.Find(likelihood, start, held);
        return ChiSquareStatistic.Of(Math.Max(0, 2 * (maximum.Point.Value - none.Point.Value)), start.Length - 1);
    }
}
