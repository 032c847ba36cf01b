namespace Lancar.Statistics;

/// <summary>What a network took.</summary>
/// <param name="Steps">Ways to fill half a table that were looked at.</param>
/// <param name="Bytes">Memory that was kept.</param>
/// <param name="Projected">Steps the whole was seen to need when it was given up for that; null when it was not.</param>
internal readonly record struct NetworkEffort(long Steps, long Bytes, double? Projected);
