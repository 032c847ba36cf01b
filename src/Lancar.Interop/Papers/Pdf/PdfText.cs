using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Lancar.Interop.Papers.Pdf;

/// <summary>
/// Takes the text out of a PDF by poppler's <c>pdftotext -layout</c>, in a process of its own: with bounds on its time, memory and output, and killed when it
/// passes one. The file goes in through a pipe; nothing is written to disk.
/// </summary>
internal static class PdfText
{
    private const string Program = "pdftotext";
    private const int Seconds = 30;
    private const int MemoryKib = 1536 * 1024;
    private const int MostErrorLength = 4096;

    // The shell sets the bounds and then becomes the program; a system without one of them goes without it.
    private const string Bounded = "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2; exec \"$@\"";

    private static readonly string[] Options = ["-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"];

    /// <summary>The text, pages divided by form feeds.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="cancellation">Gives up and ends the process.</param>
    /// <exception cref="PaperFault"><c>no-pdftotext</c>, <c>password</c>, <c>pdf-locked</c>, <c>broken-pdf</c>, <c>pdf-too-slow</c> or <c>too-much-text</c>.</exception>
    public static string Of(byte[] pdf, CancellationToken cancellation) => OfAsync(pdf, cancellation).GetAwaiter().GetResult();

    private static async Task<string> OfAsync(byte[] pdf, CancellationToken cancellation)
    {
        using var process = Started();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(Seconds));
        try
        {
            var output = Output(process.StandardOutput.BaseStream, patience.Token);
            var error = Error(process.StandardError, patience.Token);
            await Feed(process, pdf, patience.Token).ConfigureAwait(false);
            var text = await output.ConfigureAwait(false);
            var said = await error.ConfigureAwait(false);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return text is null ? throw new PaperFault("too-much-text", ("limit", ReadingLimits.TextLength / 1024 / 1024)) : Judged(process.ExitCode, said, text);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PaperFault("pdf-too-slow", ("seconds", Seconds));
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process Started()
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = Program;
        }
        else
        {
            start.FileName = "/bin/sh";
            foreach (var word in new[] { "-c", Bounded, "sh", MemoryKib.ToString(System.Globalization.CultureInfo.InvariantCulture), Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), Program })
            {
                start.ArgumentList.Add(word);
            }
        }

        foreach (var option in Options)
        {
            start.ArgumentList.Add(option);
        }

        try
        {
            return Process.Start(start) ?? throw new PaperFault("no-pdftotext");
        }
        catch (Win32Exception)
        {
            throw new PaperFault("no-pdftotext");
        }
    }

    private static async Task Feed(Process process, byte[] pdf, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped listening: its exit code says why.
        }
    }

    /// <summary>The output, or null when it is longer than any paper; then the process is not listened to any more.</summary>
    private static async Task<string?> Output(Stream stream, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > ReadingLimits.TextLength)
            {
                stream.Close();
                return null;
            }
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private static async Task<string> Error(StreamReader reader, CancellationToken cancellation)
    {
        var said = new StringBuilder();
        var buffer = new char[1024];
        for (int count; (count = await reader.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (said.Length < MostErrorLength)
            {
                said.Append(buffer, 0, count);
            }
        }

        return said.ToString();
    }

    /// <summary>Exit codes of poppler: 0 done, 1 cannot be opened, 3 the file forbids taking its text. 126 and 127 are the shell's: no such program.</summary>
    private static string Judged(int exit, string said, string text) => exit switch
    {
        0 => text,
        126 or 127 => throw new PaperFault("no-pdftotext"),
        3 => throw new PaperFault("pdf-locked"),
        _ when said.Contains("password", StringComparison.OrdinalIgnoreCase) => throw new PaperFault("password"),
        137 or 152 => throw new PaperFault("pdf-too-slow", ("seconds", Seconds)),
        _ => throw new PaperFault("broken-pdf"),
    };

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
