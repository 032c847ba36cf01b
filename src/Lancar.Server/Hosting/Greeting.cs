using Lancar.Domain.Kernel;
using Lancar.Server.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Lancar.Server.Hosting;

/// <summary>What the person who started the server reads in the terminal: the address, and in demo mode the sign-ins; or why it did not start.</summary>
public static class Greeting
{
    /// <summary>Writes the greeting once the server answers.</summary>
    public static void GreetWhenReady(this WebApplication app, TextWriter terminal) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        terminal.WriteLine();
        terminal.WriteLine("  Lancar  " + string.Join("  ", addresses));
        var demo = app.Services.GetRequiredService<DemoMode>();
        foreach (var language in demo.On ? new[] { Language.Indonesian, Language.English } : [])
        {
            terminal.WriteLine("  " + Texts.Get(language, "pages.greeting.demo",
                ("names", string.Join(", ", DemoMode.Doors.Select(door => door.UserName))), ("password", demo.Password)));
        }

        terminal.WriteLine("  Ctrl+C: berhenti / stop");
        terminal.WriteLine();
    });

    /// <summary>Says in both languages why the server could not start when the reason lies outside it, such as an address that is taken.</summary>
    /// <returns>True when it was said; otherwise the exception is a fault to be shown whole.</returns>
    public static bool Explain(Exception failure, TextWriter terminal)
    {
        var (key, detail) = failure switch
        {
            StartRefusedException refused => (refused.TextKey, refused.Detail),
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken => ("pages.greeting.address-taken", taken.Message),
            _ => (null, ""),
        };
        if (key is null)
        {
            return false;
        }

        var text = Texts.Both(key, ("detail", detail));
        terminal.WriteLine(text.Indonesian);
        terminal.WriteLine(text.English);
        return true;
    }
}
