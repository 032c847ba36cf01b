using Lancar.Benchmarks;

// Usage: dotnet run -c Release --project bench/Lancar.Benchmarks -- signed-rank [FOLDER]
if (args is not ["signed-rank", ..])
{
    Console.Error.WriteLine("Usage: Lancar.Benchmarks signed-rank [RESULTS-FOLDER]");
    return 2;
}

return SignedRankBenchmark.Run(args.Length > 1 ? args[1] : "bench/results", TimeProvider.System);
