namespace Lancar.Statistics;

/// <summary>Data that cannot support the statistical method asked for. A caller's bug is an <see cref="ArgumentException"/> instead.</summary>
/// <param name="violation">What is wrong with the data.</param>
/// <param name="message">What was found, in words, without the data themselves.</param>
public sealed class AssumptionException(Violation violation, string message) : Exception(message)
{
    /// <summary>What is wrong with the data.</summary>
    public Violation Violation { get; } = violation;
}
