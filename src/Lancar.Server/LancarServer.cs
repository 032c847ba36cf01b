using Lancar.Domain.Kernel;
using Lancar.Server.Accounts;
using Lancar.Server.Care.Sync;
using Lancar.Server.Care.Triage;
using Lancar.Server.Client;
using Lancar.Server.Demo;
using Lancar.Server.Hosting;
using Lancar.Server.Layout;
using Lancar.Server.Study.Studies;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lancar.Server;

/// <summary>Composes the web host: pages, HTTP API, sync, sign-in, and the companion app's files.</summary>
public static class LancarServer
{
    /// <summary>Builds the application without starting it, so that the server program, <c>lancar serve</c> and the tests all start the same host.</summary>
    /// <param name="args">
    /// Command line arguments of the host: <c>--urls</c> (default <c>http://127.0.0.1:5080</c>), <c>--Lancar:Data</c> (folder, default <c>var</c>),
    /// <c>--Lancar:Demo</c> (demo data and sign-ins), <c>--Lancar:Https</c> (cookies by https only), <c>--Storage:Kind</c> (<c>sqlite</c> or
    /// <c>postgres</c>), <c>--Lancar:Facility:Name</c> and <c>--Lancar:Facility:Phone</c> (where this site refers to) and <c>--Storage:ConnectionString</c>. Each may come from the environment too: <c>Lancar__Data</c>.
    /// </param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(LancarServer).Assembly.GetName().Name,
            // Nothing is read from the folder the server happens to be started in.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }

        Add(builder);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void Add(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var data = DataFolder.From(configuration);
        services.AddSingleton(data);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DemoMode(configuration.GetValue("Lancar:Demo", false)));
        services.AddSingleton(ReferralFacility.From(configuration));
        services.AddStorage(configuration, data);
        services.AddHostedService<StartUp>();
        services.AddScoped<DemoData>();
        services.AddScoped<FirstAccount>();
        services.AddScoped<Audited>();
        services.AddScoped<ReadStudies>();
        services.AddSignIn(data, behindHttps: configuration.GetValue("Lancar:Https", false));
        services.AddLancarRateLimits(configuration);
        services.AddCaseloadCompression();
        services.AddHttpContextAccessor();
        services.AddScoped<Words>();
        services.AddProblemDetails();
        services.AddRazorPages().WithRazorPagesAtContentRoot();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 5 * 1024 * 1024;
        });
        // Addresses hold ids only, but who asked for which mother belongs in the audit, not in a log file.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    private static void Use(WebApplication app)
    {
        if (app.Configuration.GetValue("Lancar:Https", false))
        {
            // Behind a proxy on this machine: its word about the caller counts, or all callers would share one rate limit.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        }

        app.UseSecurityHeaders();
        app.UseCaseloadCompression();
        app.UseWhen(IsProgram, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsProgram(context), pages =>
            pages.UseExceptionHandler("/error/500").UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UsePageLanguage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/health", () => "ok").ExcludeFromDescription();
        app.MapApiDescription();
        app.MapSignIn();
        app.MapPageAssets();
        app.MapCareSync().RequireRateLimiting(RateLimits.Sync);
        app.MapCompanion();
        app.MapRazorPages();
        // Compressing the content takes half a second: not while the first phone waits for it.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => ProductContent.Current));
    }

    private static bool IsProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/app");
}
