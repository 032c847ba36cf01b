using System.Diagnostics;
using System.Globalization;

namespace Lancar.Benchmarks.Peers;

/// <summary>
/// A warm R or Python process that times its own calls, so that neither start-up nor the pipe counts. When a call takes longer than
/// its limit the process is ended and the next call gets a fresh one.
/// </summary>
public sealed class Peer : IDisposable
{
    private const int LargestKilobytes = 12_000_000;

    private readonly string program;
    private readonly string[] arguments;
    private readonly string load;
    private readonly List<string> told = [];
    private Process? process;
    private string interpreter = "";

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

    /// <summary>Debian's Python with statsmodels, or null when it is not installed.</summary>
    public static Peer? StatsModels() =>
        Start(new Peer("statsmodels", File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [Script("server.py")], "import statsmodels; from statsmodels.stats.meta_analysis import combine_effects", "statsmodels"), "statsmodels.__version__");

    /// <summary>Gives the peer a vector; it keeps it, also when it has to be started again.</summary>
    public void Give(string name, IEnumerable<double> values) => Keep("data\t" + name, values);

    /// <summary>Gives the peer a table by rows.</summary>
    public void Give(string name, long[][] rows) =>
        Keep(FormattableString.Invariant($"matrix\t{name}\t{rows.Length}"), rows.SelectMany(row => row).Select(count => (double)count));

    /// <summary>Evaluates code once; false when it fails.</summary>
    public bool Do(string code) => Tell("code\t" + code);

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
        if (!peer.Launch())
        {
            peer.End();
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

    private string VersionOf(string expression)
    {
        var library = Ask(
            program == "Rscript"
                ? $"code\tstop(as.character({expression}))"
                : $"code\traise Exception({expression})",
            TimeSpan.FromMinutes(1))!.Split('\t')[^1];
        return $"{Name} {library} ({interpreter})";
    }

    private void Keep(string key, IEnumerable<double> values) =>
        Tell(key + "\t" + string.Join('\t', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));

    // What was told is told again to a fresh process.
    private bool Tell(string line)
    {
        told.Add(line);
        return Ask(line, TimeSpan.FromMinutes(1)) == "ok";
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
        if (process is not { HasExited: false })
        {
            Launch();
            foreach (var line in told)
            {
                Say(line);
            }
        }

        return process!;
    }

    // False where the program or the library is not installed.
    private bool Launch()
    {
        // A peer that asks for more memory than a laptop has is to fail by itself and not to take the machine with it.
        process = Process.Start(new ProcessStartInfo("sh", ["-c", $"ulimit -v {LargestKilobytes}; exec \"$@\"", "sh", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine() is not { } greeting)
        {
            return false;
        }

        interpreter = greeting.Replace('\t', ' ');
        return Say("code\t" + load) == "ok";
    }

    private string? Say(string line)
    {
        process!.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine();
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
