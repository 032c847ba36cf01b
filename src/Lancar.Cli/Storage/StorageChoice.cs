using System.CommandLine;
using Lancar.Domain.Kernel;
using Lancar.Storage;

namespace Lancar.Cli.Storage;

/// <summary>Which database a command works on: named as the server names it, by option or else by the server's own environment.</summary>
internal sealed class StorageChoice
{
    private readonly Option<string?> data = new("--data") { Description = "Lancar:Data (Lancar__Data)" };
    private readonly Option<string?> kind = new("--kind") { Description = "sqlite | postgres (Storage__Kind)" };
    private readonly Option<string?> connection = new("--connection") { Description = "Storage:ConnectionString (Storage__ConnectionString)" };
    private readonly Option<string?> lang = new("--lang") { Description = "id | en" };

    /// <summary>Gives a command the options.</summary>
    public Command AddTo(Command command)
    {
        command.Add(data);
        command.Add(kind);
        command.Add(connection);
        command.Add(lang);
        return command;
    }

    /// <summary>The database asked for, or why none: a wrong kind, no connection, or no database where one should be. Nothing is ever created here.</summary>
    public (Result<StorageOptions> Options, Language Language) Of(ParseResult parsed) => (Read(parsed), Languages.Parse(parsed.GetValue(lang)));

    private Result<StorageOptions> Read(ParseResult parsed)
    {
        var asked = Given(parsed, kind, "Storage__Kind") ?? "sqlite";
        if (!Enum.TryParse<StorageKind>(asked, ignoreCase: true, out var which) || !Enum.IsDefined(which))
        {
            return Fault("kind", ("kind", asked));
        }

        if (Given(parsed, connection, "Storage__ConnectionString") is { } given)
        {
            return new StorageOptions(which, given);
        }

        var file = Path.GetFullPath(Path.Combine(Given(parsed, data, "Lancar__Data") ?? "var", "lancar.db"));
        return which == StorageKind.Postgres ? Fault("connection")
            : File.Exists(file) ? new StorageOptions(which, "Data Source=" + file)
            : Fault("missing", ("file", file));
    }

    private static string? Given(ParseResult parsed, Option<string?> option, string variable) =>
        (parsed.GetValue(option) ?? Environment.GetEnvironmentVariable(variable)) is { Length: > 0 } text ? text : null;

    private static Error Fault(string key, params (string, object)[] values) => new("storage." + key, Texts.Both("storage." + key, values), null);
}
