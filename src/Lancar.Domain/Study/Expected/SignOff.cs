namespace Lancar.Domain.Study.Expected;

/// <summary>Whether a named clinician has approved a piece of clinical content.</summary>
/// <param name="State">Draft or approved.</param>
/// <param name="Approver">Who approved it, or null while it is a draft.</param>
/// <param name="Date">When, or null.</param>
public sealed record SignOff(SignOffState State, string? Approver, DateOnly? Date)
{
    /// <summary>True until somebody has signed: whoever shows the content must then say "draft, not approved".</summary>
    public bool IsDraft => State == SignOffState.Draft;
}

/// <summary>State of approval.</summary>
public enum SignOffState
{
    /// <summary>Not approved by anybody; shown as a draft.</summary>
    Draft,

    /// <summary>Approved by the named person.</summary>
    Approved,
}
