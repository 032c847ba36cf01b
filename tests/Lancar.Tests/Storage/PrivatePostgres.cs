using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace Lancar.Tests.Storage;

/// <summary>
/// A PostgreSQL of our own for one test run: its own folder, its own port on the loopback, thrown away at the end. It dies with the
/// test process even when that is killed, because the kernel tells it (parent-death signal). No durability: it holds nothing of worth.
/// </summary>
public sealed class PrivatePostgres : IDisposable
{
    private const string HowToInstall = "PostgreSQL is not installed: run 'apt-get install postgresql' (15 or later), or set LANCAR_SKIP_POSTGRES=1 to leave these tests out.";

    private readonly BlockingThread keeper = new();
    private readonly string folder = Path.Combine(Path.GetTempPath(), "lancar-pg-" + Guid.CreateVersion7().ToString("N"));
    private Process? server;
    private int databases;

    /// <summary>True when the person running the tests chose to leave PostgreSQL out.</summary>
    public static bool Skipped => Environment.GetEnvironmentVariable("LANCAR_SKIP_POSTGRES") == "1";

    private int Port { get; } = FreePort();

    private static bool IsRoot => geteuid() == 0;

    /// <summary>Starts the server on first use and makes a new empty database.</summary>
    public string NewDatabase()
    {
        lock (keeper)
        {
            server ??= Start();
            var name = "test" + (++databases).ToString(CultureInfo.InvariantCulture);
            using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            connection.Open();
            using var command = new NpgsqlCommand($"create database {name}", connection);
            command.ExecuteNonQuery();
            return ConnectionString(name);
        }
    }

    public void Dispose()
    {
        lock (keeper)
        {
            if (server is { HasExited: false })
            {
                // SIGINT: fast shutdown.
                _ = kill(server.Id, 2);
                if (!server.WaitForExit(10_000))
                {
                    server.Kill();
                    server.WaitForExit();
                }
            }

            server?.Dispose();
            server = null;
            keeper.Dispose();
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=lancar;Database={database};Maximum Pool Size=20;Timeout=30";

    private Process Start()
    {
        var binaries = Binaries();
        Directory.CreateDirectory(folder);
        if (IsRoot)
        {
            Run("chown", ["postgres:postgres", folder]);
        }

        var data = Path.Combine(folder, "data");
        AsPostgres(Path.Combine(binaries, "initdb"), ["-D", data, "-U", "lancar", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"]);

        // The parent-death signal fires when the thread that started the child ends, so a thread that lives as long as we do starts it.
        var started = keeper.Run(() => Process.Start(new ProcessStartInfo("setpriv",
            [
                .. IsRoot ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : Array.Empty<string>(),
                "--pdeathsig", "INT", Path.Combine(binaries, "postgres"), "-D", data, "-p", Port.ToString(CultureInfo.InvariantCulture),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off",
                "-c", "synchronous_commit=off", "-c", "max_connections=100",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder })!);
        started.ErrorDataReceived += (_, _) => { };
        started.OutputDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        WaitUntilReady(started);
        return started;
    }

    private void WaitUntilReady(Process started)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (attempt < 600 && !started.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string Binaries()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return found.OrderDescending(StringComparer.Ordinal).Concat(path)
            .FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")))
            ?? throw new InvalidOperationException(HowToInstall);
    }

    private static void AsPostgres(string program, string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        if (IsRoot)
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error} {output.Result}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);

    [DllImport("libc")]
    private static extern uint geteuid();

    /// <summary>One thread that does what it is told until it is disposed.</summary>
    private sealed class BlockingThread : IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<Action> work = [];

        public BlockingThread() => new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true }.Start();

        public T Run<T>(Func<T> function)
        {
            var result = new TaskCompletionSource<T>();
            work.Add(() =>
            {
                try
                {
                    result.SetResult(function());
                }
                catch (Exception exception)
                {
                    result.SetException(exception);
                }
            });
            return result.Task.GetAwaiter().GetResult();
        }

        public void Dispose() => work.CompleteAdding();
    }
}

/// <summary>One server for all storage tests.</summary>
[CollectionDefinition(nameof(PostgresCollection))]
public sealed class PostgresCollection : ICollectionFixture<PrivatePostgres>;
