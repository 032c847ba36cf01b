namespace Lancar.Interop.Statistics;

/// <summary>Why a line cannot be answered. Thrown and caught within the reading of one line; never leaves this room.</summary>
/// <param name="code">Stable code for programs.</param>
/// <param name="message">What is wrong, for the person who wrote the line.</param>
internal sealed class StatisticsFault(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
