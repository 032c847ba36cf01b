namespace Lancar.Statistics;

/// <summary>How many people a study needs when its test has no power formula: by simulation, on all cores.</summary>
public static class SampleSizeSimulation
{
    private const double UnknownStart = 20;

    /// <summary>The smallest number of pairs for which the exact two-sided signed-rank test reaches the power aimed at.</summary>
    /// <param name="differences">The law of the differences "first minus second" in the unit of the measurement.</param>
    /// <param name="options">Power, level, dropout, replicates, seed; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1; how long a search takes is not known beforehand, so that it is a guess.</param>
    /// <returns>Pairs to be analysed and to be recruited, the power found with its error, and which sizes cannot be told from the one chosen.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The search starts at the size of the t test over the asymptotic relative efficiency (3/π for a normal law), gallops and halves, and tries the
    /// sizes beyond its answer (<see cref="SimulatedPlan.CheckedTo"/>): steps of the exact level can make the power of small samples fall. Trial k
    /// of every size begins with the same values, so that sizes are compared by what the size does and hardly by chance. Each trial is judged as in
    /// <see cref="PowerSimulation.SignedRank"/>; the trials are others than its, so that it can check the answer with the same seed.</para>
    /// <para><b>Source.</b> Efficiency: Lehmann (1975), Nonparametrics; the search and its common random numbers are Lancar's own arrangement.</para>
    /// <para><b>Accuracy and cost.</b> The standard error of the power, and <see cref="SimulatedPlan.NotExcludedFrom"/> to <see cref="SimulatedPlan.CertainFrom"/>. The same
    /// plan for the same seed on any number of threads. Some twenty simulations, a few of them short.</para>
    /// <para><b>Elsewhere.</b> Calculators divide the size of the t test by 0.955 or 0.864 and do not check the power. See <c>docs/statistics/planning.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.TooLarge"/>: the largest size allowed does not reach the power. <see cref="Violation.NoInformation"/>: no effect is expected.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulatedPlan SignedRank(
        ValueLaw differences, SampleSizeSimulationOptions? options = null, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var chosen = (options ?? new SampleSizeSimulationOptions()).Checked();
        // A skewed law with mean 0 is not symmetric about 0: the signed-rank test has power against it.
        Effect(differences.Mean != 0 || differences.Shape == ValueShape.LogNormal);
        return Plan(
            PowerTest.SignedRank,
            differences,
            null,
            chosen,
            (1, PowerSimulation.LargestPairCount),
            Start(differences.Mean, Efficiency(ValueShape.Normal, 0), chosen, mean => new PairedMeans(mean, differences.StandardDeviation)),
            n =>
            {
                var critical = Statistics.SignedRank.CriticalValue(n, chosen.Alpha).W;
                return () => new SimulatedSignedRank(n, differences, chosen.Alpha, chosen.Zeros, critical);
            },
            cancellation,
            progress);
    }

    /// <summary>The smallest number of pairs for which the two-sided paired t test reaches the power aimed at when differences are not normal.</summary>
    /// <param name="differences">The law of the differences "first minus second" in the unit of the measurement; its mean is not 0.</param>
    /// <param name="options">Power, level, dropout, replicates, seed; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1, a guess.</param>
    /// <returns>Pairs to be analysed and to be recruited, the power found with its error, and which sizes cannot be told from the one chosen.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> As <see cref="SignedRank"/>, from the size of the noncentral t law. For normal differences <see cref="SampleSize"/> with
    /// <see cref="PairedMeans"/> is exact and needs no simulation.</para>
    /// <para><b>Source.</b> The search as in <see cref="SignedRank"/>.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="SignedRank"/>.</para>
    /// <para><b>Elsewhere.</b> R's <c>power.t.test</c> knows normal differences alone.</para>
    /// </remarks>
    /// <inheritdoc cref="SignedRank" path="/exception"/>
    public static SimulatedPlan PairedT(
        ValueLaw differences, SampleSizeSimulationOptions? options = null, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var chosen = (options ?? new SampleSizeSimulationOptions()).Checked();
        Effect(differences.Mean != 0);
        return Plan(
            PowerTest.PairedT,
            differences,
            null,
            chosen,
            (2, PowerSimulation.LargestPairCount),
            Start(differences.Mean, 1, chosen, mean => new PairedMeans(mean, differences.StandardDeviation)),
            n =>
            {
                var critical = StudentLaw.TwoSidedQuantile(1 - chosen.Alpha, n - 1);
                return () => new SimulatedPairedT(n, differences, critical);
            },
            cancellation,
            progress);
    }

    /// <summary>The smallest groups for which the exact two-sided Mann–Whitney test reaches the power aimed at.</summary>
    /// <param name="first">The law of the first group.</param>
    /// <param name="second">The law of the second group, another than the first.</param>
    /// <param name="options">Power, level, allocation, dropout, replicates, seed; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1, a guess.</param>
    /// <returns>People of both groups to be analysed and to be recruited, the power found with its error, and which sizes cannot be told from the one chosen.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> As <see cref="SignedRank"/>, over the people of the first group; the second has its multiple of them, rounded up. Each trial is judged as in
    /// <see cref="PowerSimulation.MannWhitney"/>. The start takes the efficiency 12 σ² (∫ f²)² of the first law (Lehmann 1975, Nonparametrics, section 2.4).</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="SignedRank"/>.</para>
    /// <para><b>Elsewhere.</b> G*Power divides the size of the t test by an efficiency and does not check the power; Noether's formula (1987) asks for P(X &lt; Y) instead of laws.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.OutOfRange"/>: the allocation. <see cref="Violation.TooLarge"/>: the largest size allowed does not reach the power.
    /// <see cref="Violation.NoInformation"/>: both laws are the same.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulatedPlan MannWhitney(
        ValueLaw first, ValueLaw second, SampleSizeSimulationOptions? options = null, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var chosen = (options ?? new SampleSizeSimulationOptions()).Checked();
        var ratio = Allocation.Checked(chosen.SecondPerFirst);
        Effect((first.Shape, first.Mean, first.StandardDeviation, first.LogDeviation) != (second.Shape, second.Mean, second.StandardDeviation, second.LogDeviation));
        return Plan(
            PowerTest.MannWhitney,
            first,
            second,
            chosen,
            (1, (int)(PowerSimulation.LargestGroup / Math.Max(1, ratio))),
            Start(
                first.Mean - second.Mean,
                Efficiency(first.Shape, first.LogDeviation),
                chosen,
                difference => new TwoMeans(difference, first.StandardDeviation, ratio, second.StandardDeviation)),
            n =>
            {
                var m = (int)Allocation.Arms(n, ratio)[1];
                var u = SimulatedMannWhitney.CanTie(first, second) ? -1 : MannWhitneyQuantile.Largest(Math.Min(n, m), Math.Max(n, m), chosen.Alpha / 2).U;
                return () => new SimulatedMannWhitney(n, m, first, second, chosen.Alpha, u);
            },
            cancellation,
            progress);
    }

    private static SimulatedPlan Plan(
        PowerTest test,
        ValueLaw first,
        ValueLaw? second,
        SampleSizeSimulationOptions options,
        (int Least, int Largest) sizes,
        double start,
        Func<int, Func<ISimulatedTest>> testAt,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var largest = Math.Min(sizes.Largest, options.Largest ?? sizes.Largest);
        var search = new SimulatedSizeSearch(testAt, sizes.Least, largest, options, cancellation, progress);
        var (found, checkedTo) = search.Smallest((int)Math.Min(largest, Math.Ceiling(start)));
        var (notExcluded, certain) = search.Around(found.Size);
        progress?.Report(1);
        long[] arms = second is null ? [found.Size] : Allocation.Arms(found.Size, options.SecondPerFirst);
        return new SimulatedPlan
        {
            Test = test,
            First = first,
            Second = second,
            Options = options,
            Arms = arms,
            Recruits = [.. arms.Select(people => SampleSize.Recruits(people, options.Dropout))],
            Found = found,
            CheckedTo = checkedTo,
            LeastSize = sizes.Least,
            NotExcludedFrom = notExcluded,
            CertainFrom = certain,
            Tried = search.Tried,
        };
    }

    // The size of the t test over the efficiency of the rank test; where means do not differ, or hardly, the search starts anywhere.
    private static double Start(double effect, double efficiency, SampleSizeSimulationOptions options, Func<double, StudyDesign> design)
    {
        if (effect == 0)
        {
            return UnknownStart;
        }

        try
        {
            return SampleSize.For(design(effect), options.AsSampleSize).Arms[0] / efficiency;
        }
        catch (AssumptionException beyond) when (beyond.Violation == Violation.TooLarge)
        {
            return SampleSize.LargestUnits;
        }
    }

    // 12 σ² (∫ f²)²: 3/π for a normal law; for a log-normal one ∫ f² = e^(s²/4) / (2 s √π) with variance e^(s²) (e^(s²) − 1).
    internal static double Efficiency(ValueShape shape, double logDeviation)
    {
        if (shape != ValueShape.LogNormal)
        {
            return 3 / Math.PI;
        }

        var square = logDeviation * logDeviation;
        var density = Math.Exp(square / 4) / (2 * logDeviation * Math.Sqrt(Math.PI));
        return 12 * Math.Exp(square) * (Math.Exp(square) - 1) * density * density;
    }

    private static void Effect(bool expected)
    {
        if (!expected)
        {
            throw new AssumptionException(Violation.NoInformation, "No effect is expected: the power is the level at every size.");
        }
    }
}
