using Lancar.Benchmarks.Care;
using Lancar.Benchmarks.Papers;
using Lancar.Benchmarks.Statistics;

// ./lancar bench statistics [TASK…] gives the folder for results, the published command and the beginnings of task numbers;
// ./lancar bench care gives the folder for results and the published server; ./lancar bench papers the folder alone.
switch (args)
{
    case ["statistics", var folder, var command, ..]:
        return StatisticsBenchmark.Run(folder, command, args.Skip(3).ToArray(), TimeProvider.System);
    case ["care", var folder, var server]:
        return await CareBenchmark.Run(folder, server, TimeProvider.System);
    case ["papers", var folder, ..]:
        return PapersBenchmark.Run(folder, TimeProvider.System);
    default:
        Console.Error.WriteLine("Usage: Lancar.Benchmarks statistics RESULTS-FOLDER LANCAR-DLL [TASK...] | care RESULTS-FOLDER SERVER-DLL | papers RESULTS-FOLDER");
        return 2;
}
