namespace Lancar.Statistics;

/// <summary>Data that cannot support the statistical method asked for. A caller's bug is an <see cref="ArgumentException"/> instead.</summary>
/// <param name="violation">What is wrong with the data.</param>
/// <param name="message">What was found, in words, without the data themselves.</param>
/// <param name="column">The name of the column at fault, where one is; null otherwise.</param>
public sealed class AssumptionException(Violation violation, string message, string? column = null) : Exception(message)
{
    /// <summary>The name of the column of a design that is at fault, as the caller gave it; null where no column is.</summary>
    public string? Column { get; } = column;

    /// <summary>What is wrong with the data.</summary>
    public Violation Violation { get; } = violation;
}
