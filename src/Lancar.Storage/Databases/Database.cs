using System.Data.Common;

namespace Lancar.Storage.Databases;

/// <summary>Order in which writers wait for each other: one line per chain whose numbers must be seen in their order.</summary>
internal enum WriterLine
{
    /// <summary>Tables themselves.</summary>
    Migrations = 1,

    /// <summary>The event log and the projections of it.</summary>
    Events = 2,

    /// <summary>The audit chain.</summary>
    Audit = 3,

    /// <summary>Everything whose rows do not depend on each other.</summary>
    Rows = 4,
}

/// <summary>One database: opens connections and runs a piece of work in one transaction. What differs between the two databases stands here and nowhere else.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>An open connection for reading; the caller disposes it.</summary>
    public abstract Task<DbConnection> Open(CancellationToken cancellation);

    /// <summary>Runs work in one transaction and commits when it returns true in its first part; otherwise, and when it throws, nothing is written.</summary>
    /// <param name="line">Whom this writer waits for. Writers of one line commit in the order they got in.</param>
    /// <param name="work">The work; may be run once only.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public abstract Task<T> Write<T>(WriterLine line, Func<DbTransaction, Task<(bool Commit, T Result)>> work, CancellationToken cancellation);

    /// <summary>The condition that a column holds one of a list of values given as one parameter.</summary>
    public abstract string Among(string column, string parameter);

    /// <summary>A list of texts or whole numbers as the value of that parameter.</summary>
    public abstract object List<T>(IEnumerable<T> values);

    /// <summary>True when a row with such a key is there already.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
