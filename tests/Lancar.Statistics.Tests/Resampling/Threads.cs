namespace Lancar.Statistics.Tests.Resampling;

/// <summary>Runs parallel work on one thread and on several, to show that nothing depends on it.</summary>
public static class Threads
{
    // Inside a Parallel.For over one element on a limited scheduler, nested loops inherit the limit.
    public static T One<T>(Func<T> work)
    {
        using var scheduler = new OneThread();
        return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, scheduler).GetAwaiter().GetResult();
    }

    public static T Many<T>(Func<T> work)
    {
        // Other work at the same time changes which thread takes which block.
        T[] results = new T[4];
        Parallel.For(0, results.Length, i => results[i] = work());
        Assert.All(results, result => Assert.Equal(results[0], result));
        return results[0];
    }

    /// <summary>Runs every task on one thread of its own: Parallel.For uses the current scheduler.</summary>
    private sealed class OneThread : TaskScheduler, IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<Task> tasks = [];
        private readonly Thread thread;

        public OneThread()
        {
            thread = new Thread(() =>
            {
                foreach (var task in tasks.GetConsumingEnumerable())
                {
                    TryExecuteTask(task);
                }
            });
            thread.Start();
        }

        public override int MaximumConcurrencyLevel => 1;

        public void Dispose()
        {
            tasks.CompleteAdding();
            thread.Join();
            tasks.Dispose();
        }

        protected override IEnumerable<Task> GetScheduledTasks() => tasks;

        protected override void QueueTask(Task task) => tasks.Add(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            Thread.CurrentThread == thread && !taskWasPreviouslyQueued && TryExecuteTask(task);
    }
}
