using System.Diagnostics;
using System.Globalization;

namespace Lancar.Benchmarks;

/// <summary>
/// A warm R process that times its own calls, so that neither start-up nor the pipe counts. One question per line, one answer
/// per line: the p-value and the processor seconds per call.
/// </summary>
public sealed class Peer : IDisposable
{
    private readonly Process process;

    public Peer(string library, string call)
    {
        Name = library;
        var script = $$"""
            suppressPackageStartupMessages(library({{library}}))
            input <- file("stdin", "r")
            cat(as.character(packageVersion("{{library}}")), R.version.string, sep = "|"); cat("\n")
            while (length(line <- readLines(input, 1)) > 0) {
              parts <- strsplit(line, " ")[[1]]; times <- as.integer(parts[1]); x <- as.numeric(parts[-1]); zero <- numeric(length(x))
              run <- function() {{call}}
              took <- sum(system.time(for (i in seq_len(times)) p <- run(), gcFirst = FALSE)[c("user.self", "sys.self")])
              cat(sprintf("%.17g %.9g\n", p, took / times))
            }
            """;
        process = Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", "-e", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var versions = (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"R with {library} does not start.")).Split('|');
        Version = $"{library} {versions[0]}, {versions[1]}";
    }

    public string Name { get; }

    public string Version { get; }

    public (double P, double Seconds) Measure(IEnumerable<double> values, int times)
    {
        var data = string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        process.StandardInput.WriteLine($"{times} {data}");
        process.StandardInput.Flush();
        var answer = (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} gave no answer.")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
