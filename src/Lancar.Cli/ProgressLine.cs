using System.Globalization;

namespace Lancar.Cli;

/// <summary>Progress from 0 to 1 as one line on standard error that is written over; only where a person looks at it.</summary>
internal sealed class ProgressLine : IProgress<double>
{
    public void Report(double value)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{100 * value,5:0.0} % {(value >= 1 ? "\n" : "")}"));
        }
    }
}
