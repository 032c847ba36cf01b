namespace Lancar.Domain.Care.Consents;

/// <summary>What a consent is for. One purpose never covers another (Law 27/2022 on personal data).</summary>
public enum ConsentPurpose
{
    /// <summary>Care and its record.</summary>
    Care,

    /// <summary>Use in research, pseudonymised.</summary>
    Research,

    /// <summary>The helper (husband, family) sees sessions.</summary>
    ShareWithHelper,
}

/// <summary>One consent given or withdrawn. The latest counts.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Given">Given or withdrawn.</param>
/// <param name="TextVersion">Version of the text she agreed to.</param>
/// <param name="At">When.</param>
public sealed record Consent(ConsentPurpose Purpose, bool Given, string TextVersion, DateTimeOffset At);

/// <summary>What a mother's consents allow.</summary>
public static class ConsentRules
{
    /// <summary>True when the latest word on this purpose is yes. No word means no.</summary>
    public static bool InForce(this IEnumerable<Consent> consents, ConsentPurpose purpose) => consents.Latest(purpose, DateTimeOffset.MaxValue)?.Given ?? false;

    /// <summary>
    /// True when a fact of that moment may be recorded: consent was in force then (a fact that arrives late, after a withdrawal, was
    /// lawful when it happened) or is in force now (two phones' clocks may differ by seconds).
    /// </summary>
    public static bool Allows(this IReadOnlyCollection<Consent> consents, ConsentPurpose purpose, DateTimeOffset at) =>
        (consents.Latest(purpose, at)?.Given ?? false) || consents.InForce(purpose);

    /// <summary>True when it was given at any time.</summary>
    public static bool EverGiven(this IEnumerable<Consent> consents, ConsentPurpose purpose) =>
        consents.Any(consent => consent.Purpose == purpose && consent.Given);

    private static Consent? Latest(this IEnumerable<Consent> consents, ConsentPurpose purpose, DateTimeOffset upTo) =>
        consents.Where(consent => consent.Purpose == purpose && consent.At <= upTo).MaxByLast(consent => consent.At);

    /// <summary>The last of the greatest, so that of two words at one instant the one recorded later counts.</summary>
    private static Consent? MaxByLast(this IEnumerable<Consent> consents, Func<Consent, DateTimeOffset> key) =>
        consents.Aggregate((Consent?)null, (latest, next) => latest is null || key(next) >= key(latest) ? next : latest);
}
