namespace Lancar.Statistics;

/// <summary>What becomes of tables with a zero cell, whose logarithms do not exist.</summary>
public enum ContinuityCorrection
{
    /// <summary>Nothing is added: a table with a zero cell is refused. Pool such tables with <see cref="MantelHaenszel"/>.</summary>
    None,

    /// <summary>One half is added to every cell of a table that has a zero cell. What metafor does by default; it pulls effects of rare events towards 0.</summary>
    OnlyZero,

    /// <summary>One half is added to every cell of every table.</summary>
    Always,
}
