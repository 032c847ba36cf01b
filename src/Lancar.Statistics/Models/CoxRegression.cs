using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Cox's proportional hazards regression: hazard ratios of a time to an event with censoring.</summary>
public static class CoxRegression
{
    /// <summary>
    /// Fits the logarithm of the hazard as a linear function of predictors, the hazard over time left free; each coefficient is tested against the null
    /// hypothesis that its hazard ratio is 1.
    /// </summary>
    /// <param name="times">Time to the event or to the end of observation, in one unit, at least 0, finite, in any order. Not changed.</param>
    /// <param name="events">True where the event happened at that time, false where censored.</param>
    /// <param name="predictors">At least one column of the same people in the same order, each with its own name; no intercept.</param>
    /// <param name="options">Ties, Firth's penalty, confidence; null for the defaults.</param>
    /// <returns>
    /// Hazard ratios (above 1: the event comes earlier with a larger value) with Wald and profile-likelihood intervals, likelihood-ratio, Wald and score
    /// tests, and the check of proportional hazards.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> Newton's iteration on the partial likelihood until at rest; ties by Efron. A monotone likelihood is detected by proof: a step
    /// direction in which no event loses against its risk set and some gain; the error names the column and the remedy. Firth's penalty
    /// ½ ln det(information) has a finite maximum then.</para>
    /// <para><b>Source.</b> Cox (1972), J. R. Stat. Soc. B 34, 187–220; Efron (1977), J. Am. Stat. Assoc. 72, 557–565; Heinze, Schemper (2001), Biometrics
    /// 57, 114–119; Grambsch, Therneau (1994), Biometrika 81, 515–526.</para>
    /// <para><b>Accuracy and cost.</b> Estimates to about 1e-10 of their standard errors. The same bits for permuted rows. O(n p²) per step; p³ with
    /// Firth's penalty.</para>
    /// <para><b>Elsewhere.</b> R: <c>coxph</c> (Efron, a warning "Loglik converged before variable" when monotone), <c>cox.zph</c>; SPSS, SAS and Stata
    /// take Breslow's ties by default.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.OutOfRange"/>: a time
    /// below 0; <see cref="Violation.TooFew"/>: not more people than coefficients; <see cref="Violation.NoInformation"/>: no event, or none with others at risk;
    /// <see cref="Violation.Collinear"/> and <see cref="Violation.Separated"/>, which name the column; <see cref="Violation.NotConverged"/>.
    /// </exception>
    /// <exception cref="ArgumentException">No predictor, or two with one name; the confidence is out of range.</exception>
    public static CoxRegressionResult Fit(
        ReadOnlySpan<double> times, ReadOnlySpan<bool> events, IReadOnlyList<Predictor> predictors, CoxRegressionOptions? options = null)
    {
        var chosen = (options ?? new CoxRegressionOptions()).Checked();
        ArgumentNullException.ThrowIfNull(predictors);
        if (predictors.Count == 0)
        {
            throw new ArgumentException("A Cox regression has at least one predictor; KaplanMeier needs none.", nameof(predictors));
        }

        SurvivalTimes.Check(times, events);
        var flags = new double[events.Length];
        for (var i = 0; i < flags.Length; i++)
        {
            flags[i] = events[i] ? 1 : 0;
        }

        // Keys come first in the order: rows are sorted by time.
        var design = Design.Of(predictors, intercept: false, centred: true, 1, times.ToArray(), flags);
        if (!Array.Exists(flags, flag => flag == 1))
        {
            throw new AssumptionException(Violation.NoInformation, "The event happened to nobody: no hazard ratio exists. Observe for longer.");
        }

        return Report(design.ForIteration(), times, events, chosen);
    }

    private static CoxRegressionResult Report(Design design, ReadOnlySpan<double> times, ReadOnlySpan<bool> events, CoxRegressionOptions chosen)
    {
        var (clock, happened) = (design.Sorted(times), new bool[events.Length]);
        for (var i = 0; i < happened.Length; i++)
        {
            happened[i] = events[design.Order[i]];
        }

        var plain = new CoxLikelihood(design, clock, happened, chosen.Ties, penalised: false);
        var start = plain.At(new double[design.Count])!;
        if (SymmetricSolver.Of(start.Information) is not { } atZero)
        {
            throw Untold(design, start.Information);
        }

        var likelihood = chosen.Firth ? new CoxLikelihood(design, clock, happened, chosen.Ties, penalised: true) : plain;
        var maximum = LikelihoodMaximum.Find(likelihood, new double[design.Count], new bool[design.Count]);
        var information = SymmetricSolver.Of(maximum.Point.Information)
            ?? throw new AssumptionException(Violation.NotConverged, "The information at the estimates is singular. Use fewer predictors or Firth's penalty.");
        var back = design.Back();
        var covariance = back * information.Inverse() * back.Transpose();
        var estimates = back * Vector<double>.Build.Dense(maximum.Coefficients);
        var (each, overall) = ProportionalHazards.Of(plain, maximum.Coefficients, KaplanMeier.Estimate(clock, happened));
        var p = design.Count;
        return new CoxRegressionResult
        {
            Ties = chosen.Ties,
            Firth = chosen.Firth,
            Count = clock.Length,
            EventCount = happened.Count(flag => flag),
            Coefficients =
            [
                .. Enumerable.Range(0, p).Select(j => RatioCoefficient.Of(likelihood, maximum, j, estimates[j], Math.Sqrt(covariance[j, j]), chosen.Confidence)),
            ],
            Covariance = Weights.RowsOf(covariance),
            LogLikelihood = plain.At(maximum.Coefficients)!.Value,
            NullLogLikelihood = start.Value,
            LikelihoodRatio = ChiSquareStatistic.Of(Math.Max(0, 2 * (maximum.Point.Value - likelihood.At(new double[p])!.Value)), p),
            Wald = ChiSquareStatistic.Of(WaldTest.Of(information.Inverse(), maximum.Coefficients) ?? 0, p),
            Score = ChiSquareStatistic.Of(atZero.Quadratic(start.Gradient), p),
            ProportionalHazards = each,
            ProportionalHazardsOverall = overall,
        };
    }

    // Independent columns, and yet a column that never differs within a risk set.
    private static AssumptionException Untold(Design design, Matrix<double> information)
    {
        var scale = Enumerable.Range(0, design.Count).Max(j => information[j, j]);
        var at = Enumerable.Range(0, design.Count).FirstOrDefault(j => information[j, j] <= 1e-13 * scale, -1);
        return at >= 0
            ? new AssumptionException(
                Violation.NoInformation, $"At no event do those at risk differ in {design.Names[at]}: it tells nothing about the hazard. Leave it out.", design.Names[at])
            : new AssumptionException(Violation.NoInformation, "At the events those at risk do not differ enough to tell the predictors apart. Use fewer predictors.");
    }
}
