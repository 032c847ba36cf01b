using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Storage.Care.Mothers;

/// <summary>
/// In which format the records were written, and how often they were made anew. Rebuilding may give a record of the same version another content,
/// so whoever keeps records compares the generation as well; it is asked for inside the questions for records, and stands still while a writer has the log.
/// </summary>
internal static class RecordGeneration
{
    /// <summary>The generation, as a column of a question for records.</summary>
    public const string Column = "(select generation from projections where name = 'mother_records')";

    /// <summary>The generation a writer adds to.</summary>
    /// <exception cref="IOException">Another version of Lancar wrote the records.</exception>
    public static async Task<long> Require(DbTransaction transaction, CancellationToken cancellation)
    {
        var row = await Read(transaction, cancellation);
        return row.Format == MotherRecordJson.Format ? row.Generation
            : throw new IOException("Another version of Lancar made the records: nothing was written. Restart this one.");
    }

    /// <summary>True when the records are of the format this program reads and writes.</summary>
    public static async Task<bool> IsCurrent(DbTransaction transaction, CancellationToken cancellation) =>
        (await Read(transaction, cancellation)).Format == MotherRecordJson.Format;

    /// <summary>The records are being made anew, in the format of this program.</summary>
    public static Task Begin(DbTransaction transaction, CancellationToken cancellation) => transaction.Connection!.ExecuteAsync(new CommandDefinition(
        "update projections set format = @Format, generation = generation + 1 where name = 'mother_records'",
        new { Format = (long)MotherRecordJson.Format }, transaction, cancellationToken: cancellation));

    private static Task<Row> Read(DbTransaction transaction, CancellationToken cancellation) => transaction.Connection!.QuerySingleAsync<Row>(new CommandDefinition(
        "select format as Format, generation as Generation from projections where name = 'mother_records'", transaction: transaction, cancellationToken: cancellation));

    private sealed class Row
    {
        public required long Format { get; init; }

        public required long Generation { get; init; }
    }
}
