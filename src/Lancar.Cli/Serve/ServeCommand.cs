using System.CommandLine;
using System.Diagnostics;

namespace Lancar.Cli.Serve;

/// <summary><c>lancar serve</c>: starts the server program that stands in the folder <c>server</c> beside the command's own.</summary>
public static class ServeCommand
{
    /// <summary>The command. Unknown words go on to the server as its configuration, for example <c>--urls</c> or <c>--Storage:Kind=postgres</c>.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Start the server: pages, phone app and sync. / Menjalankan server: halaman, aplikasi HP, dan sinkronisasi.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((result, cancellation) => Serve(result.UnmatchedTokens, cancellation));
        return command;
    }

    private static async Task<int> Serve(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "server", "Lancar.Server.dll"));
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync(
                $"The server program is not installed beside this command: {program}\nProgram server tidak terpasang di samping perintah ini.");
            return 2;
        }

        // The child shares this terminal, so Ctrl+C reaches it and it stops by itself.
        using var server = Process.Start(new ProcessStartInfo("dotnet", [program, .. words]))!;
        await server.WaitForExitAsync(cancellation);
        return server.ExitCode;
    }
}
