using Lancar.Benchmarks.Statistics;

// ./lancar bench statistics [TASK…] gives the folder for results, the published command and the beginnings of task numbers.
if (args is not ["statistics", var folder, var command, ..])
{
    Console.Error.WriteLine("Usage: Lancar.Benchmarks statistics RESULTS-FOLDER LANCAR-DLL [TASK...]");
    return 2;
}

return StatisticsBenchmark.Run(folder, command, args.Skip(3).ToArray(), TimeProvider.System);
