using Lancar.Storage;
using Microsoft.Data.Sqlite;

namespace Lancar.Tests.Storage;

/// <summary>A real SQLite storage in a folder of its own, for tests of what stands on it.</summary>
internal sealed class TemporaryStorage : IAsyncDisposable
{
    private readonly string folder;

    private TemporaryStorage(string folder, LancarStorage stores) => (this.folder, Stores) = (folder, stores);

    public LancarStorage Stores { get; }

    public static async Task<TemporaryStorage> Open()
    {
        var folder = Directory.CreateTempSubdirectory("lancar-care-").FullName;
        return new(folder, await LancarStorage.Open(new(StorageKind.Sqlite, $"Data Source={Path.Combine(folder, "lancar.db")}"), Care.Facts.Now));
    }

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
