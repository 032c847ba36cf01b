using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Worklists;

namespace Lancar.Domain.Care.Events;

/// <summary>The mothers of an account, for a phone that holds nothing of them yet.</summary>
/// <param name="Mothers">The most urgent first, as on today's list; without those who are gone from care.</param>
/// <param name="Cursor">Where <see cref="ReadCaseload"/> goes on once their histories are fetched: nothing later is missing then.</param>
public sealed record Roster(IReadOnlyList<Guid> Mothers, long Cursor);

/// <summary>Whole histories.</summary>
/// <param name="Mothers">Whose, in the order asked for. Others that were asked for are left for the next answer.</param>
/// <param name="Events">All events of these mothers that the account may see, mother by mother, each in the order of their sequence.</param>
public sealed record Histories(IReadOnlyList<Guid> Mothers, IReadOnlyList<StoredEvent> Events);

/// <summary>
/// Reads a caseload mother by mother: a phone that holds nothing yet has the most urgent ones whole before the line has brought the rest, and at no moment
/// part of a mother's history, a massage but not the danger sign that came after it.
/// </summary>
/// <param name="events">The log.</param>
/// <param name="mothers">The read model.</param>
public sealed class ReadHistories(IEventStore events, IMotherStore mothers)
{
    /// <summary>An answer is closed with the mother whose history brings it to so many events.</summary>
    public const int FullAt = 2_000;

    /// <summary>Most mothers in one answer.</summary>
    public const int MostMothers = 100;

    /// <summary>Whose histories there are to fetch.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="now">The clock of today's list.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <remarks>A helper whom no mother shares with gets nobody and the cursor 0: should she share, he begins anew.</remarks>
    public async Task<Roster> Roster(Account account, DateTimeOffset now, CancellationToken cancellation = default)
    {
        // Before the mothers: one who is registered meanwhile comes after this cursor.
        var cursor = await events.LastSequence(cancellation);
        var seen = (await OfScope(account, cancellation)).Where(mother => Access.MaySee(account, mother)).ToList();
        var isOfSite = Access.CaseloadOf(account) is { SiteId: not null };
        return seen.Count == 0 && !isOfSite ? new([], 0) : new([.. Worklist.For(seen, now).Select(item => item.MotherId)], cursor);
    }

    /// <summary>The histories of mothers this account may see; of any other mother, or one who is gone from care, as much as <see cref="ReadCaseload"/> tells: nothing, or the words on leaving.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="asked">The mothers; an answer may hold fewer, but never none of them.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<Histories> Of(Account account, IReadOnlyList<Guid> asked, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var (told, read) = (new List<Guid>(), new List<StoredEvent>());
        var wanted = asked.Distinct().Take(MostMothers).ToList();
        var records = await mothers.Of(wanted, cancellation);
        var types = Access.EventTypesFor(account.Role);
        foreach (var motherId in wanted.TakeWhile(_ => read.Count < FullAt))
        {
            told.Add(motherId);
            if (records.GetValueOrDefault(motherId) is { } mother && Access.MaySee(account, mother))
            {
                read.AddRange((await events.OfMother(motherId, cancellation)).Where(stored => types.Contains(stored.Event.Type)));
            }
        }

        return new(told, [.. InCare.Told(read, records, now).Select(stored => Access.Show(account.Role, stored))]);
    }

    private async Task<IEnumerable<MotherRecord>> OfScope(Account account, CancellationToken cancellation) => Access.CaseloadOf(account) switch
    {
        { SiteId: { } site } => await mothers.OfSite(site, cancellation),
        { MotherId: { } mother } => (await mothers.Of([mother], cancellation)).Values,
        _ => [],
    };
}
