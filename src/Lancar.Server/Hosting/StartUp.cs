using Lancar.Domain.Accounts;
using Lancar.Server.Accounts;
using Lancar.Server.Demo;
using Lancar.Storage;

namespace Lancar.Server.Hosting;

/// <summary>What happens before the first request: the database is opened and brought up to date, then demo data or the first account is made.</summary>
public sealed class StartUp(IServiceProvider services, DemoMode demo) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<LancarStorage>();
        await using var scope = services.CreateAsyncScope();
        if (demo.On)
        {
            await scope.ServiceProvider.GetRequiredService<DemoData>().Create(cancellationToken);
        }
        else
        {
            if ((await scope.ServiceProvider.GetRequiredService<IAccountStore>().All(cancellationToken)).Any(account => account.SiteId == DemoData.SiteId))
            {
                // The demo's password is public: a real server over its accounts would be an open door.
                throw new StartRefusedException("pages.greeting.real-over-demo", scope.ServiceProvider.GetRequiredService<DataFolder>().Path);
            }

            await scope.ServiceProvider.GetRequiredService<FirstAccount>().Offer(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
