using System.Globalization;

namespace Lancar.Statistics;

/// <summary>
/// The smallest size whose simulated power reaches a goal: galloping from a start, then halving, first with a few trials and then with all. Every size is
/// judged by the same random numbers.
/// </summary>
internal sealed class SimulatedSizeSearch(
    Func<int, Func<ISimulatedTest>> testAt, int least, int largest, SampleSizeSimulationOptions options, CancellationToken cancellation, IProgress<double>? progress)
{
    /// <summary>Up to this size the steps of the exact level can make the power fall from one size to the next: there more sizes are tried beyond the one found.</summary>
    private const int SawtoothUpTo = 50;

    private const int LookAheadSmall = 10;
    private const int LookAhead = 3;
    private const int RoughShare = 16;
    private const long LeastRough = 4 * SimulationBlocks.Length;
    private const int FirstStepShare = 16;

    // How many sizes will be tried is not known beforehand: each takes a fixed part of what is left.
    private const double PartOfRough = 0.01;
    private const double PartOfWhole = 0.12;

    private readonly Dictionary<int, double> rough = [];
    private readonly SortedDictionary<int, TriedSize> tried = [];
    private double told;

    public IReadOnlyList<TriedSize> Tried => [.. tried.Values];

    /// <summary>The size from which on the power does not fall below the goal, as far as was looked.</summary>
    public (TriedSize Found, int CheckedTo) Smallest(int start)
    {
        var near = Math.Clamp(start, least, largest);
        var about = First(near, Math.Max(1, near / FirstStepShare), size => RoughPower(size) >= options.Power) ?? largest;
        if (First(about, 1, size => Try(size).Power >= options.Power) is not { } candidate)
        {
            throw NotReached();
        }

        var ahead = candidate <= SawtoothUpTo ? LookAheadSmall : LookAhead;
        var checkedTo = candidate;
        for (var size = candidate; size <= Math.Min(largest, candidate + ahead); size++)
        {
            checkedTo = size;
            if (Try(size).Power < options.Power)
            {
                candidate = size + 1;
            }
        }

        return candidate <= largest ? (Try(candidate), checkedTo) : throw NotReached();
    }

    /// <summary>The sizes that the simulation cannot tell from the goal: from the first whose interval reaches it to the first that lies above it.</summary>
    public (int NotExcludedFrom, int? CertainFrom) Around(int found) =>
        (First(found, 1, size => Try(size).Interval.Upper >= options.Power)!.Value, First(found, 1, size => Try(size).Interval.Lower >= options.Power));

    private TriedSize Try(int size)
    {
        if (!tried.TryGetValue(size, out var known))
        {
            var tally = Run(size, options.Replicates, PartOfWhole);
            known = new TriedSize
            {
                Size = size,
                Trials = options.Replicates,
                Rejections = tally.Rejections,
                WithoutInformation = tally.WithoutInformation,
                Confidence = options.Confidence,
            };
            tried.Add(size, known);
        }

        return known;
    }

    private double RoughPower(int size)
    {
        var trials = Math.Min(options.Replicates, Math.Max(LeastRough, options.Replicates / RoughShare));
        if (!rough.TryGetValue(size, out var power))
        {
            power = (double)Run(size, trials, PartOfRough).Rejections / trials;
            rough.Add(size, power);
        }

        return power;
    }

    private SimulationTally Run(int size, long trials, double part)
    {
        var until = told + part * (1 - told);
        var tally = SimulationBlocks.RunNested(trials, options.Seed, testAt(size), cancellation, new ProgressPart(progress, told, until));
        told = until;
        return tally;
    }

    // Galloping, then halving; null when the largest size does not reach it.
    private int? First(int start, int step, Func<int, bool> reaches)
    {
        int below, within;
        if (reaches(start))
        {
            (within, below) = (start, start);
            do
            {
                if (below == least)
                {
                    return least;
                }

                (within, below, step) = (below, Math.Max(least, below - step), 2 * step);
            }
            while (reaches(below));
        }
        else
        {
            (below, within) = (start, start);
            do
            {
                if (within == largest)
                {
                    return null;
                }

                (below, within, step) = (within, (int)Math.Min(largest, (long)within + step), 2 * step);
            }
            while (!reaches(within));
        }

        while (within - below > 1)
        {
            var middle = below + (within - below) / 2;
            (below, within) = reaches(middle) ? (below, middle) : (middle, within);
        }

        return within;
    }

    private AssumptionException NotReached() => new(
        Violation.TooLarge,
        string.Create(
            CultureInfo.InvariantCulture,
            $"A power of {options.Power} is not reached with {largest}, the largest size allowed (there it is {Try(largest).Power:0.000}): the expected effect is too small for it."));
}
