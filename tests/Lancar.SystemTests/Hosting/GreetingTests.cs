using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lancar.SystemTests.Hosting;

/// <summary>What the server program says to the person who starts it.</summary>
public sealed class GreetingTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_said_in_both_languages_and_ends_with_2()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var data = Directory.CreateTempSubdirectory("lancar-greeting-");
        try
        {
            using var server = Start(data.FullName, ((IPEndPoint)other.LocalEndpoint).Port);
            var said = server.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await server.WaitForExitAsync(patience.Token);

            Assert.Equal(2, server.ExitCode);
            Assert.Contains("sedang dipakai program lain", await said, StringComparison.Ordinal);
            Assert.Contains("Another program is using that address", await said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", await said, StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task In_demo_mode_the_sign_ins_stand_under_the_address()
    {
        var data = Directory.CreateTempSubdirectory("lancar-greeting-");
        using var server = Start(data.FullName, 0);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var lines = new List<string>();
            while (await server.StandardOutput.ReadLineAsync(patience.Token) is { } line && !line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                lines.Add(line);
            }

            Assert.Contains(lines, line => line.Contains("http://127.0.0.1:", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("bidan, suami, koordinator, mahasiswa", StringComparison.Ordinal) && line.Contains("lancar-demo", StringComparison.Ordinal));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    private static Process Start(string data, int port) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Lancar.Server.dll"), "--urls", $"http://127.0.0.1:{port}", "--Lancar:Data", data, "--Lancar:Demo", "true"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
