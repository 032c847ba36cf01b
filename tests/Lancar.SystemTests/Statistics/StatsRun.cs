using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Statistics;

/// <summary>Runs <c>lancar stats run</c> as its own process, bytes in and lines out.</summary>
public sealed record StatsRun(int ExitCode, string[] Lines, string Errors)
{
    public JsonElement Answer(int index) => JsonDocument.Parse(Lines[index]).RootElement;

    public string? ErrorCode(int index) => Answer(index).GetProperty("error").GetProperty("code").GetString();

    public static StatsRun OfText(string input, params string[] arguments) => OfBytes(Encoding.UTF8.GetBytes(input), arguments);

    public static StatsRun OfBytes(byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "stats", "run", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // A comma-decimal culture must not reach the numbers.
        start.Environment["LC_ALL"] = "id_ID.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        process.WaitForExit();
        return new StatsRun(process.ExitCode, Split(output.Result), errors.Result);
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command may refuse its arguments and end without reading.
        }
    }

    private static string[] Split(string output) =>
        output.Length == 0 ? [] : output[..^(output.EndsWith('\n') ? 1 : 0)].Split('\n');
}
