using System.Buffers;
using System.CommandLine;
using Lancar.Domain.Kernel;
using Lancar.Interop.Statistics;

namespace Lancar.Cli.Statistics;

/// <summary><c>lancar stats run [FILE]</c>: the batch door of the statistics engine, JSON Lines in and out.</summary>
public static class StatsRunCommand
{
    private const int LongestLine = 64 * 1024 * 1024;
    private const int Answered = 0;
    private const int NotReadable = 2;

    /// <summary>The command <c>stats</c> with its part <c>run</c>.</summary>
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "JSON Lines; standard input when left out. / JSON Lines; masukan standar bila tidak disebut.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var run = new Command(
            "run",
            "Answer statistics requests, one JSON object per line. / Menjawab permintaan statistik, satu objek JSON per baris.")
        {
            file,
        };
        run.SetAction((parsed, cancellation) => Run(parsed.GetValue(file), cancellation));
        return new Command("stats", "The statistics engine for scripts. / Mesin statistik untuk skrip.") { run };
    }

    private static async Task<int> Run(string? path, CancellationToken cancellation)
    {
        try
        {
            await using var input = path is null ? Console.OpenStandardInput() : File.OpenRead(path);
            await using var output = Console.OpenStandardOutput();
            await Answer(input, output, cancellation);
            return Answered;
        }
        catch (Exception fault) when (path is not null && fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            var missing = Texts.Both("command.file-missing", ("file", path ?? ""));
            await Console.Error.WriteLineAsync(missing.English + "\n" + missing.Indonesian);
            return NotReadable;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                $"The input cannot be read: {fault.Message}\nMasukan tidak dapat dibaca: {fault.Message}");
            return NotReadable;
        }
    }

    private static async Task Answer(Stream input, Stream output, CancellationToken cancellation)
    {
        var lines = new LineReader(input, LongestLine);
        var answers = new ArrayBufferWriter<byte>();
        for (long number = 1; await lines.Next(cancellation) is { } line; number++)
        {
            if (line.TooLong)
            {
                StatisticsLine.RefuseLength(number, LongestLine, answers);
            }
            else
            {
                StatisticsLine.Answer(line.Bytes, number, answers);
            }

            answers.Write("\n"u8);
            await output.WriteAsync(answers.WrittenMemory, cancellation);
            answers.ResetWrittenCount();
            if (!lines.HasBufferedLine)
            {
                await output.FlushAsync(cancellation);
            }
        }
    }
}
