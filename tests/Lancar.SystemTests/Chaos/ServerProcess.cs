using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lancar.SystemTests.Chaos;

/// <summary>
/// The real server as a process of its own that can be killed at any moment and started again over the same data, at the same address.
/// It dies with the test process even when that is killed (parent-death signal).
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string[] words;
    private Process? process;
    private string lastWords = "";

    public ServerProcess(string data, params string[] settings)
    {
        Port = FreePort();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
        words =
        [
            "--pdeathsig", "KILL", "dotnet", Path.Combine(AppContext.BaseDirectory, "Lancar.Server.dll"), "--urls", Address.ToString(), "--Lancar:Data", data,
            "--RateLimits:SignInPerMinute", "100000", "--RateLimits:SyncPerMinute", "10000000", "--Logging:LogLevel:Default", "Error", .. settings,
        ];
    }

    public int Port { get; }

    public Uri Address { get; }

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task Start()
    {
        var started = new TaskCompletionSource<Process>();
        // The parent-death signal fires when the thread that started the child ends, so that thread stays as long as the child.
        new Thread(() =>
        {
            using var child = Process.Start(new ProcessStartInfo("setpriv", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            child.OutputDataReceived += (_, line) => lastWords = line.Data ?? lastWords;
            child.ErrorDataReceived += (_, line) => lastWords = line.Data ?? lastWords;
            child.BeginOutputReadLine();
            child.BeginErrorReadLine();
            started.SetResult(child);
            child.WaitForExit();
        }) { IsBackground = true }.Start();
        process = await started.Task;
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Assert.Equal("ok", await http.GetStringAsync("/health"));
                return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && clock.Elapsed < Patience)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>SIGKILL: no farewell, nothing flushed.</summary>
    public async Task Kill()
    {
        var dying = process ?? throw new InvalidOperationException("The server does not run.");
        process = null;
        dying.Kill();
        // Its port is free when nothing answers any more.
        while (await Answers())
        {
            await Task.Delay(10);
        }
    }

    /// <summary>The last line it wrote.</summary>
    public string LastWords => lastWords;

    public void Dispose() => process?.Kill();

    private async Task<bool> Answers()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
