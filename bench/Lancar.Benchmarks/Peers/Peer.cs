using System.Diagnostics;
using System.Globalization;

namespace Lancar.Benchmarks.Peers;

/// <summary>
/// A warm R or Python process that times its own calls, so that neither start-up nor the pipe counts. When a call takes longer than
/// its limit the process is ended and the next call gets a fresh one.
/// </summary>
public sealed class Peer : IDisposable
{
    private readonly string program;
    private readonly string[] arguments;
    private readonly string load;
    private readonly Dictionary<string, string> data = new(StringComparer.Ordinal);
    private Process? process;

    private Peer(string name, string program, string[] arguments, string load, string version)
    {
        Name = name;
        this.program = program;
        this.arguments = arguments;
        this.load = load;
        Version = version;
    }

    /// <summary>Short name: the library.</summary>
    public string Name { get; }

    /// <summary>Library and interpreter with their versions.</summary>
    public string Version { get; private set; }

    /// <summary>R with a library, or null when either is not installed.</summary>
    public static Peer? R(string library) =>
        Start(new Peer(
            library == "stats" ? "R" : library,
            "Rscript",
            ["--vanilla", Script("server.R")],
            $"suppressPackageStartupMessages(library({library}))",
            library), $"packageVersion('{library}')");

    /// <summary>Debian's Python with SciPy, or null when it is not installed.</summary>
    public static Peer? Python() =>
        Start(new Peer("SciPy", File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [Script("server.py")], "import scipy, scipy.stats as stats", "scipy"), "scipy.__version__");

    /// <summary>Gives the peer a vector; it keeps it, also when it has to be started again.</summary>
    public void Give(string name, IEnumerable<double> values) => Keep("data\t" + name, values);

    /// <summary>Gives the peer a table by rows.</summary>
    public void Give(string name, long[][] rows) =>
        Keep(FormattableString.Invariant($"matrix\t{name}\t{rows.Length}"), rows.SelectMany(row => row).Select(count => (double)count));

    /// <summary>Evaluates code once; false when it fails.</summary>
    public bool Do(string code) => Ask("code\t" + code, TimeSpan.FromMinutes(1)) == "ok";

    /// <summary>Runs an expression so many times and answers its value with the time of one call.</summary>
    public PeerAnswer Time(string expression, int calls, TimeSpan limit)
    {
        ResetPeak();
        var answer = Ask(string.Create(CultureInfo.InvariantCulture, $"time\t{calls}\t{expression}"), limit);
        if (answer is null)
        {
            return PeerAnswer.OutOfTime(limit);
        }

        var part = answer.Split('\t');
        return part[0] == "value"
            ? new PeerAnswer(Number(part[1]), Number(part[2]), Number(part[3]), Peak(), null)
            : PeerAnswer.Failed(part.Length > 1 ? part[1] : answer);
    }

    public void Dispose() => End();

    private static Peer? Start(Peer peer, string version)
    {
        try
        {
            if (peer.Ask("code\t1", TimeSpan.FromMinutes(1)) != "ok")
            {
                return null;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        peer.Version = peer.VersionOf(version);
        return peer;
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    private static double Number(string text) =>
        text switch
        {
            "NaN" or "nan" or "NA" => double.NaN,
            "Inf" or "inf" => double.PositiveInfinity,
            "-Inf" or "-inf" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    private string interpreter = "";

    private string VersionOf(string expression)
    {
        var library = Ask(
            program == "Rscript"
                ? $"code\tstop(as.character({expression}))"
                : $"code\traise Exception({expression})",
            TimeSpan.FromMinutes(1))!.Split('\t')[^1];
        return $"{Name} {library} ({interpreter})";
    }

    private void Keep(string key, IEnumerable<double> values)
    {
        var line = key + "\t" + string.Join('\t', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        data[key.Split('\t')[1]] = line;
        Ask(line, TimeSpan.FromMinutes(1));
    }

    private string? Ask(string line, TimeSpan limit)
    {
        var running = Running();
        running.StandardInput.WriteLine(line);
        running.StandardInput.Flush();
        var answer = running.StandardOutput.ReadLineAsync();
        if (!answer.Wait(limit))
        {
            End();
            return null;
        }

        if (answer.Result is { } text)
        {
            return text;
        }

        End();
        return "error\tthe process ended";
    }

    private Process Running()
    {
        if (process is { HasExited: false })
        {
            return process;
        }

        process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        interpreter = (process.StandardOutput.ReadLine() ?? "").Replace('\t', ' ');
        process.StandardInput.WriteLine("code\t" + load);
        process.StandardInput.Flush();
        if (process.StandardOutput.ReadLine() != "ok")
        {
            return process;
        }

        foreach (var line in data.Values)
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
            process.StandardOutput.ReadLine();
        }

        return process;
    }

    private void End()
    {
        if (process is null)
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        process = null;
    }

    private void ResetPeak() => PeakMemory.Reset(Running().Id);

    private long Peak() => PeakMemory.Of(Running().Id);
}
