using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Study.Definitions;
using Lancar.Storage.Accounts;
using Lancar.Storage.Accounts.Audit;
using Lancar.Storage.Care.Events;
using Lancar.Storage.Care.Mothers;
using Lancar.Storage.Care.Protocols;
using Lancar.Storage.Databases;
using Lancar.Storage.Migrations;
using Lancar.Storage.Study.Definitions;

namespace Lancar.Storage;

/// <summary>
/// All stores over one database: the whole composition, without registration. A host opens it once, hands the stores on, and disposes it
/// last. Every member may be used from many threads.
/// </summary>
public sealed class LancarStorage : IAsyncDisposable
{
    private readonly Database database;

    private LancarStorage(Database database, RecordCache records, EventStore events)
    {
        this.database = database;
        Events = events;
        Mothers = new MotherStore(database, records);
        Accounts = new AccountStore(database);
        EndedSignIns = new EndedSignInStore(database);
        Audit = new AuditLog(database);
        SiteProtocols = new SiteProtocolStore(database);
        Studies = new StudyStore(database);
    }

    /// <summary>The append-only log of care facts.</summary>
    public IEventStore Events { get; }

    /// <summary>The read model of mothers.</summary>
    public IMotherStore Mothers { get; }

    /// <summary>The protocols sites made for themselves.</summary>
    public ISiteProtocolStore SiteProtocols { get; }

    /// <summary>Accounts and their credentials.</summary>
    public IAccountStore Accounts { get; }

    /// <summary>Sign-ins that were ended by signing out.</summary>
    public IEndedSignInStore EndedSignIns { get; }

    /// <summary>The hash-chained audit.</summary>
    public IAuditLog Audit { get; }

    /// <summary>Studies.</summary>
    public IStudyStore Studies { get; }

    /// <summary>
    /// Opens the database and brings its tables up to date; mothers' records written in the format of another version are made anew from the events.
    /// Safe to call from several servers at once.
    /// </summary>
    /// <param name="options">Which database and where.</param>
    /// <param name="now">The moment recorded with newly applied migrations.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="PlatformNotSupportedException">SQLite is chosen and the host has none, or one older than 3.37.</exception>
    /// <exception cref="InvalidOperationException">The database holds migrations this version of Lancar does not know, or other ones.</exception>
    /// <exception cref="InvalidDataException">The records must be made anew, and an event that was accepted once is refused now; nothing was changed.</exception>
    public static async Task<LancarStorage> Open(StorageOptions options, DateTimeOffset now, CancellationToken cancellation = default)
    {
        Database database = options.Kind switch
        {
            StorageKind.Sqlite => new SqliteDatabase(options.ConnectionString),
            StorageKind.Postgres => new PostgresDatabase(options.ConnectionString),
        };
        try
        {
            await Migrator.Apply(database, now, cancellation);
            var records = new RecordCache(database);
            var events = new EventStore(database, records);
            await events.BringUpToDate(cancellation);
            return new(database, records, events);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
