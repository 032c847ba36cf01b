namespace Lancar.Domain.Accounts.Audit;

/// <summary>Where the audit is kept: only ever added to.</summary>
public interface IAuditLog
{
    /// <summary>Adds a line at the end of the chain.</summary>
    Task<AuditEntry> Append(DateTimeOffset at, string who, string role, string action, string subject, CancellationToken cancellation = default);

    /// <summary>The newest lines, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> Newest(int limit, CancellationToken cancellation = default);

    /// <summary>The line at a place of the chain, or null when the chain does not reach it.</summary>
    Task<AuditEntry?> At(long sequence, CancellationToken cancellation = default);

    /// <summary>The newest lines about one subject, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfSubject(string subject, int limit, CancellationToken cancellation = default);

    /// <summary>Checks the whole chain.</summary>
    Task<AuditVerdict> Verify(CancellationToken cancellation = default);
}
