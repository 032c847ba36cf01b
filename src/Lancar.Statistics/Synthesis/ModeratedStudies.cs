namespace Lancar.Statistics;

/// <summary>
/// Checked studies with moderators: the columns of the design, the variances scaled as <see cref="StudyScale"/> says, and the residuals of the
/// unweighted fit in place of the effects, so that nothing cancels later. The order of the rows depends on the data alone.
/// </summary>
internal sealed class ModeratedStudies : IScatter<ModeratedSums>
{
    // Residuals below this share of the effects are rounding: then the moderators fit the effects exactly, and the residuals are 0.
    private const double ExactFitBelow = 1e-13;

    private readonly StudyScale scale;
    private readonly double centre;

    private ModeratedStudies(Design design, StudyScale scale, double centre, double[] effects, double[] variances)
    {
        Design = design;
        this.scale = scale;
        this.centre = centre;
        Variances = variances;
        LeadVariance = variances.Min();
        LargestVariance = variances.Max();
        var mean = ThinQr.Dot(effects, design.Columns[0]) / effects.Length;
        double[] fromMean = [.. effects.Select(effect => effect - mean)];
        CrudeSquares = ThinQr.Dot(fromMean, fromMean);
        (Start, Residuals) = Unweighted(design, effects);
        ResidualSquares = ThinQr.Dot(Residuals, Residuals);
    }

    public Design Design { get; }

    public int Count => Variances.Length;

    public int Freedom => Count - Design.Count;

    public double LeadVariance { get; }

    public double LargestVariance { get; }

    public double CrudeSquares { get; }

    public double ResidualSquares { get; }

    /// <summary>Variances in the order of the design, scaled.</summary>
    public double[] Variances { get; }

    /// <summary>Effects less the unweighted fit, scaled.</summary>
    public double[] Residuals { get; }

    /// <summary>Coefficients of the unweighted fit, on the prepared columns, scaled.</summary>
    public double[] Start { get; }

    public static ModeratedStudies Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, IReadOnlyList<Predictor> moderators)
    {
        var (y, v) = (effects.ToArray(), variances.ToArray());
        Design.Check(moderators, [y, v]);
        var fewest = moderators.Count + 2;
        var range = StudyData.Check(y, v, 1);
        if (y.Length < fewest)
        {
            throw new AssumptionException(
                Violation.TooFew,
                $"{y.Length} studies are too few for an intercept and {moderators.Count} moderators: at least {fewest} are needed, and ten per moderator are advised. Leave moderators out.");
        }

        var scale = StudyScale.Of(range);
        var design = Design.Of(moderators, intercept: true, centred: true, 1, y, v);
        var centre = range.Low / 2 + range.High / 2;
        return new ModeratedStudies(
            design, scale, centre, [.. design.Sorted(y).Select(effect => (effect - centre) * scale.Factor)], [.. design.Sorted(v).Select(scale.Scaled)]);
    }

    public ModeratedSums Sums(double tauSquared) => new(this, tauSquared);

    public double LogVariances(double tauSquared)
    {
        var sum = new CompensatedSum();
        foreach (var variance in Variances)
        {
            sum.Add(Math.Log(variance + tauSquared));
        }

        return sum.Value;
    }

    public double Variance(double scaled) => scale.Variance(scaled);

    public double Length(double scaled) => scale.Length(scaled);

    /// <summary>A fitted mean in the unit of the data.</summary>
    public double EffectOf(double scaled) => centre + scale.Length(scaled);

    private static (double[] Coefficients, double[] Residuals) Unweighted(Design design, double[] effects)
    {
        var coefficients = design.Qr.Solve(effects);
        var residuals = Less(effects, design.Times(coefficients));
        // One step of refinement: the residuals of the residuals.
        var correction = design.Qr.Solve(residuals);
        residuals = Less(residuals, design.Times(correction));
        for (var j = 0; j < coefficients.Length; j++)
        {
            coefficients[j] += correction[j];
        }

        var largest = effects.Max(Math.Abs);
        return residuals.Max(Math.Abs) > ExactFitBelow * largest ? (coefficients, residuals) : (coefficients, new double[effects.Length]);
    }

    private static double[] Less(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
