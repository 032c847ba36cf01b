namespace Lancar.Statistics;

/// <summary>The verdict on one group.</summary>
/// <param name="Severity">How sure it is.</param>
/// <param name="AsDeviation">The standard deviation if the printed figure is a standard error: figure × √n.</param>
/// <param name="Reasons">What speaks for it and against it, also without alarm.</param>
public sealed record SpreadVerdict(SpreadSeverity Severity, ReportedValue AsDeviation, IReadOnlyList<SpreadReason> Reasons);
