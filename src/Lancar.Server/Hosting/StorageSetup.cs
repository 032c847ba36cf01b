using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Extracts;
using Lancar.Storage;

namespace Lancar.Server.Hosting;

/// <summary>Opens the database named in the configuration and hands its stores and the use cases over them to the host.</summary>
public static class StorageSetup
{
    /// <summary>Adds the stores. <c>Storage:Kind</c> is <c>sqlite</c> (default: <c>lancar.db</c> in the data folder) or <c>postgres</c>; <c>Storage:ConnectionString</c> names the database.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="data">The data folder.</param>
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration, DataFolder data)
    {
        var options = Options(configuration, data);
        // Opened once, when the host starts, before the first request; disposed by the host at its end.
        services.AddSingleton(provider =>
            LancarStorage.Open(options, provider.GetRequiredService<TimeProvider>().GetUtcNow()).GetAwaiter().GetResult());
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().Events);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().Mothers);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().Accounts);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().EndedSignIns);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().Audit);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().SiteProtocols);
        services.AddSingleton(provider => provider.GetRequiredService<LancarStorage>().Studies);
        services.AddSingleton<RecordEvents>();
        services.AddSingleton<ReadCaseload>();
        services.AddSingleton<ReadHistories>();
        services.AddSingleton<ReadStudyExtract>();
    }

    private static StorageOptions Options(IConfiguration configuration, DataFolder data)
    {
        var kind = configuration.GetValue("Storage:Kind", StorageKind.Sqlite);
        return (kind, configuration["Storage:ConnectionString"]) switch
        {
            (_, { Length: > 0 } given) => new StorageOptions(kind, given),
            (StorageKind.Sqlite, _) => new StorageOptions(kind, "Data Source=" + data.In("lancar.db")),
            (StorageKind.Postgres, _) => throw new InvalidOperationException("Storage:Kind is postgres: Storage:ConnectionString must say which database."),
        };
    }
}
