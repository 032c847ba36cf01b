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
        run.SetAction(parsed => Run(parsed.GetValue(file)));
        return new Command("stats", "The statistics engine for scripts. / Mesin statistik untuk skrip.") { run };
    }

    private static int Run(string? path)
    {
        try
        {
            using var input = path is null ? Console.OpenStandardInput() : File.OpenRead(path);
            using var output = Console.OpenStandardOutput();
            Answer(input, output);
            return Answered;
        }
        catch (Exception fault) when (path is not null && fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            var missing = Texts.Both("command.file-missing", ("file", path ?? ""));
            Console.Error.WriteLine(missing.English + "\n" + missing.Indonesian);
            return NotReadable;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"The input cannot be read: {fault.Message}\nMasukan tidak dapat dibaca: {fault.Message}");
            return NotReadable;
        }
    }

    private static void Answer(Stream input, Stream output)
    {
        var lines = new LineReader(input, LongestLine);
        var answers = new ArrayBufferWriter<byte>();
        for (long number = 1; lines.Next() is { } line; number++)
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
            output.Write(answers.WrittenSpan);
            answers.ResetWrittenCount();
            if (!lines.HasBufferedLine)
            {
                output.Flush();
            }
        }
    }
}
