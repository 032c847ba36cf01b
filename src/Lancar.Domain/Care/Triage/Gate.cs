using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>How serious a danger sign is.</summary>
public enum SignLevel
{
    /// <summary>Do not massage; refer now.</summary>
    Red,

    /// <summary>Put the massage off; ask a clinician first.</summary>
    Amber,
}

/// <summary>An answer to one danger-sign question.</summary>
public enum SignAnswer
{
    /// <summary>The sign is there.</summary>
    Yes,

    /// <summary>The sign is not there.</summary>
    No,

    /// <summary>Nobody knows. Never counts as "no".</summary>
    Unknown,
}

/// <summary>One danger-sign question asked before a massage.</summary>
/// <param name="Id">Stable name, as sent in events.</param>
/// <param name="Level">Red or amber.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Action">What to do on a yes.</param>
/// <param name="Source">Where the sign comes from.</param>
public sealed record DangerSign(string Id, SignLevel Level, LocalizedText Question, LocalizedText Action, string Source);

/// <summary>One version of the danger-sign check that stands before every massage, from <c>data/triage</c>.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Basis">What the combination rests on.</param>
/// <param name="Signs">The questions in the order asked.</param>
public sealed record Gate(string Id, int Version, SignOff SignOff, LocalizedText Basis, IReadOnlyList<DangerSign> Signs);
