namespace Lancar.Domain.Accounts;

/// <summary>
/// The sign-ins that were ended by signing out. Only these are kept, and only for as long as a copy of their cookie could still be shown:
/// what is not here is as good as its cookie.
/// </summary>
public interface IEndedSignInStore
{
    /// <summary>Notes a sign-in as ended; ending it again changes nothing. Forgets those whose cookies have run out.</summary>
    /// <param name="id">The sign-in.</param>
    /// <param name="now">The moment.</param>
    /// <param name="keptFor">How long an ended one is kept: longer than any cookie of it can last.</param>
    /// <param name="cancellation">Gives up; nothing is written then.</param>
    Task End(Guid id, DateTimeOffset now, TimeSpan keptFor, CancellationToken cancellation = default);

    /// <summary>True when the sign-in was ended.</summary>
    Task<bool> HasEnded(Guid id, CancellationToken cancellation = default);
}
