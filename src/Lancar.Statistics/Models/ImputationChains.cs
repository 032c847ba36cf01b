using System.Runtime.ExceptionServices;

namespace Lancar.Statistics;

/// <summary>
/// Runs the chains of a multiple imputation on all cores. Chain i draws from stream i of the seed, so that nothing depends on which thread ran it; of several
/// chains that cannot go on, the error of the first is reported.
/// </summary>
internal static class ImputationChains
{
    /// <summary>Every chain's answer, in the order of the chains.</summary>
    /// <param name="options">How many chains, how many rounds, which seed.</param>
    /// <param name="chain">One chain: draws from its stream and calls back after every round.</param>
    /// <param name="cancellation">Ends the work after the round at hand.</param>
    /// <param name="progress">Receives the share of rounds done.</param>
    public static T[] Run<T>(MultipleImputationOptions options, Func<RandomStream, Action, T> chain, CancellationToken cancellation, IProgress<double>? progress)
    {
        var answers = new T[options.Imputations];
        var faults = new AssumptionException?[options.Imputations];
        var meter = new ProgressMeter(progress, (double)options.Imputations * options.Iterations);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            Parallel.For(
                0,
                answers.Length,
                new ParallelOptions { CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current },
                (i, loop) =>
                {
                    try
                    {
                        answers[i] = chain(RandomStream.Of(options.Seed, (ulong)i), () =>
                        {
                            cancellation.ThrowIfCancellationRequested();
                            meter.Step();
                        });
                    }
                    catch (AssumptionException fault)
                    {
                        // Chains before this one still run to their end: the first error is then the same on any number of threads.
                        faults[i] = fault;
                        loop.Break();
                    }
                });
        }
        catch (AggregateException several)
        {
            // The caller asked for one piece of work; how it was divided is not his concern.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        if (Array.Find(faults, fault => fault is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return answers;
    }
}
