using System.Globalization;
using System.Runtime.InteropServices;

namespace Lancar.Benchmarks;

/// <summary>The machine a report was made on, and how busy it was.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, system, framework and the load average of this moment.</summary>
    public static string Described() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load average {Load()} at the start");

    private static string Load()
    {
        const string load = "/proc/loadavg";
        return File.Exists(load) ? File.ReadAllText(load).Split(' ')[0] : "unknown";
    }

    private static string Processor()
    {
        const string info = "/proc/cpuinfo";
        return File.Exists(info) && File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line.Split(':', 2)[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
