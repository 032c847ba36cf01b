namespace Lancar.Statistics;

/// <summary>Dose and response when the same mothers are measured several times, such as minutes of massage and the milk volume of every session.</summary>
public static class RepeatedDose
{
    private const string MeanName = "mean by subject of ";
    private const double SameBelow = 1e-10;

    /// <summary>
    /// Fits a straight line, a parabola or a natural spline in the dose by a mixed model that tells apart what happens within a subject and what differs between
    /// subjects; null hypotheses: no effect of the dose within subjects, and no bend.
    /// </summary>
    /// <param name="outcome">Measurements in their own unit; all finite, in any order. Not changed.</param>
    /// <param name="doses">The dose of every measurement, in one unit; all finite, different within some subject. Not changed.</param>
    /// <param name="subjects">Whose measurement it is: one label per measurement; two subjects or more, some measured more than once.</param>
    /// <param name="options">Shape, knots, adjusters, random slope, degrees of freedom; null for the defaults.</param>
    /// <returns>The curve within subjects with intervals, the slopes within and between subjects and their difference, the tests.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> <see cref="LinearMixedModel"/> (REML) of the terms of the dose, the mean of each term by subject, and the adjusters. With the means held the
    /// terms are judged within subjects: what makes a mother's milk and her minutes high at all times cannot make the curve. What changes with time can:
    /// adjust for the day. The slopes come from the same model with a straight line; the between slope is the within slope plus the coefficient of the mean.
    /// Terms and knots are those of <see cref="DoseResponse"/>; knots at quantiles of all doses.</para>
    /// <para><b>Tests.</b> Wald's F, the degrees of freedom by Fai and Cornelius (1996), or Kenward and Roger's.</para>
    /// <para><b>Source.</b> Mundlak (1978), Econometrica 46, 69–85; Neuhaus, Kalbfleisch (1998), Biometrics 54, 638–645; Harrell (2015), section 2.4.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="LinearMixedModel"/>, of which two are fitted.</para>
    /// <para><b>Elsewhere.</b> R: <c>lmer(y ~ term + ave(term, s) + (1 | s))</c>. A mixed model without the means mixes both slopes by their precision.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// As <see cref="LinearMixedModel"/> and <see cref="DoseResponse"/>; <see cref="Violation.NoInformation"/> also when the dose varies within no subject.
    /// </exception>
    /// <exception cref="ArgumentException">An adjuster has a name of the terms; a number of knots other than 3, 4 or 5; the confidence is out of range.</exception>
    public static RepeatedDoseResult Fit(
        ReadOnlySpan<double> outcome, ReadOnlySpan<double> doses, IReadOnlyList<string> subjects, RepeatedDoseOptions? options = null)
    {
        var chosen = (options ?? new RepeatedDoseOptions()).Checked();
        ArgumentNullException.ThrowIfNull(subjects);
        Check(outcome, doses, subjects);
        var basis = DoseBasis.Of(doses, chosen.Shape, chosen.Knots);
        double[][] rows = [.. doses.ToArray().Select(basis.Row)];
        var means = MeansOf(rows, subjects);
        var count = rows[0].Length;
        var between = Varies(means.Select(mean => mean[0]), basis.Spread);
        var bends = Enumerable.Range(1, count - 1).ToArray();
        var dose = Predictor.Of(DoseResponse.DoseName, doses);
        Predictor[] straight = between ? [dose, Column(MeanName + DoseResponse.DoseName, means, 0)] : [dose];
        Predictor[] curved =
        [
            dose,
            .. bends.Select(j => Column(Bend(j), rows, j)),
            .. between ? [straight[1]] : Array.Empty<Predictor>(),
            // A bend whose mean is the same for all says nothing between subjects.
            .. bends.Where(j => Varies(means.Select(mean => mean[j]), 1)).Select(j => Column(MeanName + Bend(j), means, j)),
        ];
        var line = LinearMixedModel.Fit(outcome, [.. straight, .. chosen.Adjusters], subjects, chosen.Model);
        var curve = chosen.Shape == DoseShape.Linear ? line : LinearMixedModel.Fit(outcome, [.. curved, .. chosen.Adjusters], subjects, chosen.Model);
        var held = curved.Skip(count).Concat(chosen.Adjusters).Select(column => Moments.Of(column.Numbers).Mean).ToArray();
        return new RepeatedDoseResult
        {
            Shape = chosen.Shape,
            Knots = basis.Knots,
            WithinSlope = line.Coefficients[1],
            BetweenSlope = between ? line.Combination("dose between subjects", [0, 1, 1, .. new double[chosen.Adjusters.Count]]) : null,
            BetweenLessWithin = between ? line.Coefficients[2] : null,
            AnyEffect = TestOf(curve, 1, count, basis.Spread),
            Nonlinearity = count == 1 ? null : TestOf(curve, 2, count - 1, basis.Spread),
            Fit = curve,
            RowOf = at => [1, .. basis.Row(at), .. held],
        };
    }

    private static void Check(ReadOnlySpan<double> outcome, ReadOnlySpan<double> doses, IReadOnlyList<string> subjects)
    {
        if (outcome.IsEmpty && doses.IsEmpty)
        {
            SampleChecks.NotEmpty(outcome);
        }

        SampleChecks.SameLength(outcome, doses);
        if (subjects.Count != doses.Length)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"There are {subjects.Count} subject labels for {doses.Length} measurements.");
        }

        SampleChecks.Finite(outcome);
        SampleChecks.Finite(doses);
        var all = doses.ToArray();
        if (all.Distinct().Count() > 1 && all.Zip(subjects).GroupBy(pair => pair.Second, StringComparer.Ordinal).All(one => one.Select(pair => pair.First).Distinct().Count() == 1))
        {
            throw new AssumptionException(
                Violation.NoInformation,
                "The dose varies within no subject: nothing can be said on what more of it does to the same one. Use DoseResponse on the means of the subjects.",
                DoseResponse.DoseName);
        }
    }

    private static double[][] MeansOf(double[][] rows, IReadOnlyList<string> subjects)
    {
        var bySubject = rows.Zip(subjects).GroupBy(pair => pair.Second, pair => pair.First, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => Enumerable.Range(0, rows[0].Length).Select(j => Moments.Of([.. group.Select(row => row[j])]).Mean).ToArray(),
            StringComparer.Ordinal);
        return [.. subjects.Select(subject => bySubject[subject])];
    }

    private static bool Varies(IEnumerable<double> means, double spread)
    {
        var all = means.ToArray();
        return all.Max() - all.Min() > SameBelow * spread;
    }

    private static Predictor Column(string name, double[][] rows, int place) => Predictor.Of(name, [.. rows.Select(row => row[place])]);

    private static string Bend(int place) => $"{DoseResponse.DoseName}: bend {place}";

    // The dose in units of its spread: the degrees of freedom of several terms at once depend on how the terms are scaled, and must not depend on the unit.
    private static DoseTest? TestOf(LinearMixedModelResult fit, int first, int count, double spread)
    {
        var rows = Enumerable.Range(first, count).Select(place => Weights.Unit(fit.Coefficients.Count, place)).ToArray();
        if (first == 1)
        {
            rows[0][1] = spread;
        }

        return fit.Test(rows);
    }
}
