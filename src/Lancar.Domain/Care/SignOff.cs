using System.Text.Json.Serialization;

namespace Lancar.Domain.Care;

/// <summary>Whether a clinician has approved a piece of clinical content.</summary>
public enum SignOffState
{
    /// <summary>Not approved: shown as draft wherever a mother could see it.</summary>
    Draft,

    /// <summary>Approved by a named clinician.</summary>
    Approved,
}

/// <summary>Who approved a piece of clinical content, and when.</summary>
/// <param name="State">Draft or approved.</param>
/// <param name="Approver">Name of the approver; null while draft.</param>
/// <param name="Date">Day of approval; null while draft.</param>
public sealed record SignOff(SignOffState State, string? Approver, DateOnly? Date)
{
    /// <summary>True until somebody has signed: whoever shows the content must then say "draft, not approved".</summary>
    [JsonIgnore]
    public bool IsDraft => State == SignOffState.Draft;
}
