namespace Lancar.Statistics;

/// <summary>Power of tests whose statistic follows a shifted normal or a noncentral t law.</summary>
internal static class PlanPower
{
    /// <summary>P(Z ≥ z).</summary>
    public static double UpperNormal(double z)
    {
        var outside = NormalLaw.TwoSided(z).Value / 2;
        return z >= 0 ? outside : 1 - outside;
    }

    /// <summary>The z that one side of the test must reach.</summary>
    public static double CriticalNormal(SampleSizeOptions options) => NormalLaw.TwoSidedQuantile(1 - 2 * options.LevelOfOneSide);

    /// <summary>Rejection on the expected side, and on the other when the test has two, by a statistic that is normal around δ ≥ 0 with SD 1.</summary>
    public static double Normal(double shift, SampleSizeOptions options)
    {
        var critical = CriticalNormal(options);
        return UpperNormal(critical - shift) + (options.TwoSided ? UpperNormal(critical + shift) : 0);
    }

    /// <summary>The same by a statistic that has the noncentral t law with δ ≥ 0.</summary>
    public static double Student(double shift, double degreesOfFreedom, SampleSizeOptions options)
    {
        var critical = StudentLaw.TwoSidedQuantile(1 - 2 * options.LevelOfOneSide, degreesOfFreedom);
        return Math.Min(1, UpperStudent(critical, degreesOfFreedom, shift) + (options.TwoSided ? UpperStudent(critical, degreesOfFreedom, -shift) : 0));
    }

    /// <summary>The noncentral t test of one side, for non-inferiority.</summary>
    public static double StudentOneSide(double shift, double degreesOfFreedom, SampleSizeOptions options) =>
        UpperStudent(StudentLaw.TwoSidedQuantile(1 - 2 * options.LevelOfOneSide, degreesOfFreedom), degreesOfFreedom, shift);

    /// <summary>P(T ≥ t) of the noncentral t law.</summary>
    public static double UpperStudent(double t, double degreesOfFreedom, double shift) =>
        double.IsInfinity(t) ? 0
        : shift == 0 ? StudentLaw.Upper(t, degreesOfFreedom).Value
        : Math.Min(1, NoncentralStudent.Upper(t, degreesOfFreedom, shift).Value);
}
