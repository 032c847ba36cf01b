using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Events;

/// <summary>A page of the events an account may see.</summary>
/// <param name="Events">In the order of their sequence.</param>
/// <param name="Cursor">Where to go on. Before the cursor asked with when the log ends there: it was restored from a backup.</param>
/// <param name="More">True when there may be more now.</param>
public sealed record Caseload(IReadOnlyList<StoredEvent> Events, long Cursor, bool More);

/// <summary>Reads what a phone needs to know of the mothers its account may see.</summary>
/// <param name="events">The log.</param>
/// <param name="mothers">The read model, for the helper's consent.</param>
public sealed class ReadCaseload(IEventStore events, IMotherStore mothers)
{
    /// <summary>Most events in one answer.</summary>
    public const int PageSize = 2_000;

    /// <summary>The events after a cursor that this account may see.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="after">The cursor; 0 from the beginning.</param>
    /// <param name="now">The clock: mothers who left care long enough ago are not shown any more.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <remarks>
    /// When a mother no longer shares with her helper, he gets only her latest word on sharing, so that his phone can forget her, and
    /// his cursor stays: should she share again, nothing is missing.
    /// </remarks>
    public async Task<Caseload> Handle(Account account, long after, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (Access.CaseloadOf(account) is not { } scope)
        {
            return new([], after, false);
        }

        if (account.Role == Role.Helper && (await mothers.Of([scope.MotherId!.Value], cancellation)).GetValueOrDefault(scope.MotherId.Value) is var mother
            && (mother is null || !Access.MaySee(account, mother)))
        {
            return new(mother is null ? [] : await LatestWordOnSharing(mother, after, cancellation), after, false);
        }

        var page = await events.After(scope, Access.EventTypesFor(account.Role), after, PageSize + 1, cancellation);
        var read = page.Take(PageSize).ToList();
        var records = await mothers.Of([.. read.Select(stored => stored.Event.MotherId).Distinct()], cancellation);
        var shown = InCare.Told(read, records, now).Select(stored => Access.Show(account.Role, stored)).ToList();
        // A cursor beyond the end of the log is of a log that was lost: its phone must learn where this one ends.
        return new(shown, read.Count == 0 ? Math.Min(after, await events.LastSequence(cancellation)) : read[^1].Sequence, page.Count > PageSize);
    }

    private async Task<IReadOnlyList<StoredEvent>> LatestWordOnSharing(MotherRecord mother, long after, CancellationToken cancellation) =>
        !mother.Consents.EverGiven(ConsentPurpose.ShareWithHelper) ? [] :
        [
            .. (await events.OfMother(mother.MotherId, cancellation))
                .Where(stored => stored.Sequence > after
                    && stored.Event.Payload is CarePayload.ConsentRecorded { Purpose: ConsentPurpose.ShareWithHelper, Given: false })
                .TakeLast(1).Select(stored => Access.Show(Role.Helper, stored)),
        ];
}
