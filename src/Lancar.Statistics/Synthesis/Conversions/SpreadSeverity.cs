namespace Lancar.Statistics;

/// <summary>How sure it is that a printed standard deviation is none.</summary>
public enum SpreadSeverity
{
    /// <summary>No alarm.</summary>
    None,

    /// <summary>Probably a standard error; ask the authors, show the result with both readings.</summary>
    Suspicious,

    /// <summary>Cannot be a standard deviation of values with the printed extremes or quartiles: one of the printed figures is wrong.</summary>
    Proven,
}
