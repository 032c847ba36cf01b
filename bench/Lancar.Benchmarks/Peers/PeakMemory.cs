using System.Globalization;

namespace Lancar.Benchmarks.Peers;

/// <summary>Peak resident memory of a process (Linux): VmHWM, which writing 5 to clear_refs sets back. 0 where that is not to be had.</summary>
public static class PeakMemory
{
    public static void Reset(int process)
    {
        try
        {
            File.WriteAllText($"/proc/{process}/clear_refs", "5");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The peak then counts from the start of the process.
        }
    }

    public static long Of(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }
}
