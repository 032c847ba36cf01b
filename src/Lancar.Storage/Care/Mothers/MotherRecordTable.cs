using System.Data.Common;
using Dapper;
using Lancar.Domain.Care.Mothers;
using Lancar.Storage.Databases;

namespace Lancar.Storage.Care.Mothers;

/// <summary>Writes the projection, always inside the transaction of the event it stands on.</summary>
internal static class MotherRecordTable
{
    /// <summary>Writes a record over an earlier version of it; 0 when there is none yet.</summary>
    /// <returns>False when the stored record is not that version.</returns>
    public static async Task<bool> Replace(DbTransaction transaction, MotherRecord record, int earlier, CancellationToken cancellation)
    {
        if (earlier == 0)
        {
            await Insert(transaction, record, cancellation);
            return true;
        }

        return await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "update mother_records set study_code = @StudyCode, version = @Version, record = @Record where mother_id = @MotherId and version = @Earlier",
            Values(record, earlier), transaction, cancellationToken: cancellation)) == 1;
    }

    /// <summary>Writes a record that is not there yet.</summary>
    public static Task Insert(DbTransaction transaction, MotherRecord record, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "insert into mother_records (mother_id, site_id, study_code, version, record) values (@MotherId, @SiteId, @StudyCode, @Version, @Record)",
            Values(record, 0), transaction, cancellationToken: cancellation));

    private static object Values(MotherRecord record, int earlier) => new
    {
        MotherId = Codec.Text(record.MotherId),
        SiteId = Codec.Text(record.SiteId),
        record.StudyCode,
        Version = (long)record.Version,
        Earlier = (long)earlier,
        // The timeline stands in the events already; kept here too, each event would write all the earlier ones again.
        Record = MotherRecordJson.Write(record with { Timeline = [] }),
    };
}
